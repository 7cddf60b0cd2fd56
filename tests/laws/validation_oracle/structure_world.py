"""Small worlds of units, ties, territories and successions, in which rules are often broken."""

from datetime import date

from hypothesis import strategies as st

from vneduunion.model import (
    Dataset,
    Share,
    Succession,
    SuccessionKind,
    Territory,
    TerritoryRank,
    Tie,
    TieKind,
    Unit,
    UnitKind,
)
from vneduunion.values.names import Name

DAYS = (
    date(2019, 12, 31),
    date(2025, 6, 11),
    date(2025, 6, 12),
    date(2025, 6, 30),
    date(2025, 7, 1),
    date(2025, 7, 2),
)
UNITS, TERRITORIES, NOBODY = ("u1", "u2", "u3", "u4"), ("t1", "t2", "t3"), "nobody"


@st.composite
def spans(draw):
    since, until = (draw(st.none() | st.sampled_from(DAYS)) for _ in range(2))
    if since is not None and until is not None:
        since, until = min(since, until), max(since, until)
    return {"since": since, "until": until}


@st.composite
def units(draw):
    made = []
    for id_ in UNITS[: draw(st.integers(1, 4))]:
        level = draw(st.none() | st.integers(1, 4))
        where = draw(st.none() | st.sampled_from((*TERRITORIES, NOBODY)))
        kind = draw(st.sampled_from(UnitKind))
        name = Name(vi=id_)
        made.append(Unit(id=id_, kind=kind, level=level, name=name, territory=where, **draw(spans())))
    return made


@st.composite
def ties(draw, kinds=tuple(TieKind), most=6):
    ends = st.sampled_from((*UNITS, NOBODY))
    return [
        Tie(child=draw(ends), parent=draw(ends), kind=draw(st.sampled_from(kinds)), **draw(spans()))
        for _ in range(draw(st.integers(0, most)))
    ]


@st.composite
def territories(draw):
    return [
        Territory(
            id=id_,
            scheme=draw(st.sampled_from(("vn-63", "vn-34", "gso"))),
            code=draw(st.sampled_from(("01", "15", "91"))),
            rank=draw(st.none() | st.sampled_from(TerritoryRank)),
            name=Name(vi=id_),
            parent=draw(st.none() | st.sampled_from((*TERRITORIES, NOBODY))),
            **draw(spans()),
        )
        for id_ in TERRITORIES[: draw(st.integers(1, 3))]
    ]


@st.composite
def successions(draw):
    named = st.sampled_from((*UNITS[:3], *TERRITORIES[:1], NOBODY))
    made = []
    for _ in range(draw(st.integers(1, 3))):
        before, after = (tuple(draw(st.lists(named, max_size=3))) for _ in range(2))
        heirs = st.sampled_from((*after, "u1"))
        each = draw(st.sampled_from((1_000, 3_000, 3_300, 3_333)))
        given = draw(st.lists(heirs, max_size=3) | st.just(after))
        shares = tuple(Share(after=heir, basis_points=each) for heir in given)
        kind, on = draw(st.sampled_from(SuccessionKind)), draw(st.sampled_from(DAYS))
        if before or after:
            made.append(Succession(kind=kind, before=before, after=after, on=on, shares=shares))
    return made


def worlds(**tables):
    """Datasets of some tables.

    Args:
        tables: for each the strategy of its records.
    """
    return st.builds(Dataset, **tables)
