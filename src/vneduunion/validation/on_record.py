"""Rules on one record, in plain Python: no frame is made, and of tables only the ids asked are read."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, final

import narwhals.stable.v2 as nw

from vneduunion.findings import Finding, finding_of_fault
from vneduunion.model import TABLES, Dataset, Record
from vneduunion.tables import Origin, OriginKind, Tables, TableSchema, schemas
from vneduunion.tables.columns import RECORD, VALUE
from vneduunion.tables.from_records import cell, elements, oversized, tables_to_judge, too_large, unlimited
from vneduunion.validation.looking import ANY, Lookup, asks_elsewhere, target
from vneduunion.validation.on_tables import Located, hits, order_of
from vneduunion.validation.operands import Known
from vneduunion.validation.rule import RowRule, Rule, TableRule

_ALONE = Origin(kind=OriginKind.DOCUMENT)


def record_findings(
    record: Record, rules: Sequence[Rule], against: Dataset | Tables | None
) -> Iterator[Located]:
    """What does not hold of one record.

    Its fields hold, or it would not be there, but for numbers that no column holds: they are told, and
    rules take them for missing, as in a dataset. Of the rules about whole tables, those that compare the
    elements of one record's lists with each other are judged too; the others say nothing of one record.

    Args:
        record: the record.
        rules: what must hold; those about other tables and about whole tables are passed over.
        against: where its references lead; without it, what they lead to is not known.
    """
    table = _table_of(type(record))  # type: ignore[arg-type]  # mypy takes the instances' hash
    known = _Known(against)
    for name in (table, *schemas()[table].children):
        schema, judged = schemas()[name], _rules_of(tuple(rules), name, against is not None)
        if judged or unlimited(schema):
            for row in _rows(record, schema, known):
                yield from _oversized(row)
                yield from _broken(row, judged)
    yield from _broken_in_lists(record, table, rules)


@cache
def _table_of(cls: type[Record]) -> str:
    return next(name for name, known in TABLES.items() if known is cls)


@cache
def _rules_of(rules: tuple[Rule, ...], table: str, looked_up: bool) -> tuple[RowRule, ...]:  # noqa: FBT001 part of the key
    """The rules about rows of one table; without anywhere to look, only those about its own cells."""
    named = (rule for rule in rules if isinstance(rule, RowRule) and rule.table == table)
    return tuple(
        rule for rule in named if not rule.declared and (looked_up or not asks_elsewhere(rule.breaks, table))
    )


def _rows(record: Record, schema: TableSchema, known: "_Known") -> Iterable["_RecordRow"]:
    if schema.parent is None:
        return [_RecordRow(schema, record, record, None, known)]
    return [_RecordRow(schema, item, record, at, known) for at, item in enumerate(elements(record, schema))]


def _oversized(row: "_RecordRow") -> Iterator[Located]:
    for field in oversized(row.schema, row.item):
        key, place = row.record.key, _place(row.schema, row.at, field)
        finding = finding_of_fault(too_large(field), row.schema.name, key, place)
        yield order_of(finding, at=row.at), finding


def _broken(row: "_RecordRow", rules: Iterable[RowRule]) -> Iterator[Located]:
    for rule in rules:
        if rule.breaks(row).value is True:
            said = {name: _plain(row[key].value) for name, key in rule.values.items()}
            given = {key: value for key, value in said.items() if value is not None}
            yield _located(rule, row.record, row.at, given)


def _broken_in_lists(record: Record, table: str, rules: Iterable[Rule]) -> Iterator[Located]:
    """What does not hold between the elements of its lists; a frame is made where it may be so."""
    judged = [
        rule
        for rule in rules
        if isinstance(rule, TableRule)
        and rule.alike is not None
        and schemas()[rule.table].parent == table
        and _may_break(rule.alike, schemas()[rule.table], record)
    ]
    if judged:
        given: Any = {table: (record,)}
        alone = tables_to_judge(Dataset(**given))
        for hit in hits(judged, alone, Lookup(alone), cap=sys.maxsize):
            yield _located(hit.rule, record, hit.at, hit.values)


def _may_break(alike: tuple[str, ...], schema: TableSchema, record: Record) -> bool:
    """Whether some elements of a list are alike in some columns, or, with no columns, there are any."""
    items = elements(record, schema)
    if not alike:
        return bool(items)
    return len({tuple(cell(schema, column, item) for column in alike) for item in items}) < len(items)


def _located(rule: Rule, record: Record, at: int | None, values: Mapping[str, Any]) -> Located:
    finding = Finding(
        code=rule.card.code,
        severity=rule.card.severity,
        table=rule.table,
        record=record.key,
        field=rule.field,
        place=_place(schemas()[rule.table], at, rule.field),
        values={**rule.constants, **values},
        rule=rule.card,
    )
    return order_of(finding, at=at), finding


def _place(schema: TableSchema, at: int | None, path: str | None) -> str:
    """The place within the record's own document."""
    inner = "" if schema.field is None else f".{schema.field}[{at}]"
    return f"${inner}" + (f".{path}" if path and path != VALUE else "")


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else str(value)


