"""Yearly ratings of all candidates."""

import polars as pl

from vneduunion.eligibility.at_scale.papers import AT, Papers
from vneduunion.eligibility.at_scale.period_columns import PeriodColumns
from vneduunion.eligibility.at_scale.ranges import Range
from vneduunion.eligibility.at_scale.spreading import extreme, tally
from vneduunion.eligibility.facts import RATINGS, UNBOUNDED, Fact
from vneduunion.eligibility.filings import Filing

_PERIOD = PeriodColumns("period")
_YEAR, _RANK = "year", "rank"
_RANKS = pl.Enum([rating.value for rating in RATINGS])


def rating(papers: Papers, filing: Filing, fact: Fact) -> Range:
    """How a year was rated."""
    rows = _rated(papers, filing).filter(pl.col(_YEAR) == fact.last)
    low = extreme(rows, papers.count, 0, least=True, name=_RANK)
    return Range(low, extreme(rows, papers.count, len(RATINGS) - 1, least=False, name=_RANK))


def ratings(papers: Papers, filing: Filing, fact: Fact) -> Range:
    """In how many years the rating was high enough."""
    least = [each.value for each in RATINGS].index(fact.of[0])
    rows = _rated(papers, filing).filter(pl.col(_YEAR) <= fact.last, pl.col(_RANK) >= least)
    count = tally(rows.select(AT, _YEAR).unique(), papers.count)
    return Range(count, count if "assessments" in filing.complete else UNBOUNDED)


def _rated(papers: Papers, filing: Filing) -> pl.DataFrame:
    """The years and the ranks of their ratings."""

    def made() -> pl.DataFrame:
        rows = papers.rows("assessments", ("rating", "period_kind", "period_first"), about="subject")
        rank = pl.col("rating").cast(_RANKS).to_physical().cast(pl.Int64).alias(_RANK)
        return rows.select(AT, _PERIOD.number(filing).alias(_YEAR), rank).drop_nulls(_YEAR)

    return papers.once((rating, filing.year.kind), made)
