"""What least is given up in one tree: exact, in whole numbers, from the lowest units up.

For each unit it is worked out how little its part of the tree can come to for each price, such that everything within
is true together. What is left of the units below one, and what is said of itself, give the same for this one.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple, final

import numpy as np
import numpy.typing as npt

from vneduunion.cells import AssumptionKind
from vneduunion.reconciliation.at_scale.covers import Key
from vneduunion.reconciliation.at_scale.frontiers import NOTHING, Frontier, Together
from vneduunion.reconciliation.at_scale.numbered import ASSERTED, GIVEN_UP, KEPT, OPEN, Numbered
from vneduunion.reconciliation.at_scale.trees import NOBODY, Tree, Whole


class Option(NamedTuple):
    """One way to take the claims about a unit.

    Attributes:
        cost: what it costs.
        low: what they say then at least.
        high: what they say at most.
        keys: what is given up.
    """

    cost: int
    low: int
    high: int
    keys: tuple[Key, ...]


class Chosen(NamedTuple):
    """What is given up about one unit.

    Attributes:
        unit: its number.
        keys: what is given up.
        above: the unit for whose sake more is given up in its part of the tree than that part needs, if any.
    """

    unit: int
    keys: tuple[Key, ...]
    above: int | None


@final
class TreeChoice:
    """The choice for one sheet of figures, of which nothing is related to another sheet."""

    def __init__(
        self, figures: Numbered, claims: Mapping[int, Sequence[int]], tree: Tree, *, adds: bool, scale: int
    ) -> None:
        """Prepare.

        Args:
            figures: the claims.
            claims: those of the sheet, by unit.
            tree: who stands below whom; no unit stands below two others.
            adds: whether what units count adds up.
            scale: by what costs are multiplied so that they are whole.
        """
        self._figures, self._claims, self._tree = figures, claims, tree
        self._adds, self._scale = adds, scale
        self._prices = np.array([self._price(cost) for cost in figures.costs], dtype=np.int64)
        self._likely = self._price(figures.cost(AssumptionKind.LIKELY))
        self._said: set[int] = set()
        self._options: dict[int, list[Option]] = {}
        self._frontiers: dict[int, Frontier] = {}
        self._below: dict[int, tuple[list[int], Together]] = {}

    def choose(self) -> list[Chosen] | None:
        """What is given up, unit by unit; `None` where nothing that may be given up is enough."""
        extras = self._extras()
        roots = np.flatnonzero(self._tree.parent == NOBODY)
        for level in (*self._tree.levels, roots):
            for unit in level.tolist():
                parts = [child for child in self._tree.children(unit).tolist() if child in self._said]
                if parts or unit in self._claims:
                    self._said.add(unit)
                if parts or len(self._claims.get(unit, ())) > 1:
                    self._frontiers[unit] = self._frontier(unit, parts, extras[unit])
                    if not len(self._frontiers[unit].costs):
                        return None
        return [each for root in roots.tolist() if root in self._frontiers for each in self._taken(root)]

    def _extras(self) -> dict[int, int]:
        """How much more than it needs a part of the tree may cost: what giving up all above it costs."""
        found: dict[int, int] = {}
        below: dict[int, int] = {NOBODY: 0}
        roots = np.flatnonzero(self._tree.parent == NOBODY)
        for level in (roots, *reversed(self._tree.levels)):
            for unit, parent in zip(level.tolist(), self._tree.parent[level].tolist(), strict=True):
                if parent not in below:
                    below[parent] = found[parent] + self._all_of(parent)
                found[unit] = below[parent]
        return found

    def _all_of(self, unit: int) -> int:
        """What it costs to give up all that is said of a unit; where that must not be, more than anything else."""
        claims = self._claims.get(unit, ())
        options = [self._levels(claim)[-1] for claim in claims]
        if any(option.high < OPEN for option in options):
            return int(self._prices.sum()) + self._likely * len(self._prices)
        return sum(option.cost for option in options)

    def _levels(self, claim: int) -> list[Option]:
        """The ways to take one claim."""
        figures = self._figures
        lows, highs = figures.lows, figures.highs
        found = [Option(0, int(lows[KEPT][claim]), int(highs[KEPT][claim]), ())]
        if lows[KEPT][claim] != lows[ASSERTED][claim] or highs[KEPT][claim] != highs[ASSERTED][claim]:
            price = self._price(figures.cost(AssumptionKind.LIKELY))
            likely = (Key(claim, AssumptionKind.LIKELY),)
            found.append(Option(price, int(lows[ASSERTED][claim]), int(highs[ASSERTED][claim]), likely))
        ends = [] if figures.held[claim] else [(self._price(figures.costs[claim]), Key(claim))]
        if figures.unsettled[claim]:
            status = self._price(figures.cost(AssumptionKind.STATUS))
            ends.append((status, Key(claim, AssumptionKind.STATUS)))
        if ends:
            price, key = min(ends, key=lambda end: end[0])
            found.append(Option(price, int(lows[GIVEN_UP][claim]), OPEN, (key,)))
        return found

    def _price(self, cost: object) -> int:
        return int(cost * self._scale)  # type: ignore[operator]

    def _ways(self, unit: int) -> list[Option]:
        """The ways to take all claims about a unit that do not contradict one another."""
        if unit not in self._options:
            found = []
            for chosen in product(*(self._levels(claim) for claim in self._claims.get(unit, ()))):
                low = max((each.low for each in chosen), default=0)
                high = min((each.high for each in chosen), default=OPEN)
                if low <= high:
                    keys = tuple(key for each in chosen for key in each.keys)
                    found.append(Option(sum(each.cost for each in chosen), low, high, keys))
            self._options[unit] = found
        return self._options[unit]

    def _frontier(self, unit: int, parts: list[int], extra: int) -> Frontier:
        most = extra + self._all_of(unit)
        inner, rest = self._parts(parts, most)
        below = Together((self._frontiers[part] for part in inner), most, adds=self._adds)
        self._below[unit] = inner, below
        values = below.frontier.values + rest if self._adds else np.maximum(below.frontier.values, rest)
        return _with_options(below.frontier.costs, values, self._ways(unit)).up_to(extra)

    def _parts(self, parts: list[int], most: int) -> tuple[list[int], int]:
        """The units below one of which something may be given up, and what the others come to."""
        single = np.array([part for part in parts if part not in self._frontiers], dtype=np.int64)
        claims = np.array([self._claims[part][0] for part in single.tolist()], dtype=np.int64)
        near = self._near(claims, most)
        for part, claim in zip(single[near].tolist(), claims[near].tolist(), strict=True):
            ways = self._levels(claim)
            self._options[part] = ways
            self._below[part] = [], Together((), 0, adds=self._adds)
            self._frontiers[part] = _with_options(*NOTHING[:2], ways)
        others = self._figures.lows[KEPT][claims[~near]]
        rest = int(others.sum() if self._adds else others.max(initial=0))
        return [part for part in parts if part in self._frontiers], rest

    def _near(self, claims: Whole, most: int) -> npt.NDArray[np.bool_]:
        """Which single claims some best choice may give up: of those that cost the same the greatest.

        It cannot give up more than can be paid for, so there is always one of these left instead of another.
        """
        low = self._figures.lows[KEPT][claims]
        drop = low - self._figures.lows[ASSERTED][claims]
        likely = min(most // max(1, self._likely), int((drop > 0).sum()))
        prices = self._prices[claims]
        near = np.zeros(len(claims), dtype=np.bool_)
        for price in np.unique(prices).tolist():
            same = np.flatnonzero(prices == price)
            count = most // max(1, price) + likely + 1
            near[same[np.argsort(-low[same], kind="stable")[:count]]] = True
            near[same[np.argsort(-drop[same], kind="stable")[:likely]]] = True
        return near

    def _taken(self, root: int) -> Iterator[Chosen]:
        waiting = [(root, 0)]
        while waiting:
            unit, number = waiting.pop()
            frontier = self._frontiers[unit]
            parts, below = self._below[unit]
            option, at = divmod(int(frontier.origins[number]), len(below.frontier.costs))
            keys = self._ways(unit)[option].keys
            yield Chosen(unit, keys, int(self._tree.parent[unit]) if number else None)
            waiting += zip(parts, below.taken(at), strict=True)


def _with_options(costs: Whole, values: Whole, options: Sequence[Option]) -> Frontier:
    """What is left with each way to take the claims about a unit, where its parts fit into them."""
    fits = [values <= option.high for option in options]
    paid = [np.where(fit, costs + option.cost, OPEN) for fit, option in zip(fits, options, strict=True)]
    left = [np.maximum(values, option.low) for option in options]
    found = Frontier.of(
        np.concatenate([*paid, []]).astype(np.int64), np.concatenate([*left, []]).astype(np.int64)
    )
    return found.within(OPEN - 1)
