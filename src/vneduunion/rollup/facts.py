"""Facts: what happened, to which unit, when, and how much of it, one row each, on any engine."""

from collections.abc import Hashable, Iterator
from functools import cache, cached_property
from typing import final

import narwhals.stable.v2 as nw
from attrs import define

from vneduunion.model import Condition, Dataset, MeasureDefinition, Timing
from vneduunion.reference import catalogue
from vneduunion.rollup.closure import UNIT
from vneduunion.rollup.days import EVENT
from vneduunion.rollup.pairs import Pair
from vneduunion.rollup.paths import Path, Paths
from vneduunion.tables import Tables, tables
from vneduunion.tables.columns import ORDINAL, RECORD
from vneduunion.tables.holder import Frame
from vneduunion.tables.lifting import lifted

THING, LOW, HIGH, UNBOUNDED = "thing", "low", "high", "unbounded"
BOUNDS = (LOW, HIGH, UNBOUNDED)
FACT = (RECORD, THING, *EVENT, *BOUNDS)
"""What is told of an event beside its unit: the record, the thing counted, the days between which it
happened (or all along which it lasted), and its amount, which has no upper bound where `unbounded` is 1."""


@final
@define(kw_only=True, eq=False, slots=False)
class Facts:
    """What one definition counts.

    Measures of one table whose events are read from the same columns have the same events, so that an engine
    can read and locate them once for all of these measures.

    Attributes:
        columns: the records.
        definition: sound, as `demand_sound` finds it.
    """

    columns: Tables
    definition: MeasureDefinition

    @cached_property
    def events(self) -> Frame:
        """What happened, whether it is counted or not.

        Rows of `record`, the days of the event, `unit`, and what the definition reads; one for each event and
        unit. Days are missing where nothing is known, `unit` where no unit is given.
        """
        return _placed(self.columns, self.definition, self._paths, self.unplaced)

    @property
    def unplaced(self) -> Frame:
        """What happened, as `events` tells it, before it is asked to which units."""
        rows = _events(self.columns, self.definition, self._paths)
        return rows.with_columns(_end()) if self.at_end else rows

    @property
    def key(self) -> Hashable:
        """Equal for measures that have the same events."""
        definition = self.definition
        return definition.table, definition.when, definition.units, self._paths.parts, self.at_end

    @property
    def orphans(self) -> Frame | None:
        """The rows of lists from which events or their units are read, and whose record is not there.

        Rows as `counted` gives them, `unit` missing, and days missing where the record would tell them; `None`
        where no list is read.
        """
        parts = dict.fromkeys((*self._paths.parts, *(path.part for path in self._paths.units if path.part)))
        found = [_orphans(self.columns, self.definition, self._paths, part) for part in parts]
        return nw.concat(found, how="vertical") if found else None

    def counted(self, rows: Frame) -> Frame:
        """Those rows of events that are counted, with `thing`, `low`, `high` and `unbounded`.

        Args:
            rows: events, perhaps with more columns. Where there is no upper bound, `unbounded` becomes 1 and
                `high` 0.
        """
        for condition, path in zip(self.definition.where, self._paths.where, strict=True):
            rows = _kept(self.columns, rows, condition, path)
        bounds = (amount.alias(bound) for bound, amount in zip(BOUNDS, self.amounts(), strict=True))
        return rows.with_columns(_thing(self.definition, self._paths).alias(THING), *bounds)

    @cached_property
    def pair(self) -> Pair | None:
        """How numbers of units and days go together, where things are not just counted once each."""
        return Pair.of(self.definition.measure)

    @property
    def at_end(self) -> bool:
        """Whether each event is an amount of the end of its days alone, as what is there at the end of a period."""
        at_end = self.definition.measure.timing is Timing.STOCK and self.has_amount
        return at_end and self.pair is not None and self.pair.observes

    @property
    def lasts(self) -> bool:
        """Whether what is counted lasts, so that it counts wherever it was at some time."""
        return self.definition.measure.timing is not Timing.FLOW and not self.at_end

    @property
    def has_amount(self) -> bool:
        """Whether a thing has an amount of its own; else it counts 1."""
        return self._paths.amount is not None

    @property
    def things_add(self) -> bool:
        """Whether each fact is another thing, so that counts of facts add up."""
        return self._paths.once

    @property
    def records_add(self) -> bool:
        """Whether each record is one event of one unit, so that counts of records add up."""
        return self._paths.is_whole_record

    @property
    def is_told_by_itself(self) -> bool:
        """Whether the columns of an event tell whether it is counted."""
        kinds = zip(self.definition.where, self._paths.where, strict=True)
        return all(condition.table is None and not path.table for condition, path in kinds)

    def amounts(self) -> Iterator[nw.Expr]:
        """What an event that is counted adds to `low`, `high` and `unbounded`."""
        return _amounts(self._paths)

    def condition(self) -> nw.Expr:
        """Whether an event is counted, where its own columns tell."""
        kinds = zip(self.definition.where, self._paths.where, strict=True)
        found = [_holds(path.alias, condition) for condition, path in kinds if condition.one_of]
        return nw.all_horizontal(nw.lit(value=True), *found, ignore_nulls=True)

    @cached_property
    def _paths(self) -> Paths:
        return Paths.of(self.definition)


