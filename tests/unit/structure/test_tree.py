from datetime import date

import pytest

from tests.small_world import UNITS, tie, unit, world
from vneduunion.errors import UnknownId
from vneduunion.model import Dataset, Share, Succession, SuccessionKind, TieKind
from vneduunion.structure import UnitTree, placements, ties_of

BEFORE, ON, AFTER = date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 2)


def succession(kind: SuccessionKind, before: str, after: str, on: date = ON, **more: object) -> Succession:
    return Succession(kind=kind, before=tuple(before.split()), after=tuple(after.split()), on=on, **more)


def union(*successions: Succession, ties=(), ended=(), of_one_day=()) -> Dataset:
    """Units `a` to `e`; those ended lived until the day before ON, those of one day until ON."""
    last = dict.fromkeys(ended, BEFORE) | dict.fromkeys(of_one_day, ON)
    units = [unit(id_, until=last.get(id_)) for id_ in "abcde"]
    return Dataset(units=units, successions=successions, ties=ties)


def parts(data: Dataset, old: str, on: date = AFTER) -> dict[str, tuple[int, int]]:
    return {row.place: (row.low, row.high) for row in UnitTree(data).restate(on).of(old)}


def test_parents_and_children_of_a_day():
    ties = (
        tie("c", "a", TieKind.DIRECT, until=BEFORE),
        tie("c", "b", TieKind.DIRECT, since=ON),
        tie("c", "d", TieKind.GUIDANCE),
    )
    tree = UnitTree(union(ties=ties))
    assert tree.on(BEFORE).parents("c") == ("a",)
    assert tree.on(ON).parents("c") == ("b",)
    assert tree.on(ON).children("b") == ("c",)
    assert tree.on(ON).roots == ("b",)
    assert UnitTree(union(ties=ties), TieKind.GUIDANCE).on(ON).parents("c") == ("b", "d")


def test_a_unit_that_does_not_live_has_no_place():
    tree = UnitTree(union(ties=(tie("c", "a", TieKind.DIRECT),), ended="c"))
    assert "c" in tree.on(BEFORE).units
    assert "c" not in tree.on(ON).units
    assert tree.on(ON).children("a") == ()


def test_all_above_and_below():
    tree = UnitTree(world([]), TieKind.GUIDANCE).on(ON)
    assert tree.ancestors("north.school") == ("north", "nation")
    assert tree.descendants("nation") == ("north", "south", "university", "north.school", "south.school")
    assert tree.level("nation") == 1
    assert tree.level("north.school") == 3


@pytest.mark.parametrize("asked", ["parents", "children", "ancestors", "descendants", "paths", "level"])
def test_a_unit_that_nobody_knows_is_told(asked):
    tree = UnitTree(world([]), TieKind.GUIDANCE)
    with pytest.raises(UnknownId, match=r"no union unit has the id 'nort'; close to it: north"):
        getattr(tree.on(ON), asked)("nort")
    with pytest.raises(UnknownId):
        tree.parents("nort", ON)


def test_a_unit_that_did_not_live_then_has_no_level():
    tree = UnitTree(union(ties=(tie("c", "a", TieKind.DIRECT),), ended="c"))
    assert tree.on(BEFORE).level("c") == 2
    assert tree.on(ON).parents("c") == ()
    with pytest.raises(ValueError, match="c did not live on 2025-07-01"):
        tree.on(ON).level("c")


def test_every_way_up():
    ties = [tie(*pair, TieKind.GUIDANCE) for pair in ("ca", "cb", "ad", "bd")]
    tree = UnitTree(union(ties=ties), TieKind.GUIDANCE).on(ON)
    assert tree.paths("c") == (("c", "a", "d"), ("c", "b", "d"))


def test_a_circle_is_walked_once():
    ties = [tie(*pair, TieKind.DIRECT) for pair in ("ab", "ba")]
    tree = UnitTree(union(ties=ties))
    assert tree.on(ON).paths("a") == (("a", "b"),)
    assert tree.on(ON).ancestors("a") == ("b",)
    assert {(row.unit, row.ancestor) for row in tree.closure()} >= {("a", "b"), ("b", "a")}


def test_the_closure_tells_when():
    ties = (
        tie("c", "a", TieKind.DIRECT, until=BEFORE),
        tie("c", "a", TieKind.DIRECT, since=ON, until=AFTER),
        tie("a", "d", TieKind.DIRECT, since=ON),
    )
    rows = [tuple(row) for row in UnitTree(union(ties=ties)).closure() if row.unit == "c"]
    assert rows == [("c", "c", None, None), ("c", "a", None, AFTER), ("c", "d", ON, AFTER)]


def test_two_ways_up_are_one_row():
    ties = [tie(*pair, TieKind.GUIDANCE) for pair in ("ca", "cb", "ad", "bd")]
    rows = [row for row in UnitTree(union(ties=ties), TieKind.GUIDANCE).closure() if row.unit == "c"]
    assert [row.ancestor for row in rows] == ["c", "a", "b", "d"]


