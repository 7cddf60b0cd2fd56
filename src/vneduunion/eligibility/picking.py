"""The papers of one candidate out of tables of any size."""

from collections.abc import Collection, Iterable

import narwhals.stable.v2 as nw
from attrs import evolve

from vneduunion.eligibility.dossiers import WHOSE
from vneduunion.model import Dataset
from vneduunion.tables import Tables, dataset, schemas
from vneduunion.tables.columns import ORDINAL, RECORD, VALUE
from vneduunion.tables.holder import Frame

_WHOSE = {**WHOSE, "persons": "id", "units": "id", "groups": "id"}
"""Of each table that tells of candidates, the column that says of whom."""
_MADE_BY = {"initiatives.authors": "person", "initiatives.units": VALUE}
_WHOLE = ("award_kinds", "documents")


def demand_tables(data: object) -> Tables:
    """Records that are no dataset: tables.

    Args:
        data: what the caller gave.

    Raises:
        TypeError: they are something else.
    """
    if not isinstance(data, Tables):
        found = type(data).__name__
        message = f"data are a Dataset or Tables, not {found}: `read` gives the one, `scan` the other"
        raise TypeError(message)
    return data


def papers_of(columns: Tables, candidate: str) -> Dataset:
    """The papers of a candidate, and of the people in a collective; the rest is never fetched.

    Args:
        columns: all records.
        candidate: the id of a person, a unit or a group.

    Raises:
        LoadError: rows cannot become records.
    """
    whom = [candidate, *_people(columns, candidate)]
    frames = {name: columns[name] for name in _family(_WHOLE) if name in columns}
    for table, column in _WHOSE.items():
        _put(frames, columns, table, nw.col(column).is_in(whom))
    _put(frames, columns, "initiatives", nw.col("id").is_in(_made_by(columns, whom)))
    return dataset(evolve(columns, frames=frames))


def _put(frames: dict[str, Frame], columns: Tables, table: str, condition: nw.Expr) -> None:
    """Some rows of a table and of the lists of its records."""
    schema = schemas()[table]
    key = "id" if schema.has_id else ORDINAL
    chosen = columns[table].filter(condition)
    ids = chosen.select(key).collect("polars")[key].to_list()
    frames[table] = chosen
    frames |= {
        child: columns[child].filter(nw.col(RECORD).is_in(ids))
        for child in schema.children
        if child in columns
    }


def _people(columns: Tables, candidate: str) -> Iterable[str]:
    """The members of a collective."""
    for table, column in (("union_memberships", "unit"), ("groups.members", RECORD)):
        held = columns[table].filter(nw.col(column) == nw.lit(candidate))
        yield from held.select("person").collect("polars")["person"].drop_nulls().to_list()


def _made_by(columns: Tables, whom: Collection[str]) -> list[str]:
    """The ids of the pieces of work that some people, units or groups made."""
    groups = columns["initiatives"].filter(nw.col("group").is_in(whom)).select(nw.col("id").alias(RECORD))
    parts = [
        columns[table].filter(nw.col(column).is_in(whom)).select(RECORD) for table, column in _MADE_BY.items()
    ]
    found = nw.concat([groups, *parts], how="vertical").unique()
    ids: list[str] = found.collect("polars")[RECORD].to_list()
    return ids


def _family(tables: Iterable[str]) -> Iterable[str]:
    for table in tables:
        yield from (table, *schemas()[table].children)
