"""Excel workbooks (.xlsx) as grids of plain values: the one door by which they come in."""

from vneduunion.io.workbooks.reading import read_sheets
from vneduunion.io.workbooks.second_look import errors_at, percents_at
from vneduunion.io.workbooks.sheets import Cell, ErrorCell, MergedRange, Place, Sheet, address

__all__ = [
    "Cell",
    "ErrorCell",
    "MergedRange",
    "Place",
    "Sheet",
    "address",
    "errors_at",
    "percents_at",
    "read_sheets",
]
