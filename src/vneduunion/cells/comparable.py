"""Which figures are comparable at all: they count things, and their own source has not replaced them."""

from collections.abc import Iterable

from vneduunion.cells.cell import Cell
from vneduunion.model import Counted, Figure, Measure, Operator, Status
from vneduunion.values.ids import FigureId, SourceId

NOT_COUNTS = frozenset({Operator.MEAN, Operator.MIN, Operator.MAX})
"""Operators of measures of which a part may be more than its whole."""
UNSETTLED = frozenset({Status.PROVISIONAL, Status.ESTIMATED})
"""States of figures that hold only under an assumption."""


def counts_things(measure: Measure) -> bool:
    """Whether a measure counts things: no shares, means, least or greatest values."""
    operators = {measure.units_operator, measure.time_operator}
    return measure.counts is not Counted.SHARE and not operators & NOT_COUNTS


def replaced(figures: Iterable[Figure]) -> dict[FigureId, FigureId]:
    """Figures that their own source corrected later for the same cell, each with the latest.

    Args:
        figures: all that is known; those without a day of report replace nothing.
    """
    latest: dict[tuple[SourceId, Cell], Figure] = {}
    dated = [figure for figure in figures if figure.reported is not None]
    for figure in dated:
        key = (figure.source, Cell.of(figure))
        best = latest.setdefault(key, figure)
        if _day(figure) > _day(best):
            latest[key] = figure
    newest = ((figure, latest[figure.source, Cell.of(figure)]) for figure in dated)
    return {figure.id: new.id for figure, new in newest if _day(figure) < _day(new)}


def _day(figure: Figure) -> int:
    return figure.reported.toordinal() if figure.reported is not None else 0
