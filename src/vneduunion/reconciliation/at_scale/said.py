"""What claims say, by sheet and unit."""

from functools import cached_property
from typing import final

import numpy as np

from vneduunion.reconciliation.at_scale.numbered import OPEN, Numbered
from vneduunion.reconciliation.at_scale.trees import Whole


@final
class Said:
    """What claims say at least, sheet by sheet."""

    def __init__(self, figures: Numbered, state: Whole) -> None:
        """Take each claim as told.

        Args:
            figures: the claims.
            state: how each is taken.
        """
        self.figures = figures
        self.low = np.choose(state, figures.lows)
        self.high = np.choose(state, figures.highs)

    @cached_property
    def _sheets(self) -> tuple[Whole, Whole]:
        """The claims in the order of their sheets and units, and where each sheet begins."""
        figures = self.figures
        order = np.lexsort((-self.low, figures.unit, figures.sheet))
        count = len(figures.sheets.specimens)
        return order, np.searchsorted(figures.sheet[order], np.arange(count + 1))

    @cached_property
    def _places(self) -> Whole:
        """The units of the claims, in the same order."""
        order, _ = self._sheets
        return self.figures.unit[order]

    def _among(self, sheet: int, unit: int) -> tuple[int, int]:
        """Where the claims of a unit in a sheet begin and end."""
        _, starts = self._sheets
        places = self._places[starts[sheet] : starts[sheet + 1]]
        first, last = np.searchsorted(places, [unit, unit + 1])
        return int(starts[sheet] + first), int(starts[sheet] + last)

    def claims(self, sheet: int) -> Whole:
        """The claims of a sheet, in the order of their units, the greatest of one unit first."""
        order, starts = self._sheets
        return order[starts[sheet] : starts[sheet + 1]]

    def greatest(self, sheet: int, unit: int) -> int | None:
        """The claim of a unit in a sheet that says most, if there is one.

        Args:
            sheet: the number of the sheet.
            unit: that of the unit.
        """
        first, last = self._among(sheet, unit)
        return int(self._sheets[0][first]) if first < last else None

    def all_of(self, sheet: int, unit: int) -> list[int]:
        """The claims of a unit in a sheet, the one that says most first.

        Args:
            sheet: the number of the sheet.
            unit: that of the unit.
        """
        first, last = self._among(sheet, unit)
        return [int(claim) for claim in self._sheets[0][first:last]]

    def lows(self, sheet: int) -> Whole:
        """What is said at least in a sheet, by unit."""
        claims = self.claims(sheet)
        found = np.zeros(len(self.figures.units.numbers), dtype=np.int64)
        found[self.figures.unit[claims][::-1]] = self.low[claims][::-1]
        return found

    def highs(self, sheet: int) -> Whole:
        """What is said at most in a sheet, by unit."""
        claims = self.claims(sheet)
        found = np.full(len(self.figures.units.numbers), OPEN, dtype=np.int64)
        np.minimum.at(found, self.figures.unit[claims], self.high[claims])
        return found
