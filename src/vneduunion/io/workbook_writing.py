"""Tables as one workbook: a sheet for each, short lists in the sheet of the records that have them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, final

import polars as pl
from attrs import frozen

from vneduunion.errors import Lang, Words
from vneduunion.extras import require
from vneduunion.io.atomic import write_bytes
from vneduunion.io.frames_written import told_by_nothing_else
from vneduunion.io.guarding import guarded
from vneduunion.io.workbook_names import INSTRUCTIONS, head_of, sheet_name
from vneduunion.io.workbook_texts import LONGEST_TEXT, as_written, demand_rows, demand_text
from vneduunion.tables import Column, TableSchema, schemas
from vneduunion.tables.cell_texts import read_part
from vneduunion.tables.columns import GIVEN, ORDINAL, RECORD, VALUE
from vneduunion.tables.headings import Target, target_of
from vneduunion.tables.origins import ORIGIN, letters
from vneduunion.values.quantities import Quantity
from vneduunion.wording import enum_label

_LIST = ";"
_JOINED = "; "
_FIRST_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was, so that days before have other numbers elsewhere."""
_EXACT_BELOW = 10**15
"""Excel keeps 15 digits of a number."""
_DAY_FORMATS: Mapping[Lang | None, str] = {None: "yyyy-mm-dd", "en": "yyyy-mm-dd", "vi": "dd/mm/yyyy"}
_WIDEST, _MEASURED = 60, 100
"""Columns are as wide as the widest of their first texts, up to a bound."""
_EMPTY = Words("Tập dữ liệu này không có bản ghi nào.", "This dataset has no records.")
_ALWAYS = datetime(2000, 1, 1)  # noqa: DTZ001 workbooks know no zones
"""The same tables are the same bytes, whenever they are written."""

_Frames = Mapping[str, pl.DataFrame]


def write_workbook(frames: _Frames, path: Path, *, lang: Lang | None = None) -> None:
    """Write tables as a workbook; whatever goes wrong, a file that was there stays as it was.

    Args:
        frames: typed columns by the names of their tables, in the form of their schemas.
        path: the file.
        lang: the language of labels for heads, sheets and choices; names of the schema where none is
            given. Both are read back alike.

    Raises:
        UnwritableFile: the file cannot be written, or a table is larger than a sheet can be.
        MissingExtra: the extra `excel` is not installed.
    """
    write_bytes(path, workbook_bytes(frames, path, lang=lang))


def workbook_bytes(frames: _Frames, path: Path, *, lang: Lang | None = None) -> bytes:
    """Tables as the content of a workbook.

    Single values of a list stand in one cell of the record's row, parted by semicolons, if none of the
    values has one; else they have a sheet of their own, as other lists do.

    Args:
        frames: as for `write_workbook`.
        path: the file it is meant for, which errors name.
        lang: as for `write_workbook`.

    Raises:
        UnwritableFile: a table is larger than a sheet can be, or a cell cannot hold its text.
        MissingExtra: the extra `excel` is not installed.
    """
    return _content(
        [_sheet(schemas()[name], frame, lang) for name, frame in _arranged(frames).items()], path, lang
    )


def sheet_bytes(name: str, frame: pl.DataFrame, path: Path, lang: Lang) -> bytes:
    """Any columns, all of them, as the content of a workbook with one sheet.

    Args:
        name: what the sheet is called, in as many characters as Excel allows.
        frame: columns of texts and numbers, called as the heads.
        path: as for `workbook_bytes`.
        lang: the language in which days are written.

    Raises:
        UnwritableFile: the columns are longer than a sheet can be, or a cell cannot hold its text.
        MissingExtra: the extra `excel` is not installed.
    """
    texts = frame.with_columns(guarded(pl.col(pl.String)))
    columns = {series.name: series for series in texts}
    return _content([_Sheet(name=name, columns=columns, rows=len(frame))], path, lang)


def _content(sheets: "list[_Sheet]", path: Path, lang: Lang | None) -> bytes:
    xlsxwriter = require("excel", "xlsxwriter")
    for sheet in sheets:
        _demand_fits(path, sheet)
    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as workbook:
        workbook.set_properties({"created": _ALWAYS})
        days = workbook.add_format({"num_format": _DAY_FORMATS[lang]})
        heads = workbook.add_format({"bold": True, "bottom": 1})
        for sheet in sheets:
            _write_sheet(workbook.add_worksheet(sheet.name), sheet, heads, days)
        if not sheets:
            note = workbook.add_worksheet(INSTRUCTIONS.text(lang or "en"))
            note.write_string(0, 0, _EMPTY.text(lang or "en"))
    return made.getvalue()


