"""The tree of units: on a day, through time, and as another day's structure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, final

from vneduunion.model import Dataset, Records, Tie, TieKind, Unit
from vneduunion.structure.descent import Days, Descent, held, holds, lasting
from vneduunion.structure.lineage import Lineage
from vneduunion.structure.lines import ties_of
from vneduunion.structure.restating import Crosswalk, crosswalk
from vneduunion.structure.successors import Successors
from vneduunion.values.ids import UnitId


class Above(NamedTuple):
    """That a unit stood below another, or was it, on every day of a run.

    Attributes:
        unit: the lower unit.
        ancestor: the upper unit, or the lower one itself.
        since: the first day; `None` where it is open.
        until: the last day; `None` where it is open.
    """

    unit: UnitId
    ancestor: UnitId
    since: date | None
    until: date | None


@final
class UnitTree:
    """The units of a dataset along one line, through time.

    Example:
        >>> from vneduunion.reference import press
        >>> tree = UnitTree(press(), TieKind.GUIDANCE)
        >>> tree.on(date(2025, 6, 1)).parents("hanoi.education")
        ('hanoi.federation', 'vetu')
        >>> tree.lineage("hanoi.education").ends
        (datetime.date(2025, 7, 1),)
    """

    def __init__(self, data: Dataset, line: TieKind = TieKind.DIRECT) -> None:
        """Index the units, ties and successions of a dataset.

        Args:
            data: the dataset.
            line: DIRECT, or GUIDANCE, which follows DIRECT ties too.

        Raises:
            ValueError: the line is COORDINATION.
        """
        self.line = line
        self.units = data.units
        self._kinds = ties_of(line)
        self._ties = tuple(tie for tie in data.ties if tie.kind in self._kinds)
        self._descent = Descent(data)
        self._by_child: dict[UnitId, list[Tie]] = defaultdict(list)
        for tie in self._ties:
            self._by_child[tie.child].append(tie)
        self._successors = Successors(data.successions)

    def on(self, day: date) -> "TreeOfDay":
        """The tree as it stood on a day: nobody stands below a unit that does not live on it.

        Args:
            day: the day; units and ties hold on their first and last days too.
        """
        living = frozenset(unit.id for unit in self.units if holds(unit, day))
        return TreeOfDay(day, self.units, living, [tie for tie in self._ties if self._counts(tie, day)])

    def parents(self, unit: UnitId, day: date) -> tuple[UnitId, ...]:
        """The units directly above one on a day, without the whole tree of the day.

        Args:
            unit: its id.
            day: the day.

        Raises:
            UnknownId: no unit bears the id.
        """
        ties = self._by_child.get(self.units[unit].id, ())
        return tuple(dict.fromkeys(tie.parent for tie in ties if self._counts(tie, day)))

    def _counts(self, tie: Tie, day: date) -> bool:
        """Whether a tie holds on a day on which its upper unit lives."""
        days = held(tie, self.units.get(tie.parent))
        return days is not None and days.first <= day.toordinal() <= days.last

    def closure(self) -> Iterator[Above]:
        """Who stood below whom and when: one row for each pair and each run of days.

        Yields:
            For each unit first itself, for its life; runs of one pair never overlap, and the upper unit lives
            on all their days.
        """
        for unit in self.units:
            life = Days.between(unit.since, unit.until)
            for ancestor, runs in self._descent.ancestors(unit.id, self._kinds).items():
                for run in lasting(both for each in runs if (both := each.meet(life))):
                    yield Above(unit.id, ancestor, *run.dates())

    def lineage(self, unit: UnitId) -> Lineage:
        """What a unit came from and what became of it.

        Args:
            unit: its id.

        Raises:
            UnknownId: no unit bears the id.
        """
        return Lineage.of(self.units[unit].id, self._successors)

    def restate(self, on: date) -> Crosswalk:
        """Where what happened to each unit belongs on the structure of a day.

        Args:
            on: the day, which may lie before or after what happened.

        Returns:
            Rows of old unit, new unit, and the bounds of the part that went there.
        """
        return crosswalk(self.units, self._successors, on)


@final
class TreeOfDay:
    """The tree of one day. A unit may have several parents along GUIDANCE.

    Every question about a unit raises `UnknownId` where no unit bears the id; a unit that did not live on the day
    has nothing above it.
    """

    def __init__(
        self, day: date, known: Records[Unit], living: frozenset[UnitId], ties: Iterable[Tie]
    ) -> None:
        """Index the ties of a day.

        Args:
            day: the day.
            known: all units, of whatever day.
            living: those that lived on it.
            ties: the ties that held on it; those of units that did not live are passed over.
        """
        self.day = day
        self.units = living
        self._known = known
        self._parents: dict[UnitId, list[UnitId]] = defaultdict(list)
        self._children: dict[UnitId, list[UnitId]] = defaultdict(list)
        for tie in ties:
            if tie.child in living and tie.parent not in self._parents[tie.child]:
                self._parents[tie.child].append(tie.parent)
                self._children[tie.parent].append(tie.child)

    def parents(self, unit: UnitId) -> tuple[UnitId, ...]:
        """The units directly above a unit; none above a root."""
        return tuple(self._parents.get(self._known[unit].id, ()))

    def children(self, unit: UnitId) -> tuple[UnitId, ...]:
        """The units directly below a unit."""
        return tuple(self._children.get(self._known[unit].id, ()))

    @property
    def roots(self) -> tuple[UnitId, ...]:
        """The units that have others below them and none above."""
        return tuple(unit for unit in self._children if not self._parents.get(unit))

    def ancestors(self, unit: UnitId) -> tuple[UnitId, ...]:
        """All units above a unit, the nearest first."""
        return _reached(self._known[unit].id, self._parents)

    def descendants(self, unit: UnitId) -> tuple[UnitId, ...]:
        """All units below a unit, the nearest first."""
        return _reached(self._known[unit].id, self._children)

    def paths(self, unit: UnitId) -> tuple[tuple[UnitId, ...], ...]:
        """All the ways up from a unit to a root, each beginning with the unit.

        A way that comes back to a unit on it ends before that.
        """
        return tuple(self._ways((self._known[unit].id,)))

    def level(self, unit: UnitId) -> int:
        """How deep a unit stands: 1 for a root, counted along its shortest way up.

        The level in law is `Unit.level`, another thing.

        Raises:
            ValueError: the unit did not live on the day.
        """
        ways = self.paths(unit)
        if unit not in self.units:
            message = f"{unit} did not live on {self.day}, so that it has no level there"
            raise ValueError(message)
        return min(map(len, ways))

    def _ways(self, way: tuple[UnitId, ...]) -> Iterator[tuple[UnitId, ...]]:
        above = [parent for parent in self._parents.get(way[-1], ()) if parent not in way]
        if not above:
            yield way
        for parent in above:
            yield from self._ways((*way, parent))


def _reached(unit: UnitId, step: Mapping[UnitId, list[UnitId]]) -> tuple[UnitId, ...]:
    """What is met from a unit on, each once, without the unit itself."""
    met = {unit: None}
    for each in (waiting := [unit]):
        fresh = [other for other in step.get(each, ()) if other not in met]
        met |= dict.fromkeys(fresh)
        waiting += fresh
    return tuple(met)[1:]
