from attrs import evolve

from tests.figure_worlds import day, figure, world
from tests.small_world import tie, unit
from vneduunion.model import Scope, TieKind
from vneduunion.rollup.reach import Reach, Tree, clipped
from vneduunion.structure.descent import ALWAYS, Days
from vneduunion.tables import tables

TREE = Tree(tables(world()))
REACH = Reach(TREE)


def test_scopes_reach_along_their_ties() -> None:
    told = figure("f", "mid", 1)
    reached = {scope: {each for each, _ in REACH.may(evolve(told, scope=scope))} for scope in (None, *Scope)}
    everything = {"mid", "left", "right", "guided"}
    assert reached == {
        None: everything,
        Scope.SECTOR: everything,
        Scope.DIRECT: everything - {"guided"},
        Scope.OWN: {"mid"},
    }
    assert REACH.units(told) == {"mid"}
    assert REACH.units(evolve(told, scope=Scope.SECTOR)) == everything


def test_a_scope_that_is_not_printed_may_be_taken_for_one() -> None:
    reach, told = Reach(TREE, unprinted=Scope.DIRECT), figure("f", "mid", 1)
    assert reach.scope(told) is Scope.DIRECT
    assert reach.units(told) == {"mid", "left", "right"}
    assert reach.scope(evolve(told, scope=Scope.OWN)) is Scope.OWN


def test_units_are_reached_on_days_of_their_ties_and_lives() -> None:
    ties = [tie("low", "top", until=day(3, 31)), tie("low", "top", since=day(3, 1)), tie("gone", "top")]
    units = [unit("top"), unit("low", since=day(2)), unit("gone", until=day(1, 31))]
    runs = Reach(Tree(tables(world(units=units, ties=ties)))).may(figure("f", "top", 1))
    assert dict(runs) == {
        "top": ALWAYS,
        "low": Days.between(day(2), None),
        "gone": Days.between(None, day(1, 31)),
    }
    year = Days.between(day(1), day(12, 31))
    assert dict(clipped(runs, Days.between(day(2), day(12, 31)))).keys() == {"top", "low"}
    assert dict(clipped(runs, year))["gone"] == Days.between(day(1), day(1, 31))


def test_a_unit_without_others_below_it_is_the_same_in_every_scope() -> None:
    told = figure("f", "left", 1)
    assert REACH.may(told) is REACH.sure(told)


def test_what_stands_nearest_the_top_is_known_by_its_depth() -> None:
    assert [TREE.depth(each) for each in ("top", "mid", "left", "guided", "nobody")] == [0, 1, 2, 2, 0]
    around = [tie("a", "b"), tie("b", "a"), tie("c", "a"), tie("d", "c", TieKind.COORDINATION)]
    circle = Tree(tables(world(units=[unit(each) for each in "abcd"], ties=around)))
    assert [circle.depth(each) for each in "abcd"] == [0, 0, 0, 0]


def test_units_that_are_not_known_are_told() -> None:
    assert (TREE.knows("top"), TREE.knows("nobody")) == (True, False)
