"""Queries that find what a table says twice."""

from collections.abc import Sequence

import narwhals.stable.v2 as nw

from vneduunion.tables.holder import Frame

OTHER = "other_"
"""What stands before the names of the other row's columns in a pair."""


def repeated(frame: Frame, same: Sequence[str]) -> Frame:
    """The rows that agree in some columns with another row, with their number as `count`.

    Args:
        frame: the rows.
        same: the columns; a row where one of them is missing agrees with none.
    """
    given = nw.all_horizontal(*(~nw.col(name).is_null() for name in same), ignore_nulls=False)
    counted = frame.filter(given).group_by(*same).agg(nw.len().alias("count"))
    return frame.join(counted.filter(nw.col("count") > 1), on=list(same), how="inner")


def paired(
    frame: Frame, same: Sequence[str], key: Sequence[str], told: Sequence[str], meets: nw.Expr
) -> Frame:
    """The rows that make a pair with another one, with the number of these as `others`.

    Args:
        frame: the rows.
        same: the columns in which the two rows of a pair agree.
        key: the columns by which a row is known; the last of them tells the two rows apart.
        told: further columns of the other row that the condition names, each behind `OTHER`.
        meets: what must hold of a pair.
    """
    apart = key[-1]
    own = frame.select(*dict.fromkeys((*same, *key, *told)))
    names = dict.fromkeys((apart, *told))
    other = frame.select(*same, *(nw.col(name).alias(OTHER + name) for name in names))
    pairs = own.join(other, on=list(same), how="inner").filter(nw.col(apart) != nw.col(OTHER + apart), meets)
    counted = pairs.group_by(*key).agg(nw.len().alias("others"), nw.col(OTHER + apart).min())
    return frame.join(counted, on=list(key), how="inner")


def on_one_day() -> nw.Expr:
    """That both rows of a pair hold on one day at least; a missing day leaves its side open."""
    since, until = nw.col("since"), nw.col("until")
    other_since, other_until = nw.col(f"{OTHER}since"), nw.col(f"{OTHER}until")
    begun = other_since.is_null() | until.is_null() | (other_since <= until)
    return begun & (since.is_null() | other_until.is_null() | (since <= other_until))


def both_known(name: str) -> nw.Expr:
    """That a column is given, and the same in both rows of a pair.

    Args:
        name: the column.
    """
    return ~nw.col(name).is_null() & (nw.col(name) == nw.col(OTHER + name))


def same_or_missing(*names: str) -> nw.Expr:
    """That columns are the same in both rows of a pair, or missing in both.

    Args:
        names: the columns; of none it always holds.
    """
    same = nw.lit(value=True)
    for name in names:
        own, other = nw.col(name), nw.col(OTHER + name)
        same = same & ((own == other) | (own.is_null() & other.is_null()))
    return same
