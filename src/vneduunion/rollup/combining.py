"""Combining: numbers of units and of days put together by the operators of a measure, on any engine.

First the records of one unit become its value in each place and period, then the values of units that of the place.
What is known to have happened in one run of a unit's days is put together before it meets the places.
"""

from collections.abc import Iterator, Sequence
from typing import final

import narwhals.stable.v2 as nw
from attrs import frozen

from vneduunion.model import Operator
from vneduunion.rollup.asked import PERIOD, of_the_period
from vneduunion.rollup.closure import PLACE
from vneduunion.rollup.counting import Counting
from vneduunion.rollup.days import EVENT
from vneduunion.rollup.expecting import EXPECTED, HAVE, Expected
from vneduunion.rollup.facts import BOUNDS, FACT, HIGH, LOW, THING, UNBOUNDED, Facts
from vneduunion.rollup.locating import settled
from vneduunion.rollup.merging import DAY, EARLIEST, SURE, begun, closed, ended, merged
from vneduunion.rollup.operators import RISING
from vneduunion.rollup.pairs import Pair
from vneduunion.rollup.places import OWNER, RUN, WEIGHT_HIGH, WEIGHT_LOW
from vneduunion.rollup.sums import CELL, ONE, RECORDS, SUMS, filled, number_of_records, summed, whole, widest
from vneduunion.structure import WHOLE
from vneduunion.tables.holder import Frame

_OF_UNIT = (PLACE, OWNER, PERIOD)
_IN_RUN = (RUN, OWNER, PERIOD)
_ON = "on_day"
"""The one day of an event; missing where it is not known."""
_DATED, _VAGUE = "dated", "vague"


@final
@frozen(kw_only=True)
class Combining:
    """How the numbers of units and days are put together.

    Attributes:
        counting: how the records are located, and counted.
        pair: the operators.
    """

    counting: Counting
    pair: Pair

    def cells(self, facts: Facts, expected: Expected | None = None) -> Frame:
        """What the numbers of each place and period come to, and who has something there.

        Args:
            facts: what is counted.
            expected: of whom data are expected.

        Returns:
            Rows as `Counting.cells` gives them; `unbounded` is 1 where there is no upper bound.
        """
        counted = self.counting.cells(facts, expected).select(*CELL, RECORDS, HAVE, EXPECTED)
        found = counted.join(self._bounds(facts), on=[*CELL], how="left")
        return found.with_columns(*self.empty(BOUNDS)).select(*CELL, *SUMS)

    def left_out(self, facts: Facts, keys: Sequence[str]) -> Frame:
        """How much counts nowhere. Of values that do not add up it is what lies between them.

        Args:
            facts: what is counted.
            keys: those of the columns of `Counting.strays` by which it is told.

        Returns:
            Rows of the keys with `low`, `high`, `unbounded` and `records`.
        """
        if not (facts.has_amount and self.pair.observes):
            return self.counting.left_out(facts, keys)
        rows = self.counting.strays(facts)
        time = self.pair.time if self.pair.time in {Operator.MAX, Operator.MIN} else Operator.NONE
        values = _where_certain(rows.with_columns(ONE.alias(SURE), *_always()))
        bounds = filled(_if_any(merged(values, keys, time)), BOUNDS, keys)
        return summed([bounds, number_of_records(rows, keys)], keys, SUMS)

    def empty(self, columns: Sequence[str]) -> Iterator[nw.Expr]:
        """What is known of a place of which there is nothing: 0, or of most operators nothing.

        Args:
            columns: some of those of cells.
        """
        for column in columns:
            unknown = column == UNBOUNDED and self.pair.units not in RISING
            yield nw.col(column).fill_null(int(unknown)).cast(nw.Int64)

    def _bounds(self, facts: Facts) -> Frame:
        units = self.pair.units
        found = ended(merged(begun(self._of_units(facts), units), CELL, units), units)
        return _if_any(found).select(*CELL, *BOUNDS)

    def _of_units(self, facts: Facts) -> Frame:
        """The value of each unit in each place and period."""
        if self.counting.lasting:
            locating = self.counting.locating
            rows = locating.lasted(locating.inside(facts)).with_columns(ONE.alias(SURE), *_always())
            return _once(_where_certain(rows))
        if not self.pair.observes:
            return self._added(facts)
        return self._observed(facts) if facts.has_amount else self._daily(facts)

    def _added(self, facts: Facts) -> Frame:
        """Sums of things, each counted once."""
        if facts.things_add:
            return self._placed(facts, Operator.SUM)
        return _once(self._placed(facts, Operator.MAX, THING))

    def _observed(self, facts: Facts) -> Frame:
        """Amounts of which each is a value of its unit."""
        return ended(self._placed(facts, self.pair.time), self.pair.time)

    def _daily(self, facts: Facts) -> Frame:
        """Counts of days, of which each is a value of its unit."""
        if facts.things_add:
            daily = self._placed(facts, Operator.SUM, _ON)
        else:
            things = self._placed(facts, Operator.MAX, _ON, THING)
            daily = merged(things, (*_OF_UNIT, _ON), Operator.SUM)
        time = self.pair.time
        values = daily if time is Operator.NONE else _with_vague(daily, time)
        return ended(merged(begun(values, time), _OF_UNIT, time), time)

    def _placed(self, facts: Facts, operator: Operator, *grain: str) -> Frame:
        """Events of each unit and place put together, and those of each grain by themselves."""
        layers = self.counting.locating.layers
        found = [each for layer in layers for each in self._in_layer(facts, layer, operator, grain)]
        return merged(nw.concat(found, how="vertical"), (*_OF_UNIT, *grain), operator)

    def _in_layer(
        self, facts: Facts, layer: Sequence[int], operator: Operator, grain: Sequence[str]
    ) -> Iterator[Frame]:
        locating = self.counting.locating
        once = settled(locating.located(facts, layer)).select(*FACT, *_IN_RUN)
        if operator is Operator.MEAN and not facts.things_add:
            once = once.unique()
        by_run = merged(begun(self._valued(once, facts), operator), (*_IN_RUN, *grain), operator)
        by_run = _where_certain(locating.weighed(by_run))
        columns = [name for name in by_run.collect_schema().names() if name != RUN]
        yield by_run.select(*columns)
        opened = self._valued(locating.opened(locating.unsettled(facts, layer)), facts)
        yield begun(_where_certain(opened), operator).select(*columns)

    def _valued(self, rows: Frame, facts: Facts) -> Frame:
        """Events as values of their days; where only the very period is told nothing is known of others."""
        day = nw.when(nw.col(EVENT.first) == nw.col(EVENT.last)).then(nw.col(EVENT.first))
        rows = rows.with_columns(ONE.alias(SURE), *closed(EVENT.days))
        if self.pair.time is not Operator.NONE:
            return rows.with_columns(day.alias(_ON))
        rows = rows.with_columns(of_the_period(self.counting.locating.periods, ends=facts.at_end).alias(SURE))
        told = nw.col(SURE) == 1
        known = (nw.when(told).then(nw.col(name)).otherwise(nw.lit(0)).alias(name) for name in (LOW, HIGH))
        open_ = nw.when(told).then(nw.col(UNBOUNDED)).otherwise(nw.lit(1)).alias(UNBOUNDED)
        return whole(
            rows.with_columns(*known, open_, nw.when(told).then(nw.lit(EARLIEST)).alias(_ON)), BOUNDS
        )


