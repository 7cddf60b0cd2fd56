"""A small closed world of figures: a nation, a province and its school, few periods, few numbers."""

from datetime import date

from hypothesis import strategies as st

from vneduunion.model import (
    Counted,
    Dataset,
    Figure,
    Mark,
    Measure,
    Operator,
    Scope,
    State,
    Status,
    Tie,
    TieKind,
    Timing,
    Unit,
    UnitKind,
)
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity


def measure(id_, counts, timing=Timing.FLOW, **more):
    return Measure(id=id_, name=Name(vi=id_), counts=counts, timing=timing, **more)


MEASURES = (
    measure("turns", Counted.TURN, turns_of="persons"),
    measure("persons", Counted.PERSON),
    measure("groups", Counted.GROUP, Timing.EXISTED),
    measure("founded", Counted.GROUP, part_of=("groups",)),
    measure("listed", Counted.GROUP, Timing.STOCK, presumed_part_of=("groups",)),
    measure("share", Counted.SHARE),
    measure("age", Counted.PERSON, over_time=Operator.MEAN),
    measure("registered", Counted.TOPIC, state=State.REGISTERED),
    measure("recognised", Counted.TOPIC, state=State.RECOGNISED),
    measure("applied", Counted.TOPIC, state=State.APPLIED),
    measure("applied.known", Counted.TOPIC, state=State.APPLIED, part_of=("recognised",)),
)
TIES = (
    Tie(child="province", parent="nation", kind=TieKind.GUIDANCE),
    Tie(child="school", parent="province", kind=TieKind.DIRECT),
    Tie(child="friend", parent="nation", kind=TieKind.COORDINATION),
)
PERIODS = (Period.year(2023), Period.year(2024), Period.school_year(2023), Period.as_of(date(2024, 12, 31)))
DAYS = (date(2023, 12, 31), date(2024, 1, 1), date(2024, 6, 1), date(2024, 12, 31))
QUANTITIES = (
    *map(Quantity.exact, (0, 3, 4, 12_000)),
    Quantity(low=4),
    Quantity(high=6, likely_low=5),
    Quantity(low=3, high=6),
)
GONE = "gone"
OWN_IDS = [f"f{number}" for number in range(7)]

maybe_day = st.none() | st.sampled_from(DAYS)


def _unit(id_, kind=UnitKind.GRASSROOTS, **life):
    return Unit(id=id_, kind=kind, name=Name(vi=id_), **life)


@st.composite
def _lives(draw):
    since, until = draw(maybe_day), draw(maybe_day)
    if since and until and since > until:
        since, until = until, since
    return {
        "since": since,
        "until": until,
        "mark": draw(st.sampled_from([None, Mark.CONFIRMED, Mark.INFERRED])),
    }


def seldom(value, other):
    """Mostly a value that makes figures comparable, now and then another one."""
    return st.sampled_from([value, value, value, *other])


@st.composite
def _figures(draw, measures):
    size = draw(st.integers(2, 7))
    units = draw(
        st.sampled_from(
            [("nation",), ("province", "nation"), ("nation", "province", "school", "friend", GONE)]
        )
    )
    scopes = draw(st.sampled_from([(Scope.SECTOR,), (None,), (None, *Scope)]))
    periods = draw(st.sampled_from([PERIODS[:1], PERIODS[1:2], PERIODS]))
    sources = draw(st.sampled_from([("s0",), ("s0", "s1")]))
    statuses = draw(st.sampled_from([(None,), (None, *Status)]))
    wholes = draw(st.sampled_from([(None,), (None, None, *OWN_IDS[:2], GONE)]))
    return [
        Figure(
            id=OWN_IDS[number],
            measure=draw(st.sampled_from(measures)),
            unit=draw(st.sampled_from(units)),
            period=draw(st.sampled_from(periods)),
            quantity=draw(st.sampled_from(QUANTITIES)),
            source=draw(st.sampled_from(sources)),
            scope=draw(st.sampled_from(scopes)),
            movement=draw(seldom(None, ["movement"])),
            activity=draw(seldom(None, ["activity"])),
            part_of=draw(st.sampled_from(wholes)),
            reported=draw(seldom(None, DAYS)),
            status=draw(st.sampled_from(statuses)),
        )
        for number in range(size)
    ]


@st.composite
def _series(draw):
    """Figures of one kind over years, and now and then another unit's or a second one of a year."""
    return [
        Figure(
            id=f"y{number}",
            measure="turns",
            unit=draw(seldom("nation", ["province"])) if number > 6 else "nation",
            period=Period.year(2010 + number - (number == 8)),
            quantity=draw(st.sampled_from([*map(Quantity.exact, (0, 2, 3, 5, 8, 2_000)), Quantity(low=4)])),
            source=draw(seldom("s0", ["s1"])),
        )
        for number in range(draw(st.integers(5, 10)))
    ]


_TOGETHER = (
    ("turns", "persons"),
    ("turns", "persons"),
    ("groups", "founded", "listed"),
    ("turns",),
    ("registered", "recognised"),
    ("registered", "recognised"),
    ("recognised", "applied", "applied.known"),
    ("share", "turns", "age", "persons", GONE),
    ("share", "turns", "age", "persons", GONE),
)


@st.composite
def worlds(draw):
    """Datasets of the three units, one that only works with them, and some figures."""
    together = draw(st.sampled_from([None, *_TOGETHER, *_TOGETHER]))
    figures = draw(_series() if together is None else _figures(together))
    life = draw(st.none() | _lives()) or {}
    units = (
        _unit("nation", UnitKind.CENTRAL_SECTOR_UNION),
        _unit("province", UnitKind.LOCAL_SECTOR_UNION, **life),
        _unit("school", **life),
        _unit("friend"),
    )
    return Dataset(units=units, ties=TIES, measures=MEASURES, figures=figures)
