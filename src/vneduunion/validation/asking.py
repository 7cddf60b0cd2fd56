"""What a condition asks for, found out without any data, so that a slip in a rule is told where it is made."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, final

from attrs import frozen

from vneduunion.tables import Storage, TableSchema, schemas
from vneduunion.tables.columns import ORDINAL, RECORD
from vneduunion.validation.looking import ANY
from vneduunion.validation.operands import Row

_NO_CONDITION = (
    "breaks gives a condition on cells of the row, such as row['until'] < row['since'] or "
    "row['name'].equals('A'), joined by &, | and ~; not {found}"
)


def demand_table(table: str) -> None:
    """Refuse the name of a table that there is not.

    Raises:
        ValueError: no table is called so.
    """
    if table not in schemas():
        msg = f"no table is called {table!r}; the tables are: {', '.join(schemas())}"
        raise ValueError(msg)


def demand_condition(table: str, breaks: Callable[[Row], Any], keys: Iterable[str]) -> None:
    """Refuse what is no condition on the rows of a table, or asks for what they do not have.

    Args:
        table: the table.
        breaks: the condition.
        keys: further cells that are asked for.

    Raises:
        ValueError: no column, or no list, is called as something that is asked for.
        TypeError: it gives no condition.
    """
    row = _AskedRow(schemas()[table])
    found = breaks(row)
    if not (isinstance(found, _Asked) and found.is_condition):
        told = "a cell that is neither true nor false" if isinstance(found, _Asked) else repr(found)
        raise TypeError(_NO_CONDITION.format(found=told))
    for key in keys:
        if key.startswith("#"):
            list_name, _, asked = key[1:].rpartition(".")
            row.total(list_name, asked.partition(":")[2])
        else:
            row[key]


@final
@frozen(eq=False)
class _Asked:
    """An operand of which nothing is known but whether it is true or false of a row."""

    is_condition: bool

    def __lt__(self, _other: Any) -> "_Asked":
        return _CONDITION

    __le__ = __gt__ = __ge__ = equals = one_of = matches = __lt__

    def __and__(self, other: Any) -> "_Asked":
        return _Asked(self.is_condition and isinstance(other, _Asked) and other.is_condition)

    __or__ = __and__

    def __invert__(self) -> "_Asked":
        return self

    def missing(self) -> "_Asked":
        """Whether it is missing."""
        return _CONDITION

    framed = garbled = missing

    def year(self) -> "_Asked":
        """The year of a day."""
        return _CELL

    def __bool__(self) -> bool:
        raise TypeError(_NO_CONDITION.format(found="its truth, which is known of each row only"))


_CELL, _CONDITION = _Asked(is_condition=False), _Asked(is_condition=True)


@final
class _AskedRow:
    """A row of which nothing is known but what its table can have."""

    def __init__(self, schema: TableSchema) -> None:
        self.schema = schema

    def __getitem__(self, key: str) -> _Asked:
        """A cell of the row, or of the record that a cell refers to."""
        *path, column = key.split(".")
        name = self._reached(path)
        _demand(name, column)
        return _CONDITION if _columns(name)[column] is Storage.BOOLEAN else _CELL

    def there(self, reference: str) -> _Asked:
        """Whether the record that a cell refers to is there."""
        self._reached(reference.split("."))
        return _CONDITION

    def total(self, field: str, part: str) -> _Asked:
        """The sum of a part over a list, or how many of its elements have it."""
        _demand(self._list(field), part)
        return _CELL

    given = total

    def size(self, field: str) -> _Asked:
        """How many elements a list has."""
        self._list(field)
        return _CELL

    def _list(self, field: str) -> str:
        name = f"{self.schema.name}.{field.replace('.', '_')}"
        lists = [child.removeprefix(f"{self.schema.name}.") for child in self.schema.children]
        if name not in self.schema.children:
            msg = f"{self.schema.name} has no list {field!r}; it has: {', '.join(lists) or 'none'}"
            raise ValueError(msg)
        return name

    def _reached(self, path: list[str]) -> str:
        """The table that references lead to."""
        name = self.schema.name
        for step in path:
            name = _led_to(name, step)
        return name


def _led_to(table: str, step: str) -> str:
    """The table that one reference leads to."""
    column, _, named = step.partition("@")
    _demand(table, column)
    if named:
        demand_table(named)
        return named
    tables = _tables_of(table, column)
    if len(tables) != 1:
        several = f"; name the table: {column}@{tables[0]}" if tables else ""
        msg = f"the column {column!r} of {table} does not refer to records of one table{several}"
        raise ValueError(msg)
    return tables[0]


def _tables_of(table: str, column: str) -> tuple[str, ...]:
    """The tables that a column refers to."""
    if table == ANY or column == ORDINAL:
        return ()
    schema = schemas()[table]
    return (str(schema.parent),) if column == RECORD else schema.column(column).refers_to


def _columns(table: str) -> Mapping[str, Storage]:
    """The columns of a table; of records of any table only the ids are looked up."""
    return {"id": Storage.TEXT} if table == ANY else schemas()[table].storages


def _demand(table: str, column: str) -> None:
    if column not in _columns(table):
        msg = f"{table} has no column {column!r}; its columns are: {', '.join(_columns(table))}"
        raise ValueError(msg)
