"""What a spreadsheet offers: the functions that the drop-down lists of templates use, computed."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from openpyxl import Workbook
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

_OFFSET = re.compile(r"OFFSET\((.+),0,0,(MAX\(.+\)),1\)")
_SHEET = re.compile(r"(?:'(?P<name>(?:[^']|'')+)'!)?(?P<cells>.+)")
_CELL = re.compile(r"([A-Z]+)([0-9]*)")
_OPERATORS = {"=": "==", "&": "+"}


class Area:
    """Cells below one another, computed when they are asked for."""

    def __init__(self, sheets: "ComputedSheets", sheet: str, column: str, first: int, last: int) -> None:
        self.cells = [f"{column}{row}" for row in range(first, last + 1)]
        self.sheets, self.sheet = sheets, sheet

    def __iter__(self) -> Iterator[Any]:
        return (self.sheets.value(self.sheet, cell) for cell in self.cells)

    def at(self, number: int) -> Any:
        """The cell of a number, counted from 1; asked for in vain too where `IF` takes the other way."""
        if not 1 <= number <= len(self.cells):
            return "#REF!"
        return self.sheets.value(self.sheet, self.cells[number - 1])


class ComputedSheets:
    """The values of the cells of a workbook; an empty cell says an empty text."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.known: dict[tuple[str, str], Any] = {}

    def offered(self, rule: Any) -> list[Any]:
        """What the list of an input rule offers."""
        found = _OFFSET.fullmatch(rule.formula1)
        if found is None:
            return list(self.reference(rule.formula1, ""))
        place = _SHEET.fullmatch(found[1])
        assert place
        column, first = self.bounds(place["cells"])
        rows = self.computed(found[2], "")
        return list(Area(self, place["name"], column, first, first + rows - 1))

    def value(self, sheet: str, cell: str) -> Any:
        """What a cell says."""
        if (sheet, cell) not in self.known:
            said = self.book[sheet][cell].value
            computed = self.computed(said[1:], sheet) if str(said).startswith("=") else said
            self.known[sheet, cell] = "" if computed is None else computed
        return self.known[sheet, cell]

    def computed(self, formula: str, sheet: str) -> Any:
        """What a formula in a sheet says."""
        parts = [self.python(token) for token in Tokenizer(f"={formula}").items]
        names = {**self.functions, "ref": lambda text: self.reference(text, sheet)}
        return eval("".join(parts), {"__builtins__": {}}, names)  # noqa: S307 the formulas are the library's own

    def python(self, token: Token) -> str:
        """A part of a formula as Python writes it."""
        if token.type == Token.OPERAND:
            text = token.value[1:-1].replace('""', '"') if token.subtype == Token.TEXT else token.value
            return {Token.TEXT: repr(text), Token.RANGE: f"ref({text!r})"}.get(token.subtype, text)
        return _OPERATORS.get(token.value, token.value)

    def reference(self, text: str, sheet: str) -> Any:
        """The value of a cell, or the area of several."""
        found = _SHEET.fullmatch(text)
        assert found
        name = found["name"].replace("''", "'") if found["name"] else sheet
        first, _, last = found["cells"].partition(":")
        column, top = self.bounds(first)
        if not last:
            return self.value(name, f"{column}{top}")
        return Area(self, name, column, top or 1, self.bounds(last)[1] or self.book[name].max_row)

    @staticmethod
    def bounds(cell: str) -> tuple[str, int]:
        """The column and the row of a cell; of a whole column no row."""
        found = _CELL.fullmatch(cell.replace("$", ""))
        assert found
        return found[1], int(found[2] or 0)

    @cached_property
    def functions(self) -> dict[str, Any]:
        """The functions that formulas use."""
        return {
            "IF": lambda condition, yes, no: yes if condition else no,
            "MIN": min,
            "MAX": max,
            "COUNTA": lambda area: sum(value != "" for value in area),
            "COUNTIF": lambda area, limit: sum(value <= int(limit[2:]) for value in area),
            "INDEX": lambda area, number: area.at(number),
            "SUBSTITUTE": lambda text, old, new: text.replace(old, new),
        }
