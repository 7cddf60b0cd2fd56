"""Cells of workbooks as the texts that columns are read from; nothing is lost or guessed on the way."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, final

from attrs import frozen

from vneduunion.io.workbooks import Cell, ErrorCell, Place, Sheet
from vneduunion.tables import Storage, TableSchema
from vneduunion.tables.columns import VALUE
from vneduunion.tables.headings import Target
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

_WHOLE_SHARE = 10_000
_PER_CENT = 100
_BARE_NUMBER = re.compile(r"\s*([0-9]{1,9}(?:[.,][0-9]{1,9})?)\s*")
_EXACT_BELOW = 10**15


@final
@frozen(kw_only=True)
class SheetColumn:
    """A column of a sheet that has a head.

    Attributes:
        number: its number in the sheet, counted from 1.
        head: what stands at its head, told apart from those of the columns before it.
        said: what stands at its head, which may stand at others too.
        schema: the table of the sheet.
        target: what the head stands for, or `None`.
    """

    number: int
    head: str
    said: str
    schema: TableSchema
    target: Target | None

    @property
    def field(self) -> str:
        """The field as findings write it."""
        if self.target is None:
            return self.head
        return self.target.name if self.target.part is None else self.target.part.field

    @property
    def holds(self) -> type | None:
        """The class of the values that stand here in words."""
        if self.target is None or not self.target.words:
            return None
        return self.schema.parts(self.target.name)[0].value

    @property
    def whole(self) -> bool:
        """Whether only whole numbers make sense here."""
        if self.target is None:
            return False
        if self.target.part is not None:
            return self.target.part.storage is Storage.WHOLE
        keys = self.schema.keys
        return self.holds is Quantity or keys.get(self.target.name) is Storage.WHOLE

    @property
    def share(self) -> bool:
        """Whether a number here may be a share, which sheets show as a per cent."""
        return self.holds is Quantity or self.basis_points

    @property
    def basis_points(self) -> bool:
        """Whether shares stand here and nothing else."""
        part = None if self.target is None else self.target.part
        return part is not None and part.shape.is_share

    @property
    def listed(self) -> bool:
        """Whether a list stands in each cell."""
        return self.target is not None and self.target.children is not None

    @property
    def refers(self) -> bool:
        """Whether ids stand here, so that a name with the id in brackets stands for the id."""
        if self.target is None:
            return False
        if self.target.key:
            return self.schema.keys[self.target.name] is Storage.TEXT
        child = self.target.children
        part = self.target.part if child is None else child.column(VALUE)
        return part is not None and bool(part.refers_to)


@final
@frozen
class Odd:
    """What is wrong with a cell, for a finding.

    Attributes:
        code: the finding's code.
        values: what its sentence names.
        text: what the cell is read as all the same, or `None`.
    """

    code: str
    values: Mapping[str, Any]
    text: str | None = None


def read_cell(value: Cell, column: SheetColumn, *, percent: bool = False) -> str | Odd | None:
    """A cell as a text.

    Args:
        value: what it holds.
        column: the column that it stands in.
        percent: whether the sheet shows its number as a per cent.

    Returns:
        Its text: of dates in ISO form, of numbers all their digits; `None` for an empty cell; or what
        is wrong with it.
    """
    match value:
        case None:
            return None
        case str():
            return _text(value, column)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return _percent(value) if percent else _number(value, column)
        case ErrorCell():
            return Odd("X133", {"error": value.text})
        case _:
            return _day(value, column)


def perhaps_percents(sheet: Sheet, columns: Collection[SheetColumn]) -> Iterator[Place]:
    """The cells that mean something else where they are shown as a per cent.

    Args:
        sheet: the sheet.
        columns: its columns that have heads.
    """
    whole = {column.number for column in columns if column.whole}
    shares = {column.number for column in columns if column.share}
    for place, value in sheet.cells.items():
        # Of whole numbers only 1 can be a share: 100 %.
        if (type(value) is float and place[1] in whole) or (
            type(value) is int and value == 1 and place[1] in shares
        ):
            yield place


def _text(value: str, column: SheetColumn) -> str | Odd:
    bare = _BARE_NUMBER.fullmatch(value)
    if column.basis_points and bare and _is_unclear(float(bare[1].replace(",", "."))):
        return Odd("X140", {"found": bare[1]})
    return value


def _is_unclear(share: float) -> bool:
    """Whether a bare number may be per cent, a part of one, or basis points: 70 is 70 % for most people."""
    return 0 < share <= _PER_CENT


def _number(value: float, column: SheetColumn) -> str | Odd:
    if column.basis_points and _is_unclear(value):
        return Odd("X140", {"found": repr(value)})
    if isinstance(value, int) or not column.whole:
        return repr(value)
    shown = _as_shown(value)
    exact = shown == shown.to_integral_value() and abs(shown) < _EXACT_BELOW
    return str(int(shown)) if exact else Odd("X135", {"found": repr(value)})


def _percent(value: float) -> str | Odd:
    """A share in hundredths of a per cent: with more digits, "12.500 %" would be twelve thousand."""
    hundredths = _as_shown(value) * _WHOLE_SHARE
    said = f"{(hundredths / 100).normalize():f} %"
    return said if hundredths == hundredths.to_integral_value() else Odd("X135", {"found": said})


def _as_shown(value: float) -> Decimal:
    """The number in the 15 digits that Excel keeps: what it computes differs from it behind them."""
    return Decimal(f"{value:.15g}")


def _day(value: date, column: SheetColumn) -> str | Odd:
    text = value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if column.holds is Period:
        return Odd("X138", {"found": text[: len("2025-06-30")]}, text)
    return text
