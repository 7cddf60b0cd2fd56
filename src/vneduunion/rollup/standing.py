"""In which places, and with which part, what happened to units on some days counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import NamedTuple, final

from vneduunion.rollup.closure import PLACE, RUN_DAYS, UNIT
from vneduunion.rollup.places import RUN, WEIGHT_HIGH, WEIGHT_LOW, Places, with_ids
from vneduunion.rollup.reach import Runs
from vneduunion.structure import WHOLE, Placement
from vneduunion.structure.descent import Days, covers


class Share(NamedTuple):
    """The part of something that counts in a place, in basis points: certainly, and at most."""

    low: int
    high: int

    @property
    def is_whole(self) -> bool:
        """Whether all of it certainly counts there."""
        return self.low == WHOLE


ALL_OF_IT = Share(WHOLE, WHOLE)
_NOTHING = Share(0, 0)
_Row = tuple[Days, str, Share]


@final
class Standing:
    """Looks up placements of units, day by day."""

    def __init__(self, placements: Iterable[Placement]) -> None:
        """Index placements.

        Args:
            placements: for each unit and run of days its places.
        """
        self._rows: dict[str, list[_Row]] = defaultdict(list)
        for row in placements:
            run = Days.between(row.since, row.until)
            self._rows[row.unit].append((run, row.place, Share(row.low, row.high)))
        self._known = cache(self._find)

    @classmethod
    def of(cls, places: Places) -> "Standing":
        """The same out of columns.

        Args:
            places: where what happened to units counts.
        """
        rows = with_ids(places.runs.join(places.weights, on=RUN), places.names)
        return cls(
            map(Placement._make, rows.select(UNIT, *RUN_DAYS, PLACE, WEIGHT_LOW, WEIGHT_HIGH).iter_rows())
        )

    def places(self, unit: str, days: Days) -> Mapping[str, Share]:
        """Where what happened to a unit on unknown ones of some days counts.

        Args:
            unit: its id.
            days: days on which it lives.

        Returns:
            For each place bounds that hold on whichever of the days it was.
        """
        return self._known(unit, days)

    def _find(self, unit: str, days: Days) -> Mapping[str, Share]:
        rows = self._rows.get(unit, ())
        if all(_holds(run, days) for run, _, _ in rows):
            return {place: share for _, place, share in rows}
        met: dict[str, list[tuple[Days, Share]]] = defaultdict(list)
        for run, place, share in rows:
            if both := run.meet(days):
                met[place].append((both, share))
        return {place: _joined(found, days) for place, found in met.items()}

    def all_places(self, runs: Runs, own: Mapping[str, Share], days: Days) -> Mapping[str, Share]:
        """Where what happened to any of several units counts.

        Args:
            runs: the units, with the days on which they count at all.
            own: the places asked about.
            days: the days on which it happened.

        Returns:
            For each of the places bounds that hold whichever of the units it was.
        """
        found = dict(own)
        for unit, run in runs:
            both = run.meet(days)
            if both:
                there = self.places(unit, both)
                found = {place: _either(share, there.get(place, _NOTHING)) for place, share in found.items()}
        return found

    @cached_property
    def members(self) -> Mapping[str, Mapping[str, list[Days]]]:
        """For each place the units that count in it, each with the days on which it does."""
        found: dict[str, dict[str, list[Days]]] = defaultdict(lambda: defaultdict(list))
        for unit, rows in self._rows.items():
            for run, place, _ in rows:
                found[place][unit].append(run)
        return found


def _holds(run: Days, days: Days) -> bool:
    return run.first <= days.first and days.last <= run.last


def _joined(found: list[tuple[Days, Share]], days: Days) -> Share:
    high = max(share.high for _, share in found)
    everywhere = covers((run for run, _ in found), days)
    return Share(min(share.low for _, share in found) if everywhere else 0, high)


def _either(one: Share, other: Share) -> Share:
    return Share(min(one.low, other.low), max(one.high, other.high))
