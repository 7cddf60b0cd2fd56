"""Cells of a roll-up as files: CSV, JSON, Parquet and workbooks."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, get_type_hints

from vneduunion.errors import Fault, Lang, UnreadableFile
from vneduunion.extras import require

require("tables", "narwhals")
require("tables", "polars")

import polars as pl  # noqa: E402 the extra is asked for first

from vneduunion.io import csv_files, workbook_writing  # noqa: E402 likewise
from vneduunion.io.atomic import write_bytes  # noqa: E402 likewise
from vneduunion.io.parquet_files import parquet_bytes  # noqa: E402 likewise
from vneduunion.rollup import Grid, GridCell  # noqa: E402 likewise
from vneduunion.values.truth import Truth  # noqa: E402 likewise
from vneduunion.wording import enum_label, sentence, words_of  # noqa: E402 likewise

_BESIDE = "; "


class CellRow(NamedTuple):
    """A cell of a roll-up in words and numbers.

    Attributes:
        measure: the id of the measure.
        measure_name: its name.
        unit: the id of the unit or territory.
        unit_name: its name.
        period: the period.
        quantity: its bounds in words.
        low: the lower bound.
        high: the upper bound, if there is one.
        records: how many records went in.
        have: how many units that should have data have some.
        expected: how many should, if anybody says so.
        reported: figures of the same cell as printed, if there are any.
        agrees: whether these can be true, the name of a `Truth`.
    """

    measure: str
    measure_name: str
    unit: str
    unit_name: str
    period: str
    quantity: str
    low: int | None
    high: int | None
    records: int
    have: int
    expected: int | None
    reported: str | None
    agrees: str | None

    @classmethod
    def heads(cls, lang: Lang) -> dict[str, str]:
        """What the columns are called.

        Args:
            lang: `"vi"` or `"en"`.
        """
        return {name: sentence(f"grid.column.{name}", lang) for name in cls._fields}


def cell_rows(grid: Grid, lang: Lang) -> Iterator[CellRow]:
    """The cells of a grid in words and numbers, in its order.

    Args:
        grid: what is counted when the first row is asked for.
        lang: `"vi"` or `"en"`.
    """
    names = grid.names(lang)
    periods = {period: period.text(lang) for period in grid.periods}
    return (_row(grid, cell, names[cell.measure], periods[cell.period], lang) for cell in grid)


def _row(grid: Grid, cell: GridCell, measure: str, period: str, lang: Lang) -> CellRow:
    reported = _BESIDE.join(words_of(figure.quantity, lang) for figure in cell.reported)
    return CellRow(
        measure=cell.measure,
        measure_name=measure,
        unit=cell.unit,
        unit_name=grid.called(cell.unit, lang),
        period=period,
        quantity=grid.in_words(cell, lang),
        low=cell.quantity.low,
        high=cell.quantity.high,
        records=cell.records,
        have=cell.coverage.have,
        expected=cell.coverage.expected,
        reported=reported or None,
        agrees=None if cell.agrees is None else cell.agrees.name,
    )


def demand_writable(path: Path) -> None:
    """Refuse a file that cells cannot be written to, before they are counted.

    Raises:
        UnreadableFile: the suffix is of an unknown kind.
        MissingExtra: what this kind of file needs is not installed.
    """
    if path.suffix.lower() not in _KINDS:
        raise UnreadableFile(Fault("", "unknown_suffix", {"path": path, "known": ", ".join(_KINDS)}))
    if path.suffix.lower() == ".xlsx":
        require("excel", "xlsxwriter")


def write_cells(rows: Iterable[CellRow], path: Path, lang: Lang) -> None:
    """Write cells as one table; whatever goes wrong, a file that was there stays as it was.

    CSV and workbooks are for people: heads are labels, and nothing in them is computed. JSON and Parquet
    are for programs: columns bear the names of the fields of `CellRow` in every language.

    Args:
        rows: the cells.
        path: a file whose suffix is `.csv`, `.json`, `.parquet` or `.xlsx`.
        lang: the language of heads.

    Raises:
        UnreadableFile: the suffix is of an unknown kind.
        UnwritableFile: the file cannot be written, or Excel cannot hold it.
        MissingExtra: what this kind of file needs is not installed.
    """
    demand_writable(path)
    types = {name: _type(hint) for name, hint in get_type_hints(CellRow).items()}
    frame = pl.DataFrame(list(rows), schema=types, orient="row")
    write_bytes(path, _KINDS[path.suffix.lower()](frame, path, lang))


def _type(hint: object) -> type[pl.DataType]:
    return pl.String if hint in {str, str | None} else pl.Int64


def _for_people(frame: pl.DataFrame, lang: Lang) -> pl.DataFrame:
    answers = {answer.name: enum_label(answer, lang) for answer in Truth}
    return frame.with_columns(pl.col("agrees").replace(answers)).rename(CellRow.heads(lang))


def _csv(frame: pl.DataFrame, _: Path, lang: Lang) -> bytes:
    return csv_files.sheet_bytes(_for_people(frame, lang))


def _json(frame: pl.DataFrame, _: Path, __: Lang) -> bytes:
    return (json.dumps(frame.to_dicts(), ensure_ascii=False, indent=2) + "\n").encode()


def _parquet(frame: pl.DataFrame, _: Path, __: Lang) -> bytes:
    return parquet_bytes(frame)


def _xlsx(frame: pl.DataFrame, path: Path, lang: Lang) -> bytes:
    name = sentence("grid.told.title", lang)
    return workbook_writing.sheet_bytes(name, _for_people(frame, lang), path, lang)


_KINDS: Mapping[str, Callable[[pl.DataFrame, Path, Lang], bytes]] = {
    ".csv": _csv,
    ".json": _json,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
}
"""The content of each kind of file."""
