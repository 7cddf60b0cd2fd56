"""Locating: in which runs of their units' days, in which places and periods facts are, or may be."""

from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from typing import final

import narwhals.stable.v2 as nw
from attrs import define, field

from vneduunion.rollup.asked import ASKED, CERTAIN, PERIOD, certain_in, layers, table
from vneduunion.rollup.closure import PLACE, RUN_DAYS, UNIT
from vneduunion.rollup.days import EVENT, LIVED, Days
from vneduunion.rollup.facts import BOUNDS, FACT, THING, Facts
from vneduunion.rollup.lifted_places import LiftedPlaces
from vneduunion.rollup.places import (
    FIRST_RUN,
    LIFE,
    OWNER,
    RUN,
    WEIGHT_HIGH,
    WEIGHT_LOW,
    Places,
)
from vneduunion.tables.columns import RECORD
from vneduunion.tables.holder import Frame
from vneduunion.tables.lifting import computed_once, lifted
from vneduunion.values.periods import Period

WHY, CERTAINLY, COVERS = "why", "certainly", "covers"
"""Why a fact counts nowhere, the one period in which it certainly was, and whether a run has all of a period."""
NO_UNIT, UNKNOWN_UNIT, OUTSIDE_LIFE = "NO_UNIT", "UNKNOWN_UNIT", "OUTSIDE_LIFE"
NO_RECORD = "NO_RECORD"
CUT_OFF = "CUT_OFF"
"""Why a fact counts in its unit, and in nothing that stood above it."""
THING_COLUMNS = (RECORD, THING, *BOUNDS)
_PLACED = (*THING_COLUMNS, PLACE, PERIOD, WEIGHT_LOW, WEIGHT_HIGH)
_OF_UNITS = (*FACT, OWNER, PLACE, PERIOD, WEIGHT_LOW, WEIGHT_HIGH)
_RUNS, _MET = "runs", "met"


