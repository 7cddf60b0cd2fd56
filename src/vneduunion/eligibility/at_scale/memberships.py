"""In which unit candidates are, by their membership of the union on a day."""

from typing import final

import polars as pl
from attrs import frozen

from vneduunion.eligibility.at_scale.papers import Papers
from vneduunion.eligibility.at_scale.people import PERSON, covers
from vneduunion.eligibility.at_scale.places import AT
from vneduunion.eligibility.at_scale.spreading import found
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
    lasting = (covers(filing.filed_on),)
    rows = papers.rows(
        "union_memberships", (UNIT, "since", "until"), about=PERSON, where=lasting, made=(UNIT,)
    )
    held, alone = rows, pl.lit(value=True)
    if found(rows, papers.count).sum() < len(rows):
        held, alone = rows.unique(), pl.len().over(AT) == 1
    units = held.with_columns(alone.alias(SURE)).filter(pl.col(UNIT).is_not_null())
    elsewhere = [held.filter(pl.col(UNIT).is_null())[AT]]
    if "union_memberships" not in filing.complete:
        elsewhere.append((found(held, papers.count) == 0).arg_true().cast(pl.Int64))
    return Memberships(units, pl.concat(elsewhere).unique().sort())


def known_unit(held: Memberships, count: int) -> pl.Series:
    """The unit of each candidate, missing where none is known or several are.

    Args:
        held: in which units the candidates are.
        count: how many candidates there are.
    """
    sure = held.units.filter(SURE)
    row = pl.repeat(None, count, dtype=pl.Int64, eager=True).scatter(
        sure[AT], pl.int_range(len(sure), eager=True)
    )
    return sure[UNIT].gather(row)