def _always() -> Iterator[nw.Expr]:
    """What lasts has the same days everywhere: those of the period, or its end."""
    yield from (nw.lit(EARLIEST).alias(name) for name in DAY)


def _where_certain(rows: Frame) -> Frame:
    """Values that go into a place as a whole; others may be among its values."""
    sure = nw.when(nw.col(WEIGHT_LOW) == WHOLE).then(nw.col(SURE)).otherwise(nw.lit(0))
    return rows.with_columns(sure.cast(nw.Int64).alias(SURE)).drop(WEIGHT_LOW, WEIGHT_HIGH)


def _if_any(values: Frame) -> Frame:
    """Values that are 0 at least where nothing certainly goes in."""
    low = nw.when(nw.col(SURE) == 1).then(nw.col(LOW)).otherwise(nw.lit(0))
    return values.with_columns(low.cast(nw.Int64).alias(LOW))


def _once(things: Frame) -> Frame:
    """Sums of things, each counted once in a unit, place and period."""
    once = merged(things, (*_OF_UNIT, THING), Operator.MAX)
    return merged(once, _OF_UNIT, Operator.SUM)


def _with_vague(daily: Frame, time: Operator) -> Frame:
    """Counts of days, to any of which those things may belong that are of no certain day.

    Args:
        daily: one row for each day, and one without a day for what is of none that is certain.
        time: how the days go together.
    """
    dated, day = nw.col(HIGH), nw.col(_ON)
    rows = daily.with_columns(
        nw.when(~day.is_null()).then(dated).alias(_DATED), nw.when(day.is_null()).then(dated).alias(_VAGUE)
    )
    rows = rows.with_columns(*(widest(name).over(*_OF_UNIT) for name in (_DATED, _VAGUE)))
    vague = nw.col(_VAGUE).fill_null(0)
    most = nw.when(vague > 0).then(nw.col(_DATED).fill_null(0) + vague).otherwise(nw.col(HIGH))
    # A day of which something is told has one thing or more; which days those are that vague things join nobody knows.
    counts = ~day.is_null() & (nw.col(LOW) > 0)
    if time is not Operator.MAX:
        counts = counts & (vague == 0)
    low = nw.when(counts).then(nw.col(LOW)).otherwise(nw.lit(1))
    return whole(rows.with_columns(low.alias(LOW), most.alias(HIGH)), (LOW, HIGH))
