"""Rows about things by the places of the things in a list, instead of by their ids."""

from typing import final

import polars as pl
from attrs import Factory, field, frozen

AT = "at"
"""The column of the place of a candidate among all of them."""
_HASH = "hash"


@final
@frozen(eq=False)
class Places:
    """The places of some things.

    Attributes:
        ids: those of the things, each once.
        at: the column of the place.
    """

    ids: pl.Series
    at: str = AT
    _hashes: pl.LazyFrame = field(
        default=Factory(lambda self: _hashed(self.ids, self.at), takes_self=True), init=False
    )

    def of(self, rows: pl.LazyFrame, about: str) -> pl.LazyFrame:
        """Rows about these things, with the place of the thing instead of its id; those about others fall away.

        Args:
            rows: rows that may be about anything.
            about: the column of the id of what a row is about.
        """
        # Whole numbers are joined several times faster than texts. Different ids of one hash fall away behind.
        alike = rows.with_columns(pl.col(about).hash().alias(_HASH)).join(self._hashes, on=_HASH)
        return alike.filter(pl.col(about) == pl.lit(self.ids).gather(self.at)).drop(about, _HASH)


def _hashed(ids: pl.Series, at: str) -> pl.LazyFrame:
    return pl.LazyFrame({_HASH: ids.hash(), at: pl.int_range(len(ids), dtype=pl.Int64, eager=True)})


def each_once(ids: pl.Series) -> pl.Series:
    """Ids without those that came before, in their order.

    Args:
        ids: some ids, perhaps repeatedly.
    """
    # Where no two hashes are alike, no two ids are; that is told in half the time.
    return ids if ids.hash().n_unique() == len(ids) else ids.unique(maintain_order=True)
