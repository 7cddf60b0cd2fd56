"""Laws of the roll-up of figures, against true numbers that are hidden from the library.

Each unit does something on each day; figures tell of it truthfully, but roughly, for some of the units and days.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from itertools import combinations

import polars as pl
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hidden_history import FIRST_DAY, STEP, History, histories
from tests.rule_checks import on_duckdb
from vneduunion import Dataset, Figure, Grid, Measure, Period, Quantity, Tie, Truth, Unit, roll_up
from vneduunion.model import Counted as Thing
from vneduunion.model import Scope, TieKind, Timing, UnitKind
from vneduunion.rollup import Expected, GridCell, Missing, Open, Reported
from vneduunion.rollup.scheduling import heaviest
from vneduunion.structure.descent import Days
from vneduunion.tables import Tables
from vneduunion.values.names import Name

DAYS = [date(2025, 1, 1) + timedelta(days=at) for at in range(4)]
Atom = tuple[str, date]
"""What one unit did on one day."""
MEASURES = {
    "groups": Measure(id="groups", name=Name(en="Groups"), counts=Thing.GROUP, timing=Timing.EXISTED),
    "sums": Measure(id="sums", name=Name(en="Sums"), counts=Thing.TURN, timing=Timing.FLOW),
    "people": Measure(id="people", name=Name(en="People"), counts=Thing.PERSON, timing=Timing.EXISTED),
}
KINDS = {
    Scope.OWN: set(),
    Scope.DIRECT: {TieKind.DIRECT},
    Scope.SECTOR: {TieKind.DIRECT, TieKind.GUIDANCE},
}


@frozen
class World:
    """What is told, and what it was like.

    Attributes:
        data: the units, their ties and the figures.
        people: who did something in which unit on which day.
        meant: the days that each period means, whatever its words leave open.
        scopes: the true scope of each figure.
    """

    data: Dataset
    people: Mapping[Atom, frozenset[int]]
    meant: Mapping[Period, tuple[date, date]]
    scopes: Mapping[str, Scope]

    def below(self, unit: str, day: date, kinds: set[TieKind]) -> set[str]:
        """A unit and all that stood below it on a day, as far as it lived."""
        found, waiting = {unit}, [unit]
        while waiting:
            at = waiting.pop()
            for tie in self.data.ties:
                on = (tie.since or day) <= day <= (tie.until or day)
                if tie.parent == at and tie.kind in kinds and on and tie.child not in found:
                    found.add(tie.child)
                    waiting.append(tie.child)
        return {each for each in found if _lives(self.data.units[each], day)}

    def atoms(self, unit: str, kinds: set[TieKind], days: Iterable[date]) -> set[Atom]:
        """What a unit and those below it did on some days."""
        return {(each, day) for day in days for each in self.below(unit, day, kinds)}

    def true_atoms(self, unit: str, kinds: set[TieKind], period: Period) -> set[Atom]:
        """The same in what a period means."""
        first, last = self.meant[period]
        return self.atoms(unit, kinds, [day for day in DAYS if first <= day <= last])

    def number(self, measure: str, atoms: Iterable[Atom]) -> int:
        """What was done; how many people did something; or how many did so in each unit, all together."""
        done = [(unit, who) for unit, day in atoms for who in self.people[unit, day]]
        return len({"sums": done, "groups": {*done}, "people": {who for _, who in done}}[measure])

    def may(self, figure: Figure) -> set[Atom]:
        """What a figure may count, as far as its words tell."""
        days = [day for day in DAYS if figure.period.first <= day <= figure.period.last]
        return self.atoms(figure.unit, KINDS[figure.scope or Scope.SECTOR], days)

    def sure(self, figure: Figure, period: Period) -> set[Atom]:
        """What a figure certainly counts of what a period may mean."""
        if figure.period == period:
            first, last = period.first, period.last
        else:
            first, last = figure.period.core_first or DAYS[-1], figure.period.core_last or DAYS[0]
        days = [day for day in DAYS if first <= day <= last and period.first <= day <= period.last]
        return self.atoms(figure.unit, KINDS[figure.scope or Scope.OWN], days)

    def lies_in(self, figure: Figure, place: str, line: TieKind) -> bool:
        """Whether all that a figure may count certainly belongs to a place."""
        days = [day for day in DAYS if figure.period.first <= day <= figure.period.last]
        alive = any(_lives(self.data.units[figure.unit], day) for day in days)
        return alive and self.may(figure) <= self.atoms(place, kinds_of(line), days)


def _lives(unit: Unit, day: date) -> bool:
    return (unit.since or day) <= day <= (unit.until or day)


WHOLE = Period.span(DAYS[0], DAYS[-1])


@st.composite
def meanings(draw: st.DrawFn) -> dict[Period, tuple[date, date]]:
    """All days, and other periods, each with the days that it means; some leave open when they begin or end."""
    found = {WHOLE: (DAYS[0], DAYS[-1])}
    for _ in range(draw(st.integers(0, 3))):
        first, last = sorted(draw(st.tuples(*[st.sampled_from(DAYS)] * 2)))
        period = Period.span(first, last)
        if draw(st.integers(0, 3)) == 0:
            before, after = draw(st.integers(0, 2)), draw(st.integers(0, 2))
            period = Period.span(first - timedelta(days=before), last + timedelta(days=after))
            core = draw(st.sampled_from([(first, last), (None, None), (last, last)]))
            period = evolve(period, core_first=core[0], core_last=core[1])
        found.setdefault(period, (first, last))
    return found


@st.composite
def stretches(draw: st.DrawFn) -> tuple[date | None, date | None]:
    """Days from one to another, mostly open on both sides."""
    if draw(st.integers(0, 3)):
        return None, None
    first, last = sorted(draw(st.tuples(*[st.sampled_from(DAYS)] * 2)))
    return draw(st.sampled_from([(first, last), (first, None), (None, last)]))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Three or four units, some below others, and figures of one measure that tell of them."""
    units = [
        Unit(id=f"u{number}", kind=UnitKind.GRASSROOTS, name=Name(en="U"), since=since, until=until)
        for number, (since, until) in enumerate(draw(st.lists(stretches(), min_size=3, max_size=4)))
    ]
    drawn = [draw(ties_of(units, number)) for number in range(1, len(units)) for _ in range(2)]
    who = st.frozensets(st.integers(1, 4), max_size=3)
    people = {
        (unit.id, day): draw(who) if _lives(unit, day) else frozenset() for unit in units for day in DAYS
    }
    data = Dataset(units=units, ties=[tie for tie in drawn if tie], measures=MEASURES.values())
    world, measure = World(data, people, draw(meanings()), {}), draw(st.sampled_from([*MEASURES]))
    told = [draw(told_of(world, measure, number)) for number in range(draw(st.integers(1, 9)))]
    scopes = {figure.id: scope for figure, scope in told}
    return evolve(world, data=evolve(world.data, figures=[figure for figure, _ in told]), scopes=scopes)