def test_nobody_stands_below_a_unit_that_does_not_live():
    """Nor below what stands above that: one meaning for the tree of a day, parents and the closure."""
    ties = (tie("c", "a", TieKind.DIRECT), tie("a", "d", TieKind.DIRECT))
    tree = UnitTree(union(ties=ties, ended="a"))
    assert tree.on(BEFORE).ancestors("c") == ("a", "d")
    assert tree.on(ON).ancestors("c") == tree.parents("c", ON) == ()
    assert tree.on(ON).paths("c") == (("c",),)
    assert tree.on(ON).children("a") == tree.on(ON).children("d") == ()
    rows = [tuple(row) for row in tree.closure() if row.unit == "c"]
    assert rows == [("c", "c", None, None), ("c", "a", None, BEFORE), ("c", "d", None, BEFORE)]


def test_a_parent_that_is_no_record_is_taken_to_live():
    tree = UnitTree(union(ties=(tie("c", "nobody", TieKind.DIRECT),)))
    assert tree.parents("c", ON) == tree.on(ON).parents("c") == ("nobody",)


def test_a_unit_has_nobody_above_it_after_its_end():
    data = union(ties=(tie("c", "a", TieKind.DIRECT),), ended="c")
    assert [row.until for row in UnitTree(data).closure() if row.unit == "c"] == [BEFORE, BEFORE]


def test_coordination_is_no_line():
    with pytest.raises(ValueError, match="COORDINATION"):
        UnitTree(world([]), TieKind.COORDINATION)
    assert ties_of("vn-34") == frozenset()


def test_merged_units_go_into_the_new_one():
    data = union(succession(SuccessionKind.MERGED, "a b", "c"), ended="ab")
    assert parts(data, "a") == {"c": (10_000, 10_000)}
    assert parts(data, "a", on=BEFORE) == {"a": (10_000, 10_000)}


def test_a_split_without_shares_is_bounds():
    data = union(succession(SuccessionKind.SPLIT, "a", "b c"), ended="a")
    assert parts(data, "a") == {"b": (0, 10_000), "c": (0, 10_000)}


def test_known_shares_are_certain_and_what_is_left_may_be_anywhere():
    data = union(
        succession(SuccessionKind.SPLIT, "a", "b c d", shares=(Share(after="b", basis_points=2_500),)),
        ended="a",
    )
    assert parts(data, "a") == {"b": (2_500, 2_500), "c": (0, 7_500), "d": (0, 7_500)}


def test_shares_that_were_rounded_down_leave_a_rest():
    shares = tuple(Share(after=unit_, basis_points=3_333) for unit_ in "bcd")
    data = union(succession(SuccessionKind.SPLIT, "a", "b c d", shares=shares), ended="a")
    assert parts(data, "a") == dict.fromkeys("bcd", (3_333, 3_334))


def test_shares_of_two_successions_that_exceed_the_whole_tell_nothing():
    data = union(
        succession(SuccessionKind.SPLIT, "a", "b", shares=(Share(after="b", basis_points=7_000),)),
        succession(SuccessionKind.SPLIT, "a", "c", shares=(Share(after="c", basis_points=7_000),)),
        ended="a",
    )
    assert parts(data, "a") == {"b": (0, 10_000), "c": (0, 10_000)}


def test_what_was_parted_and_joined_again_is_whole():
    data = union(
        succession(SuccessionKind.SPLIT, "a", "b c"),
        succession(SuccessionKind.MERGED, "b c", "d", AFTER),
        ended="a",
        of_one_day="bc",
    )
    assert parts(data, "a") == {"d": (10_000, 10_000)}
    assert UnitTree(data).restate(AFTER).on == AFTER


def test_a_successor_that_no_record_tells_of_is_named():
    data = union(succession(SuccessionKind.RENAMED, "a", "z"), ended="a")
    assert parts(data, "a") == {"z": (10_000, 10_000)}


def test_dissolved_without_a_successor_stays_as_it_was():
    data = union(succession(SuccessionKind.DISSOLVED, "a", ""), ended="a")
    assert parts(data, "a") == {"a": (10_000, 10_000)}
    assert UnitTree(data).lineage("a").ends == (ON,)


def test_a_unit_of_another_time_stays_as_it_was():
    data = union(ended="a")
    assert parts(data, "a") == {"a": (10_000, 10_000)}


def test_successions_of_one_day_follow_one_another():
    data = union(
        succession(SuccessionKind.RENAMED, "a", "b"),
        succession(SuccessionKind.MERGED, "b c", "d"),
        ended="abc",
    )
    assert parts(data, "a") == {"d": (10_000, 10_000)}


def test_the_lineage_reaches_both_ways():
    data = union(
        succession(SuccessionKind.MERGED, "a b", "c"),
        succession(SuccessionKind.SPLIT, "c", "d e", AFTER),
        ended="ab",
    )
    lineage = UnitTree(data).lineage("c")
    assert lineage.predecessors == ("a", "b")
    assert lineage.successors == ("d", "e")
    assert UnitTree(data).lineage("a").successors == ("c", "d", "e")
    assert lineage.ends == ()


def test_the_lineage_of_nobody():
    with pytest.raises(UnknownId, match="nobody"):
        UnitTree(Dataset(units=UNITS)).lineage("nobody")


def test_what_became_of_a_unit_may_be_nobody_that_is_known():
    gone = succession(SuccessionKind.MERGED, "a", "nobody", ON)
    data = union(gone, ended="a", ties=(tie("a", "b", TieKind.DIRECT),))
    rows = placements(data, TieKind.DIRECT, AFTER)
    assert [row.place for row in rows if row.unit == "a"] == ["nobody"]
