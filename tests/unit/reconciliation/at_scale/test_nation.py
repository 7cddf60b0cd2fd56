"""A nation to be asked: what was not settled in time is not kept for the next question."""

from tests.small_world import figure, world
from vneduunion.reconciliation.at_scale.nation import Nation
from vneduunion.reconciliation.given import Given
from vneduunion.tables import tables

PAPER = figure("whole", 10), figure("part", 12, unit="north"), figure("twice", 11, unit="north")


def test_what_was_not_settled_in_time_is_searched_again():
    nation = Nation(tables(world(PAPER)), Given())
    hurried = nation.bounds("whole", assume=(), seconds=0)
    unhurried = nation.bounds("whole", assume=(), seconds=None)
    assert (hurried.high, hurried.complete) == (None, False)
    assert (unhurried.low, unhurried.high, unhurried.complete) == (10, 10, True)
