"""Counting: facts in the places and periods in which they are, or may be; one implementation for every engine.

What is known to have happened in one run of its unit's days and in one period is put together first. Only
what may belong to several of them is followed one by one.
"""

from collections.abc import Iterator, Sequence
from typing import final

import narwhals.stable.v2 as nw
from attrs import frozen

from vneduunion.rollup.asked import CERTAIN, PERIOD
from vneduunion.rollup.days import LIVED
from vneduunion.rollup.expecting import EXPECTED, HAVE, Expected, coverage
from vneduunion.rollup.facts import BOUNDS, HIGH, LOW, THING, UNBOUNDED, Facts
from vneduunion.rollup.families import Family
from vneduunion.rollup.locating import COVERS, THING_COLUMNS, Locating, settled, sure
from vneduunion.rollup.places import OWNER, RUN, WEIGHT_HIGH, WEIGHT_LOW
from vneduunion.rollup.sums import (
    CELL,
    NONE,
    ONE,
    RECORDS,
    SUMS,
    Parts,
    all_or_nothing,
    bounds_of_things,
    distinct,
    filled,
    in_shares,
    number_of_records,
    scaled,
    summed,
    total,
    whole,
    widest,
)
from vneduunion.structure import WHOLE
from vneduunion.tables.columns import RECORD
from vneduunion.tables.holder import Frame

_LAST_RUN, _OTHER, _SEVERAL = "last_run", "other", -1
"""A run that stands for more than one."""


