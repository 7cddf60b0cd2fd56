"""What else papers tell of all candidates: degrees, memberships, discipline; and of the people of collectives."""

from datetime import date

import polars as pl

from vneduunion.eligibility.at_scale.papers import Papers
from vneduunion.eligibility.at_scale.period_columns import PeriodColumns
from vneduunion.eligibility.at_scale.places import AT
from vneduunion.eligibility.at_scale.ranges import Range
from vneduunion.eligibility.at_scale.spreading import found, spread
from vneduunion.eligibility.facts import Fact
from vneduunion.eligibility.filings import Filing
from vneduunion.model import DisciplineForm, QualificationBand
from vneduunion.tables.columns import RECORD

_WHEN = PeriodColumns("when")
_BANDS = pl.Enum([band.value for band in QualificationBand])
_BAND, _SINCE = "band", "told"
PERSON = "person"


def qualification(papers: Papers, filing: Filing, _: Fact) -> Range:
    """The highest degree is the one told last; of those told for one time, the higher."""
    told = pl.when(_WHEN.given).then(_WHEN.last.fill_null(date.max)).otherwise(date.min)
    rank = pl.col("level").cast(_BANDS).to_physical().cast(pl.Int64)
    begun = ~_WHEN.given | _WHEN.begun(filing.filed_on)
    made = (told.alias(_SINCE), rank.alias(_BAND))
    columns = ("level", *_WHEN.names[:3])
    rows = papers.rows("qualifications", columns, about=PERSON, where=(begun,), made=made)
    last = rows.sort(_SINCE, _BAND).unique(AT, keep="last", maintain_order=True)
    low = spread(last, papers.count, 0, _BAND)
    return Range(low, spread(last, papers.count, len(QualificationBand) - 1, _BAND))


def member(papers: Papers, filing: Filing, _: Fact) -> Range:
    """Whether somebody is a member on the day of the file."""
    lasting = (covers(filing.filed_on),)
    sure = found(
        papers.rows("union_memberships", ("since", "until"), about=PERSON, where=lasting), papers.count
    )
    return Range(sure, sure if "union_memberships" in filing.complete else 1)


def covers(day: date) -> pl.Expr:
    """Whether a record holds on a day; a side without a day is open.

    Args:
        day: the day.
    """
    begun = (pl.col("since") <= day).fill_null(value=True)
    return begun & (pl.col("until") >= day).fill_null(value=True)


def discipline(papers: Papers, filing: Filing, fact: Fact) -> Range:
    """Whether somebody was disciplined so gravely in some years."""
    first, last = filing.first_day(fact.first), filing.last_day(fact.last or 0)
    forms = [form.value for form in DisciplineForm]
    barring = pl.col("form").is_in(forms[forms.index(fact.of[0]) :])
    lasting = (pl.col("until") >= first).fill_null(value=True)
    where = (barring, pl.col("since") <= last, lasting)
    sure = found(
        papers.rows("disciplines", ("form", "since", "until"), about=PERSON, where=where), papers.count
    )
    return Range(sure, sure if "disciplines" in filing.complete else 1)


def people_of(papers: Papers, day: date) -> pl.DataFrame:
    """The members of collectives on a day, as far as they are known: places of collectives, and persons.

    Args:
        papers: those of the collectives.
        day: the day.
    """
    columns, lasting = (PERSON, "since", "until"), (covers(day),)
    tables = {"union_memberships": "unit", "groups.members": RECORD}
    rows = (
        papers.rows(name, columns, about=about, where=lasting, made=(PERSON,))
        for name, about in tables.items()
    )
    return pl.concat(rows).unique()
