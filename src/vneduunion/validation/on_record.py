"""Rules on one record, in plain Python: no frame is made, and of tables only the ids asked are read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, final

import narwhals.stable.v2 as nw

from vneduunion.findings import Finding
from vneduunion.model import TABLES, Dataset, Record
from vneduunion.tables import Origin, OriginKind, Tables, TableSchema, schemas
from vneduunion.tables.columns import RECORD, VALUE
from vneduunion.tables.from_records import cell, elements
from vneduunion.validation.looking import ANY, asks_elsewhere, target
from vneduunion.validation.on_tables import Located, order_of
from vneduunion.validation.operands import Known
from vneduunion.validation.rule import RowRule, Rule

_ALONE = Origin(kind=OriginKind.DOCUMENT)


def record_findings(
    record: Record, rules: Sequence[Rule], against: Dataset | Tables | None
) -> Iterator[Located]:
    """What does not hold of one record.

    Its fields hold, or it would not be there; rules about whole tables say nothing of one record.

    Args:
        record: the record.
        rules: what must hold; those about other tables and about whole tables are passed over.
        against: where its references lead; without it, what they lead to is not known.
    """
    table = _table_of(type(record))  # type: ignore[arg-type]  # mypy takes the instances' hash
    known = _Known(against)
    for name in (table, *schemas()[table].children):
        judged = _rules_of(tuple(rules), name, against is not None)
        if judged:
            for row in _rows(record, schemas()[name], known):
                yield from _broken(row, judged, record)


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


def _broken(row: "_RecordRow", rules: Iterable[RowRule], record: Record) -> Iterator[Located]:
    for rule in rules:
        if rule.breaks(row).value is True:
            said = {name: _plain(row[key].value) for name, key in rule.values.items()}
            path = "" if rule.field in {None, VALUE} else str(rule.field)
            finding = Finding(
                code=rule.card.code,
                severity=rule.card.severity,
                table=rule.table,
                record=record.key,
                field=rule.field,
                place=_place(row, path),
                values={**rule.constants, **{key: value for key, value in said.items() if value is not None}},
                rule=rule.card,
            )
            yield order_of(finding, at=row.at), finding


def _place(row: "_RecordRow", path: str) -> str:
    """The place within the record's own document."""
    field = row.schema.field
    inner = "" if field is None else f".{field}[{row.at}]"
    return f"${inner}" + (f".{path}" if path else "")


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
