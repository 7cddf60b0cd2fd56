"""Where what happened to units counts, as tables of columns: their lives, runs of days, and places."""

from datetime import date, timedelta
from typing import final

import polars as pl
from attrs import evolve, frozen

from vneduunion.rollup.closure import PLACE, RUN_DAYS, UNIT, opened
from vneduunion.rollup.days import Days

OWNER, RUN, FIRST_RUN = "owner", "run", "first_run"
WEIGHT_LOW, WEIGHT_HIGH = "weight_low", "weight_high"
LIFE = Days("born", "ended")
ID = "id"
_CUTS = 4
"""Units between whose runs there are more days of change are looked up run by run."""
_DAY = timedelta(days=1)


@final
@frozen(kw_only=True)
class Places:
    """Where what happened counts. Units and places are numbers: their position in `names`.

    Attributes:
        names: the number of each unit and place, `owner`, and its `id`.
        units: `unit` (its id), `owner`, the first and the last day of its life (`born`, `ended`), the first
            of its runs (`first_run`), which are numbered one after the other, and the first days of the
            others (`cut_1` ...); a unit that has more runs than columns has no `first_run`.
        runs: `owner`, `run`, and the days `since` and `until`, in each of which everything counts in the
            same places.
        weights: `run`, `place`, and the bounds of the part that counts there, in basis points.
        cut: `owner`, and the days `since` and `until` on which its ties lead, at once or further up, to units
            that do not live, so that what happens to it counts in none that stood above these.
    """

    names: pl.DataFrame
    units: pl.DataFrame
    runs: pl.DataFrame
    weights: pl.DataFrame
    cut: pl.DataFrame

    @classmethod
    def of(cls, rows: pl.DataFrame, names: pl.DataFrame, cut: pl.DataFrame) -> "Places":
        """The tables of placements.

        Args:
            rows: for each unit and run of days its places: `unit` and `place` (numbers), `since`, `until`,
                `weight_low` and `weight_high`; those of one unit may be cut differently.
            names: `owner` and `id`.
            cut: the days on which units are cut off from what stands above: `unit`, `since`, `until`.
        """
        placed = rows.with_columns(*opened(RUN_DAYS))
        runs = _runs(placed)
        met = runs.join(placed, left_on=OWNER, right_on=UNIT, suffix="_of_place").filter(
            pl.col("since_of_place") <= pl.col("since"), pl.col("until") <= pl.col("until_of_place")
        )
        weights = met.group_by(RUN, PLACE).agg(pl.col(WEIGHT_LOW).max(), pl.col(WEIGHT_HIGH).max())
        return cls(
            names=names,
            units=_units(runs).join(names, on=OWNER).rename({ID: UNIT}),
            runs=runs.with_columns(*_reopened(pl.col("since"), pl.col("until"), RUN_DAYS)),
            weights=weights.filter(pl.col(WEIGHT_HIGH) > 0),
            cut=cut.select(pl.col(UNIT).alias(OWNER), *_reopened(pl.col("since"), pl.col("until"), RUN_DAYS)),
        )

    def own(self) -> "Places":
        """Each unit as the place of what happened to itself, and of nothing else."""
        owners = self.runs.select(RUN, pl.col(OWNER).alias(PLACE))
        return evolve(self, weights=self.weights.join(owners, on=[RUN, PLACE], how="semi"))

    @property
    def placed(self) -> set[str]:
        """The ids of the places in which something counts."""
        return {*self.names.filter(pl.col(OWNER).is_in(self.weights[PLACE].unique().implode()))[ID]}

    def number(self, unit: str) -> int | None:
        """The number of a unit or place, or `None`."""
        found = self.names.filter(pl.col(ID) == unit)[OWNER]
        return None if found.is_empty() else int(found[0])


def with_ids(rows: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Rows with ids in place of numbers.

    Args:
        rows: with the numbers `owner` and `place`.
        names: the ids of numbers.

    Returns:
        The same with the ids `unit` and `place`.
    """
    owners = names.select(OWNER, pl.col(ID).alias(UNIT))
    others = names.select(pl.col(OWNER).alias(PLACE), pl.col(ID).alias("__id"))
    found = rows.join(owners, on=OWNER, maintain_order="left").join(others, on=PLACE, maintain_order="left")
    return found.with_columns(pl.col("__id").alias(PLACE)).drop("__id", OWNER)


def _runs(rows: pl.DataFrame) -> pl.DataFrame:
    """The runs of days of each unit between which something changes; days on which it did not live have none."""
    begins = rows.select(pl.col(UNIT).alias(OWNER), cut="since")
    last = pl.col("until") < date.max
    ends = rows.filter(last).select(pl.col(UNIT).alias(OWNER), cut=pl.col("until") + _DAY)
    cuts = pl.concat([begins, ends]).unique().sort(OWNER, "cut")
    next_cut = pl.when(pl.col(OWNER) == pl.col(OWNER).shift(-1)).then(pl.col("cut").shift(-1) - _DAY)
    spans = cuts.with_columns(until=next_cut.fill_null(date.max))
    living = rows.group_by(pl.col(UNIT).alias(OWNER)).agg(
        first=pl.col("since").min(), last=pl.col("until").max()
    )
    inside = spans.join(living, on=OWNER, maintain_order="left").filter(pl.col("until") <= pl.col("last"))
    numbered = inside.with_row_index(RUN)
    return numbered.select(OWNER, pl.col(RUN).cast(pl.Int64), since="cut", until="until")


def _units(runs: pl.DataFrame) -> pl.DataFrame:
    by_unit = runs.group_by(OWNER, maintain_order=True).agg(
        *_reopened(pl.col("since").first(), pl.col("until").last(), LIFE),
        pl.col(RUN).first().alias(FIRST_RUN),
        cuts=pl.col("since").slice(1),
    )
    most = min(max(by_unit["cuts"].list.len(), default=0), _CUTS)
    cuts = (pl.col("cuts").list.get(at, null_on_oob=True).alias(f"cut_{at + 1}") for at in range(most))
    few = pl.when(pl.col("cuts").list.len() <= _CUTS).then(FIRST_RUN).alias(FIRST_RUN)
    return by_unit.select(OWNER, *LIFE, few, *cuts)


def _reopened(first: pl.Expr, last: pl.Expr, name: Days) -> tuple[pl.Expr, pl.Expr]:
    """The ends of a stretch, missing where they are those of the calendar."""
    since = pl.when(first > date.min).then(first).alias(name.first)
    return since, pl.when(last < date.max).then(last).alias(name.last)
