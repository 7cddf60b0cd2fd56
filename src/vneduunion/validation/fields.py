"""The rules of single fields and of fields of one record, read off the declarations of the records.

They are the same declarations that the constructors compile: a row breaks one of these rules exactly
when it cannot become a record.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any, get_args

import annotated_types as at
import narwhals.stable.v2 as nw

from vneduunion.errors import BadRecord, Fault
from vneduunion.findings import card
from vneduunion.findings.translation import code_of_fault
from vneduunion.tables import Column, Tables, TableSchema, schemas
from vneduunion.tables.cell_texts import choices_told
from vneduunion.tables.columns import GIVEN, RECORD
from vneduunion.validation.operands import Row, any_of
from vneduunion.validation.rule import Breach, MemoryRule, RowRule, Rule
from vneduunion.values.constraints import OneOf, Ordered, SumAtMost, Text, pattern_of
from vneduunion.values.constraints import Rule as Declared
from vneduunion.values.document_numbers import DocumentFamily, DocumentNumber, ReadsBack
from vneduunion.values.ids import SLUG

_BOUNDS: Mapping[type, tuple[str, str, Callable[[Any, Any], Any]]] = {
    at.Ge: ("too_small", "ge", lambda cell, limit: cell < limit),
    at.Gt: ("too_small", "gt", lambda cell, limit: cell <= limit),
    at.Le: ("too_large", "le", lambda cell, limit: cell > limit),
    at.Lt: ("too_large", "lt", lambda cell, limit: cell >= limit),
}


@cache
def field_rules() -> tuple[Rule, ...]:
    """The rules of every table's fields, in the order of the schemas."""
    return tuple(rule for schema in schemas().values() for rule in rules_of_table(schema))


def rules_of_table(schema: TableSchema) -> Iterator[Rule]:
    """The rules of one table's fields.

    Raises:
        TypeError: a record declares a rule between its fields that has no form in columns.
    """
    if schema.parent is not None:
        yield _rule("missing", schema, RECORD, lambda row: row[RECORD].missing())
    for column in schema.columns:
        yield from _of_column(schema, column)
    for field in dict.fromkeys(column.path[0] for column in schema.columns if column.value):
        yield from _of_value(schema, schema.parts(field))
    for declared in schema.record.RULES if schema.record else ():
        yield from _between(declared, schema, "")


def _rule(
    fault: str,
    schema: TableSchema,
    field: str,
    breaks: Callable[[Row], Any],
    values: Mapping[str, str] | None = None,
    **constants: Any,
) -> RowRule:
    return RowRule(
        card=card(code_of_fault(fault)),
        table=schema.name,
        field=field,
        breaks=breaks,
        values=values or {},
        constants=constants,
        declared=True,
    )


def _of_column(schema: TableSchema, column: Column) -> Iterator[Rule]:
    name, found = column.name, {"found": column.name}
    if not column.nullable:
        yield _rule("missing", schema, column.field, _is_missing(schema, column))
    if column.choices:
        yield _rule(
            "not_a_choice",
            schema,
            column.field,
            lambda row: ~row[name].one_of(column.choices),
            found,
            choices=choices_told(column)._asdict(),
        )
    if column.shape.ids:
        yield _rule("bad_slug", schema, column.field, lambda row: ~row[name].matches(SLUG.pattern), found)
    for constraint in column.shape.constraints:
        yield _of_constraint(schema, column, constraint)


def _is_missing(schema: TableSchema, column: Column) -> Callable[[Row], Any]:
    """A part is missing only where its value is there at all: where some other part of it is."""
    if not column.value_nullable:
        return lambda row: row[column.name].missing()
    others = [part.name for part in schema.parts(column.path[0]) if part is not column]
    return lambda row: row[column.name].missing() & any_of([~row[name].missing() for name in others])


def _is_not_given(parts: Sequence[str]) -> Callable[[Row], Any]:
    """A value of which nothing is known is there where a column says so."""
    return lambda row: ~any_of([~row[part].missing() for part in parts])


def _of_constraint(schema: TableSchema, column: Column, constraint: Any) -> Rule:
    name, found = column.name, {"found": column.name}
    if isinstance(constraint, at.Predicate):
        if constraint in get_args(Text):
            return _rule(
                "blank", schema, column.field, lambda row: row[name].framed() | row[name].garbled(), found
            )
        text = pattern_of(constraint).pattern
        breaks = lambda row: ~row[name].matches(text)  # noqa: E731 a name would say nothing more
        return _rule("bad_pattern", schema, column.field, breaks, found, pattern=text)
    fault, attribute, passed = _BOUNDS[type(constraint)]
    limit = getattr(constraint, attribute)
    shown = limit if isinstance(limit, int) else str(limit)
    return _rule(fault, schema, column.field, lambda row: passed(row[name], limit), found, limit=shown)


def _of_value(schema: TableSchema, parts: Sequence[Column]) -> Iterator[Rule]:
    """The rules between the fields of a value, such as the days of a period."""
    value, field = parts[0].value, parts[0].path[0]
    assert value is not None  # noqa: S101 only values have parts
    if not parts[0].value_nullable and any(part.path[1] == GIVEN for part in parts):
        yield _rule("missing", schema, field, _is_not_given([part.name for part in parts]))
    for declared in value.RULES:
        yield from _between(declared, schema, f"{field}.")


