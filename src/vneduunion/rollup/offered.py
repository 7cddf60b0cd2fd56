"""The columns that a definition of a measure may name, as it names them, and those close to a wrong name."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from vneduunion.errors import Fault
from vneduunion.rollup.paths import Path
from vneduunion.tables.columns import Column, Storage, TableSchema, schemas
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

_PARTS = re.compile(r"[.>]")
_UNITS = "units"


def offered(table: str, field: str) -> tuple[str, ...]:
    """The columns that may stand in a field of a definition: the table's own, those of its parts behind a dot.

    Args:
        table: the table of the records.
        field: `when`, `counted`, `amount`, `units` or `where`. Units are those columns in which units stand, and
            the columns of units of the records whose ids stand there.

    Example:
        >>> offered("initiatives", "when")
        ('submitted', 'published', 'applied', 'recognitions.when')
        >>> offered("groups", "units")
        ('unit', 'movement>movements.owner')
    """
    if field == _UNITS:
        return (*_told(table, _of_units), *looked_up(table, _of_units))
    return tuple(_told(table, lambda schema: column_names(schema, field)))


def looked_up(table: str, names: Callable[[TableSchema], tuple[str, ...]]) -> Iterator[str]:
    """The columns of the records whose ids stand in a table or its parts: `kind>award_kinds.level`.

    Args:
        table: the table of the records.
        names: gives the columns wanted of a table that is looked up.
    """
    for prefix, schema in _with_parts(table):
        for column in schema.columns:
            for other in column.refers_to:
                found = names(schemas()[other]) if other in schemas() else ()
                yield from (f"{_named(prefix, column.name)}>{other}.{name}" for name in found)


def column_names(schema: TableSchema, field: str) -> tuple[str, ...]:
    """What a field of a definition may name in one table; a value that lies in several columns by its one name.

    Args:
        schema: the table.
        field: of the definition.
    """
    match field:
        case "amount":
            return _of_value(schema, Quantity)
        case "when":
            days = [each.name for each in schema.columns if each.storage is Storage.DATE and not each.value]
            return (*_of_value(schema, Period), *days)
        case _:
            return tuple(column.name for column in schema.columns)


def unknown_column(place: str, found: str, table: str, known: tuple[str, ...], field: str = "where") -> Fault:
    """That a name is no column which may stand somewhere; it is told which may, and which one could be meant.

    Args:
        place: where it stands.
        found: the name.
        table: the table of the records.
        known: the columns that may stand there.
        field: of the definition.
    """
    close = ", ".join(_close(found, table, field))
    told = {"found": repr(found), "table": table, "known": ", ".join(known)}
    return Fault(place, "unknown_column_but" if close else "unknown_column", told | {"close": close})


def _close(found: str, table: str, field: str) -> list[str]:
    """Columns that are called so in a part or in a record looked up; else those whose names are alike."""
    known = offered(table, field)
    if field == "where":
        known += tuple(looked_up(table, lambda schema: column_names(schema, field)))
    last = _PARTS.split(found)[-1]
    same = [each for each in known if _PARTS.split(each)[-1] == last]
    near = [each for each in same if ">" not in each] or same
    return near or get_close_matches(found, known)


def _told(table: str, names: Callable[[TableSchema], tuple[str, ...]]) -> Iterator[str]:
    for prefix, schema in _with_parts(table):
        yield from (_named(prefix, name) for name in names(schema))


def _with_parts(table: str) -> Iterator[tuple[str, TableSchema]]:
    """A table and its parts, each with what a definition writes before their columns."""
    schema = schemas()[table]
    yield "", schema
    for child in schema.children:
        yield child.removeprefix(f"{table}."), schemas()[child]


def _named(part: str, column: str) -> str:
    return Path(part, column).text


def _of_units(schema: TableSchema) -> tuple[str, ...]:
    return tuple(each.name for each in schema.columns if _is_unit(each))


def _is_unit(column: Column) -> bool:
    return _UNITS in column.refers_to


def _of_value(schema: TableSchema, value: type) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column.path[0] for column in schema.columns if column.value is value))
