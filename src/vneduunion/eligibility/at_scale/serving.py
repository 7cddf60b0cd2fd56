"""How long all candidates served, as `eligibility.serving` tells it for one."""

import narwhals.stable.v2 as nw
import polars as pl

from vneduunion.eligibility.at_scale.papers import Papers
from vneduunion.eligibility.at_scale.people import PERSON
from vneduunion.eligibility.at_scale.places import AT
from vneduunion.eligibility.at_scale.ranges import Range
from vneduunion.eligibility.at_scale.spreading import found, spread, tally
from vneduunion.eligibility.facts import UNBOUNDED, Fact
from vneduunion.eligibility.filings import Filing
from vneduunion.eligibility.serving import MONTH, YEAR, per_cents

_SINCE, _BEHIND, _PER_CENT = "since", "behind", "per_cent"
"""The first day of a service, the day after its last one, and at how many per cent it counts."""
_START, _STOP, _RUN = "start", "stop", "run"


def service(papers: Papers, filing: Filing, fact: Fact) -> Range:
    """How long somebody served in some kinds of service."""
    counts = per_cents(fact.of)
    weight = pl.col("role").replace_strict(counts, return_dtype=pl.Int64).alias(_PER_CENT)
    held = _services(papers, filing, [*counts], weight)
    dated = held.filter(pl.col(_SINCE) <= filing.filed_on)
    days = _length(pl.col(_START), pl.col(_STOP)).cast(pl.Int64) * pl.col(_PER_CENT)
    sums = _runs(dated).group_by(AT).agg(days.sum().alias("value"))
    low = spread(sums, papers.count)
    if not _is_complete(filing):
        return Range(low, UNBOUNDED)
    ever = found(held.filter(pl.col(_SINCE).is_null()), papers.count)
    return Range(low, low.zip_with(ever == 0, pl.repeat(UNBOUNDED, papers.count, dtype=pl.Int64, eager=True)))


def served_terms(papers: Papers, filing: Filing, fact: Fact) -> Range:
    """How many terms somebody served."""
    role, *consecutive = fact.of
    place = pl.int_range(pl.len()).alias(_START)
    held = _services(papers, filing, [role], place).filter(pl.col(_SINCE) <= filing.filed_on)
    if consecutive:
        runs = _numbered(held.sort(AT, _SINCE, _START), pl.col(_SINCE) <= pl.col(_BEHIND).shift())
        longest = runs.group_by(AT, _RUN).agg(pl.len().alias("value")).group_by(AT).agg(pl.col("value").max())
        number = spread(longest, papers.count)
    else:
        number = tally(held, papers.count)
    return Range(number, number if _is_complete(filing) else UNBOUNDED)


def _is_complete(filing: Filing) -> bool:
    return "services" in filing.complete


def _services(papers: Papers, filing: Filing, roles: list[str], made: pl.Expr) -> pl.DataFrame:
    """What candidates served in, up to the day of the file where it goes on."""
    until = pl.min_horizontal("until", pl.lit(filing.filed_on))
    behind = until.dt.offset_by("1d").alias(_BEHIND)
    only = (nw.col("role").is_in(roles),)
    return papers.rows(
        "services", ("role", "since", "until"), about=PERSON, only=only, made=(_SINCE, behind, made)
    )


def _runs(held: pl.DataFrame) -> pl.DataFrame:
    """The stretches without a day between over which the greatest weight of what lasts is the same."""
    ends = pl.concat([held.select(AT, pl.col(end).alias(_START)) for end in (_SINCE, _BEHIND)])
    cuts = ends.unique().sort(AT, _START).with_columns(pl.col(_START).shift(-1).over(AT).alias(_STOP))
    lasting = cuts.join(held, on=AT).filter(
        pl.col(_SINCE) <= pl.col(_START), pl.col(_STOP) <= pl.col(_BEHIND)
    )
    most = lasting.group_by(AT, _START, _STOP).agg(pl.col(_PER_CENT).max()).sort(AT, _START)
    alike = pl.col(_PER_CENT) == pl.col(_PER_CENT).shift()
    runs = _numbered(most, alike & (pl.col(_START) == pl.col(_STOP).shift()))
    return runs.group_by(AT, _RUN).agg(pl.col(_START).min(), pl.col(_STOP).max(), pl.col(_PER_CENT).first())


def _numbered(rows: pl.DataFrame, goes_on: pl.Expr) -> pl.DataFrame:
    """Sorted rows with the number of the run in which they are of one candidate, and each goes on from the one before."""
    follows = goes_on & (pl.col(AT) == pl.col(AT).shift())
    return rows.with_columns((~follows.fill_null(value=False)).cum_sum().alias(_RUN))


def _length(first: pl.Expr, behind: pl.Expr) -> pl.Expr:
    """In days of months of thirty: whole years and months, and what is left over."""
    months = 12 * (behind.dt.year() - first.dt.year()) + behind.dt.month() - first.dt.month()
    whole = months - (_later(first, months) > behind).cast(pl.Int32)
    rest = (behind - _later(first, whole)).dt.total_days()
    return whole // 12 * YEAR + whole % 12 * MONTH + rest.clip(upper_bound=MONTH - 1)


def _later(day: pl.Expr, months: pl.Expr) -> pl.Expr:
    """So many months later, on the last day of a month that is too short."""
    return day.dt.offset_by(pl.format("{}mo", months))
