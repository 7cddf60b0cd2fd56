"""Units below units as arrays: each stands below at most one other, on all days of a period on which it lives."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import NamedTuple, Self, final

import numpy as np
import numpy.typing as npt
import polars as pl
from attrs import define, frozen

from vneduunion.model import TieKind
from vneduunion.structure import MANAGED, SECTOR_WIDE
from vneduunion.structure.descent import ALWAYS, Days, lasting

Whole = npt.NDArray[np.int64]
NOBODY = -1
"""Stands for the parent of a unit that has none."""


@final
@frozen(kw_only=True, eq=False)
class Tree:
    """Who stands below whom.

    Attributes:
        parent: the number of the unit above each, `NOBODY` for none.
        levels: the units that have one, the lowest first.
        shared: units below one parent that are not all apart: those that have something in common with each.
        beside: the units that stand below others on all days as well, by these.
        is_plain: whether each tie that holds on some of the days is in the tree.
    """

    parent: Whole
    levels: Sequence[Whole]
    shared: Mapping[int, frozenset[int]]
    beside: Mapping[int, tuple[int, ...]]
    is_plain: bool

    @cached_property
    def _below(self) -> tuple[Whole, Whole]:
        order = np.argsort(self.parent, kind="stable")
        return order, np.searchsorted(self.parent[order], np.arange(len(self.parent) + 1))

    def is_below(self, unit: int, upper: int) -> bool:
        """Whether one unit stands below another.

        Args:
            unit: the number of the one.
            upper: that of the other.
        """
        while unit not in {upper, NOBODY}:
            unit = int(self.parent[unit])
        return unit == upper

    def children(self, unit: int) -> Whole:
        """The units directly below one.

        Args:
            unit: its number.
        """
        order, starts = self._below
        return order[starts[unit] : starts[unit + 1]]

    @cached_property
    def crossed(self) -> tuple[int, ...]:
        """The units whose children are not all apart from one another, the lowest first."""
        above = {int(self.parent[unit]) for unit in self.shared} - {NOBODY}
        depth = {int(unit): at for at, level in enumerate(self.levels) for unit in level}
        return tuple(sorted(above, key=lambda unit: depth.get(unit, len(self.levels))))


class _Tie(NamedTuple):
    child: int
    parent: int
    direct: bool
    days: Days


@final
@define(eq=False, slots=False)
class Units:
    """All units with their lives and ties."""

    numbers: pl.Series
    first: Whole
    last: Whole
    ties: pl.DataFrame
    _trees: dict[tuple[bool, Days], Tree]

    @classmethod
    def of(cls, units: pl.DataFrame, ties: pl.DataFrame) -> Self:
        """The units of two tables.

        Args:
            units: `id`, `since` and `until`.
            ties: `child`, `parent`, `kind`, `since` and `until`.
        """
        numbers = units["id"]
        at = pl.DataFrame({"id": numbers, "at": pl.int_range(len(numbers), eager=True)})
        first, last = (
            _ordinals(units[name], open_) for name, open_ in zip(("since", "until"), ALWAYS, strict=True)
        )
        return cls(numbers, first, last, _merged(_numbered(ties, at)), {})

    def number(self, id_: str) -> int:
        """The number of a unit.

        Args:
            id_: its id, which must be known.
        """
        found = self.numbers.index_of(id_)
        assert found is not None  # noqa: S101 whoever asks has looked it up
        return found

    def ids(self, numbers: Iterable[int]) -> list[str]:
        """The ids of units.

        Args:
            numbers: their numbers.
        """
        return self.numbers.gather([*numbers]).to_list()

    @cached_property
    def parents(self) -> frozenset[int]:
        """The units that ever stood above others."""
        return frozenset(self.ties["parent"].to_list())

    @cached_property
    def _parents(self) -> Mapping[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for child, parent in self.ties.select("child", "parent").rows():
            found[child].add(parent)
        return found

    @cached_property
    def pairs(self) -> tuple[Whole, Whole]:
        """Each unit with each of all that ever stood above it."""
        found = self.ties.select("child", "parent").unique()
        latest = found
        while not latest.is_empty():
            higher = latest.join(self.ties.select(parent="child", upper="parent"), on="parent")
            latest = (
                higher.select("child", parent="upper")
                .unique()
                .join(found, on=["child", "parent"], how="anti")
            )
            found = pl.concat([found, latest])
        found = found.filter(pl.col("child") != pl.col("parent")).sort("child", "parent")
        return found["child"].to_numpy(), found["parent"].to_numpy()

    def above(self, units: Iterable[int]) -> set[int]:
        """Units with all that ever stood above them.

        Args:
            units: their numbers.
        """
        return {each for unit in units for each in _climbed(unit, self._parents)}

    def tree(self, lines: frozenset[TieKind], days: Days) -> Tree:
        """Who stands below whom on all days of a period on which the lower unit lives.

        Of two units above one the tree follows the direct tie, or the first.

        Args:
            lines: the kinds of ties to follow.
            days: those of the period.
        """
        key = (lines == MANAGED, days)
        if key not in self._trees:
            self._trees[key] = self._tree(lines, days)
        return self._trees[key]

    def _tree(self, lines: frozenset[TieKind], days: Days) -> Tree:
        ties = self.ties if lines == SECTOR_WIDE else self.ties.filter("direct")
        child, parent, since, until = (
            ties[name].to_numpy() for name in ("child", "parent", "since", "until")
        )
        first, last = np.maximum(self.first[child], days.first), np.minimum(self.last[child], days.last)
        met = (since <= last) & (until >= first) & (first <= last)
        whole = met & (since <= first) & (until >= last)
        above = np.full(len(self.numbers), NOBODY, dtype=np.int64)
        above[child[whole][::-1]] = parent[whole][::-1]
        levels = _levels(above)
        return Tree(
            parent=above,
            levels=levels,
            shared=_shared(child[met], parent[met]),
            beside=_beside(above, child[whole], parent[whole]),
            is_plain=bool((above[child[met]] == parent[met]).all()),
        )


def _numbered(ties: pl.DataFrame, at: pl.DataFrame) -> pl.DataFrame:
    """The ties between known units along the lines, the direct ones first."""
    ends = (
        ties.filter(pl.col("kind").is_in(sorted(SECTOR_WIDE)))
        .join(at.rename({"id": "child", "at": "child_at"}), on="child")
        .join(at.rename({"id": "parent", "at": "parent_at"}), on="parent")
    )
    return ends.select(
        child="child_at",
        parent="parent_at",
        direct=pl.col("kind") == TieKind.DIRECT,
        since=_ordinals(ends["since"], ALWAYS.first),
        until=_ordinals(ends["until"], ALWAYS.last),
    ).sort("direct", descending=True, maintain_order=True)


def _ordinals(days: pl.Series, open_: int) -> Whole:
    """Days as ordinals of the calendar."""
    epoch = 719_163  # the ordinal of 1 January 1970, from which polars counts
    return (days.cast(pl.Date).to_physical().cast(pl.Int64) + epoch).fill_null(open_).to_numpy().copy()


def _merged(ties: pl.DataFrame) -> pl.DataFrame:
    """Ties between the same two units whose days touch, as one."""
    keys = ["child", "parent", "direct"]
    again = ties.filter(ties.select(keys).is_duplicated())
    if again.is_empty():
        return ties
    rows = [
        (*key, *run)
        for key, group in again.group_by(keys, maintain_order=True)
        for run in lasting(Days(*row) for row in group.select("since", "until").rows())
    ]
    once = ties.filter(~ties.select(keys).is_duplicated())
    merged = pl.DataFrame(rows, schema=ties.schema, orient="row")
    return pl.concat([once, merged]).sort("direct", descending=True, maintain_order=True)


def _levels(parent: Whole) -> list[Whole]:
    """The units below others, the lowest level first; who stands in a circle is put below nobody."""
    depth = np.where(parent < 0, 0, NOBODY)
    while True:
        new = (depth < 0) & (depth[parent] >= 0)
        if not new.any():
            break
        depth[new] = depth[parent[new]] + 1
    parent[depth < 0] = NOBODY
    return [np.flatnonzero(depth == level) for level in range(int(depth.max(initial=0)), 0, -1)]


def _beside(above: Whole, child: Whole, parent: Whole) -> dict[int, tuple[int, ...]]:
    others = above[child] != parent
    found: dict[int, set[int]] = defaultdict(set)
    for lower, upper in zip(child[others].tolist(), parent[others].tolist(), strict=True):
        found[upper].add(lower)
    return {upper: tuple(sorted(units)) for upper, units in found.items()}


def _shared(child: Whole, parent: Whole) -> dict[int, frozenset[int]]:
    """Units below one other, both of which one unit stands below, along any tie, or is itself."""
    parents: dict[int, set[int]] = defaultdict(set)
    for lower, upper in zip(child.tolist(), parent.tolist(), strict=True):
        parents[lower].add(upper)
    found: dict[int, set[int]] = defaultdict(set)
    for unit, upper in parents.items():
        if len(upper) > 1:
            siblings: dict[int, set[int]] = defaultdict(set)
            for each in _climbed(unit, parents):
                for above in parents.get(each, ()):
                    siblings[above].add(each)
            for units in siblings.values():
                for one, other in combinations(sorted(units), 2):
                    found[one].add(other)
                    found[other].add(one)
    return {unit: frozenset(others) for unit, others in found.items()}


def _climbed(unit: int, parents: Mapping[int, set[int]]) -> set[int]:
    seen, waiting = {unit}, [unit]
    while waiting:
        new = parents.get(waiting.pop(), set()) - seen
        seen |= new
        waiting.extend(new)
    return seen
