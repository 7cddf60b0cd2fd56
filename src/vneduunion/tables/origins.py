"""Where the rows of a table came from, so that a finding can say its place."""

from collections.abc import Mapping
from enum import StrEnum
from typing import final

from attrs import field, frozen

from vneduunion.tables.columns import Storage, TableSchema

ORIGIN_ROW, ORIGIN_FILE = "origin_row", "origin_file"
"""Columns that a frame may have beside its own: the row in the file, and the file where it varies."""
ORIGIN = {ORIGIN_ROW: Storage.WHOLE, ORIGIN_FILE: Storage.TEXT}
"""The physical types of these."""
_LETTERS = 26


class OriginKind(StrEnum):
    """How a place is written. DOCUMENT: a JSON path. LINES: a file and a row. CELLS: a sheet's cell."""

    DOCUMENT = "DOCUMENT"
    LINES = "LINES"
    CELLS = "CELLS"


@final
@frozen(kw_only=True)
class Origin:
    """The file, or the sheet of a workbook, that a table was read from.

    Attributes:
        kind: how a place in it is written.
        file: its name as the caller gave it; nothing for a document in memory.
        sheet: the sheet of a workbook.
        headings: what stands at the head of each column of the table that it has, or its number in
            the sheet; a field is found by the name of its column or by the field alone.
    """

    kind: OriginKind
    file: str = ""
    sheet: str = ""
    headings: Mapping[str, str | int] = field(factory=dict)

    def place(
        self, schema: TableSchema, row: int | None, path: str, at: int | None = None, file: str | None = None
    ) -> str | None:
        """The place of one cell.

        Args:
            schema: the table's schema.
            row: the row in the file or document; `None` where it is not known.
            path: the field, e.g. `when.first`, or `""` for the whole row.
            at: the position within a list, for rows of child tables in a document.
            file: the file, where the rows of one table came from several.

        Returns:
            E.g. `$.initiatives[3].authors[0].share`, `initiatives.csv:17: kind`,
            `bao-cao.xlsx, Sáng kiến!D17`; `None` where nothing is known of the row.

        Example:
            >>> from vneduunion.tables.columns import schemas
            >>> sheet = Origin(kind=OriginKind.CELLS, file="a.xlsx", sheet="Đơn vị", headings={"kind": 4})
            >>> sheet.place(schemas()["units"], 17, "kind")
            'a.xlsx, Đơn vị!D17'
        """
        if self.kind is OriginKind.DOCUMENT:
            return _document_place(schema, row, path, at)
        named = file or self.file
        if self.kind is OriginKind.CELLS:
            return self._cell_place(named, row, path)
        if row is None:
            return named or None
        heading = self._heading(path) or path
        return f"{named}:{row}: {heading}" if heading else f"{named}:{row}"

    def _heading(self, path: str) -> str | int | None:
        name = path.replace(".", "_")
        return self.headings.get(name, self.headings.get(path.partition(".")[0]))

    def _cell_place(self, file: str, row: int | None, path: str) -> str:
        sheet = f"{file}, {self.sheet}"
        if row is None:
            return sheet
        column = self._heading(path)
        return f"{sheet}!{letters(column) if isinstance(column, int) else ''}{row}"


def letters(column: int) -> str:
    """The letters of a column of a sheet, counted from 1.

    Example:
        >>> letters(4), letters(28)
        ('D', 'AB')
    """
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def _document_place(schema: TableSchema, row: int | None, path: str, at: int | None) -> str | None:
    if row is None:
        return None
    root = schema.parent or schema.name
    inner = "" if schema.field is None else f".{schema.field}" + ("" if at is None else f"[{at}]")
    leaf = "" if schema.field is not None and schema.record is None else path
    return f"$.{root}[{row}]{inner}" + (f".{leaf}" if leaf else "")
