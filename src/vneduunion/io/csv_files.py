"""Tables in CSV: read in any encoding that is told or marked, written so that spreadsheets open them."""

import csv
import io
from pathlib import Path
from typing import final

import polars as pl
from attrs import frozen

from vneduunion.errors import Words
from vneduunion.findings import Finding, card
from vneduunion.io.encodings import decoded
from vneduunion.io.frames_written import told_by_nothing_else
from vneduunion.io.guarding import bared, guarded
from vneduunion.io.reasons import not_csv, unreadable
from vneduunion.tables import Origin, OriginKind, TableSchema
from vneduunion.tables.columns import GIVEN
from vneduunion.tables.from_texts import TextTable
from vneduunion.tables.headings import told_apart
from vneduunion.tables.origins import ORIGIN, ORIGIN_ROW

_SEPARATORS = ",;\t"
_LONGEST_FIELD = 10_000_000
_FIRST_ROW = 2
"""The row below the heads, as a spreadsheet counts."""

csv.field_size_limit(_LONGEST_FIELD)


@final
@frozen(kw_only=True)
class CsvTable:
    """A table as it was read, and the rows that have more cells than there are heads."""

    table: TextTable
    findings: tuple[Finding, ...]


def read_csv_table(path: Path, name: str, schema: TableSchema, encoding: str | None = None) -> CsvTable:
    """The table in a CSV file.

    Args:
        path: the file.
        name: what findings call it.
        schema: the table that it is.
        encoding: its encoding; by default UTF-8, or UTF-16 where the file begins with its mark.

    Returns:
        Its cells as texts, the signs of `guarding` taken away.

    Raises:
        UnreadableFile: the file cannot be read, is not in that encoding, or is not CSV.
    """
    text = decoded(path, encoding)
    heads = _heads(path, text)
    frame, findings = _cells(path, name, schema, text, [*heads])
    texts = frame.with_columns(bared(pl.col(pl.String))).with_row_index(ORIGIN_ROW, _FIRST_ROW)
    return CsvTable(
        table=TextTable(
            schema=schema,
            texts=texts.with_columns(pl.col(ORIGIN_ROW).cast(pl.Int64)),
            origin=Origin(kind=OriginKind.LINES, file=name),
            twice={head: said for head, said in heads.items() if head != said},
        ),
        findings=findings,
    )


def csv_bytes(frame: pl.DataFrame) -> bytes:
    """A table as CSV in UTF-8 with a byte order mark.

    Columns that are wholly empty are left out, unless the table has no rows; so are those that only say
    again that a value is there.

    Args:
        frame: the typed columns of a table.
    """
    kept = [name for name in frame.columns if name not in ORIGIN and not _is_needless(frame, name)]
    return sheet_bytes(frame.select(kept))


def sheet_bytes(frame: pl.DataFrame) -> bytes:
    r"""Any columns, all of them, as `csv_bytes` writes those of a table.

    Args:
        frame: columns of texts and numbers, called as the heads.

    Example:
        >>> sheet_bytes(pl.DataFrame({"tên": ["=1+1"], "số": [None]})).decode("utf-8-sig")
        "tên,số\n'=1+1,\n"
    """
    sheet = frame.with_columns(guarded(pl.col(pl.String)))
    made = io.BytesIO()
    sheet.write_csv(made, include_bom=True, quote_style="necessary")
    return made.getvalue()


def _is_needless(frame: pl.DataFrame, name: str) -> bool:
    if not name.endswith(f"_{GIVEN}"):
        return frame[name].null_count() == len(frame) > 0
    return not frame.select(told_by_nothing_else(frame, name).any()).item()


def _separator(text: str) -> str:
    """The sign that parts the heads: spreadsheets write that of their country."""
    first = text.partition("\n")[0]
    return max(_SEPARATORS, key=first.count)


def _heads(path: Path, text: str) -> dict[str, str]:
    """What the heads say; those that stand there twice are told apart by a number."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        first = next(reader, [])
    except csv.Error as error:
        raise not_csv(path, 1, error) from None
    if not any(cell.strip() for cell in first):
        raise unreadable(
            path, Words("dòng đầu phải là tên các cột", "its first row must be the heads of columns")
        )
    heads: dict[str, str] = {}
    for position, cell in enumerate(first, 1):
        said = cell.strip() or f"#{position}"
        heads[told_apart(said, str(position), heads)] = said
    return heads


def _cells(
    path: Path, name: str, schema: TableSchema, text: str, heads: list[str]
) -> tuple[pl.DataFrame, tuple[Finding, ...]]:
    """The cells below the heads; where the quick reader gives up, the slow one says what is wrong."""
    try:
        frame = pl.read_csv(
            io.BytesIO(text.encode("utf-8")), separator=_separator(text), infer_schema=False, has_header=True
        )
        frame.columns = heads
    except (pl.exceptions.PolarsError, UnicodeEncodeError):
        return _slowly(path, name, schema, text, heads)
    return frame, ()


def _slowly(
    path: Path, name: str, schema: TableSchema, text: str, heads: list[str]
) -> tuple[pl.DataFrame, tuple[Finding, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    rows, findings = [], []
    try:
        next(reader, None)
        for number, cells in enumerate(reader, _FIRST_ROW):
            if any(cell.strip() for cell in cells[len(heads) :]):
                findings.append(_overflow(name, schema, number, len(cells), len(heads)))
            rows.append([*cells[: len(heads)], *[None] * (len(heads) - len(cells))])
    except csv.Error as error:
        raise not_csv(path, reader.line_num, error) from None
    try:
        frame = pl.DataFrame(rows, schema=dict.fromkeys(heads, pl.String), orient="row")
    except UnicodeEncodeError:
        reason = Words("có ký tự không thể viết bằng UTF-8", "it has a character that UTF-8 cannot say")
        raise unreadable(path, reason) from None
    return frame, tuple(findings)


def _overflow(name: str, schema: TableSchema, row: int, found: int, wanted: int) -> Finding:
    return Finding(
        code="X119",
        severity=card("X119").severity,
        table=schema.name,
        place=f"{name}:{row}",
        row=row,
        values={"found": found, "wanted": wanted},
    )
