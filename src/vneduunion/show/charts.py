"""Charts of the bounds of figures and of the lineage of units, as functions of a result."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from vneduunion.errors import Lang
from vneduunion.extras import require
from vneduunion.model import Dataset
from vneduunion.reconciliation import Bounds, Conflict, Linear, Reconciliation
from vneduunion.show.bands import placed
from vneduunion.show.drawing import MOST_DISCS, Drawing, Gap, Kinds, Spec, picture
from vneduunion.show.families import families
from vneduunion.show.implied import ImpliedDrawing, implied_rows
from vneduunion.show.ladder import MOST_DRAWN, Layout, Panel, figure_rows, near_domain, panels
from vneduunion.show.lineage import Names
from vneduunion.show.lineage_layers import LineageDrawing
from vneduunion.show.marks import Marks

if TYPE_CHECKING:
    import altair as alt

_FOOT = 22


def bounds_chart(
    result: Dataset | Reconciliation | Bounds | Iterable[Bounds], lang: Lang = "en", *, width: int = 1_040
) -> "alt.VConcatChart":
    """The bounds of every figure, or those of some before and after: a ladder of bars on a logarithmic axis.

    A thin line runs as far as the printed words allow, with an arrow where they set no limit; a
    thick bar, or a diamond where that is too narrow, is how readers of the domain understand them.
    Rows are grouped by what is counted. After reconciling, colours and numbered discs tell which
    figure is in which conflict.

    Of bounds, `Reconciliation.bounds`, each is a row: the thin line is what the words of its figures assert,
    the thick bar what follows for it.

    Args:
        result: figures, or what reconciling them said; or what follows for one number or several.
        lang: `"vi"` or `"en"`.
        width: of the picture in pixels; below 720 the labels stand above the bars.

    Returns:
        A chart that a notebook shows and whose `save` writes it. At most 200 figures are drawn,
        those in conflict first.

    Raises:
        MissingExtra: the extra `plots` is not installed.
    """
    if isinstance(result, Dataset | Reconciliation):
        return _chart(bounds_spec(result, lang, width))
    return _chart(implied_spec([result] if isinstance(result, Bounds) else result, lang, width))


def conflict_chart(conflict: Conflict, lang: Lang = "en", *, width: int = 760) -> "alt.VConcatChart":
    """The figures of one conflict, and the gap that no number can bridge.

    Args:
        conflict: one of the conflicts of a `Reconciliation`.
        lang: `"vi"` or `"en"`.
        width: of the picture in pixels; below 720 the labels stand above the bars.

    Raises:
        MissingExtra: the extra `plots` is not installed.
    """
    return _chart(conflict_spec(conflict, lang, width))


def lineage_chart(
    data: Dataset, to: date | str, lang: Lang = "en", *, of: Iterable[str] | None = None, width: int = 1_040
) -> "alt.VConcatChart":
    """What became of units or territories: old ones on the left, new ones on the right, bands between them.

    A solid band is what certainly went there, as thick as the part that did; a dashed one is what may have
    gone there and need not. What ended without a successor stops half-way. `lineage_view` says the same in
    words.

    Args:
        data: the records; units or territories with their successions are read.
        to: a day, which units are followed to, or a scheme, which territories are: `"vn-34"`.
        lang: `"vi"` or `"en"`.
        of: ids of old or new ones, whose whole families are drawn; by default all of which anything became.
        width: of the picture in pixels at most.

    Returns:
        A chart that a notebook shows and whose `save` writes it. About 200 old ones are drawn at most.

    Raises:
        MissingExtra: the extra `plots` is not installed.
        UnknownId: one of `of` is not known.
        ValueError: no territory belongs to the scheme.
    """
    return _chart(lineage_spec(data, to, lang, of, width))


def lineage_spec(data: Dataset, to: date | str, lang: Lang, of: Iterable[str] | None, width: int) -> Spec:
    """The specification behind `lineage_chart`."""
    found = families(data, to, of)
    names = Names(found, data, lang)
    return LineageDrawing(placed(found, names, width), names, width).spec()


def bounds_spec(result: Dataset | Reconciliation, lang: Lang, width: int) -> Spec:
    """The specification behind `bounds_chart`."""
    data, conflicts = (result, ()) if isinstance(result, Dataset) else (result.data, result.conflicts)
    marks = Marks(conflicts)
    chosen = sorted(data.figures, key=lambda figure: marks.kind(figure.id) is None)[:MOST_DRAWN]
    discs = max((len(marks.numbers(figure.id)) for figure in chosen), default=0)
    layout = Layout.of(width, min(discs, MOST_DISCS))
    found = panels(chosen, data, marks, lang, layout)
    kinds = Kinds.among([row for panel in found for row in panel.rows], marks)
    return picture(Drawing(panel, kinds, layout, lang).spec() for panel in found)


def implied_spec(several: Iterable[Bounds], lang: Lang, width: int) -> Spec:
    """The specification behind `bounds_chart` of bounds."""
    layout = Layout.of(width, 0)
    rows = implied_rows(several, lang, layout)
    return picture([ImpliedDrawing(rows, layout, lang).spec()] if rows else [])


def conflict_spec(conflict: Conflict, lang: Lang, width: int) -> Spec:
    """The specification behind `conflict_chart`."""
    bounded = (step.figure for step in conflict.proof if step.figure is not None)
    ruled = (figure for rule in conflict.rules for figure in rule.figures)
    drawn = dict.fromkeys((*bounded, *conflict.figures, *ruled))
    figures = [conflict.data.figures[key] for key in drawn]
    layout = Layout.of(width, 0)
    marks = Marks([conflict])
    rows = figure_rows(figures, conflict.data, marks, lang, layout)
    gap = gap_of(conflict)
    panel = Panel(
        heads=(),
        rows=tuple(row._replace(kind=conflict.kind, numbers=()) for row in rows),
        height=len(rows) * layout.row + _FOOT,
        domain=near_domain([row.bar for row in rows], gap or ()),
    )
    return picture([Drawing(panel, Kinds((conflict.kind,), marks), layout, lang, gap).spec()])


def gap_of(conflict: Conflict) -> Gap | None:
    """Between which values a conflict leaves a gap: a whole is at most one, its part at least the other.

    Returns:
        The two values, the smaller first; `None` where the proof adds several bounds up, or needs a rule of
        the caller's.
    """
    if any(isinstance(step.constraint, Linear) for step in conflict.proof):
        return None
    highs = [step.high for step in conflict.proof if step.high is not None]
    lows = [step.low for step in conflict.proof if step.low is not None]
    return (highs[0], lows[0]) if len(highs) == len(lows) == 1 else None


def _chart(spec: Spec) -> "alt.VConcatChart":
    chart: alt.VConcatChart = require("plots", "altair").VConcatChart.from_dict(spec)
    return chart
