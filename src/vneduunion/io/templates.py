"""A workbook to fill in: instructions, a sheet for each table, lists to choose from, rules for cells."""

import os
from collections.abc import Collection, Mapping
from datetime import date, datetime
from io import BytesIO
from math import ceil
from typing import Any, final

from attrs import frozen

from vneduunion.errors import Lang
from vneduunion.extras import require
from vneduunion.io.atomic import write_bytes
from vneduunion.io.template_choices import FIRST_ROW, Choices, FilledSheet, quoted
from vneduunion.io.template_columns import (
    ColumnKind,
    TemplateColumn,
    said,
    table_meaning,
    template_columns,
)
from vneduunion.io.workbook_names import INSTRUCTIONS, ONE_NEEDED, REQUIRED, sheet_name
from vneduunion.io.workbook_texts import LAST_ROW
from vneduunion.model import Dataset
from vneduunion.reference import bundled, catalogue
from vneduunion.tables import TableSchema, schemas
from vneduunion.tables.origins import letters
from vneduunion.wording.catalogue import catalogue as words_of
from vneduunion.wording.catalogue import in_language

_FILLED_IN = (
    "units", "ties", "persons", "offices", "groups", "initiatives", "awards", "activities", "sources", "figures",
)  # fmt: skip
"""What unions report. Sources are among them since no figure is without one."""
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
"""Excel shows no more of a message of a cell."""
_LONGEST_WORDS = 2_000
"""The readers of periods, quantities and numbers of documents take no longer texts."""
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(9999, 12, 31)
_DAY_FORMATS: Mapping[Lang, str] = {"vi": "dd/mm/yyyy", "en": "yyyy-mm-dd"}
_WORDS = {"validate": "length", "criteria": "<=", "value": _LONGEST_WORDS}
_RULES: Mapping[ColumnKind, Mapping[str, Any]] = {
    ColumnKind.DAY: {"validate": "date", "criteria": "between", "minimum": _FIRST_DAY, "maximum": _LAST_DAY},
    ColumnKind.SHARE: {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1},
    ColumnKind.PERIOD: _WORDS,
    ColumnKind.QUANTITY: _WORDS,
    ColumnKind.DOCUMENT_NUMBER: _WORDS,
}
_HINTED = {ColumnKind.REFERENCE, ColumnKind.IDS, ColumnKind.CHOICES}
"""Their lists refuse nothing: ids may be those of records in another file, and of several no list is asked."""
_WIDTHS = {
    ColumnKind.TEXT: 34, ColumnKind.TEXTS: 34, ColumnKind.REFERENCE: 34, ColumnKind.IDS: 30,
    ColumnKind.PERIOD: 24, ColumnKind.QUANTITY: 24, ColumnKind.DOCUMENT_NUMBER: 24,
    ColumnKind.CHOICE: 26, ColumnKind.CHOICES: 30, ColumnKind.ID: 24,
}  # fmt: skip
_NARROWEST = 14
_HEAD_HEIGHT = 36
_LINE_HEIGHT, _PER_LINE = 15, 105
"""The height of a line of the instructions, and how many characters stand in one."""
_A4 = 9
_ALWAYS = datetime(2000, 1, 1)  # noqa: DTZ001 workbooks know no zones
"""The same template is the same bytes, whenever it is made."""
_DARK, _LIGHT, _MISSING = "#0B5D56", "#DCEFED", "#FDE2DD"


def write_template(
    path: str | os.PathLike[str],
    *,
    lang: Lang = "vi",
    tables: Collection[str] | None = None,
    reference: Dataset | None = None,
) -> None:
    """Write a workbook to fill in; what people put into it is read by `read`.

    Its first sheet says how to fill it in. Each other sheet is a table: one column for each field,
    periods and quantities in words, required heads marked with `*`, lists to choose from.

    Args:
        path: the file; its folder must be there.
        lang: the language of instructions, sheets, heads and lists.
        tables: the tables to fill in; by default units, ties, persons, offices, groups, initiatives,
            awards, activities, sources and figures. The tables of their parts, such as authors, go along.
        reference: the records that lists offer beside those filled in; by default the catalogue of the
            library and its measures.

    Raises:
        KeyError: no table is called so.
        UnwritableFile: the file cannot be written.
        MissingExtra: the extra `excel` is not installed.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> from vneduunion.io.workbooks import read_sheets
        >>> with TemporaryDirectory() as folder:
        ...     write_template(Path(folder, "form.xlsx"), lang="en", tables=["persons"])
        ...     [sheet.name for sheet in read_sheets(Path(folder, "form.xlsx"))]
        ['Instructions', 'Person', 'Choices']
    """
    xlsxwriter = require("excel", "xlsxwriter")
    names = _with_parts(_FILLED_IN if tables is None else tables)
    known = catalogue().merge(bundled("measures")) if reference is None else reference
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": _ALWAYS, "title": said("title", lang)})
        _Template(workbook, lang, names, known).write()
    write_bytes(path, made.getvalue())


