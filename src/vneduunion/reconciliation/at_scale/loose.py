"""Ties beside the trees, or of a part of the days: single figures of units against single figures above."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import final

import numpy as np

from vneduunion.cells import AssumptionKind, ConstraintKind
from vneduunion.model import Scope
from vneduunion.reconciliation.at_scale.covers import Key, Relation
from vneduunion.reconciliation.at_scale.excerpts import excerpt
from vneduunion.reconciliation.at_scale.numbered import OPEN, Numbered
from vneduunion.reconciliation.at_scale.said import Said
from vneduunion.reconciliation.at_scale.sheets import Kinds, Related
from vneduunion.reconciliation.at_scale.trees import Tree, Whole
from vneduunion.structure import MANAGED, SECTOR_WIDE, Descent
from vneduunion.values.ids import UnitId
from vneduunion.values.truth import Truth


@final
class Loose:
    """Looks for figures of units that are more than one of a unit above, where the tree does not tell."""

    def __init__(self, figures: Numbered, assume: Kinds) -> None:
        """Prepare.

        Args:
            figures: the claims.
            assume: the kinds of assumptions on which relations may rest.
        """
        self._figures, self._assume = figures, assume

    def suspects(self, said: Said, related: Sequence[Related], tree: Tree) -> Iterator[tuple[int, Relation]]:
        """Wholes that are less than some part.

        Args:
            said: what claims say.
            related: what may be part of the wholes.
            tree: who stands below whom on all days; what it tells is passed over.
        """
        if tree.is_plain:
            return
        units, places = self._pairs
        for each in (each for each in related if each.lower is not None):
            lows, highs = said.lows(each.part), said.highs(each.whole)
            for at in np.flatnonzero(lows[units] > highs[places]).tolist():
                unit, place = int(units[at]), int(places[at])
                if not tree.is_below(unit, place):
                    yield from self._orders(said, each, (unit, place), said.greatest(each.part, unit))

    def above(self, said: Said, related: Related, tree: Tree, asked: tuple[int, int]) -> Iterator[Relation]:
        """What the number of a cell is at most, where the tree does not tell.

        Args:
            said: what claims say.
            related: of the sheet of the cell to that of the wholes.
            tree: who stands below whom on all days; what it tells is passed over.
            asked: what stands for the cell, and the number of its unit.
        """
        at, unit = asked
        if related.lower is None or tree.is_plain:
            return
        highs = said.highs(related.whole)
        places = sorted(self._figures.units.above([unit]) - {unit})
        for place in (each for each in places if not tree.is_below(unit, each) and highs[each] < OPEN):
            yield from (relation for _, relation in self._orders(said, related, (unit, place), at))

    @cached_property
    def _pairs(self) -> tuple[Whole, Whole]:
        return self._figures.units.pairs

    def _orders(
        self, said: Said, related: Related, units: tuple[int, int], part: int | None
    ) -> Iterator[tuple[int, Relation]]:
        specimens = self._figures.sheets.specimens
        whole = min(said.all_of(related.whole, units[1]), key=lambda claim: int(said.high[claim]))
        lines = MANAGED if specimens[related.whole].scope is Scope.DIRECT else SECTOR_WIDE
        lower, upper = map(UnitId, self._figures.units.ids(units))
        truth = self._descent.throughout(lower, upper, lines, specimens[related.part].period)
        kinds = {*(related.lower or ()), *([AssumptionKind.PERIOD] if truth is Truth.UNKNOWN else [])}
        if truth is not Truth.FALSE and part is not None and kinds <= self._assume:
            keys = tuple(Key(part, kind, whole) for kind in sorted(kinds))
            needed = {part: keys} if keys else {}
            yield whole, Relation(ConstraintKind.ORDER, ((part, 1), (whole, -1)), needed=needed)

    @cached_property
    def _descent(self) -> Descent:
        """Who stood below whom, and when."""
        units = self._figures.units.ids(np.unique(np.concatenate(self._pairs)).tolist())
        return Descent(excerpt(self._figures.columns, {"units": units, "ties": units}))
