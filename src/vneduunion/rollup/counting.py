"""Counting: facts in the places and periods in which they are, or may be; one implementation for every engine.

What is known to have happened in one run of its unit's days and in one period is put together first. Only
what may belong to several of them is followed one by one.
"""

from collections.abc import Iterator, Sequence
from typing import final

import narwhals.stable.v2 as nw
import polars as pl
from attrs import frozen

from vneduunion.rollup.asked import ASKED, CERTAIN, PERIOD, certain_in, layers, table
from vneduunion.rollup.days import EVENT, LIVED
from vneduunion.rollup.facts import FACT, HIGH, LOW, THING, UNIT
from vneduunion.rollup.places import LIFE, ONLY_RUN, PLACE, RUN, RUN_DAYS, WEIGHT_HIGH, WEIGHT_LOW, Places
from vneduunion.structure import WHOLE
from vneduunion.tables.columns import RECORD
from vneduunion.tables.holder import Frame
from vneduunion.tables.lifting import lifted
from vneduunion.values.periods import Period

RECORDS, UNBOUNDED, WHY = "records", "unbounded", "why"
"""How many records went in, how many things in it have no upper bound, and why a fact counts nowhere."""
NO_UNIT, UNKNOWN_UNIT, OUTSIDE_LIFE = "NO_UNIT", "UNKNOWN_UNIT", "OUTSIDE_LIFE"
_CERTAINLY, _RUNS, _MET, _KNOWN = "certainly", "runs", "met", "known"
_CELL = (PLACE, PERIOD)


