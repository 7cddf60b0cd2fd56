"""What words assert of numbers, and what follows for them: before and after, one below the other."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, final

from attrs import frozen

from vneduunion.errors import Lang
from vneduunion.model import Dataset, Figure
from vneduunion.reconciliation import Bounds
from vneduunion.show import palette
from vneduunion.show.characters import printable
from vneduunion.show.drawing import Spec, across, down, labels, layer
from vneduunion.show.ladder import Layout, Panel, around
from vneduunion.wording import (
    counted,
    figure_name,
    format_days,
    number,
    record_name,
    sentence,
    words_of,
)

_FOOT = 22
_HALF = {"asserted": 1.0, "implied": 5.5}
_SHADES = {"asserted": palette.MUTED, "implied": palette.CALM}
_NARROW = 4
"""Below this width in pixels a bar cannot be seen, and is a diamond."""


class Ends(NamedTuple):
    """An interval; `None` where it has no end."""

    low: int | None
    high: int | None

    def known(self) -> Iterator[int]:
        """The ends that there are."""
        return (end for end in self if end is not None)


class ImpliedRow(NamedTuple):
    """One number in the picture.

    Attributes:
        top: where the row begins, in pixels.
        words: the figures by their words, with their signs and factors.
        about: what they count, for whom and when.
        name: the figures by their full names.
        asserted: what the words assert: before.
        implied: what follows: after.
    """

    top: int
    words: str
    about: str
    name: str
    asserted: Ends
    implied: Ends


def implied_rows(several: Iterable[Bounds], lang: Lang, layout: Layout) -> tuple[ImpliedRow, ...]:
    """Bounds one below the other.

    Args:
        several: the bounds.
        lang: `"vi"` or `"en"`.
        layout: the measures of the picture.
    """
    return tuple(_row(bounds, at * layout.row, lang) for at, bounds in enumerate(several))


def asserted_of(bounds: Bounds) -> Ends:
    """Between which values a sum lies by the words of its figures alone.

    Args:
        bounds: what was asked for.
    """
    low: int | None = 0
    high: int | None = 0
    for id_, factor in bounds.what:
        quantity = bounds.data.figures[id_].quantity
        ends: list[int | None] = [quantity.low or 0, quantity.high]
        first, last = ends if factor > 0 else ends[::-1]
        low = None if low is None or first is None else low + factor * first
        high = None if high is None or last is None else high + factor * last
    return Ends(low, high)


def _row(bounds: Bounds, top: int, lang: Lang) -> ImpliedRow:
    data = bounds.data
    figures = [(factor, data.figures[id_]) for id_, factor in bounds.what]
    return ImpliedRow(
        top=top,
        words=_sum((factor, _words(figure, data, lang)) for factor, figure in figures),
        about="; ".join(dict.fromkeys(_about(figure, data, lang) for _, figure in figures)),
        name=_sum((factor, printable(figure_name(figure, data, lang))) for factor, figure in figures),
        asserted=asserted_of(bounds),
        implied=Ends(bounds.low, bounds.high),
    )


def _words(figure: Figure, data: Dataset, lang: Lang) -> str:
    return printable(words_of(figure.quantity, lang, counted(figure, data)))


def _about(figure: Figure, data: Dataset, lang: Lang) -> str:
    measure, unit = (
        record_name(data.measures, figure.measure, lang),
        record_name(data.units, figure.unit, lang),
    )
    return printable(f"{measure} · {unit} · {format_days(figure.period, lang)}")


def _sum(terms: Iterable[tuple[int, str]]) -> str:
    told = (
        f"{' − ' if factor < 0 else ' + '}{'' if abs(factor) == 1 else f'{abs(factor)} × '}{name}"
        for factor, name in terms
    )
    return "".join(told).removeprefix(" + ").strip()


@final
@frozen
class ImpliedDrawing:
    """Bounds before and after as layers.

    Attributes:
        rows: what to draw.
        layout: the measures of the picture.
        lang: the language of its words.
    """

    rows: tuple[ImpliedRow, ...]
    layout: Layout
    lang: Lang

    def spec(self) -> Spec:
        """The panel, what is in front coming last."""
        drawn = [*self._labels(), *self._bars("asserted"), *self._bars("implied")]
        return {"width": self.layout.plot, "height": self._panel.height, "layer": drawn}

    @property
    def _panel(self) -> Panel:
        ends = [end for row in self.rows for each in (row.asserted, row.implied) for end in each.known()]
        height = len(self.rows) * self.layout.row + _FOOT
        return Panel(heads=(), rows=(), height=height, domain=around(ends or [0]))

    def _labels(self) -> Iterator[Spec]:
        layout, limit = self.layout, (self.layout.labels or self.layout.plot) - 16
        at = {"x": {"value": -layout.labels}, "y": down("y", self._panel)}
        words = [{"text": row.words, "y": row.top + 18} for row in self.rows]
        about = [{"text": row.about, "y": row.top + 33} for row in self.rows]
        yield labels(words, at, limit=limit, fontWeight=600, color=palette.INK.light)
        yield labels(about, at, limit=limit, fontSize=11, color=palette.MUTED.light)

    def _bars(self, kind: str) -> Iterator[Spec]:
        """A thin line for what the words assert, a thick bar for what follows; arrows where there is no end."""
        panel, half, (start, end) = self._panel, _HALF[kind], self._panel.domain
        bars, points, left, right = list[Spec](), list[Spec](), list[Spec](), list[Spec]()
        for row in self.rows:
            low, high = getattr(row, kind)
            first, last = start if low is None else low, end if high is None else high
            middle = row.top + self.layout.bar
            datum = self._datum(row, kind, y=middle, x=first)
            if (panel.place(last) - panel.place(first)) * self.layout.plot < _NARROW:
                points.append(datum)
            else:
                bars.append({**datum, "x2": last, "y": middle - half, "y2": middle + half})
            left += [datum] if low is None else []
            right += [datum] if high is None else []
        if bars:
            yield layer(
                bars, "rect", {**self._at("x"), "x2": {"field": "x2"}, "y2": {"field": "y2"}}, clip=True
            )
        if points:
            yield layer(points, "point", self._at("x"), shape="diamond", size=90, filled=True, opacity=1)
        for values, shape, x in ((left, "left", 0), (right, "right", self.layout.plot)):
            if values:
                at = {**self._at("x"), "x": {"value": x}}
                yield layer(values, "point", at, shape=f"triangle-{shape}", size=70, filled=True, opacity=0.9)

    def _at(self, field: str) -> Spec:
        kinds: Sequence[str] = [*_SHADES]
        colour = {
            "domain": [sentence(f"chart.{kind}", self.lang) for kind in kinds],
            "range": [_SHADES[kind].light for kind in kinds],
        }
        tips = [
            {"field": "name", "type": "nominal", "title": sentence("column.words", self.lang)},
            *(
                {"field": kind, "type": "nominal", "title": sentence(f"chart.{kind}", self.lang)}
                for kind in kinds
            ),
        ]
        return {
            "x": across(field, self._panel, self.lang),
            "y": down("y", self._panel),
            "color": {
                "field": "kind",
                "type": "nominal",
                "scale": colour,
                "legend": {"direction": "horizontal"},
            },
            "tooltip": tips,
            "description": {"field": "told", "type": "nominal"},
        }

    def _datum(self, row: ImpliedRow, kind: str, **more: Any) -> Spec:
        told = {name: self._interval(getattr(row, name)) for name in _SHADES}
        said = sentence(f"chart.{kind}", self.lang)
        low, high = getattr(row, kind)
        texts = {"name": row.name, **told, "kind": said, "told": f"{row.name}: {said} {told[kind]}"}
        return {**texts, "low": low, "high": high, **more}

    def _interval(self, ends: Ends) -> str:
        low, high = ("" if end is None else number(end, self.lang) for end in ends)
        return f"{low}..{high}"
