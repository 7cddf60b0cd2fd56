"""Sums that are found in columns: over units, over periods, over both, and beside the tree."""

import pytest

from tests.small_world import TIES, UNITS, figure, tie, unit, world
from vneduunion.model import Scope, TieKind, UnitKind
from vneduunion.reconciliation import reconcile
from vneduunion.values.periods import Period


def conflicts(*figures, **more):
    found = reconcile(world(figures, **more), exhaustive=False)
    return [{*each.figures} for each in found.conflicts]


def quarter(number, value, **more):
    return figure(f"q{number}", value, period=Period.quarter(2024, number), **more)


def test_quarters_are_together_at_most_the_year():
    assert conflicts(figure("w", 10), *(quarter(at, 3) for at in (1, 2, 3, 4))) == [
        {"w", "q1", "q2", "q3", "q4"}
    ]
    assert conflicts(figure("w", 12), *(quarter(at, 3) for at in (1, 2, 3, 4))) == []


def test_periods_with_a_day_in_common_are_not_added():
    half = figure("half", 6, period=Period.half_year(2024, 1))
    assert conflicts(figure("w", 8), half, quarter(1, 4), quarter(2, 2)) == []
    assert conflicts(figure("w", 8), half, quarter(3, 4)) == [{"w", "half", "q3"}]


def test_quarters_of_units_below_are_added_too():
    parts = [quarter(at, 3, unit="north") for at in (1, 2)]
    assert conflicts(figure("w", 10), *parts, figure("s", 5, unit="south")) == [{"w", "q1", "q2", "s"}]


def test_what_a_unit_has_of_its_own_is_added_to_the_units_below_it():
    own = figure("own", 4, unit="north", scope=Scope.OWN)
    school = figure("school", 4, unit="north.school")
    assert conflicts(figure("w", 7, unit="north"), own, school) == [{"w", "own", "school"}]
    assert conflicts(figure("w", 7), own, school) == [{"w", "own", "school"}]
    assert conflicts(figure("w", 8), own, school) == []


def test_what_does_not_add_up_is_at_most_its_whole_one_by_one():
    parts = [figure(f"p{at}", at, unit=name, measure="persons") for at, name in ((5, "north"), (6, "south"))]
    own = figure("own", 3, measure="persons", scope=Scope.OWN)
    assert conflicts(figure("w", 6, measure="persons"), *parts, own) == []
    assert conflicts(figure("w", 5, measure="persons"), *parts, own) == [{"w", "p6"}]
    assert conflicts(figure("w", 2, measure="persons"), own) == [{"w", "own"}]
    below = figure("deep", 9, measure="persons", unit="north.school")
    assert conflicts(figure("w", 8, measure="persons"), below) == [{"w", "deep"}]
    low = figure("low", 2, measure="persons", unit="north", scope=Scope.OWN)
    assert conflicts(figure("w", 8, measure="persons"), below, low) == [{"w", "deep"}]
    high = figure("high", 10, measure="persons", unit="north", scope=Scope.OWN)
    assert conflicts(figure("w", 9, measure="persons"), below, high) == [{"w", "high"}]


FEDERATED = {
    "units": (
        *UNITS,
        unit("federation", UnitKind.PROVINCIAL_FEDERATION),
        unit("top", UnitKind.CONFEDERATION),
    ),
    "ties": (
        *TIES,
        tie("north", "federation", TieKind.DIRECT),
        tie("federation", "top", TieKind.DIRECT),
        tie("nation", "top", TieKind.DIRECT),
    ),
}
"""North stands below a federation, and below the nation by guidance; both stand below the top."""


@pytest.mark.parametrize(("most", "found"), [(12, []), (11, [{"w", "n", "s"}])])
def test_units_below_another_by_guidance_are_its_parts(most, found):
    parts = [figure("n", 7, unit="north"), figure("s", 5, unit="south")]
    assert conflicts(figure("w", most), *parts, **FEDERATED) == found


@pytest.mark.parametrize(("most", "found"), [(8, []), (7, [{"w", "n"}])])
def test_units_that_have_others_in_common_are_not_added(most, found):
    """What north did is counted by the nation and by the federation."""
    parts = [figure("n", 8), figure("f", 7, unit="federation")]
    assert conflicts(figure("w", most, unit="top"), *parts, **FEDERATED) == found


def test_sums_across_units_that_overlap_are_missed_and_that_is_said():
    """North is below the federation in the tree, so it is not added to the others that the nation has."""
    parts = [figure("n", 7, unit="north"), figure("s", 5, unit="south"), figure("u", 4, unit="university")]
    data = world([figure("w", 15, unit="top"), *parts], **FEDERATED)
    found = reconcile(data, exhaustive=False)
    assert not found.conflicts
    assert not found.complete
    (every,) = reconcile(data, exhaustive=True).conflicts
    assert {*every.figures} == {"w", "n", "s", "u"}