@final
@frozen(kw_only=True)
class Counting:
    """How facts are counted.

    Attributes:
        places: where what happened to each unit counts.
        periods: those asked for.
        lasting: whether what is counted lasts, so that it counts wherever it was at some time.
        at_end: whether it counts where it was at the end of a period.
        adds_up: whether each fact is one thing in one unit, so that counts of it add up.
    """

    places: Places
    periods: Sequence[Period]
    lasting: bool = False
    at_end: bool = False
    adds_up: bool = False

    def cells(self, facts: Frame) -> Frame:
        """The bounds of each place and period in which something is or may be.

        Args:
            facts: as `facts` gives them.

        Returns:
            Rows of `place`, `period` (its position), `low`, `high` (a bound where `unbounded` is 0) and
            `records`.
        """
        if not self.adds_up:
            return distinct(self.things(facts), _CELL)
        inside = self._inside(facts)
        sums = [_weighed(self._settled_sums(inside, layer)) for layer in self._layers]
        apart = [_weighed(_one_by_one(self._open(inside, layer))) for layer in self._layers]
        return _sums(nw.concat([*sums, *apart], how="vertical"))

    def things(self, facts: Frame) -> Frame:
        """Where each thing is or may be.

        Args:
            facts: as `facts` gives them.

        Returns:
            Rows of `place`, `period`, `record`, `thing`, `low`, `high`, `weight_low`, `weight_high`; a thing
            may have several in one place.
        """
        inside = self._inside(facts)
        if self.lasting:
            return self._lasting(inside)
        settled = [self._settled(inside, layer) for layer in self._layers]
        apart = [self._open(inside, layer) for layer in self._layers]
        return nw.concat([*settled, *apart], how="vertical")

    def strays(self, facts: Frame) -> Frame:
        """What counts nowhere, since its unit is missing, not known or did not live then.

        Args:
            facts: as `facts` gives them.

        Returns:
            Rows of `unit`, `why`, `period`, `low`, `high`, `unbounded` and `records`.
        """
        rows = self._with_lives(facts).filter(~_lived())
        why = (
            nw.when(nw.col(UNIT).is_null())
            .then(nw.lit(NO_UNIT))
            .otherwise(
                nw.when(nw.col(_KNOWN).is_null()).then(nw.lit(UNKNOWN_UNIT)).otherwise(nw.lit(OUTSIDE_LIFE))
            )
        )
        rows = rows.with_columns(why.alias(WHY), *_as_given())
        dated = [
            _in_periods(rows.with_columns(self._certainly(layer)), self._asked(rows, layer))
            for layer in self._layers
        ]
        found = nw.concat(
            [each.select(*_THING, UNIT, WHY, PERIOD, _CERTAINLY) for each in dated], how="vertical"
        )
        return distinct(_weighed_by(found, _sure()), (UNIT, WHY, PERIOD))

    def having(self, facts: Frame) -> Frame:
        """Which units certainly have something in which periods.

        Args:
            facts: as `facts` gives them.

        Returns:
            Rows of `unit` and `period`.
        """
        inside = self._inside(facts)
        if self.lasting:
            asked = self._asked(inside, range(len(self.periods)))
            dated = [inside.join(asked, how="cross").filter(LIVED.meets(ASKED), LIVED.meets(CERTAIN))]
        else:
            rows = (inside.with_columns(self._certainly(layer)) for layer in self._layers)
            dated = [each.with_columns(nw.col(_CERTAINLY).alias(PERIOD)) for each in rows]
        found = nw.concat([each.select(UNIT, PERIOD) for each in dated], how="vertical")
        return found.filter(~nw.col(PERIOD).is_null()).unique()

    def placed(self, having: Frame) -> Frame:
        """The places in which units count in periods.

        Args:
            having: rows of `unit` and `period`.

        Returns:
            Rows of `unit`, `period` and `place`, none twice.
        """
        everything = range(len(self.periods))
        rows = having.join(self._asked(having, everything), on=PERIOD, how="inner")
        rows = rows.join(_lift(self.places.runs, rows), on=UNIT, how="inner").filter(RUN_DAYS.meets(ASKED))
        return rows.join(self._weights(rows), on=RUN, how="inner").select(UNIT, PERIOD, PLACE).unique()

    @property
    def _layers(self) -> list[list[int]]:
        return layers(self.periods)

    def _certainly(self, layer: Sequence[int]) -> nw.Expr:
        return certain_in(self.periods, layer).alias(_CERTAINLY)

    def _asked(self, like: Frame, layer: Sequence[int]) -> Frame:
        return _lift(table(self.periods, layer, at_end=self.at_end), like)

    def _with_lives(self, facts: Frame) -> Frame:
        units = self.places.units.with_columns(pl.lit(value=True).alias(_KNOWN))
        return facts.join(_lift(units, facts), on=UNIT, how="left")

    def _inside(self, facts: Frame) -> Frame:
        """What happened in the life of its unit, with the days of it that lie there."""
        return self._with_lives(facts).filter(_lived()).with_columns(*EVENT.days.within(LIFE, LIVED))

    def _settled(self, inside: Frame, layer: Sequence[int]) -> Frame:
        rows = self._known_once(inside, layer).select(*_THING, RUN, PERIOD).unique()
        return rows.join(self._weights(rows), on=RUN, how="inner").select(*_THING_ROW)

    def _settled_sums(self, inside: Frame, layer: Sequence[int]) -> Frame:
        rows = _with_unbounded(self._known_once(inside, layer))
        sums = _whole(rows.group_by(RUN, PERIOD).agg(*_summed(), nw.len().alias(RECORDS)))
        return sums.join(self._weights(sums), on=RUN, how="inner")

    def _known_once(self, inside: Frame, layer: Sequence[int]) -> Frame:
        """What certainly was in one run and one period."""
        rows = inside.with_columns(self._certainly(layer))
        settled = rows.filter(~nw.col(_CERTAINLY).is_null(), ~nw.col(ONLY_RUN).is_null())
        return settled.with_columns(nw.col(_CERTAINLY).alias(PERIOD), nw.col(ONLY_RUN).alias(RUN))

    def _open(self, inside: Frame, layer: Sequence[int]) -> Frame:
        """What may have been in several runs or periods: certainly in the places that all of these share."""
        rows = inside.with_columns(self._certainly(layer))
        rows = rows.filter(nw.col(_CERTAINLY).is_null() | nw.col(ONLY_RUN).is_null())
        rows = self._in_runs(rows).with_columns(nw.len().over(*FACT, UNIT).alias(_RUNS))
        rows = _in_periods(rows, self._asked(rows, layer))
        rows = rows.join(self._weights(rows), on=RUN, how="inner")
        keys = (*FACT, UNIT, PLACE, PERIOD, _CERTAINLY, _RUNS)
        found = rows.group_by(*keys).agg(
            nw.col(WEIGHT_LOW).min(), nw.col(WEIGHT_HIGH).max(), nw.len().alias(_MET)
        )
        everywhere = _sure() & (nw.col(_MET) == nw.col(_RUNS))
        low = nw.when(everywhere).then(nw.col(WEIGHT_LOW)).otherwise(nw.lit(0))
        return found.with_columns(low.cast(nw.Int64).alias(WEIGHT_LOW)).select(*_THING_ROW)

    def _lasting(self, inside: Frame) -> Frame:
        """What was there at some time in a run and a period; no day of it is needed twice."""
        everything = range(len(self.periods))
        runs = self._in_runs(inside).with_columns(*LIVED.within(RUN_DAYS, LIVED))
        rows = runs.join(self._asked(runs, everything), how="cross").filter(LIVED.meets(ASKED))
        rows = rows.join(self._weights(rows), on=RUN, how="inner")
        low = nw.when(LIVED.meets(CERTAIN)).then(nw.col(WEIGHT_LOW)).otherwise(nw.lit(0))
        return rows.with_columns(low.cast(nw.Int64).alias(WEIGHT_LOW)).select(*_THING_ROW)

    def _in_runs(self, rows: Frame) -> Frame:
        runs = _lift(self.places.runs, rows)
        return rows.join(runs, on=UNIT, how="inner").filter(LIVED.meets(RUN_DAYS))

    def _weights(self, like: Frame) -> Frame:
        return _lift(self.places.weights, like)


_THING = (RECORD, THING, LOW, HIGH)
_THING_ROW = (*_THING, PLACE, PERIOD, WEIGHT_LOW, WEIGHT_HIGH)