def _between(declared: Declared, schema: TableSchema, prefix: str) -> Iterator[Rule]:
    match declared:
        case OneOf():
            yield _one_of(declared, schema, prefix)
        case SumAtMost():
            yield _sum_at_most(declared, schema)
        case ReadsBack():
            yield _reads_back(schema, prefix)
        case Ordered():
            yield from _ordered(declared, schema, prefix)
            if declared.fields == _DAYS:
                yield from _nested(declared, schema, prefix)
        case _:
            msg = f"{type(declared).__name__} has no form in columns yet"
            raise TypeError(msg)


def _ordered(declared: Ordered, schema: TableSchema, prefix: str) -> Iterator[Rule]:
    """Of the fields that are given, each against the next: those between them are missing."""
    for low, high in combinations(range(len(declared.fields)), 2):
        first, *between, second = declared.fields[low : high + 1]
        yield _pair_ordered(schema, prefix, first, between, second)


def _pair_ordered(schema: TableSchema, prefix: str, first: str, between: Sequence[str], second: str) -> Rule:
    low, high, *others = (_name(prefix + name) for name in (first, second, *between))

    def breaks(row: Row) -> Any:
        wrong = row[low] > row[high]
        for other in others:
            wrong = wrong & row[other].missing()
        return wrong

    values = {"low": low, "high": high}
    return _rule("not_ordered", schema, prefix + second, breaks, values, first=first, second=second)


_DAYS = ("first", "core_first", "core_last", "last")
"""The days of a period, the only ones that are nested in one another."""


def _nested(declared: Ordered, schema: TableSchema, prefix: str) -> Iterator[Rule]:
    """As `Period` has it: one certain day alone only where the period is open on the other side."""
    first, core_first, core_last, last = declared.fields
    for alone, missing, closed in ((core_last, core_first, first), (core_first, core_last, last)):
        yield _half_given(schema, prefix, alone, missing, closed)


def _half_given(schema: TableSchema, prefix: str, alone: str, missing: str, closed: str) -> Rule:
    given, absent, end = (_name(prefix + name) for name in (alone, missing, closed))
    fields = ", ".join(sorted((alone, missing)))
    return _rule(
        "not_all_given",
        schema,
        prefix + missing,
        lambda row: row[absent].missing() & ~row[given].missing() & ~row[end].missing(),
        fields=fields,
    )


def _one_of(declared: OneOf, schema: TableSchema, prefix: str) -> Rule:
    names = declared.fields
    parts = schema.parts(prefix[:-1]) if prefix else ()
    others = [part.name for part in parts if part.path[1] not in names]
    needed = [part.name for part in parts if not part.nullable]
    lists = {child.field for child in map(schemas().__getitem__, schema.children)}

    def breaks(row: Row) -> Any:
        wrong = ~any_of([~_absent(row, prefix + name, lists) for name in names])
        for name in needed:  # what lacks these is told so already
            wrong = wrong & ~row[name].missing()
        optional = bool(parts) and parts[0].value_nullable
        return wrong & any_of([~row[name].missing() for name in others]) if optional else wrong

    return _rule("none_given", schema, prefix + names[0], breaks, fields=", ".join(names))


def _absent(row: Row, field: str, lists: set[str | None]) -> Any:
    return row.size(field).missing() if field in lists else row[_name(field)].missing()


def _sum_at_most(declared: SumAtMost, schema: TableSchema) -> Rule:
    return _rule(
        "sum_too_large",
        schema,
        declared.parts,
        lambda row: row.total(declared.parts, declared.part) > declared.limit,
        {"found": f"#{declared.parts}.total:{declared.part}"},
        fields=f"{declared.parts}.{declared.part}",
        limit=declared.limit,
    )


def _reads_back(schema: TableSchema, prefix: str) -> Rule:
    """Printing a number and reading it again is for Python to judge; documents are few."""
    parts = schema.parts(prefix[:-1])

    def check(tables: Tables) -> Iterator[Breach]:
        columns = [nw.col(part.name).alias(part.path[1]) for part in parts]
        rows = tables[schema.name].select("id", *columns).filter(~nw.col("body").is_null())
        for row in rows.collect("polars").to_native().iter_rows(named=True):
            key = row.pop("id")
            yield from (Breach(key=key, values=dict(fault.values)) for fault in _misread(row))

    return MemoryRule(
        card=card(code_of_fault("bad_document_number")),
        table=schema.name,
        field=f"{prefix}family",
        check=check,
        declared=True,
    )


def _misread(parts: Mapping[str, Any]) -> Iterator[Fault]:
    """What only the whole number can be wrong about; wrong parts are told by their own columns."""
    given: dict[str, Any] = {name: value for name, value in parts.items() if value is not None}
    try:
        given["family"] = DocumentFamily(parts["family"])
        DocumentNumber(**given)
    except BadRecord as error:
        yield from (fault for fault in error.faults if fault.code == "bad_document_number")
    except (TypeError, ValueError):  # a part is missing, or no family is called so
        return


def _name(field: str) -> str:
    return field.replace(".", "_")
