"""Laws of the roll-up, against events whose true places and days are hidden from the library."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hidden_history import FIRST_DAY, STEP, histories
from tests.rule_checks import on_duckdb
from vneduunion.model import (
    Activity,
    ActivityKind,
    Dataset,
    Figure,
    Initiative,
    InitiativeKind,
    Recognition,
    RecognitionLevel,
    Scope,
    Tie,
    TieKind,
    Unit,
    UnitKind,
)
from vneduunion.rollup import Grid, GridCell, Missing, Reported, roll_up
from vneduunion.structure import Structure
from vneduunion.values.names import Name
from vneduunion.values.periods import Period

LAST_DAY = FIRST_DAY + 7 * STEP
YEARS = tuple(Period.year(year) for year in range(FIRST_DAY.year, LAST_DAY.year + 1))
PERIODS = (*YEARS, Period.span(FIRST_DAY, LAST_DAY))
ROOT = "all"
EVENTS, INITIATIVES = "activities.held", "initiatives.recognised"

Cells = Mapping[tuple[str, str, int], int]


@frozen
class World:
    """What is told, and for each measure, place and period how much there truly was.

    Attributes:
        data: the units and what is told of the events.
        on: the day whose structure is asked for, or `"as-it-was"`.
        truth: the true numbers; those of cells that are not named are 0.
        crisp: whether every day is told, and no unit was split.
    """

    data: Dataset
    on: Structure
    truth: Cells
    crisp: bool


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Up to six events, and initiatives of one or two people, below one root that outlasts all."""
    history = draw(histories())
    on = draw(st.one_of(st.just("as-it-was"), days()))
    people = st.sampled_from(sorted(history.stages[0][1]))
    truth: Counter[tuple[str, str, int]] = Counter()
    crisp = all(each.kind.value != "SPLIT" for each in history.data.successions) and on in {
        "as-it-was",
        LAST_DAY,
    }

    def where(person: int, day: date) -> str | None:
        unit = history.data.units[history.where(person, day)]
        lives = (unit.since or date.min) <= day <= (unit.until or date.max)
        return unit.id if lives else None

    def count(measure: str, who: list[int], day: date) -> None:
        places = {history.where(person, day if on == "as-it-was" else on) for person in who}
        for at, period in enumerate(PERIODS):
            if period.first <= day <= period.last:
                truth.update((measure, place, at) for place in {*places, ROOT})

    activities, initiatives = [], []
    for number in range(draw(st.integers(0, 6))):
        day, who = draw(days()), draw(st.lists(people, min_size=1, max_size=2, unique=True))
        units = tuple(dict.fromkeys(unit for person in who if (unit := where(person, day))))
        who = [person for person in who if where(person, day)]
        if not units:
            continue
        told = draw(blurred(day))
        crisp &= told == Period.day(day)
        if draw(st.booleans()):
            recognised = (Recognition(level=RecognitionLevel.GRASSROOTS, when=told),)
            initiatives.append(
                Initiative(
                    id=f"i{number}",
                    title="T",
                    kind=InitiativeKind.TOPIC,
                    units=units,
                    recognitions=recognised,
                )
            )
            count(INITIATIVES, who, day)
        else:
            activities.append(
                Activity(
                    id=f"e{number}", kind=ActivityKind.TRAINING, name=Name(en="E"), unit=units[0], period=told
                )
            )
            count(EVENTS, [person for person in who if where(person, day) == units[0]][:1], day)
    root = Unit(id=ROOT, kind=UnitKind.CONFEDERATION, name=Name(en="All"))
    ties = [Tie(child=unit.id, parent=ROOT, kind=TieKind.DIRECT) for unit in history.data.units]
    data = Dataset(
        units=[*history.data.units, root],
        ties=ties,
        successions=[evolve(each, shares=()) for each in history.data.successions],
        activities=activities,
        initiatives=initiatives,
    )
    return World(data, on, truth, crisp)


def days() -> st.SearchStrategy[date]:
    """Days from the first to the last change, and after it."""
    return st.integers(0, (LAST_DAY - FIRST_DAY).days).map(lambda days: FIRST_DAY + timedelta(days=days))


def blurred(day: date) -> st.SearchStrategy[Period]:
    """A day as such, as its year, or as some days around it."""
    around = st.tuples(st.integers(0, 200), st.integers(0, 200)).map(
        lambda ends: Period.span(day - timedelta(days=ends[0]), day + timedelta(days=ends[1]))
    )
    return st.one_of(st.just(Period.day(day)), st.just(Period.year(day.year)), around)


