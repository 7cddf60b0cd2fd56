"""One column schema per class of records, read off the records' own declarations.

A record becomes one row. A field of a simple type is one column of its name; a field that holds a
value (`Name`, `Period`, `Quantity`, `DocumentNumber`) is one column for each of the value's fields,
e.g. `when_first`. A field that holds many is a child table with keys: `initiatives.authors` has a
row for each author, whose column `record` names the initiative and whose `ordinal` keeps the order.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from typing import Any, final

import attrs
from attrs import frozen

from vneduunion.model import TABLES
from vneduunion.values.constraints import Checked, OneOf, Shape, shapes
from vneduunion.values.ids import REFERS_TO

RECORD, ORDINAL, VALUE = "record", "ordinal", "value"
"""The columns of keys, and the one column of a child table of single values."""
GIVEN = "given"
"""The part that tells a value all of whose fields may be missing from no value at all."""


class Storage(StrEnum):
    """The physical type of a column; every engine has these four."""

    TEXT = "TEXT"
    WHOLE = "WHOLE"
    BOOLEAN = "BOOLEAN"
    DATE = "DATE"


_STORED: Mapping[type, Storage] = {
    int: Storage.WHOLE,
    bool: Storage.BOOLEAN,
    date: Storage.DATE,
    str: Storage.TEXT,
}


@final
@frozen(kw_only=True, eq=False)
class Column:
    """One column of a table.

    Attributes:
        name: e.g. `when_first`.
        path: the field, and for a field that holds a value the value's field: `("when", "first")`.
        storage: the physical type.
        shape: what a single cell may hold: its constraints, its choices, the ids it may be.
        nullable: whether a cell may be missing in a row whose value is there at all; what is missing
            is then at its default.
        value: the class of the value that the column is a part of, or `None`.
        value_nullable: whether that value may be missing as a whole.
    """

    name: str
    path: tuple[str, ...]
    storage: Storage
    shape: Shape
    nullable: bool
    value: type[Checked] | None = None
    value_nullable: bool = False

    @property
    def field(self) -> str:
        """The path as findings write it, e.g. `when.first`."""
        return ".".join(self.path)

    @property
    def choices(self) -> tuple[str, ...]:
        """What a cell may say, where it is a member of an enumeration; else nothing."""
        base = self.shape.base
        return tuple(str(item.value) for item in base) if issubclass(base, Enum) else ()

    @property
    def refers_to(self) -> tuple[str, ...]:
        """The tables a cell's id is looked up in; empty for other cells and for a record's own id."""
        if self.path == ("id",):
            return ()
        return tuple(REFERS_TO[kind] for kind in self.shape.ids)


@final
@frozen(kw_only=True, eq=False)
class TableSchema:
    """The columns of one table. There is one of each, so that look-ups by it are quick.

    Attributes:
        name: e.g. `initiatives` or `initiatives.authors`.
        record: the class whose fields a row holds; `None` for a child table of single values.
        columns: the columns without the keys, in the order of the fields.
        parent: the table that a child table belongs to.
        field: the field of the parent's records that it holds, e.g. `authors`, `name.aliases`.
        children: the names of its own child tables.
    """

    name: str
    record: type[Checked] | None
    columns: tuple[Column, ...]
    parent: str | None = None
    field: str | None = None
    children: tuple[str, ...] = ()

    @property
    def has_id(self) -> bool:
        """Whether its records bear ids; others are linked to their children by `ordinal`."""
        return any(column.path == ("id",) for column in self.columns)

    @property
    def keys(self) -> Mapping[str, Storage]:
        """The columns of keys that stand before the others."""
        if self.parent is None:
            return {ORDINAL: Storage.WHOLE}
        linked = Storage.TEXT if schemas()[self.parent].has_id else Storage.WHOLE
        return {RECORD: linked, ORDINAL: Storage.WHOLE}

    @property
    def storages(self) -> Mapping[str, Storage]:
        """The physical type of each column, keys first."""
        return {**self.keys, **{column.name: column.storage for column in self.columns}}

    @property
    def offered(self) -> tuple[str, ...]:
        """The columns that people fill in; in a child table also the keys that link it to its records."""
        return tuple(self.storages) if self.parent else tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of a name.

        Raises:
            KeyError: there is none.
        """
        return _by_name(self)[name]

    def parts(self, field: str) -> tuple[Column, ...]:
        """The columns that together hold the value of one field."""
        return tuple(column for column in self.columns if column.path[0] == field)


@cache
def _by_name(schema: TableSchema) -> Mapping[str, Column]:
    return {column.name: column for column in schema.columns}


@cache
def schemas() -> Mapping[str, TableSchema]:
    """The schemas of all tables, each before its children.

    Example:
        >>> [column.name for column in schemas()["ties"].columns][:4]
        ['child', 'parent', 'kind', 'since']
        >>> schemas()["initiatives"].children[:2]
        ('initiatives.authors', 'initiatives.units')
        >>> schemas()["initiatives.authors"].keys
        {'record': <Storage.TEXT: 'TEXT'>, 'ordinal': <Storage.WHOLE: 'WHOLE'>}
    """
    found: dict[str, TableSchema] = {}
    for name, cls in TABLES.items():
        children = {child.name: child for child in _children(name, cls)}
        columns = tuple(_columns(cls))
        found[name] = TableSchema(name=name, record=cls, columns=columns, children=tuple(children))
        found |= children
    return found


def _columns(cls: type[Checked]) -> Iterator[Column]:
    for shape in shapes(cls):
        if not shape.many:
            yield from _field_columns(shape)


def _field_columns(shape: Shape) -> Iterator[Column]:
    """A field's own column, or one for each field of the value that it holds."""
    if not issubclass(shape.base, Checked):
        yield _column((shape.name,), shape, nullable=not shape.required)
        return
    parts = [part for part in shapes(shape.base) if not part.many]
    of_value = {"value": shape.base, "value_nullable": shape.optional}
    if _may_be_blank(shape.base, parts):
        given = Shape(name=GIVEN, base=bool, optional=True)
        yield _column((shape.name, GIVEN), given, nullable=True, **of_value)
    for part in parts:
        yield _column((shape.name, part.name), part, nullable=not part.required, **of_value)


def _may_be_blank(cls: type[Checked], parts: list[Shape]) -> bool:
    """Whether a value is there of which no column says anything."""
    demanded = any(isinstance(rule, OneOf) for rule in cls.RULES)
    return not demanded and all(part.optional for part in parts)


def _column(path: tuple[str, ...], shape: Shape, **rest: Any) -> Column:
    storage = _STORED.get(shape.base, Storage.TEXT)
    return Column(name="_".join(path), path=path, storage=storage, shape=shape, **rest)


def _children(name: str, cls: type[Checked]) -> Iterator[TableSchema]:
    for shape in shapes(cls):
        if shape.many:
            yield _child(name, (shape.name,), shape)
        elif attrs.has(shape.base):
            for part in shapes(shape.base):
                if part.many:
                    yield _child(name, (shape.name, part.name), part)


def _child(parent: str, path: tuple[str, ...], shape: Shape) -> TableSchema:
    parts = attrs.has(shape.base)
    columns = tuple(_columns(shape.base)) if parts else (_column((VALUE,), shape, nullable=False),)
    return TableSchema(
        name=f"{parent}.{'_'.join(path)}",
        record=shape.base if parts else None,
        columns=columns,
        parent=parent,
        field=".".join(path),
    )