@final
@define(kw_only=True, eq=False, slots=False)
class Locating:
    """How events are located.

    Attributes:
        places: where what happened to each unit counts.
        lifted: the same on the engine of the events.
        periods: those asked for.
        at_end: whether a thing counts where it was at the end of a period.
    """

    places: Places
    lifted: LiftedPlaces
    periods: Sequence[Period]
    at_end: bool = False
    _known: dict[tuple[Hashable, tuple[int, ...]], Frame] = field(factory=dict, init=False)

    @cached_property
    def layers(self) -> list[list[int]]:
        """The positions of the periods, those of one layer apart from each other."""
        return layers(self.periods)

    def inside(self, facts: Facts) -> Frame:
        """What happened in the life of its unit.

        Args:
            facts: what is counted.

        Returns:
            The facts with the number of the unit (`owner`), the columns that tell its runs, and the days of
            the fact that lie in its life.
        """
        return facts.counted(self._lived(facts))

    def located(self, facts: Facts, layer: Sequence[int]) -> Frame:
        """The facts with the one `run` and the one `period` of a layer in which each certainly was, or missing.

        Args:
            facts: what is counted.
            layer: positions of periods.
        """
        return facts.counted(self.classified(facts, tuple(layer)))

    def classified(self, facts: Facts, layer: tuple[int, ...]) -> Frame:
        """Events with the one `run` and the one `period` of a layer in which they certainly were, or missing.

        Args:
            facts: measures with the same events have the same frame.
            layer: positions of periods.
        """
        key = (facts.key, layer)
        if key not in self._known:
            period = certain_in(self.periods, layer, ends=facts.at_end)
            rows = self._lived(facts).with_columns(period.alias(PERIOD), self._run().alias(RUN))
            self._known[key] = computed_once(rows)
        return self._known[key]

    def unsettled(self, facts: Facts, layer: Sequence[int]) -> Frame:
        """What may have been in several runs or periods, one row for each of them.

        Args:
            facts: what is counted.
            layer: positions of periods.

        Returns:
            Rows of the fact, `owner`, `run`, `period`, the one period in which it certainly was, or missing
            (`certainly`), and the number of its `runs`.
        """
        events = self.classified(facts, tuple(layer))
        rows = facts.counted(events.filter(nw.col(PERIOD).is_null() | nw.col(RUN).is_null()))
        rows = rows.select(*FACT, OWNER, *LIVED, nw.col(PERIOD).alias(CERTAINLY))
        rows = self._in_runs(rows).with_columns(nw.len().over(*FACT, OWNER).alias(_RUNS))
        return _in_periods(rows, self._asked(layer))

    def open(self, unsettled: Frame) -> Frame:
        """What is unsettled, by places: certainly in those that all of its runs share.

        Args:
            unsettled: as `unsettled` gives it.

        Returns:
            Rows of `record`, `thing`, its bounds, `place`, `period`, and the bounds of the part that counts there.
        """
        return self.opened(unsettled).select(*_PLACED)

    def opened(self, unsettled: Frame) -> Frame:
        """The same with the days of the event and its unit (`owner`).

        Args:
            unsettled: as `unsettled` gives it.
        """
        rows = self.weighed(unsettled)
        keys = (*FACT, OWNER, PLACE, PERIOD, CERTAINLY, _RUNS)
        found = rows.group_by(*keys).agg(
            nw.col(WEIGHT_LOW).min(), nw.col(WEIGHT_HIGH).max(), nw.len().alias(_MET)
        )
        everywhere = sure() & (nw.col(_MET) == nw.col(_RUNS))
        return _certain_where(found, everywhere).select(*_OF_UNITS)

    def lasting(self, inside: Frame) -> Frame:
        """What was there at some time in a run and a period; no day of it is needed twice.

        Args:
            inside: as `inside` gives it.

        Returns:
            Rows as of `open`; a thing may have several in one place and period.
        """
        return self.lasted(inside).select(*_PLACED)

    def lasted(self, inside: Frame) -> Frame:
        """The same with the days of the event and its unit (`owner`).

        Args:
            inside: as `inside` gives it.
        """
        runs = self._in_runs(inside).with_columns(*LIVED.within(RUN_DAYS, LIVED))
        rows = self.weighed(self.throughout(runs))
        return _certain_where(rows, LIVED.meets(CERTAIN)).select(*_OF_UNITS)

    def throughout(self, rows: Frame) -> Frame:
        """Rows for each period of whose days they have some."""
        return rows.join(self._all_asked, how="cross").filter(LIVED.meets(ASKED))

    def placed(self, having: Frame) -> Frame:
        """The places in which units count in periods.

        Args:
            having: rows of `owner` and `period`.

        Returns:
            Rows of `owner`, `period` and `place`, none twice.
        """
        rows = having.join(self._all_asked, on=PERIOD, how="inner")
        rows = rows.join(self.lifted.runs, on=OWNER, how="inner").filter(RUN_DAYS.meets(ASKED))
        return self.weighed(rows).select(OWNER, PERIOD, PLACE).unique()

    def covering(self, by_run: Frame) -> Frame:
        """Of which unit a run is, and whether it has every day of a period, so that its unit was nowhere else.

        Args:
            by_run: rows of `run` and `period`.

        Returns:
            The same rows with `owner`, and `covers`, which is 1 where it has, else 0.
        """
        rows = by_run.join(self.lifted.runs, on=RUN, how="inner")
        rows = rows.join(self._all_asked, on=PERIOD, how="inner")
        first = nw.col(RUN_DAYS.first) <= nw.col(ASKED.first)
        last = nw.col(RUN_DAYS.last) >= nw.col(ASKED.last)
        begun = nw.col(RUN_DAYS.first).is_null() | first.fill_null(value=False)
        goes_on = nw.col(RUN_DAYS.last).is_null() | last.fill_null(value=False)
        covers = nw.when(begun & goes_on).then(nw.lit(1)).otherwise(nw.lit(0))
        return rows.with_columns(covers.cast(nw.Int64).alias(COVERS))

    def weighed(self, rows: Frame) -> Frame:
        """Rows of runs in each of their places, with the bounds of the part that counts there."""
        return rows.join(self.lifted.weights, on=RUN, how="inner")

    def strays(self, facts: Facts) -> Frame:
        """What counts nowhere, since its unit is missing, not known or did not live then, or in nothing above.

        Rows of lists whose record is not there are among it.

        Args:
            facts: what is counted.

        Returns:
            Rows of `unit`, `why`, `period`, `certainly`, and the fact, one for each period in which it may
            have been.
        """
        rows = facts.events.join(self.lifted.units, on=UNIT, how="left")
        known = ~nw.col(OWNER).is_null()
        rows = rows.filter(~(known & EVENT.days.meets(LIFE))).with_columns(_why().alias(WHY), *_as_given())
        found = [*self._dated(facts, facts.counted(rows), nw.lit(value=True), LIVED)]
        orphans = facts.orphans
        if orphans is not None:
            rows = orphans.with_columns(nw.lit(NO_RECORD).alias(WHY), *_as_given())
            found += self._dated(facts, rows, nw.lit(value=True), LIVED)
        if self.lifted.cut is not None:
            cut = self.inside(facts).join(self.lifted.cut, on=OWNER, how="inner")
            cut = cut.filter(LIVED.meets(RUN_DAYS)).with_columns(nw.lit(CUT_OFF).alias(WHY))
            found += self._dated(facts, cut, LIVED.inside(RUN_DAYS), RUN_DAYS)
        return nw.concat(found, how="vertical")

    def _dated(self, facts: Facts, rows: Frame, certain: nw.Expr, days: Days) -> Iterator[Frame]:
        """What counts nowhere, in the periods in which it may have been on some days, and whether it certainly was."""
        wanted = (*THING_COLUMNS, UNIT, WHY, PERIOD, CERTAINLY)
        for layer in self.layers:
            period = nw.when(certain).then(certain_in(self.periods, layer, ends=facts.at_end))
            dated = rows.with_columns(period.alias(CERTAINLY)).with_columns(*LIVED.within(days, LIVED))
            yield _in_periods(dated, self._asked(layer)).select(*wanted)

    def _lived(self, facts: Facts) -> Frame:
        rows = facts.events.join(self.lifted.units, on=UNIT, how="inner").filter(EVENT.days.meets(LIFE))
        return rows.with_columns(*EVENT.days.within(LIFE, LIVED))

    @cached_property
    def _all_asked(self) -> Frame:
        return self._asked(range(len(self.periods)))

    def _asked(self, layer: Sequence[int]) -> Frame:
        made = table(self.periods, layer, at_end=self.at_end)
        return lifted(nw.from_native(made.lazy()), self.lifted.units)

    def _in_runs(self, rows: Frame) -> Frame:
        return rows.join(self.lifted.runs, on=OWNER, how="inner").filter(LIVED.meets(RUN_DAYS))

    def _run(self) -> nw.Expr:
        """The run in which all days of an event lie, or missing."""
        run: nw.Expr = nw.col(FIRST_RUN)
        same: list[nw.Expr] = []
        for cut in self.lifted.cuts:
            begun = (nw.col(LIVED.first) >= nw.col(cut)).fill_null(value=False)
            open_end = nw.col(LIVED.last).is_null() & ~nw.col(cut).is_null()
            ended = open_end | (nw.col(LIVED.last) >= nw.col(cut)).fill_null(value=False)
            run = run + begun.cast(nw.Int64)
            same.append(begun == ended)
        if not same:
            return run
        return nw.when(nw.all_horizontal(*same, ignore_nulls=False)).then(run)


