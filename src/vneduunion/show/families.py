"""What became of what, in families: units or territories that successions hold together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from statistics import mean
from typing import NamedTuple, final

from attrs import frozen

from vneduunion.model import Dataset, Records, Territory, Unit
from vneduunion.structure import WHOLE, Placement, UnitTree, territory_crosswalk
from vneduunion.structure.descent import Days, holds


class Way(StrEnum):
    """How one became another."""

    KEPT = "KEPT"
    """As a whole, and nothing else became it."""
    CERTAIN = "CERTAIN"
    """As a whole or a known part of it, with others."""
    POSSIBLE = "POSSIBLE"
    """Nobody knows whether, or how much of it."""
    ENDED = "ENDED"
    """Into none: it ended without a successor."""
    LATER = "LATER"
    """Into none: it was not there yet and came out of none."""

    @property
    def possible(self) -> bool:
        """Whether it is only possible."""
        return self is Way.POSSIBLE


class Old(NamedTuple):
    """A unit or territory in a run of its days."""

    unit: str
    since: date | None
    until: date | None


class Piece(NamedTuple):
    """A part of an old one that went one way, in basis points, and the row that says so."""

    row: Placement
    way: Way
    amount: int

    @property
    def old(self) -> Old:
        """The old one."""
        return Old(*self.row[:3])


@final
@frozen
class Family:
    """Those that successions hold together.

    Attributes:
        rows: what became of each of its old ones.
        absent: why those of its ids do not live on the day of the structure that do not.
    """

    rows: tuple[Placement, ...]
    absent: Mapping[str, Way]

    @property
    def olds(self) -> tuple[Old, ...]:
        """The old ones, each once for each run of days, in the order of what they became."""
        at = {new: place for place, new in enumerate(self.news)}
        places: dict[Old, list[int]] = defaultdict(list)
        for row in self.rows:
            places[Old(*row[:3])].append(at[row.place])
        return tuple(sorted(places, key=lambda old: mean(places[old])))

    @property
    def news(self) -> tuple[str, ...]:
        """What they became: a row of its own for what ended without a successor."""
        return tuple(dict.fromkeys(row.place for row in self.rows))

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all of them."""
        return frozenset(id_ for row in self.rows for id_ in (row.unit, row.place))

    @property
    def changed(self) -> bool:
        """Whether anything became of it."""
        return any(row.unit != row.place or row.place in self.absent for row in self.rows)

    def before(self) -> "Family":
        """The same without those that only came with the structure: they are new ones, not old ones too."""
        rows = tuple(row for row in self.rows if not self._only_new(row))
        return Family(rows, self.absent) if rows else self

    def _only_new(self, row: Placement) -> bool:
        """Whether it lives on the day, nothing became of it, and it lived beside none that became it."""
        if row.unit != row.place or row.place in self.absent:
            return False
        life = Days.between(row.since, row.until)
        related = (each for each in self.rows if each is not row and row.unit in (each.unit, each.place))
        return not any(life.meet(Days.between(each.since, each.until)) for each in related)

    def ordered(self) -> list[Placement]:
        """The rows in the order of the old ones, and those of one in the order of the new ones."""
        olds = {old: place for place, old in enumerate(self.olds)}
        news = {new: place for place, new in enumerate(self.news)}
        return sorted(self.rows, key=lambda row: (olds[Old(*row[:3])], news[row.place]))

    def pieces(self) -> Iterator[Piece]:
        """For each row what certainly went there, then what may have gone there beside."""
        for row in self.ordered():
            if row.low:
                yield Piece(row, self._way(row), row.low)
            if row.high > row.low:
                yield Piece(row, Way.POSSIBLE, row.high - row.low)

    def _way(self, row: Placement) -> Way:
        alone = len(self.rows) == 1 and row.low == WHOLE
        return self.absent.get(row.place, Way.KEPT if alone else Way.CERTAIN)


@final
@frozen
class Families:
    """Families, in the order of the records that they became.

    Attributes:
        on: the day of the structure.
        territories: whether they are territories; else they are units.
        members: the families.
    """

    on: date
    territories: bool
    members: tuple[Family, ...]

    @property
    def old(self) -> int:
        """How many old ones there are."""
        return len({row.unit for family in self.members for row in family.rows})

    @property
    def new(self) -> int:
        """How many of those that they became live on the day."""
        return sum(new not in family.absent for family in self.members for new in family.news)

    def tally(self) -> dict[str, int]:
        """How many old ones merged, were divided or went another way, the least certain last."""
        ways: dict[str, list[Way]] = defaultdict(list)
        for family in self.members:
            for piece in family.pieces():
                ways[piece.row.unit].append(piece.way)
        counts = Counter(map(_fate, ways.values()))
        return {fate: counts[fate] for fate in _FATES if fate in counts}


_MERGED, _DIVIDED = "MERGED", "DIVIDED"
_FATES: tuple[str, ...] = (Way.KEPT, _MERGED, _DIVIDED, Way.POSSIBLE, Way.ENDED, Way.LATER)


def _fate(ways: Sequence[Way]) -> str:
    """The least certain of the ways that one went."""
    worst = max(ways, key=list(Way).index)
    if worst is Way.CERTAIN:
        return _MERGED if len(ways) == 1 else _DIVIDED
    return worst


def families(data: Dataset, to: date | str, of: Iterable[str] | None = None) -> Families:
    """What became of units on the structure of a day, or of territories on the day of a scheme.

    Args:
        data: the records.
        to: the day, or the scheme.
        of: ids of old or new ones; by default all of which anything became.

    Returns:
        Whole families: with an old one all that it became, and all that became it.

    Raises:
        UnknownId: one of `of` is not known.
        ValueError: no territory belongs to the scheme.
    """
    records: Records[Unit] | Records[Territory]
    if isinstance(to, str):
        walk, records = territory_crosswalk(data, to), data.territories
    else:
        walk, records = UnitTree(data).restate(to), data.units
    wanted = None if of is None else {records[each].id for each in of}
    absent: dict[str, Way] = {
        record.id: _why(record, walk.on) for record in records if not holds(record, walk.on)
    }
    found = [Family(rows, absent).before() for rows in _related(walk.rows)]
    chosen = [each for each in found if (each.changed if wanted is None else wanted.intersection(each.ids))]
    at = {id_: place for place, id_ in enumerate(records.keys())}

    def order(family: Family) -> tuple[bool, int]:
        living = [new for new in family.news if new not in absent]
        return not living, min(at.get(each, len(at)) for each in living or family.news)

    return Families(walk.on, isinstance(to, str), tuple(sorted(chosen, key=order)))


def _why(record: Unit | Territory, on: date) -> Way:
    return Way.LATER if record.since is not None and record.since > on else Way.ENDED


def _related(rows: Iterable[Placement]) -> Iterator[tuple[Placement, ...]]:
    """Rows in groups that share no unit and no place."""
    by_id: dict[str, list[Placement]] = defaultdict(list)
    for row in rows:
        for id_ in {row.unit, row.place}:
            by_id[id_].append(row)
    met: set[str] = set()
    for first in by_id:
        if first not in met:
            ids = [first]
            met.add(first)
            for each in ids:
                fresh = {row.unit for row in by_id[each]} | {row.place for row in by_id[each]}
                ids += sorted(fresh - met)
                met |= fresh
            yield tuple(dict.fromkeys(row for each in ids for row in by_id[each]))
