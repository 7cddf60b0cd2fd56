"""Whose things a figure may count, and whose it certainly counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import final

from vneduunion.model import Figure, Scope, TieKind
from vneduunion.rollup.placing import below
from vneduunion.rollup.structure_tables import standing
from vneduunion.structure import MANAGED, SECTOR_WIDE
from vneduunion.structure.descent import ALWAYS, Days, lasting
from vneduunion.tables import Tables
from vneduunion.values.ids import UnitId

Runs = tuple[tuple[UnitId, Days], ...]
"""Units, each with days on which its things are counted."""


def clipped(runs: Runs, days: Days) -> Runs:
    """What of runs lies in some days.

    Args:
        runs: units with days.
        days: the days wanted.
    """
    first, last = days
    return tuple(
        (unit, both)
        for unit, run in runs
        if (both := days if run[0] <= first and last <= run[1] else run.meet(days)) is not None
    )


@final
class Tree:
    """Units with their lives, how deep they stand, and who stood below them when."""

    def __init__(self, columns: Tables) -> None:
        """Read the units and ties.

        Args:
            columns: the records.
        """
        units = standing(columns, "units").select("id", "since", "until")
        self._lives = {unit: Days.between(since, until) for unit, since, until in units.iter_rows()}
        ties = standing(columns, "ties").select("child", "parent", "kind")
        self._depths = _depths(
            (child, parent) for child, parent, kind in ties.iter_rows() if kind in SECTOR_WIDE
        )
        self._below = cache(lambda kinds: below(columns, kinds))

    def knows(self, unit: UnitId) -> bool:
        """Whether a unit is there."""
        return unit in self._lives

    def life(self, unit: UnitId) -> Days:
        """The days on which a unit lives."""
        return self._lives.get(unit, ALWAYS)

    def depth(self, unit: UnitId) -> int:
        """How many ties lead to a unit along the longest way, of whatever days; a circle ends such ways."""
        return self._depths.get(unit, 0)

    def below(self, unit: UnitId, kinds: frozenset[TieKind]) -> Mapping[UnitId, list[Days]]:
        """A unit and all that ever stood below it, each with days of its life on which it did.

        Args:
            unit: the upper unit.
            kinds: the ties that are followed.
        """
        found: dict[UnitId, list[Days]] = {}
        for each, run in self._below(kinds).get(unit, ()):
            found.setdefault(UnitId(each), []).append(run)
        return found


@final
class Reach:
    """The units below others, as far as the scopes of figures reach them.

    A figure of scope SECTOR counts along direct and guidance ties, one of scope DIRECT along direct ties, one of
    scope OWN nothing below; where the scope is not printed, it may count all and certainly counts the unit.
    """

    def __init__(self, tree: Tree, *, unprinted: Scope | None = None) -> None:
        """Prepare.

        Args:
            tree: the units.
            unprinted: the scope that is taken for one which is not printed.
        """
        self.tree, self._unprinted = tree, unprinted
        self._alone = cache(lambda unit: ((unit, tree.life(unit)),))
        self._reached = cache(self._find)
        self._units = cache(lambda unit, scope: frozenset(each for each, _ in self._reached(unit, scope)))

    def scope(self, figure: Figure) -> Scope | None:
        """The scope of a figure, or what is taken for it."""
        return figure.scope or self._unprinted

    def may(self, figure: Figure) -> Runs:
        """The units whose things a figure may count."""
        return self._reached(figure.unit, self.scope(figure) or Scope.SECTOR)

    def sure(self, figure: Figure) -> Runs:
        """The units whose things a figure certainly counts."""
        return self._reached(figure.unit, self.scope(figure) or Scope.OWN)

    def units(self, figure: Figure) -> frozenset[UnitId]:
        """The units whose things it certainly counts, on whatever days."""
        return self._units(figure.unit, self.scope(figure) or Scope.OWN)

    def _find(self, unit: UnitId, scope: Scope) -> Runs:
        if scope is Scope.OWN:
            return self._alone(unit)
        found = self.tree.below(unit, MANAGED if scope is Scope.DIRECT else SECTOR_WIDE)
        if len(found) < 2:  # noqa: PLR2004 the unit stands alone: one object for all scopes
            return self._alone(unit)
        return tuple((each, run) for each, runs in found.items() for run in lasting(runs))


def _depths(ties: Iterable[tuple[UnitId, UnitId]]) -> dict[UnitId, int]:
    below: dict[UnitId, list[UnitId]] = defaultdict(list)
    for child, parent in ties:
        below[parent].append(child)
    open_ties = Counter(child for children in below.values() for child in children)
    found = dict.fromkeys((unit for unit in below if not open_ties[unit]), 0)
    for upper in (waiting := [*found]):
        for lower in below.get(upper, ()):
            found[lower] = max(found.get(lower, 0), found[upper] + 1)
            open_ties[lower] -= 1
            if not open_ties[lower]:
                waiting.append(lower)
    return found