def settled(located: Frame) -> Frame:
    """What certainly was in one run and in one period."""
    return located.filter(~nw.col(PERIOD).is_null(), ~nw.col(RUN).is_null())


def sure() -> nw.Expr:
    """Whether a row's period is the one in which its event certainly was."""
    return (nw.col(CERTAINLY) == nw.col(PERIOD)).fill_null(value=False)


def _certain_where(rows: Frame, certain: nw.Expr) -> Frame:
    low = nw.when(certain).then(nw.col(WEIGHT_LOW)).otherwise(nw.lit(0)).cast(nw.Int64)
    return rows.with_columns(low.alias(WEIGHT_LOW))


def _why() -> nw.Expr:
    known = nw.when(nw.col(OWNER).is_null()).then(nw.lit(UNKNOWN_UNIT)).otherwise(nw.lit(OUTSIDE_LIFE))
    return nw.when(nw.col(UNIT).is_null()).then(nw.lit(NO_UNIT)).otherwise(known)


def _as_given() -> Iterator[nw.Expr]:
    return (nw.col(given).alias(name) for given, name in zip(EVENT.days, LIVED, strict=True))


def _in_periods(rows: Frame, asked: Frame) -> Frame:
    """Rows for each period in which an event may have been; for the one alone in which it certainly was."""
    both = rows.join(asked, how="cross")
    elsewhere = (~nw.col(CERTAINLY).is_null()) & ~sure()
    return both.filter(LIVED.meets(ASKED) | sure(), ~elsewhere)
