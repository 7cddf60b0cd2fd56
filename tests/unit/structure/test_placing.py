from datetime import date

from tests.small_world import tie, unit
from vneduunion.model import Dataset, Succession, SuccessionKind, TieKind
from vneduunion.structure import placements

BEFORE, ON = date(2025, 6, 30), date(2025, 7, 1)
ALL = (10_000, 10_000)


def places(data: Dataset, unit_: str, structure, line=TieKind.DIRECT) -> dict[str, tuple[int, int]]:
    return {row.place: (row.low, row.high) for row in placements(data, line, structure) if row.unit == unit_}


def union(*successions: Succession, ties: str, ended: str = "") -> Dataset:
    """Units `a` to `e`, those ended until the day before ON; ties as `ab` for `a` below `b`."""
    return Dataset(
        units=[unit(id_, until=BEFORE if id_ in ended else None) for id_ in "abcde"],
        ties=[tie(*pair, TieKind.DIRECT) for pair in ties.split()],
        successions=successions,
    )


def succession(kind: SuccessionKind, before: str, after: str) -> Succession:
    return Succession(kind=kind, before=tuple(before), after=tuple(after), on=ON)


def test_as_it_was_follows_the_ties_of_each_day():
    data = Dataset(
        units=[unit(id_) for id_ in "abc"],
        ties=[tie("a", "b", TieKind.DIRECT, until=BEFORE), tie("a", "c", TieKind.DIRECT, since=ON)],
    )
    rows = [tuple(row) for row in placements(data) if row.unit == "a"]
    assert rows == [("a", None, None, "a", *ALL), ("a", None, BEFORE, "b", *ALL), ("a", ON, None, "c", *ALL)]
    assert places(data, "a", ON) == {"a": ALL, "c": ALL}


def test_what_ended_without_a_successor_counts_above_it_still():
    data = union(succession(SuccessionKind.DISSOLVED, "a", ""), ties="ab bc", ended="a")
    assert places(data, "a", ON) == {"a": ALL, "b": ALL, "c": ALL}


def test_its_parents_count_as_what_they_became():
    data = union(succession(SuccessionKind.MERGED, "bd", "e"), ties="ab bc ec", ended="abd")
    assert places(data, "a", ON) == {"a": ALL, "e": ALL, "c": ALL}


def test_the_parts_of_a_split_are_whole_again_above_all_of_them():
    data = union(succession(SuccessionKind.SPLIT, "a", "bc"), ties="bd ce cd", ended="a")
    assert places(data, "a", ON) == {"b": (0, 10_000), "d": ALL, "c": (0, 10_000), "e": (0, 10_000)}


def test_two_parents_that_became_parts_of_one_split_may_both_hold_it():
    data = Dataset(
        units=[unit("a", until=BEFORE), unit("b", until=BEFORE), *(unit(id_) for id_ in "cde")],
        ties=[tie("a", "b", TieKind.DIRECT), tie("a", "c", TieKind.GUIDANCE)],
        successions=[succession(SuccessionKind.SPLIT, "b", "cd")],
    )
    assert places(data, "a", ON, TieKind.GUIDANCE) == {"a": ALL, "c": ALL, "d": (0, 10_000)}


def test_units_that_ended_in_a_circle():
    data = union(ties="ab ba", ended="ab")
    assert places(data, "a", ON) == {"a": ALL, "b": ALL}
