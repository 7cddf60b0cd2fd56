"""What no best choice needs, because enough else is better: programs are made smaller by it, never other."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from vneduunion.reconciliation.labels import Weight

Reals = npt.NDArray[np.float64]

_ENOUGH = 1.0 - 1e-9


def undominated(shares: Reals, costs: Sequence[Weight]) -> list[int]:
    """Items of which some choice of least cost consists that has a sum of at least 1 in each column.

    Of items that cost the same and count in the same columns only so many are needed as one choice can have: who takes
    another can as well take one that counts more everywhere, and is not taken yet.

    Args:
        shares: what each item counts in each column, from 0 to 1.
        costs: what each costs.

    Returns:
        The numbers of the items, in their order; all of them where no choice is found quickly.
    """
    bound = _quick_choice(shares, costs)
    if bound is None:
        return [*range(len(costs))]
    alike: dict[tuple[Weight, bytes], list[int]] = defaultdict(list)
    for number, (cost, counts) in enumerate(zip(costs, shares > 0, strict=True)):
        alike[cost, counts.tobytes()].append(number)
    return sorted(
        item
        for (cost, _), items in alike.items()
        for item in _best(np.array(items), shares, max(1, int(bound // cost)) if cost else len(items))
    )


def _best(items: npt.NDArray[np.int64], shares: Reals, most: int) -> list[int]:
    """Items than which fewer than so many others are better."""
    mine = shares[items]
    order = np.argsort(-mine.sum(axis=1), kind="stable")
    items, mine = items[order], mine[order]
    if (np.diff(mine, axis=0) <= 0).all():
        return [int(item) for item in items[:most]]
    kept: list[int] = []
    for at in range(len(items)):
        if len(kept) < most or (mine[kept] >= mine[at]).all(axis=1).sum() < most:
            kept.append(at)
    return [int(items[at]) for at in kept]


def _quick_choice(shares: Reals, costs: Sequence[Weight]) -> Weight | None:
    """What a choice costs into which the item goes that gives most for its cost, until there is enough."""
    left, free = np.ones(shares.shape[1]), np.ones(len(costs), dtype=np.bool_)
    price = np.array([max(float(cost), 1e-3) for cost in costs])
    total: Weight = 0
    while left.max(initial=0.0) > 1.0 - _ENOUGH:
        gains = np.where(free, np.minimum(shares, left).sum(axis=1) / price, 0.0)
        best = int(gains.argmax()) if len(gains) else 0
        if not len(gains) or gains[best] <= 0:
            return None
        free[best] = False
        total += costs[best]
        left = np.maximum(left - shares[best], 0.0)
    return total
