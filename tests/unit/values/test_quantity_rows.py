"""The rows of the house convention."""

import pytest

from vneduunion.values.quantity_rows import (
    MANY,
    Bounds,
    between,
    few,
    hedged,
    place_value,
    plain,
    plural,
    step,
)
from vneduunion.values.quantity_words import Hedge


@pytest.mark.parametrize(
    ("number", "value"), [(7, 1), (10, 10), (534, 1), (1_320, 10), (47_800, 100), (13_000, 1_000)]
)
def test_place_value_of_the_last_digit_that_is_not_zero(number: int, value: int) -> None:
    assert place_value(number) == value


@pytest.mark.parametrize(
    ("number", "coarse"),
    [
        (47_800, 100),
        (13_000, 1_000),
        (0, 1),
        (7, 1),
        (99, 1),
        (534, 10),
        (93_128, 10),
        (1, 1),
        (10, 10),
        (100, 10),
        (1_000, 100),
        (10**9, 10**8),
        (200 * 10**9, 100 * 10**9),
    ],
)
def test_step(number: int, coarse: int) -> None:
    assert step(number) == coarse


@pytest.mark.parametrize(
    ("number", "bounds"),
    [
        (0, (0, 0, 0, 0)),
        (990, (990, 990, 990, 990)),
        (1_010, (1_001, 1_019, 1_010, 1_010)),
        (1_100, (1_001, 1_199, 1_050, 1_150)),
        (100, (91, 109, 95, 105)),
    ],
)
def test_plain_number(number: int, bounds: tuple[int, ...]) -> None:
    assert plain(number) == bounds


@pytest.mark.parametrize(
    ("hedge", "bounds"),
    [
        (Hedge.OVER, (0, None, 0, 1)),
        (Hedge.AT_LEAST, (0, None, 0, None)),
        (Hedge.NEARLY, (0, 0, 0, 0)),
        (Hedge.AT_MOST, (0, 0, 0, 0)),
        (Hedge.ABOUT, (0, None, 0, 0)),
        (Hedge.EXACTLY, (0, 0, 0, 0)),
    ],
)
def test_hedged_zero_never_goes_below_it(hedge: Hedge, bounds: tuple[int | None, ...]) -> None:
    assert hedged(hedge, 0) == bounds


@pytest.mark.parametrize(
    ("hedge", "bounds"),
    [
        (None, (5, 9, 5, 9)),
        (Hedge.EXACTLY, (5, 9, 5, 9)),
        (Hedge.OVER, (5, None, 5, 9)),
        (Hedge.AT_LEAST, (5, None, 5, 9)),
        (Hedge.NEARLY, (0, 9, 5, 9)),
        (Hedge.AT_MOST, (0, 9, 5, 9)),
        (Hedge.ABOUT, (0, None, 5, 9)),
    ],
)
def test_hedge_before_a_range_keeps_the_side_it_asserts(
    hedge: Hedge | None, bounds: tuple[int | None, ...]
) -> None:
    assert between(hedge, 5, 9) == bounds


def test_vague_words() -> None:
    assert few(1) == (2, None, 2, 9)
    assert few(100) == (200, None, 200, 999)
    assert plural(100) == (100, None, 200, 999)
    assert MANY == (1, None, 1, None)


def test_bounds_multiply_where_they_are_given() -> None:
    assert Bounds(None, 5, 0, 3).times(100) == (None, 500, 0, 300)


def test_code_leaves_out_what_is_unbounded() -> None:
    assert Bounds(534, None, 534, 544).code == "534..;534..544"
    assert Bounds(None, None, None, None).code == "..;.."
