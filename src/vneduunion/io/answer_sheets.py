"""Small tables in CSV that people edit in a spreadsheet and give back."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import final

from attrs import frozen

from vneduunion.errors import Fault, Words
from vneduunion.io.encodings import decoded
from vneduunion.io.reasons import not_csv, unreadable

_SEPARATORS = (",", ";", "\t")
"""Spreadsheets write the separator of their country; Vietnamese ones a semicolon."""
_APOSTROPHE = "'"
_COMPUTED = re.compile(r"[=+\-@\t\r\n'].*|[0-9][0-9/.,:%eE -]*", re.DOTALL)
"""What a spreadsheet takes for a formula, a number or a day, and what begins with an apostrophe."""


@final
@frozen(kw_only=True)
class Sheet:
    """A table as it was read.

    Attributes:
        file: the name of the file, for places.
        columns: the headings, folded to small letters.
        rows: the rows that are not blank, each with its number as a spreadsheet counts it.
        faults: rows that have more cells than there are headings.
    """

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    faults: tuple[Fault, ...]

    def place(self, row: int, column: str) -> str:
        """A cell as a spreadsheet names it, with its file and its heading, e.g. `names.csv, D3 (id)`."""
        return f"{self.file}, {_letters(self.columns.index(column))}{row} ({column})"


def read_sheet(path: Path, needed: Sequence[str]) -> Sheet:
    """The table in a CSV file in UTF-8, or UTF-16 with its mark, whatever separator a spreadsheet wrote.

    Args:
        path: the file.
        needed: the headings it must have; a column that is not there is empty.

    Raises:
        UnreadableFile: the file cannot be read, or is no such table.
    """
    text = decoded(path, named=False)
    for separator in _SEPARATORS:
        lines = _lines(path, text, separator)
        columns = tuple(cell.strip().lower() for cell in next(lines, []))
        if set(needed) <= set(columns):
            return _sheet(path.name, columns, lines)
    names = ", ".join(needed)
    raise unreadable(path, Words(f"bảng phải có các cột {names}", f"it needs the columns {names}"))


def sheet_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""A table as CSV that a spreadsheet opens, in UTF-8 with a byte order mark.

    A cell that would be computed begins with an apostrophe, which `read_sheet` takes away again.

    Example:
        >>> sheet_text(["text"], [["=1+1"], ["gần 94.000"]]).split()
        ['\ufefftext', "'=1+1", 'gần', '94.000']
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(columns)
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return "\ufeff" + sheet.getvalue()


def _guarded(cell: str) -> str:
    return _APOSTROPHE + cell if _COMPUTED.fullmatch(cell) else cell


def _bare(cell: str) -> str:
    guarded = cell.startswith(_APOSTROPHE) and _COMPUTED.fullmatch(cell[1:])
    return cell[1:] if guarded else cell


def _lines(path: Path, text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise not_csv(path, reader.line_num, error) from None


def _sheet(file: str, columns: tuple[str, ...], lines: Iterable[list[str]]) -> Sheet:
    rows, faults = [], []
    for number, cells in enumerate(lines, start=2):
        if any(cell.strip() for cell in cells[len(columns) :]):
            faults.append(_too_long(f"{file}, A{number}", len(columns), len(cells)))
        elif any(cell.strip() for cell in cells):
            padded = [*map(_bare, cells), *[""] * len(columns)]
            rows.append((number, dict(zip(columns, padded, strict=False))))
    return Sheet(file=file, columns=columns, rows=tuple(rows), faults=tuple(faults))


def _too_long(place: str, wanted: int, found: int) -> Fault:
    values = {
        "expected": Words(f"{wanted} ô", f"{wanted} cells"),
        "found": Words(f"{found} ô", f"{found} cells"),
    }
    return Fault(place, "wrong_type", values)


def _letters(index: int) -> str:
    above, last = divmod(index, len(ascii_uppercase))
    return (_letters(above - 1) if above else "") + ascii_uppercase[last]
