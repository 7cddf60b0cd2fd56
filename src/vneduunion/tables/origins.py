"""Where the rows of a table came from, so that a finding can say its place."""

from collections.abc import Mapping
from enum import StrEnum
from typing import final

from attrs import field, frozen

from vneduunion.tables.columns import Storage, TableSchema

ORIGIN_ROW, ORIGIN_FILE, ORIGIN_UNREAD = "origin_row", "origin_file", "origin_unread"
"""Columns that a frame may have beside its own: the row in the file, the file where it varies, and the
columns whose cells say something in the row that could not be read, each as `unread_mark` has it."""
ORIGIN = {ORIGIN_ROW: Storage.WHOLE, ORIGIN_FILE: Storage.TEXT, ORIGIN_UNREAD: Storage.TEXT}
"""The physical types of these."""
_LETTERS = 26


class OriginKind(StrEnum):
    """How a place is written.

    DOCUMENT: a JSON path. LINES: a file and a row. CELLS: a sheet's cell. FRAME: a row of a frame,
    counted from 0.
    """

    DOCUMENT = "DOCUMENT"
    LINES = "LINES"
    CELLS = "CELLS"
    FRAME = "FRAME"


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
            row: the row in the file or document; `None` where it is not known, or a whole column is meant.
            path: the field, e.g. `when.first`, or `""` for the whole row.
            at: the position within a list, for rows of child tables in a document.
            file: the file, where the rows of one table came from several.

        Returns:
            E.g. `$.initiatives[3].authors[0].share`, `initiatives.csv:17: kind`,
            `bao-cao.xlsx, Sáng kiến!D17`; without a row `units.csv: kind`; `None` where nothing is known
            of the row and the file.

        Example:
            >>> from vneduunion.tables.columns import schemas
            >>> sheet = Origin(kind=OriginKind.CELLS, file="a.xlsx", sheet="Đơn vị", headings={"kind": 4})
            >>> sheet.place(schemas()["units"], 17, "kind")
            'a.xlsx, Đơn vị!D17'
        """
        if self.kind is OriginKind.DOCUMENT:
            return _document_place(schema, row, path, at)
        if self.kind is OriginKind.FRAME:
            return _of_column(schema.name if row is None else f"{schema.name}[{row}]", path)
        named = file or self.file
        if self.kind is OriginKind.CELLS:
            return self._cell_place(schema, named, row, path)
        if row is None:
            return _of_column(named, path) if named else None
        heading = self._heading(path) or path
        return f"{named}:{row}: {heading}" if heading else f"{named}:{row}"

    def _heading(self, path: str) -> str | int | None:
        name = path.replace(".", "_")
        return self.headings.get(name, self.headings.get(path.partition(".")[0]))

    def _column(self, schema: TableSchema, path: str) -> str | int | None:
        """The column of a field; of a value held in several columns, of which none is that of the path, the first."""
        parts = (part.name for part in schema.parts(path.partition(".")[0]) if part.value is not None)
        first = next((self.headings[name] for name in parts if name in self.headings), None)
        found = self._heading(path)
        return first if found is None else found

    def _cell_place(self, schema: TableSchema, file: str, row: int | None, path: str) -> str:
        sheet = f"{file}, {self.sheet}"
        if row is None:
            return _of_column(sheet, path)
        column = self._column(schema, path)
        if isinstance(column, int):
            return f"{sheet}!{letters(column)}{row}"
        return _of_column(f"{sheet}!{row}", path)


def unread_mark(column: str) -> str:
    """How a row says that its cell of a column could not be read.

    Args:
        column: the name of the column.

    Example:
        >>> unread_mark("since")
        '|since|'
    """
    return f"|{column}|"


def _of_column(within: str, path: str) -> str:
    return f"{within}: {path}" if path else within


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
