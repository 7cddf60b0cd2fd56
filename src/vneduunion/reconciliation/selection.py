"""Which figures can be compared, and why the others cannot."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from vneduunion.cells.comparable import counts_things, replaced
from vneduunion.model import Dataset, Figure
from vneduunion.reconciliation.doubts import Exclusion, ExclusionReason
from vneduunion.values.ids import FigureId


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
    newest = replaced(data.figures)
    used: list[Figure] = []
    excluded: list[Exclusion] = []
    for figure in data.figures:
        exclusion = _unfit(data, figure, newest)
        if exclusion is None:
            used.append(figure)
        else:
            excluded.append(exclusion)
    return Selection(tuple(used), tuple(excluded))


def _unfit(data: Dataset, figure: Figure, newest: dict[FigureId, FigureId]) -> Exclusion | None:
    unknown = next(_unknown(data, figure), None)
    if unknown is not None:
        return Exclusion(figure=figure.id, reason=ExclusionReason.UNKNOWN_REFERENCE, detail=unknown)
    if not counts_things(data.measures[figure.measure]):
        return Exclusion(figure=figure.id, reason=ExclusionReason.NOT_COUNTED)
    if figure.id in newest:
        return Exclusion(figure=figure.id, reason=ExclusionReason.SUPERSEDED, detail=newest[figure.id])
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
