"""Measuring: interleaved rounds, so that a busy moment of the machine touches every case alike."""

import statistics
import time
from collections.abc import Callable, Mapping

from attrs import frozen


@frozen
class Row:
    """One line of a table: what was done, and the seconds that one doing of it took, or how many times another's.

    Attributes:
        name: what was done.
        median: the middle of all rounds.
        least: the quickest round.
        most: the slowest round.
        budget: what the median may be, or `None`.
        is_ratio: whether the numbers are times of a peer's seconds instead of seconds.
    """

    name: str
    median: float
    least: float
    most: float
    budget: float | None = None
    is_ratio: bool = False

    @property
    def kept(self) -> bool:
        """Whether the budget, if there is one, is kept."""
        return self.budget is None or self.median <= self.budget


@frozen
class Table:
    """Rows that were measured together.

    Attributes:
        title: what they are about.
        intro: how they were measured, in a sentence or two.
        rows: the lines.
    """

    title: str
    intro: str
    rows: tuple[Row, ...]


def rounds(cases: Mapping[str, Callable[[], object]], count: int) -> dict[str, list[float]]:
    """The seconds each case takes, one case after the other, `count` times; one more to warm up."""
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(count + 1):
        for name, act in cases.items():
            start = time.perf_counter()
            act()
            if turn:
                seconds[name].append(time.perf_counter() - start)
    return seconds


def row(name: str, seconds: list[float], *, per: int = 1, budget: float | None = None) -> Row:
    """A line out of measured seconds, each for `per` doings at once."""
    each = [value / per for value in seconds]
    return Row(name, statistics.median(each), min(each), max(each), budget)


def ratio(name: str, own: list[float], peer: list[float], *, budget: float | None = None) -> Row:
    """A line of how many times a peer's seconds something takes, round by round."""
    times = [ours / theirs for ours, theirs in zip(own, peer, strict=True)]
    return Row(name, statistics.median(times), min(times), max(times), budget, is_ratio=True)