def cells(world: World, data: Dataset | None = None) -> dict[tuple[str, str, int], tuple[int, int | None]]:
    """The bounds of every cell that is not empty."""
    grid = roll_up(
        data or world.data,
        [EVENTS, INITIATIVES],
        periods=PERIODS,
        structure=world.on,
        missing=Missing.ZERO,
    )
    return {
        (cell.measure, cell.unit, PERIODS.index(cell.period)): (cell.quantity.low, cell.quantity.high)
        for cell in grid
    }


@settings(deadline=None, max_examples=60)
@given(worlds())
def test_the_bounds_contain_the_truth(world: World) -> None:
    found = cells(world)
    for key in {*found, *world.truth}:
        low, high = found.get(key, (0, 0))
        assert low <= world.truth[key] <= high, key


@settings(deadline=None, max_examples=60)
@given(worlds())
def test_where_all_is_known_they_are_the_truth(world: World) -> None:
    if world.crisp:
        exact = {key: (number, number) for key, number in world.truth.items() if number}
        assert cells(world) == exact


@settings(deadline=None, max_examples=30)
@given(worlds())
def test_restating_neither_creates_nor_loses(world: World) -> None:
    """All that happened counts at the root, whatever became of the units."""
    whole = len(PERIODS) - 1
    found = cells(world)
    for measure in (EVENTS, INITIATIVES):
        known = found.get((measure, ROOT, whole), (0, 0))
        happened = world.data.activities if measure == EVENTS else world.data.initiatives
        assert known[1] == len(happened)


@settings(deadline=None, max_examples=20)
@given(worlds(), st.randoms())
def test_the_order_of_records_means_nothing(world: World, random) -> None:
    tables = {name: random.sample(records, len(records)) for name, records in world.data.tables()}
    assert cells(world, Dataset(**tables)) == cells(world)


@settings(deadline=None, max_examples=30)
@given(worlds(), st.data())
def test_a_sum_in_two_steps_is_the_sum_in_one(world: World, data: st.DataObject) -> None:
    """First each unit's own, year by year; then those as figures, along the ties and over the years.

    What may have been in several units or years counts for the most of each: in two steps it does so twice.
    """
    way = ties_through(data.draw(st.sampled_from(["left", "right", ROOT])), world.data)
    history = evolve(world.data, units=(*world.data.units, *map(middle, MIDDLES)), ties=way)
    asked = {"structure": world.on, "missing": Missing.ZERO}
    years = roll_up(history, [EVENTS], periods=YEARS, scope=Scope.OWN, **asked)
    lasting = [evolve(unit, since=None, until=None) for unit in history.units]
    told = Dataset(units=lasting, ties=way, figures=[*map(as_figure, years)])
    two = bounds_of(roll_up(told, [Reported(EVENTS)], periods=[ALL_YEARS], missing=Missing.ZERO))
    one = bounds_of(roll_up(history, [EVENTS], periods=[ALL_YEARS], **asked))
    for unit, (low, high) in one.items():
        assert two[unit][0] <= low <= high <= two[unit][1]
    if world.crisp:
        assert two == one


ALL_YEARS = Period.span(YEARS[0].first, YEARS[-1].last)
MIDDLES = ("left", "right")


def middle(id_: str) -> Unit:
    return Unit(id=id_, kind=UnitKind.CONFEDERATION, name=Name(en=id_))


def ties_through(first: str, data: Dataset) -> list[Tie]:
    """Every other unit below `first`, the rest below `right`, and these below the root."""
    units = [unit.id for unit in data.units if unit.id != ROOT]
    above = {unit: (first, "right")[at % 2] for at, unit in enumerate(units)} | dict.fromkeys(MIDDLES, ROOT)
    return [Tie(child=child, parent=parent, kind=TieKind.DIRECT) for child, parent in above.items()]


def as_figure(cell: GridCell) -> Figure:
    return Figure(
        id=f"{cell.unit}.{cell.period.first.year}",
        measure=cell.measure,
        unit=cell.unit,
        period=cell.period,
        scope=Scope.OWN,
        quantity=cell.quantity,
        source="first-step",
    )


def bounds_of(grid: Grid) -> dict[str, tuple[int | None, int | None]]:
    return {cell.unit: (cell.quantity.low, cell.quantity.high) for cell in grid}


@settings(deadline=None, max_examples=5)
@given(worlds())
def test_engines_agree(world: World) -> None:
    assert cells(world, on_duckdb(world.data)) == cells(world)
