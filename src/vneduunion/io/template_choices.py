"""The hidden sheet behind drop-down lists: choices, reference data, and the rows filled in elsewhere."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, final

from attrs import frozen

from vneduunion.errors import Lang
from vneduunion.io.template_columns import ColumnKind, TemplateColumn
from vneduunion.io.workbook_names import CHOICES
from vneduunion.io.workbook_texts import as_written
from vneduunion.model import TABLES, Dataset, Record
from vneduunion.tables import schemas
from vneduunion.tables.origins import letters
from vneduunion.values.names import Name

FIRST_ROW = 2
"""The row below the heads."""
OFFERED_ROWS = 500
"""So many rows of a sheet are offered by the lists of others; ids of later ones are typed."""
_OFFERED_TOGETHER = 2_000
"""So many of several sheets together are offered in one list."""
_LONGEST_LABEL = 80
_CUT = "…"
_NAMED_BY = ("name_vi", "name", "title")
_OF_WORDS = {ColumnKind.CHOICE, ColumnKind.CHOICES, ColumnKind.YES_NO}
_OF_RECORDS = {ColumnKind.REFERENCE, ColumnKind.IDS}
_IN_NAMES = {ord(";"): ",", ord("["): "(", ord("]"): ")"}
"""What names are offered with instead of the signs that part ids in a cell and frame them."""

_AT_FILLED, _AT_COUNTS = 1, 2
"""The columns of the lists that follow the sheets, and of how many rows each of them offers."""
_FILLED, _COUNTS = letters(_AT_FILLED), letters(_AT_COUNTS)


@final
@frozen(kw_only=True)
class FilledSheet:
    """A sheet of the template whose rows other sheets refer to.

    Attributes:
        name: as on its tab.
        columns: its columns.
    """

    name: str
    columns: tuple[TemplateColumn, ...]

    def cells(self, target: str) -> str | None:
        """The letters of the column of a field, or `None`."""
        for at, column in enumerate(self.columns, start=1):
            if column.target.name == target:
                return letters(at)
        return None


class _Cell(NamedTuple):
    """A cell of the hidden sheet: a text; or a formula, and what it says while nothing is filled in."""

    row: int
    column: int
    said: str | int
    formula: str = ""


@final
@frozen(kw_only=True)
class _Fixed:
    """A list of texts that stay as they are, in a column of its own."""

    at: int
    known: tuple[str, ...]

    def source(self, sheet: str) -> str:
        """The formula of the cells that are offered."""
        column = letters(self.at)
        return f"={sheet}!${column}${FIRST_ROW}:${column}${FIRST_ROW + len(self.known) - 1}"

    def cells(self) -> Iterator[_Cell]:
        """What stands in its column."""
        return _texts(FIRST_ROW, self.at, self.known)


@final
@frozen(kw_only=True)
class _OfSheet:
    """A list of records known beforehand and, behind them, of those filled in on a sheet.

    All such lists stand one below the other in the first column; beside its top each has how many rows
    it offers.
    """

    top: int
    known: tuple[str, ...]
    own: FilledSheet

    @property
    def first(self) -> int:
        """The row of the first record that may be filled in."""
        return self.top + len(self.known)

    @property
    def filled(self) -> str:
        """The formula of how many records are filled in."""
        return f"{_COUNTS}{self.top}-{len(self.known)}"

    def source(self, sheet: str) -> str:
        """The formula of the cells that are offered."""
        return _as_many(f"{sheet}!${_FILLED}${self.top}", f"{sheet}!${_COUNTS}${self.top}")

    def cells(self) -> Iterator[_Cell]:
        """What stands in its part of the first two columns."""
        ids = self.own.cells("id")
        given = f"{quoted(self.own.name)}!${ids}${FIRST_ROW}:${ids}${FIRST_ROW + OFFERED_ROWS - 1}"
        yield _Cell(self.top, _AT_COUNTS, len(self.known), f"={len(self.known)}+COUNTA({given})")
        yield from _texts(self.top, _AT_FILLED, self.known)
        for row in range(OFFERED_ROWS):
            yield _Cell(self.first + row, _AT_FILLED, "", _offered(self.own, FIRST_ROW + row))


@final
@frozen(kw_only=True)
class _OfSheets:
    """A list of records known beforehand and, behind them, of those filled in on several sheets.

    It takes three columns. The first has what is offered, and at its head how many rows that is; the
    others have a row for each sheet: which row of the list is its first, and how far below its own number
    a row of the list stands in the lists that follow the sheets.
    """

    at: int
    known: tuple[str, ...]
    parts: tuple[_OfSheet, ...]

    def source(self, sheet: str) -> str:
        """The formula of the cells that are offered."""
        column = letters(self.at)
        return _as_many(f"{sheet}!${column}${FIRST_ROW}", f"{sheet}!${column}$1")

    def cells(self) -> Iterator[_Cell]:
        """What stands in its columns."""
        yield from _texts(FIRST_ROW, self.at, self.known)
        yield from self._bounds()
        for number in range(len(self.known) + 1, self._last + 1):
            yield _Cell(FIRST_ROW + number - 1, self.at, "", self._found(number))

    @property
    def _last(self) -> int:
        return len(self.known) + min(OFFERED_ROWS * len(self.parts), _OFFERED_TOGETHER)

    def _bounds(self) -> Iterator[_Cell]:
        known, start = len(self.known), f"{len(self.known) + 1}"
        for row, part in enumerate(self.parts, start=FIRST_ROW):
            at = f"{letters(self.at + 1)}{row}"
            yield _Cell(row, self.at + 1, known + 1, f"={start}")
            yield _Cell(row, self.at + 2, part.first - known - 1, f"={part.first}-{at}")
            start = f"{at}+{part.filled}"
        yield _Cell(1, self.at, known, f"=MIN({start}-1,{self._last})")

    def _found(self, number: int) -> str:
        """The formula of a row. Sheets without rows begin where the next one does, so beginnings are counted."""
        first, last = FIRST_ROW, FIRST_ROW + len(self.parts) - 1
        starts, shifts = (f"{it}${first}:{it}${last}" for it in map(letters, (self.at + 1, self.at + 2)))
        shift = f'INDEX({shifts},COUNTIF({starts},"<={number}"))'
        return f'=IF({number}>{letters(self.at)}$1,"",INDEX({_FILLED}:{_FILLED},{number}+{shift}))'


_List = _Fixed | _OfSheet | _OfSheets


@final
class Choices:
    """Collects the lists of a template; `write` puts them into their sheet."""

    def __init__(self, lang: Lang, reference: Dataset, sheets: Mapping[str, FilledSheet]) -> None:
        self._lang: Lang = lang
        self._reference = reference
        self._sheets = sheets
        self._name = CHOICES.text(lang)
        self._of_one: dict[str, _OfSheet] = {}
        self._of_several: dict[tuple[str, ...], _OfSheets] = {}
        self._fixed: dict[tuple[str, ...], _Fixed] = {}
        self._next_top = FIRST_ROW
        self._next_at = _AT_COUNTS + 1

    def source(self, column: TemplateColumn) -> str | None:
        """The formula of the list that the cells of a column offer, or `None` where they offer none.

        Args:
            column: a column of the template.
        """
        made: _List | None = None
        if column.kind in _OF_WORDS:
            made = self._of_texts(column.choices(self._lang))
        elif column.kind in _OF_RECORDS:
            made = self._of_tables(_tables(column))
        return None if made is None else made.source(quoted(self._name))

    def write(self, workbook: Any) -> None:
        """Put the lists into a hidden sheet, as the last of a workbook.

        Args:
            workbook: a workbook of xlsxwriter.
        """
        worksheet = workbook.add_worksheet(self._name)
        worksheet.hide()
        worksheet.protect()
        lists: tuple[_List, ...] = (*self._of_one.values(), *self._of_several.values(), *self._fixed.values())
        for made in lists:
            for row, column, said, formula in made.cells():
                if formula:
                    worksheet.write_formula(row - 1, column - 1, formula, None, said)
                else:
                    worksheet.write_string(row - 1, column - 1, as_written(str(said)))

    def _of_tables(self, tables: tuple[str, ...]) -> _List | None:
        parts = tuple(self._of_sheet(table) for table in tables if table in self._sheets)
        if parts and len(tables) == 1:
            return parts[0]
        known = tuple(item for table in tables for item in self._known(table))
        if not parts:
            return self._of_texts(known) if known else None
        if tables not in self._of_several:
            self._of_several[tables] = _OfSheets(at=self._columns(3), known=known, parts=parts)
        return self._of_several[tables]

    def _of_sheet(self, table: str) -> _OfSheet:
        if table not in self._of_one:
            made = _OfSheet(top=self._next_top, known=self._known(table), own=self._sheets[table])
            self._of_one[table] = made
            self._next_top = made.first + OFFERED_ROWS
        return self._of_one[table]

    def _of_texts(self, known: tuple[str, ...]) -> _Fixed:
        if known not in self._fixed:
            self._fixed[known] = _Fixed(at=self._columns(1), known=known)
        return self._fixed[known]

    def _columns(self, many: int) -> int:
        """The first of some columns that nothing stands in."""
        self._next_at += many
        return self._next_at - many

    def _known(self, table: str) -> tuple[str, ...]:
        records = _living_first(getattr(self._reference, table))
        return tuple(choice_of(record, self._lang) for record in records)


def choice_of(record: Record, lang: Lang) -> str:
    """How a list offers a record: its name with its id in brackets, or the id alone.

    The name is written so that several may stand in one cell, parted by semicolons.

    Args:
        record: a record with an id.
        lang: the language of the name.

    Example:
        >>> from vneduunion.reference import catalogue
        >>> choice_of(catalogue().movements["happy-schools"], "en")
        'Happy Schools [happy-schools]'
    """
    name = getattr(record, "name", None) or getattr(record, "title", None)
    label = name.label(lang) if isinstance(name, Name) else name
    if not label:
        return record.key
    label = label.translate(_IN_NAMES)
    short = label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1].rstrip() + _CUT
    return f"{short} [{record.key}]"


def quoted(sheet: str) -> str:
    """The name of a sheet as formulas write it.

    Example:
        >>> quoted("Teachers' group")
        "'Teachers'' group'"
    """
    return "'" + sheet.replace("'", "''") + "'"


def _texts(first: int, column: int, texts: Iterable[str]) -> Iterator[_Cell]:
    return (_Cell(row, column, text) for row, text in enumerate(texts, start=first))


def _as_many(top: str, count: str) -> str:
    """The formula of as many cells as another one counts: a list of none is refused by Excel."""
    return f"=OFFSET({top},0,0,MAX(1,{count}),1)"


def _offered(own: FilledSheet, row: int) -> str:
    """What a list offers for a row of a sheet: name and id, or nothing while it has no id."""
    sheet = quoted(own.name)
    key = f"{sheet}!{own.cells('id')}{row}"
    named = next((cells for name in _NAMED_BY if (cells := own.cells(name)) is not None), None)
    shown = key if named is None else f'{_renamed(f"{sheet}!{named}{row}")}&" ["&{key}&"]"'
    return f'=IF({key}="","",{shown})'


def _renamed(cell: str) -> str:
    """The formula of a name without the signs that names are not offered with."""
    for sign, instead in _IN_NAMES.items():
        cell = f'SUBSTITUTE({cell},"{chr(sign)}","{instead}")'
    return cell


def _tables(column: TemplateColumn) -> tuple[str, ...]:
    """The tables whose records a column may name; where those of any class, all that have ids."""
    known = tuple(name for name in column.refers_to if name in schemas())
    return known or tuple(name for name in TABLES if schemas()[name].has_id)


def _living_first(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: getattr(record, "until", None) is not None)
