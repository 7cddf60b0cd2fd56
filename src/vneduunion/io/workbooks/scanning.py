"""The parts of a workbook looked over before a library lays them out in memory.

A library reserves a place for every cell up to the last one, and a copy of a shared text for every
cell that shows it. A file of a few bytes can thus ask for more memory than there is, which no one
can catch. So the cells are counted first, in one pass, without keeping any.
"""

import re
from collections import Counter
from xml.parsers import expat

from vneduunion.io.workbooks.limits import (
    DAMAGED,
    LAST_COLUMN,
    LAST_ROW,
    MAX_CELLS,
    MAX_MERGED,
    MAX_TEXT,
    TOO_MANY_CELLS,
    TOO_MUCH_TEXT,
    Refusal,
)

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_ROW = re.compile(r"[1-9][0-9]{0,6}")
_FILLED = frozenset({"v", "is", "f"})
"""What makes a cell one that has a value; cells that only have a format are passed over by libraries."""
_SHARED = "s"
_LETTERS = 26


class Scan:
    """What the parts of a workbook hold together, refused as soon as it is too much."""

    def __init__(self) -> None:
        self._area = self._merged = 0
        self._texts: list[int] = []
        self._uses: Counter[str] = Counter()

    def part(self, content: bytes) -> None:
        """Look one XML part over.

        Raises:
            Refusal: it is not well formed, declares entities, or has too many cells.
        """
        part = _Part()
        try:
            part.read(content)
        except expat.ExpatError:
            raise Refusal(DAMAGED) from None
        self._area += part.rows * part.columns
        self._merged += part.merged
        if self._area > MAX_CELLS or self._merged > MAX_MERGED:
            raise Refusal(TOO_MANY_CELLS)
        self._texts.extend(part.texts)
        self._uses.update(part.uses)

    def finish(self) -> None:
        """Look at what is known only when all parts were seen: the length of all texts shown.

        Raises:
            Refusal: the cells show too much text.
        """
        longest = max(self._texts, default=0)
        shown = 0
        for index, count in self._uses.items():
            known = index.isdecimal() and len(index) < len(str(MAX_CELLS)) + 1
            position = int(index) if known else len(self._texts)
            shown += count * (self._texts[position] if position < len(self._texts) else longest)
        if shown > MAX_TEXT:
            raise Refusal(TOO_MUCH_TEXT)


class _Part:
    """One part: the last row and column with a value, merged ranges, the shared texts and their uses."""

    def __init__(self) -> None:
        self.rows = 0
        self.columns = 0
        self.merged = 0
        self.texts: list[int] = []
        self.uses: Counter[str] = Counter()
        self._row = self._column = 0
        self._kind: str | None = None
        self._index: list[str] | None = None
        self._starts = {
            "row": self._at_row,
            "c": self._at_cell,
            "si": self._at_text,
            "mergeCell": self._at_range,
        }

    def read(self, content: bytes) -> None:
        """Let the parser walk through the part."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_declaration
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(content, True)  # noqa: FBT003 expat takes no keywords

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local in _FILLED:
            self._at_value(local)
        elif local in self._starts:
            self._starts[local](attributes)

    def _at_row(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r")
        self._row = self._row + 1 if given is None else _row(given)
        self._column = 0

    def _at_cell(self, attributes: dict[str, str]) -> None:
        self._kind = attributes.get("t")
        given = attributes.get("r")
        if given is None:
            self._column += 1
        else:
            self._row, self._column = _place(given)

    def _at_text(self, _: dict[str, str]) -> None:
        self.texts.append(0)

    def _at_range(self, _: dict[str, str]) -> None:
        self.merged += 1

    def _at_value(self, local: str) -> None:
        self.rows = max(self.rows, self._row)
        self.columns = max(self.columns, self._column)
        if self.rows > LAST_ROW or self.columns > LAST_COLUMN:
            raise Refusal(TOO_MANY_CELLS)
        if local == "v" and self._kind == _SHARED:
            self._index = []

    def _text(self, text: str) -> None:
        if self._index is not None:
            self._index.append(text)
        elif self.texts:
            self.texts[-1] += len(text)

    def _end(self, name: str) -> None:
        if self._index is not None and name.rpartition(":")[2] == "v":
            self.uses["".join(self._index).strip()] += 1
            self._index = None


def _refuse_declaration(*_: object) -> None:
    """No workbook of Excel declares a document type; entities that grow without end need one."""
    raise Refusal(DAMAGED)


def _row(given: str) -> int:
    if not _ROW.fullmatch(given):
        raise Refusal(TOO_MANY_CELLS)
    return int(given)


def _place(given: str) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(given)
    if found is None:
        raise Refusal(TOO_MANY_CELLS)
    column = 0
    for letter in found[1].upper():
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]), column
