from datetime import date

import pytest

from tests.small_world import MEASURES, figure, measure
from vneduunion.cells.comparable import counts_things, replaced
from vneduunion.model import Counted, Operator


@pytest.mark.parametrize("operator", Operator)
def test_means_and_extremes_count_nothing(operator):
    counted = operator not in {Operator.MEAN, Operator.MIN, Operator.MAX}
    assert counts_things(measure("m", over_units=operator)) is counted
    assert counts_things(measure("m", over_time=operator)) is counted


def test_shares_count_nothing():
    assert [each.id for each in MEASURES if not counts_things(each)] == ["share", "age"]
    assert not counts_things(measure("m", Counted.SHARE, over_units=Operator.SUM))


def test_the_latest_of_one_source_replaces_the_others():
    days = [date(2025, month, 1) for month in (2, 3, 1)]
    figures = [figure(f"f{number}", 5, reported=day) for number, day in enumerate(days)]
    assert replaced(figures) == {"f0": "f1", "f2": "f1"}


def test_what_is_of_another_source_or_cell_or_without_a_day_replaces_nothing():
    early = figure("a", 5, reported=date(2025, 1, 1))
    for more in ({"source": "other"}, {"scope": None}, {"activity": "x"}):
        assert replaced([early, figure("b", 5, reported=date(2025, 2, 1), **more)]) == {}
    assert replaced([early, figure("b", 5)]) == {}
