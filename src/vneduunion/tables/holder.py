"""`Tables`: the records of one body of knowledge as lazy columns, on any engine."""

from collections.abc import Iterator, Mapping
from typing import Any, Self, final

import narwhals.stable.v2 as nw
from attrs import evolve, field, frozen

from vneduunion.findings import Findings
from vneduunion.tables.columns import Storage, schemas
from vneduunion.tables.origins import ORIGIN, Origin

Frame = nw.LazyFrame[Any]

TYPES: Mapping[Storage, Any] = {
    Storage.TEXT: nw.String,
    Storage.WHOLE: nw.Int64,
    Storage.BOOLEAN: nw.Boolean,
    Storage.DATE: nw.Date,
}
"""The type of a narwhals column for each storage."""


@final
@frozen(kw_only=True, eq=False, repr=False)
class Tables:
    """One lazy frame per table, in the form that `schemas()` describes; what is missing is empty.

    Frames are made by `scan` and `tables`; they may lie in memory (polars), in DuckDB or in Spark,
    but all in one engine. Every verb that takes a `Dataset` takes them too.

    Attributes:
        frames: the frames as narwhals sees them, by the names of their tables; each has every column
            of its schema.
        origins: where the rows of a table came from.
        absent: the columns that a table's input did not have, by the name of the table.
        unknown: the columns of a table's input that its schema does not have.
        kept: these columns, for whoever wants them: of files a polars frame of texts beside
            `origin_row`, of other frames the caller's own columns beside the keys.
        findings: what was wrong with the input before it became columns.
    """

    frames: Mapping[str, Frame]
    origins: Mapping[str, Origin] = field(factory=dict)
    absent: Mapping[str, tuple[str, ...]] = field(factory=dict)
    unknown: Mapping[str, tuple[str, ...]] = field(factory=dict)
    kept: Mapping[str, Any] = field(factory=dict)
    findings: Findings = field(factory=Findings)

    def __getitem__(self, name: str) -> Frame:
        """The frame of a table, with every column of its schema; empty where none was given.

        Raises:
            KeyError: no table is called so.
        """
        schema = schemas()[name]
        found = self.frames.get(name)
        if found is not None:
            return found
        columns = {**schema.storages, **ORIGIN}
        some = next(iter(self.frames.values()), None)
        if some is None:
            return _nowhere(columns)
        typed = (nw.lit(None).cast(TYPES[storage]).alias(column) for column, storage in columns.items())
        return some.head(0).with_columns(*typed).select(*columns)

    def __contains__(self, name: object) -> bool:
        """Whether a frame was given for a table."""
        return name in self.frames

    def __iter__(self) -> Iterator[str]:
        """The names of the tables that frames were given for, in the order of the schemas."""
        return (name for name in schemas() if name in self.frames)

    @property
    def engine(self) -> str:
        """Where the frames lie: `polars`, `duckdb` or `pyspark`."""
        frames = list(self.frames.values())
        return frames[0].implementation.value if frames else "polars"

    def native(self, name: str) -> Any:
        """The frame of a table as its engine knows it: a polars LazyFrame, a DuckDB relation ..."""
        return self[name].to_native()

    def without(self, names: set[str]) -> Self:
        """These tables less some, for example to leave out what cannot be read."""
        return evolve(self, frames={name: frame for name, frame in self.frames.items() if name not in names})

    def __repr__(self) -> str:
        return f"<Tables on {self.engine}: {', '.join(self) or 'empty'}>"


def _nowhere(columns: Mapping[str, Storage]) -> Frame:
    typed = {name: TYPES[storage]() for name, storage in columns.items()}
    return nw.from_dict({name: [] for name in columns}, schema=typed, backend="polars").lazy()
