"""Excerpts: the few records of large tables that something is about."""

from collections.abc import Collection, Iterable, Sequence

import narwhals.stable.v2 as nw
import polars as pl
from attrs import evolve

from vneduunion.model import Dataset
from vneduunion.tables import Tables, dataset, schemas
from vneduunion.tables.columns import RECORD

_SMALL = ("measures", "movements", "activities")
"""Tables that are taken whole."""


def excerpt(columns: Tables, chosen: dict[str, Collection[str]]) -> Dataset:
    """Some records of a nation's, with all measures, movements and activities, and the sources of figures.

    Args:
        columns: all records.
        chosen: the ids of the records that are wanted, by table; of `ties` those of the lower units.

    Raises:
        LoadError: rows cannot become records.
    """
    if "figures" in chosen and "sources" not in chosen:
        named = columns["figures"].filter(nw.col("id").is_in([*chosen["figures"]])).select("source").unique()
        chosen = {**chosen, "sources": named.collect("polars")["source"].drop_nulls().to_list()}
    frames = {name: columns[name] for table in _SMALL for name in _family(table) if name in columns}
    for table, ids in chosen.items():
        schema = schemas()[table]
        frames[table] = columns[table].filter(nw.col("id" if schema.has_id else "child").is_in([*ids]))
        for child in schema.children if schema.has_id else ():
            frames[child] = columns[child].filter(nw.col(RECORD).is_in([*ids]))
    return dataset(evolve(columns, frames=frames))


def read(columns: Tables, table: str, names: Sequence[str]) -> pl.DataFrame:
    """Some columns of a table, in memory.

    Args:
        columns: all records.
        table: the name of the table.
        names: the columns.
    """
    found: pl.DataFrame = columns[table].select(*names).collect("polars").to_native()
    return found


def _family(table: str) -> Iterable[str]:
    return (table, *schemas()[table].children)
