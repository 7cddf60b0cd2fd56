"""Which units stand below which, on which days."""

from collections import defaultdict, deque
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Self, final

from vneduunion.model import Dataset, Territory, Tie, TieKind, Unit
from vneduunion.values.ids import UnitId
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth


class Days(NamedTuple):
    """A run of days, both included, as ordinals of the calendar."""

    first: int
    last: int

    @classmethod
    def between(cls, first: date | None, last: date | None) -> Self:
        """The days from `first` to `last`; `None` reaches to the end of the calendar."""
        return cls((first or date.min).toordinal(), (last or date.max).toordinal())

    def meet(self, other: "Days") -> "Days | None":
        """The days in both, or `None`."""
        both = Days(max(self.first, other.first), min(self.last, other.last))
        return both if both.first <= both.last else None

    def dates(self) -> tuple[date | None, date | None]:
        """The first and the last day, `None` where the run reaches to the end of the calendar."""
        first, last = map(date.fromordinal, self)
        return (None if first == date.min else first, None if last == date.max else last)


ALWAYS = Days.between(None, None)


def covers(runs: Iterable[Days], wanted: Days) -> bool:
    """Whether every day of `wanted` lies in one of the runs."""
    reached = wanted.first
    for run in sorted(runs):
        if run.first > reached:
            break
        reached = max(reached, run.last + 1)
    return reached > wanted.last


def lasting(runs: Iterable[Days]) -> list[Days]:
    """The same days as runs that neither overlap nor touch, in their order."""
    found: list[Days] = []
    for run in sorted(runs):
        if found and run.first <= found[-1].last + 1:
            found[-1] = Days(found[-1].first, max(found[-1].last, run.last))
        else:
            found.append(run)
    return found


def without(runs: Iterable[Days], others: Iterable[Days]) -> list[Days]:
    """The days of some runs that lie in none of others, as runs that neither overlap nor touch, in their order."""
    found = lasting(runs)
    for other in others:
        around = (Days(ALWAYS.first, other.first - 1), Days(other.last + 1, ALWAYS.last))
        found = [both for run in found for side in around if (both := run.meet(side))]
    return found


def holds(record: Unit | Tie | Territory, day: date) -> bool:
    """Whether a unit or a territory is there, or a tie holds, on a day."""
    return (record.since is None or record.since <= day) and (record.until is None or day <= record.until)


def held(tie: Tie, upper: Unit | None) -> Days | None:
    """The days on which a tie counts: those on which it holds and its upper unit lives, or `None`.

    Args:
        tie: the tie.
        upper: its upper unit, as far as it is known; of one that is not, the days of the tie count.
    """
    days = Days.between(tie.since, tie.until)
    return days if upper is None else days.meet(Days.between(upper.since, upper.until))


@final
class Descent:
    """Look-ups of who stands below whom, along chosen lines, through time.

    Example:
        >>> from vneduunion.reference import press
        >>> below = Descent(press())
        >>> lines = frozenset({TieKind.DIRECT, TieKind.GUIDANCE})
        >>> below.throughout("hanoi.education", "vetu", lines, Period.day(date(2025, 6, 21)))
        <Truth.TRUE>
    """

    def __init__(self, data: Dataset) -> None:
        """Index the ties of a dataset.

        Args:
            data: its `ties` and `units` are read.
        """
        self._units: dict[UnitId, Unit] = {unit.id: unit for unit in data.units}
        self._ties: dict[UnitId, list[Tie]] = defaultdict(list)
        for tie in data.ties:
            self._ties[tie.child].append(tie)
        self._lower: dict[frozenset[TieKind], dict[UnitId, frozenset[UnitId]]] = {}
        self._known: dict[tuple[UnitId, frozenset[TieKind]], dict[UnitId, list[Days]]] = {}

    def ancestors(self, unit: UnitId, lines: frozenset[TieKind]) -> dict[UnitId, list[Days]]:
        """The units above one, each with the days on which it is above.

        Args:
            unit: the lower unit, which counts as above itself on all days.
            lines: the kinds of tie to follow.

        Returns:
            Runs of days per unit, possibly overlapping; a unit is above another only on days on which it and
            all between them live. Ties that run in a circle end where they add no day.
        """
        key = (unit, lines)
        if key not in self._known:
            self._known[key] = self._climb(unit, lines)
        return self._known[key]

    def _climb(self, unit: UnitId, lines: frozenset[TieKind]) -> dict[UnitId, list[Days]]:
        above: dict[UnitId, list[Days]] = {unit: [ALWAYS]}
        waiting = deque([(unit, ALWAYS)])
        while waiting:
            lower, days = waiting.popleft()
            for tie in self._ties.get(lower, ()):
                counted = held(tie, self._units.get(tie.parent))
                both = counted and days.meet(counted)
                if tie.kind in lines and both and not covers(above.get(tie.parent, ()), both):
                    above.setdefault(tie.parent, []).append(both)
                    waiting.append((tie.parent, both))
        return above

    def throughout(self, lower: UnitId, upper: UnitId, lines: frozenset[TieKind], period: Period) -> Truth:
        """Whether one unit stands below another on every day of a period on which it lives.

        Args:
            lower: the unit asked about.
            upper: the unit that may be above it.
            lines: the kinds of tie to follow.
            period: the days asked about; days outside the life of `lower` do not count, since
                nothing of it happened on them.

        Returns:
            TRUE when it holds on the widest reading; FALSE when some day that is certainly in the
            period breaks it (for a period without certain days: when no day keeps it); else
            UNKNOWN.
        """
        runs = self.ancestors(lower, lines).get(upper)
        if runs is None:
            return Truth.FALSE
        life = self._life(lower)
        widest = Days.between(period.first, period.last).meet(life)
        if widest is None or covers(runs, widest):
            return Truth.of(widest is not None or None)
        if not period.has_core:
            return Truth.of(None if any(run.meet(widest) for run in runs) else False)
        core = Days.between(period.core_first, period.core_last).meet(life)
        return Truth.of(None if core is None or covers(runs, core) else False)

    def below(self, unit: UnitId, lines: frozenset[TieKind]) -> frozenset[UnitId]:
        """A unit with all that ever stood below it.

        Args:
            unit: the upper unit.
            lines: the kinds of tie to follow.
        """
        if lines not in self._lower:
            below: dict[UnitId, set[UnitId]] = defaultdict(set)
            for lower in self._ties:
                for upper in self.ancestors(lower, lines):
                    below[upper].add(lower)
            self._lower[lines] = {upper: frozenset({upper, *units}) for upper, units in below.items()}
        return self._lower[lines].get(unit, frozenset({unit}))

    def _life(self, unit: UnitId) -> Days:
        record = self._units.get(unit)
        return Days.between(record.since, record.until) if record else ALWAYS