# --- which table stands where --------------------------------------------------------------------


def _arranged(frames: _Frames) -> dict[str, pl.DataFrame]:
    """The frames that become sheets, with the lists that stand in their cells and without needless keys."""
    filled = [name for name, frame in frames.items() if len(frame)] or [*frames][:1]
    apart = {name: frames[name] for name in schemas() if name in filled}
    arranged = {}
    for name, frame in apart.items():
        schema = schemas()[name]
        if schema.parent is None:
            lists = {child: _in_cells(schemas()[child], frame, apart.get(child)) for child in schema.children}
            fitting = {child: cells for child, cells in lists.items() if cells is not None}
            own = [child for child in schema.children if child in apart and child not in fitting]
            arranged[name] = _record_rows(schema, frame, fitting, own)
            arranged |= {child: _list_rows(schemas()[child], frame, apart[child]) for child in own}
    orphans = [name for name in apart if schemas()[name].parent not in (None, *apart)]
    arranged |= {name: apart[name] for name in orphans}
    return {name: arranged[name] for name in schemas() if name in arranged}


def _key(parent: TableSchema) -> str:
    return "id" if parent.has_id else ORDINAL


def _in_cells(child: TableSchema, parent: pl.DataFrame, frame: pl.DataFrame | None) -> pl.DataFrame | None:
    """The lists of records as one text each, or `None` where a text would not give them back."""
    if frame is None or child.record is not None or child.parent is None:
        return None
    keys, values = parent[_key(schemas()[child.parent])], frame[VALUE]
    parted = values.str.contains(_LIST, literal=True)
    bare = (values.str.strip_chars() == values) & (values != "") & ~parted
    placed = frame[RECORD].is_in(keys.implode())
    # What is missing is neither true nor false, and must not pass.
    if not (bare & placed).fill_null(value=False).all() or keys.n_unique() < len(keys):
        return None
    joined = frame.sort(ORDINAL, maintain_order=True).group_by(RECORD, maintain_order=True)
    cells = joined.agg(pl.col(VALUE).str.join(_JOINED))
    longest = cells[VALUE].str.len_bytes().max()
    return cells if isinstance(longest, int) and longest < LONGEST_TEXT else None


def _record_rows(schema: TableSchema, frame: pl.DataFrame, lists: _Frames, own: list[str]) -> pl.DataFrame:
    """The rows of records in their order, with a column for each list that stands in a cell."""
    rows = frame.sort(ORDINAL, nulls_last=True, maintain_order=True)
    for child, cells in lists.items():
        column = (schemas()[child].field or "").replace(".", "_")
        named = cells.rename({VALUE: column})
        rows = rows.join(named, left_on=_key(schema), right_on=RECORD, how="left", maintain_order="left")
    # Rows without an id are told apart by their position, which must then be written down.
    keep_position = bool(own) and not schema.has_id
    return rows if keep_position else rows.drop(ORDINAL)


def _list_rows(child: TableSchema, parent: pl.DataFrame, frame: pl.DataFrame) -> pl.DataFrame:
    """The rows of lists in the order of their records; their position says the rest."""
    key = _key(schemas()[child.parent or ""])
    places = parent.select(pl.col(key).alias(RECORD), pl.int_range(pl.len()).alias("__place")).unique(RECORD)
    placed = frame.join(places, on=RECORD, how="left", maintain_order="left")
    ordered = placed.sort("__place", RECORD, ORDINAL, nulls_last=True, maintain_order=True)
    return ordered.drop("__place", ORDINAL)


# --- what stands in a sheet ----------------------------------------------------------------------


@final
@frozen(kw_only=True, eq=False)
class _Sheet:
    """A sheet to write: its columns by their heads."""

    name: str
    columns: Mapping[str, pl.Series]
    rows: int


