"""Families: measures that count the same events under different conditions, added up in one pass."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import final

import narwhals.stable.v2 as nw
from attrs import define

from vneduunion.rollup.asked import PERIOD
from vneduunion.rollup.expecting import HAVE
from vneduunion.rollup.facts import BOUNDS, HIGH, LOW, UNBOUNDED, Facts
from vneduunion.rollup.locating import COVERS, Locating, settled
from vneduunion.rollup.places import OWNER, RUN, WEIGHT_HIGH, WEIGHT_LOW
from vneduunion.rollup.sums import CELL, NONE, RECORDS, filled, share, total, whole
from vneduunion.structure import WHOLE
from vneduunion.tables.holder import Frame
from vneduunion.tables.lifting import computed_once


@final
@define(kw_only=True, eq=False, slots=False)
class Family:
    """Measures of the same events, each of which is one record and one thing of one unit.

    Attributes:
        locating: how the events are located.
        members: what each measure counts of them.
    """

    locating: Locating
    members: tuple[Facts, ...]

    def __attrs_post_init__(self) -> None:
        self._runs, self._cells = cache(self._summed_by_run), cache(self._summed_by_cell)

    def by_run(self, member: int, layer: Sequence[int]) -> Frame:
        """What of one measure is settled, put together by runs and periods.

        Args:
            member: the position of the measure.
            layer: positions of periods.

        Returns:
            Rows of `run`, `period`, `owner`, `covers` and `records`.
        """
        rows = self._runs(tuple(layer)).filter(nw.col(_own(RECORDS, member)) > 0)
        return rows.select(RUN, PERIOD, OWNER, COVERS, nw.col(_own(RECORDS, member)).alias(RECORDS))

    def settled(self, member: int, layer: Sequence[int], columns: Sequence[str]) -> Frame:
        """The sums of one measure by cells.

        Args:
            member: the position of the measure.
            layer: positions of periods.
            columns: those wanted of the sums.
        """
        rows = self._cells(tuple(layer)).filter(nw.col(_own(RECORDS, member)) > 0)
        named = (self._told(column, member).alias(column) for column in (*BOUNDS, RECORDS, HAVE))
        return filled(rows.select(*CELL, *named), columns)

    def _told(self, column: str, member: int) -> nw.Expr:
        """A sum of one measure, out of what is carried for it."""
        if column in {*self._carried(member), HAVE}:
            return nw.col(_own(column, member))
        return NONE if column == UNBOUNDED else nw.col(_own(RECORDS, member))

    def _carried(self, member: int) -> tuple[str, ...]:
        """What is added up for one measure: where things count 1 and are not divided their number tells all."""
        if self.members[member].has_amount:
            return (*BOUNDS, RECORDS)
        return (RECORDS,) if self.locating.lifted.undivided else (LOW, HIGH, RECORDS)

    def _summed_by_run(self, layer: tuple[int, ...]) -> Frame:
        rows = settled(self.locating.classified(self.members[0], layer)).with_columns(*self._flagged())
        columns = [_own(column, at) for at in range(len(self.members)) for column in self._carried(at)]
        sums = whole(rows.group_by(RUN, PERIOD).agg(*map(total, columns)), columns)
        return computed_once(self.locating.covering(sums))

    def _flagged(self) -> Iterator[nw.Expr]:
        """What each event adds to each measure: nothing where a condition does not hold."""
        for at, member in enumerate(self.members):
            amounts: dict[str, nw.Expr] = dict(zip(BOUNDS, member.amounts(), strict=True))
            for column in self._carried(at):
                added = amounts.get(column, nw.lit(1))
                yield (
                    nw.when(member.condition())
                    .then(added)
                    .otherwise(nw.lit(0))
                    .cast(nw.Int64)
                    .alias(_own(column, at))
                )

    def _summed_by_cell(self, layer: tuple[int, ...]) -> Frame:
        everyone = range(len(self.members))
        have = (
            nw.when(nw.col(_own(RECORDS, at)) > 0)
            .then(nw.col(COVERS))
            .otherwise(nw.lit(0))
            .cast(nw.Int64)
            .alias(_own(HAVE, at))
            for at in everyone
        )
        rows = self.locating.weighed(self._runs(layer).with_columns(*have))
        if not self.locating.lifted.undivided:
            rows = rows.with_columns(*self._shares())
        columns = [_own(column, at) for at in everyone for column in (*self._carried(at), HAVE)]
        return computed_once(whole(rows.group_by(*CELL).agg(*map(total, columns)), columns))

    def _shares(self) -> Iterator[nw.Expr]:
        for at in range(len(self.members)):
            low, high = _own(LOW, at), _own(HIGH, at)
            yield share(nw.col(low), nw.col(WEIGHT_LOW), 0).cast(nw.Int64).alias(low)
            yield share(nw.col(high), nw.col(WEIGHT_HIGH), WHOLE - 1).cast(nw.Int64).alias(high)


def _own(column: str, member: int) -> str:
    return f"{column}_{member}"
