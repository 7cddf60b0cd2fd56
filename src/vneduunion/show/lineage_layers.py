"""The layers of a picture of a lineage, in the grammar of Vega-Lite; what goes where is in `bands`."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any, final

from attrs import frozen

from vneduunion.show import palette
from vneduunion.show.bands import LETTER, THICK, Band, Picture
from vneduunion.show.drawing import Spec, labels, layer, picture
from vneduunion.show.families import Way
from vneduunion.show.lineage import Names, part_of
from vneduunion.wording import sentence

_HEAD, _WORDS = 15, 12
"""The size of the letters of the title, and of all others."""
_LEAST = 480
"""The title and the legend may be as wide as this, however narrow the bands are."""
_SWATCH, _ENTRY, _UNDER = 18, 26, 12
"""In the legend: the width of a sample, the height of an entry, and what is left free below."""
_STEPS = 6
"""A band is drawn in so many steps."""
_DASHES = [4, 3]
_STYLE: Mapping[Way, Mapping[str, Any]] = {
    Way.KEPT: {"color": palette.MUTED.light, "fillOpacity": 0.35},
    Way.CERTAIN: {"color": palette.CALM.light, "fillOpacity": 0.5},
    Way.POSSIBLE: {
        "color": palette.CALM.light,
        "fillOpacity": 0.12,
        "stroke": palette.CALM.light,
        "strokeWidth": 1,
        "strokeDash": _DASHES,
    },
    Way.ENDED: {"color": palette.INK.light, "fillOpacity": 0.25},
    Way.LATER: {
        "color": palette.LINE.light,
        "fillOpacity": 1,
        "stroke": palette.MUTED.light,
        "strokeWidth": 1,
    },
}


@final
@frozen
class LineageDrawing:
    """A picture of a lineage as layers.

    Attributes:
        placed: what goes where.
        names: the words.
        width: of the picture, in pixels.
    """

    placed: Picture
    names: Names
    width: int

    def spec(self) -> Spec:
        """The specification, with its title and its description."""
        title, tally = self.names.title(), self._tally()
        panel = {
            "width": self.placed.width,
            "height": self._height,
            "layer": [*self._legend(), *self._bands(), *self._ends(), *self._words()],
        }
        head = {
            "text": wrap(title, int(self._room / LETTER * _WORDS / _HEAD)),
            "subtitle": wrap("\u00a0· ".join(tally), int(self._room / LETTER)),
            "anchor": "start",
            "fontSize": _HEAD,
            "subtitleFontSize": _WORDS,
            "subtitlePadding": 5,
            "offset": 14,
            "color": palette.INK.light,
            "subtitleColor": palette.MUTED.light,
        }
        return {**picture([panel]), "title": head, "description": f"{title}. {'; '.join(tally)}."}

    @property
    def _room(self) -> int:
        return min(self.width, max(self.placed.width, _LEAST))

    def _tally(self) -> tuple[str, ...]:
        """How many went which way, and how many are drawn where not all are."""
        drawn = self.placed.drawn
        cut = (sentence("lineage.cut", self.names.lang, shown=drawn),) if self.placed.cut else ()
        return (*self.names.tally(), *cut)

    # --- the legend ----------------------------------------------------------------------------

    def _ways(self) -> list[Way]:
        """The ways in the picture; one alone needs no legend."""
        ways = {band.piece.way for band in self.placed.bands}
        return [way for way in Way if way in ways] if len(ways) > 1 else []

    def _entries(self) -> list[tuple[Way, str, float, float]]:
        """The entries of the legend: beside each other as far as there is room."""
        found, x, y = [], 0.0, 0.0
        for way in self._ways():
            text = sentence(f"lineage.{way}", self.names.lang)
            wide = _SWATCH + 6 + len(text) * LETTER + 16
            if x and x + wide > self._room:
                x, y = 0.0, y + _ENTRY
            found.append((way, text, x, y + _ENTRY / 2))
            x += wide
        return found

    @property
    def _top(self) -> float:
        """Where the bands begin, below the legend."""
        entries = self._entries()
        return entries[-1][-1] + _ENTRY / 2 + _UNDER if entries else 0

    def _legend(self) -> Iterator[Spec]:
        entries = self._entries()
        for way, _, x, y in entries:
            ends = {"x": x, "x2": x + _SWATCH, "y": y - THICK / 2, "y2": y + THICK / 2}
            yield layer([ends], "rect", self._box(), aria=False, **_STYLE[way])
        if entries:
            values = [{"text": text, "x": x + _SWATCH + 6, "y": y} for _, text, x, y in entries]
            yield labels(values, self._at(), baseline="middle", color=palette.INK.light)

    # --- bands and words -----------------------------------------------------------------------

    @property
    def _height(self) -> float:
        return self._top + self.placed.height

    def _x(self, field: str = "x") -> Spec:
        return _pixels(field, self.placed.width)

    def _y(self, field: str = "y") -> Spec:
        return _pixels(field, self._height)

    def _at(self) -> Spec:
        return {"x": self._x(), "y": self._y()}

    def _box(self) -> Spec:
        return {**self._at(), "x2": {"field": "x2"}, "y2": {"field": "y2"}}

    def _bands(self) -> Iterator[Spec]:
        """One layer for each way; a band is an area from its old one to its new one."""
        for way in Way:
            values = [
                point
                for number, band in enumerate(self.placed.bands)
                if band.piece.way is way
                for point in self._points(band, number)
            ]
            if values:
                at = {**self._at(), "y2": {"field": "y2"}, "detail": {"field": "band", "type": "nominal"}}
                yield layer(values, "area", {**at, **self._told()}, interpolate="monotone", **_STYLE[way])

    def _points(self, band: Band, number: int) -> Iterator[Spec]:
        old, new, lang = band.old, band.new, self.names.lang
        part = part_of(band.piece.row, lang)
        told = sentence("lineage.told", lang, old=old, new=new, part=part)
        for step in range(_STEPS + 1):
            across = step / _STEPS
            down = across * across * (3 - 2 * across)
            y = self._top + band.old_top + down * (band.new_top - band.old_top)
            x = band.left + across * (band.right - band.left)
            yield {
                "band": number,
                "x": round(x, 1),
                "y": round(y, 1),
                "y2": round(y + band.height, 1),
                "from": old,
                "to": new,
                "part": part,
                "told": told,
            }

    def _told(self) -> Spec:
        """What a band says when it is pointed at or read out."""
        tips = [
            {"field": field, "type": "nominal", "title": sentence(f"lineage.{field}", self.names.lang)}
            for field in ("from", "to", "part")
        ]
        return {"tooltip": tips, "description": {"field": "told", "type": "nominal"}}

    def _ends(self) -> Iterator[Spec]:
        """A line where bands begin and end, a thick one where they stop."""
        for stops, half in ((False, 1), (True, 2.5)):
            more = 4 if stops else 0
            values = [
                {
                    "x": end.x - half,
                    "x2": end.x + half,
                    "y": self._top + end.top - more,
                    "y2": self._top + end.bottom + more,
                }
                for end in self.placed.ends
                if end.stops is stops
            ]
            if values:
                yield layer(values, "rect", self._box(), aria=False, color=palette.INK.light, opacity=1)

    def _words(self) -> Iterator[Spec]:
        for old, align, weight in ((True, "right", 400), (False, "left", 600)):
            values = [
                {"text": word.text, "x": word.x, "y": self._top + word.y}
                for word in self.placed.words
                if word.old is old
            ]
            style = {"align": align, "baseline": "middle", "fontWeight": weight}
            yield labels(values, self._at(), color=palette.INK.light, **style)


def _pixels(field: str, length: float) -> Spec:
    """A field that counts pixels from the left or from the top."""
    ends = [0, length]
    scale = {"domain": ends, "range": ends, "nice": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}
