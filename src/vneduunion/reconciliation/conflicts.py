"""The minimal conflicts of a system, up to a limit and a clock.

Three patterns are followed, each output as it is met: a chain (a lower bound meets an upper bound
that is less), a sum of parts (parts are together more than the whole), and a complete list (the
parts together cannot reach the whole).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from time import monotonic
from typing import NamedTuple, final

from vneduunion.reconciliation.feasibility import decide
from vneduunion.reconciliation.system import Core, Row, System
from vneduunion.reconciliation.ways import Way, Ways


@final
class Budget:
    """How many conflicts may be listed, and until when they may be looked for."""

    def __init__(self, limit: int, seconds: float | None) -> None:
        """Start the clock.

        Args:
            limit: the most conflicts to list.
            seconds: how long to look; `None` for as long as it takes.
        """
        self.left = limit
        self._end = None if seconds is None else monotonic() + seconds

    @property
    def seconds(self) -> float | None:
        """How much time is left; `None` where there is no end."""
        return None if self._end is None else max(0.0, self._end - monotonic())

    @property
    def out_of_time(self) -> bool:
        """Whether the clock has run out."""
        return self._end is not None and monotonic() > self._end


class Found(NamedTuple):
    """Minimal conflicts, and whether these are all."""

    cores: tuple[Core, ...]
    complete: bool


def conflicts_of(component: System, budget: Budget) -> Found:
    """The minimal infeasible sets of labels of one component.

    Args:
        component: a system whose rows hang together.
        budget: what may still be spent; it is charged.

    Returns:
        Minimal cores, each with its certificate. They are not complete when the budget ended the
        search, or when one sum rests on another, which no pattern follows.
    """
    ways = Ways(component)
    found: dict[frozenset[int], Core] = {}
    complete = not ways.sums_meet()
    for core in _patterns(ways):
        found.setdefault(core.labels, core)
        if budget.out_of_time or len(found) >= budget.left:
            complete = False
            break
    cores = smallest(found.values())
    if ways.sums:  # what two patterns make together may do with less than either
        cores = smallest(core if budget.out_of_time else shrink(component, core) for core in cores)
    budget.left = max(0, budget.left - len(found))
    return Found(cores, complete=complete and not budget.out_of_time)


def smallest(cores: Iterable[Core]) -> tuple[Core, ...]:
    """The cores whose labels contain no other core's, those with the fewest labels first."""
    kept: list[Core] = []
    for core in sorted(cores, key=lambda core: (len(core.labels), sorted(core.labels))):
        if not any(other.labels <= core.labels for other in kept):
            kept.append(core)
    return tuple(kept)


def shrink(system: System, core: Core) -> Core:
    """A minimal core within one: each of its labels is needed.

    Args:
        system: where the core was found.
        core: an infeasible set of its rows.

    Returns:
        A core none of whose labels can be left out.
    """
    rows = system.kept(core.labels)
    for label in sorted(core.labels, reverse=True):
        if label in core.labels:
            rest = tuple(row for row in rows if label not in row.labels)
            answer = decide(rest)
            if isinstance(answer, Core):
                core, rows = answer, tuple(row for row in rest if row.labels <= answer.labels)
    return core


def _patterns(ways: Ways) -> Iterator[Core]:
    for variable, lows in ways.lows.items():
        for low in lows:
            yield from (_core(low, high) for high in ways.highs.get(variable, ()) if low.bound > high.bound)
    for row in ways.sums:
        above = [variable for variable, factor in row.factors if factor > 0]
        below = [variable for variable, factor in row.factors if factor < 0]
        yield from (
            _parts(ways, row, above, below[0]) if len(below) == 1 else _list(ways, row, above[0], below)
        )


def _parts(ways: Ways, row: Row, parts: list[int], whole: int) -> Iterator[Core]:
    lows = [ways.lows.get(part, []) for part in parts]
    for high in ways.highs.get(whole, ()):
        yield from (_core(*chosen, high, row=row) for chosen in _exceeding(lows, high.bound))


def _list(ways: Ways, row: Row, whole: int, parts: list[int]) -> Iterator[Core]:
    highs = [ways.highs.get(part, []) for part in parts]
    if all(highs):
        for low in ways.lows.get(whole, ()):
            yield from (_core(low, *chosen, row=row) for chosen in _short_of(highs, low.bound))


def _core(*ways: Way, row: Row | None = None) -> Core:
    times: dict[Row, Fraction] = defaultdict(Fraction)
    for each in (*(row for way in ways for row in way.rows), *([row] if row else [])):
        times[each] += 1
    return Core(rows=tuple(times), multipliers=tuple(times.values()))


def _exceeding(parts: Sequence[list[Way]], bound: int) -> Iterator[tuple[Way, ...]]:
    """One way each of some parts that together exceed a bound, none of which can be left out."""
    options = [[way for way in part if way.bound <= bound] for part in parts]
    options = sorted((part for part in options if part), key=_most, reverse=True)
    rest = [sum(map(_most, options[index:])) for index in range(len(options) + 1)]

    waiting: list[tuple[int, tuple[Way, ...], int]] = [(0, (), 0)]
    while waiting:
        index, chosen, total = waiting.pop()
        if total > bound:
            if total - min(way.bound for way in chosen) <= bound:
                yield chosen
        elif total + rest[index] > bound:
            waiting.append((index + 1, chosen, total))
            waiting += [(index + 1, (*chosen, way), total + way.bound) for way in reversed(options[index])]


def _short_of(parts: Sequence[list[Way]], bound: int) -> Iterator[tuple[Way, ...]]:
    """One way of each part that together fall short of a bound."""
    rest = [sum(map(_least, parts[index:])) for index in range(len(parts) + 1)]

    waiting: list[tuple[tuple[Way, ...], int]] = [((), 0)]
    while waiting:
        chosen, total = waiting.pop()
        index = len(chosen)
        if total + rest[index] >= bound:
            continue
        if index == len(parts):
            yield chosen
        else:
            waiting += [((*chosen, way), total + way.bound) for way in reversed(parts[index])]


def _most(ways: list[Way]) -> int:
    return max(way.bound for way in ways)


def _least(ways: list[Way]) -> int:
    return min(way.bound for way in ways)
