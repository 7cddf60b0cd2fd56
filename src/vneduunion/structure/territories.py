"""Where what happened to units counts along a scheme of territories, and what became of these."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import final

from vneduunion.model import Dataset, Territory, Tie, Unit
from vneduunion.structure.descent import ALWAYS, Days, held
from vneduunion.structure.lines import SECTOR_WIDE
from vneduunion.structure.restating import Crosswalk, Placement, Restating, crosswalk, in_basis_points
from vneduunion.structure.successors import ALL, NONE, WHOLE, Part, Successors
from vneduunion.values.ids import TerritoryId, UnitId


def territory_placements(data: Dataset, scheme: str) -> Iterator[Placement]:
    """The territories of a scheme in which what happened to each unit counts.

    A unit lies in its own territory, or in that of the next unit above it that has one on the day.
    Territories of other schemes are followed to this one by their successions.

    Args:
        data: its units, ties, territories and successions are read.
        scheme: the list of territories: `vn-34`.

    Yields:
        For each unit and run of days one row for each territory; what lies in none counts in its unit alone.

    Raises:
        ValueError: no territory belongs to the scheme.

    Example:
        >>> from vneduunion.reference import catalogue
        >>> rows = territory_placements(catalogue(), "vn-34")
        >>> [row.place for row in rows if row.unit == "kien-giang.federation"]
        ['vn34.an-giang']
    """
    return _Lying(data, scheme, _day_of(data, scheme)).rows()


def territory_crosswalk(data: Dataset, scheme: str) -> Crosswalk:
    """What became of each territory on the day of a scheme.

    Args:
        data: its territories and successions are read.
        scheme: the list of territories: `vn-34`.

    Returns:
        Rows of old territory, new territory, and the bounds of the part that went there. A territory that
        ended without a successor stays a row of its own.

    Raises:
        ValueError: no territory belongs to the scheme.

    Example:
        >>> from vneduunion.reference import catalogue
        >>> walk = territory_crosswalk(catalogue(), "vn-34")
        >>> [(row.place, row.low, row.high) for row in walk.of("vn63.kien-giang")]
        [('vn34.an-giang', 10000, 10000)]
    """
    return crosswalk(data.territories, Successors(data.successions), _day_of(data, scheme))


@final
class _Lying:
    """Looks up territories of units, and follows them to one scheme."""

    def __init__(self, data: Dataset, scheme: str, on: date) -> None:
        self._units, self._territories, self._scheme = data.units, data.territories, scheme
        self._ties: dict[UnitId, list[Tie]] = defaultdict(list)
        for tie in data.ties:
            if tie.kind in SECTOR_WIDE:
                self._ties[tie.child].append(tie)
        by_id: dict[str, Unit | Territory] = {territory.id: territory for territory in data.territories}
        self._restating = Restating(by_id, Successors(data.successions), on, self._upwards)
        self._known: dict[UnitId, list[tuple[Days, TerritoryId]]] = {}
        # Many units lie in each of a few territories.
        self._placed = cache(self._in_basis_points)

    def rows(self) -> Iterator[Placement]:
        """The rows of all units."""
        for unit in self._units:
            life = Days.between(unit.since, unit.until)
            lying = [(both, where) for days, where in self._lying(unit.id) if (both := days.meet(life))]
            for run in _cut(life, [days for days, _ in lying]):
                here = dict.fromkeys(where for days, where in lying if days.meet(run))
                for place, low, high in self._placed(tuple(here)) or ((unit.id, WHOLE, WHOLE),):
                    yield Placement(unit.id, *run.dates(), place, low, high)

    def _lying(self, unit: UnitId) -> list[tuple[Days, TerritoryId]]:
        """The territories of a unit, each with days."""
        record = self._units.get(unit)
        if record is not None and record.territory is not None:
            return [(ALWAYS, record.territory)]
        if unit not in self._known:
            self._known[unit] = []  # ends circles of ties
            self._known[unit] = [
                (both, where)
                for tie in self._ties.get(unit, ())
                if (counted := held(tie, self._units.get(tie.parent)))
                for days, where in self._lying(tie.parent)
                if (both := days.meet(counted))
            ]
        return self._known[unit]

    def _in_basis_points(self, territories: tuple[TerritoryId, ...]) -> tuple[tuple[UnitId, int, int], ...]:
        """The places of the scheme; where several territories are named, bounds that hold for each."""
        found = [self._restated(territory) for territory in territories]
        places = dict.fromkeys(place for parts in found for place in parts)
        either = ((place, _either([parts.get(place, NONE) for parts in found])) for place in places)
        return tuple((UnitId(place), *in_basis_points(part)) for place, part in either)

    def _restated(self, territory: TerritoryId) -> Mapping[str, Part]:
        record = self._territories.get(territory)
        if record is None:
            return {}
        parts = self._restating.parts(territory, record.until or record.since or date.min)
        return {
            place: part for place, part in parts.items() if self._territories[place].scheme == self._scheme
        }

    def _upwards(self, territory: str, _: date | None) -> Mapping[str, Part]:
        """A territory and those it lies in."""
        found: dict[str, Part] = {}
        at: str | None = territory
        while at is not None and at not in found and (record := self._territories.get(at)) is not None:
            found[at] = ALL
            at = record.parent
        return found


def _either(parts: list[Part]) -> Part:
    return Part(min(part.low for part in parts), max(part.high for part in parts))


def _day_of(data: Dataset, scheme: str) -> date:
    """A day on which all territories of a scheme are there: its first, or its last where that is not known."""
    own = [territory for territory in data.territories if territory.scheme == scheme]
    if not own:
        schemes = dict.fromkeys(territory.scheme for territory in data.territories)
        message = f"no territory belongs to the scheme {scheme!r}; there are: {', '.join(schemes) or 'none'}"
        raise ValueError(message)
    since = [territory.since for territory in own if territory.since is not None]
    until = [territory.until for territory in own if territory.until is not None]
    return max(since) if since else min(until, default=date.max)


def _cut(life: Days, days: list[Days]) -> Iterator[Days]:
    """The runs of a life between whose ends nothing begins or ends."""
    starts = {life.first, *(run.first for run in days), *(run.last + 1 for run in days)}
    cuts = sorted(start for start in starts if life.first <= start <= life.last)
    for first, last in zip(cuts, [*(cut - 1 for cut in cuts[1:]), life.last], strict=True):
        yield Days(first, last)
