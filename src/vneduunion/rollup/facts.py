"""Facts: what happened, to which unit, when, and how much of it, one row each, on any engine."""

from collections.abc import Iterator

import narwhals.stable.v2 as nw

from vneduunion.model import Condition, MeasureDefinition
from vneduunion.rollup.days import EVENT
from vneduunion.rollup.paths import Path, Paths
from vneduunion.tables import Tables
from vneduunion.tables.columns import ORDINAL, RECORD
from vneduunion.tables.holder import Frame

THING, UNIT, LOW, HIGH = "thing", "unit", "low", "high"
FACT = (RECORD, THING, *EVENT, LOW, HIGH)
"""What is told of an event beside its unit: the record, the thing counted, the days between which it
happened (or all along which it lasted), and its amount."""


def facts(columns: Tables, definition: MeasureDefinition) -> Frame:
    """What a definition counts.

    Args:
        columns: the records.
        definition: sound, as `demand_sound` finds it.

    Returns:
        Rows of `record`, `thing`, the days of the event, `low`, `high` and `unit`, one for each thing, event
        and unit. Days are missing where nothing is known, `high` where there is no upper bound, `unit` where
        no unit is given.
    """
    paths = Paths.of(definition)
    events = _events(columns, definition, paths)
    return _placed(columns, definition, paths, events)


def _events(columns: Tables, definition: MeasureDefinition, paths: Paths) -> Frame:
    """The rows of the records, joined with those of the parts that an event is read from."""
    table = columns[definition.table]
    schema = table.collect_schema()
    kept = [nw.col(name).alias(Path("", name).alias) for name in schema.names() if name != "id"]
    rows = table.select(nw.col("id").alias(RECORD), nw.col("id").alias("__id"), *kept)
    for part in paths.parts:
        other = columns[f"{definition.table}.{part}"]
        names = [name for name in other.collect_schema().names() if name != RECORD]
        renamed = (nw.col(name).alias(Path(part, name).alias) for name in names)
        rows = rows.join(other.select(RECORD, *renamed), on=RECORD, how="inner")
    for condition, path in zip(definition.where, paths.where, strict=True):
        rows = _kept(columns, rows, condition, path)
    return rows.filter(_happened(definition, paths)).with_columns(*_told(definition, paths))


def _kept(columns: Tables, rows: Frame, condition: Condition, path: Path) -> Frame:
    if condition.one_of:
        rows = rows.filter(nw.col(path.alias).cast(nw.String).is_in(condition.one_of))
    if condition.table is None:
        return rows
    ids = columns[condition.table].select(nw.col("id").alias("__known"))
    return rows.join(ids, left_on=path.alias, right_on="__known", how="semi")


def _happened(definition: MeasureDefinition, paths: Paths) -> nw.Expr:
    """That an event took place at all: of a part its row says so, of a record that a day is given."""
    if len(paths.when) > 1 or paths.when[0].part:
        return ~nw.col(RECORD).is_null()
    path = paths.when[0]
    return ~nw.col(f"{path.alias}_kind" if _is_period(definition, path) else path.alias).is_null()


def _is_period(definition: MeasureDefinition, path: Path) -> bool:
    schema = path.home(definition.table)
    return schema is not None and f"{path.column}_kind" in schema.storages


def _told(definition: MeasureDefinition, paths: Paths) -> Iterator[nw.Expr]:
    since, until = paths.when[0], paths.when[-1]
    if since == until and _is_period(definition, since):
        yield from (nw.col(f"{since.alias}_{column}").alias(column) for column in EVENT)
    else:
        days = (since, until, since, until)
        yield from (nw.col(path.alias).alias(column) for path, column in zip(days, EVENT, strict=True))
    yield _thing(paths).alias(THING)
    if paths.amount is None:
        yield from (nw.lit(1).cast(nw.Int64).alias(bound) for bound in (LOW, HIGH))
    else:
        yield nw.col(f"{paths.amount.alias}_low").fill_null(0).alias(LOW)
        yield nw.col(f"{paths.amount.alias}_high").alias(HIGH)


def _thing(paths: Paths) -> nw.Expr:
    if not paths.counts_rows:
        return nw.col(paths.counted.alias)
    at = nw.col(Path(paths.counted.part, ORDINAL).alias).cast(nw.String)
    return nw.concat_str([nw.col(RECORD), at], separator="#")


def _placed(columns: Tables, definition: MeasureDefinition, paths: Paths, events: Frame) -> Frame:
    """The events with their units; an event for which no column gives a unit keeps one row without."""
    ways = [_way(columns, definition, paths, events, path) for path in paths.units]
    if len(ways) == 1:
        return ways[0]
    placed = nw.concat([way.filter(~nw.col(UNIT).is_null()) for way in ways], how="vertical")
    somewhere = placed.select(RECORD).unique()
    nowhere = events.join(somewhere, on=RECORD, how="anti").with_columns(
        nw.lit(None).cast(nw.String).alias(UNIT)
    )
    return nw.concat([placed, nowhere.select(*FACT, UNIT)], how="vertical")


def _way(columns: Tables, definition: MeasureDefinition, paths: Paths, events: Frame, path: Path) -> Frame:
    """The events with the units that one column gives."""
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
    return rows.select(*FACT, UNIT)
