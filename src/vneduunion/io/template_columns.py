"""The columns of a workbook to fill in: one for each field, words in one cell."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, final

import annotated_types as at
from attrs import frozen

from vneduunion.codec import PARSERS
from vneduunion.errors import Lang
from vneduunion.io.workbook_names import ONE_NEEDED, REQUIRED, head_of, sheet_name
from vneduunion.tables import Column, Storage, TableSchema, schemas
from vneduunion.tables.columns import RECORD, VALUE
from vneduunion.tables.headings import Target, targets
from vneduunion.values.constraints import Checked, OneOf, shapes
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity
from vneduunion.wording import enum_label, number
from vneduunion.wording.catalogue import catalogue, in_language

_WHOLE_SHARE = 10_000
_LARGEST = 10**15 - 1
"""Excel keeps 15 digits."""


class ColumnKind(StrEnum):
    """What people write into a column, and so how its cells are ruled."""

    ID = "ID"
    TEXT = "TEXT"
    TEXTS = "TEXTS"
    CHOICE = "CHOICE"
    CHOICES = "CHOICES"
    YES_NO = "YES_NO"
    DAY = "DAY"
    WHOLE = "WHOLE"
    SHARE = "SHARE"
    PERIOD = "PERIOD"
    QUANTITY = "QUANTITY"
    DOCUMENT_NUMBER = "DOCUMENT_NUMBER"
    REFERENCE = "REFERENCE"
    IDS = "IDS"


_OF_VALUES = {
    Period: ColumnKind.PERIOD,
    Quantity: ColumnKind.QUANTITY,
    DocumentNumber: ColumnKind.DOCUMENT_NUMBER,
}


@final
@frozen(kw_only=True)
class TemplateColumn:
    """One column to fill in.

    Attributes:
        schema: the table of its sheet.
        target: what it stands for.
        kind: what people write into it.
        mark: what stands behind its head: whether it, or one of several, must be filled in.
        part: the column whose cells it holds, of a list the column of its elements; `None` for values in
            words and for keys.
    """

    schema: TableSchema
    target: Target
    kind: ColumnKind
    mark: str = ""
    part: Column | None = None

    def label(self, lang: Lang) -> str:
        """What it is called."""
        return head_of(self.schema, self.target, lang)

    def head(self, lang: Lang) -> str:
        """What stands at its head."""
        return self.label(lang) + self.mark

    @property
    def bounds(self) -> tuple[int, int]:
        """The least and the greatest whole number that it may hold."""
        constraints = () if self.part is None else self.part.shape.constraints
        low = next((item.ge for item in constraints if isinstance(item, at.Ge)), 0)
        high = next((item.le for item in constraints if isinstance(item, at.Le)), _LARGEST)
        return int(low), int(high)  # type: ignore[call-overload]  # whole numbers in these shapes

    @property
    def refers_to(self) -> tuple[str, ...]:
        """The tables that its ids are looked up in."""
        if self.target.name == RECORD:
            return (self.schema.parent or "",)
        return () if self.part is None else self.part.refers_to

    def choices(self, lang: Lang) -> tuple[str, ...]:
        """The labels of what may be chosen."""
        if self.kind is ColumnKind.YES_NO:
            return tuple(said(f"bool_{value}", lang) for value in ("true", "false"))
        if self.part is None or not self.part.choices:
            return ()
        return tuple(enum_label(member, lang) for member in self.part.shape.base)  # type: ignore[attr-defined]  # an enumeration

    def help(self, lang: Lang) -> str:
        """How to write it."""
        low, high = self.bounds
        named = [sheet_name(schemas()[name], lang) for name in self.refers_to if name in schemas()]
        values = {
            "low": number(low, lang),
            "high": number(high, lang),
            "choices": "; ".join(self.choices(lang)),
            "tables": ", ".join(named) or said("any_sheet", lang),
        }
        return in_language(catalogue("templates")["kinds"][self.kind.name], lang).format_map(values)


def template_columns(schema: TableSchema) -> tuple[TemplateColumn, ...]:
    """The columns of the sheet of a table, keys first, then in the order of the fields.

    Args:
        schema: the table's schema.

    Example:
        >>> [column.target.name for column in template_columns(schemas()["persons"])]
        ['id', 'name', 'titles', 'sources', 'mark', 'note']
    """
    made = [_column(schema, target) for target in targets(schema) if _is_filled_in(schema, target)]
    order = (
        {} if schema.record is None else {shape.name: at for at, shape in enumerate(shapes(schema.record))}
    )
    return tuple(sorted(made, key=lambda column: -1 if column.target.key else order.get(_field(column), 0)))


def said(key: str, lang: Lang) -> str:
    """One of the words of a template.

    Args:
        key: e.g. `title`.
        lang: `"vi"` or `"en"`.

    Raises:
        KeyError: there are no such words.
    """
    return in_language(catalogue("templates")["words"][key], lang)


def table_meaning(schema: TableSchema, lang: Lang) -> str:
    """What a row of a table is; for a list of single values its label.

    Args:
        schema: the table's schema.
        lang: `"vi"` or `"en"`.
    """
    known: Mapping[str, Any] = catalogue("templates")["tables"]
    return in_language(known[schema.name], lang) if schema.name in known else sheet_name(schema, lang)


def _is_filled_in(schema: TableSchema, target: Target) -> bool:
    """Whether a target has a column: parts of values that are given in words have none."""
    if target.key:
        return target.name == RECORD or _needs_position(schema)
    return target.part is None or target.part.value not in PARSERS


def _needs_position(schema: TableSchema) -> bool:
    """Whether the rows of another sheet name those of this one by their position."""
    children = [schemas()[name] for name in schema.children]
    return schema.parent is None and not schema.has_id and any(child.record is not None for child in children)


def _field(column: TemplateColumn) -> str:
    target = column.target
    if target.children is not None:
        return (target.children.field or "").partition(".")[0]
    return target.name if target.part is None else target.part.path[0]


def _column(schema: TableSchema, target: Target) -> TemplateColumn:
    part = target.part if target.children is None else target.children.column(VALUE)
    mark = REQUIRED if _is_required(schema, target) else ONE_NEEDED if _is_one_of(schema, target) else ""
    return TemplateColumn(
        schema=schema, target=target, kind=_kind(schema, target, part), mark=mark, part=part
    )


def _kind(schema: TableSchema, target: Target, part: Column | None) -> ColumnKind:
    if target.key:
        named = schema.keys[target.name] is Storage.TEXT
        return ColumnKind.REFERENCE if named else ColumnKind.WHOLE
    if part is None:
        return _OF_VALUES[schema.parts(target.name)[0].value]  # type: ignore[index]  # only such fields are in words
    many = target.children is not None
    if part.choices:
        return ColumnKind.CHOICES if many else ColumnKind.CHOICE
    if part.refers_to:
        return ColumnKind.IDS if many else ColumnKind.REFERENCE
    return ColumnKind.TEXTS if many else _single_kind(part)


def _single_kind(part: Column) -> ColumnKind:
    if at.Le(_WHOLE_SHARE) in part.shape.constraints:
        return ColumnKind.SHARE
    stored = {
        Storage.WHOLE: ColumnKind.WHOLE,
        Storage.BOOLEAN: ColumnKind.YES_NO,
        Storage.DATE: ColumnKind.DAY,
    }
    return stored.get(part.storage, ColumnKind.ID if part.path == ("id",) else ColumnKind.TEXT)


def _is_required(schema: TableSchema, target: Target) -> bool:
    if target.key:
        return True
    if target.part is not None:
        return not target.part.nullable and not target.part.value_nullable
    if target.words:
        return not schema.parts(target.name)[0].value_nullable
    child = target.children
    lengths = {shape.name: shape.length for shape in shapes(schema.record)} if schema.record else {}
    return child is not None and lengths.get(child.field or "", 0) > 0


def _is_one_of(schema: TableSchema, target: Target) -> bool:
    """Whether a rule asks for at least one of some fields, and this is one of them."""
    part = target.part
    if part is not None and part.value is not None:
        return not part.value_nullable and part.path[1] in _alternatives(part.value)
    return schema.record is not None and target.name in _alternatives(schema.record)


def _alternatives(cls: type[Checked]) -> frozenset[str]:
    return frozenset(_names(cls))


def _names(cls: type[Checked]) -> Iterator[str]:
    for rule in cls.RULES:
        if isinstance(rule, OneOf):
            yield from rule.fields