def _with_parts(names: Collection[str]) -> list[str]:
    """The tables asked for with those of their parts, in the order of the schemas."""
    wanted = {name: schemas()[name] for name in names}
    parts = {child for schema in wanted.values() for child in schema.children if schemas()[child].record}
    return [name for name in schemas() if name in wanted or name in parts]


@final
@frozen
class _Formats:
    """How cells look and whether they may be filled in."""

    title: Any
    section: Any
    plain: Any
    required: Any
    optional: Any
    missing: Any
    link: Any

    @classmethod
    def of(cls, workbook: Any) -> "_Formats":
        wrapped = {"text_wrap": True, "valign": "top"}
        head = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
        return cls(
            title=workbook.add_format({"bold": True, "font_size": 16, "font_color": _DARK}),
            section=workbook.add_format({"bold": True, "bg_color": _LIGHT, **wrapped}),
            plain=workbook.add_format(wrapped),
            required=workbook.add_format({**head, "bg_color": _DARK, "font_color": "#FFFFFF"}),
            optional=workbook.add_format({**head, "bg_color": _LIGHT}),
            missing=workbook.add_format({"bg_color": _MISSING}),
            link=workbook.add_format({"font_color": _DARK, "underline": 1, **wrapped}),
        )


@final
class _Template:
    """Writes the sheets of one template."""

    def __init__(self, workbook: Any, lang: Lang, names: list[str], reference: Dataset) -> None:
        self.workbook = workbook
        self.lang: Lang = lang
        self.formats = _Formats.of(workbook)
        self.sheets = {name: _filled(schemas()[name], lang) for name in names}
        self.choices = Choices(lang, reference, self.sheets)

    def write(self) -> None:
        """Instructions first, since Excel shows the first sheet and hides it never; lists last."""
        self._instructions(self.workbook.add_worksheet(INSTRUCTIONS.text(self.lang)))
        for sheet in self.sheets.values():
            self._table(self.workbook.add_worksheet(sheet.name), sheet)
        self.choices.write(self.workbook)

    # --- instructions ----------------------------------------------------------------------------

    def _instructions(self, worksheet: Any) -> None:
        _on_paper(worksheet)
        worksheet.hide_gridlines(2)
        for at, width in enumerate((32, 38, 12, 90)):
            worksheet.set_column(at, at, width)
        worksheet.write_string(0, 0, said("title", self.lang), self.formats.title)
        row = 2
        for number, step in enumerate(words_of("templates")["words"]["steps"], start=1):
            worksheet.merge_range(
                row, 0, row, 3, f"{number}. {in_language(step, self.lang)}", self.formats.plain
            )
            worksheet.set_row(row, 32)
            row += 1
        row = self._list_of_sheets(worksheet, row + 1)
        self._list_of_columns(worksheet, row + 1)
        worksheet.protect()

    def _list_of_sheets(self, worksheet: Any, row: int) -> int:
        self._row(
            worksheet,
            row,
            [said("sheets", self.lang), said("holds", self.lang), "", ""],
            self.formats.section,
        )
        for name, sheet in self.sheets.items():
            row += 1
            worksheet.write_url(row, 0, f"internal:{quoted(sheet.name)}!A1", self.formats.link, sheet.name)
            meaning = table_meaning(schemas()[name], self.lang)
            worksheet.merge_range(row, 1, row, 3, meaning, self.formats.plain)
        return row + 1

    def _list_of_columns(self, worksheet: Any, row: int) -> None:
        heads = [said(key, self.lang) for key in ("sheet", "column", "needed", "how")]
        self._row(worksheet, row, heads, self.formats.section)
        needed = {REQUIRED: said("yes", self.lang), ONE_NEEDED: "(*)"}
        for sheet in self.sheets.values():
            for column in sheet.columns:
                row += 1
                cells = [sheet.name, column.label(self.lang), needed.get(column.mark, ""), self._how(column)]
                self._row(worksheet, row, cells, self.formats.plain)
                worksheet.set_row(row, _LINE_HEIGHT * ceil(len(cells[-1]) / _PER_LINE))

    def _how(self, column: TemplateColumn) -> str:
        choices = column.choices(self.lang) if column.kind is ColumnKind.CHOICE else ()
        text = column.help(self.lang)
        return f"{text} ({'; '.join(choices)})" if choices else text

    def _row(self, worksheet: Any, row: int, cells: list[str], cell_format: Any) -> None:
        for at, text in enumerate(cells):
            worksheet.write_string(row, at, text, cell_format)

    # --- tables ----------------------------------------------------------------------------------

    def _table(self, worksheet: Any, sheet: FilledSheet) -> None:
        _on_paper(worksheet)
        worksheet.repeat_rows(0)
        worksheet.freeze_panes(1, 1)
        worksheet.set_row(0, _HEAD_HEIGHT)
        last = letters(len(sheet.columns))
        for at, column in enumerate(sheet.columns):
            width = max(_WIDTHS.get(column.kind, 0), _NARROWEST)
            worksheet.set_column(at, at, width, self._to_fill(column))
            marked = self.formats.required if column.mark else self.formats.optional
            worksheet.write_string(0, at, column.head(self.lang), marked)
            worksheet.data_validation(FIRST_ROW - 1, at, LAST_ROW - 1, at, self._rule(column))
            if column.mark == REQUIRED:
                missing = f'=AND(COUNTA($A{FIRST_ROW}:${last}{FIRST_ROW})>0,${letters(at + 1)}{FIRST_ROW}="")'
                looks = {"type": "formula", "criteria": missing, "format": self.formats.missing}
                worksheet.conditional_format(FIRST_ROW - 1, at, LAST_ROW - 1, at, looks)
        worksheet.protect(
            "", {"insert_rows": True, "format_columns": True, "format_rows": True, "sort": True}
        )

    def _to_fill(self, column: TemplateColumn) -> Any:
        """Cells that may be filled in; texts are never taken for numbers or dates."""
        shown = {
            ColumnKind.DAY: _DAY_FORMATS[self.lang],
            ColumnKind.WHOLE: "0",
            ColumnKind.SHARE: "0.00%",
        }.get(column.kind, "@")
        return self.workbook.add_format(
            {"locked": False, "num_format": shown, "text_wrap": True, "valign": "top"}
        )

    def _rule(self, column: TemplateColumn) -> dict[str, Any]:
        """What a cell accepts, and what it says."""
        text = column.help(self.lang)[:_LONGEST_MESSAGE]
        said_all = {
            "input_title": column.label(self.lang)[:_LONGEST_TITLE],
            "input_message": text,
            "error_title": said("not_accepted", self.lang)[:_LONGEST_TITLE],
            "error_message": text,
        }
        return self._accepted(column) | said_all

    def _accepted(self, column: TemplateColumn) -> dict[str, Any]:
        source = self.choices.source(column)
        if source is not None:
            return {"validate": "list", "source": source, "show_error": column.kind not in _HINTED}
        if column.kind is ColumnKind.WHOLE:
            low, high = column.bounds
            return {"validate": "integer", "criteria": "between", "minimum": low, "maximum": high}
        if column.kind is ColumnKind.ID:
            return {"validate": "custom", "value": _no_capitals_or_spaces(column)}
        return dict(_RULES.get(column.kind, {"validate": "any"}))


def _on_paper(worksheet: Any) -> None:
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)


def _filled(schema: TableSchema, lang: Lang) -> FilledSheet:
    return FilledSheet(name=sheet_name(schema, lang), columns=template_columns(schema))


def _no_capitals_or_spaces(column: TemplateColumn) -> str:
    """Part of what an id must be: the rest a formula cannot say."""
    at = [item.target.name for item in template_columns(column.schema)].index(column.target.name) + 1
    cell = f"{letters(at)}{FIRST_ROW}"
    return f'=AND(EXACT({cell},LOWER({cell})),ISERROR(FIND(" ",{cell})))'
