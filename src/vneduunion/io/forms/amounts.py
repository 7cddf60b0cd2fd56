"""The column "Số lượng": a cell as a quantity, or what is wrong with it."""

import re
from datetime import date
from fractions import Fraction
from math import ceil, floor
from unicodedata import normalize

from attrs import evolve

from vneduunion.errors import BadQuantity, Fault, Words
from vneduunion.io.forms.table import UnitOfMeasure, form_table
from vneduunion.io.workbooks import Cell, ErrorCell
from vneduunion.model import Counted
from vneduunion.values.constraints import holds_controls
from vneduunion.values.folding import fold
from vneduunion.values.quantities import Found, Quantity, ReadingFlag
from vneduunion.values.quantity_text import NOTHING_BEHIND

_EXACT_BELOW = 2**53
_LONGEST = 200
"""Characters of a quantity in words; longer texts are prose, and slow to look through."""
_PER_CENT = 100
_CONTINUOUS = frozenset({Counted.VND, Counted.SHARE})
_HAS_UNIT = re.compile(r"%|(?<!\w)(?:phần trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|đồng|đ|vnđ|vnd)(?!\w)")
_A_NUMBER = Words("một số không âm", "a number that is not negative")
_WHOLE = Words("một số nguyên", "a whole number")
_EXACT = Words("một số có nhiều nhất 15 chữ số", "a number of 15 digits at most")
_ONLY = Words("chỉ số lượng, không có chữ đứng trước", "the quantity alone, with no words before it")


def quantity_of(
    cell: Cell, counts: Counted, unit: UnitOfMeasure, *, percent: bool = False
) -> Quantity | Fault:
    """A cell of the column of quantities.

    A number is exact; so is one in printed Vietnamese form ("1.234"), for a form is no prose. Of
    dong and shares that are not whole in the library's units the neighbours on both sides remain.

    Args:
        cell: what the cell holds, not nothing.
        counts: what the row counts.
        unit: what the row counts it in.
        percent: whether Excel shows the number as a per cent, a hundred times what it holds.

    Returns:
        The quantity, or a fault without a place.
    """
    if isinstance(cell, str):
        return _said(cell, counts, unit)
    if isinstance(cell, bool | date | ErrorCell):
        return _wrong(_A_NUMBER, cell)
    if cell is None or cell < 0:
        return Fault("", "too_small", {"found": cell, "limit": 0})
    if cell >= _EXACT_BELOW:
        return _wrong(_EXACT, cell)
    return _number(Fraction(str(cell)) * (_PER_CENT if percent else 1), cell, counts, unit)


def _number(value: Fraction, cell: Cell, counts: Counted, unit: UnitOfMeasure) -> Quantity | Fault:
    scaled = value * unit.scale
    if scaled.denominator > 1 and counts not in _CONTINUOUS:
        return _wrong(_WHOLE, cell)
    return Quantity(low=floor(scaled), high=ceil(scaled))


def _said(text: str, counts: Counted, unit: UnitOfMeasure) -> Quantity | Fault:
    if len(text) > _LONGEST:
        return _unread(f"{text[:_LONGEST]}…", _ONLY)
    added = "" if _HAS_UNIT.search(fold(text)) else unit.words
    try:
        found = Quantity.find(f"{text} {added}", lang="vi", rounded=False)
    except BadQuantity as error:
        return _unread(text, error.expected)
    fault = _fault(text, found, counts)
    return evolve(found.quantity, text=normalize("NFC", text).strip()) if fault is None else fault


def _fault(text: str, found: Found, counts: Counted) -> Fault | None:
    """Words that were read, but not as a number of what the row counts."""
    if ReadingFlag.SKIPPED in found.flags:
        return _unread(text, _ONLY)
    if found.goes_on or holds_controls(text):
        return _unread(text, NOTHING_BEHIND)
    is_share = "%" in text or "phần trăm" in fold(text)
    other = form_table().units.get(fold(found.counted_text))
    if (is_share and counts is not Counted.SHARE) or (other is not None and counts not in other.counts):
        return _wrong(Words("một số theo đơn vị tính của dòng", "a number in the unit of the row"), text)
    if ReadingFlag.FRACTION in found.flags and counts not in _CONTINUOUS:
        return _wrong(_WHOLE, text)
    return None


def _unread(text: str, expected: Words) -> Fault:
    return Fault("", "bad_quantity", {"found": repr(text), "expected": expected})


def _wrong(expected: Words, cell: Cell) -> Fault:
    shown = cell.text if isinstance(cell, ErrorCell) else str(cell)
    return Fault("", "wrong_type", {"expected": expected, "found": repr(shown)})
