"""Answers of all candidates: columns, or one value that all have alike."""

import polars as pl
import pytest

from vneduunion.eligibility.at_scale.ranges import Both, Range, column, negative, some
from vneduunion.eligibility.conditions import Need
from vneduunion.eligibility.facts import Fact, FactKind

MIXED = pl.Series([True, False, False])
OTHER = pl.Series([True, True, False])
FACT = Fact(FactKind.WORKS)


def told(both: Both) -> list[list[bool]]:
    return [column(answers, 3).to_list() for answers in both]


@pytest.mark.parametrize("one", [True, False, MIXED])
@pytest.mark.parametrize("other", [True, False, OTHER])
def test_and_and_or_mean_the_same_of_columns_and_of_single_values(one, other):
    left, right = (Both(each, each) for each in (one, other))
    wanted = column(one, 3) & column(other, 3), column(one, 3) | column(other, 3)
    assert told(left & right) == [wanted[0].to_list()] * 2
    assert told(left | right) == [wanted[1].to_list()] * 2
    assert column(negative(one), 3).to_list() == (~column(one, 3)).to_list()


@pytest.mark.parametrize(
    ("least", "wanted"),
    [
        (0, [True, True, True]),
        (1, [True, True, True]),
        (2, [True, True, False]),
        (3, [True, False, False]),
        (4, [False] * 3),
    ],
)
def test_at_least_so_many_of_columns_and_single_values(least, wanted):
    parts = [Both(each, each) for each in (True, MIXED, False, OTHER)]
    assert told(some(least, parts)) == [wanted, wanted]


def test_a_need_is_certainly_met_at_its_worst_and_possibly_at_its_best():
    known = Range(pl.Series([0, 1, 2]), 2)
    assert told(known.met(Need(FACT, 1))) == [[False, True, True], [True, True, True]]
    assert told(known.met(Need(FACT, 1, most=True))) == [[False] * 3, [True, True, False]]
    assert told(known.met(Need(FACT, 3))) == [[False] * 3, [False] * 3]


def test_codes_are_the_values_of_truth():
    assert Both(MIXED, OTHER).codes(3).to_list() == [2, 1, 0]
    assert Both(sure=False, maybe=True).codes(2).to_list() == [1, 1]
