"""Laws of the operators over records, against records whose true days and amounts are hidden from the library.

The oracle follows the definition in plain Python: the records of one unit that lie in a place and a period become its
value, then the values of units become that of the place. Where several records are of the last day, any of them may
be the last; so what is true is a set of numbers.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import ceil, floor

from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.operator_worlds import (
    AMOUNTS,
    COUNTS,
    DEFINED,
    PAIRS,
    TABLES,
    THINGS,
    activity,
    amounts,
    figure,
    initiative,
)
from tests.rule_checks import on_duckdb
from tests.small_world import measure, tie, unit
from vneduunion import Dataset, Figure, Initiative, Period, Quantity, roll_up
from vneduunion.model import Activity, Operator, Timing
from vneduunion.rollup import Missing, Reported
from vneduunion.tables import Tables

FIRST, LAST = date(2024, 12, 1), date(2025, 3, 31)
PERIODS = (Period.month(2025, 1), Period.month(2025, 2), Period.quarter(2025, 1))
UNITS, MIDDLES, ROOT = ("a", "b", "c"), ("p", "q"), "all"
PLACES = (*UNITS, *MIDDLES, ROOT)
PLAIN = {Operator.SUM, Operator.DISTINCT}
RISING = {*PLAIN, Operator.MAX}
Numbers = frozenset[Fraction]
Cell = tuple[str, int]


@frozen
class Event:
    """What truly happened.

    Attributes:
        thing: the thing counted.
        unit: the unit.
        day: the day.
        amount: 1, or its amount.
    """

    thing: str
    unit: str
    day: date
    amount: int


@frozen
class World:
    """What is told, and what happened.

    Attributes:
        data: the records.
        kind: the definition that counts them.
        events: what they tell of.
        moves: the days on which units went from the first middle to the second.
        exact: whether the days and amounts are told as they are.
    """

    data: Dataset
    kind: str
    events: Sequence[Event]
    moves: Mapping[str, date]
    exact: bool

    def stands_below(self, place: str, event: Event) -> bool:
        moved = self.moves.get(event.unit, date.max) <= event.day
        return place in {event.unit, MIDDLES[moved], ROOT}


DAYS = st.integers(0, (LAST - FIRST).days).map(lambda days: FIRST + timedelta(days=days))
FEW_DAYS = st.sampled_from([date(2025, 1, 5), date(2025, 1, 20), date(2025, 2, 3)])


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Up to six events that one definition counts, of three units of which some move."""
    exact, kind = draw(st.booleans()), draw(st.sampled_from([AMOUNTS, COUNTS, THINGS]))
    moves = {each: draw(DAYS) for each in UNITS if draw(st.booleans())}
    events: list[Event] = []
    records: list[Figure | Activity | Initiative] = []
    for number in range(draw(st.integers(1, 6))):
        day = draw(DAYS | FEW_DAYS)
        who = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=2, unique=True))
        told = Period.day(day) if exact else draw(blurred(day))
        event = Event(f"t{number}", who[0], day, draw(st.integers(0, 9)) if kind == AMOUNTS else 1)
        less, more = (0, 0) if exact else draw(st.sampled_from([(0, 0), (0, 0), (1, 2), (0, None)]))
        quantity = Quantity(
            low=max(0, event.amount - less), high=None if more is None else event.amount + more
        )
        events += [evolve(event, unit=each) for each in (who if kind == THINGS else who[:1])]
        if kind == AMOUNTS:
            records.append(figure(event.thing, who[0], quantity, told))
        else:
            records.append(
                activity(event.thing, who[0], told) if kind == COUNTS else initiative(event.thing, told, *who)
            )
    ties = [tie(middle, ROOT) for middle in MIDDLES]
    for each in UNITS:
        moved = moves.get(each)
        ties.append(tie(each, "p", until=moved and moved - timedelta(days=1)))
        ties += [tie(each, "q", since=moved)] if moved else []
    data = Dataset(units=map(unit, PLACES), ties=ties, **{TABLES[kind]: records})
    return World(data, kind, events, moves, exact)


def blurred(day: date) -> st.SearchStrategy[Period]:
    """A day as such, as its month or year, as some days around it, or as days of which none is certain."""
    around = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(
        lambda ends: Period.span(day - timedelta(days=ends[0]), day + timedelta(days=ends[1]))
    )
    return st.one_of(
        st.just(Period.day(day)),
        st.just(Period.month(day.year, day.month)),
        st.just(Period.year(day.year)),
        around,
    )


# --- the oracle ----------------------------------------------------------------------------------


def truth(world: World, units: Operator, time: Operator, cell: Cell) -> Numbers:
    """All that the number of a cell may truly be; nothing where there is none."""
    place, period = cell[0], PERIODS[cell[1]]
    inside = [
        each
        for each in world.events
        if period.first <= each.day <= period.last and world.stands_below(place, each)
    ]
    if {units, time} <= PLAIN:
        return frozenset({_things(inside)})
    by_unit: dict[str, list[Event]] = defaultdict(list)
    for event in inside:
        if units is not Operator.NONE or event.unit == place:
            by_unit[event.unit].append(event)
    values = [(_over_time(world.kind, time, each), _day_of(time, each)) for each in by_unit.values()]
    if not values:
        return frozenset({Fraction(0)}) if units in RISING else frozenset()
    return _put_together(units, values)


def _things(events: Iterable[Event]) -> Fraction:
    return Fraction(sum({each.thing: each.amount for each in events}.values()))


def _day_of(time: Operator, events: Sequence[Event]) -> date:
    days = [each.day for each in events]
    return min(days) if time is Operator.FIRST else max(days)


