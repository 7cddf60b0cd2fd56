"""Measures narrowed in the words of their ids: `initiatives.recognised[kind=TOPIC]`, `initiatives.recognised[kind]`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from vneduunion.errors import Fault, LoadError
from vneduunion.model import Condition, MeasureDefinition
from vneduunion.rollup.offered import unknown_column
from vneduunion.rollup.paths import Path
from vneduunion.tables.columns import Column, TableSchema, schemas
from vneduunion.values.quoting import parted, unquoted

REST = "?"
"""What stands for a value in the id of what has none of those that a column may have: `kind=?`."""
_NARROWED = re.compile(r'([^\[\]"]+)\[((?:[^\[\]"]|"[^"]*")+)\]')


def named(text: str, known: Mapping[str, MeasureDefinition]) -> Iterator[MeasureDefinition]:
    """The definitions that a text names.

    Args:
        text: an id, alone or with conditions behind it in brackets, parted by commas: a column with the values that
            it may have, with `?` for what has none of them, or a column alone, for each of these by itself.
            Values that hold a sign which parts them stand in quotation marks.
        known: definitions by their ids.

    Yields:
        One definition, or one for each value of the columns that stand alone.

    Raises:
        KeyError: the id is not known.
        LoadError: a column stands alone and has no list of values.

    Example:
        >>> from vneduunion.reference import measure_definitions
        >>> [each.label for each in named("initiatives.submitted[kind=TOPIC|PAPER]", measure_definitions())]
        ['kind=TOPIC|PAPER']
    """
    narrowed = _NARROWED.fullmatch(text)
    if narrowed is None:
        yield known[text]
        return
    id_, asked = narrowed.groups()
    found = [known[id_]]
    for part in parted(asked, ","):
        column, sign, values = part.strip().partition("=")
        if values == REST:
            found = [_rest(each, column) for each in found]
        elif sign or "@" in column:
            words = [unquoted(value) for value in parted(values, "|") if value]
            found = [each.only(column, *words) for each in found]
        else:
            found = [narrower for each in found for narrower in for_each(each, column)]
    yield from found


def for_each(
    definition: MeasureDefinition, column: str, values: Iterable[str] = ()
) -> tuple[MeasureDefinition, ...]:
    """The same measure for each value of a column by itself, and for what has none of them.

    Args:
        definition: how it is counted.
        column: as conditions name it: `kind`, `recognitions.level`, `kind>award_kinds.level`.
        values: those wanted; by default all that the column may have, or where it leads to records of several
            tables, each of these tables, and at last what has none of them, or says nothing, so that nothing is in
            no part.

    Raises:
        LoadError: none are given and the column has no list of values; it is told which have one.

    Example:
        >>> from vneduunion.reference import measure_definitions
        >>> submitted = measure_definitions()["initiatives.submitted"]
        >>> parts = for_each(submitted, "kind")
        >>> parts[0].label, parts[-1].label
        ('kind=TOPIC', 'kind=?')
    """
    wanted = tuple(values)
    if wanted:
        return tuple(definition.only(column, value) for value in wanted)
    parts = tuple(definition.only(*narrow) for narrow in _ways(definition, column))
    return (*parts, _rest(definition, column))


def _rest(definition: MeasureDefinition, column: str) -> MeasureDefinition:
    """The same of what has none of the values that a column may have, or says nothing there."""
    known = choices(definition.table, column)
    none: list[Condition] = [Condition(column=column, one_of=known, otherwise=True)] if known else []
    if not known:
        tables = (narrow[0].partition("@")[2] for narrow in _ways(definition, column))
        none = [Condition(column=column, table=table, otherwise=True) for table in tables]
    label = ",".join(filter(None, (definition.label, f"{column}={REST}")))
    return evolve(definition, where=(*definition.where, *none), label=label)


def _ways(definition: MeasureDefinition, column: str) -> Sequence[tuple[str, ...]]:
    """What narrows a definition to each value of a column, or to each table of whose records an id may be.

    Raises:
        LoadError: the column has no list of values; it is told which have one.
    """
    known = choices(definition.table, column)
    if known:
        return [(column, value) for value in known]
    found = column_of(definition.table, column)
    if found and len(found.refers_to) > 1:
        return [(f"{column}@{table}",) for table in found.refers_to]
    offered = tuple(_with_choices(definition.table))
    if found is None:
        raise LoadError([unknown_column(definition.id, column, definition.table, offered)])
    told = {"found": repr(column), "choices": ", ".join(offered)}
    raise LoadError([Fault(definition.id, "not_a_choice", told)])


def choices(table: str, column: str) -> tuple[str, ...]:
    """What a column may say where it has a list of values; else nothing.

    Args:
        table: the table of the records.
        column: as conditions name it.
    """
    found = column_of(table, column)
    return found.choices if found else ()


def named_field(table: str, column: str) -> tuple[type, str] | None:
    """The class of records whose field a condition is about, and the field, if there is one.

    Args:
        table: the table of the records.
        column: as conditions name it.
    """
    path, found = Path.of(column, table), column_of(table, column)
    schema = schemas().get(path.table) if path.table else path.home(table)
    if found is None or schema is None or schema.record is None:
        return None
    return schema.record, found.path[0]


def column_of(table: str, column: str) -> Column | None:
    """The column that a condition names, perhaps of the record that is looked up there, if there is one.

    Args:
        table: the table of the records.
        column: as conditions name it.
    """
    path = Path.of(column, table)
    if path.table:
        return _column(schemas().get(path.table), path.found)
    return _column(path.home(table), path.column)


def _column(schema: TableSchema | None, name: str) -> Column | None:
    return next((each for each in schema.columns if each.name == name), None) if schema else None


def _with_choices(table: str) -> Iterator[str]:
    """The columns of a table and of its parts for each of whose values a measure can be asked."""
    schema = schemas()[table]
    yield from _told(schema, "")
    for child in map(schemas().__getitem__, schema.children):
        yield from _told(child, f"{child.field}.")


def _told(schema: TableSchema, prefix: str) -> Iterator[str]:
    for column in schema.columns:
        if _is_kind(column) or len(column.refers_to) > 1:
            yield f"{prefix}{column.name}"
        for table in column.refers_to if len(column.refers_to) == 1 else ():
            looked_up = filter(_is_kind, schemas()[table].columns)
            yield from (f"{prefix}{column.name}>{table}.{one.name}" for one in looked_up)


def _is_kind(column: Column) -> bool:
    """Whether a column tells a kind of thing, and not how sure or how precise it is."""
    return bool(column.choices) and column.value is None and column.name != "mark"
