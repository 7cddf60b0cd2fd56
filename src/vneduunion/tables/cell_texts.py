"""One cell of text, read as what its column holds."""

import re
from functools import cache
from typing import Any

from vneduunion.codec import PARSERS
from vneduunion.codec.days import LONGEST, read_day
from vneduunion.errors import BadDocumentNumber, BadPeriod, BadQuantity, Fault, Lang, Words
from vneduunion.tables.columns import Column, Storage
from vneduunion.values.folding import fold
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity, ReadingFlag
from vneduunion.wording import label_with_code, values_by_label

_DIGITS = re.compile(r"[+-]?[0-9]{1,40}")
_BOOLEANS = {
    **dict.fromkeys(("true", "yes", "có", "đúng", "x", "1"), True),
    **dict.fromkeys(("false", "no", "không", "sai", "0"), False),
}
_WHOLE_NUMBER = Words(
    "một số nguyên, như 93128 hoặc 93.128; tỷ lệ cũng viết được như 60 %",
    "a whole number, such as 93128 or 93,128; a share also as 60 %",
)
_BOOLEAN = Words("có hoặc không", "yes or no")


def read_part(column: Column, text: str) -> Any:
    """A cell of one column.

    Args:
        column: what it holds.
        text: what stands in it, not blank.

    Returns:
        The plain value; or a `Fault` without a place where the text cannot be read. A text for a
        column of texts is left as it is: what is wrong with it, the rules of fields say; the label of
        a choice in either language stands for the choice, with or without the choice in brackets.

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
            return read_day(text)
        case _:
            return values_by_label(column.shape.base).get(fold(text), text) if column.choices else text


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


@cache
def choices_told(column: Column) -> Words:
    """What a cell of a column of choices may say, for people: labels with the choices in brackets.

    Args:
        column: one with choices.

    Example:
        >>> from vneduunion.tables import schemas
        >>> choices_told(schemas()["figures"].column("scope")).en
        'The unit itself (OWN); Directly managed units (DIRECT); Whole sector (SECTOR)'
    """
    return Words(_told(column.shape.base, "vi"), _told(column.shape.base, "en"))


def _told(kind: Any, lang: Lang) -> str:
    return "; ".join(label_with_code(member, lang) for member in kind)


def _demand_short(cls: type, text: str) -> str:
    """The text itself, so that no reader is kept busy by a page of it."""
    if len(text) <= LONGEST:
        return text
    refused = {Quantity: BadQuantity, Period: BadPeriod}.get(cls, BadDocumentNumber)
    shortest = Words(f"không quá {LONGEST} chữ", f"no more than {LONGEST} characters")
    begun = f"{text[:80]}…"
    raise refused(begun, shortest)


def _whole_number(text: str) -> Any:
    plain = text.strip()[:LONGEST]
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


def _wrong_type(expected: Words, text: str) -> Fault:
    return Fault("", "wrong_type", {"expected": expected, "found": repr(text[:80])})
