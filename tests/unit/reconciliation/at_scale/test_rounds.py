"""Components of figures that no tree tells alone: covers, grown round by round."""

import pytest

from tests.small_world import figure, tie, unit, world
from vneduunion.model import Source
from vneduunion.reconciliation import reconcile
from vneduunion.values.periods import Period

UNITS = [unit(each) for each in ("top", "ua", "ua1", "ua2", "ub", "ub1")]
TIES = [tie("ua", "top"), tie("ub", "top"), tie("ua1", "ua"), tie("ua2", "ua"), tie("ub1", "ub")]
SOURCES = [Source(id=f"r{at}", title=f"R{at}", reliability=at) for at in range(1, 10)]
HALF = figure("half", 1, unit="ua1", period=Period.half_year(2024, 1))
"""Makes part of the year what is said of it: no sheet stands alone."""


def both(*figures, **more):
    """The weight and what is given up, which a search of all with all weighs as much."""
    data = world((*figures, HALF), units=UNITS, ties=TIES, sources=SOURCES)
    every, some = (reconcile(data, exhaustive=way, **more) for way in (True, False))
    assert not some.unproved
    weights = [
        sum({each.component: each.weight for each in found.explanations}.values()) for found in (every, some)
    ]
    assert weights[0] == weights[1]
    given_up = {id_ for each in some.explanations for choice in each.choices for id_ in choice.figures}
    return weights[1], given_up


def test_what_units_below_say_stands_behind_the_figure_of_their_unit():
    parts = figure("a", 12, unit="ua"), figure("a1", 6, unit="ua1"), figure("a2", 6, unit="ua2")
    assert both(figure("w", 10, unit="top"), *parts) == (5, {"w"})


def test_where_the_whole_is_dearer_both_are_given_up():
    whole = figure("w", 10, unit="top", source="r9")
    a = figure("a", 12, unit="ua", source="r2")
    parts = figure("a1", 6, unit="ua1", source="r2"), figure("a2", 6, unit="ua2", source="r8")
    assert both(whole, a, *parts) == (4, {"a", "a1"})


def test_a_figure_in_two_broken_sums_is_given_up_once():
    whole, a = figure("w", 10, unit="top", source="r9"), figure("a", 8, unit="ua", source="r9")
    parts = figure("a1", 12, unit="ua1", source="r4"), figure("a2", 3, unit="ua2", source="r4")
    assert both(whole, a, *parts) == (4, {"a1"})


@pytest.mark.parametrize(("fixed", "given_up"), [((), {"a"}), (("a",), {"a1"})])
def test_sums_that_break_once_another_figure_is_given_up_are_met_in_the_next_round(fixed, given_up):
    whole = figure("w", 10, unit="top", source="r9")
    a = figure("a", 4, unit="ua", source="r3")
    parts = figure("a1", 5, unit="ua1", source="r4"), figure("b", 3, unit="ub", source="r9")
    assert both(whole, a, *parts, fixed=fixed)[1] == given_up


def test_what_breaks_above_grows_the_component():
    whole = figure("w", 10, unit="top", source="r5")
    a = figure("a", 4, unit="ua", source="r1")
    parts = figure("a1", 9, unit="ua1", source="r7"), figure("b", 6, unit="ub", source="r7")
    assert both(whole, a, *parts) == (6, {"a", "w"})


def test_two_components_below_one_figure_stay_apart():
    figures = (
        figure("w", 100, unit="top"),
        figure("a", 4, unit="ua", source="r3"),
        figure("a1", 5, unit="ua1"),
        figure("b", 4, unit="ub", source="r2"),
        figure("b1", 5, unit="ub1"),
    )
    assert both(*figures) == (5, {"a", "b"})