def _over_time(kind: str, time: Operator, events: Sequence[Event]) -> Numbers:
    if time in PLAIN:
        return frozenset({_things(events)})
    if kind == AMOUNTS:
        observed = [(each.day, Fraction(each.amount)) for each in events]
    else:
        things = defaultdict(set)
        for each in events:
            things[each.day].add(each.thing)
        observed = [(day, Fraction(len(found))) for day, found in things.items()]
    return _put_together(time, [(frozenset({number}), day) for day, number in observed])


def _put_together(operator: Operator, values: Sequence[tuple[Numbers, date]]) -> Numbers:
    numbers, days = [each for each, _ in values], [day for _, day in values]
    if operator in {Operator.LAST, Operator.FIRST}:
        wanted = max(days) if operator is Operator.LAST else min(days)
        return frozenset().union(*(each for each, day in values if day == wanted))
    if operator is Operator.NONE:
        return frozenset().union(*numbers)
    found: set[Fraction] = set()
    for chosen in product(*numbers):
        found.update(_OPERATORS[operator](chosen))
    return frozenset(found)


_OPERATORS: Mapping[Operator, Callable[[Sequence[Fraction]], tuple[Fraction, ...]]] = {
    Operator.SUM: lambda values: (Fraction(sum(values)),),
    Operator.DISTINCT: lambda values: (max(values), Fraction(sum(values))),
    Operator.MAX: lambda values: (max(values),),
    Operator.MIN: lambda values: (min(values),),
    Operator.MEAN: lambda values: (Fraction(sum(values), len(values)),),
}


# --- the laws ------------------------------------------------------------------------------------

Bounds = Mapping[Cell, tuple[int, int | None]]
SOME_PAIR = st.sampled_from(PAIRS)


def found(world: World, pair: tuple[Operator, Operator], data: Dataset | Tables | None = None) -> Bounds:
    definition = DEFINED[world.kind](*pair)
    grid = roll_up(data or world.data, [definition], periods=PERIODS, missing=Missing.ZERO)
    return {(cell.unit, PERIODS.index(cell.period)): (cell.quantity.low, cell.quantity.high) for cell in grid}


def cells_of(
    world: World, pair: tuple[Operator, Operator]
) -> Iterator[tuple[Numbers, tuple[int, int | None] | None]]:
    """The true numbers and the bounds of each cell that may be."""
    known = found(world, pair)
    for cell in product(PLACES, range(len(PERIODS))):
        yield truth(world, *pair, cell), known.get(cell, (0, 0) if pair[0] in RISING else None)


@settings(deadline=None, max_examples=80)
@given(worlds(), SOME_PAIR)
def test_the_bounds_contain_the_truth(world: World, pair: tuple[Operator, Operator]) -> None:
    for numbers, bounds in cells_of(world, pair):
        for number in numbers:
            assert bounds is not None
            assert bounds[0] <= number
            assert bounds[1] is None or number <= bounds[1]


@settings(deadline=None, max_examples=50)
@given(
    worlds().filter(lambda world: world.exact), SOME_PAIR.filter(lambda pair: pair[1] is not Operator.NONE)
)
def test_where_all_is_known_they_are_the_truth(world: World, pair: tuple[Operator, Operator]) -> None:
    """What goes together over time by NONE is told of the very period alone, and these records are of days."""
    for numbers, bounds in cells_of(world, pair):
        if numbers:
            assert bounds == (floor(min(numbers)), ceil(max(numbers)))
        else:
            assert bounds in {None, (0, None)}


@settings(deadline=None, max_examples=4)
@given(worlds(), SOME_PAIR)
def test_engines_agree(world: World, pair: tuple[Operator, Operator]) -> None:
    assert found(world, pair, on_duckdb(world.data)) == found(world, pair)


# --- the same numbers as figures and as records --------------------------------------------------

OLD, NEW = Period.month(2025, 7), Period.month(2025, 8)
"""Two months of as many days: over time figures are weighed by days, and each record counts once."""
BOTH = Period.span(OLD.first, NEW.last)
VALUES = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from([OLD, NEW])), st.integers(0, 9), min_size=1
)
ALIKE = [pair for pair in PAIRS if Operator.NONE is not pair[0] and Operator.DISTINCT is not pair[1]]


@settings(deadline=None, max_examples=30)
@given(VALUES, st.sampled_from(ALIKE), st.sampled_from(Missing), st.sampled_from([Timing.FLOW, Timing.STOCK]))
def test_records_come_to_what_figures_of_the_same_numbers_come_to(
    values: Mapping[tuple[str, Period], int],
    pair: tuple[Operator, Operator],
    missing: Missing,
    timing: Timing,
) -> None:
    """Records know more where they are distinct, and less where two values are of the same last day."""
    if pair[1] in PLAIN:
        timing = Timing.FLOW  # what is there at the end of a period adds up as what lasts
    rows = [
        figure(f"f{at}", who, number, period) for at, ((who, period), number) in enumerate(values.items())
    ]
    counted = amounts(*pair, timing)
    reported = Reported(measure(rows[0].measure, timing=timing), over_units=pair[0], over_time=pair[1])
    data = Dataset(units=map(unit, "abcd"), ties=[tie(each, "d") for each in "abc"], figures=rows)
    grid = roll_up(data, [counted, reported], units="abcd", periods=[OLD, NEW, BOTH], missing=missing)
    for period, id_ in product([OLD, NEW, BOTH], "abcd"):
        one, other = (grid.cell(each.id, id_, period).quantity for each in (counted, reported))
        assert (one.low, one.high) == (other.low, other.high), (id_, period)