def _events(columns: Tables, definition: MeasureDefinition, paths: Paths) -> Frame:
    """The rows of the records, joined with those of the parts that an event is read from."""
    table = columns[definition.table]
    names = table.collect_schema().names()
    kept = [nw.col(name).alias(Path("", name).alias) for name in names if name != "id"]
    rows = table.select(nw.col("id").alias(RECORD), nw.col("id").alias("__id"), *kept)
    for part in paths.parts:
        other = columns[f"{definition.table}.{part}"]
        names = [name for name in other.collect_schema().names() if name != RECORD]
        renamed = (nw.col(name).alias(Path(part, name).alias) for name in names)
        rows = rows.join(other.select(RECORD, *renamed), on=RECORD, how="inner")
    return rows.filter(_happened(definition, paths)).with_columns(*_days(definition, paths))


def _orphans(columns: Tables, definition: MeasureDefinition, paths: Paths, part: str) -> Frame:
    """The rows of one list whose record is not there, as far as they may be counted."""
    other = columns[f"{definition.table}.{part}"]
    names = [name for name in other.collect_schema().names() if name != RECORD]
    rows = other.select(RECORD, *(nw.col(name).alias(Path(part, name).alias) for name in names))
    known = columns[definition.table].select(nw.col("id").alias("__known"))
    rows = rows.join(known, left_on=RECORD, right_on="__known", how="anti").filter(~nw.col(RECORD).is_null())
    for condition, path in zip(definition.where, paths.where, strict=True):
        if path.part == part:
            rows = _kept(columns, rows, condition, path)
    no_day = (nw.lit(None).cast(nw.Date).alias(column) for column in EVENT)
    dated = all(path.part == part for path in paths.when)
    rows = rows.with_columns(*(_days(definition, paths) if dated else no_day))
    thing = _thing(definition, paths) if paths.counted.part == part else nw.col(RECORD)
    bounds = (1, 1, 0) if paths.amount is None else (0, 0, 1)
    told = (nw.lit(number).cast(nw.Int64).alias(name) for name, number in zip(BOUNDS, bounds, strict=True))
    unit = nw.lit(None).cast(nw.String).alias(UNIT)
    return rows.with_columns(thing.alias(THING), unit, *told).select(*FACT, UNIT)


def _kept(columns: Tables, rows: Frame, condition: Condition, path: Path) -> Frame:
    if condition.one_of and not path.table:
        rows = rows.filter(_holds(path.alias, condition))
    ids = [columns[condition.table].select("id")] if condition.table else []
    if condition.one_of and path.table:
        ids.append(_ids_of(columns, condition, path))
    for each in ids:
        known = each.select(nw.col("id").alias("__known"))
        rows = rows.join(
            known, left_on=path.alias, right_on="__known", how="anti" if condition.otherwise else "semi"
        )
    return rows


def _is_among(column: str, condition: Condition) -> nw.Expr:
    return nw.col(column).cast(nw.String).is_in(condition.one_of).fill_null(value=False)


def _holds(column: str, condition: Condition) -> nw.Expr:
    found = _is_among(column, condition)
    return ~found if condition.otherwise else found


def _ids_of(columns: Tables, condition: Condition, path: Path) -> Frame:
    """The ids of the records that are looked up and fit; of those that nobody gave, what the catalogue tells."""
    own = columns[path.table]
    others = lifted(_bundled(path.table), own).join(own.select("id"), on="id", how="anti")
    found = [each.filter(_is_among(path.found, condition)).select("id") for each in (own, others)]
    return nw.concat(found, how="vertical")


