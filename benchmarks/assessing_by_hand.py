"""Two rules on awards written by hand in polars for one dataset, as an expert would, with three answers.

They know one day, one rating a year, and which papers are complete; years are bits of one number for each candidate.
"""

from collections.abc import Mapping

import polars as pl

from benchmarks.candidates import CERTIFICATE, FIGHTER, FILED_ON, WORKER
from vneduunion.model import InitiativeKind

Frames = Mapping[str, pl.DataFrame]
YEAR = FILED_ON.year
RUN, TITLES, LONGEST = 5, 3, 12
INITIATIVES = [InitiativeKind.TECHNICAL.value, InitiativeKind.EXPERIENCE.value, InitiativeKind.SOLUTION.value]


def _bit(year: pl.Expr) -> pl.Expr:
    return pl.lit(2, dtype=pl.Int64).pow(YEAR - year).cast(pl.Int64)


def _outcome(sure: pl.Expr, maybe: pl.Expr) -> pl.Expr:
    return pl.when(sure).then(pl.lit("TRUE")).when(maybe).then(pl.lit("UNKNOWN")).otherwise(pl.lit("FALSE"))


def _rated(made: Frames) -> pl.LazyFrame:
    rated = made["assessments"].lazy().filter(pl.col("period_kind") == "YEAR")
    return rated.with_columns(pl.col("period_first").dt.year().alias("year"))


def _titles(made: Frames) -> pl.LazyFrame:
    """By candidate the years in which the title was won, and those in which it may have been."""
    rows = made["awards"].lazy().filter(pl.col("kind") == FIGHTER, pl.col("when_first") <= FILED_ON)
    year, decided = pl.col("for_year_first").dt.year(), pl.col("when_first").dt.year()
    years = rows.select("recipient", year.alias("year"), decided.alias("decided"))
    sure = years.drop_nulls("year").select("recipient", "year", pl.lit(1).alias("sure"))
    vague = years.filter(pl.col("year").is_null())
    before = vague.select("recipient", pl.col("decided") - 1, pl.lit(0).alias("sure")).rename(
        {"decided": "year"}
    )
    after = vague.select("recipient", pl.col("decided"), pl.lit(0).alias("sure")).rename({"decided": "year"})
    each = pl.concat([sure, before, after]).filter(pl.col("year") <= YEAR)
    each = each.group_by("recipient", "year").agg(pl.col("sure").max())
    bits = _bit(pl.col("year"))
    return each.group_by("recipient").agg(won=(bits * pl.col("sure")).sum(), perhaps=bits.sum())


def prime_minister(made: Frames) -> pl.DataFrame:
    """The Prime Minister's certificate by Article 73.1.b: a ministerial one, five years' run, three titles in it.

    Args:
        made: the papers; awards are complete.
    """
    good = pl.col("rating").is_in(["GOOD", "EXCELLENT"])
    bits = _bit(pl.col("year"))
    rated = _rated(made).group_by("subject").agg(good=bits.filter(good).sum(), bad=bits.filter(~good).sum())
    held = made["awards"].lazy().filter(pl.col("kind") == CERTIFICATE, pl.col("when_first") <= FILED_ON)
    held = held.group_by("recipient").agg(
        held=(pl.col("when_last") <= FILED_ON).any(), held_perhaps=pl.lit(value=True)
    )
    rows = made["persons"].lazy().select("id").join(rated, left_on="id", right_on="subject", how="left")
    rows = rows.join(held, left_on="id", right_on="recipient", how="left")
    rows = rows.join(_titles(made), left_on="id", right_on="recipient", how="left").with_columns(
        pl.col("good", "bad", "won", "perhaps").fill_null(0),
        pl.col("held", "held_perhaps").fill_null(value=False),
    )
    lengths = [(1 << length) - 1 for length in range(RUN, LONGEST + 1)]
    sure = pl.any_horizontal(
        (pl.col("good") & run == run) & ((pl.col("won") & run).bitwise_count_ones() >= TITLES)
        for run in lengths
    )
    maybe = pl.any_horizontal(
        (pl.col("bad") & run == 0) & ((pl.col("perhaps") & run).bitwise_count_ones() >= TITLES)
        for run in lengths
    )
    outcome = _outcome(pl.col("held") & sure, pl.col("held_perhaps") & maybe)
    return rows.select("id", outcome.alias("outcome")).collect()


def grassroots_fighter(made: Frames) -> pl.DataFrame:
    """The Grassroots Emulation Fighter by Article 23 of the law of 2022.

    Args:
        made: the papers; awards and initiatives are complete.
    """
    rated = _rated(made).filter(pl.col("year") == YEAR).select("subject", "rating")
    titles = made["awards"].lazy().filter(pl.col("kind") == WORKER, pl.col("when_first") <= FILED_ON)
    titles = (
        titles.filter(pl.col("for_year_first").dt.year() == YEAR)
        .select("recipient", won=pl.lit(value=True))
        .unique()
    )
    pieces = (
        made["initiatives"].lazy().filter(pl.col("kind").is_in([*INITIATIVES, "TOPIC"])).select(record="id")
    )
    recognised = made["initiatives.recognitions"].lazy().join(pieces, on="record", how="semi")
    when = pl.col("when_first")
    recognised = recognised.group_by("record").agg(
        this=((when.dt.year() == YEAR) & (when <= FILED_ON)).fill_null(value=False).any(),
        ever=((when <= FILED_ON).fill_null(value=True)).any(),
    )
    works = made["initiatives.authors"].lazy().join(recognised, on="record")
    works = works.group_by("person").agg(pl.col("this", "ever").any())
    rows = made["persons"].lazy().select("id").join(rated, left_on="id", right_on="subject", how="left")
    rows = rows.join(titles, left_on="id", right_on="recipient", how="left")
    rows = rows.join(works, left_on="id", right_on="person", how="left")
    best = pl.col("rating") == "EXCELLENT"
    made_this, made_ever = (pl.col(name).fill_null(value=False) for name in ("this", "ever"))
    sure = pl.col("won").fill_null(value=False) & (best.fill_null(value=False) | made_this)
    maybe = best.fill_null(value=True) | made_ever
    return rows.select("id", _outcome(sure, maybe).alias("outcome")).collect()
