"""Which figures can be compared, and why the others cannot."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from vneduunion.cells import Cell
from vneduunion.model import Counted, Dataset, Figure, Operator
from vneduunion.reconciliation.results import Exclusion, ExclusionReason
from vneduunion.values.ids import FigureId

_NOT_COUNTS = frozenset({Operator.MEAN, Operator.MIN, Operator.MAX})


class Selection(NamedTuple):
    """The figures that are used, and those that are not."""

    figures: tuple[Figure, ...]
    excluded: tuple[Exclusion, ...]


def select(data: Dataset) -> Selection:
    """The comparable figures of a dataset.

    Args:
        data: any dataset; references may lead nowhere.

    Returns:
        Figures whose references are known, that count things, and that their own source has not
        replaced; and the others, each with its reason.
    """
    replaced = dict(_replaced(data))
    used: list[Figure] = []
    excluded: list[Exclusion] = []
    for figure in data.figures:
        exclusion = _unfit(data, figure, replaced)
        if exclusion is None:
            used.append(figure)
        else:
            excluded.append(exclusion)
    return Selection(tuple(used), tuple(excluded))


def _unfit(data: Dataset, figure: Figure, replaced: dict[FigureId, FigureId]) -> Exclusion | None:
    unknown = next(_unknown(data, figure), None)
    if unknown is not None:
        return Exclusion(figure=figure.id, reason=ExclusionReason.UNKNOWN_REFERENCE, detail=unknown)
    measure = data.measures[figure.measure]
    if measure.counts is Counted.SHARE or {measure.units_operator, measure.time_operator} & _NOT_COUNTS:
        return Exclusion(figure=figure.id, reason=ExclusionReason.NOT_COUNTED)
    if figure.id in replaced:
        return Exclusion(figure=figure.id, reason=ExclusionReason.SUPERSEDED, detail=replaced[figure.id])
    return None


def _unknown(data: Dataset, figure: Figure) -> Iterator[str]:
    """The references of a figure that lead nowhere and on which its cell or weight depends."""
    named: tuple[tuple[str | None, Container[object]], ...] = (
        (figure.measure, data.measures),
        (figure.unit, data.units),
        (figure.source, data.sources),
        (figure.movement, data.movements),
        (figure.activity, data.activities),
    )
    return (id_ for id_, records in named if id_ is not None and id_ not in records)


def _replaced(data: Dataset) -> Iterator[tuple[FigureId, FigureId]]:
    """Figures that their own source corrected later for the same cell, each with the latest."""
    latest: dict[tuple[str, Cell], Figure] = {}
    dated = [figure for figure in data.figures if figure.reported is not None]
    for figure in dated:
        key = (figure.source, Cell.of(figure))
        best = latest.setdefault(key, figure)
        if _day(figure) > _day(best):
            latest[key] = figure
    for figure in dated:
        newest = latest[figure.source, Cell.of(figure)]
        if _day(figure) < _day(newest):
            yield figure.id, newest.id


def _day(figure: Figure) -> int:
    return figure.reported.toordinal() if figure.reported is not None else 0
