"""Ratios of two measures, from the bounds of their rolled-up cells and never from ratios of parts."""

import polars as pl
from attrs import evolve

from vneduunion.model import MeasureDefinition
from vneduunion.rollup.asked import PERIOD
from vneduunion.rollup.closure import UNIT
from vneduunion.rollup.facts import HIGH, LOW
from vneduunion.tables.from_records import LARGEST

_KEYS = [UNIT, PERIOD]
_OF_WHOLE = "_of_whole"


def is_part(one: MeasureDefinition, other: MeasureDefinition) -> bool:
    """Whether all that one definition counts is counted by the other too.

    Args:
        one: the definition that may be a part.
        other: the definition that may be its whole.

    Returns:
        True where `one` is `other` narrowed by `only`, or its measure belongs to that of `other` by
        definition (`part_of`).

    Example:
        >>> from vneduunion.reference import measure_definitions
        >>> recognised = measure_definitions()["initiatives.recognised"]
        >>> is_part(recognised.only("kind", "TOPIC"), recognised)
        True
    """
    narrowed = {*other.where} <= {*one.where} and evolve(one, where=other.where, label=other.label) == other
    return narrowed or (other.label is None and other.measure.id in one.measure.part_of)


def ratios(
    numerator: pl.DataFrame, denominator: pl.DataFrame, *, per: int, part: bool, absent: int | None
) -> pl.DataFrame:
    """The ratio in each unit and period of which there is a cell of one of the two.

    Args:
        numerator: rows of `unit`, `period`, `low` and `high`.
        denominator: the same of the other measure.
        per: the ratio tells how much of the numerator there is to so many of the denominator.
        part: whether the numerator is a part of the denominator.
        absent: the upper bound of a cell that is not there, whose lower bound is 0.

    Returns:
        Rows of `unit`, `period`, `low` and `high`, rounded outwards to whole numbers: any two numbers within
        the bounds have their ratio between these. Both are missing where the denominator is certainly 0;
        `high` is where it may be, or where the numerator has no upper bound. A part is never told as more
        than its whole, unless the bounds of the two contradict each other.

    Raises:
        ValueError: `per` is below 1.
    """
    if per < 1:
        msg = f"per is a whole number from 1 up, not {per}"
        raise ValueError(msg)
    both = numerator.join(denominator, on=_KEYS, how="full", coalesce=True, suffix=_OF_WHOLE).sort(_KEYS)
    told = both.select(*_present("", absent), *_present(_OF_WHOLE, absent))
    # One by one, since products of amounts pass what columns hold.
    found = [
        _bounds((low, high), (least, most), per, part=part) for low, high, least, most in told.iter_rows()
    ]
    schema = {LOW: pl.Int64, HIGH: pl.Int64}
    return pl.concat([both.select(_KEYS), pl.DataFrame(found, schema=schema, orient="row")], how="horizontal")


def _present(suffix: str, absent: int | None) -> tuple[pl.Expr, pl.Expr]:
    low, high = pl.col(LOW + suffix), pl.col(HIGH + suffix)
    return low.fill_null(0), pl.when(low.is_null()).then(pl.lit(absent, pl.Int64)).otherwise(high).alias(
        HIGH + suffix
    )


_Bounds = tuple[int, int | None]


def _bounds(
    numerator: _Bounds, denominator: _Bounds, per: int, *, part: bool
) -> tuple[int | None, int | None]:
    least, most = denominator
    if most == 0:
        return None, None
    low = 0 if most is None else numerator[0] * per // most
    high = _high(numerator[1], least, per)
    if part and low <= per:
        high = per if high is None else min(high, per)
    return min(low, LARGEST), None if high is None or high > LARGEST else high


def _high(most: int | None, least: int, per: int) -> int | None:
    if most == 0:
        return 0
    return None if most is None or least == 0 else -(-most * per // least)
