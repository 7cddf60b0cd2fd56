"""The layers of a picture of bounds, in the grammar of Vega-Lite; what goes where is in `ladder`.

Specifications are plain mappings: altair, which checks every part of a chart as it is put together,
takes them whole at the end.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, final

from attrs import frozen

from vneduunion.errors import Lang
from vneduunion.reconciliation import ConflictKind
from vneduunion.show import palette
from vneduunion.show.ladder import Layout, Panel, Row
from vneduunion.show.marks import Marks
from vneduunion.wording import enum_label, number, per_cent, round_number, sentence

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""The name of the grammar; nothing is fetched from there."""
FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"
MOST_DISCS = 4
_THICK, _THIN = 5.5, 1.0
_MIDDLE = 0.5
_TIPS = ("words", "measure", "unit", "period", "asserted", "likely")

Gap = tuple[int, int]
Spec = dict[str, Any]


def picture(panels: Iterable[Spec]) -> Spec:
    """Panels one below the other, in the style of the house."""
    ink, muted = palette.INK.light, palette.MUTED.light
    return {
        "$schema": SCHEMA,
        "vconcat": list(panels),
        "spacing": 24,
        "resolve": {"scale": {"x": "independent", "y": "independent"}},
        "config": {
            "font": FONT,
            "background": "transparent",
            "padding": 4,
            "view": {"stroke": None},
            "axis": {
                "domain": False,
                "ticks": False,
                "labelColor": muted,
                "gridColor": palette.LINE.light,
            },
            "legend": {
                "orient": "top",
                "title": None,
                "labelColor": ink,
                "labelFontSize": 12,
                "labelLimit": 300,
                "symbolType": "square",
                "symbolSize": 120,
                "symbolOpacity": 1,
            },
        },
    }


@final
@frozen
class Kinds:
    """The kinds of conflict in one picture, and their colours.

    Attributes:
        present: the kinds, the hardest first; `None` stands for no conflict.
        marks: the conflicts.
    """

    present: tuple[ConflictKind | None, ...]
    marks: Marks

    @classmethod
    def among(cls, rows: Iterable[Row], marks: Marks) -> "Kinds":
        """The kinds that some rows show, in their discs too."""
        kinds: set[ConflictKind | None] = set()
        for row in rows:
            kinds.update((row.kind, *map(marks.kind_of, row.numbers[:MOST_DISCS])))
        return cls(tuple(kind for kind in (*ConflictKind, None) if kind in kinds), marks)

    def label(self, kind: ConflictKind | None, lang: Lang) -> str:
        """What the legend calls a kind."""
        return sentence("chart.calm", lang) if kind is None else enum_label(kind, lang)


