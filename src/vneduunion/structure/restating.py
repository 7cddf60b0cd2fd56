"""The past on another day's structure: what went where, and how much of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from math import ceil, floor
from typing import NamedTuple, final

from attrs import frozen

from vneduunion.model import Territory, Unit
from vneduunion.structure.descent import Days, holds
from vneduunion.structure.successors import ALL, WHOLE, Part, Successors, Turn
from vneduunion.values.ids import UnitId

_DAY = timedelta(days=1)

Ends = Callable[[str, date | None], Mapping[str, Part]]
"""Where a unit is found that nothing followed: given the unit and, where it does not live on the day
asked about, the last (or first) day on which it did."""


class Placement(NamedTuple):
    """That what happened to a unit in a run of days belongs to another, or to the unit itself.

    Attributes:
        unit: the unit to which it happened.
        since: the first of the days; `None` where it is open.
        until: the last of the days; `None` where it is open.
        place: where it belongs: a unit of another day, or, as asked, one that stands above.
        low: the part that certainly belongs there, in basis points, rounded down.
        high: the part that may belong there, in basis points, rounded up.
    """

    unit: UnitId
    since: date | None
    until: date | None
    place: UnitId
    low: int
    high: int


@final
@frozen(kw_only=True)
class Crosswalk:
    """Old units as units of another day.

    Attributes:
        on: the day of the structure.
        rows: one for each unit, run of days and place. The parts of one run sum to 1, so between
            their lows and their highs lies 10,000.
    """

    on: date
    rows: tuple[Placement, ...]

    def of(self, unit: str) -> tuple[Placement, ...]:
        """The rows of one old unit."""
        return tuple(row for row in self.rows if row.unit == unit)


@final
@frozen
class _Step:
    """What is followed, on its way: the unit where it is, since which day, and how it came there.

    Attributes:
        unit: where it is.
        day: since when, or the day of the event itself.
        pure: whether it is all that the unit has.
        taken: the turns on the way, each of which is taken once.
    """

    unit: str
    day: date
    pure: bool = True
    taken: frozenset[tuple[str, date]] = frozenset()


@final
class Restating:
    """Follows successions from the day of an event to the day of a structure, either way."""

    def __init__(
        self, units: Mapping[str, Unit | Territory], successors: Successors, on: date, ends: Ends
    ) -> None:
        """Prepare.

        Args:
            units: the units, or the territories, by id.
            successors: what they became and came from.
            on: the day of the structure.
            ends: where those are found that nothing followed.
        """
        self._units, self._successors, self._on, self._ends = units, successors, on, ends

    def parts(self, unit: str, day: date) -> Mapping[str, Part]:
        """Where what happened to a unit on a day belongs.

        Args:
            unit: the unit.
            day: the day of the event.
        """
        return self._parts(_Step(unit, day))

    def _parts(self, step: "_Step") -> Mapping[str, Part]:
        turn = self._next(step)
        if turn is None:
            return self._ends(step.unit, self._edge(step.unit))
        if not turn.others:
            return self._ends(step.unit, turn.on - _DAY if turn.on <= self._on else turn.on)
        pure = step.pure and not self._joined(step.unit, step.day, turn.on)
        taken = step.taken | {(step.unit, turn.on)}
        ways = {
            other: self._parts(
                _Step(other, turn.on, pure and self._only_from(step.unit, other, turn.on), taken)
            )
            for other in turn.others
        }
        return (turn if pure else turn.without_shares()).spread(ways)

    def _next(self, step: "_Step") -> Turn | None:
        """The next turn on the way from the day to that of the structure."""
        # On the day of the last turn others may follow; on the day of the event the new state holds.
        first = step.day if step.taken else step.day + _DAY
        onward = (turn for turn in self._successors.after(step.unit) if first <= turn.on <= self._on)
        back = (turn for turn in self._successors.before(step.unit) if self._on < turn.on <= step.day)
        for turn in (*onward, *back):
            if (step.unit, turn.on) not in step.taken:
                goes_on = self._lives(step.unit, turn.on if turn.on <= self._on else turn.on - _DAY)
                return turn.also(step.unit) if goes_on else turn
        return None

    def _joined(self, unit: str, since: date, on: date) -> bool:
        """Whether something else came into a unit, so that shares of the unit are not shares of what it had."""
        turns = (turn for turn in self._successors.before(unit) if since < turn.on <= on)
        return any(set(turn.others) != {unit} for turn in turns)

    def _only_from(self, unit: str, other: str, on: date) -> bool:
        """Whether one unit came out of another alone."""
        turns = (turn for turn in self._successors.before(other) if turn.on == on)
        sources = {source for turn in turns for source in turn.others}
        return sources | ({other} if self._lives(other, on - _DAY) else set()) == {unit}

    def _lives(self, unit: str, day: date) -> bool:
        record = self._units.get(unit)
        return record is not None and holds(record, day)

    def _edge(self, unit: str) -> date | None:
        """The last (or first) day of a unit that does not live on the day of the structure."""
        record = self._units.get(unit)
        if record is None or holds(record, self._on):
            return None
        return record.until if record.until is not None and record.until < self._on else record.since

    def rows(self) -> Iterator[Placement]:
        """Where what happened to each unit belongs, for each run of its days."""
        for unit in self._units:
            for run in self._runs(unit):
                for place, part in self.parts(unit, self._day_in(run)).items():
                    yield Placement(UnitId(unit), *run.dates(), UnitId(place), *in_basis_points(part))

    def _runs(self, unit: str) -> Iterator[Days]:
        """The runs of a unit's days in each of which everything belongs to the same places."""
        record = self._units[unit]
        life = Days.between(record.since, record.until)
        onward = [turn.on for turn in self._successors.after(unit) if turn.on <= self._on]
        back = [turn.on for turn in self._successors.before(unit) if turn.on > self._on]
        days = {cut.toordinal() for cut in (*onward, *back)}
        cuts = sorted(cut for cut in days if life.first < cut <= life.last)
        for first, last in zip([life.first, *cuts], [*(cut - 1 for cut in cuts), life.last], strict=True):
            yield Days(first, last)

    def _day_in(self, run: Days) -> date:
        """A day that stands for a run: its last one, or its first, or any where both are open."""
        since, until = run.dates()
        return until or since or self._on


def crosswalk(units: Iterable[Unit] | Iterable[Territory], successors: Successors, on: date) -> Crosswalk:
    """Where what happened to each unit, or territory, belongs on the structure of a day.

    Args:
        units: the units, or the territories.
        successors: what they became and came from.
        on: the day of the structure.
    """
    by_id: dict[str, Unit | Territory] = {unit.id: unit for unit in units}
    restating = Restating(by_id, successors, on, lambda unit, _: {unit: ALL})
    return Crosswalk(on=on, rows=tuple(restating.rows()))


def in_basis_points(part: Part) -> tuple[int, int]:
    """The bounds of a part as whole basis points, rounded outwards."""
    return floor(part.low * WHOLE), ceil(part.high * WHOLE)
