"""Where in a workbook something stands, and what is wrong there."""

import re
from pathlib import Path
from typing import NamedTuple

from vneduunion.errors import Fault, Words
from vneduunion.io.workbooks import Sheet, address

_PLAIN_NAME = re.compile(r"\w+")
NOTHING = Words("không có gì", "nothing")


class At(NamedTuple):
    """A sheet of a file.

    Attributes:
        path: the file.
        sheet: the sheet.
    """

    path: Path
    sheet: Sheet

    def cell(self, row: int, column: int) -> str:
        """A cell as formulas of Excel name it, e.g. `Sheet1!D17`."""
        return f"{self._name}!{address(row, column)}"

    def fault(self, row: int, column: int, fault: Fault) -> Fault:
        """A fault of a cell, e.g. at `mau-1.xlsx, Sheet1!D17`."""
        return Fault(f"{self.path.name}, {self.cell(row, column)}", fault.code, fault.values)

    def lacks(self, expected: Words, found: Words = NOTHING, cell: tuple[int, int] | None = None) -> Fault:
        """A fault of a cell, or, without one, of the sheet as a whole, e.g. at `mau-1.xlsx, Sheet1`."""
        place = self._name if cell is None else self.cell(*cell)
        return Fault(f"{self.path.name}, {place}", "wrong_type", {"expected": expected, "found": found})

    @property
    def _name(self) -> str:
        name = self.sheet.name
        return name if _PLAIN_NAME.fullmatch(name) else "'" + name.replace("'", "''") + "'"
