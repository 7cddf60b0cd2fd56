"""Frontiers: what is paid, and how little is left for it; only what nothing cheaper undercuts."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, final

import numpy as np

from vneduunion.reconciliation.at_scale.trees import Whole


@final
class Frontier(NamedTuple):
    """Choices, the cheapest first; each further one costs more and leaves less.

    Attributes:
        costs: what each costs.
        values: what is left.
        origins: where each came from: numbers in what it was made of.
    """

    costs: Whole
    values: Whole
    origins: Whole

    @classmethod
    def of(cls, costs: Whole, values: Whole) -> "Frontier":
        """The choices among some that nothing undercuts.

        Args:
            costs: what each costs.
            values: what each leaves.
        """
        order = np.lexsort((values, costs))
        left = values[order]
        best = np.minimum.accumulate(left)
        first = np.ones(len(left), dtype=np.bool_)
        first[1:] = left[1:] < best[:-1]
        kept = order[first]
        return cls(costs[kept], values[kept], kept)

    def up_to(self, extra: int) -> "Frontier":
        """The choices that cost at most so much more than the cheapest."""
        return self.within(int(self.costs[0]) + extra) if len(self.costs) else self

    def within(self, most: int) -> "Frontier":
        """The choices that cost at most so much."""
        count = int(np.searchsorted(self.costs, most, side="right"))
        return Frontier(self.costs[:count], self.values[:count], self.origins[:count])


NOTHING = Frontier.of(np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64))
"""Nothing is paid, and nothing is there."""


@final
class Together:
    """What several frontiers leave together, one choice taken from each."""

    def __init__(self, parts: Iterable[Frontier], extra: int, *, adds: bool) -> None:
        """Put them together.

        Args:
            parts: the frontiers.
            extra: how much more than the cheapest is looked at.
            adds: whether what is left adds up; else the greatest counts.
        """
        self._parts: Sequence[Frontier] = [*parts]
        self._steps: list[Frontier] = []
        found = NOTHING
        for part in self._parts:
            costs = np.add.outer(found.costs, part.costs).ravel()
            values = (np.add if adds else np.maximum).outer(found.values, part.values).ravel()
            found = Frontier.of(costs, values).up_to(extra)
            self._steps.append(found)
        self.frontier = found

    def taken(self, number: int) -> list[int]:
        """Which choice of each frontier makes one of all.

        Args:
            number: that of the choice.
        """
        found = []
        for step, part in zip(reversed(self._steps), reversed(self._parts), strict=True):
            number, choice = divmod(int(step.origins[number]), len(part.costs))
            found.append(choice)
        return found[::-1]
