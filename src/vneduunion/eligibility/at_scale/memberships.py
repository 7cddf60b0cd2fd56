"""In which unit candidates are, by their membership of the union on a day."""

from collections.abc import Iterable
from datetime import date
from typing import final

import polars as pl
from attrs import frozen

from vneduunion.eligibility.at_scale.papers import Papers
from vneduunion.eligibility.at_scale.people import PERSON, covers
from vneduunion.eligibility.at_scale.places import AT
from vneduunion.eligibility.at_scale.spreading import found
from vneduunion.eligibility.filings import Filing
from vneduunion.model import Dataset
from vneduunion.structure import UnitTree
from vneduunion.values.ids import UnitId

UNIT, OVER = "unit", "over"
SURE = "sure"
"""Whether somebody is certainly in a unit: that one alone is known."""
_UNITS = "units"
"""How many units somebody may be in."""


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
    elsewhere = [rows.filter(pl.col(UNIT).is_null())[AT]]
    if "union_memberships" not in filing.complete:
        elsewhere.append((found(rows, papers.count) == 0).arg_true().cast(pl.Int64))
    held, units = rows, pl.lit(1)
    if found(rows, papers.count).sum() < len(rows):
        held, units = rows.unique(), pl.len().over(AT)
    held = held.with_columns(units.alias(_UNITS)).filter(pl.col(UNIT).is_not_null())
    return Memberships(_certain(held, papers.over), pl.concat(elsewhere).unique().sort())


def _certain(held: pl.DataFrame, over: pl.DataFrame | None) -> pl.DataFrame:
    """The units in which people count, each with whether all that they may be in are it or below it."""
    if over is None:
        return held.select(AT, UNIT, (pl.col(_UNITS) == 1).alias(SURE))
    every = pl.len() == pl.col(_UNITS).first()
    counted = held.join(over, on=UNIT).group_by(AT, OVER).agg(every.alias(SURE))
    return counted.select(AT, pl.col(OVER).alias(UNIT), SURE)


def below(data: Dataset, tops: Iterable[str], day: date) -> pl.DataFrame:
    """Each of some units, and all units below it on a day, with the unit over them in which their people count.

    Args:
        data: the units and their ties.
        tops: the units.
        day: the day.

    Raises:
        UnknownId: one of the units is not there.
    """
    tree = UnitTree(data).on(day)
    rows = [(unit, top) for top in map(UnitId, dict.fromkeys(tops)) for unit in (*tree.descendants(top), top)]
    return pl.DataFrame(rows, schema={UNIT: pl.String, OVER: pl.String}, orient="row")


def known_unit(held: Memberships, count: int) -> pl.Series:
    """The unit of each candidate, missing where none is known or several are.

    Args:
        held: in which units the candidates are.
        count: how many candidates there are.
    """
    sure = held.units.filter(SURE)
    if found(sure, count).sum() < len(sure):
        sure = sure.filter(pl.len().over(AT) == 1)
    row = pl.repeat(None, count, dtype=pl.Int64, eager=True).scatter(
        sure[AT], pl.int_range(len(sure), eager=True)
    )
    return sure[UNIT].gather(row)
