"""Yearly ratings of all candidates."""

import narwhals.stable.v2 as nw
import polars as pl

from vneduunion.eligibility.at_scale.papers import Papers
from vneduunion.eligibility.at_scale.period_columns import PeriodColumns
from vneduunion.eligibility.at_scale.places import AT
from vneduunion.eligibility.at_scale.ranges import Range
from vneduunion.eligibility.at_scale.spreading import extreme, tally
from vneduunion.eligibility.facts import RATINGS, UNBOUNDED, Fact, FactKind
from vneduunion.eligibility.filings import Filing

_PERIOD = PeriodColumns("period")
_YEAR, _RANK, _WORST = "year", "rank", "worst"
_RANKS = pl.Enum([*map(str, RATINGS)])


def rating(papers: Papers, filing: Filing, fact: Fact) -> Range:
    """How a year was rated."""
    since = nw.col("period_first") >= papers.since(FactKind.RATING)
    rows = papers.once(rating, lambda: _rated(papers, filing, since))
    rows = rows.filter(pl.col(_YEAR) == fact.last)
    low = extreme(rows, papers.count, 0, least=True, name=_RANK)
    unrated = 0 if _is_complete(filing) else len(RATINGS) - 1
    return Range(low, extreme(rows, papers.count, unrated, least=False, name=_RANK))


def ratings(papers: Papers, filing: Filing, fact: Fact) -> Range:
    """In how many years the rating was high enough: certainly if all of a year's ratings were, possibly if one was."""
    rank = pl.col(_RANK)
    rows = papers.once(ratings, lambda: _rated(papers, filing)).filter(pl.col(_YEAR) <= fact.last)
    years = rows.group_by(AT, _YEAR).agg(rank.min().alias(_WORST), rank.max())
    years = years.filter(rank >= RATINGS.index(fact.of[0]))
    sure = tally(years.filter(pl.col(_WORST) >= RATINGS.index(fact.of[0])), papers.count)
    return Range(sure, tally(years, papers.count) if _is_complete(filing) else UNBOUNDED)


def _is_complete(filing: Filing) -> bool:
    return "assessments" in filing.complete


def _rated(papers: Papers, filing: Filing, *only: nw.Expr) -> pl.DataFrame:
    """The years and the ranks of their ratings."""
    year = _PERIOD.number(filing).alias(_YEAR)
    rank = pl.col("rating").cast(_RANKS).to_physical().cast(pl.Int64).alias(_RANK)
    columns = ("rating", "period_kind", "period_first")
    rows = papers.rows("assessments", columns, about="subject", only=only, made=(year, rank))
    return rows.drop_nulls(_YEAR)
