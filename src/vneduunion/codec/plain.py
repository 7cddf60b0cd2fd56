"""Plain data in words: what was found and what was expected, for faults."""

from collections.abc import Mapping
from datetime import date
from reprlib import repr as shortened
from typing import Any

from vneduunion.errors import Fault, LoadError, Words

TEXT = Words("chữ", "text")
WHOLE_NUMBER = Words("số nguyên", "a whole number")
BOOLEAN = Words("true hoặc false", "true or false")
DATE = Words("ngày dạng năm-tháng-ngày", "a date of the form year-month-day")
LIST = Words("danh sách", "a list")
MAPPING = Words("nhóm trường có tên", "a mapping of fields")

_FOUND = {
    bool: Words("giá trị {}", "the value {}"),
    int: Words("số nguyên {}", "the whole number {}"),
    float: Words("số thập phân {}", "the decimal number {}"),
    str: Words("chữ {}", "the text {}"),
    date: Words("ngày {}", "the date {}"),
}


def found(value: Any) -> Words:
    """A plain value as a fault names it, long ones shortened.

    Example:
        >>> found("12").en
        "the text '12'"
        >>> found(None).vi
        'null'
    """
    if value is None:
        return Words("null", "null")
    if isinstance(value, Mapping):
        return MAPPING
    if isinstance(value, list | tuple):
        return LIST
    frame = _FOUND.get(type(value), Words(f"{type(value).__name__} {{}}", f"{type(value).__name__} {{}}"))
    shown = str(value).lower() if type(value) is bool else _shown(value)
    return Words(frame.vi.format(shown), frame.en.format(shown))


def _shown(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else shortened(value)


def refusal(expected: Words, value: Any) -> LoadError:
    """The error of a value of the wrong type; its one fault has no place yet."""
    return LoadError([Fault("", "wrong_type", {"expected": expected, "found": found(value)})])


def sequence(value: Any) -> list[Any] | tuple[Any, ...]:
    """The value itself, if it is a list (or a tuple); a text is not taken for a list of letters.

    Raises:
        LoadError: it is something else.
    """
    if isinstance(value, list | tuple):
        return value
    raise refusal(LIST, value)