@st.composite
def ties_of(draw: st.DrawFn, units: list[Unit], number: int) -> Tie | None:
    """A tie of a unit to one before it, on days on which both live, if there are such days."""
    above = draw(st.sampled_from([number - 1, number - 1, number // 2]))
    child, parent, drawn = units[number], units[above], draw(stretches())
    since = max((day for day in (child.since, parent.since, drawn[0]) if day), default=None)
    until = min((day for day in (child.until, parent.until, drawn[1]) if day), default=None)
    kind = draw(st.sampled_from([TieKind.DIRECT, TieKind.DIRECT, TieKind.GUIDANCE]))
    if (since and until and since > until) or draw(st.integers(0, 3)) == 0:
        return None
    return Tie(child=child.id, parent=parent.id, kind=kind, since=since, until=until)


@st.composite
def told_of(draw: st.DrawFn, world: World, measure: str, number: int) -> tuple[Figure, Scope]:
    """A true figure, exact or not, which may keep its scope to itself; and that scope."""
    unit = draw(st.sampled_from(world.data.units.keys()))
    scope = draw(st.sampled_from([Scope.SECTOR, Scope.SECTOR, Scope.DIRECT, Scope.OWN]))
    period = draw(st.sampled_from([WHOLE, *world.meant]))
    true = world.number(measure, world.true_atoms(unit, KINDS[scope], period))
    less, more = draw(st.sampled_from([(0, 0), (0, 0), (0, 1), (1, None)]))
    quantity = Quantity(low=max(0, true - less), high=None if more is None else true + more)
    printed = draw(st.sampled_from([scope, scope, None]))
    figure = Figure(
        id=f"f{number}",
        measure=measure,
        unit=unit,
        period=period,
        quantity=quantity,
        source="s",
        scope=printed,
    )
    return figure, scope


def rolled_up(world: World, data: Dataset | Tables | None = None, **asked: object) -> Grid:
    return roll_up(
        data or world.data,
        [Reported(measure) for measure in MEASURES],
        units=world.data.units.keys(),
        periods=world.meant,
        **asked,
    )


def kinds_of(line: TieKind) -> set[TieKind]:
    return KINDS[Scope.DIRECT if line is TieKind.DIRECT else Scope.SECTOR]


def everybody(world: World) -> Expected:
    """All units, whenever they live."""
    return Expected(units=world.data.units.keys(), open=Open.ANY)


LINES = st.sampled_from([TieKind.DIRECT, TieKind.GUIDANCE])
"""The lines along which figures are put together."""


def measure_of(name: str) -> str:
    """The measure of a column of the grid."""
    return name.partition("[")[0]


def holds(cell: GridCell, truth: int) -> bool:
    low, high = cell.quantity.low, cell.quantity.high
    return low <= truth and (high is None or truth <= high)


@settings(deadline=None, max_examples=120)
@given(
    worlds(),
    LINES,
    st.sampled_from([Missing.OPEN, Missing.OPEN, Missing.UNKNOWN]),
    st.sampled_from([None, everybody]),
)
def test_the_bounds_contain_the_truth(
    world: World, line: TieKind, missing: Missing, expected: Callable[[World], Expected] | None
) -> None:
    """Whether nobody says of whom figures are expected, or they are expected of all."""
    grid = rolled_up(world, line=line, missing=missing, expected=expected and expected(world))
    for cell in grid:
        atoms = world.true_atoms(cell.unit, kinds_of(line), cell.period)
        assert holds(cell, world.number(measure_of(cell.measure), atoms)), cell


@settings(deadline=None, max_examples=40)
@given(worlds(), LINES)
def test_where_missing_is_nothing_they_do_if_all_that_was_done_is_reported(
    world: World, line: TieKind
) -> None:
    grid = rolled_up(world, line=line, missing=Missing.ZERO)
    for cell in grid:
        used = grid.explain(cell.measure, cell.unit, cell.period, limit=1_000)["record"]
        sure = set().union(*(world.sure(world.data.figures[each], cell.period) for each in used))
        atoms = world.true_atoms(cell.unit, kinds_of(line), cell.period)
        if {atom for atom in atoms if world.people[atom]} <= sure:
            assert holds(cell, world.number(measure_of(cell.measure), atoms)), cell


@settings(deadline=None, max_examples=50)
@given(worlds(), LINES)
def test_nothing_is_counted_twice_and_nothing_left_out_that_could_go_in(world: World, line: TieKind) -> None:
    """Sums take days of units apart; of people who need not be others on another day only units."""
    grid = rolled_up(world, line=line)
    left = {
        (row["measure"], row["unit"], row["period"], row["record"]): (row["why"], row["by"])
        for row in grid.overlaps.iter_rows(named=True)
    }
    for cell in grid:
        key = cell.measure, cell.unit, grid.periods.index(cell.period)
        used = grid.explain(cell.measure, cell.unit, cell.period, limit=1_000)
        chosen = [world.data.figures[each] for each in used.filter(pl.col("weight_low") > 0)["record"]]
        for one, other in combinations(chosen, 2):
            shared = world.may(one) & world.may(other)
            if measure_of(cell.measure) != "sums" and (one.unit, one.scope) != (other.unit, other.scope):
                units = [{unit for unit, _ in world.may(each)} for each in (one, other)]
                assert units[0].isdisjoint(units[1])
            assert not shared
        for figure in world.data.figures:
            why, by = left.get((*key, figure.id), (None, None))
            if by is not None:
                assert by in {each.id for each in chosen}
                assert figure not in chosen
            elif why is None and figure.measure == measure_of(cell.measure):
                within = figure.period.within(cell.period) is Truth.TRUE
                assert figure in chosen or not within or not world.lies_in(figure, cell.unit, line)


@settings(deadline=None, max_examples=20)
@given(worlds(), LINES, st.randoms())
def test_the_order_of_records_means_nothing(world: World, line: TieKind, random) -> None:
    tables = {name: random.sample(records, len(records)) for name, records in world.data.tables()}
    one, other = (rolled_up(world, data, line=line) for data in (world.data, Dataset(**tables)))
    assert one.table.equals(other.table)
    assert one.overlaps.equals(other.overlaps)


@settings(deadline=None, max_examples=4)
@given(worlds(), LINES)
def test_engines_agree(world: World, line: TieKind) -> None:
    one, other = (rolled_up(world, data, line=line) for data in (world.data, on_duckdb(world.data)))
    assert one.table.equals(other.table)
    assert one.overlaps.equals(other.overlaps)
    assert one.strays.equals(other.strays)


@settings(deadline=None, max_examples=25)
@given(worlds(), LINES)
def test_where_every_day_of_every_unit_is_told_the_sums_are_the_truth(world: World, line: TieKind) -> None:
    told = [
        Figure(
            id=f"{unit}.{day}",
            measure="sums",
            unit=unit,
            period=Period.day(day),
            scope=Scope.OWN,
            quantity=Quantity.exact(len(who)),
            source="s",
        )
        for (unit, day), who in world.people.items()
        if _lives(world.data.units[unit], day)
    ]
    crisp = {period: (period.first, period.last) for period in world.meant if period.has_one_reading}
    told_all = evolve(world, data=evolve(world.data, figures=told), meant=crisp)
    for cell in rolled_up(told_all, line=line, expected=everybody(world)):
        truth = world.number("sums", told_all.true_atoms(cell.unit, kinds_of(line), cell.period))
        if measure_of(cell.measure) == "sums" and cell.coverage.expected:
            assert cell.quantity == Quantity.exact(truth), cell


# --- on the structure of a day -------------------------------------------------------------------


@settings(deadline=None, max_examples=40)
@given(histories(), st.integers(0, 7), st.data())
def test_figures_go_where_their_units_went(history: History, number: int, data: st.DataObject) -> None:
    """People do one thing on some days, of which their unit tells; on another day's structure they are elsewhere."""
    on = FIRST_DAY + number * STEP
    days = data.draw(st.lists(st.integers(0, 700), max_size=3, unique=True))
    figures, truth, people = [], Counter(), history.stages[0][1]
    for day in (FIRST_DAY + timedelta(days=each) for each in days):
        told = Counter(history.where(person, day) for person in people)
        told = {unit: count for unit, count in told.items() if _lives(history.data.units[unit], day)}
        who = [person for person in people if history.where(person, day) in told]
        truth.update(history.where(person, on) for person in who)
        figures += [
            Figure(
                id=f"{unit}.{day}",
                measure="sums",
                unit=unit,
                period=Period.day(day),
                scope=Scope.OWN,
                quantity=Quantity.exact(count),
                source="s",
            )
            for unit, count in told.items()
        ]
    successions = [evolve(each, shares=()) for each in history.data.successions]
    told_all = evolve(history.data, successions=successions, figures=figures, measures=MEASURES.values())
    whole = Period.span(FIRST_DAY, FIRST_DAY + timedelta(days=700))
    grid = roll_up(told_all, [Reported("sums")], periods=[whole], structure=on, missing=Missing.ZERO)
    found = {cell.unit: cell for cell in grid}
    assert {unit for unit, count in truth.items() if count} <= found.keys()
    assert all(holds(cell, truth[unit]) for unit, cell in found.items())


# --- the schedule --------------------------------------------------------------------------------

_RUNS = st.lists(st.tuples(*[st.integers(1, 8)] * 2).map(sorted), min_size=1, max_size=7)


@settings(deadline=None, max_examples=100)
@given(_RUNS, st.data())
def test_no_choice_of_runs_weighs_more(ends: list[list[int]], data: st.DataObject) -> None:
    """Against all choices, one by one."""
    runs = [Days(*each) for each in ends]
    weights = [data.draw(st.tuples(st.integers(0, 5), st.integers(-5, 0))) for _ in runs]

    def weight(choice: Iterable[int]) -> tuple[int, ...]:
        return tuple(map(sum, zip((0, 0), *(weights[at] for at in choice), strict=True)))

    choices = (
        choice
        for size in range(len(runs) + 1)
        for choice in combinations(range(len(runs)), size)
        if not any(runs[one].meet(runs[other]) for one, other in combinations(choice, 2))
    )
    chosen = heaviest(runs, weights)
    assert not any(runs[one].meet(runs[other]) for one, other in combinations(chosen, 2))
    assert weight(chosen) == max(map(weight, choices))
