"""`Tables` to `Dataset`: columns become records, each checked as it is made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Any, final

from attrs import frozen

from vneduunion.codec.collector import collector_paused
from vneduunion.errors import BadRecord, Fault, LoadError
from vneduunion.findings import Finding, Severity, finding_of_fault
from vneduunion.model import TABLES, Dataset
from vneduunion.tables.cell_texts import choices_told
from vneduunion.tables.columns import GIVEN, ORDINAL, RECORD, Column, TableSchema, schemas
from vneduunion.tables.holder import Tables
from vneduunion.tables.origins import ORIGIN_FILE, ORIGIN_ROW, ORIGIN_UNREAD, Origin, OriginKind, unread_mark
from vneduunion.values.constraints import Checked, field_faults, shapes
from vneduunion.values.periods import Period

Row = Mapping[str, Any]
Told = tuple[Finding, Fault]
"""A finding, and the fault that it tells."""
Lists = Mapping[str, Mapping[Any, tuple[Any, ...]]]
"""For each field that holds many its elements, by the key of the record that has them."""

_NOWHERE = Origin(kind=OriginKind.DOCUMENT)
_TOLD_ELSEWHERE = Fault("", "finding")
"""Keeps a row from becoming a record where what is wrong with it is told already."""


def dataset(tables: Tables) -> Dataset:
    """The records that the rows of tables stand for.

    Args:
        tables: tables on any engine; all their rows are brought into memory.

    Returns:
        A dataset, its records in the order of `ordinal` where the tables have it, else of the rows.

    Raises:
        LoadError: rows cannot become records, or what they were read from had errors; every fault is
            listed with its place.

    Example:
        >>> from vneduunion.reference import press
        >>> from vneduunion.tables import tables
        >>> dataset(tables(press())) == press()
        True
    """
    made, findings = sound(tables)
    unread = [item.fault() for item in tables.findings.at_least(Severity.ERROR)]
    if findings or unread:
        raise LoadError([*unread, *(Fault(item.where, fault.code, fault.values) for item, fault in findings)])
    return made


def sound(tables: Tables) -> tuple[Dataset, list[Told]]:
    """The records of the rows that can become records, and what is wrong with the others.

    Args:
        tables: tables on any engine; all their rows are brought into memory.

    Returns:
        The dataset; of records that bear one id only the first is taken, and one is left out with a row of
        its lists, or with a cell that could not be read, which the `findings` of the tables tell. Each
        finding comes with the fault that it tells.
    """
    builder = _Builder(tables)
    with collector_paused():
        made = {name: builder.records(schemas()[name]) for name in TABLES if name in tables}
        return Dataset(**{name: builder.once(name, records) for name, records in made.items()}), builder.told


@final
@frozen(kw_only=True)
class _Value:
    """A field that holds a value: its class, its columns and the lists among its fields."""

    cls: type[Checked]
    optional: bool
    columns: tuple[Column, ...]
    lists: tuple[str, ...]

    @property
    def may_be_blank(self) -> bool:
        """Whether the value may be there although no other column says anything."""
        return any(column.path[1] == GIVEN for column in self.columns)


@final
@frozen(kw_only=True)
class _Plan:
    """How a row becomes a record."""

    cls: type[Checked]
    simple: tuple[Column, ...]
    values: Mapping[str, _Value]
    lists: tuple[str, ...]


@cache
def _plan(schema: TableSchema) -> _Plan:
    children = [(child.field or "").partition(".") for child in map(schemas().__getitem__, schema.children)]
    values = {}
    for column in schema.columns:
        if column.value is not None:
            field = column.path[0]
            lists = tuple(part for whole, _, part in children if part and whole == field)
            parts = schema.parts(field)
            values[field] = _Value(
                cls=column.value, optional=column.value_nullable, columns=parts, lists=lists
            )
    assert schema.record is not None  # noqa: S101 tables of single values hold no records
    return _Plan(
        cls=schema.record,
        simple=tuple(column for column in schema.columns if column.value is None),
        values=values,
        lists=tuple(whole for whole, _, part in children if not part),
    )


class _Builder:
    """Makes records and notes what is wrong with rows."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.told: list[Told] = []
        self._seen: dict[str, str] = {}
        self._periods: dict[tuple[Any, ...], Any] = {}
        self._broken_lists: dict[str, set[Any]] = defaultdict(set)

    def records(self, schema: TableSchema) -> list[tuple[Any, Row]]:
        """The records of one table with the lists of its child tables and their rows, faulty ones left out."""
        lists = {
            child.field or "": self._lists(child) for child in map(schemas().__getitem__, schema.children)
        }
        key = "id" if schema.has_id else ORDINAL
        broken = self._broken_lists[schema.name]
        made = (
            (self._made(schema, row, lists, row[key], [_TOLD_ELSEWHERE] if row[key] in broken else []), row)
            for row in self._rows(schema)
        )
        return [(record, row) for record, row in made if record is not None]

    def _lists(self, schema: TableSchema) -> Mapping[Any, tuple[Any, ...]]:
        lists: dict[Any, list[Any]] = defaultdict(list)
        for row in self._rows(schema):
            if row[RECORD] is None and not _is_unread(RECORD, row):
                self._note(schema, row, [Fault(RECORD, "missing")])
            made = (
                self._element(schema, row) if schema.record is None else self._made(schema, row, {}, None, [])
            )
            if made is not None:
                lists[row[RECORD]].append(made)
            else:
                self._broken_lists[schema.parent or ""].add(row[RECORD])
        return {key: tuple(items) for key, items in lists.items()}

    def _rows(self, schema: TableSchema) -> Iterator[Row]:
        if schema.name not in self.tables:
            return iter(())
        frame = self.tables[schema.name].collect("polars").to_native()
        rows: Iterator[Row] = frame.sort(*schema.keys, nulls_last=True, maintain_order=True).iter_rows(
            named=True
        )
        return rows

    def _element(self, schema: TableSchema, row: Row) -> Any:
        faults = _of_cells_unread(row)
        value = _read(schema.columns[0], row, faults)
        self._note(schema, row, faults)
        return None if faults else value

    def _made(self, schema: TableSchema, row: Row, lists: Lists, key: Any, faults: list[Fault]) -> Any:
        plan = _plan(schema)
        faults += _of_cells_unread(row)
        values = _given(plan.simple, row, faults)
        own = {field: of.get(key, ()) for field, of in lists.items()}
        values |= {field: own[field] for field in plan.lists}
        for field, value in plan.values.items():
            make = self._period if value.cls is Period else _composed
            values[field] = make(field, value, row, own, faults)
        record = None
        if faults:
            faults += _faults_of(plan.cls, values)
        else:
            record = _constructed(plan.cls, values, "", faults)
        self._note(schema, row, faults)
        return record

    def _period(
        self, field: str, value: _Value, row: Row, lists: Mapping[str, tuple[Any, ...]], faults: list[Fault]
    ) -> Any:
        """As `_composed`; most rows of a table have one of a few periods, each of which is made once."""
        key = tuple(row[column.name] for column in value.columns)
        found = self._periods.get(key)
        if found is None:
            found = _composed(field, value, row, lists, faults)
            if found is not None:
                self._periods[key] = found
        return found

    def once(self, table: str, records: list[tuple[Any, Row]]) -> list[Any]:
        """The records of a table without those whose id another record bears already."""
        kept = []
        for record, row in records:
            place = f"{table}[{row.get(ORDINAL)}]"
            first = self._seen.setdefault(record.id, place) if schemas()[table].has_id else place
            if first is place:
                kept.append(record)
            else:
                values = {"id": repr(record.id), "count": 2, "records": f"{first}, {place}"}
                self._note(schemas()[table], row, [Fault("id", "duplicate_id", values)])
        return kept

    def _note(self, schema: TableSchema, row: Row, faults: Iterable[Fault]) -> None:
        origin = self.tables.origins.get(schema.name, _NOWHERE)
        number, at = row.get(ORIGIN_ROW), row[ORDINAL] if schema.parent else None
        for fault in faults:
            if fault is _TOLD_ELSEWHERE:
                continue
            place = origin.place(schema, number, fault.place, at, row.get(ORIGIN_FILE))
            record = row.get("id", row.get(RECORD))
            named = None if record is None else str(record)
            self.told.append((finding_of_fault(fault, schema.name, named, place, number), fault))


