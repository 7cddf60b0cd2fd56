"""Where what happened to a unit counts: in the unit, and in all that stand above it."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Literal, final

from vneduunion.model import Dataset, Territory, TieKind, Unit
from vneduunion.structure.restating import Placement, Restating
from vneduunion.structure.successors import ALL, NONE, WHOLE, Part, Successors
from vneduunion.structure.tree import UnitTree
from vneduunion.values.ids import UnitId

Structure = date | Literal["as-it-was"]
"""The parents of its own day for whatever happened, or all on the structure of one day."""


def placements(
    data: Dataset, line: TieKind = TieKind.DIRECT, structure: Structure = "as-it-was"
) -> Iterator[Placement]:
    """Where what happened to each unit counts.

    Args:
        data: its units, ties and successions are read.
        line: along what units stand above others.
        structure: a day, or `"as-it-was"`. On the structure of a day a unit that ended without a
            successor keeps a place of its own, and counts in those that its parents of then became.

    Yields:
        For each unit and run of days one row for each place; none is named twice in a run.

    Example:
        >>> from vneduunion.reference import press
        >>> rows = placements(press(), TieKind.GUIDANCE, date(2025, 8, 1))
        >>> [row.place for row in rows if row.unit == "hanoi.education"]
        ['hanoi.education', 'hanoi.federation', 'vgcl', 'vetu']
    """
    tree = UnitTree(data, line)
    if structure == "as-it-was":
        return (
            Placement(row.unit, row.since, row.until, row.ancestor, WHOLE, WHOLE) for row in tree.closure()
        )
    return _Placing(tree, data, structure).rows()


@final
class _Placing:
    """Follows units to the structure of a day, and up from there."""

    def __init__(self, tree: UnitTree, data: Dataset, on: date) -> None:
        self._tree, self._on_day = tree, tree.on(on)
        units: dict[str, Unit | Territory] = {unit.id: unit for unit in data.units}
        self._restating = Restating(units, Successors(data.successions), on, self._above)
        self._climbing: set[str] = set()

    def rows(self) -> Iterator[Placement]:
        """The rows of all units."""
        return self._restating.rows()

    def _above(self, unit: str, edge: date | None) -> Mapping[str, Part]:
        """A unit and all above it: on the day of the structure, or of its parents of then what they became."""
        found = {unit: ALL}
        if self._tree.units.get(unit) is None:
            return found
        if edge is None:
            return dict.fromkeys((unit, *self._on_day.ancestors(UnitId(unit))), ALL)
        if unit in self._climbing:
            return found
        self._climbing.add(unit)
        for parent in self._tree.parents(UnitId(unit), edge):
            found = _either(found, self._restating.parts(parent, edge))
        self._climbing.discard(unit)
        return found


def _either(one: Mapping[str, Part], other: Mapping[str, Part]) -> dict[str, Part]:
    """What counts in a place when it counts by either of two ways."""
    return {place: _joined(one.get(place, NONE), other.get(place, NONE)) for place in {**one, **other}}


def _joined(one: Part, other: Part) -> Part:
    return Part(max(one.low, other.low), min(one.high + other.high, Fraction(1)))
