"""The table of a form: in which row it begins, and which of its columns is which."""

from typing import NamedTuple

from vneduunion.io.forms.table import form_table, label_key
from vneduunion.io.workbooks import Cell, Sheet

_LAST_ROW_OF_HEADERS = 100
_NEEDED = frozenset({"content", "quantity"})
_LONGEST = 40
_DITTO = frozenset({'"', "''", "“", "”", "″", "nt", "-nt-"})
"""How a form repeats the unit of measure of the row above."""


class Columns(NamedTuple):
    """The columns of a form's table, counted from 1.

    Attributes:
        head: the row with their headings.
        content: "Nội dung".
        quantity: "Số lượng".
        unit: "Đơn vị tính", where the form has it.
        note: "Ghi chú", where the form has it.
    """

    head: int
    content: int
    quantity: int
    unit: int | None
    note: int | None


def find_columns(sheet: Sheet) -> Columns | None:
    """The columns of the first row that heads a table of a form; `None` where no row does."""
    for row in range(1, min(sheet.n_rows, _LAST_ROW_OF_HEADERS) + 1):
        found = _headings(sheet, row)
        if found.keys() >= _NEEDED:
            return Columns(row, found["content"], found["quantity"], found.get("unit"), found.get("note"))
    return None


def _headings(sheet: Sheet, row: int) -> dict[str, int]:
    """The columns whose headings are known, each the first of its heading."""
    known = form_table().columns
    found: dict[str, int] = {}
    for column, cell in enumerate(sheet.row(row), start=1):
        name = known.get(label_key(cell)) if isinstance(cell, str) and len(cell) <= _LONGEST else None
        if name is not None:
            found.setdefault(name, column)
    return found


def label_of(sheet: Sheet, row: int, columns: Columns) -> str:
    """The text of a row: in the column of contents, or merged into it from the left."""
    own = sheet.value(row, columns.content)
    merged = sheet.range_at(row, columns.content)
    if own is None and merged is not None and merged.first_row == row:
        own = sheet.value(row, columns.content, spread=True)
    return own.strip() if isinstance(own, str) else _shown(own)


def unit_of(sheet: Sheet, row: int, columns: Columns) -> str:
    """The unit of measure of a row as printed; for a ditto mark, and in merged cells, that above."""
    while columns.unit is not None and row > columns.head:
        text = _shown(sheet.value(row, columns.unit, spread=True)).strip()
        if text.casefold() not in _DITTO:
            return text
        row -= 1
    return ""


def note_of(sheet: Sheet, row: int, columns: Columns) -> str | None:
    """The note beside a row."""
    cell = None if columns.note is None else sheet.value(row, columns.note)
    return _shown(cell).strip() or None


def numbers_the_columns(sheet: Sheet, row: int) -> bool:
    """Whether a row only counts the columns, as in "A, B, C, 1, 2" or "(1), (2), (3)"."""
    shown = [_shown(cell).strip(" ()") for cell in sheet.row(row) if cell is not None]
    return len(shown) > 1 and all(len(text) == 1 for text in shown)


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)
