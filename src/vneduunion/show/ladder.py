"""The ladder of bounds as plain data: where each line, bar and word of the picture goes.

Down the picture everything is in pixels, computed here; across it everything is in the unit of the
figures, because the axis belongs to the chart.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, final

from attrs import frozen

from vneduunion.errors import Lang
from vneduunion.model import Counted, Dataset, Figure
from vneduunion.reconciliation import ConflictKind
from vneduunion.show.characters import printable
from vneduunion.show.marks import Marks
from vneduunion.values.quantities import Quantity
from vneduunion.wording import (
    asserted_bounds,
    counted,
    enum_label,
    format_days,
    format_period,
    likely_bounds,
    record_name,
    sentence,
    words_of,
)

WIDE = 720
"""From this width of a picture in pixels on, labels stand beside the bars; below it, above them."""
MOST_DRAWN = 200
"""How many figures one picture shows; those in conflict come first."""
_FEW = 2
_POWERS = 16
_ROOM = 0.3
_AROUND = 4
_AMOUNTS = (Counted.VND, Counted.SHARE)
"""Things on axes of their own: money and hundredths of a per cent are no counts."""


@final
@frozen
class Layout:
    """The measures of a picture, in pixels.

    Attributes:
        width: of the whole picture.
        labels: of the column of labels; 0 where they stand above the bars.
        plot: of the plot.
        row: height of a figure's row.
        bar: from the top of a row to the middle of its bar.
    """

    width: int
    labels: int
    plot: int
    row: int
    bar: int

    @classmethod
    def of(cls, width: int, marks: int) -> "Layout":
        """The layout of a picture.

        Args:
            width: of the whole picture.
            marks: the most conflicts a figure is in: each is a disc to the right of the plot.
        """
        discs = 18 * marks + 14
        if width >= WIDE:
            labels = min(330, width // 3)
            return cls(width=width, labels=labels, plot=width - labels - discs, row=42, bar=29)
        return cls(width=width, labels=0, plot=width - discs, row=62, bar=50)


class Bar(NamedTuple):
    """The bounds of a figure as drawn: from nothing on, `None` where there is no limit above."""

    low: int
    high: int | None
    likely_low: int
    likely_high: int | None

    @classmethod
    def of(cls, quantity: Quantity) -> "Bar":
        """The bounds of a quantity."""
        return cls(quantity.low or 0, quantity.high, quantity.likely_low or 0, quantity.likely_high)

    def highs(self) -> Iterator[int]:
        """The limits above, as far as there are any."""
        return (bound for bound in (self.high, self.likely_high) if bound is not None)


class Row(NamedTuple):
    """One figure in the picture: where it stands, its bounds, what is said of it, its conflicts."""

    top: int
    bar: Bar
    measure: str
    unit: str
    words: str
    asserted: str
    likely: str
    period: str
    days: str
    kind: ConflictKind | None
    numbers: tuple[int, ...]


class Head(NamedTuple):
    """The heading of a group of rows."""

    text: str
    top: int


@final
@frozen
class Panel:
    """Figures on one axis.

    Attributes:
        heads: headings of groups.
        rows: the figures.
        height: of the panel in pixels.
        domain: the ends of the axis.
        share: whether the axis is one of shares, in hundredths of a per cent.
    """

    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    height: int
    domain: tuple[float, float]
    share: bool = False

    def ticks(self) -> tuple[int, ...]:
        """Round values on the axis: powers of ten, and 2 and 5 times them where those are few."""
        powers = self._round((1,))
        return powers if len(powers) > _FEW else self._round((1, 2, 5))

    def _round(self, digits: tuple[int, ...]) -> tuple[int, ...]:
        low, high = self.domain
        values = [digit * 10**power for power in range(_POWERS) for digit in digits]
        below = (-value for value in reversed(values))
        return tuple(value for value in (*below, 0, *values) if low <= value <= high)

    def place(self, value: float) -> float:
        """Where a value stands on the axis, from 0 at its left end to 1 at its right."""
        low, high = map(_symlog, self.domain)
        return (_symlog(value) - low) / (high - low)


def _symlog(value: float) -> float:
    return math.copysign(math.log1p(abs(value)), value)


def panels(
    figures: Iterable[Figure], data: Dataset, marks: Marks, lang: Lang, layout: Layout
) -> tuple[Panel, ...]:
    """Figures in panels: counts of things first, then money, then shares.

    Args:
        figures: the figures to draw; groups follow what they count.
        data: where measures and units are named.
        marks: the conflicts.
        lang: `"vi"` or `"en"`.
        layout: the measures of the picture.
    """
    groups: dict[Counted | None, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[counted(figure, data)].append(figure)
    counts = [(kind, groups[kind]) for kind in (*Counted, None) if kind in groups and kind not in _AMOUNTS]
    amounts = [[(kind, groups[kind])] for kind in _AMOUNTS if kind in groups]
    return tuple(
        _panel(chosen, data, marks, lang, layout) for chosen in ([counts] if counts else []) + amounts
    )


def _panel(
    groups: Sequence[tuple[Counted | None, list[Figure]]],
    data: Dataset,
    marks: Marks,
    lang: Lang,
    layout: Layout,
) -> Panel:
    heads: list[Head] = []
    rows: list[Row] = []
    top = 0
    for kind, figures in groups:
        heads.append(Head(enum_label(kind, lang) if kind else sentence("chart.unknown", lang), top + 22))
        top += 32
        for figure in sorted(figures, key=_by_measure(data)):
            rows.append(_row(figure, top, data, marks, lang))
            top += layout.row
    domain = _domain([row.bar for row in rows])
    return Panel(tuple(heads), tuple(rows), top + 6, domain, share=groups[0][0] is Counted.SHARE)


def figure_rows(
    figures: Iterable[Figure], data: Dataset, marks: Marks, lang: Lang, layout: Layout
) -> tuple[Row, ...]:
    """Figures one below the other, without headings."""
    return tuple(_row(figure, index * layout.row, data, marks, lang) for index, figure in enumerate(figures))


def _row(figure: Figure, top: int, data: Dataset, marks: Marks, lang: Lang) -> Row:
    counts = counted(figure, data)
    return Row(
        top=top,
        bar=Bar.of(figure.quantity),
        measure=printable(record_name(data.measures, figure.measure, lang)),
        unit=printable(record_name(data.units, figure.unit, lang)),
        words=printable(words_of(figure.quantity, lang, counts)),
        asserted=asserted_bounds(figure.quantity, lang, counts),
        likely=likely_bounds(figure.quantity, lang, counts),
        period=printable(format_period(figure.period, lang)),
        days=format_days(figure.period, lang),
        kind=marks.kind(figure.id),
        numbers=marks.numbers(figure.id),
    )


def _by_measure(data: Dataset) -> Callable[[Figure], tuple[int, int, str]]:
    place = {key: index for index, key in enumerate(data.measures.keys())}

    def order(figure: Figure) -> tuple[int, int, str]:
        return place.get(figure.measure, len(place)), Bar.of(figure.quantity).likely_low, figure.id

    return order


def _domain(bars: Iterable[Bar]) -> tuple[float, float]:
    """Between powers of ten, or from nothing, with room for what has no limit on the right."""
    ends = [end for bar in bars for end in (bar.low, *bar.highs())]
    low, high = min(ends), max(ends)
    first = 10 ** math.floor(math.log10(low)) if low > 0 else 0
    return first, 10 ** math.ceil(math.log10(max(10, high)) + _ROOM)


def near_domain(bars: Iterable[Bar], values: Iterable[int]) -> tuple[float, float]:
    """An axis close around the likely bounds of some figures.

    Args:
        bars: the figures drawn, at least one.
        values: other values that must be on the axis.
    """
    ends = [end for bar in bars for end in (bar.likely_low, bar.likely_high) if end is not None]
    return around([*ends, *values])


def around(values: Collection[int]) -> tuple[float, float]:
    """An axis close around some values.

    Args:
        values: at least one.
    """
    low, high = min(values), max(values)
    return (low / _AROUND if low > 1 else min(0, low * _AROUND)), max(high, 1) * _AROUND
