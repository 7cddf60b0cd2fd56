"""What the heads of columns mean: names of columns, names of fields, or their labels in two languages."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, final

from attrs import frozen

from vneduunion.codec import PARSERS
from vneduunion.model import TABLES
from vneduunion.tables.columns import GIVEN, RECORD, Column, TableSchema, schemas
from vneduunion.tables.origins import ORIGIN
from vneduunion.values.constraints import shapes
from vneduunion.values.folding import fold
from vneduunion.wording import field_label, key_label, record_label

LANGS: tuple[Literal["vi", "en"], ...] = ("vi", "en")


@final
@frozen
class Target:
    """What a head of a column stands for.

    Attributes:
        name: the column, e.g. `name_vi`, or the field, e.g. `period` or `sources`.
        part: the one column that it is, or `None` where a whole value or a list stands in one cell.
        children: the child table whose rows stand in one cell, parted by semicolons.
        key: whether it is one of the keys of the table.
    """

    name: str
    part: Column | None = None
    children: TableSchema | None = None
    key: bool = False

    @property
    def words(self) -> bool:
        """Whether a cell holds a whole value in words, such as a period or a quantity."""
        return self.part is None and self.children is None and not self.key


def target_of(schema: TableSchema, head: str) -> Target | None:
    """What a head of a column stands for in a table, or `None`.

    Args:
        schema: the table's schema.
        head: a name, e.g. `period_first`, `period`, or a label, e.g. `Từ ngày`, in any case.

    Example:
        >>> target_of(schemas()["figures"], "số lượng").name
        'quantity'
    """
    return _targets(schema).get(head) or _by_label(schema).get(fold(head))


def table_named(name: str) -> TableSchema | None:
    """The schema of the table that a file or a sheet is called after, or `None`.

    Args:
        name: e.g. `initiatives.authors`, `Đơn vị công đoàn`, `Union unit`.
    """
    return schemas().get(name) or _tables_by_label().get(fold(name))


def table_label(schema: TableSchema, lang: Literal["vi", "en"]) -> str:
    """What a table is called: after its records, a child table after the field behind a dash.

    Args:
        schema: the table's schema.
        lang: `"vi"` or `"en"`.

    Example:
        >>> table_label(schemas()["initiatives.authors"], "en")
        'Topic or initiative - Authors'
    """
    if schema.parent is None:
        return record_label(TABLES[schema.name], lang)
    owner = TABLES[schema.parent]
    *whole, field = (schema.field or "").split(".")
    inner = next(shape.base for shape in shapes(owner) if shape.name == whole[0]) if whole else owner
    return f"{record_label(owner, lang)} - {field_label(inner, field, lang)}"


def heading_label(schema: TableSchema, target: Target, lang: Literal["vi", "en"]) -> str:
    """What a column is called in a table for people.

    Args:
        schema: the table's schema.
        target: a column, a field or a list.
        lang: `"vi"` or `"en"`.

    Example:
        >>> units = schemas()["units"]
        >>> heading_label(units, target_of(units, "name_vi"), "en")
        'Name: Vietnamese'
    """
    return _label(schema, target, lang)


def targets(schema: TableSchema) -> tuple[Target, ...]:
    """Everything that a head of a column may stand for in a table, in the order of the fields."""
    return tuple(target for target in _targets(schema).values() if not _is_given(target))


@cache
def _targets(schema: TableSchema) -> Mapping[str, Target]:
    keys = {key: Target(key, key=True) for key in schema.keys}
    return {**keys, **{target.name: target for target in _all(schema)}}


def _is_given(target: Target) -> bool:
    """Whether it only tells a value that says nothing from no value: files have it, people never fill it in."""
    return target.part is not None and target.part.path[-1] == GIVEN


def _all(schema: TableSchema) -> Iterator[Target]:
    fields: dict[str, list[Column]] = {}
    for column in schema.columns:
        fields.setdefault(column.path[0], []).append(column)
    for field, columns in fields.items():
        if columns[0].value in PARSERS:
            yield Target(field)
        yield from (Target(column.name, part=column) for column in columns)
    for child in map(schemas().__getitem__, schema.children):
        if child.record is None:
            yield Target((child.field or "").replace(".", "_"), children=child)


@cache
def _by_label(schema: TableSchema) -> Mapping[str, Target]:
    found: dict[str, Target] = {}
    for target in targets(schema):
        for lang in LANGS:
            found.setdefault(fold(_label(schema, target, lang)), target)
    return found


def _label(schema: TableSchema, target: Target, lang: Literal["vi", "en"]) -> str:
    if target.key:
        return (
            record_label(TABLES[schema.parent], lang)
            if target.name == RECORD and schema.parent
            else key_label(target.name, lang)
        )
    if schema.record is None:
        return table_label(schema, lang)
    return _path_label(schema.record, _path(target), lang)


def _path_label(cls: type, path: Sequence[str], lang: Literal["vi", "en"]) -> str:
    """A field, or behind a colon a field of the value that it holds."""
    said = field_label(cls, path[0], lang)
    if len(path) == 1:
        return said
    inner = next(shape.base for shape in shapes(cls) if shape.name == path[0])
    return f"{said}: {field_label(inner, path[1], lang)}"


def _path(target: Target) -> tuple[str, ...]:
    if target.part is not None:
        return target.part.path
    return tuple((target.children.field or "").split(".")) if target.children is not None else (target.name,)


@cache
def _tables_by_label() -> Mapping[str, TableSchema]:
    found: dict[str, TableSchema] = {}
    for schema in schemas().values():
        for lang in LANGS:
            found.setdefault(fold(table_label(schema, lang)), schema)
    return found


def told_apart(head: str, place: str, taken: Container[str]) -> str:
    """A head by which only one column of a file goes, and none of this library's own.

    Args:
        head: what stands over the column.
        place: where it stands, which is put behind a head that is taken.
        taken: the heads of the columns before it.

    Example:
        >>> told_apart("id", "3", {"id", "name"})
        'id (3)'
    """
    while head in taken or head in ORIGIN:
        head = f"{head} ({place})"
    return head


def repeated(heads: Iterable[str]) -> tuple[str, ...]:
    """Heads that stand over more than one column."""
    seen: dict[str, int] = {}
    for head in heads:
        seen[head] = seen.get(head, 0) + 1
    return tuple(head for head, n in seen.items() if n > 1)
