"""In which unit candidates are, by their membership of the union on a day."""

from typing import final

import polars as pl
from attrs import frozen

from vneduunion.eligibility.at_scale.papers import AT, Papers
from vneduunion.eligibility.at_scale.people import PERSON, covers
from vneduunion.eligibility.filings import Filing

UNIT = "unit"
SURE = "sure"
"""Whether somebody is certainly in a unit: that one alone is known."""


@final
@frozen(eq=False)
class Memberships:
    """In which units people are.

    Attributes:
        units: the places of people and the units they may be in, each with whether it is certain.
        elsewhere: the places of those who may be in any other unit: nobody knows one of theirs, or one is not told.
    """

    units: pl.DataFrame
    elsewhere: pl.Series


def memberships(papers: Papers, filing: Filing) -> Memberships:
    """In which units people are on the day of the file.

    Args:
        papers: their papers.
        filing: the file; of a table of memberships that is complete, those whom it does not have are in no unit.
    """
    rows = papers.rows("union_memberships", (UNIT, "since", "until"), about=PERSON)
    held = rows.filter(covers(filing.filed_on)).select(AT, UNIT).unique()
    alone = (pl.len().over(AT) == 1).alias(SURE)
    units = held.with_columns(alone).filter(pl.col(UNIT).is_not_null())
    elsewhere = [held.filter(pl.col(UNIT).is_null())[AT]]
    if "union_memberships" not in filing.complete:
        everybody = pl.DataFrame({AT: pl.int_range(papers.count, eager=True)})
        elsewhere.append(everybody.join(held, on=AT, how="anti")[AT])
    return Memberships(units, pl.concat(elsewhere).unique().sort())


def known_unit(found: Memberships, count: int) -> pl.Series:
    """The unit of each candidate, missing where none is known or several are.

    Args:
        found: in which units the candidates are.
        count: how many candidates there are.
    """
    places = pl.DataFrame({AT: pl.int_range(count, eager=True)})
    sure = found.units.filter(SURE).select(AT, UNIT)
    return places.join(sure, on=AT, how="left", maintain_order="left")[UNIT]