@final
@frozen
class Drawing:
    """One panel as layers.

    Attributes:
        panel: what to draw.
        kinds: the kinds of conflict in the whole picture, for its one legend.
        layout: the measures of the picture.
        lang: the language of its words.
        gap: values between which a conflict leaves a gap.
    """

    panel: Panel
    kinds: Kinds
    layout: Layout
    lang: Lang
    gap: Gap | None = None

    def spec(self) -> Spec:
        """The panel, what is in front coming last."""
        layers = (
            self._band(),
            self._heads(),
            self._labels(),
            self._asserted(),
            self._likely(),
            self._discs(),
        )
        return {
            "width": self.layout.plot,
            "height": self.panel.height,
            "layer": [layer for drawn in layers for layer in drawn],
        }

    # --- what the layers share -----------------------------------------------------------------

    def _x(self, field: str) -> Spec:
        return across(field, self.panel, self.lang)

    def _y(self, field: str = "y") -> Spec:
        return down(field, self.panel)

    def _colour(self) -> Spec:
        present = self.kinds.present
        scale = {
            "domain": [self.kinds.label(kind, self.lang) for kind in present],
            "range": [palette.shade_of(kind).light for kind in present],
        }
        direction = "horizontal" if self.layout.labels else "vertical"
        legend = {"direction": direction} if len(present) > 1 else None
        return {"field": "kind", "type": "nominal", "scale": scale, "legend": legend}

    def _told(self) -> Spec:
        """What a mark says when it is pointed at or read out."""
        tips = [
            {"field": field, "type": "nominal", "title": sentence(f"column.{field}", self.lang)}
            for field in _TIPS
        ]
        return {"tooltip": tips, "description": {"field": "told", "type": "nominal"}}

    def _datum(self, row: Row, **more: Any) -> Spec:
        texts = {field: getattr(row, field) for field in _TIPS}
        told = f"{row.words}: {row.asserted}; {row.likely}"
        return {**texts, "kind": self.kinds.label(row.kind, self.lang), "told": told, **more}

    def _middle(self, row: Row) -> int:
        return row.top + self.layout.bar

    # --- words ---------------------------------------------------------------------------------

    def _heads(self) -> Iterator[Spec]:
        """Headings of groups over a rule across the picture."""
        if not self.panel.heads:
            return
        left = -self.layout.labels
        values = [{"text": head.text, "y": head.top, "rule": head.top + 8} for head in self.panel.heads]
        yield labels(values, {"x": {"value": left}, "y": self._y()}, fontWeight=700, color=palette.INK.light)
        across = {"x": {"value": left}, "x2": {"value": self.layout.plot}, "y": self._y("rule")}
        yield layer(values, "rule", across, color=palette.MUTED.light, opacity=0.5)

    def _labels(self) -> Iterator[Spec]:
        """What is counted, for whom and when, and the words as printed."""
        layout, rows = self.layout, self.panel.rows
        at = {"x": {"value": -layout.labels}, "y": self._y()}
        muted = {"fontSize": 11, "color": palette.MUTED.light}
        if layout.labels:
            limit = layout.labels - 16
            names = [{"text": row.measure, "y": row.top + 18} for row in rows]
            units = [{"text": f"{row.unit} · {row.days}", "y": row.top + 33} for row in rows]
            yield labels(names, at, limit=limit, color=palette.INK.light)
            yield labels(units, at, limit=limit, **muted)
            yield from self._words_at_bars()
        else:
            names = [{"text": f"{row.measure} · {row.unit}", "y": row.top + 34} for row in rows]
            words = [{**self._datum(row), "text": row.words, "y": row.top + 18} for row in rows]
            yield labels(words, {**at, "color": self._colour()}, fontWeight=600, limit=layout.plot)
            yield labels(names, at, limit=layout.plot, **muted)

    def _words_at_bars(self) -> Iterator[Spec]:
        """The words over their bar, on the side where there is room."""
        at = {"x": self._x("x"), "y": self._y(), "color": self._colour()}
        for align, shift in (("left", 7), ("right", -7)):
            values = [
                {**self._datum(row), "text": row.words, "x": x, "y": self._middle(row) - 11}
                for row in self.panel.rows
                for side, x in [self._anchor(row)]
                if side == align
            ]
            if values:
                yield labels(values, at, fontWeight=600, align=align, dx=shift)

    def _anchor(self, row: Row) -> tuple[str, float]:
        start, end = row.bar.likely_low, row.bar.likely_high
        if self.panel.place(start) < _MIDDLE or end is None:
            return "left", max(start, self.panel.domain[0])
        return "right", end

    # --- bounds --------------------------------------------------------------------------------

    def _asserted(self) -> Iterator[Spec]:
        """A thin line as far as the words allow, with an arrow where they set no limit."""
        end = self.panel.domain[1]
        rows = [(row, end if row.bar.high is None else row.bar.high) for row in self.panel.rows]
        lines = [self._bar(row, row.bar.low, high, _THIN) for row, high in rows]
        yield self._rects(lines, opacity=0.75)
        open_rows = [row for row in self.panel.rows if row.bar.high is None]
        if open_rows:
            values = [self._datum(row, y=self._middle(row)) for row in open_rows]
            at = {"x": {"value": self.layout.plot}, "y": self._y(), "color": self._colour()}
            yield layer(values, "point", at, shape="triangle-right", size=70, filled=True, opacity=0.9)

    def _likely(self) -> Iterator[Spec]:
        """A thick bar for the usual reading; a diamond where it is too narrow to be seen.

        Words such as "many" mean nothing narrower than they say: their thin line is all there is.
        """
        bars, points = [], []
        for row in self.panel.rows:
            low, high = row.bar.likely_low, row.bar.likely_high
            if high is None:
                continue
            if (self.panel.place(high) - self.panel.place(low)) * self.layout.plot < 2 * _THICK:
                points.append(self._datum(row, x=(low + high) / 2, y=self._middle(row)))
            else:
                bars.append(self._bar(row, low, high, _THICK))
        if bars:
            yield self._rects(bars, cornerRadius=2)
        if points:
            at = {"x": self._x("x"), "y": self._y(), "color": self._colour(), **self._told()}
            yield layer(points, "point", at, shape="diamond", size=130, filled=True, opacity=1)

    def _bar(self, row: Row, low: float, high: float, half: float) -> Spec:
        middle = self._middle(row)
        return self._datum(row, x=low, x2=high, y=middle - half, y2=middle + half)

    def _rects(self, values: list[Spec], **style: Any) -> Spec:
        ends = {"x": self._x("x"), "x2": {"field": "x2"}, "y": self._y(), "y2": {"field": "y2"}}
        return layer(values, "rect", {**ends, "color": self._colour(), **self._told()}, clip=True, **style)

    # --- conflicts -----------------------------------------------------------------------------

    def _discs(self) -> Iterator[Spec]:
        """The numbers of the conflicts a figure is in, behind its row."""
        for place in range(MOST_DISCS):
            values = [
                {
                    "text": str(row.numbers[place]),
                    "y": self._middle(row),
                    "kind": self.kinds.label(self.kinds.marks.kind_of(row.numbers[place]), self.lang),
                }
                for row in self.panel.rows
                if place < len(row.numbers)
            ]
            if values:
                at = {"x": {"value": self.layout.plot + 22 + 19 * place}, "y": self._y()}
                disc = {**at, "color": self._colour()}
                yield layer(values, "point", disc, shape="circle", size=260, filled=True, opacity=1)
                white = {"color": palette.SURFACE.light, "fontSize": 11, "fontWeight": 700}
                yield labels(values, at, align="center", baseline="middle", **white)

    def _band(self) -> Iterator[Spec]:
        """A band between "at most this" and "at least that"."""
        if self.gap is None:
            return
        low, high = self.gap
        span = {"y": 0, "y2": self.panel.height}
        ends = {"x": self._x("x"), "y": self._y(), "y2": {"field": "y2"}}
        band = {**ends, "x2": {"field": "x2"}}
        yield layer([{"x": low, "x2": high, **span}], "rect", band, color=palette.GAP.light, opacity=1)
        sides = (
            (low, "right", -6, f"≤ {number(low, self.lang)}"),
            (high, "left", 6, f"≥ {number(high, self.lang)}"),
        )
        for x, align, shift, text in sides:
            values = [{"x": x, "text": text, **span}]
            yield layer(values, "rule", ends, strokeDash=[4, 3], color=palette.INK.light)
            style = {"align": align, "dx": shift, "baseline": "bottom", "fontWeight": 700}
            yield labels(values, {"x": ends["x"], "y": self._y("y2")}, color=palette.INK.light, **style)


