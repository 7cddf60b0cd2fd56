"""One cell of text, read as what its column holds."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from vneduunion.codec import PARSERS
from vneduunion.errors import BadDocumentNumber, BadPeriod, BadQuantity, Fault, Words
from vneduunion.tables.columns import Column, Storage
from vneduunion.values.folding import fold
from vneduunion.values.periods import Period, PeriodKind
from vneduunion.values.quantities import Quantity, ReadingFlag
from vneduunion.wording import enum_label

_DIGITS = re.compile(r"[+-]?[0-9]{1,40}")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BOOLEANS = {
    **dict.fromkeys(("true", "yes", "có", "đúng", "x", "1"), True),
    **dict.fromkeys(("false", "no", "không", "sai", "0"), False),
}
_WHOLE_NUMBER = Words(
    "một số nguyên, như 93128 hoặc 93.128; tỷ lệ cũng viết được như 60 %",
    "a whole number, such as 93128 or 93,128; a share also as 60 %",
)
_BOOLEAN = Words("có hoặc không", "yes or no")
_LONGEST = 2_000
"""No word of quantity, no period and no number of a document is longer."""


def read_part(column: Column, text: str) -> Any:
    """A cell of one column.

    Args:
        column: what it holds.
        text: what stands in it, not blank.

    Returns:
        The plain value; or a `Fault` without a place where the text cannot be read. A text for a
        column of texts is left as it is: what is wrong with it, the rules of fields say; the label of
        a choice in either language stands for the choice.

    Example:
        >>> from vneduunion.tables import schemas
        >>> units = schemas()["units"]
        >>> read_part(units.column("since"), "30/6/2025"), read_part(units.column("kind"), "Công đoàn cơ sở")
        (datetime.date(2025, 6, 30), 'GRASSROOTS')
    """
    match column.storage:
        case Storage.WHOLE:
            return _whole_number(text)
        case Storage.BOOLEAN:
            known = _BOOLEANS.get(text.strip().casefold())
            return _wrong_type(_BOOLEAN, text) if known is None else known
        case Storage.DATE:
            return _date(text)
        case _:
            return _labels(column.shape.base).get(fold(text), text) if column.choices else text


def read_value(cls: type, text: str, **options: Any) -> Any:
    """A cell that holds a whole value in words.

    Args:
        cls: `Quantity`, `Period` or `DocumentNumber`.
        text: what stands in it, not blank. A number in a cell is exact, however round.
        options: keyword arguments for the `parse` of the class.

    Returns:
        The value; or a `Fault` without a place where it cannot be read.

    Example:
        >>> read_value(Quantity, "94.000").code, read_value(Quantity, "gần 94.000").code
        ('94000..94000;94000..94000', '0..94000;93000..94000')
    """
    if cls is Quantity:
        options["rounded"] = False
    try:
        return PARSERS[cls](_demand_short(cls, text), **options)
    except (BadQuantity, BadPeriod, BadDocumentNumber) as error:
        return error.fault("")


def _demand_short(cls: type, text: str) -> str:
    """The text itself, so that no reader is kept busy by a page of it."""
    if len(text) <= _LONGEST:
        return text
    refused = {Quantity: BadQuantity, Period: BadPeriod}.get(cls, BadDocumentNumber)
    shortest = Words(f"không quá {_LONGEST} chữ", f"no more than {_LONGEST} characters")
    begun = f"{text[:80]}…"
    raise refused(begun, shortest)


def _whole_number(text: str) -> Any:
    plain = text.strip()[:_LONGEST]
    if _DIGITS.fullmatch(plain):
        return int(plain)
    try:
        found = Quantity.find(plain, rounded=False)
    except BadQuantity:
        return _wrong_type(_WHOLE_NUMBER, text)
    value = found.quantity.low
    alone = ReadingFlag.SKIPPED not in found.flags and not found.counted_text
    return (
        value
        if alone and value is not None and value == found.quantity.high
        else _wrong_type(_WHOLE_NUMBER, text)
    )


def _date(text: str) -> Any:
    plain = text.strip()
    try:
        if _ISO_DATE.fullmatch(plain):
            return date.fromisoformat(plain)
        period = Period.parse(plain[:_LONGEST])
    except (ValueError, BadPeriod):
        return Fault("", "bad_date", {"found": repr(text[:80])})
    return (
        period.first if period.kind is PeriodKind.DAY else Fault("", "bad_date", {"found": repr(text[:80])})
    )


def _wrong_type(expected: Words, text: str) -> Fault:
    return Fault("", "wrong_type", {"expected": expected, "found": repr(text[:80])})


@cache
def _labels(kind: Any) -> Mapping[str, str]:
    """What the choices are called in both languages, folded; the choices themselves stay as they are."""
    found: dict[str, str] = {}
    for member in kind:
        for lang in ("vi", "en"):
            found.setdefault(fold(enum_label(member, lang)), str(member.value))
    return found | {fold(str(member.value)): str(member.value) for member in kind}
