"""What least is given up in one tree: exact, in whole numbers, from the lowest units up.

For each unit it is worked out how little its part of the tree can come to for each price, such that everything within
is true together. What is left of the units below one, and what is said of itself, give the same for this one.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, final

import numpy as np
import numpy.typing as npt

from vneduunion.cells import AssumptionKind
from vneduunion.reconciliation.at_scale.covers import Key
from vneduunion.reconciliation.at_scale.frontiers import NOTHING, Frontier, Together
from vneduunion.reconciliation.at_scale.numbered import ASSERTED, GIVEN_UP, KEPT, OPEN, Numbered
from vneduunion.reconciliation.at_scale.trees import NOBODY, Tree, Whole
from vneduunion.reconciliation.labels import Weight


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

    def with_another(self, other: "Option") -> "Option":
        """The same with one more claim, taken in some way."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Option(self.cost + other.cost, low, high, self.keys + other.keys)


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
    """The choice for one sheet of figures, of which nothing is related to another sheet.

    Attributes:
        hopeless: the units where nothing that may be given up is enough.
    """

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
        self._likely = self._price(figures.cost(AssumptionKind.LIKELY))
        self._ends = self._end_prices()
        self.hopeless: set[int] = set()
        self._said: set[int] = set()
        self._options: dict[int, list[Option]] = {}
        self._frontiers: dict[int, Frontier] = {}
        self._below: dict[int, tuple[list[int], Together]] = {}

    def choose(self) -> list[Chosen]:
        """What is given up, unit by unit. Where nothing that may be given up is enough, `hopeless` has the unit."""
        extras = self._extras()
        roots = np.flatnonzero(self._tree.parent == NOBODY)
        for level in (*self._tree.levels, roots):
            for unit in level.tolist():
                parts = [child for child in self._tree.children(unit).tolist() if child in self._said]
                if parts or unit in self._claims:
                    self._said.add(unit)
                if parts or len(self._claims.get(unit, ())) > 1:
                    self._frontiers[unit] = self._frontier(unit, parts, extras[unit])
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
        if any(self._ends[claim] >= OPEN for claim in claims):
            return self._everything
        return sum(option.cost for option in options)

    @cached_property
    def _everything(self) -> int:
        """What it costs to give up all that may be."""
        ends = self._ends[self._ends < OPEN]
        return int(ends.sum()) + self._likely * len(self._ends)

    def _levels(self, claim: int) -> list[Option]:
        """The ways to take one claim."""
        figures = self._figures
        lows, highs = figures.lows, figures.highs
        found = [Option(0, int(lows[KEPT][claim]), int(highs[KEPT][claim]), ())]
        if lows[KEPT][claim] != lows[ASSERTED][claim] or highs[KEPT][claim] != highs[ASSERTED][claim]:
            price = self._price(figures.cost(AssumptionKind.LIKELY))
            likely = (Key(claim, AssumptionKind.LIKELY),)
            found.append(Option(price, int(lows[ASSERTED][claim]), int(highs[ASSERTED][claim]), likely))
        price = int(self._ends[claim])
        if price < OPEN:
            itself = not figures.held[claim] and price == self._price(figures.costs[claim])
            key = Key(claim) if itself else Key(claim, AssumptionKind.STATUS)
            found.append(Option(price, int(lows[GIVEN_UP][claim]), OPEN, (key,)))
        return found

    def _price(self, cost: Weight) -> int:
        return int(cost * self._scale)

    def _end_prices(self) -> Whole:
        """What it costs to be rid of each claim, by itself or since it may be revised; `OPEN` where it must stay."""
        figures = self._figures
        prices = np.array([self._price(cost) for cost in figures.costs], dtype=np.int64)
        prices = np.where(figures.held, OPEN, prices)
        status = self._price(figures.cost(AssumptionKind.STATUS))
        return np.where(figures.unsettled, np.minimum(prices, status), prices)

    def _ways(self, unit: int) -> list[Option]:
        """The ways to take all claims about a unit that do not contradict one another: the cheapest of what they say."""
        if unit not in self._options:
            found = [Option(0, 0, OPEN, ())]
            for claim in self._claims.get(unit, ()):
                best: dict[tuple[int, int], Option] = {}
                for each in (way.with_another(level) for way in found for level in self._levels(claim)):
                    said = (each.low, each.high)
                    if each.low <= each.high and (said not in best or each.cost < best[said].cost):
                        best[said] = each
                found = [*best.values()]
            self._options[unit] = found
        return self._options[unit]

    def _frontier(self, unit: int, parts: list[int], extra: int) -> Frontier:
        most = extra + self._all_of(unit)
        inner, rest = self._parts(parts, most)
        below = Together((self._frontiers[part] for part in inner), most, adds=self._adds)
        self._below[unit] = inner, below
        values = below.frontier.values + rest if self._adds else np.maximum(below.frontier.values, rest)
        found = _with_options(below.frontier.costs, values, self._ways(unit)).up_to(extra)
        if len(found.costs):
            return found
        self.hopeless.add(unit)  # what stands above is judged without it, and what stands below by itself
        self._options[unit] = [Option(0, 0, OPEN, ())]
        return Frontier(below.frontier.costs[:1], np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64))

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
        ends = self._ends[claims]
        near = np.zeros(len(claims), dtype=np.bool_)
        likely = min(_affordable(most, self._likely, len(claims)), int((drop > 0).sum()))
        given_up = _affordable(most, int(ends.min(initial=OPEN)), len(claims))
        near[np.argsort(-drop, kind="stable")[: likely + given_up + 1]] = True
        for price in np.unique(ends[ends < OPEN]).tolist():
            same = np.flatnonzero(ends == price)
            count = _affordable(most, price, len(claims)) + likely + 1
            near[same[np.argsort(-low[same], kind="stable")[:count]]] = True
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


def _affordable(most: int, price: int, count: int) -> int:
    """How many of some things can be paid for."""
    return min(count, most // price) if price else count


def _with_options(costs: Whole, values: Whole, options: Sequence[Option]) -> Frontier:
    """What is left with each way to take the claims about a unit, where its parts fit into them."""
    fits = [values <= option.high for option in options]
    paid = [np.where(fit, costs + option.cost, OPEN) for fit, option in zip(fits, options, strict=True)]
    left = [np.maximum(values, option.low) for option in options]
    nothing = np.zeros(0, dtype=np.int64)
    return Frontier.of(np.concatenate([*paid, nothing]), np.concatenate([*left, nothing])).within(OPEN - 1)
