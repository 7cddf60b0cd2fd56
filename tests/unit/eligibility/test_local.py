"""What places set for themselves: each parameter by its unit."""

from fractions import Fraction
from typing import Any

import pytest

from vneduunion.eligibility.local import Local, local_parameters
from vneduunion.errors import BadRecord
from vneduunion.model import Rounding
from vneduunion.reference import rulebooks

FIGHTER = rulebooks()["grassroots-emulation-fighter"]
WORKER = rulebooks()["advanced-worker"]
SHARE = "a whole number of basis points from 0 to 10000 (4000 is 40 %)"
NUMBER = "a whole number from 0 up"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Local({}, None)),
        ({"co-authors": 2, "contribution": 0}, Local({"co-authors": 2, "contribution": 0}, None)),
        ({"contribution": 10_000, "co-authors": 0}, Local({"contribution": 10_000, "co-authors": 0}, None)),
        ({"grassroots-fighters": 1_500}, Local({"grassroots-fighters": 1_500}, None)),
        ({"rounding": "DOWN"}, Local({}, Rounding.DOWN)),
        ({"rounding": Rounding.UP, "leaders": 1}, Local({"leaders": 1}, Rounding.UP)),
    ],
)
def test_parameters_are_those_of_the_rulebook_and_of_works(given: dict[str, Any], expected: Local) -> None:
    assert local_parameters(FIGHTER, given) == expected


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"contribution": 0.4}, f"parameters.contribution: expected {SHARE}, found 0.4"),
        (
            {"contribution": Fraction(2, 5)},
            f"parameters.contribution: expected {SHARE}, found Fraction(2, 5)",
        ),
        ({"contribution": -1}, f"parameters.contribution: expected {SHARE}, found -1"),
        ({"contribution": 10_001}, f"parameters.contribution: expected {SHARE}, found 10001"),
        ({"leaders": 10_001}, f"parameters.leaders: expected {SHARE}, found 10001"),
        ({"co-authors": "two"}, f"parameters.co-authors: expected {NUMBER}, found 'two'"),
        ({"co-authors": True}, f"parameters.co-authors: expected {NUMBER}, found True"),
        ({"co-authors": 2.5}, f"parameters.co-authors: expected {NUMBER}, found 2.5"),
        ({"co-authors": None}, f"parameters.co-authors: expected {NUMBER}, found None"),
        ({"rounding": "down"}, "parameters.rounding: 'down' is not one of: DOWN, NEAREST, UP"),
        ({"rounding": 1}, "parameters.rounding: 1 is not one of: DOWN, NEAREST, UP"),
    ],
)
def test_what_is_no_value_of_a_parameter_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(BadRecord) as caught:
        local_parameters(FIGHTER, given)
    assert str(caught.value) == f"assess: {said}"


def test_what_is_expected_is_said_in_vietnamese_too() -> None:
    with pytest.raises(BadRecord) as caught:
        local_parameters(WORKER, {"contribution": -4})
    assert "cần số nguyên phần vạn từ 0 đến 10000 (4000 là 40 %), nhưng gặp -4" in caught.value.text("vi")


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(BadRecord) as caught:
        local_parameters(WORKER, {"coauthors": 2, "rounding": "UP", "co-authors": -1, "contribution": "x"})
    assert [fault.place for fault in caught.value.faults] == [
        "parameters",
        "parameters",
        "parameters.co-authors",
        "parameters.contribution",
    ]
    assert caught.value.faults[0].values["found"] == "'coauthors'"


def test_no_other_shape_is_taken() -> None:
    given: Any = ["co-authors"]
    with pytest.raises(TypeError, match="parameters is a mapping of numbers"):
        local_parameters(WORKER, given)