def across(field: str, panel: Panel, lang: Lang) -> Spec:
    """The axis across a panel.

    Args:
        field: which field says where.
        panel: the panel.
        lang: the language of its labels.
    """
    told = per_cent if panel.share else round_number
    labelled = {str(tick): told(tick, lang) for tick in panel.ticks()}
    axis = {
        "orient": "top",
        "values": list(panel.ticks()),
        "labelExpr": f"{json.dumps(labelled, ensure_ascii=False)}[datum.value]",
        "labelOverlap": "greedy",
        "title": None,
    }
    scale = {"type": "symlog", "constant": 1, "domain": list(panel.domain), "nice": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": axis}


def down(field: str, panel: Panel) -> Spec:
    """Where things stand down a panel, in pixels.

    Args:
        field: which field says where.
        panel: the panel.
    """
    ends = [0, panel.height]
    scale = {"domain": ends, "range": ends, "nice": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}


def layer(values: Sequence[Spec], mark: str, encoding: Spec, **style: Any) -> Spec:
    """One layer of marks.

    Args:
        values: what is drawn.
        mark: the kind of mark, e.g. `rect`.
        encoding: which fields say where and what.
        style: of all marks.
    """
    return {"data": {"values": list(values)}, "mark": {"type": mark, **style}, "encoding": encoding}


def labels(values: Sequence[Spec], at: Spec, **style: Any) -> Spec:
    """Words of the field `text`; they are labels, not marks to be read out one by one.

    Args:
        values: the words.
        at: the fields that say where.
        style: of all words.
    """
    plain = {"align": "left", "baseline": "alphabetic", "fontSize": 12, "aria": False}
    return layer(values, "text", {**at, "text": {"field": "text", "type": "nominal"}}, **{**plain, **style})
