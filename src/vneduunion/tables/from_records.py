"""`Dataset` to `Tables`: records become columns, in memory."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache, reduce
from operator import attrgetter
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
from annotated_types import Le, Lt
from attrs import evolve

from vneduunion.errors import BadRecord, Fault
from vneduunion.findings import Finding, Findings, finding_of_fault
from vneduunion.model import Dataset
from vneduunion.tables.columns import GIVEN, ORDINAL, RECORD, VALUE, Column, Storage, TableSchema, schemas
from vneduunion.tables.holder import Tables
from vneduunion.tables.origins import ORIGIN, ORIGIN_ROW, Origin, OriginKind

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
    made, faults = _made(data), list[Fault]()
    for name, columns in made.items():
        faults += (
            too_large(f"{name}[{columns[ORIGIN_ROW][at]}].{column.field}")
            for at, column in _oversized_cells(schemas()[name], columns)
        )
        faults += _unwritable(schemas()[name], columns)
    return _framed(made, faults)


def tables_to_judge(data: Dataset, positions: Mapping[str, Sequence[int]] | None = None) -> Tables:
    """The records of a dataset as columns, where a number that no column holds is missing.

    These columns do not say all that the records do, so they are for rules to look at and not for
    making records again.

    Args:
        data: any dataset.
        positions: where the records of a table stand in what they were read from; by default, and for
            tables that are not named, as in the dataset.

    Returns:
        Tables as `tables` gives them; their `findings` tell each field whose number is missing in them.

    Raises:
        BadRecord: a text has half of a surrogate pair; all of them are listed.

    Example:
        >>> from vneduunion.model import Initiative, InitiativeKind
        >>> from vneduunion.values.quantities import Quantity
        >>> work = Initiative(id="i", title="T", kind=InitiativeKind.TOPIC, benefit=Quantity.exact(10**30))
        >>> columns = tables_to_judge(Dataset(initiatives=[work]))
        >>> [(item.place, item.code) for item in columns.findings]
        [('$.initiatives[0].benefit', 'X105')]
    """
    made, faults, found = _made(data), list[Fault](), list[Finding]()
    for name, columns in made.items():
        schema = schemas()[name]
        root = schema.parent or name
        at = (positions or {}).get(root, range(len(getattr(data, root))))
        found += _taken_out(schema, columns, data, at)
        faults += _unwritable(schema, columns)
        columns[ORIGIN_ROW] = [at[row] for row in columns[ORIGIN_ROW]]
    return evolve(_framed(made, faults), findings=Findings(found=tuple(found)))


def _made(data: Dataset) -> dict[str, dict[str, list[Any]]]:
    """The columns of every table that has rows."""
    return {
        name: _columns(schema, rows, data)
        for name, schema in schemas().items()
        if (rows := _rows(schema, data))
    }


def _framed(made: Mapping[str, Mapping[str, list[Any]]], faults: Sequence[Fault]) -> Tables:
    if faults:
        raise BadRecord(faults, "Dataset")
    return Tables(
        frames={name: _frame(schemas()[name], columns) for name, columns in made.items()},
        origins=dict.fromkeys(schemas(), _DOCUMENT),
    )


_DOCUMENT = Origin(kind=OriginKind.DOCUMENT)


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
    """One cell of the row that a record, or an element of a list, stands for, as `tables_to_judge` has it.

    Args:
        schema: the schema of its table.
        name: the column.
        item: the record or element; or the row itself, as a mapping of columns.
    """
    if isinstance(item, Mapping):
        return item[name]
    value = _reach(schema.column(name))(item)
    if isinstance(value, Enum):
        return value.value
    return None if isinstance(value, int) and value > LARGEST else value


def _columns(schema: TableSchema, rows: Rows, data: Dataset) -> dict[str, list[Any]]:
    keys: dict[str, list[Any]] = {ORDINAL: [at for _, at, _ in rows]}
    if schema.parent is not None:
        parents = getattr(data, schema.parent)
        named = schemas()[schema.parent].has_id
        keys = {RECORD: [parents[i].id if named else i for i, _, _ in rows], **keys}
    records = [record for _, _, record in rows]
    own = {column.name: _cells(column, records) for column in schema.columns}
    indexes = [index for index, _, _ in rows]
    return {**keys, **own, **{name: [None] * len(rows) for name in ORIGIN}, ORIGIN_ROW: indexes}


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


def too_large(place: str) -> Fault:
    """What is wrong with a number that no column holds; its digits are not told, for they may be many.

    Args:
        place: where it stands.
    """
    return Fault(place, "too_large", {"found": "…", "limit": LARGEST})


def oversized(schema: TableSchema, item: Any) -> tuple[str, ...]:
    """The fields of a record, or of an element of a list, whose numbers no column holds.

    Args:
        schema: the schema of its table.
        item: the record or element.
    """
    cells = {column.name: _cells(column, (item,)) for column in unlimited(schema)}
    return tuple(dict.fromkeys(column.path[0] for _, column in _oversized_cells(schema, cells)))


def _oversized_cells(schema: TableSchema, columns: Mapping[str, list[Any]]) -> Iterator[tuple[int, Column]]:
    """The positions in columns where a number stands that these cannot hold."""
    for column in unlimited(schema):
        for at, value in enumerate(columns[column.name]):
            if value is not None and value > LARGEST:
                yield at, column


@cache
def unlimited(schema: TableSchema) -> tuple[Column, ...]:
    """The columns of whole numbers without a greatest value; no record has others that are too large.

    Args:
        schema: the schema of their table.
    """
    return tuple(column for column in schema.columns if column.storage is Storage.WHOLE and _is_open(column))


def _is_open(column: Column) -> bool:
    return not any(isinstance(limit, Le | Lt) for limit in column.shape.constraints)


def _taken_out(
    schema: TableSchema, columns: Mapping[str, list[Any]], data: Dataset, positions: Sequence[int]
) -> Iterator[Finding]:
    """Takes the numbers that no column holds out of columns; one finding for each field, not each bound."""
    found = list(_oversized_cells(schema, columns))
    for at, column in found:
        columns[column.name][at] = None
    records = getattr(data, schema.parent or schema.name)
    for at, field in dict.fromkeys((at, column.path[0]) for at, column in found):
        row = columns[ORIGIN_ROW][at]
        place = _DOCUMENT.place(schema, positions[row], field, columns[ORDINAL][at])
        yield finding_of_fault(too_large(field), schema.name, records[row].key, place, positions[row])


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
