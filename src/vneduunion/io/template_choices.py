"""The hidden sheet behind drop-down lists: choices, reference data, and the rows filled in elsewhere."""

from collections.abc import Iterable, Mapping
from typing import Any, final

from attrs import frozen

from vneduunion.errors import Lang
from vneduunion.io.template_columns import ColumnKind, TemplateColumn
from vneduunion.io.workbook_names import CHOICES
from vneduunion.io.workbook_texts import as_written
from vneduunion.model import Dataset, Record
from vneduunion.tables.origins import letters
from vneduunion.values.names import Name

FIRST_ROW = 2
"""The row below the heads."""
OFFERED_ROWS = 500
"""So many rows of a sheet are offered by the lists of others; ids of later ones are typed."""
_LONGEST_LABEL = 80
_CUT = "…"
_NAMED_BY = ("name_vi", "name", "title")
_DROP_DOWNS = {ColumnKind.CHOICE, ColumnKind.YES_NO}


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


@final
class Choices:
    """Collects the lists of a template; `write` puts them into their sheet."""

    def __init__(self, lang: Lang, reference: Dataset, sheets: Mapping[str, FilledSheet]) -> None:
        self._lang: Lang = lang
        self._reference = reference
        self._sheets = sheets
        self._name = CHOICES.text(lang)
        self._lists: dict[tuple[str, ...], tuple[tuple[str, ...], FilledSheet | None]] = {}

    def source(self, column: TemplateColumn) -> str | None:
        """The formula of the list that the cells of a column offer, or `None` where they offer none.

        Args:
            column: a column of the template. One whose ids may be of several tables offers none.
        """
        if column.kind in _DROP_DOWNS:
            items = column.choices(self._lang)
            return self._formula(items, items, None)
        if column.kind is not ColumnKind.REFERENCE:
            return None
        table = column.refers_to[0]
        records = getattr(self._reference, table, ())
        known = tuple(choice_of(record, self._lang) for record in _living_first(records))
        own = self._sheets.get(table)
        return self._formula((table,), known, own) if known or own else None

    def write(self, workbook: Any) -> None:
        """Put the lists into a hidden sheet, as the last of a workbook.

        Args:
            workbook: a workbook of xlsxwriter.
        """
        worksheet = workbook.add_worksheet(self._name)
        worksheet.hide()
        worksheet.protect()
        for at, (known, own) in enumerate(self._lists.values()):
            for row, item in enumerate(known, start=1):
                worksheet.write_string(row, at, as_written(item))
            if own is not None:
                for row in range(OFFERED_ROWS):
                    formula = _offered(own, FIRST_ROW + row)
                    worksheet.write_formula(1 + len(known) + row, at, formula, None, "")

    def _formula(self, key: tuple[str, ...], known: tuple[str, ...], own: FilledSheet | None) -> str:
        self._lists.setdefault(key, (known, own))
        column = letters(1 + list(self._lists).index(key))
        sheet = quoted(self._name)
        if own is None:
            return f"={sheet}!${column}$2:${column}${1 + len(known)}"
        ids = own.cells("id")
        filled = f"COUNTA({quoted(own.name)}!${ids}${FIRST_ROW}:${ids}${FIRST_ROW + OFFERED_ROWS - 1})"
        return f"=OFFSET({sheet}!${column}$2,0,0,MAX(1,{len(known)}+{filled}),1)"


def choice_of(record: Record, lang: Lang) -> str:
    """How a list offers a record: its name with its id in brackets, or the id alone.

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
    short = label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1].rstrip() + _CUT
    return f"{short} [{record.key}]"


def quoted(sheet: str) -> str:
    """The name of a sheet as formulas write it.

    Example:
        >>> quoted("Teachers' group")
        "'Teachers'' group'"
    """
    return "'" + sheet.replace("'", "''") + "'"


def _offered(own: FilledSheet, row: int) -> str:
    """What a list offers for a row of a sheet: name and id, or nothing while it has no id."""
    sheet = quoted(own.name)
    key = f"{sheet}!{own.cells('id')}{row}"
    named = next((cells for name in _NAMED_BY if (cells := own.cells(name)) is not None), None)
    shown = key if named is None else f'{sheet}!{named}{row}&" ["&{key}&"]"'
    return f'=IF({key}="","",{shown})'


def _living_first(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: getattr(record, "until", None) is not None)
