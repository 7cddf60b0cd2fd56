"""Components in trees of figures that are related to one another alone."""

from tests.small_world import figure, tie, unit, world
from vneduunion.model import Source, Status
from vneduunion.reconciliation import reconcile

UNITS = [unit(each) for each in ("top", "ua", "ua1", "ub", "ub1")]
TIES = [tie("ua", "top"), tie("ub", "top"), tie("ua1", "ua"), tie("ub1", "ub")]
SOURCES = [Source(id=f"r{at}", title=f"R{at}", reliability=at) for at in range(1, 10)]


def given_up(*figures, **more):
    """What each component gives up; with as many conflicts as there are sums that are broken."""
    found = reconcile(world(figures, units=UNITS, ties=TIES, sources=SOURCES), exhaustive=False, **more)
    return [
        (each.weight, {id_ for choice in each.choices for id_ in choice.figures})
        for each in found.explanations
    ], len(found.conflicts)


def test_what_breaks_once_something_is_given_up_belongs_to_the_same_component():
    figures = (
        figure("w", 10, unit="top"),
        figure("a", 4, unit="ua", source="r1"),
        figure("a1", 9, unit="ua1", source="r7"),
        figure("b", 6, unit="ub", source="r7"),
    )
    assert given_up(*figures) == ([(6, {"a", "w"})], 1)


def test_what_is_mended_below_belongs_to_what_is_broken_above():
    figures = (
        figure("w", 10, unit="top", source="r9"),
        figure("a", 8, unit="ua", source="r9"),
        figure("a1", 9, unit="ua1", source="r2"),
        figure("b", 3, unit="ub", source="r9"),
    )
    assert given_up(*figures) == ([(11, {"a", "a1"})], 2)


def test_components_apart_stay_apart():
    figures = (
        figure("w", 100, unit="top"),
        figure("a", 4, unit="ua", source="r3"),
        figure("a1", 5, unit="ua1"),
        figure("b", 4, unit="ub", source="r2"),
        figure("b1", 5, unit="ub1"),
    )
    assert given_up(*figures) == ([(3, {"a"}), (2, {"b"})], 2)


def test_of_figures_that_may_be_revised_the_cheapest_is_given_up():
    revised = figure("x", 30, unit="ua", status=Status.PROVISIONAL, source="r9")
    assert given_up(figure("w", "nearly 10", unit="top"), revised) == ([(1, set())], 1)
    assert given_up(figure("w", 5, unit="top", source="r1"), figure("a", 9, unit="ua")) == ([(1, {"w"})], 1)


def test_a_figure_that_mends_two_sums_one_above_the_other_is_told_once():
    figures = (
        figure("w", 10, unit="top", source="r9"),
        figure("a", 8, unit="ua", source="r9"),
        figure("a1", 20, unit="ua1", source="r2"),
        figure("b", 1, unit="ub", source="r9"),
    )
    assert given_up(*figures) == ([(2, {"a1"})], 1)
