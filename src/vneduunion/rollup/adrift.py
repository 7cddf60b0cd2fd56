"""Units whose ties lead to none that lives: on which days, and all that is cut off from what stands above."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import polars as pl

from vneduunion.rollup.closure import PLACE, RUN_DAYS, UNIT
from vneduunion.structure.descent import Days, lasting, without

_DAYS = {UNIT: pl.Int64} | dict.fromkeys(RUN_DAYS, pl.Date)
_BORN, _ENDED = "born", "ended"


def adrift(units: pl.DataFrame, ties: pl.DataFrame) -> pl.DataFrame:
    """The days on which units live and have ties, but only to units that do not live.

    Args:
        units: `unit`, a number, and the days of its life, as `closure` takes them.
        ties: `child` and `parent`, and the days `since` and `until`.

    Returns:
        Rows of `unit`, `since` and `until`; those of one unit neither overlap nor touch.
    """
    lower = units.select(pl.col(UNIT).alias("child"), *_life())
    upper = units.select(pl.col(UNIT).alias("parent"), *_life())
    living = _clipped(ties.join(lower, on="child")).drop(_BORN, _ENDED).join(upper, on="parent", how="left")
    beyond = (pl.col("since") < pl.col(_BORN)) | (pl.col("until") > pl.col(_ENDED))
    loose = living.filter(beyond).select("child").unique()
    held: dict[int, list[Days]] = defaultdict(list)
    counted: dict[int, list[Days]] = defaultdict(list)
    columns = "child", *RUN_DAYS, _BORN, _ENDED
    for child, since, until, born, ended in (
        living.join(loose, on="child", how="semi").select(columns).iter_rows()
    ):
        days = Days.between(since, until)
        held[child].append(days)
        both = days.meet(Days.between(born, ended))
        counted[child] += [both] if both else []
    return _rows((child, without(runs, counted[child])) for child, runs in held.items())


def on_day(lost: pl.DataFrame, units: pl.DataFrame, on: date) -> pl.DataFrame:
    """The units that are adrift on the structure of a day: of those that do not live on it, on their own edge.

    Args:
        lost: as `adrift` gives it.
        units: as `adrift` takes them.
        on: the day of the structure.

    Returns:
        Rows of `unit`, with all days.
    """
    after, before = pl.col(_ENDED) < on, pl.col(_BORN) > on
    day = pl.when(after).then(_ENDED).when(before).then(_BORN).otherwise(pl.lit(on))
    known = lost.join(units.select(UNIT, *_life()), on=UNIT).filter(day.is_between(*RUN_DAYS))
    return known.select(UNIT, since=pl.lit(date.min), until=pl.lit(date.max)).unique()


def cut_off(rows: pl.DataFrame, lost: pl.DataFrame) -> pl.DataFrame:
    """The days on which what happens to a unit counts in no place above one that is adrift.

    Args:
        rows: for each unit and run of days its places: `unit`, `place`, `since`, `until`.
        lost: the places that are adrift: `unit`, `since`, `until`.

    Returns:
        Rows as of `adrift`.
    """
    met = rows.join(lost.rename({"since": _BORN, "until": _ENDED}), left_on=PLACE, right_on=UNIT)
    found: dict[int, list[Days]] = defaultdict(list)
    for unit, since, until in _clipped(met).select(UNIT, *RUN_DAYS).iter_rows():
        found[unit].append(Days.between(since, until))
    return _rows((unit, lasting(runs)) for unit, runs in found.items())


def _life() -> tuple[pl.Expr, pl.Expr]:
    return pl.col(RUN_DAYS.first).alias(_BORN), pl.col(RUN_DAYS.last).alias(_ENDED)


def _clipped(rows: pl.DataFrame) -> pl.DataFrame:
    """The days of rows that lie in a life."""
    since, until = pl.max_horizontal("since", _BORN), pl.min_horizontal("until", _ENDED)
    return rows.with_columns(since=since, until=until).filter(pl.col("since") <= pl.col("until"))


def _rows(found: Iterable[tuple[int, list[Days]]]) -> pl.DataFrame:
    rows = [(unit, *map(date.fromordinal, run)) for unit, runs in found for run in runs]
    return pl.DataFrame(rows, schema=_DAYS, orient="row")
