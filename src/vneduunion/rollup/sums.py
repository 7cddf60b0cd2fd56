"""Sums: what adds up in the cells of a grid, by runs, by places, and in parts."""

from collections.abc import Callable, Sequence

import narwhals.stable.v2 as nw

from vneduunion.rollup.asked import PERIOD
from vneduunion.rollup.closure import PLACE
from vneduunion.rollup.expecting import EXPECTED, HAVE
from vneduunion.rollup.facts import BOUNDS, HIGH, LOW, THING
from vneduunion.rollup.places import WEIGHT_HIGH, WEIGHT_LOW
from vneduunion.structure import WHOLE
from vneduunion.tables.columns import RECORD
from vneduunion.tables.holder import Frame

RECORDS = "records"
"""How many records went in."""
SUMS = (*BOUNDS, RECORDS, HAVE, EXPECTED)
"""What adds up in a cell."""
CELL = (PLACE, PERIOD)
NONE, ONE = (nw.lit(number).cast(nw.Int64) for number in (0, 1))
_HALF = 2**31
Parts = Callable[[], tuple[nw.Expr, nw.Expr]]
"""The bounds of the part of a sum that counts in a place."""


def distinct(things: Frame, keys: Sequence[str]) -> Frame:
    """The things of each cell, each counted once.

    Args:
        things: rows of `record`, `thing`, its bounds, their weights and the keys.
        keys: the columns that name a cell.

    Returns:
        Rows of the keys with `low`, `high`, `unbounded` and `records`, and nothing of who has them.
    """
    heavy = things.filter(nw.col(WEIGHT_HIGH) > 0)
    return summed([bounds_of_things(things, keys), number_of_records(heavy, keys)], keys, SUMS)


def bounds_of_things(things: Frame, keys: Sequence[str]) -> Frame:
    """The bounds of cells: those of a thing are its widest, and it counts once.

    Args:
        things: rows of `thing`, its bounds, their weights and the keys.
        keys: the columns that name a cell.
    """
    rows = in_part(things, all_or_nothing)
    once = rows.group_by(*keys, THING).agg(*map(widest, BOUNDS))
    return filled(summed([once], keys, BOUNDS), BOUNDS, keys)


def number_of_records(rows: Frame, keys: Sequence[str]) -> Frame:
    """The number of records of cells.

    Args:
        rows: rows of `record` and the keys, some perhaps several times.
        keys: the columns that name a cell.
    """
    found = rows.select(*keys, RECORD).unique().group_by(*keys).agg(nw.len().alias(RECORDS))
    return filled(whole(found, (RECORDS,)), (RECORDS,), keys)


def summed(parts: Sequence[Frame], keys: Sequence[str], columns: Sequence[str]) -> Frame:
    """Sums of sums; keys may be missing, so that they are put together and not joined.

    Args:
        parts: rows of the keys and the columns.
        keys: the columns that name a cell.
        columns: what adds up.
    """
    rows = nw.concat(parts, how="vertical") if len(parts) > 1 else parts[0]
    return whole(rows.group_by(*keys).agg(*map(total, columns)), columns)


def filled(rows: Frame, columns: Sequence[str], keys: Sequence[str] = CELL) -> Frame:
    """Some of what adds up, and nothing of the rest of it.

    Args:
        rows: rows of the keys and some of the columns.
        columns: those that are taken.
        keys: the columns that name a cell.
    """
    return rows.select(*keys, *(nw.col(name) if name in columns else NONE.alias(name) for name in SUMS))


def total(column: str) -> nw.Expr:
    """The sum of a column."""
    return nw.col(column).sum()


def widest(column: str) -> nw.Expr:
    """The greatest of a column."""
    return nw.col(column).max()


def whole(rows: Frame, columns: Sequence[str]) -> Frame:
    """Sums as whole numbers of one kind: those of DuckDB are wider.

    Args:
        rows: rows with the columns.
        columns: the sums.
    """
    return rows.with_columns(*(nw.col(column).cast(nw.Int64) for column in columns))


def scaled(rows: Frame, part: Parts, columns: Sequence[str]) -> Frame:
    """What of some rows adds up, in parts.

    Args:
        rows: rows of cells with bounds and weights.
        part: how much of the bounds counts.
        columns: those of the sums that are taken.
    """
    return filled(in_part(rows, part), columns)


def in_part(rows: Frame, part: Parts) -> Frame:
    """What weighs something, in parts.

    Args:
        rows: rows with bounds and weights.
        part: how much of the bounds counts.
    """
    low, high = part()
    heavy = rows.filter(nw.col(WEIGHT_HIGH) > 0).with_columns(low.alias(LOW), high.alias(HIGH))
    return whole(heavy, (LOW, HIGH))


def in_shares() -> tuple[nw.Expr, nw.Expr]:
    """Shares of an amount, rounded outwards."""
    return share(nw.col(LOW), nw.col(WEIGHT_LOW), 0), share(nw.col(HIGH), nw.col(WEIGHT_HIGH), WHOLE - 1)


def all_or_nothing() -> tuple[nw.Expr, nw.Expr]:
    """What cannot be divided: certain only where all of it counts."""
    return nw.when(nw.col(WEIGHT_LOW) == WHOLE).then(nw.col(LOW)).otherwise(nw.lit(0)), nw.col(HIGH)


def undivided() -> tuple[nw.Expr, nw.Expr]:
    """The weights of what cannot be divided: all of it counts, certainly or possibly."""
    certain = nw.when(nw.col(WEIGHT_LOW) == WHOLE).then(nw.lit(WHOLE)).otherwise(nw.lit(0))
    return certain.cast(nw.Int64).alias(WEIGHT_LOW), nw.lit(WHOLE).cast(nw.Int64).alias(WEIGHT_HIGH)


def quotient(amount: nw.Expr, number: nw.Expr) -> nw.Expr:
    """An amount divided by a number from 1 to 2**31, rounded down, whatever its size.

    Args:
        amount: from 0 up.
        number: what it is divided by.
    """
    # Engines divide by way of numbers that round beyond 2**53: the upper half of the amount goes first.
    lower = amount % _HALF
    upper = _whole_part(amount, nw.lit(_HALF))
    return _whole_part(upper, number) * _HALF + _whole_part((upper % number) * _HALF + lower, number)


def _whole_part(amount: nw.Expr, number: nw.Expr) -> nw.Expr:
    return ((amount - amount % number) / number).round().cast(nw.Int64)


def share(amount: nw.Expr, weight: nw.Expr, rounding: int) -> nw.Expr:
    """A part of an amount, of which no intermediate result is larger than the amount itself can be.

    Args:
        amount: the amount.
        weight: the part in basis points.
        rounding: what is added before the rest is cut off.
    """
    rest = amount % WHOLE
    # Spark divides by way of decimal numbers, which round large ones: what is left over is taken off first.
    parts = ((amount - rest) / WHOLE).round().cast(nw.Int64)
    return parts * weight + (rest * weight + rounding) // WHOLE
