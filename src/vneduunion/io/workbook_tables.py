"""The sheets of a workbook as tables of texts, each cell with its place."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, final
from zipfile import ZipFile

import polars as pl

from vneduunion.findings import Finding, card
from vneduunion.io.guarding import bared
from vneduunion.io.workbook_cells import Odd, SheetColumn, perhaps_percents, read_cell
from vneduunion.io.workbook_names import bare_head, is_our_own, schema_of_sheet
from vneduunion.io.workbooks import (
    Cell,
    MergedRange,
    Place,
    Sheet,
    address,
    errors_at,
    percents_at,
    read_sheets,
)
from vneduunion.tables import Origin, OriginKind, TableSchema
from vneduunion.tables.columns import RECORD
from vneduunion.tables.from_texts import TextTable
from vneduunion.tables.headings import target_of, told_apart
from vneduunion.tables.origins import ORIGIN_ROW, letters

_FEWEST_HEADS = 2
"""A title above the table may be called as one of its columns is; two such cells are heads."""
_MAY_HIDE_ERRORS = re.compile(rb"""\st\s*=\s*["']e["']|<(?:[A-Za-z0-9]+:)?f[\s/>]|\A(?:\xff\xfe|\xfe\xff)""")
"""A cell with an error, or one with a formula; or a part in an encoding that is not looked through."""
_ID_IN_BRACKETS = r"(?s)\A.*\[([a-z0-9.\-]+)\]\s*$"
_IDS_IN_BRACKETS = r"[^;\[\]]*\[([a-z0-9.\-]+)\]\s*"


def workbook_tables(path: Path, name: str) -> tuple[list[TextTable], list[Finding]]:
    """The sheets of a workbook that are called after tables.

    Their heads are the first row with at least two names or labels of columns; titles may stand above.
    A name with an id in brackets stands for the id where ids are wanted, as drop-down lists of templates
    offer it.

    Args:
        path: the workbook.
        name: what findings call it.

    Returns:
        The tables; and what is wrong with cells and sheets: every sheet that is not read is told, unless
        it is empty or one that templates have beside their tables.

    Raises:
        UnreadableFile: the file cannot be read, or is no such workbook.
        MissingExtra: the extra `excel` is not installed.
    """
    read: dict[str, str] = {}
    tables, findings = [], []
    sheets = [sheet for sheet in read_sheets(path) if sheet.cells and not is_our_own(sheet.name)]
    look = _may_hide_errors(path)
    for sheet in sheets:
        schema = schema_of_sheet(sheet.name)
        refused = _refused(sheet, name, schema, read)
        if schema is None or refused is not None:
            findings += [] if refused is None else [refused]
            continue
        read[schema.name] = sheet.name
        reader = _SheetReader(path, name, sheet, schema, second_look=look)
        tables += reader.tables()
        findings += reader.found
    return tables, findings


def _refused(sheet: Sheet, name: str, schema: TableSchema | None, read: Mapping[str, str]) -> Finding | None:
    """Why a sheet is not read, or `None` where it is."""
    values = {"sheet": sheet.name}
    if sheet.hidden:
        code = "X132"
    elif schema is None:
        code = "X131"
    elif schema.name in read:
        code = "X139"
        values |= {"other": read[schema.name]}
    else:
        return None
    table = "" if schema is None else schema.name
    return Finding(
        code=code, severity=card(code).severity, table=table, place=f"{name}, {sheet.name}", values=values
    )


def _may_hide_errors(path: Path) -> bool:
    """Whether a slower second look is worth while: it reads the file anew, as far as rows are asked for."""
    with ZipFile(path) as archive:
        return any(_MAY_HIDE_ERRORS.search(archive.read(part)) for part in archive.namelist())


@final
class _SheetReader:
    """Reads one sheet and notes what is wrong with its cells."""

    def __init__(
        self, path: Path, name: str, sheet: Sheet, schema: TableSchema, *, second_look: bool
    ) -> None:
        self.name = name
        self.schema = schema
        self.sheet = sheet
        self.found: list[Finding] = []
        self.unread: dict[str, list[int]] = defaultdict(list)
        self.heads_at = _row_of_heads(sheet, schema)
        if self.heads_at is None:
            known = ", ".join(column.name for column in schema.columns)
            self._note("X137", None, None, {"sheet": sheet.name, "known": known})
            return
        self.columns = _columns(sheet, schema, self.heads_at)
        if second_look:
            self.sheet = sheet.with_cells(errors_at(path, sheet.name, frozenset(self._empty_cells())))
        asked = [place for place in perhaps_percents(sheet, self.columns) if place[0] > self.heads_at]
        self.percents = percents_at(path, sheet.name, asked)

    def tables(self) -> list[TextTable]:
        """The table of the sheet, or nothing where it has no heads."""
        if self.heads_at is None:
            return []
        self._judge_merged(self.heads_at)
        rows = sorted({row for row, _ in self.sheet.cells if row > self.heads_at})
        columns = {column.head: self._texts(column, rows) for column in self.columns}
        typed = dict.fromkeys(columns, pl.String) | {ORIGIN_ROW: pl.Int64}
        frame = pl.DataFrame(columns | {ORIGIN_ROW: rows}, schema=typed)
        texts = frame.with_columns(bared(pl.col(pl.String))).with_columns(*self._ids())
        given = pl.any_horizontal(pl.col(pl.String).str.strip_chars().fill_null("") != "")
        headings = {column.head: column.number for column in self.columns}
        origin = Origin(kind=OriginKind.CELLS, file=self.name, sheet=self.sheet.name, headings=headings)
        head_row = self.heads_at or 1
        return [
            TextTable(
                schema=self.schema,
                texts=texts.filter(given),
                origin=origin,
                head_row=head_row,
                unread={head: frozenset(rows) for head, rows in self.unread.items()},
                twice={column.head: column.said for column in self.columns if column.head != column.said},
            )
        ]

    def _empty_cells(self) -> Iterator[Place]:
        """The cells below known heads that look empty, in rows that are not."""
        numbers = [column.number for column in self.columns if column.target is not None]
        for row in sorted({row for row, _ in self.sheet.cells}):
            if row > (self.heads_at or 0):
                yield from ((row, number) for number in numbers if (row, number) not in self.sheet.cells)

    def _texts(self, column: SheetColumn, rows: list[int]) -> list[str | None]:
        texts = []
        for row in rows:
            place = (row, column.number)
            text = read_cell(self.sheet.cells.get(place), column, percent=place in self.percents)
            if isinstance(text, Odd):
                self._note(text.code, column, row, text.values)
                text = text.text
                if text is None:
                    self.unread[column.head].append(row)
            texts.append(text)
        return texts

    def _ids(self) -> Iterator[pl.Expr]:
        """The columns of ids, their names taken away."""
        for column in self.columns:
            texts = pl.col(column.head)
            if column.refers and column.listed:
                yield texts.str.replace_all(_IDS_IN_BRACKETS, "$1")
            elif column.refers:
                yield texts.str.replace(_ID_IN_BRACKETS, "$1")

    def _judge_merged(self, heads_at: int) -> None:
        by_number = {column.number: column for column in self.columns}
        for merged in self.sheet.merged:
            value = self.sheet.value(*merged[:2])
            if merged.first_row > heads_at and value is not None:
                values = {"range": _said(merged), "found": str(value)[:80]}
                self._note("X134", by_number[merged.first_column], merged.first_row, values)

    def _note(
        self, code: str, column: SheetColumn | None, row: int | None, values: Mapping[str, Any]
    ) -> None:
        cell = "" if column is None or row is None else f"!{address(row, column.number)}"
        self.found.append(
            Finding(
                code=code,
                severity=card(code).severity,
                table=self.schema.name,
                record=None if row is None else self._record(row),
                field=None if column is None else column.field,
                place=f"{self.name}, {self.sheet.name}{cell}",
                row=row,
                values=values,
            )
        )

    def _record(self, row: int) -> str | None:
        for column in self.columns:
            if column.target is not None and column.target.name in {"id", RECORD}:
                value = self.sheet.cells.get((row, column.number))
                return re.sub(_ID_IN_BRACKETS, r"\1", value) if isinstance(value, str) else None
        return None


def _row_of_heads(sheet: Sheet, schema: TableSchema) -> int | None:
    """The first row with at least two known heads; else the first with one, if it is the first row."""
    known: dict[int, set[str]] = defaultdict(set)
    for (row, _), value in sheet.cells.items():
        target = _target(schema, value)
        if target is not None:
            known[row].add(target)
            if len(known[row]) >= _FEWEST_HEADS:
                return row
    first = next(iter(sheet.cells))[0]
    return first if first in known else None


def _target(schema: TableSchema, value: Cell) -> str | None:
    target = target_of(schema, bare_head(value)) if isinstance(value, str) else None
    return None if target is None else target.name


def _columns(sheet: Sheet, schema: TableSchema, heads_at: int) -> list[SheetColumn]:
    """The columns that have a head, and those that have none but have cells below."""
    filled = {column for row, column in sheet.cells if row >= heads_at}
    columns: dict[str, SheetColumn] = {}
    for number in sorted(filled):
        value = sheet.value(heads_at, number)
        text = bare_head(str(value)) if value is not None else ""
        said = text or f"#{letters(number)}"
        head = told_apart(said, letters(number), columns)
        target = target_of(schema, head)
        columns[head] = SheetColumn(number=number, head=head, said=said, schema=schema, target=target)
    return [*columns.values()]


def _said(merged: MergedRange) -> str:
    return f"{address(*merged[:2])}:{address(*merged[2:])}"
