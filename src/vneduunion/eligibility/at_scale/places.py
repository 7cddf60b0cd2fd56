"""Rows about things by the places of the things in a list, instead of by their ids."""

import polars as pl

AT = "at"
"""The column of the place of a candidate among all of them."""
_HASH = "hash"


def placed(rows: pl.LazyFrame, about: str, ids: pl.Series, at: str = AT) -> pl.LazyFrame:
    """Rows about some things, with the place of the thing instead of its id; those about others fall away.

    Args:
        rows: rows that may be about anything.
        about: the column of the id of what a row is about.
        ids: those of the things, each once.
        at: the column of the place.
    """
    # Whole numbers are joined several times faster than texts. Different ids of one hash fall away behind.
    places = pl.LazyFrame({_HASH: ids.hash(), at: pl.int_range(len(ids), dtype=pl.Int64, eager=True)})
    alike = rows.with_columns(pl.col(about).hash().alias(_HASH)).join(places, on=_HASH)
    return alike.filter(pl.col(about) == pl.lit(ids).gather(at)).drop(about, _HASH)