def _is_unread(column: str, row: Row) -> bool:
    return unread_mark(column) in (row[ORIGIN_UNREAD] or "")


def _of_cells_unread(row: Row) -> list[Fault]:
    return [] if row[ORIGIN_UNREAD] is None else [_TOLD_ELSEWHERE]


def _composed(
    field: str, value: _Value, row: Row, lists: Mapping[str, tuple[Any, ...]], faults: list[Fault]
) -> Any:
    """The value of a field out of its columns, or `None` where it is not given."""
    before = len(faults)
    if all(row[column.name] is None for column in value.columns):
        if value.optional:
            return None
        if value.may_be_blank and not any(_is_unread(column.name, row) for column in value.columns):
            faults.append(Fault(field, "missing"))
            return None
    parts = _given((column for column in value.columns if column.path[1] != GIVEN), row, faults)
    parts |= {part: lists[f"{field}.{part}"] for part in value.lists}
    return None if len(faults) > before else _constructed(value.cls, parts, field, faults)


def _given(columns: Iterable[Column], row: Row, faults: list[Fault]) -> dict[str, Any]:
    """The cells that are not missing, by the last part of their path."""
    read = ((column.path[-1], _read(column, row, faults)) for column in columns)
    return {name: value for name, value in read if value is not None}


def _read(column: Column, row: Row, faults: list[Fault]) -> Any:
    cell = row[column.name]
    if cell is None:
        if _is_unread(column.name, row):
            faults.append(_TOLD_ELSEWHERE)
        elif not column.nullable:
            faults.append(Fault(column.field, "missing"))
        return None
    if not issubclass(column.shape.base, Enum):
        return cell
    member = _members(column.shape.base).get(cell)
    if member is None:
        values = {"found": repr(cell), "choices": choices_told(column)}
        faults.append(Fault(column.field, "not_a_choice", values))
    return member


@cache
def _members(kind: type[Enum]) -> Mapping[str, Enum]:
    return {str(member.value): member for member in kind}


def _faults_of(cls: type[Checked], values: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the values that could be read, where others could not and no record can be made."""
    for shape in shapes(cls):
        if values.get(shape.name) is not None:
            yield from field_faults(shape, values[shape.name])


def _constructed(cls: type[Checked], values: Mapping[str, Any], place: str, faults: list[Fault]) -> Any:
    try:
        return cls(**values)
    except BadRecord as error:
        faults += [fault.at(place) if place else fault for fault in error.faults]
        return None