@cache
def _bundled(table: str) -> Frame:
    """What the catalogue has of one table; several conditions look there."""
    return tables(Dataset(**{table: getattr(catalogue(), table)}))[table]


def _happened(definition: MeasureDefinition, paths: Paths) -> nw.Expr:
    """That an event took place at all: of a part its row says so, of a record that a day is given."""
    if len(paths.when) > 1 or paths.when[0].part:
        return ~nw.col(RECORD).is_null()
    path = paths.when[0]
    return ~nw.col(f"{path.alias}_kind" if _is_period(definition, path) else path.alias).is_null()


def _is_period(definition: MeasureDefinition, path: Path) -> bool:
    schema = path.home(definition.table)
    return schema is not None and f"{path.column}_kind" in schema.storages


def _days(definition: MeasureDefinition, paths: Paths) -> Iterator[nw.Expr]:
    since, until = paths.when[0], paths.when[-1]
    if since == until and _is_period(definition, since):
        yield from (nw.col(f"{since.alias}_{column}").alias(column) for column in EVENT)
    else:
        days = (since, until, since, until)
        yield from (nw.col(path.alias).alias(column) for path, column in zip(days, EVENT, strict=True))


def _end() -> nw.Expr:
    """The first of the days of which one is the last of an event."""
    return nw.coalesce(nw.col(EVENT.core_last), nw.col(EVENT.first)).alias(EVENT.first)


def _amounts(paths: Paths) -> Iterator[nw.Expr]:
    if paths.amount is None:
        yield from (nw.lit(number).cast(nw.Int64) for number in (1, 1, 0))
    else:
        low, high = (nw.col(f"{paths.amount.alias}_{bound}") for bound in (LOW, HIGH))
        yield from (low.fill_null(0), high.fill_null(0))
        yield nw.when(high.is_null()).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)


def _thing(definition: MeasureDefinition, paths: Paths) -> nw.Expr:
    if paths.counted == Path("", "id"):
        return nw.col(RECORD)
    if not paths.counts_rows:
        return _named(definition, paths.counted)
    at = nw.col(Path(paths.counted.part, ORDINAL).alias).cast(nw.String)
    return nw.concat_str([nw.col(RECORD), at], separator="#")


def _named(definition: MeasureDefinition, path: Path) -> nw.Expr:
    """What a column names; where it names nothing, each record has another thing."""
    schema = path.home(definition.table)
    if schema is not None and not schema.column(path.column).nullable:
        return nw.col(path.alias)
    return nw.coalesce(nw.col(path.alias), nw.col(RECORD))


def _placed(columns: Tables, definition: MeasureDefinition, paths: Paths, events: Frame) -> Frame:
    """The events with their units; an event for which no column gives a unit keeps one row without."""
    ways = [_way(columns, definition, paths, events, path) for path in paths.units]
    if len(ways) == 1:
        return ways[0]
    placed = nw.concat([way.filter(~nw.col(UNIT).is_null()) for way in ways], how="vertical")
    somewhere = placed.select(RECORD).unique()
    nowhere = events.join(somewhere, on=RECORD, how="anti")
    nowhere = nowhere.with_columns(_given(paths).alias(UNIT))
    return nw.concat([placed, nowhere.select(*placed.collect_schema().names())], how="vertical")


def _given(paths: Paths) -> nw.Expr:
    """What is given instead of a unit: the id that leads nowhere, where one column is looked up, among units too."""
    columns = {path.alias for path in paths.units}
    everywhere = all(path.table for path in paths.units) and any(
        path.table == "units" for path in paths.units
    )
    return nw.col(columns.pop()) if len(columns) == 1 and everywhere else nw.lit(None).cast(nw.String)


def _way(columns: Tables, definition: MeasureDefinition, paths: Paths, events: Frame, path: Path) -> Frame:
    """The events with the units that one column gives."""
    names = events.collect_schema().names()
    if path.part and path.part not in paths.parts:
        other = columns[f"{definition.table}.{path.part}"]
        units = other.select(RECORD, nw.col(path.column).alias(UNIT))
        rows = events.join(units, on=RECORD, how="left")
    else:
        rows = events.with_columns(nw.col(path.alias).alias(UNIT))
    if path.table:
        found = columns[path.table].select(nw.col("id").alias("__other"), nw.col(path.found).alias("__found"))
        rows = rows.join(found, left_on=UNIT, right_on="__other", how="left").drop(UNIT)
        rows = rows.with_columns(nw.col("__found").alias(UNIT))
    return rows.select(*names, UNIT)
