"""The union's statistical forms as tables: figures, what they count, and the file as their source."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
from attrs import evolve

from vneduunion.errors import Fault, Words
from vneduunion.findings import Finding, Findings, card, finding_of_fault
from vneduunion.io.answers import GivenAnswers, Question
from vneduunion.io.forms import FormReading, UnrecognisedRow, form_records, read_form
from vneduunion.io.forms.headers import CUT_OFF, YEAR
from vneduunion.io.forms.reading import UNKNOWN_UNIT
from vneduunion.io.naming import Names, Reading, open_name
from vneduunion.io.workbooks import Cell, ErrorCell
from vneduunion.model import Dataset, Figure, Source
from vneduunion.reference.abbreviations import plain
from vneduunion.tables import Origin, OriginKind, Tables, schemas, tables
from vneduunion.tables.from_records import oversized, too_large
from vneduunion.tables.origins import ORIGIN_ROW
from vneduunion.values.folding import fold
from vneduunion.values.ids import SourceId, UnitId

_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_CELL = re.compile(r"(?s)(.*)!([A-Z]+)([0-9]+)")
_NAMELESS = "form"
"""The source of a file whose name has neither letters nor digits."""
_IN_CELLS = ("quantity", "id")
_IN_HEADER: Mapping[Any, str] = {YEAR: "period", CUT_OFF: "period", UNKNOWN_UNIT: "unit"}
"""The fields of figures that the header tells, by what it lacks."""
_NOT_KNOWN = Words("thư viện không biết dòng này", "the row is not known here")
_SHOWN = 80
_LETTERS = 26


def form_tables(path: Path, answers: GivenAnswers = None, names_from: Dataset | None = None) -> Reading:
    """A workbook in the layout of the forms 1-HĐCĐ and 2-HĐCĐ as tables.

    The source is called after the file, so that reading it twice gives the same figures. The unit that
    reports is looked up by its name.

    Args:
        path: the workbook.
        answers: which unit the name printed stands for.
        names_from: where it is looked up; by default the catalogue.

    Returns:
        Tables of the figures, their measures, and their source beside those of the measures. Their
        findings tell every fault, and every row that becomes no figure.

    Raises:
        UnreadableFile: the workbook cannot be read, or has no table of such a form.
        MissingExtra: the extra `excel` is not installed.
    """
    names = Names({}, answers, names_from)
    asked: list[Question] = []
    source = SourceId(_slug(path.stem))
    form = read_form(path, source=source, resolve=lambda name: _unit(names, name, asked))
    large = [figure for figure in form.figures if oversized(schemas()["figures"], figure)]
    data = Dataset(
        sources=[Source(id=source, title=_title(path)), *_cited(form)],
        measures=form.measures,
        figures=[figure for figure in form.figures if figure not in large],
    )
    found = (
        *_faults(form, asked),
        *(_too_large(figure, path.name) for figure in large),
        *(_unrecognised(row, path.name) for row in form.unrecognised),
    )
    placed = _placed(tables(data), data.figures, path.name)
    return Reading(tables=evolve(placed, findings=Findings(found=found)), questions=names.questions)


def _cited(form: FormReading) -> Iterator[Source]:
    """The texts in which the measures were read: without them their references would lead nowhere."""
    cited = {key for measure in form.measures for key in measure.sources}
    return (record for record in form_records().sources if record.id in cited)


def _slug(stem: str) -> str:
    return _NO_LETTERS.sub("-", plain(fold(stem))).strip("-") or _NAMELESS


def _title(path: Path) -> str:
    return path.stem.strip() or _NAMELESS


def _unit(names: Names, name: str, asked: list[Question]) -> UnitId | None:
    found = names.ask(name, ["units"])
    if isinstance(found, Question):
        asked.append(found)
    return UnitId(found) if isinstance(found, str) else None


# --- what is wrong -------------------------------------------------------------------------------


def _faults(form: FormReading, asked: Iterable[Question]) -> Iterator[Finding]:
    questions = list(asked)
    for fault in form.faults:
        if questions and fault.values.get("expected") == UNKNOWN_UNIT:
            question = questions.pop()
            yield open_name(question, ["units"], table="figures", field="unit", place=fault.place)
        else:
            yield _finding(fault)


def _finding(fault: Fault) -> Finding:
    row = _CELL.fullmatch(fault.place)
    field = _IN_HEADER.get(fault.values.get("expected"), "quantity" if row else "")
    told = Fault(field, fault.code, fault.values)
    return finding_of_fault(told, "figures", place=fault.place, row=int(row[3]) if row else None)


def _too_large(figure: Figure, file: str) -> Finding:
    """An amount that no column holds, a thousand times all the money there is."""
    place = f"{file}, {figure.place}"
    return _finding(too_large(place))


def _unrecognised(row: UnrecognisedRow, file: str) -> Finding:
    reason = _NOT_KNOWN if row.note is None else row.note
    found = _CELL.fullmatch(row.address)
    return Finding(
        code="X142",
        severity=card("X142").severity,
        table="figures",
        place=f"{file}, {row.address}",
        row=int(found[3]) if found else None,
        values={
            "text": row.text,
            "address": row.address,
            "value": _shown(row.value),
            "reason": reason._asdict(),
        },
    )


def _shown(cell: Cell) -> str:
    return (cell.text if isinstance(cell, ErrorCell) else str(cell))[:_SHOWN]


# --- where the figures stand ---------------------------------------------------------------------


def _placed(found: Tables, figures: Iterable[Figure], file: str) -> Tables:
    """The tables, their rows placed in the sheet as far as they stand there."""
    cells = {figure.id: _CELL.fullmatch(figure.place or "") for figure in figures}
    rows = {str(key): int(cell[3]) for key, cell in cells.items() if cell}
    frames = {name: _with_rows(name, found.native(name), rows) for name in found}
    origins = dict.fromkeys(found.origins, Origin(kind=OriginKind.LINES, file=file))
    first = next(filter(None, cells.values()), None)
    if first is not None:
        headings: dict[str, str | int] = dict.fromkeys(_IN_CELLS, _number(first[2]))
        sheet = Origin(kind=OriginKind.CELLS, file=file, sheet=first[1], headings=headings)
        origins |= {"figures": sheet}
    return evolve(found, frames=frames, origins=origins)


def _number(letters: str) -> int:
    """The number of a column of a sheet, counted from 1."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def _with_rows(name: str, frame: pl.LazyFrame, rows: Mapping[str, int]) -> nw.LazyFrame[Any]:
    """Figures stand in rows of the sheet; all else is of the file as a whole."""
    row = pl.lit(None, pl.Int64)
    if name == "figures":
        row = pl.col("id").replace_strict(
            list(rows), list(rows.values()), default=None, return_dtype=pl.Int64
        )
    return nw.from_native(frame.with_columns(row.alias(ORIGIN_ROW)))
