import pytest

from vneduunion.model import Operator
from vneduunion.rollup import Missing
from vneduunion.rollup.operators import Value, over_time, over_units, with_gaps
from vneduunion.structure.descent import Days

VALUES = [
    Value(2, 4, days=Days(1, 10)),
    Value(3, 3, days=Days(11, 30)),
    Value(0, 9, sure=False, days=Days(31, 40)),
]
"""Two values, and one that need not be among them."""


@pytest.mark.parametrize(
    ("operator", "known", "with_another"),
    [
        (Operator.SUM, (5, 7), (5, 16)),
        (Operator.DISTINCT, (3, 7), (3, 16)),
        (Operator.MAX, (3, 4), (3, 9)),
        (Operator.MIN, (2, 3), (0, 3)),
        (Operator.MEAN, (2, 4), (0, 9)),
        (Operator.LAST, (3, 3), (0, 9)),
        (Operator.FIRST, (2, 4), (2, 4)),
        (Operator.NONE, (2, 4), (0, 9)),
    ],
)
def test_operators_on_bounds(
    operator: Operator, known: tuple[int, int], with_another: tuple[int, int]
) -> None:
    assert over_units(operator, VALUES[:2])[:2] == known
    assert over_units(operator, VALUES)[:2] == with_another


@pytest.mark.parametrize("operator", Operator)
def test_one_value_is_itself(operator: Operator) -> None:
    assert over_units(operator, VALUES[:1]) == over_time(operator, VALUES[:1]) == VALUES[0]


@pytest.mark.parametrize("operator", sorted({*Operator} - {Operator.MIN, Operator.FIRST}))
def test_an_open_end_stays_open(operator: Operator) -> None:
    assert over_units(operator, [Value(1, 2, days=Days(1, 1)), Value(1, None, days=Days(2, 2))]).high is None


def test_the_least_has_an_end_where_one_of_them_has() -> None:
    assert over_units(Operator.MIN, [Value(1, None), Value(4, 5)])[:2] == (1, 5)
    assert over_units(Operator.MIN, [Value(1, None), Value(4, None)])[:2] == (1, None)
    assert over_units(Operator.MIN, [Value(0, 3, sure=False), Value(0, 2, sure=False)])[:2] == (0, 3)


def test_over_time_means_go_by_days() -> None:
    month, week = Value(40, 40, days=Days(101, 130)), Value(10, 11, days=Days(131, 137))
    assert over_time(Operator.MEAN, [month, week])[:2] == (34, 35)
    assert over_units(Operator.MEAN, [month, week])[:2] == (25, 26)
    assert over_time(Operator.SUM, [month, week])[:2] == (50, 51)


def test_a_mean_over_days_without_an_end_lies_between_the_values() -> None:
    assert over_time(Operator.MEAN, [Value(4, 4, days=Days(101, 130)), Value(1, 9)])[:2] == (1, 9)


@pytest.mark.parametrize("operator", [Operator.LAST, Operator.FIRST])
def test_values_of_one_day_may_each_be_the_one(operator: Operator) -> None:
    tied = [Value(2, 4, days=Days(1, 1)), Value(7, 7, days=Days(1, 1))]
    assert over_units(operator, tied)[:2] == (2, 7)
    unsure = [each._replace(low=0, sure=False) for each in tied]
    assert over_units(operator, unsure) == Value(0, 7, sure=False, days=Days(1, 1))


@pytest.mark.parametrize(
    ("units", "time", "missing", "known"),
    [
        (Operator.SUM, Operator.SUM, Missing.ZERO, (5, 9)),
        (Operator.SUM, Operator.SUM, Missing.OPEN, (5, None)),
        (Operator.SUM, Operator.SUM, Missing.UNKNOWN, (0, None)),
        (Operator.DISTINCT, Operator.LAST, Missing.OPEN, (5, None)),
        (Operator.NONE, Operator.SUM, Missing.OPEN, (5, None)),
        (Operator.MEAN, Operator.SUM, Missing.OPEN, (0, None)),
        (Operator.SUM, Operator.MIN, Missing.OPEN, (0, None)),
        (Operator.MIN, Operator.MIN, Missing.OPEN, (0, 9)),
        (Operator.MIN, Operator.MIN, Missing.UNKNOWN, (0, None)),
        (Operator.LAST, Operator.LAST, Missing.OPEN, (0, None)),
    ],
)
def test_what_is_known_where_parts_are_missing(
    units: Operator, time: Operator, missing: Missing, known: tuple[int, int | None]
) -> None:
    assert with_gaps(Value(5, 9), units, time, missing)[:2] == known
