"""How single plain values are read: each as what it is, nothing coerced silently.

Each reader takes the value and the type wanted, as a compiled reader calls its hooks. Its faults
have no place yet: whoever calls it knows where the value stands.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from reprlib import repr as shortened
from typing import Any

from vneduunion.codec.plain import BOOLEAN, DATE, TEXT, WHOLE_NUMBER, refusal
from vneduunion.errors import Fault, LoadError, Words

Hook = Callable[[Any, Any], Any]
"""Reads a plain value (first) as a type (second)."""

REMEMBERED = 4096
"""How many days, and how many periods, are remembered for the next time they are read."""

_ON_THE_CALENDAR = Words(
    "ngày có trên lịch, dạng năm-tháng-ngày", "a day of the calendar, of the form year-month-day"
)
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_text(value: Any, _: Any = str) -> str:
    """The value itself, if it is a text; 5 is not "5".

    Raises:
        LoadError: it is something else.
    """
    if type(value) is str:
        return value
    raise refusal(TEXT, value)


def read_whole_number(value: Any, _: Any = int) -> int:
    """The value itself, if it is a whole number; neither "12" nor 12.0 is 12, nor is True 1.

    Raises:
        LoadError: it is something else.
    """
    if type(value) is int:
        return value
    raise refusal(WHOLE_NUMBER, value)


def read_boolean(value: Any, _: Any = bool) -> bool:
    """The value itself, if it is true or false; 1 is not true.

    Raises:
        LoadError: it is something else.
    """
    if type(value) is bool:
        return value
    raise refusal(BOOLEAN, value)


def read_date(value: Any, _: Any = date) -> date:
    """A date given as one, or as a text of the form year-month-day; a time of day is refused.

    Raises:
        LoadError: it is something else, or there is no such day.
    """
    if type(value) is date:
        return value
    if type(value) is not str:
        raise refusal(DATE, value)
    return _day(value)


@lru_cache(maxsize=REMEMBERED)  # a document names few days, each of them often
def _day(text: str) -> date:
    expected = DATE
    try:
        # `fromisoformat` alone would also take 20250701 and 2025-W27-2.
        if _ISO_DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        expected = _ON_THE_CALENDAR
    raise LoadError([Fault("", "bad_date", {"found": shortened(text), "expected": expected})])


def choice_reader(kind: type[StrEnum]) -> Hook:
    """The reader of an enumeration, whose members are given by their values, e.g. `"SECTOR"`.

    It raises `LoadError` on what is no text, or not one of the choices, which the fault lists.
    """
    members = {member.value: member for member in kind}

    def read(value: Any, _: Any = kind) -> StrEnum:
        if type(value) is str and value in members:
            return members[value]
        choices = {"found": shortened(read_text(value)), "choices": ", ".join(members)}
        raise LoadError([Fault("", "not_a_choice", choices)])

    return read


SCALARS: Mapping[type, Hook] = {
    str: read_text,
    int: read_whole_number,
    bool: read_boolean,
    date: read_date,
}
"""The readers of simple types."""
