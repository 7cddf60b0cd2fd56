"""Who stands above whom and when, in columns: tens of thousands of units in less than a second."""

from datetime import date

import polars as pl

from vneduunion.rollup.days import Days

UNIT, PLACE = "unit", "place"
RUN_DAYS = Days("since", "until")
_ABOVE = [UNIT, PLACE, *RUN_DAYS]


def closure(units: pl.DataFrame, ties: pl.DataFrame) -> pl.DataFrame:
    """Every unit with itself and with all above it.

    Args:
        units: `unit`, a number, and the days of its life, `since` and `until`; an open end is the first or
            the last day of the calendar.
        ties: `child` and `parent`, and the days `since` and `until` on which the one stood below the other.

    Returns:
        Rows of `unit`, `place`, `since` and `until`, the days of its life on which the place stood above the
        unit, or was it, and on which it and all between them lived; runs of one pair may overlap. Ties that run
        in a circle end where they add nothing.
    """
    ties = _living(units, ties)
    found = units.select(UNIT, pl.col(UNIT).alias(PLACE), *RUN_DAYS)
    latest = found
    while not latest.is_empty():
        higher = latest.join(ties, left_on=PLACE, right_on="child", suffix="_tie").select(
            UNIT,
            pl.col("parent").alias(PLACE),
            since=pl.max_horizontal("since", "since_tie"),
            until=pl.min_horizontal("until", "until_tie"),
        )
        latest = higher.filter(pl.col("since") <= pl.col("until")).unique().join(found, on=_ABOVE, how="anti")
        found = pl.concat([found, latest])
    return found


def _living(units: pl.DataFrame, ties: pl.DataFrame) -> pl.DataFrame:
    """The days of ties on which their upper units live; of units that are not known, all."""
    lives = units.select(pl.col(UNIT).alias("parent"), born="since", ended="until")
    since, until = pl.max_horizontal("since", "born"), pl.min_horizontal("until", "ended")
    held = ties.join(lives, on="parent", how="left").with_columns(since=since, until=until)
    return held.filter(pl.col("since") <= pl.col("until")).select("child", "parent", *RUN_DAYS)


def opened(days: Days) -> tuple[pl.Expr, pl.Expr]:
    """The days of a stretch with the ends of the calendar where they are open.

    Args:
        days: the columns.
    """
    return pl.col(days.first).fill_null(date.min), pl.col(days.last).fill_null(date.max)
