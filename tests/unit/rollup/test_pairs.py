import pytest

from tests.small_world import measure
from vneduunion.model import Counted, Operator, Timing
from vneduunion.rollup.pairs import Pair


@pytest.mark.parametrize("units", [None, Operator.SUM, Operator.DISTINCT])
@pytest.mark.parametrize("time", [None, Operator.SUM, Operator.DISTINCT])
def test_what_is_counted_once_each_has_no_pair(units: Operator | None, time: Operator | None) -> None:
    assert Pair.of(measure("m", over_units=units, over_time=time)) is None


@pytest.mark.parametrize(
    ("counts", "timing", "named", "pair"),
    [
        (Counted.TURN, Timing.FLOW, {"over_units": Operator.MAX}, (Operator.MAX, Operator.SUM)),
        (Counted.PERSON, Timing.FLOW, {"over_time": Operator.MEAN}, (Operator.DISTINCT, Operator.MEAN)),
        (Counted.MEMBER, Timing.STOCK, {"over_units": Operator.MEAN}, (Operator.MEAN, Operator.LAST)),
    ],
)
def test_what_one_operator_leaves_open_follows_from_what_is_counted(
    counts: Counted, timing: Timing, named: dict[str, Operator], pair: tuple[Operator, Operator]
) -> None:
    assert Pair.of(measure("m", counts, timing, **named)) == pair


def test_values_of_records_or_days_are_put_together_by_any_but_sums() -> None:
    assert [time for time in Operator if not Pair(Operator.MAX, time).observes] == ["SUM", "DISTINCT"]
