"""Where what happened to units counts, out of tables: in columns, and by objects where successions need them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Self, final

import polars as pl
from attrs import frozen

from vneduunion.findings import Severity
from vneduunion.model import Scope, TieKind, UnitKind
from vneduunion.rollup.adrift import adrift, cut_off, on_day
from vneduunion.rollup.closure import PLACE, RUN_DAYS, UNIT, closure, opened
from vneduunion.rollup.places import ID, OWNER, WEIGHT_HIGH, WEIGHT_LOW, Places, with_ids
from vneduunion.rollup.structure_tables import (
    NEEDED,
    named_in_successions,
    records_of,
    standing,
    structure,
    structure_records,
)
from vneduunion.structure import (
    SECTOR_WIDE,
    WHOLE,
    Line,
    Placement,
    Structure,
    UnitTree,
    placements,
    territory_placements,
    ties_of,
)
from vneduunion.structure.descent import Days
from vneduunion.tables import Tables
from vneduunion.tables.origins import ORIGIN_UNREAD

_KINDS = {"units": UnitKind, "ties": TieKind}
_ROW = {UNIT: pl.Int64, "since": pl.Date, "until": pl.Date, PLACE: pl.Int64}
_WEIGHTS = {WEIGHT_LOW: pl.Int64, WEIGHT_HIGH: pl.Int64}


def places(columns: Tables, line: Line, structure_day: Structure, scope: Scope = Scope.SECTOR) -> Places:
    """Where what happened to each unit counts.

    Args:
        columns: the records.
        line: DIRECT or GUIDANCE ties, or a scheme of territories.
        structure_day: the parents of its own day for everything, or a day.
        scope: OWN leaves all out that stands above a unit.

    Raises:
        LoadError: rows that say where units stand cannot become records; every fault with its place.
        ValueError: the line is COORDINATION, or no territory belongs to the scheme.
    """
    kinds = ties_of(line)
    _demand_sound(columns)
    if not isinstance(line, TieKind):
        return _in_territories(columns, line)
    alone = scope is Scope.OWN
    ground = _Ground.of(columns, () if alone else kinds)
    if structure_day == "as-it-was":
        rows = closure(ground.units, ground.ties)
        return Places.of(_whole(rows), ground.names, cut_off(rows, adrift(ground.units, ground.ties)))
    return _on_day(columns, ground, line, structure_day, alone=alone)


def below(columns: Tables, kinds: Collection[TieKind]) -> Mapping[str, list[tuple[str, Days]]]:
    """Who stood below whom, whatever places are asked for.

    Args:
        columns: the records.
        kinds: the ties that are followed.

    Returns:
        For each unit itself and all that ever stood below it, with days of their lives on which they did; the
        runs of one may overlap.
    """
    ground = _Ground.of(columns, kinds)
    rows = with_ids(closure(ground.units, ground.ties).rename({UNIT: OWNER}), ground.names)
    found: dict[str, list[tuple[str, Days]]] = defaultdict(list)
    for unit, place, since, until in rows.select(UNIT, PLACE, *RUN_DAYS).iter_rows():
        found[place].append((unit, Days.between(since, until)))
    return found


def _demand_sound(columns: Tables) -> None:
    """Refuse rows that cannot be placed: only where there are such are records made, which tell every fault."""
    told = structure(columns).findings.at_least(Severity.ERROR)
    if len(told) or any(_has_unsound(columns, name) for name in NEEDED):
        structure_records(columns)


def _has_unsound(columns: Tables, name: str) -> bool:
    rows = standing(columns, name)
    faults = [pl.col(column).is_null() for column in NEEDED[name]]
    faults.append((pl.col("since") > pl.col("until")).fill_null(value=False))
    if ID in rows.columns:
        faults.append(pl.col(ID).is_duplicated())
    faults.append(~pl.col("kind").is_in([kind.value for kind in _KINDS[name]]))
    if ORIGIN_UNREAD in rows.columns:
        faults.append(pl.col(ORIGIN_UNREAD).is_not_null())
    return not rows.filter(pl.any_horizontal(faults)).is_empty()


def _names(*ids: pl.Series) -> pl.DataFrame:
    """Numbers for ids, those of the first series first."""
    every = pl.concat([pl.Series(ID, [], pl.String), *(each.rename(ID) for each in ids)])
    every = every.unique(maintain_order=True)
    return every.to_frame().with_row_index(OWNER).with_columns(pl.col(OWNER).cast(pl.Int64))


def _numbered(rows: pl.DataFrame, names: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """The rows with numbers in place of ids, and the ends of the calendar where days are open."""
    for column in columns:
        numbers = names.select(pl.col(OWNER).alias("__number"), pl.col(ID).alias(column))
        rows = rows.join(numbers, on=column, maintain_order="left").drop(column).rename({"__number": column})
    return rows.with_columns(*opened(RUN_DAYS))


def _whole(rows: pl.DataFrame) -> pl.DataFrame:
    weights = (pl.lit(WHOLE, dtype=pl.Int64).alias(weight) for weight in (WEIGHT_LOW, WEIGHT_HIGH))
    return rows.select(*_ROW).with_columns(*weights)


@final
@frozen(kw_only=True)
class _Ground:
    """Units and ties by numbers, with the ends of the calendar where days are open."""

    names: pl.DataFrame
    units: pl.DataFrame
    ties: pl.DataFrame

    @classmethod
    def of(cls, columns: Tables, kinds: Collection[TieKind]) -> Self:
        units, ties = standing(columns, "units"), standing(columns, "ties")
        ties = ties.filter(pl.col("kind").is_in([kind.value for kind in kinds]))
        names = _names(units[ID], ties["child"], ties["parent"])
        return cls(
            names=names,
            units=_numbered(units, names, ID).rename({ID: UNIT}),
            ties=_numbered(ties, names, "child", "parent"),
        )


def _in_territories(columns: Tables, scheme: str) -> Places:
    """In the territories of a scheme; what is cut off from all of them counts in its unit alone."""
    ground = _Ground.of(columns, SECTOR_WIDE)
    made, names = _of_objects(territory_placements(structure_records(columns), scheme), ground.names)
    lost = adrift(ground.units, ground.ties)
    if lost.is_empty():
        return Places.of(made, names, lost)
    cut = cut_off(closure(ground.units, ground.ties), lost)
    alone = made.filter(pl.col(UNIT) == pl.col(PLACE)).select(*_ROW).with_columns(*opened(RUN_DAYS))
    return Places.of(made, names, cut_off(alone, cut))


def _on_day(columns: Tables, ground: _Ground, line: TieKind, on: date, *, alone: bool) -> Places:
    """All on the structure of a day: units that live on it in columns, what successions touch by objects."""
    names, units, ties = ground.names, ground.units, ground.ties
    that_day = pl.lit(on).is_between(*RUN_DAYS)
    moved = names.filter(pl.col(ID).is_in(named_in_successions(columns)))[OWNER]
    settled = units.filter(that_day, ~pl.col(UNIT).is_in(moved.implode()))
    others = units.join(settled, on=UNIT, how="anti")[UNIT]
    living = units.filter(that_day).select(UNIT, since=pl.lit(date.min), until=pl.lit(date.max))
    held = ties.filter(that_day).join(living, left_on="child", right_on=UNIT, how="semi")
    held = held.join(units.filter(~that_day), left_on="parent", right_on=UNIT, how="anti")
    held = held.with_columns(since=pl.lit(date.min), until=pl.lit(date.max))
    above = closure(living, held).select(UNIT, PLACE)
    rows = _whole(settled.join(above, on=UNIT))
    lost = on_day(adrift(units, ties), units, on)
    if others.is_empty():
        return Places.of(rows, names, cut_off(rows, lost))
    wanted = names.filter(pl.col(OWNER).is_in(_with_all_above(others, ties).implode()))[ID]
    records = records_of(columns, wanted)
    found = UnitTree(records).restate(on).rows if alone else placements(records, line, on)
    asked = {*names.filter(pl.col(OWNER).is_in(others.implode()))[ID]}
    made, names = _of_objects((row for row in found if row.unit in asked), names)
    rows = pl.concat([rows, made])
    return Places.of(rows, names, cut_off(rows, lost))


def _with_all_above(units: pl.Series, ties: pl.DataFrame) -> pl.Series:
    """Units and all that ever stood above them."""
    found = latest = units.to_frame(UNIT)
    while not latest.is_empty():
        parents = ties.join(latest, left_on="child", right_on=UNIT, how="semi").select(
            pl.col("parent").alias(UNIT)
        )
        latest = parents.unique().join(found, on=UNIT, how="anti")
        found = pl.concat([found, latest])
    return found[UNIT]


def _of_objects(rows: Iterable[Placement], names: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Placements as columns of numbers, and the names with those that came by them."""
    schema = {UNIT: pl.String, "since": pl.Date, "until": pl.Date, PLACE: pl.String, **_WEIGHTS}
    made = pl.DataFrame(list(rows), schema=schema, orient="row")
    more = _names(names[ID], made[UNIT], made[PLACE])
    return _numbered(made, more, UNIT, PLACE).select(*_ROW, *_WEIGHTS), more
