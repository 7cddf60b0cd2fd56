"""A sheet as a grid of plain values, and the names of its cells."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, final

from attrs import Factory, evolve, field, frozen


class ErrorCell(NamedTuple):
    """A cell without a value where one should be.

    Attributes:
        text: the error as Excel shows it, e.g. `#N/A`, or a formula whose result was never saved.
    """

    text: str


Cell: TypeAlias = str | int | float | bool | date | datetime | ErrorCell | None
"""What a cell holds; `None` is an empty one. A whole number is an `int`, a day a `date`."""
Place: TypeAlias = tuple[int, int]
"""Row and column of a cell, both counted from 1."""

_LETTERS = 26


def address(row: int, column: int) -> str:
    """What Excel calls a cell.

    Args:
        row: its row, counted from 1.
        column: its column, counted from 1.

    Example:
        >>> address(17, 4), address(1, 28)
        ('D17', 'AB1')
    """
    letters = ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


class MergedRange(NamedTuple):
    """Cells shown as one; the value stands in the first. Rows and columns count from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def covers(self, row: int, column: int) -> bool:
        """Whether a cell belongs to the range."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


def _frozen(cells: Mapping[Place, Cell]) -> Mapping[Place, Cell]:
    return MappingProxyType(dict(cells))


def _last_row(sheet: "Sheet") -> int:
    return max((row for row, _ in sheet.cells), default=0)


def _last_column(sheet: "Sheet") -> int:
    return max((column for _, column in sheet.cells), default=0)


def _ranges_by_row(sheet: "Sheet") -> Mapping[int, tuple[MergedRange, ...]]:
    found: dict[int, list[MergedRange]] = {}
    for merged in sheet.merged:
        for row in range(merged.first_row, min(merged.last_row, sheet.n_rows) + 1):
            found.setdefault(row, []).append(merged)
    return {row: tuple(ranges) for row, ranges in found.items()}


@final
@frozen(kw_only=True)
class Sheet:
    """One worksheet.

    Attributes:
        name: as on its tab.
        hidden: whether a reader of the workbook does not see it.
        cells: the values by row and column, counted from 1; empty cells are left out.
        merged: the ranges of cells shown as one.
        n_rows: the last row that has a value.
        n_columns: the last column that has a value.
    """

    name: str
    hidden: bool = False
    cells: Mapping[Place, Cell] = field(converter=_frozen)
    merged: tuple[MergedRange, ...] = ()
    n_rows: int = field(init=False, default=Factory(_last_row, takes_self=True))
    n_columns: int = field(init=False, default=Factory(_last_column, takes_self=True))
    _ranges: Mapping[int, tuple[MergedRange, ...]] = field(
        init=False, repr=False, eq=False, default=Factory(_ranges_by_row, takes_self=True)
    )

    def value(self, row: int, column: int, *, spread: bool = False) -> Cell:
        """What a cell holds.

        Args:
            row: its row, counted from 1.
            column: its column, counted from 1.
            spread: whether every cell of a merged range has the value of its first.
        """
        own = self.cells.get((row, column))
        if own is not None or not spread:
            return own
        merged = self.range_at(row, column)
        return None if merged is None else self.cells.get(merged[:2])

    def range_at(self, row: int, column: int) -> MergedRange | None:
        """The merged range that a cell belongs to; `None` where it stands alone."""
        near = self._ranges.get(row, ()) if row <= self.n_rows else self.merged
        return next((merged for merged in near if merged.covers(row, column)), None)

    def row(self, number: int, *, spread: bool = False) -> tuple[Cell, ...]:
        """The values of a row, as many as the sheet has columns.

        Args:
            number: the row, counted from 1.
            spread: as for `value`.

        Example:
            >>> sheet = Sheet(name="A", cells={(2, 1): "nữ", (2, 3): 7}, merged=[MergedRange(2, 1, 2, 2)])
            >>> sheet.row(2), sheet.row(2, spread=True), sheet.row(1)
            (('nữ', None, 7), ('nữ', 'nữ', 7), (None, None, None))
        """
        return tuple(self.value(number, column, spread=spread) for column in range(1, self.n_columns + 1))

    def with_cells(self, cells: Mapping[Place, Cell]) -> "Sheet":
        """The same sheet with some cells known better, e.g. by `errors_at`."""
        return evolve(self, cells={**self.cells, **cells})
