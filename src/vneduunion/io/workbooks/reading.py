"""`read_sheets`: the sheets of an Excel workbook, each with all its values."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from pathlib import Path
from types import ModuleType
from typing import Any

from vneduunion.errors import Words
from vneduunion.extras import require
from vneduunion.io.reasons import unreadable
from vneduunion.io.workbooks.limits import (
    DAMAGED,
    MAX_CELLS,
    MAX_MERGED_ROWS,
    NO_CELLS,
    TOO_MANY_CELLS,
    Refusal,
)
from vneduunion.io.workbooks.packing import repacked
from vneduunion.io.workbooks.sheets import Cell, MergedRange, Place, Sheet, address

_EXACT_TO = 2**53
"""Up to here every whole number is a float of its own."""


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The worksheets of an Excel workbook, hidden ones too, in the order of their tabs.

    Formulas are read as their saved results. Cells that show an error, such as `#N/A`, look empty
    here: `errors_at` tells them from empty ones.

    Args:
        path: a workbook of the format .xlsx, whatever its suffix.

    Returns:
        The sheets; those without a value are among them.

    Raises:
        UnreadableFile: there is no such file; it is no .xlsx workbook, under a password, damaged,
            too large, or without any value; or a cell holds a number beyond all bounds.
        MissingExtra: the extra `excel` is not installed.
    """
    calamine = require("excel", "python_calamine")
    packed = repacked(path)
    try:
        sheets = tuple(_sheets(calamine, packed))
    except Refusal as refusal:
        raise unreadable(path, refusal.reason) from None
    except BaseException as error:
        if not _is_of_the_library(error):
            raise
        raise unreadable(path, DAMAGED) from None
    if not any(sheet.cells for sheet in sheets):
        raise unreadable(path, NO_CELLS)
    return sheets


def _is_of_the_library(error: BaseException) -> bool:
    """A panic of a library in Rust is no `Exception`, and its class cannot be imported."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def _sheets(calamine: ModuleType, packed: bytes) -> Iterator[Sheet]:
    room = MAX_CELLS
    with calamine.CalamineWorkbook.from_filelike(BytesIO(packed)) as workbook:
        for known in workbook.sheets_metadata:
            if known.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            found = workbook.get_sheet_by_name(known.name)
            # One part may stand behind many sheets, so what was scanned once is counted again.
            row, column = found.end or (-1, -1)
            room -= (row + 1) * (column + 1)
            if room < 0:
                raise Refusal(TOO_MANY_CELLS)
            yield _sheet(found, hidden=known.visible != calamine.SheetVisibleEnum.Visible)


def _sheet(found: Any, *, hidden: bool) -> Sheet:
    merged = tuple(
        MergedRange(first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1)
        for first, last in found.merged_cell_ranges or ()
    )
    end = found.end[0] + 1 if found.end else 0
    if sum(max(0, min(item.last_row, end) - item.first_row + 1) for item in merged) > MAX_MERGED_ROWS:
        raise Refusal(TOO_MANY_CELLS)
    return Sheet(name=found.name, hidden=hidden, cells=dict(_cells(found)), merged=merged)


def _cells(found: Any) -> Iterator[tuple[Place, Cell]]:
    for row, values in enumerate(found.to_python(skip_empty_area=False), start=1):
        for column, raw in enumerate(values, start=1):
            if raw != "":
                yield (row, column), _value(raw, f"{found.name}!{address(row, column)}")


def _value(raw: Any, where: str) -> Cell:
    if isinstance(raw, float):
        return _number(raw, where)
    if isinstance(raw, datetime):
        return _day(raw)
    if isinstance(raw, time | timedelta):
        return str(raw)
    value: str | int | bool | date = raw
    return value


def _number(raw: float, where: str) -> int | float:
    if not isfinite(raw):
        raise Refusal(
            Words(f"ô {where} có số vượt mọi giới hạn", f"the cell {where} has a number beyond all bounds")
        )
    return int(raw) if raw.is_integer() and abs(raw) <= _EXACT_TO else raw


def _day(raw: datetime) -> date:
    return raw.date() if raw.time() == time() else raw
