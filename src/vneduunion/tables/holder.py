"""`Tables`: the records of one body of knowledge as lazy columns, on any engine."""

from collections.abc import Iterator, Mapping
from typing import Any, Self, final

import narwhals.stable.v2 as nw
from attrs import evolve, field, frozen

from vneduunion.errors import Fault, Words
from vneduunion.extras import package_of
from vneduunion.findings import Finding, Findings, finding_of_fault
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


def is_of_engine(error: Exception) -> bool:
    """Whether an error comes from DuckDB, which is known without importing it."""
    return package_of(error) == "duckdb"


def unreadable_table(name: str, error: Exception) -> Fault:
    """What is wrong with a table that its engine cannot read.

    Args:
        name: the table.
        error: what the engine says, in English.
    """
    kind, said = type(error).__name__, str(error).partition("\n")[0]
    reason = Words(f"DuckDB báo lỗi {kind}", f"DuckDB says: {said}")
    return Fault(name, "unreadable_table", {"reason": reason})


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
        unread: the columns that have cells which could not be read, by the name of the table; the rows
            say which ones in `origin_unread`.
        caller: the kind of frames in which answers are given: `pandas` or `pyarrow` where all that were
            given are of it, else `polars`.
    """

    frames: Mapping[str, Frame]
    origins: Mapping[str, Origin] = field(factory=dict)
    absent: Mapping[str, tuple[str, ...]] = field(factory=dict)
    unknown: Mapping[str, tuple[str, ...]] = field(factory=dict)
    kept: Mapping[str, Any] = field(factory=dict)
    findings: Findings = field(factory=Findings)
    unread: Mapping[str, frozenset[str]] = field(factory=dict)
    caller: str = "polars"

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

    def strangers(self) -> Iterator[Finding]:
        """A finding for each column of the input that its table does not have."""
        for table, columns in self.unknown.items():
            schema = schemas()[table]
            known = ", ".join(schema.offered)
            origin = self.origins[table]
            for column in columns:
                fault = Fault(column, "unknown_field", {"known": known})
                yield finding_of_fault(fault, table, place=origin.place(schema, None, column))

    def unreadable(self) -> Iterator[Fault]:
        """What is wrong with each table that its engine cannot read to the end."""
        for name in self:
            try:
                self[name].collect("polars")
            except Exception as error:  # noqa: BLE001 whatever the engine says
                yield unreadable_table(name, error)

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
