"""A second look at a few cells: what the fast reader does not tell of them.

It shows cells with an error as empty, and numbers without their format. Both are asked for the
cells that matter only, since the slower reader goes through all rows above them.
"""

import warnings
from collections.abc import Callable, Collection, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from vneduunion.errors import Words
from vneduunion.extras import require
from vneduunion.io.reasons import unreadable
from vneduunion.io.workbooks.limits import DAMAGED, Refusal
from vneduunion.io.workbooks.packing import repacked
from vneduunion.io.workbooks.sheets import ErrorCell, Place

_ERROR, _FORMULA = "e", "f"


def errors_at(path: Path, sheet: str, cells: Collection[Place]) -> Mapping[Place, ErrorCell]:
    """Which of some cells that look empty show an error or have a formula without a saved result.

    Args:
        path: the workbook.
        sheet: the name of one of its sheets.
        cells: rows and columns, counted from 1.

    Returns:
        The error of each cell that has one, e.g. `#N/A`; of a formula its text.

    Raises:
        UnreadableFile: as for `read_sheets`; or there is no such sheet.
        MissingExtra: the extra `excel` is not installed.
    """
    shown = _look(path, sheet, cells, lambda cell: _of_type(cell, _ERROR))
    rest = set(cells) - set(shown)
    formulas = _look(path, sheet, rest, lambda cell: _of_type(cell, _FORMULA), results=False)
    return {place: ErrorCell(text) for place, text in (shown | formulas).items()}


def _of_type(cell: Any, data_type: str) -> str | None:
    return str(cell.value) if cell.data_type == data_type else None


def percents_at(path: Path, sheet: str, cells: Collection[Place]) -> frozenset[Place]:
    """Which of some cells show their number as a per cent, so that 0.125 reads 12.5 %.

    Args:
        path: the workbook.
        sheet: the name of one of its sheets.
        cells: rows and columns, counted from 1.

    Raises:
        UnreadableFile: as for `read_sheets`; or there is no such sheet.
        MissingExtra: the extra `excel` is not installed.
    """
    return frozenset(_look(path, sheet, cells, _percent))


def _percent(cell: Any) -> str | None:
    shown = str(cell.number_format)
    return shown if "%" in shown else None


def _look(
    path: Path,
    sheet: str,
    cells: Collection[Place],
    tell: Callable[[Any], str | None],
    *,
    results: bool = True,
) -> dict[Place, str]:
    """What there is to tell of the cells asked for, with the saved results of formulas or without."""
    if not cells:
        return {}
    openpyxl = require("excel", "openpyxl")
    packed = repacked(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl speaks of features that nobody asked for
            workbook = openpyxl.load_workbook(BytesIO(packed), read_only=True, data_only=results)
            found = _cells(_worksheet(workbook, sheet), cells)
            return {place: told for place, cell in found if (told := tell(cell)) is not None}
    except Refusal as refusal:
        raise unreadable(path, refusal.reason) from None
    except Exception:  # noqa: BLE001 openpyxl raises whatever a damaged part makes its code raise
        raise unreadable(path, DAMAGED) from None


def _worksheet(workbook: Any, sheet: str) -> Any:
    if sheet not in workbook.sheetnames:
        raise Refusal(Words(f"không có trang tính {sheet!r}", f"it has no sheet {sheet!r}"))
    return workbook[sheet]


def _cells(worksheet: Any, wanted: Collection[Place]) -> Iterator[tuple[Place, Any]]:
    bounds = {
        "min_row": min(row for row, _ in wanted),
        "max_row": max(row for row, _ in wanted),
        "max_col": max(column for _, column in wanted),
    }
    for row, cells in enumerate(worksheet.iter_rows(**bounds), start=bounds["min_row"]):
        for column, cell in enumerate(cells, start=1):
            if (row, column) in wanted:
                yield (row, column), cell
