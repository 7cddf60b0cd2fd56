"""Whether figures tell all of a cell, and of how many of the units that should have figures they do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import final

from vneduunion.model import Operator, Scope
from vneduunion.rollup.covering import Candidate, Cover
from vneduunion.rollup.fitting import widest
from vneduunion.rollup.grounding import Ground, Key
from vneduunion.rollup.operators import ONE_DAY
from vneduunion.rollup.reach import Reach
from vneduunion.structure.descent import Days, covers
from vneduunion.values.ids import UnitId


@final
class Closing:
    """Compares what figures count with what there is to count."""

    def __init__(self, ground: Ground, reach: Reach, over_time: Operator) -> None:
        """Prepare.

        Args:
            ground: where, when and of whom figures are wanted.
            reach: whose things they count.
            over_time: how values of periods go together; of LAST and FIRST one value is all there is.
        """
        self._ground, self._reach, self._one_day = ground, reach, over_time in ONE_DAY
        self._days = [widest(period) for period in ground.periods]

    def coverage(self, key: Key, cover: Cover) -> tuple[int, int | None]:
        """How many units have figures, and how many should.

        Args:
            key: the cell.
            cover: what goes in.

        Returns:
            Of those that should, the ones all of whose days in the cell are counted. Where nobody lists them,
            those that have a figure among the chosen, and `None`.
        """
        expected = self._ground.expected
        if expected is None:
            return len({each.figure.unit for each in cover.chosen}), None
        units = expected.get(key)
        if units is None:
            return 0, None
        return sum(self._is_counted(UnitId(unit), key, cover) for unit in units), len(units)

    def is_closed(self, key: Key, cover: Cover) -> bool:
        """Whether nothing is missing in a cell.

        Args:
            key: the cell.
            cover: what goes in.

        Returns:
            Whether figures of the place itself tell all of it, or the days of all units of which figures are
            expected in the period are counted, as far as these units belong to the place on them.
        """
        return self._tells_itself(key, cover) or self._is_listed(key, cover)

    def _tells_itself(self, key: Key, cover: Cover) -> bool:
        place, at = UnitId(key[0]), key[1]
        if not self._ground.where.as_it_was:
            return False
        own = [each for each in cover.chosen if each.figure.unit == place and self._tells_all(each)]
        if self._one_day:
            return bool(own)
        known = [days for each in own for unit, days in each.known if unit == place]
        days = self._days[at].meet(self._reach.tree.life(place))
        return days is not None and covers(known, days)

    def _tells_all(self, candidate: Candidate) -> bool:
        where, scope = self._ground.where, self._reach.scope(candidate.figure)
        return not candidate.part and (where.scope is Scope.OWN or scope in where.alike)

    def _is_listed(self, key: Key, cover: Cover) -> bool:
        if self._ground.expected is None or key not in self._ground.expected:
            return False
        listed = self._listed[key[1]]
        members = self._ground.standing.members[key[0]]
        return all(self._is_counted(UnitId(unit), key, cover) for unit in members if unit in listed)

    @cached_property
    def _listed(self) -> Mapping[int, set[str]]:
        """The units of which figures are expected, by the position of the period."""
        found: dict[int, set[str]] = defaultdict(set)
        for (_, at), units in (self._ground.expected or {}).items():
            found[at].update(units)
        return found

    def _is_counted(self, unit: UnitId, key: Key, cover: Cover) -> bool:
        """Whether all days of a cell on which a unit belongs to it are counted."""
        runs: Iterable[Days] = self._ground.standing.members[key[0]][unit]
        counted = cover.counted.get(unit, ())
        period = self._days[key[1]]
        return all(covers(counted, both) for run in runs if (both := run.meet(period)))
