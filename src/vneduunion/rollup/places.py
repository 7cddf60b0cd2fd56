"""Where what happened to units counts, as tables of columns: their lives, runs of days, and places."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import final

import polars as pl
from attrs import frozen

from vneduunion.rollup.days import Days
from vneduunion.structure import Placement

UNIT, RUN, PLACE, ONLY_RUN = "unit", "run", "place", "only_run"
WEIGHT_LOW, WEIGHT_HIGH = "weight_low", "weight_high"
RUN_DAYS = Days("since", "until")
LIFE = Days("born", "ended")
_WEIGHT = {RUN: pl.Int64, PLACE: pl.String, WEIGHT_LOW: pl.Int64, WEIGHT_HIGH: pl.Int64}


@final
@frozen(kw_only=True)
class Places:
    """Where what happened counts.

    Attributes:
        units: `unit`, the first and the last day of its life (`born`, `ended`), and `only_run`, its one run
            where it has no other.
        runs: `unit`, `run`, and the days `since` and `until`, in each of which everything counts in the
            same places.
        weights: `run`, `place`, and the bounds of the part that counts there, in basis points.
    """

    units: pl.DataFrame
    runs: pl.DataFrame
    weights: pl.DataFrame

    @classmethod
    def of(cls, placements: Iterable[Placement]) -> "Places":
        """The tables of placements.

        Args:
            placements: for each unit and run of days its places; those of one unit may be cut differently.
        """
        rows = pl.DataFrame(
            [(row.unit, row.since, row.until, row.place, row.low, row.high) for row in placements],
            schema={"unit": pl.String, "since": pl.Date, "until": pl.Date, "place": pl.String}
            | {"weight_low": pl.Int64, "weight_high": pl.Int64},
            orient="row",
        )
        runs = _runs(rows)
        met = runs.join(rows, on="unit", suffix="_of_place").filter(
            pl.col("since_of_place").fill_null(date.min) <= pl.col("since").fill_null(date.min),
            pl.col("until").fill_null(date.max) <= pl.col("until_of_place").fill_null(date.max),
        )
        return cls(units=_units(runs), runs=runs, weights=met.select(*_WEIGHT))


def _runs(rows: pl.DataFrame) -> pl.DataFrame:
    """The runs of days of each unit between which something changes; days on which it did not live have none."""
    since, until = pl.col("since").fill_null(date.min), pl.col("until")
    begins = rows.select("unit", cut=since)
    ends = rows.filter(until.is_not_null()).select("unit", cut=until + timedelta(days=1))
    cuts = pl.concat([begins, ends]).unique().sort("unit", "cut")
    spans = cuts.with_columns(
        until=(pl.col("cut").shift(-1).over("unit") - timedelta(days=1)).fill_null(date.max)
    )
    living = rows.select("unit", first=since, last=until.fill_null(date.max)).unique()
    inside = spans.join(living, on="unit").filter(
        pl.col("first") <= pl.col("cut"), pl.col("until") <= pl.col("last")
    )
    found = inside.select("unit", "cut", "until").unique().sort("unit", "cut").with_row_index("run")
    return found.select(
        "unit",
        pl.col("run").cast(pl.Int64),
        since=pl.when(pl.col("cut") > date.min).then("cut"),
        until=pl.when(pl.col("until") < date.max).then("until"),
    )


def _units(runs: pl.DataFrame) -> pl.DataFrame:
    ordered = runs.sort("unit", "run").group_by("unit", maintain_order=True)
    return ordered.agg(
        born=pl.col("since").first(),
        ended=pl.col("until").last(),
        only_run=pl.when(pl.len() == 1).then(pl.col("run").first()),
    )