def _sheet(schema: TableSchema, frame: pl.DataFrame, lang: Lang | None) -> _Sheet:
    """The columns of a table that are not wholly empty, as they are written; all of them where it has no rows."""
    blank = dict(_blank_values(schema, frame))
    named = (name for name in frame.columns if name not in ORIGIN)
    names = [name for name in named if frame.is_empty() or frame[name].null_count() < len(frame)]
    shown = {name: frame[name] for name in names if not name.endswith(f"_{GIVEN}")} | blank
    columns = {}
    for name, series in shown.items():
        target = target_of(schema, name)
        assert target is not None  # noqa: S101 frames have the columns of their schemas
        labelled = _per_cent(target, _labelled(target, series, lang))
        text = labelled.dtype == pl.String
        columns[head_of(schema, target, lang)] = _guarded(labelled) if text else labelled
    return _Sheet(name=sheet_name(schema, lang), columns=columns, rows=len(frame))


def _blank_values(schema: TableSchema, frame: pl.DataFrame) -> Iterator[tuple[str, pl.Series]]:
    """Values that are there although no part of them is: they are given as a word."""
    for column in schema.columns:
        if column.path[-1] == GIVEN and frame[column.name].any():
            silent = told_by_nothing_else(frame, column.name)
            said = pl.when(silent).then(pl.lit(Quantity().code)).alias(column.path[0])
            words = frame.select(said)[column.path[0]]
            if words.null_count() < len(words):
                yield column.path[0], words


def _guarded(series: pl.Series) -> pl.Series:
    return series.to_frame().select(guarded(pl.col(series.name))).to_series()


def _labelled(target: Target, series: pl.Series, lang: Lang | None) -> pl.Series:
    """Choices by their labels, as far as these lead back to them."""
    column = target.children.column(VALUE) if target.children is not None else target.part
    if lang is None or column is None or not column.choices:
        return series
    labels = _labels(column, lang)
    if target.children is None:
        return series.replace_strict(labels, default=series, return_dtype=pl.String)
    lists = [
        None if text is None else _JOINED.join(labels.get(item, item) for item in text.split(_JOINED))
        for text in series
    ]
    return pl.Series(series.name, lists, dtype=pl.String)


def _per_cent(target: Target, series: pl.Series) -> pl.Series:
    """Shares with their sign: a bare number would not say what it is."""
    if target.part is None or not target.part.shape.is_share:
        return series
    said = [None if share is None else f"{Decimal(share).scaleb(-2).normalize():f} %" for share in series]
    return pl.Series(series.name, said, dtype=pl.String)


@cache
def _labels(column: Column, lang: Lang) -> Mapping[str, str]:
    kind: type[Enum] = column.shape.base
    said = {str(member.value): enum_label(member, lang) for member in kind}
    return {
        value: label
        for value, label in said.items()
        if read_part(column, label) == value and _LIST not in label
    }


def _demand_fits(path: Path, sheet: _Sheet) -> None:
    demand_rows(path, sheet.name, sheet.rows + 1)
    for number, series in enumerate(sheet.columns.values(), start=1):
        if series.dtype == pl.String:
            for row, text in enumerate(series, start=2):
                if text is not None:
                    demand_text(path, f"{sheet.name}!{letters(number)}{row}", text)


# --- cells ---------------------------------------------------------------------------------------


def _write_sheet(worksheet: Any, sheet: _Sheet, heads: Any, days: Any) -> None:
    worksheet.freeze_panes(1, 0)
    for number, (head, series) in enumerate(sheet.columns.items()):
        worksheet.write_string(0, number, head, heads)
        worksheet.set_column(number, number, _width(head, series))
        write = _writer(worksheet, series, days)
        for row, value in enumerate(series, start=1):
            if value is not None:
                write(row, number, value)


def _width(head: str, series: pl.Series) -> int:
    shown = series.head(_MEASURED).cast(pl.String).str.len_chars().max()
    longest = shown if isinstance(shown, int) else 0
    return min(_WIDEST, max(len(head), longest) + 2)


def _writer(worksheet: Any, series: pl.Series, days: Any) -> Callable[[int, int, Any], None]:
    """How a cell of a column is written."""

    def day(row: int, number: int, value: date) -> None:
        if value < _FIRST_DAY:
            worksheet.write_string(row, number, value.isoformat())
        else:
            worksheet.write_datetime(row, number, value, days)

    def whole(row: int, number: int, value: int) -> None:
        if abs(value) < _EXACT_BELOW:
            worksheet.write_number(row, number, value)
        else:
            worksheet.write_string(row, number, str(value))

    def text(row: int, number: int, value: str) -> None:
        worksheet.write_string(row, number, as_written(value))

    known = {pl.Date: day, pl.Int64: whole, pl.Boolean: worksheet.write_boolean}
    return next((write for dtype, write in known.items() if series.dtype == dtype), text)
