import pytest

from vneduunion.model import Counted, Measure, Operator, Timing
from vneduunion.values.names import Name


def operators(counts, timing, **given):
    measure = Measure(id="m", name=Name(en="M"), counts=counts, timing=timing, **given)
    return measure.units_operator, measure.time_operator


@pytest.mark.parametrize(
    ("counts", "timing", "over_units", "over_time"),
    [
        (Counted.TURN, Timing.FLOW, Operator.SUM, Operator.SUM),
        (Counted.VND, Timing.FLOW, Operator.SUM, Operator.SUM),
        (Counted.AWARD, Timing.FLOW, Operator.SUM, Operator.SUM),
        (Counted.PERSON, Timing.FLOW, Operator.DISTINCT, Operator.DISTINCT),
        (Counted.INITIATIVE, Timing.FLOW, Operator.DISTINCT, Operator.DISTINCT),
        (Counted.GROUP, Timing.EXISTED, Operator.SUM, Operator.DISTINCT),
        (Counted.MEMBER, Timing.STOCK, Operator.SUM, Operator.LAST),
        (Counted.SHARE, Timing.STOCK, Operator.NONE, Operator.NONE),
    ],
)
def test_operators_follow_from_what_is_counted_and_when(counts, timing, over_units, over_time):
    assert operators(counts, timing) == (over_units, over_time)


def test_declared_operators_win():
    given = {"over_units": Operator.MEAN, "over_time": Operator.MAX}
    assert operators(Counted.PERSON, Timing.STOCK, **given) == (Operator.MEAN, Operator.MAX)
