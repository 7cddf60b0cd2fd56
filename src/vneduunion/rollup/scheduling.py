"""Runs of days that do not meet: those that weigh most together."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import add

from vneduunion.structure.descent import Days

Weight = tuple[int, ...]
"""What counts first stands first; weights are added place by place."""


def heaviest(runs: Sequence[Days], weights: Sequence[Weight]) -> list[int]:
    """Runs of which no two share a day, and which weigh most together.

    Args:
        runs: at least one.
        weights: as many, all of one length.

    Returns:
        Their positions in the order of their days. Of choices that weigh the same it is always the same one.

    Example:
        >>> year, first, second = Days(1, 365), Days(1, 181), Days(182, 365)
        >>> heaviest([year, first, second], [(365, -10), (181, -2), (184, -3)])
        [1, 2]
    """
    order = sorted(range(len(runs)), key=lambda at: (runs[at].last, runs[at].first, at))
    ends = [runs[at].last for at in order]
    before = [bisect_left(ends, runs[at].first) for at in order]
    best: list[Weight] = [(0,) * len(weights[0])]
    taken: list[bool] = []
    for at, earlier in zip(order, before, strict=True):
        total = tuple(map(add, best[earlier], weights[at]))
        taken.append(total > best[-1])
        best.append(max(total, best[-1]))
    return _followed(order, before, taken)


def _followed(order: list[int], before: list[int], taken: list[bool]) -> list[int]:
    """The choice behind the best total, from its end to its beginning."""
    found: list[int] = []
    left = len(order)
    while left:
        if taken[left - 1]:
            found.append(order[left - 1])
            left = before[left - 1]
        else:
            left -= 1
    return found[::-1]
