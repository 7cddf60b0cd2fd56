from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from vneduunion.codec.scalars import choice_reader, read_boolean, read_date, read_text, read_whole_number
from vneduunion.errors import LoadError
from vneduunion.model import Scope

NOON = datetime(2025, 7, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (read_text, ""),
        (read_text, "12"),
        (read_whole_number, 0),
        (read_whole_number, -3),
        (read_whole_number, 2**80),
        (read_boolean, True),
        (read_boolean, False),
        (read_date, date(2025, 7, 1)),
    ],
)
def test_a_value_of_its_type_is_taken_as_it_is(read: Callable[[Any], Any], value: object) -> None:
    assert read(value) is value


@pytest.mark.parametrize(
    ("read", "value", "sentence"),
    [
        (read_text, 5, "expected text, found the whole number 5"),
        (read_text, None, "expected text, found null"),
        (read_text, True, "expected text, found the value true"),
        (read_text, ["a"], "expected text, found a list"),
        (read_text, {"vi": "a"}, "expected text, found a mapping of fields"),
        (read_text, b"a", "expected text, found bytes b'a'"),
        (read_text, Scope.OWN, "expected text, found Scope <Scope.OWN: 'OWN'>"),
        (read_whole_number, "12", "expected a whole number, found the text '12'"),
        (read_whole_number, 12.0, "expected a whole number, found the decimal number 12.0"),
        (read_whole_number, True, "expected a whole number, found the value true"),
        (read_whole_number, float("nan"), "expected a whole number, found the decimal number nan"),
        (read_boolean, 1, "expected true or false, found the whole number 1"),
        (read_boolean, "true", "expected true or false, found the text 'true'"),
        (
            read_date,
            NOON,
            "expected a date of the form year-month-day, found datetime 2025-07-01T12:00:00+00:00",
        ),
        (read_date, 20250701, "expected a date of the form year-month-day, found the whole number 20250701"),
        (read_whole_number, date(2025, 7, 1), "expected a whole number, found the date 2025-07-01"),
    ],
)
def test_a_value_of_another_type_is_never_coerced(
    read: Callable[[Any], Any], value: object, sentence: str
) -> None:
    with pytest.raises(LoadError) as caught:
        read(value)
    assert str(caught.value) == sentence


def test_a_long_value_is_shown_shortened() -> None:
    with pytest.raises(LoadError) as caught:
        read_whole_number("x" * 1_000)
    assert len(str(caught.value)) < 100


def test_refusals_speak_vietnamese() -> None:
    with pytest.raises(LoadError) as caught:
        read_whole_number("12")
    assert caught.value.text("vi") == "cần số nguyên, nhưng gặp chữ '12'"


def test_a_date_may_be_a_text_of_year_month_and_day() -> None:
    assert read_date("2025-07-01") == date(2025, 7, 1)


@pytest.mark.parametrize(
    "text",
    ["20250701", "2025-W27-2", "2025-7-1", "01/07/2025", "2025-07-01\n", ""],
)
def test_another_text_is_no_date(text: str) -> None:
    with pytest.raises(LoadError) as caught:
        read_date(text)
    assert str(caught.value) == f"{text!r} is not a date of the form year-month-day"


@pytest.mark.parametrize("text", ["2025-02-30", "0000-01-01"])
def test_a_day_that_no_calendar_has_is_told_as_such(text: str) -> None:
    with pytest.raises(LoadError) as caught:
        read_date(text)
    assert str(caught.value) == f"{text!r} is not a day of the calendar, of the form year-month-day"
    assert "không phải ngày có trên lịch" in caught.value.text("vi")


def test_a_choice_is_given_by_its_value() -> None:
    assert choice_reader(Scope)("SECTOR", None) is Scope.SECTOR


@pytest.mark.parametrize("text", ["sector", "Scope.SECTOR", " SECTOR", ""])
def test_another_text_is_no_choice_and_the_choices_are_listed(text: str) -> None:
    with pytest.raises(LoadError) as caught:
        choice_reader(Scope)(text, None)
    assert str(caught.value) == f"{text!r} is not one of: OWN, DIRECT, SECTOR"


@pytest.mark.parametrize("value", [None, 1, ["OWN"]])
def test_a_choice_is_a_text(value: object) -> None:
    with pytest.raises(LoadError, match="expected text"):
        choice_reader(Scope)(value, None)
