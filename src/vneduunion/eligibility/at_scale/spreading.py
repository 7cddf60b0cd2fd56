"""Values of some candidates as a column of all."""

import polars as pl

from vneduunion.eligibility.at_scale.places import AT


def spread(values: pl.DataFrame, count: int, otherwise: int = 0, name: str = "value") -> pl.Series:
    """A column of all candidates.

    Args:
        values: the places of some, and their values.
        count: how many candidates there are.
        otherwise: the value of the others.
        name: the column of the values.
    """
    return _alike(otherwise, count).scatter(values[AT], values[name].cast(pl.Int64))


def found(rows: pl.DataFrame, count: int) -> pl.Series:
    """1 for the candidates of whom there are rows, 0 for the others.

    Args:
        rows: the places of candidates, perhaps repeatedly.
        count: how many candidates there are.
    """
    return _alike(0, count).scatter(rows[AT], 1)


def _alike(value: int, count: int) -> pl.Series:
    return pl.Series([value], dtype=pl.Int64).new_from_index(0, count)


def tally(rows: pl.DataFrame, count: int) -> pl.Series:
    """How many rows there are of each candidate.

    Args:
        rows: the places of candidates.
        count: how many candidates there are.
    """
    return spread(rows.group_by(AT).agg(pl.len().alias("value")), count)


def extreme(rows: pl.DataFrame, count: int, otherwise: int, *, least: bool, name: str = "value") -> pl.Series:
    """The least or the greatest value of each candidate.

    Args:
        rows: the places of candidates, perhaps repeatedly, and values.
        count: how many candidates there are.
        otherwise: the value of those without rows.
        least: whether the least is wanted.
        name: the column of the values.
    """
    once = spread(rows, count, otherwise, name)
    if found(rows, count).sum() == len(rows):
        return once
    best = pl.col(name).min() if least else pl.col(name).max()
    return spread(rows.group_by(AT).agg(best), count, otherwise, name)