@final
class _RecordRow:
    """A record, or an element of one of its lists, as the row of a condition."""

    def __init__(
        self, schema: TableSchema, item: Any, record: Record, at: int | None, known: "_Known"
    ) -> None:
        self.schema = schema
        self.item = item
        self.record = record
        self.at = at
        self.known = known

    def __getitem__(self, key: str) -> Known:
        """A cell of the row, or of the record that a cell refers to."""
        if key.startswith("#"):
            field, _, asked = key[1:].rpartition(".")
            kind, _, part = asked.partition(":")
            return {"total": self.total, "given": self.given}[kind](field, part)
        *path, column = key.split(".")
        return Known(self._cell(column) if not path else self._reached(tuple(path), column))

    def there(self, reference: str) -> Known:
        """Whether the record that a cell refers to is there."""
        return Known(self._reached(tuple(reference.split(".")), None))

    def total(self, field: str, part: str) -> Known:
        """The sum of a part over a list."""
        given = [value for item in self._list(field) if (value := getattr(item, part)) is not None]
        return Known(sum(given) if self._list(field) else None)

    def given(self, field: str, part: str) -> Known:
        """How many elements of a list have a part."""
        items = self._list(field)
        return Known(sum(getattr(item, part) is not None for item in items) if items else None)

    def size(self, field: str) -> Known:
        """How many elements a list has."""
        return Known(len(self._list(field)) or None)

    def _list(self, field: str) -> Sequence[Any]:
        return elements(self.record, schemas()[f"{self.schema.name}.{field.replace('.', '_')}"])

    def _cell(self, column: str) -> Any:
        if column == RECORD and self.schema.parent is not None:
            return self.record.key
        return cell(self.schema, column, self.item)

    def _reached(self, path: tuple[str, ...], column: str | None) -> Any:
        """A cell of what references lead to, or, asked for none, whether it is there."""
        first = path[0].partition("@")[0]
        if first == RECORD and self.schema.parent is not None:
            return _within(schemas()[self.schema.parent], self.record, path[1:], column, self.known)
        return _within(self.schema, self.item, path, column, self.known)


def _within(
    schema: TableSchema, item: Any, path: tuple[str, ...], column: str | None, known: "_Known"
) -> Any:
    for step in path:
        table, name = target(schema, (step,))
        id_ = cell(schema, name, item)
        item = None if id_ is None else known.record(table, id_)
        if item is None:
            return None
        schema = schemas().get(table, schema)
    return True if column is None else cell(schema, column, item)


@final
class _Known:
    """The records that references may lead to."""

    def __init__(self, against: Dataset | Tables | None) -> None:
        self.against = against
        self._read: dict[tuple[str, str], Any] = {}

    def record(self, table: str, id_: str) -> Any:
        """The record of an id, or `None`; from tables a row of their columns."""
        if isinstance(self.against, Dataset):
            tables = TABLES if table == ANY else (table,)
            return next((found for name in tables if (found := getattr(self.against, name).get(id_))), None)
        assert self.against is not None  # noqa: S101 without it no rule that looks elsewhere is tried
        if (table, id_) not in self._read:
            self._read[table, id_] = _row_of(self.against, table, id_)
        return self._read[table, id_]


def _row_of(tables: Tables, table: str, id_: str) -> Mapping[str, Any] | None:
    names = [name for name in tables if schemas()[name].has_id] if table == ANY else [table]
    for name in names:
        rows = tables[name].filter(nw.col("id") == id_).head(1).collect("polars").to_native()
        if len(rows):
            row: Mapping[str, Any] = rows.row(0, named=True)
            return row
    return None
