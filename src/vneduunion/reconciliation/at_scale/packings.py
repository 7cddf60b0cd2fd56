"""Parts of one unit: what is said of it in several periods, put together."""

from collections.abc import Sequence
from typing import final

import numpy as np

from vneduunion.reconciliation.at_scale.said import Said
from vneduunion.reconciliation.at_scale.trees import Whole


@final
class Packing:
    """What some sheets say together at most of one unit: of periods that have no day in common the sum."""

    def __init__(self, said: Said, sheets: Sequence[int], *, adds: bool) -> None:
        """Put them together.

        Args:
            said: what claims say.
            sheets: those of the parts.
            adds: whether what is counted in several periods adds up.
        """
        self._said = said
        self.days = {sheet: said.figures.sheets.days(sheet) for sheet in sheets}
        self.sheets = sorted(sheets, key=lambda sheet: (self.days[sheet].last, sheet))
        self._before = [self._behind(at, adds=adds) for at in range(len(sheets))]
        best: list[Whole] = [np.zeros(len(said.figures.units.numbers), dtype=np.int64)]
        for at, sheet in enumerate(self.sheets):
            best.append(np.maximum(best[at], said.lows(sheet) + best[self._before[at]]))
        self.best = best[-1]

    def _behind(self, at: int, *, adds: bool) -> int:
        """How many sheets end before one begins."""
        first = self.days[self.sheets[at]].first
        return sum(self.days[sheet].last < first for sheet in self.sheets[:at]) if adds else 0

    def claims(self, unit: int) -> list[int]:
        """The claims that say most together of a unit.

        Args:
            unit: its number.
        """
        best: list[tuple[int, list[int]]] = [(0, [])]
        for at, sheet in enumerate(self.sheets):
            claim = self._said.greatest(sheet, unit)
            total, others = best[self._before[at]]
            value = total + int(self._said.low[claim]) if claim is not None else 0
            best.append((value, [*others, claim]) if claim is not None and value > best[at][0] else best[at])
        return best[-1][1]
