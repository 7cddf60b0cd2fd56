"""What stands above the table of a form: who reports to whom, for which year, closed on which day."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar, final

from attrs import frozen

from vneduunion.errors import Fault, Words
from vneduunion.io.forms.places import NOTHING, At
from vneduunion.io.forms.table import FormKind, form_table, label_key
from vneduunion.io.workbooks import Cell
from vneduunion.model import Timing
from vneduunion.values.folding import fold
from vneduunion.values.periods import Period

_FIRST_YEAR, _LAST_YEAR = 1900, 2999
"""Years that a report may be of; others are slips of the pen."""


class CutOff(StrEnum):
    """The day on which the statistics of a work year are closed, as the forms print it."""

    MAY = "31/5"
    NOVEMBER = "30/11"

    def day(self, year: int) -> date:
        """The cut-off day of a year."""
        return date(year, 5, 31) if self is CutOff.MAY else date(year, 11, 30)

    def period(self, year: int, timing: Timing) -> Period:
        """The period of a figure of a form closed on this day.

        Args:
            year: the year in the header.
            timing: of what is counted.

        Returns:
            For a stock, the cut-off day. Otherwise the work year; of a form closed on 31 May its
            part up to there, from 1 December on, since the year before was closed on 30 November.

        Example:
            >>> CutOff.MAY.period(2025, Timing.FLOW).code
            'SPAN:2024-12-01..2025-05-31'
        """
        if timing is Timing.STOCK:
            return Period.as_of(self.day(year))
        if self is CutOff.NOVEMBER:
            return Period.work_year(year)
        # No form says "half a year": a calendar half would begin and end a month later.
        return Period.span(date(year - 1, 12, 1), self.day(year))


@final
@frozen(kw_only=True)
class FormHeader:
    """The header of a form; what it does not say, or says twice, is `None`.

    Attributes:
        kind: which of the two forms it is.
        superior: the union it goes to, as printed.
        reporting: the union that reports, as printed.
        year: the year it is for.
        cut_off: the day ticked.
    """

    kind: FormKind | None = None
    superior: str | None = None
    reporting: str | None = None
    year: int | None = None
    cut_off: CutOff | None = None


def read_header(at: At, end: int) -> tuple[FormHeader, tuple[Fault, ...]]:
    """The header of a form, and what is wrong with it.

    Args:
        at: the sheet.
        end: the row in which the table begins.
    """
    rows = _rows_above(at, end)
    kind, kind_faults = _settled(at, _KIND, set(_kinds(rows)))
    year, year_faults = _settled(at, YEAR, set(_years(rows)), _first_cell(rows, _asks_year))
    cut_off, cut_off_faults = _settled(at, CUT_OFF, set(_ticked(rows)), _first_cell(rows, _asks_cut_off))
    names = dict(_names(rows))
    header = FormHeader(
        kind=kind,
        superior=names.get("superior"),
        reporting=names.get("reporting"),
        year=year,
        cut_off=cut_off,
    )
    return header, (*kind_faults, *year_faults, *cut_off_faults)


_Said = TypeVar("_Said", FormKind, int, CutOff)

_KIND = Words(
    "số mẫu 1-HĐCĐ hoặc 2-HĐCĐ ở phần đầu", "the number of the form, 1-HĐCĐ or 2-HĐCĐ, in the header"
)
YEAR = Words("năm báo cáo ở phần đầu", "the year of the report in the header")
CUT_OFF = Words("đúng một ngày được đánh dấu, 31/5 hoặc 30/11", "one day ticked, 31/5 or 30/11")


def _settled(
    at: At, expected: Words, said: set[_Said], cell: tuple[int, int] | None = None
) -> tuple[_Said | None, tuple[Fault, ...]]:
    if len(said) == 1:
        return said.pop(), ()
    listed = ", ".join(sorted(map(str, said)))
    return None, (at.lacks(expected, Words(listed, listed) if said else NOTHING, cell),)


_LONGEST = 300
"""Characters of a cell of the header that are looked at; what is longer is no header."""


def _cut(cell: Cell) -> Cell:
    return cell[:_LONGEST] if isinstance(cell, str) else cell


_Rows = list[tuple[Cell, ...]]


def _lines(row: tuple[Cell, ...]) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """The lines of text of a row, each with the cells to the right of its cell."""
    for place, value in enumerate(row):
        if isinstance(value, str):
            for line in value.splitlines():
                yield line, row[place + 1 :]


def _rows_above(at: At, end: int) -> _Rows:
    return [tuple(map(_cut, at.sheet.row(number))) for number in range(1, end)]


def _first_cell(rows: _Rows, asks: Callable[[str], bool]) -> tuple[int, int] | None:
    """The row and the column, counted from 1, of the first cell with a line that asks for something."""
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if any(map(asks, _as_words(value).splitlines())):
                return number, column
    return None


def _beside(cells: tuple[Cell, ...]) -> Cell:
    return next((cell for cell in cells if cell is not None), None)


# --- which form ----------------------------------------------------------------------------------

_NUMBER = re.compile(r"(?<!\d)0?([12])\s*[-/.]?\s*h[đd]c[đd](?!\w)")


def _kinds(rows: _Rows) -> Iterator[FormKind]:
    for row in rows:
        for value in row:
            if isinstance(value, str):
                yield from _kinds_in(fold(value))


def _kinds_in(folded: str) -> Iterator[FormKind]:
    for number in _NUMBER.finditer(folded):
        yield FormKind.GRASSROOTS if number[1] == "1" else FormKind.SUMMARY
    for title, kind in form_table().titles.items():
        if title in folded:
            yield kind


# --- who reports ---------------------------------------------------------------------------------

_NAMES_THE_FORM = "mẫu số"
_UNFILLED = re.compile(r"[.…_]{2,}|…")


def _names(rows: _Rows) -> Iterator[tuple[str, str]]:
    """The names behind the labels of the header, behind the colon or in the next cell."""
    labels = form_table().header
    for row in rows:
        for line, right in _lines(row):
            label, _, name = line.partition(":")
            field = labels.get(label_key(label))
            if field is not None and (found := _filled(name) or _name_in(_beside(right))):
                yield field, found


def reporting_cell(at: At, end: int) -> tuple[int, int] | None:
    """The cell that asks which union reports, or that names it; `None` where none does.

    Args:
        at: the sheet.
        end: the row in which the table begins.
    """
    rows = _rows_above(at, end)
    found = _first_cell(rows, _asks_who_reports)
    if found is None:
        return None
    number, column = found
    right = rows[number - 1][column:]
    filled = any(_filled(line.partition(":")[2]) for line in str(rows[number - 1][column - 1]).splitlines())
    beside = next((place for place, cell in enumerate(right, 1) if cell is not None), 0)
    return number, column if filled or not _name_in(_beside(right)) else column + beside


def _asks_who_reports(line: str) -> bool:
    return form_table().header.get(label_key(line.partition(":")[0])) == "reporting"


def _name_in(cell: Cell) -> str | None:
    """A name in a cell of its own, unless the cell holds something else that the form prints."""
    if not isinstance(cell, str) or cell.lstrip().startswith("("):
        return None
    folded = fold(cell)
    is_label = label_key(folded.partition(":")[0]) in form_table().header
    is_other = is_label or folded.startswith(_NAMES_THE_FORM) or any(_kinds_in(folded))
    return None if is_other else _filled(cell)


def _filled(text: str) -> str | None:
    """What is written on a line of dots."""
    return " ".join(_UNFILLED.sub(" ", text).split()) or None


# --- which year ----------------------------------------------------------------------------------

_YEAR_SAID = re.compile(r"(?<!\w)năm(?: công tác| báo cáo)?[\s:.…_]*(?<!\d)(\d{4})(?!\d)")
_YEAR_ASKED = re.compile(r"năm(?: công tác| báo cáo)?[\s:.…_]*")
_OTHER_YEARS = re.compile(r"(?<!\w)(?:ngày.*tháng|quyết định|ban hành|căn cứ|ký)(?!\w)")
"""Lines with the day of signing, or with the decision that the form comes from."""


def _years(rows: _Rows) -> Iterator[int]:
    for row in rows:
        for line, right in _lines(row):
            folded = fold(line)
            if not _OTHER_YEARS.search(folded):
                yield from _years_in(folded, _beside(right))


def _asks_year(line: str) -> bool:
    folded = fold(line)
    asked = _YEAR_SAID.search(folded) or _YEAR_ASKED.fullmatch(folded)
    return asked is not None and _OTHER_YEARS.search(folded) is None


def _years_in(folded: str, beside: Cell) -> Iterator[int]:
    said = [int(found[1]) for found in _YEAR_SAID.finditer(folded)]
    if _YEAR_ASKED.fullmatch(folded):
        said = [_year_of(beside)]
    yield from (year for year in said if _FIRST_YEAR <= year <= _LAST_YEAR)


def _year_of(cell: Cell) -> int:
    """The year in a cell of its own, as a number or in digits; 0 where there is none."""
    text = str(cell).strip()
    return int(text) if re.fullmatch(r"[0-9]{4}", text) else 0


# --- which cut-off -------------------------------------------------------------------------------

_TOKEN = re.compile(
    r"(?P<may>(?<!\d)31\s*[/.-]\s*0?5(?!\d))"
    r"|(?P<november>(?<!\d)30\s*[/.-]\s*11(?!\d))"
    r"|(?P<ticked>[☑☒✓✔✗✘✅■\uf0fe\uf052]|\[\s*[xX✓✔]\s*\]|(?<!\w)[xX](?!\w))"
    r"|(?P<empty>[☐□▢◻⬜\uf0a8\uf06f]|\[\s*\])"
)
_DAYS = {"may": CutOff.MAY, "november": CutOff.NOVEMBER}


def _ticked(rows: _Rows) -> Iterator[CutOff]:
    for row in rows:
        tokens = [str(token.lastgroup) for token in _TOKEN.finditer(_as_line(row))]
        if _DAYS.keys() & set(tokens):
            yield from _ticked_in(tokens)


def _asks_cut_off(line: str) -> bool:
    return any(token.lastgroup in _DAYS for token in _TOKEN.finditer(line))


def _as_line(row: tuple[Cell, ...]) -> str:
    return " ".join(_as_words(cell) for cell in row if cell is not None)


def _as_words(cell: Cell) -> str:
    """A cell as it would be printed: Excel makes a date of 31/5, and a truth value of a ticked box."""
    if isinstance(cell, bool):
        return "☒" if cell else "☐"
    return f"{cell.day}/{cell.month}" if isinstance(cell, date) else str(cell)


def _ticked_in(tokens: list[str]) -> Iterator[CutOff]:
    """The days ticked in a line, whose boxes stand all before their days or all behind them."""
    in_order = tokens if tokens[0] in _DAYS else tokens[::-1]
    day: CutOff | None = None
    for sign in in_order:
        day = _DAYS.get(sign, day)
        if sign == "ticked" and day is not None:
            yield day
