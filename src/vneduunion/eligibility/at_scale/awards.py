"""What all candidates were given."""

from datetime import date
from functools import reduce
from operator import or_

import narwhals.stable.v2 as nw
import polars as pl

from vneduunion.eligibility.at_scale.papers import Papers
from vneduunion.eligibility.at_scale.period_columns import NO, YES, PeriodColumns, number_on
from vneduunion.eligibility.at_scale.places import AT
from vneduunion.eligibility.at_scale.ranges import Range
from vneduunion.eligibility.at_scale.spreading import extreme, found, tally
from vneduunion.eligibility.facts import NEVER, UNBOUNDED, Fact, FactKind
from vneduunion.eligibility.filings import Filing
from vneduunion.values.periods import Period

_WHEN, _FOR_YEAR, _REVOKED = PeriodColumns("when"), PeriodColumns("for_year"), PeriodColumns("revoked")
_COLUMNS = ("kind", *_WHEN.names, *_FOR_YEAR.names[:3], *_REVOKED.names[:2])
_YEAR, _FROM, _TO = "year", "from", "to"
"""The year for which a title certainly is; the first and the last one for which it may be."""
_WHICH = "which"


def title(papers: Papers, filing: Filing, fact: Fact) -> Range:
    """Whether a yearly title was won for a year."""
    year, since = fact.last, papers.since(FactKind.TITLE, FactKind.STANDARD, of=fact.of)
    rows = papers.once((title, fact.of), lambda: _given(papers, filing, fact.of, _ended(since)))
    sure = found(rows.filter(pl.col(_YEAR) == year), papers.count)
    if not _is_complete(filing):
        return Range(sure, 1)
    vague = rows.filter(pl.col(_FROM) <= year, pl.col(_TO) >= year)
    return Range(sure, sure | found(vague, papers.count))


def titles(papers: Papers, filing: Filing, fact: Fact) -> Range:
    """In how many years one of some titles was won; those of which the year is vague may add one year each."""
    rows = _at_any_time(papers, filing, fact.of)
    years = rows.filter(pl.col(_YEAR) <= fact.last).select(AT, _YEAR).unique()
    sure = tally(years, papers.count)
    if not _is_complete(filing):
        return Range(sure, UNBOUNDED)
    vague = rows.filter(pl.col(_YEAR).is_null()).with_columns(pl.col(_TO).clip(upper_bound=fact.last))
    vague = vague.filter(pl.col(_FROM) <= pl.col(_TO)).with_row_index(_WHICH).drop(_YEAR)
    taken = vague.join(years, on=AT).filter(pl.col(_YEAR).is_between(pl.col(_FROM), pl.col(_TO)))
    taken = taken.group_by(_WHICH).agg(pl.len().alias("taken"))
    possible = pl.col(_TO) - pl.col(_FROM) + 1
    added = vague.join(taken, on=_WHICH, how="left").filter(pl.col("taken").fill_null(0) < possible)
    return Range(sure, sure + tally(added, papers.count))


def awarded(papers: Papers, filing: Filing, fact: Fact) -> Range:
    """Whether an award was given in some years."""
    days = Period.span(filing.first_day(fact.first), filing.last_day(fact.last or 0))
    rows = _at_any_time(papers, filing, fact.of)
    sure = found(rows.filter(_WHEN.within(days) == YES), papers.count)
    if not _is_complete(filing):
        return Range(sure, 1)
    return Range(sure, sure | found(rows.filter(_WHEN.overlaps(days) != NO), papers.count))


def given(papers: Papers, filing: Filing, fact: Fact) -> Range:
    """The year of the first giving, negative: the earlier, the more."""
    rows = _at_any_time(papers, filing, fact.of)
    by = rows.filter(_WHEN.last <= filing.filed_on)
    by = by.select(AT, (-number_on(_WHEN.last, filing)).alias("value"))
    low = extreme(by, papers.count, NEVER, least=False)
    if not _is_complete(filing):
        return Range(low, UNBOUNDED)
    first = -number_on(_WHEN.first, filing).cast(pl.Int64)
    rows = rows.select(AT, first.fill_null(UNBOUNDED).alias("value"))
    return Range(low, extreme(rows, papers.count, NEVER, least=False))


def _is_complete(filing: Filing) -> bool:
    return "awards" in filing.complete


def _ended(since: date) -> nw.Expr:
    """Whether the year of a title ended on a day or later."""
    last = nw.when(nw.col("for_year_kind").is_null()).then(nw.col("when_last"))
    return last.otherwise(nw.col("for_year_last")) >= since


def _at_any_time(papers: Papers, filing: Filing, kinds: tuple[str, ...]) -> pl.DataFrame:
    return papers.once((_at_any_time, kinds), lambda: _given(papers, filing, kinds))


def _given(papers: Papers, filing: Filing, kinds: tuple[str, ...], *only: nw.Expr) -> pl.DataFrame:
    """The awards of some kinds that may have been given by the day of the file, and were not taken back."""
    of_kinds = reduce(or_, (nw.col("kind") == kind for kind in kinds))
    wanted = (of_kinds, *only)
    held = (_WHEN.begun(filing.filed_on), ~_REVOKED.begun(filing.filed_on))
    named = pl.when(_FOR_YEAR.given)
    year = named.then(_FOR_YEAR.number(filing)).otherwise(_WHEN.number(filing)).cast(pl.Int32)
    first = named.then(_FOR_YEAR.first).otherwise(_WHEN.first)
    last = named.then(_FOR_YEAR.last).otherwise(_WHEN.last)
    start = number_on(first, filing) - named.then(0).otherwise(1)
    possible = pl.when(first.is_not_null() & last.is_not_null())
    made: tuple[pl.Expr | str, ...] = (
        year.alias(_YEAR),
        pl.coalesce(year, possible.then(start)).alias(_FROM),
        pl.coalesce(year, possible.then(number_on(last, filing))).alias(_TO),
        *(() if only else _WHEN.names),
    )
    return papers.rows("awards", _COLUMNS, about="recipient", only=wanted, where=held, made=made)