def distinct(things: Frame, keys: Sequence[str]) -> Frame:
    """The things of each cell, each counted once.

    Args:
        things: rows of `record`, `thing`, `low`, `high`, their weights and the keys.
        keys: the columns that name a cell.

    Returns:
        Rows of the keys with `low`, `high`, `unbounded` and `records`.
    """
    certain = nw.col(WEIGHT_LOW) == WHOLE
    low = nw.when(certain).then(nw.col(LOW)).otherwise(nw.lit(0)).cast(nw.Int64).alias(LOW)
    rows = _with_unbounded(things.filter(nw.col(WEIGHT_HIGH) > 0)).with_columns(low)
    once = rows.group_by(*keys, THING).agg(*_most())
    sums = _whole(once.group_by(*keys).agg(*_summed()))
    records = rows.select(*keys, RECORD).unique().group_by(*keys).agg(nw.len().alias(RECORDS))
    return _with_records(sums, records, keys)


def _with_records(sums: Frame, records: Frame, keys: Sequence[str]) -> Frame:
    """Both beside one another; keys may be missing, so that they are put together and not joined."""
    none = nw.lit(0).cast(nw.Int64)
    one = sums.select(*keys, LOW, HIGH, UNBOUNDED, none.alias(RECORDS))
    bounds = (none.alias(column) for column in (LOW, HIGH, UNBOUNDED))
    other = records.select(*keys, *bounds, nw.col(RECORDS).cast(nw.Int64))
    both = nw.concat([one, other], how="vertical")
    return _whole(both.group_by(*keys).agg(*_summed(RECORDS)))


def _most() -> Iterator[nw.Expr]:
    return (nw.col(column).max() for column in (LOW, HIGH, UNBOUNDED))


def _summed(*more: str) -> Iterator[nw.Expr]:
    return (nw.col(column).sum() for column in (LOW, HIGH, UNBOUNDED, *more))


def _sums(rows: Frame) -> Frame:
    return _whole(rows.group_by(*_CELL).agg(*_summed(RECORDS)))


def _whole(rows: Frame) -> Frame:
    """Sums as whole numbers of one kind: those of DuckDB are wider."""
    wide = [name for name in rows.collect_schema().names() if name in {LOW, HIGH, UNBOUNDED, RECORDS}]
    return rows.with_columns(*(nw.col(name).cast(nw.Int64) for name in wide))


def _one_by_one(things: Frame) -> Frame:
    return _with_unbounded(things).with_columns(nw.lit(1).cast(nw.Int64).alias(RECORDS))


def _with_unbounded(rows: Frame) -> Frame:
    missing = nw.when(nw.col(HIGH).is_null()).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)
    return rows.with_columns(missing.alias(UNBOUNDED), nw.col(HIGH).fill_null(0))


def _weighed(rows: Frame) -> Frame:
    """Sums times their weights, rounded outwards; what weighs nothing is left out."""
    low = _part(nw.col(LOW), nw.col(WEIGHT_LOW), 0)
    high = _part(nw.col(HIGH), nw.col(WEIGHT_HIGH), WHOLE - 1)
    heavy = rows.filter(nw.col(WEIGHT_HIGH) > 0).with_columns(low.alias(LOW), high.alias(HIGH))
    return heavy.select(*_CELL, LOW, HIGH, UNBOUNDED, nw.col(RECORDS).cast(nw.Int64))


def _part(amount: nw.Expr, weight: nw.Expr, rounding: int) -> nw.Expr:
    """A part of an amount, of which no intermediate result is larger than the amount itself can be."""
    rest = amount % WHOLE
    return (amount // WHOLE * weight + (rest * weight + rounding) // WHOLE).cast(nw.Int64)


def _weighed_by(rows: Frame, sure: nw.Expr) -> Frame:
    low = nw.when(sure).then(nw.lit(WHOLE)).otherwise(nw.lit(0)).cast(nw.Int64)
    return rows.with_columns(low.alias(WEIGHT_LOW), nw.lit(WHOLE).cast(nw.Int64).alias(WEIGHT_HIGH))


def _as_given() -> Iterator[nw.Expr]:
    return (nw.col(given).alias(name) for given, name in zip(EVENT.days, LIVED, strict=True))


def _lived() -> nw.Expr:
    return ~nw.col(_KNOWN).is_null() & EVENT.days.meets(LIFE)


def _sure() -> nw.Expr:
    return (nw.col(_CERTAINLY) == nw.col(PERIOD)).fill_null(value=False)


def _in_periods(rows: Frame, asked: Frame) -> Frame:
    """Rows for each period in which an event may have been; for the one alone in which it certainly was."""
    both = rows.join(asked, how="cross")
    elsewhere = (~nw.col(_CERTAINLY).is_null()) & ~_sure()
    return both.filter(LIVED.meets(ASKED) | _sure(), ~elsewhere)


def _lift(frame: pl.DataFrame, like: Frame) -> Frame:
    return lifted(nw.from_native(frame.lazy()), like)
