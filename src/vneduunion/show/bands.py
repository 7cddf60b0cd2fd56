"""The picture of a lineage as plain data: where each band and word goes, in pixels."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from math import ceil
from textwrap import wrap
from typing import NamedTuple, TypeVar, final

from attrs import frozen

from vneduunion.show.families import Families, Family, Old, Piece
from vneduunion.show.lineage import Names
from vneduunion.structure import WHOLE

LINE = 16
"""The height of a line of words."""
LETTER = 7.5
"""The width of a letter: enough for the fonts that readers may have, and in bold."""
THICK = 14
"""The height of the band of a whole."""
MOST_DRAWN = 200
"""How many old ones one picture shows, unless its first family has more."""
_THIN = 1
"""No band is drawn thinner."""
_BETWEEN, _BESIDE, _COLUMNS = 6, 14, 32
"""What is left free between two of a family, two families, two columns."""
_AIR = 9
"""Between a band and its words."""
_SHORT, _LONG = 60, 220
"""Bands are no shorter and no longer."""
_WRAPPED, _WIDEST = 16 * LETTER, 36 * LETTER
"""Words as wide as this may be broken into lines for the sake of another column; wider ones always are."""
_STOPS = 0.4
"""So far across runs what leads nowhere, where nothing beside it leads anywhere."""
_MOST_COLUMNS, _TALL = 3, 420
"""There are as many columns as find room, each as high as this at least."""

K = TypeVar("K", bound=Hashable)


class Band(NamedTuple):
    """A part of an old one on its way, from the left to the right."""

    piece: Piece
    left: float
    right: float
    old_top: float
    new_top: float
    height: float
    old: str
    new: str


class Word(NamedTuple):
    """A line of words, beside the middle of its height; those of old ones end there."""

    text: str
    x: float
    y: float
    old: bool


class End(NamedTuple):
    """Where bands begin or end; those that lead nowhere stop there."""

    x: float
    top: float
    bottom: float
    stops: bool


@final
@frozen
class Layout:
    """The measures of a picture, in pixels.

    Attributes:
        columns: how many columns of families stand side by side.
        old: the width of the words on the left of a column.
        band: the length of the bands.
        new: the width of the words on the right.
    """

    columns: int
    old: int
    band: int
    new: int

    @classmethod
    def of(cls, width: int, old: int, new: int, height: float) -> "Layout":
        """The layout of a picture.

        Args:
            width: of the whole picture at most.
            old: the width of the longest words on the left.
            new: that of the longest words on the right; words that find no room are broken into lines.
            height: of all families one below the other.
        """
        least = min(old, _WRAPPED) + min(new, _WRAPPED) + _SHORT
        for columns in range(_MOST_COLUMNS, 1, -1):
            if _free(width, columns) >= least and height / columns >= _TALL:
                return cls._of_column(columns, _free(width, columns), old, new)
        return cls._of_column(1, _free(width, 1), old, new)

    @classmethod
    def _of_column(cls, columns: int, free: int, old: int, new: int) -> "Layout":
        words = max(free - _SHORT, 0)
        old = min(old, max(words // 2, words - new))
        new = min(new, words - old)
        return cls(columns, old, max(_SHORT, min(free - old - new, _LONG)), new)

    @property
    def column(self) -> int:
        """From the left of one column to that of the next."""
        return self.old + self.band + self.new + 2 * _AIR + _COLUMNS

    @property
    def width(self) -> int:
        """The width of all columns."""
        return self.columns * self.column - _COLUMNS


@final
@frozen
class Picture:
    """Bands and words at their places.

    Attributes:
        bands: the bands.
        words: the names of old and new ones.
        ends: where bands begin and end.
        width: of the picture.
        height: of the picture.
        drawn: how many old ones are drawn.
        cut: whether there are more.
    """

    bands: tuple[Band, ...]
    words: tuple[Word, ...]
    ends: tuple[End, ...]
    width: int
    height: float
    drawn: int
    cut: bool


def placed(found: Families, names: Names, width: int) -> Picture:
    """Families as a picture.

    Args:
        found: the families.
        names: what they are called.
        width: of the picture at most, in pixels.
    """
    drawn = tuple(_drawn(found.members))
    olds = [names.old(old) for family in drawn for old in family.olds]
    news = [(names.new(new, family), new in family.absent) for family in drawn for new in family.news]
    height = len(olds) * (LINE + _BETWEEN) + len(drawn) * _BESIDE
    why = max((min(len(name) * LETTER, _WRAPPED) for name, absent in news if absent), default=0)
    wide = max(why, _width(name for name, absent in news if not absent))
    layout = Layout.of(width, _width(olds), ceil(wide), height)
    groups = [_Group(family, names, layout) for family in drawn]
    tops = [0.0] * layout.columns
    for group, column in zip(groups, _columns(groups, layout.columns), strict=True):
        group.left, group.top = column * layout.column, tops[column]
        tops[column] += group.height + _BESIDE
    return Picture(
        bands=tuple(band for group in groups for band in group.bands()),
        words=tuple(word for group in groups for word in group.words()),
        ends=tuple(end for group in groups for end in group.ends()),
        width=layout.width,
        height=max(tops),
        drawn=len(olds),
        cut=len(drawn) < len(found.members),
    )


class _Slot(NamedTuple):
    """The place of an old or new one: its words, how thick its bands are together, and where it begins."""

    lines: list[str]
    thick: float
    top: float = 0

    @property
    def height(self) -> float:
        return max(self.thick, len(self.lines) * LINE)

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def bar(self) -> float:
        """Where its bands begin."""
        return self.middle - self.thick / 2


@final
class _Group:
    """One family in the picture."""

    def __init__(self, family: Family, names: Names, layout: Layout) -> None:
        self.left = self.top = 0.0
        self._family, self._names, self._layout = family, names, layout
        self._pieces = tuple(family.pieces())
        thick: dict[str, float] = defaultdict(float)
        for piece in self._pieces:
            thick[piece.row.place] += _height(piece)
        self._band = layout.band * (_STOPS if family.absent.keys() >= set(family.news) else 1)
        room = layout.new + layout.band - self._band
        olds = {old: _Slot(_lines(names.old(old), layout.old), THICK) for old in family.olds}
        news = {new: _Slot(_lines(names.new(new, family), room), thick[new]) for new in family.news}
        self.height = max(_tall(olds.values()), _tall(news.values()))
        self._olds, self._news = _stacked(olds, self.height), _stacked(news, self.height)

    def bands(self) -> Iterator[Band]:
        """What certainly went somewhere lies one below the other; what may have gone may be all of the rest."""
        gone: dict[Old, float] = defaultdict(float)
        come: dict[str, float] = defaultdict(float)
        for piece in sorted(self._pieces, key=lambda piece: piece.way.possible):
            row, old = piece.row, piece.old
            height = _height(piece)
            yield Band(
                piece,
                left=self._begin,
                right=self._end,
                old_top=self.top + self._olds[old].bar + gone[old],
                new_top=self.top + self._news[row.place].bar + come[row.place],
                height=height,
                old=self._names.old(old),
                new=self._names.new(row.place, self._family),
            )
            gone[old] += 0 if piece.way.possible else height
            come[row.place] += height

    def words(self) -> Iterator[Word]:
        """The names, beside their bands."""
        for slot in self._olds.values():
            yield from self._words(slot, self._begin - _AIR, old=True)
        for slot in self._news.values():
            yield from self._words(slot, self._end + _AIR, old=False)

    def ends(self) -> Iterator[End]:
        """Where bands begin and end."""
        for slot in self._olds.values():
            yield self._bar(slot, self._begin, stops=False)
        for new, slot in self._news.items():
            yield self._bar(slot, self._end, stops=new in self._family.absent)

    @property
    def _begin(self) -> float:
        return self.left + self._layout.old + _AIR

    @property
    def _end(self) -> float:
        return self._begin + self._band

    def _words(self, slot: _Slot, x: float, *, old: bool) -> Iterator[Word]:
        first = self.top + slot.middle - (len(slot.lines) - 1) * LINE / 2
        yield from (Word(line, x, first + at * LINE, old) for at, line in enumerate(slot.lines))

    def _bar(self, slot: _Slot, x: float, *, stops: bool) -> End:
        top = self.top + slot.bar
        return End(x, top, top + slot.thick, stops)


def _drawn(members: Iterable[Family]) -> Iterator[Family]:
    """The first families, as many as can be seen."""
    drawn = 0
    for family in members:
        drawn += len(family.olds)
        if drawn > MOST_DRAWN and drawn > len(family.olds):
            return
        yield family


def _columns(groups: Iterable[_Group], columns: int) -> Iterator[int]:
    """The column of each group: so that all become about as high."""
    groups = list(groups)
    total = sum(group.height + _BESIDE for group in groups)
    passed = 0.0
    for group in groups:
        middle = passed + (group.height + _BESIDE) / 2
        yield int(middle / total * columns)
        passed += group.height + _BESIDE


def _stacked(slots: Mapping[K, _Slot], height: float) -> dict[K, _Slot]:
    """Slots one below the other, in the middle of a height."""
    top = (height - _tall(slots.values())) / 2
    found = {}
    for key, slot in slots.items():
        found[key] = slot._replace(top=top)
        top += slot.height + _BETWEEN
    return found


def _tall(slots: Iterable[_Slot]) -> float:
    heights = [slot.height for slot in slots]
    return sum(heights) + (len(heights) - 1) * _BETWEEN


def _height(piece: Piece) -> float:
    return max(_THIN, piece.amount * THICK / WHOLE)


def _lines(name: str, room: float) -> list[str]:
    """A name in as few lines as find room, all about as long."""
    longest = max(int(room // LETTER), 1)
    fewest = len(_broken(name, longest))
    shortest = max(len(name) // fewest, min(max(map(len, name.split())), longest))
    tried = (_broken(name, length) for length in range(shortest, longest + 1))
    return next(lines for lines in tried if len(lines) == fewest)


def _broken(name: str, length: int) -> list[str]:
    return wrap(name, length, break_on_hyphens=False)


def _width(names: Iterable[str]) -> int:
    return ceil(min(max(map(len, names), default=0) * LETTER, _WIDEST))


def _free(width: int, columns: int) -> int:
    """The width of one of some columns, without the air around its words."""
    return (width - (columns - 1) * _COLUMNS) // columns - 2 * _AIR
