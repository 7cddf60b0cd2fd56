"""Relations that figures or the caller tell, among many figures."""

from tests.small_world import figure, world
from vneduunion.cells import Complete, Disjoint
from vneduunion.model import Scope
from vneduunion.reconciliation import Linear, reconcile


def conflicts(*figures, **more):
    """What both ways to search find."""
    every, some = (reconcile(world(figures), exhaustive=way, **more).conflicts for way in (True, False))
    told = [[(each.figures, each.assumptions) for each in found] for found in (every, some)]
    assert told[0] == told[1]
    return [({*each.figures}, sorted(each.kind for each in each.assumptions)) for each in some]


def test_what_a_figure_says_it_is_part_of():
    part = figure("p", 12, measure="groups.founded", unit="university", part_of="w")
    assert conflicts(figure("w", 10), part) == [({"w", "p"}, [])]
    assert conflicts(figure("w", 10, measure="share"), part) == []


def test_persons_are_no_more_than_the_turns_they_made():
    turns = figure("t", 10)
    assert conflicts(turns, figure("p", 11, measure="persons")) == [({"t", "p"}, [])]
    assert conflicts(turns, figure("p", 11, measure="persons", scope=None)) == [({"t", "p"}, ["SCOPE"])]
    assert conflicts(turns, figure("p", 11, measure="persons", scope=Scope.OWN)) == []
    assert conflicts(turns, figure("p", 11, measure="persons", unit="north")) == []


def test_rules_are_about_figures_that_are_compared():
    figures = figure("a", 0, unit="north"), figure("b", 8, unit="south"), figure("s", 5, measure="share")
    rule = Linear.read("a + b <= 5")
    assert conflicts(*figures, facts=[rule]) == [({"b"}, [])]
    assert conflicts(*figures, facts=[Linear.read("b <= s")]) == []


def test_figures_that_are_declared_disjoint_are_added_with_what_is_assumed_of_them():
    parts = [figure(f"p{at}", 6, measure="groups.founded", unit="north") for at in (1, 2)]
    apart = Disjoint(figures=("p1", "p2"))
    (found,) = conflicts(*parts, figure("w", 10, measure="groups", scope=None), facts=[apart])
    assert found == ({"p1", "p2", "w"}, ["SCOPE", "SCOPE"])


def test_lists_of_parts_that_are_complete():
    parts = figure("n", 3, unit="north"), figure("s", 4, unit="south")
    complete = Complete(whole="w", parts=("n", "s"))
    assert conflicts(figure("w", 8), *parts, facts=[complete]) == [({"w", "n", "s"}, [])]
    assert conflicts(figure("w", 6), *parts, facts=[complete]) == [({"w", "n", "s"}, [])]