@final
@frozen(kw_only=True)
class Counting:
    """How facts are counted.

    Attributes:
        locating: how they are located.
        lasting: whether what is counted lasts, so that it counts wherever it was at some time.
        ones: whether each thing counts 1, and has no amount.
        facts_add: whether each fact is another thing, so that counts of facts add up.
        records_add: whether each record is one fact, so that counts of records add up.
        family: the measures of the same events with which it is added up, where both hold.
        member: its position among them.
    """

    locating: Locating
    lasting: bool = False
    ones: bool = False
    facts_add: bool = False
    records_add: bool = False
    family: Family | None = None
    member: int = 0

    def cells(self, facts: Facts, expected: Expected | None = None) -> Frame:
        """What is or may be in each place and period, and who has something there.

        Args:
            facts: what is counted.
            expected: of whom data are expected.

        Returns:
            Rows of `place`, `period` (its position), `low`, `high` (a bound where `unbounded` is 0),
            `unbounded`, how many things in it have no upper bound, `records`, `have` and `expected`, which
            is 0 where nobody lists whom to expect.
        """
        if self.lasting:
            parts = [distinct(self.things(facts), CELL)]
        else:
            have = (HAVE,) if expected is None else ()
            parts = [part for layer in self.locating.layers for part in self._in_layer(facts, layer, have)]
        if self.lasting or expected is not None:
            parts.append(filled(coverage(self.having(facts), expected, self.locating), (HAVE, EXPECTED)))
        else:
            parts += [self._have(facts, layer) for layer in self.locating.layers]
        return summed(parts, CELL, SUMS)

    def things(self, facts: Facts) -> Frame:
        """Where each thing is or may be.

        Args:
            facts: what is counted.

        Returns:
            Rows of `place`, `period`, `record`, `thing`, `low`, `high`, `unbounded`, `weight_low` and
            `weight_high`; a thing may have several in one place.
        """
        if self.lasting:
            return self.locating.lasting(self.locating.inside(facts))
        found = []
        for layer in self.locating.layers:
            located = self.locating.located(facts, layer)
            once = settled(located).select(*THING_COLUMNS, RUN, PERIOD).unique()
            opened = self.locating.open(self.locating.unsettled(facts, layer))
            found += [self.locating.weighed(once).select(*opened.collect_schema().names()), opened]
        return nw.concat(found, how="vertical")

    def strays(self, facts: Facts) -> Frame:
        """What counts nowhere, since its unit is missing, not known or did not live then.

        Args:
            facts: what is counted.

        Returns:
            Rows of `unit`, `why`, `period`, `record`, `thing`, `low`, `high`, `unbounded`, `weight_low` and
            `weight_high`, as `distinct` takes them.
        """
        rows = self.locating.strays(facts)
        low = nw.when(sure()).then(nw.lit(WHOLE)).otherwise(nw.lit(0)).cast(nw.Int64)
        return rows.with_columns(low.alias(WEIGHT_LOW), nw.lit(WHOLE).cast(nw.Int64).alias(WEIGHT_HIGH))

    def left_out(self, facts: Facts, keys: Sequence[str]) -> Frame:
        """How much counts nowhere, each thing once.

        Args:
            facts: what is counted.
            keys: those of the columns of `strays` by which it is told.

        Returns:
            Rows of the keys with `low`, `high`, `unbounded` and `records`.
        """
        return distinct(self.strays(facts), keys)

    def having(self, facts: Facts) -> Frame:
        """Which units certainly have something in which periods.

        Args:
            facts: what is counted.

        Returns:
            Rows of `owner` and `period`, none twice.
        """
        if self.lasting:
            lived = self.locating.throughout(self.locating.inside(facts))
            found = [lived.filter(LIVED.meets(CERTAIN))]
        else:
            found = [
                frame
                for layer in self.locating.layers
                for frame in (self._by_run(facts, layer), self._only_dated(facts, layer))
            ]
        return _pairs(*found)

    def _have(self, facts: Facts, layer: Sequence[int]) -> Frame:
        """How many units have something, by places, beside those that `_in_layer` has told."""
        by_run = self._by_run(facts, layer).filter(nw.col(COVERS) == 0)
        placed = self.locating.placed(_pairs(by_run, self._only_dated(facts, layer)))
        return filled(placed.with_columns(ONE.alias(HAVE)), (HAVE,))

    def _by_run(self, facts: Facts, layer: Sequence[int]) -> Frame:
        """What is settled, put together by runs and periods."""
        if self.family is not None:
            return self.family.by_run(self.member, layer)
        located = self.locating.located(facts, layer)
        return self.locating.covering(self._summed_by_run(settled(located)))

    def _only_dated(self, facts: Facts, layer: Sequence[int]) -> Frame:
        """What was certainly in one period, but not in one run."""
        events = self.locating.classified(facts, tuple(layer))
        return facts.counted(events.filter(nw.col(RUN).is_null(), ~nw.col(PERIOD).is_null()))

    def _summed_by_run(self, rows: Frame) -> Frame:
        """Sums of bounds, and the number of rows as `records`."""
        summed = () if self.ones else BOUNDS
        sums = rows.group_by(RUN, PERIOD).agg(*map(total, summed), nw.len().alias(RECORDS))
        told = whole(sums, [*summed, RECORDS])
        return told.with_columns(*_each_one()) if self.ones else told

    def _in_layer(self, facts: Facts, layer: Sequence[int], have: Sequence[str]) -> Iterator[Frame]:
        """Sums of cells, which add up, for one layer of periods; with `have` for units that were in one run."""
        unsettled = self.locating.unsettled(facts, layer)
        opened = self.locating.open(unsettled)
        bounds = BOUNDS if self.facts_add else ()
        records = (RECORDS,) if self.records_add else ()
        yield scaled(opened.with_columns(ONE.alias(RECORDS)), in_shares, (*bounds, *records))
        if self.family is not None:
            yield self.family.settled(self.member, layer, (*bounds, *records, *have))
            return
        by_run = self._by_run(facts, layer).with_columns(nw.col(COVERS).alias(HAVE))
        yield self._weighed(by_run, in_shares, (*bounds, *records, *have))
        once = settled(self.locating.located(facts, layer))
        if not self.facts_add:
            yield from self._things_in(once, unsettled, opened)
        if not self.records_add:
            yield from self._records_in(once, unsettled, opened)

    def _things_in(self, once: Frame, unsettled: Frame, opened: Frame) -> Iterator[Frame]:
        """Sums of things, each counted once in a cell."""
        alone, several = self._apart(once, unsettled, THING)
        yield self._weighed(self._summed_by_run(alone), all_or_nothing, BOUNDS)
        columns = (THING, *BOUNDS, *CELL, WEIGHT_LOW, WEIGHT_HIGH)
        found = self.locating.weighed(several).select(*columns), opened.select(*columns)
        yield bounds_of_things(nw.concat(found, how="vertical"), CELL)

    def _records_in(self, once: Frame, unsettled: Frame, opened: Frame) -> Iterator[Frame]:
        """Sums of records, each counted once in a cell."""
        alone, several = self._apart(once, unsettled, RECORD)
        yield self._weighed(self._summed_by_run(alone), in_shares, (RECORDS,))
        found = self.locating.weighed(several).select(RECORD, *CELL), opened.select(RECORD, *CELL)
        yield number_of_records(nw.concat(found, how="vertical"), CELL)

    def _apart(self, once: Frame, unsettled: Frame, key: str) -> tuple[Frame, Frame]:
        """Those that are in one run of a period alone, so that counts of them add up, and the others.

        The first have one row for each period, the others one for each run and period.
        """
        columns = (PERIOD, key, RUN, *BOUNDS)
        elsewhere = unsettled.with_columns(nw.lit(_SEVERAL).cast(nw.Int64).alias(RUN))
        rows = nw.concat([once.select(*columns), elsewhere.select(*columns)], how="vertical")
        most = () if self.ones else tuple(map(widest, BOUNDS))
        ends = nw.col(RUN).min(), nw.col(RUN).max().alias(_LAST_RUN)
        found = rows.group_by(PERIOD, key).agg(*ends, *most)
        is_alone = (nw.col(RUN) == nw.col(_LAST_RUN)) & (nw.col(RUN) != _SEVERAL)
        others = found.filter(~is_alone).select(PERIOD, nw.col(key).alias(_OTHER))
        several = once.select(*columns).join(
            others, left_on=[PERIOD, key], right_on=[PERIOD, _OTHER], how="semi"
        )
        return found.filter(is_alone), several.group_by(PERIOD, key, RUN).agg(*map(widest, BOUNDS))

    def _weighed(self, by_run: Frame, part: Parts, columns: Sequence[str]) -> Frame:
        rows = self.locating.weighed(by_run)
        return filled(rows, columns) if self.locating.lifted.undivided else scaled(rows, part, columns)


def _pairs(*frames: Frame) -> Frame:
    return nw.concat([frame.select(OWNER, PERIOD) for frame in frames], how="vertical").unique()


def _each_one() -> Iterator[nw.Expr]:
    """The bounds of what has no amount: each row is one thing."""
    yield from (nw.col(RECORDS).alias(bound) for bound in (LOW, HIGH))
    yield NONE.alias(UNBOUNDED)
