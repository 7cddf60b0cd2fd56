"""Laws of the tree through time, against people whose whereabouts are hidden from the library."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.hidden_history import FIRST_DAY, STEP, History, histories
from vneduunion.model import Dataset, SuccessionKind, Tie, TieKind, Unit, UnitKind
from vneduunion.rollup.places import with_ids
from vneduunion.rollup.placing import places
from vneduunion.structure import Placement, Structure, UnitTree, placements
from vneduunion.structure.descent import holds
from vneduunion.tables import tables
from vneduunion.values.names import Name

DAYS = st.integers(-1, 13).map(lambda number: FIRST_DAY + number * STEP // 2)
"""Days of changes, and days between them."""


def rows_of(history: History, unit: str, day: date, on: date) -> list[Placement]:
    """Where what happened to a unit on a day belongs."""
    return [
        row
        for row in UnitTree(history.data).restate(on).of(unit)
        if (row.since or date.min) <= day <= (row.until or date.max)
    ]


@given(history=histories(), day=DAYS, on=DAYS)
def test_the_bounds_contain_where_the_people_went(history: History, day: date, on: date) -> None:
    for unit in {history.where(person, day) for person, _ in enumerate(history.stages[0][1])}:
        if not alive(history, unit, day):
            continue
        people = [person for person in history.stages[0][1] if history.where(person, day) == unit]
        rows = {row.place: row for row in rows_of(history, unit, day, on)}
        ends = [history.where(person, on) for person in people]
        assert {*ends} <= {*rows}
        for target, row in rows.items():
            part = Fraction(10_000 * ends.count(target), len(people))
            assert row.low <= part <= row.high


def alive(history: History, unit: str, day: date) -> bool:
    record = history.data.units[unit]
    return (record.since or date.min) <= day <= (record.until or date.max)


@given(history=histories(), on=DAYS)
def test_nothing_is_created_and_nothing_lost(history: History, on: date) -> None:
    """Each day of each unit's life is in one run, and the parts of a run can sum to the whole."""
    crosswalk = UnitTree(history.data).restate(on)
    for unit in history.data.units:
        runs: dict[tuple[date | None, date | None], list[Placement]] = {}
        for row in crosswalk.of(unit.id):
            runs.setdefault((row.since, row.until), []).append(row)
        spans = list(runs)
        assert (spans[0][0], spans[-1][1]) == (unit.since, unit.until)
        assert all(one[1] + timedelta(days=1) == other[0] for one, other in pairwise(spans))
        for rows in runs.values():
            assert sum(row.low for row in rows) <= 10_000 <= sum(row.high for row in rows)
            assert len({row.place for row in rows}) == len(rows)


@given(history=histories(), on=DAYS)
def test_without_a_split_all_is_certain_in_the_time_to_come(history: History, on: date) -> None:
    if any(each.kind is SuccessionKind.SPLIT for each in history.data.successions):
        return
    for row in UnitTree(history.data).restate(on).rows:
        if (row.since or date.min) <= on:
            assert (row.low, row.high) == (10_000, 10_000)


@given(
    history=histories(),
    day=DAYS,
    on=DAYS,
    sides=st.lists(st.sampled_from(["east", "west"]), min_size=14, max_size=14),
)
def test_what_happened_counts_above_as_the_people_do(
    history: History, day: date, on: date, sides: list[str]
) -> None:
    """Each unit stands below one of two others for all its life, and these below one that is above all."""
    side = dict(zip((unit.id for unit in history.data.units), sides, strict=False))
    upper = [Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(en=id_)) for id_ in ("east", "west", "top")]
    ties = [Tie(child=child, parent=parent, kind=TieKind.DIRECT) for child, parent in side.items()]
    ties += [Tie(child=child, parent="top", kind=TieKind.DIRECT) for child in ("east", "west")]
    data = history.data.with_units([*history.data.units, *upper]).with_ties(ties)
    rows = [row for row in placements(data, structure=on) if row.unit in side and holds(row, day)]
    for unit in {row.unit for row in rows}:
        people = [person for person in history.stages[0][1] if history.where(person, day) == unit]
        places = {row.place: row for row in rows if row.unit == unit}
        assert (places["top"].low, places["top"].high) == (10_000, 10_000)
        for place in ("east", "west") if people else ():
            there = [side[history.where(person, on)] for person in people].count(place)
            low, high = (places[place].low, places[place].high) if place in places else (0, 0)
            assert low <= Fraction(10_000 * there, len(people)) <= high


@given(history=histories())
def test_the_structure_of_its_own_day_changes_nothing(history: History) -> None:
    for unit in history.data.units:
        for day in filter(None, (unit.since, unit.until)):
            assert [row.place for row in rows_of(history, unit.id, day, day)] == [unit.id]


UNITS = ("a", "b", "c", "d", "e")
OPEN = st.none() | DAYS


@st.composite
def standing(draw: st.DrawFn) -> Dataset:
    """Five units that live and stand below each other as it comes, days being open or not; no circles."""
    units = [Unit(id=each, kind=UnitKind.GRASSROOTS, name=Name(en=each), **draw(ends())) for each in UNITS]
    pairs = st.lists(st.tuples(st.sampled_from(UNITS), st.sampled_from(UNITS)), max_size=7)
    ties = [
        Tie(child=child, parent=parent, kind=TieKind.DIRECT, **draw(ends()))
        for child, parent in draw(pairs)
        if child < parent
    ]
    return Dataset(units=units, ties=ties)


def ends() -> st.SearchStrategy[dict[str, date | None]]:
    return st.tuples(OPEN, OPEN).map(
        lambda days: (
            {"since": None, "until": days[0]} if None in days else {"since": min(days), "until": max(days)}
        )
    )


@given(data=standing(), day=DAYS)
def test_the_tree_of_a_day_the_closure_and_places_are_one(data: Dataset, day: date) -> None:
    """A unit stands below another on a day on which both and all between them live."""
    tree = UnitTree(data)
    closure = {(row.unit, row.ancestor) for row in tree.closure() if holds(row, day)}
    columns = {structure: places_on(data, structure, day) for structure in ("as-it-was", day)}
    for unit in data.units:
        if holds(unit, day):
            expected = {unit.id, *walked(data, unit.id, day)}
            assert {unit.id, *tree.on(day).ancestors(unit.id)} == expected
            assert {upper for lower, upper in closure if lower == unit.id} == expected
            assert columns["as-it-was"][unit.id] == columns[day][unit.id] == expected
            assert set(tree.parents(unit.id, day)) == set(tree.on(day).parents(unit.id))


def walked(data: Dataset, unit: str, day: date) -> set[str]:
    """All above a unit on a day, step by step."""
    found: set[str] = set()
    for tie in data.ties:
        if tie.child == unit and holds(tie, day) and holds(data.units[tie.parent], day):
            found |= {tie.parent, *walked(data, tie.parent, day)}
    return found


def places_on(data: Dataset, structure: Structure, day: date) -> dict[str, set[str]]:
    """Where a roll-up counts what happens to each unit on a day."""
    found: dict[str, set[str]] = {}
    made = places(tables(data), TieKind.DIRECT, structure)
    rows = with_ids(made.runs.join(made.weights, on="run"), made.names)
    for unit, place, since, until in rows.select("unit", "place", "since", "until").iter_rows():
        if (since or date.min) <= day <= (until or date.max):
            found.setdefault(unit, set()).add(place)
    return found
