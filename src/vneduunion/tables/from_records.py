"""`Dataset` to `Tables`: records become columns, in memory."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import cache, reduce
from operator import attrgetter
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl

from vneduunion.errors import BadRecord, Fault
from vneduunion.model import Dataset
from vneduunion.tables.columns import GIVEN, ORDINAL, RECORD, VALUE, Column, Storage, TableSchema, schemas
from vneduunion.tables.holder import Tables
from vneduunion.tables.origins import ORIGIN, ORIGIN_FILE, ORIGIN_ROW, Origin, OriginKind

POLARS: Mapping[Storage, type[pl.DataType]] = {
    Storage.TEXT: pl.String,
    Storage.WHOLE: pl.Int64,
    Storage.BOOLEAN: pl.Boolean,
    Storage.DATE: pl.Date,
}
"""The type of a polars column for each storage."""
_SURROGATE = re.compile("[\ud800-\udfff]")
LARGEST = 2**63 - 1
"""The greatest whole number that a column holds."""

Rows = Sequence[tuple[int, int, Any]]
"""The index of the record, the position in its list, and the record or the element of the list."""


def tables(data: Dataset) -> Tables:
    """The records of a dataset as columns.

    Args:
        data: any dataset; what its references lead to need not be there.

    Returns:
        Tables in memory (polars), one for each class of records and each field that holds many;
        `dataset` gives an equal dataset back, printed words and order included.

    Raises:
        BadRecord: a number is larger than a column of whole numbers holds (2**63 - 1), or a text has
            half of a surrogate pair, which no column can hold; all of them are listed.

    Example:
        >>> from vneduunion.reference import press
        >>> columns = tables(press())
        >>> columns.native("figures").select("id", "quantity_low").collect().row(0)
        ('press.000.teachers-encouraged', 10000)
    """
    frames, faults = {}, list[Fault]()
    for name, schema in schemas().items():
        rows = _rows(schema, data)
        if rows:
            columns = _columns(schema, rows, data)
            faults += _oversized(schema, columns)
            faults += _unwritable(schema, columns)
            frames[name] = columns
    if faults:
        raise BadRecord(faults, "Dataset")
    origin = Origin(kind=OriginKind.DOCUMENT)
    return Tables(
        frames={name: _frame(schemas()[name], columns) for name, columns in frames.items()},
        origins=dict.fromkeys(schemas(), origin),
    )


def _rows(schema: TableSchema, data: Dataset) -> Rows:
    if schema.parent is None:
        return [(index, index, record) for index, record in enumerate(getattr(data, schema.name))]
    return [
        (index, at, item)
        for index, record in enumerate(getattr(data, schema.parent))
        for at, item in enumerate(elements(record, schema))
    ]


def elements(record: Any, schema: TableSchema) -> Sequence[Any]:
    """The elements of one record's list, as the rows of a child table.

    Args:
        record: a record of the parent's class.
        schema: the schema of the child table.
    """
    return _reached(record, (schema.field or "").split(".")) or ()


def cell(schema: TableSchema, name: str, item: Any) -> Any:
    """One cell of the row that a record, or an element of a list, stands for.

    Args:
        schema: the schema of its table.
        name: the column.
        item: the record or element; or the row itself, as a mapping of columns.
    """
    if isinstance(item, Mapping):
        return item[name]
    value = _reach(schema.column(name))(item)
    return value.value if isinstance(value, Enum) else value


def _columns(schema: TableSchema, rows: Rows, data: Dataset) -> dict[str, list[Any]]:
    keys: dict[str, list[Any]] = {ORDINAL: [at for _, at, _ in rows]}
    if schema.parent is not None:
        parents = getattr(data, schema.parent)
        named = schemas()[schema.parent].has_id
        keys = {RECORD: [parents[i].id if named else i for i, _, _ in rows], **keys}
    records = [record for _, _, record in rows]
    own = {column.name: _cells(column, records) for column in schema.columns}
    indexes = [index for index, _, _ in rows]
    return {**keys, **own, ORIGIN_ROW: indexes, ORIGIN_FILE: [None] * len(rows)}


def _cells(column: Column, records: Iterable[Any]) -> list[Any]:
    reach = _reach(column)
    if issubclass(column.shape.base, Enum):
        # A member of these enumerations is a text; its value is the plain one.
        return [None if value is None else value.value for value in map(reach, records)]
    return [reach(record) for record in records]


@cache
def _reach(column: Column) -> Callable[[Any], Any]:
    """How a column's cell is found in a record; `None` where the value is missing as a whole."""
    if column.path == (VALUE,):
        return lambda item: item
    if len(column.path) == 1:
        return attrgetter(column.path[0])
    whole, part = attrgetter(column.path[0]), column.path[1]
    if part == GIVEN:
        return lambda record: None if whole(record) is None else True
    inner = attrgetter(part)
    return lambda record: None if (value := whole(record)) is None else inner(value)


def _reached(record: Any, path: Sequence[str]) -> Any:
    return reduce(lambda value, name: None if value is None else getattr(value, name), path, record)


def _oversized(schema: TableSchema, columns: Mapping[str, list[Any]]) -> Iterable[Fault]:
    for column in schema.columns:
        if column.storage is Storage.WHOLE:
            for row, value in zip(columns[ORIGIN_ROW], columns[column.name], strict=True):
                if value is not None and value > LARGEST:
                    where = f"{schema.name}[{row}].{column.field}"
                    yield Fault(where, "too_large", {"found": "…", "limit": LARGEST})


def _unwritable(schema: TableSchema, columns: Mapping[str, list[Any]]) -> Iterable[Fault]:
    for column in schema.columns:
        if column.storage is Storage.TEXT:
            for row, value in zip(columns[ORIGIN_ROW], columns[column.name], strict=True):
                if value is not None and not value.isascii() and _SURROGATE.search(value):
                    yield Fault(f"{schema.name}[{row}].{column.field}", "not_unicode", {"found": repr(value)})


def _frame(schema: TableSchema, columns: Mapping[str, list[Any]]) -> nw.LazyFrame[Any]:
    typed = {**schema.storages, **ORIGIN}
    return nw.from_native(
        pl.DataFrame(columns, schema={name: POLARS[typed[name]] for name in columns}).lazy()
    )
