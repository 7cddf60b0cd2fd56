"""Columns of other tables beside a row's own: the records that its cells refer to, and its lists."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, cached_property
from typing import Any, Literal, final

import narwhals.stable.v2 as nw
from attrs import evolve, frozen

from vneduunion.tables import Tables, TableSchema, schemas
from vneduunion.tables.columns import ORDINAL, RECORD
from vneduunion.tables.holder import TYPES, Frame
from vneduunion.tables.lifting import lifted
from vneduunion.tables.origins import ORIGIN_UNREAD, unread_mark
from vneduunion.validation.operands import InColumns, Row
from vneduunion.values.ids import REFERS_TO, RecordId

THERE, SIZE, TOTAL, GIVEN = "there", "size", "total", "given"
PolarsEngine = Literal["in-memory", "streaming"]
IN_MEMORY: PolarsEngine = "in-memory"
GROUPING: PolarsEngine = "streaming"
"""Of polars' two engines this one groups texts in half the time, the other one joins in half the time."""
ANY = REFERS_TO[RecordId]
"""What a reference to a record of any class refers to."""


@final
@frozen
class Need:
    """One column of another place that a condition asked for.

    Attributes:
        path: the references followed, e.g. `("unit",)` or `("recipient@units",)`; for a list its field
            behind an octothorpe: `("#authors",)`.
        column: the column wanted there, or `there`, `size`, `total:share`, `given:share`.
    """

    path: tuple[str, ...]
    column: str

    @property
    def name(self) -> str:
        """What the column is called beside the row's own."""
        return "__".join((*self.path, self.column)).translate(_SAFE)


_SAFE = str.maketrans({"@": "_", "#": "_", ":": "_", ".": "_"})
"""Names that every engine takes: Spark trips over dots."""


@final
class ColumnRow:
    """The row of a table as columns; it remembers which columns, its own and others, were asked for."""

    def __init__(self, schema: TableSchema, unread: Collection[str] = ()) -> None:
        self.schema = schema
        self.unread = unread
        self.cells: dict[str, None] = {}
        self.needs: dict[Need, None] = {}

    def __getitem__(self, key: str) -> InColumns:
        """A cell of the row, or of the record that a cell refers to."""
        *path, column = key.split(".")
        if path:
            return self._asked(tuple(path), column)
        self.cells[column] = None
        cell = nw.col(column)
        if column not in self.unread:
            return InColumns(cell, own=cell)
        self.cells[ORIGIN_UNREAD] = None
        marks = nw.col(ORIGIN_UNREAD).fill_null("")
        return InColumns(cell, own=cell, unread=marks.str.contains(unread_mark(column), literal=True))

    def there(self, reference: str) -> InColumns:
        """Whether the record that a cell refers to is there."""
        return self._asked(tuple(reference.split(".")), THERE)

    def total(self, field: str, part: str) -> InColumns:
        """The sum of a part over a list."""
        return self._asked((f"#{field}",), f"{TOTAL}:{part}")

    def given(self, field: str, part: str) -> InColumns:
        """How many elements of a list have a part."""
        return self._asked((f"#{field}",), f"{GIVEN}:{part}")

    def size(self, field: str) -> InColumns:
        """How many elements a list has."""
        return self._asked((f"#{field}",), SIZE)

    def _asked(self, path: tuple[str, ...], column: str) -> InColumns:
        need = Need(path, column)
        self.needs[need] = None
        return InColumns(nw.col(need.name))


@cache
def asks_elsewhere(condition: Callable[[Row], Any], table: str) -> bool:
    """Whether a condition asks for records that cells refer to, beside the row and its own lists.

    Args:
        condition: of a `RowRule`.
        table: the table whose rows it judges.
    """
    row = ColumnRow(schemas()[table])
    condition(row)
    return any(not need.path[0].startswith("#") for need in row.needs)


def widened(frame: Frame, schema: TableSchema, needs: Iterable[Need], tables: "Lookup") -> Frame:
    """A table's frame with the columns that conditions asked for beside its own.

    Args:
        frame: the frame of the table.
        schema: its schema.
        needs: what was asked for.
        tables: where references are looked up.
    """
    by_path: dict[tuple[str, ...], list[Need]] = defaultdict(list)
    for need in needs:
        for end in range(1, len(need.path)):  # the references on the way
            by_path.setdefault(need.path[:end], [])
        by_path[need.path].append(need)
    for path in sorted(by_path, key=len):
        frame = _joined(frame, schema, path, by_path, tables)
    return frame


def of_lists(
    frame: Frame, schema: TableSchema, needs: Iterable[Need], tables: "Lookup", broken: nw.Expr
) -> Frame:
    """The rows of a table of whose list a condition holds; it is judged on the lists, which are fewer.

    Args:
        frame: the frame of the table.
        schema: its schema.
        needs: what was asked for, all of one list.
        tables: where lists are looked up.
        broken: the condition, which does not hold where there is no list.
    """
    wanted = {need.column: need.name for need in needs}
    (field,) = {need.path[0][1:] for need in needs}
    found = tables.lists(f"{schema.name}.{field}", wanted).filter(broken)
    return frame.join(found, left_on=_own_key(schema.name), right_on=RECORD, how="inner")


def _joined(
    frame: Frame,
    schema: TableSchema,
    path: tuple[str, ...],
    by_path: Mapping[tuple[str, ...], list[Need]],
    tables: "Lookup",
) -> Frame:
    wanted = {need.column: need.name for need in by_path[path]}
    for longer in by_path:
        if longer[:-1] == path:
            column = longer[-1].partition("@")[0]
            wanted[column] = Need(path, column).name
    step = path[-1]
    if step.startswith("#"):
        key = _own_key(schema.name)
        return frame.join(
            tables.lists(f"{schema.name}.{step[1:]}", wanted), left_on=key, right_on=RECORD, how="left"
        )
    table, column = target(schema, path)
    left = column if len(path) == 1 else Need(path[:-1], column).name
    return frame.join(tables.records(table, wanted, left), left_on=left, right_on=_key(left), how="left")


def _key(left: str) -> str:
    return f"{left}__key"


def target(schema: TableSchema, path: tuple[str, ...]) -> tuple[str, str]:
    """The table that the last reference of a path leads to, and the column that has it.

    Args:
        schema: where the path begins.
        path: references, e.g. `("record", "unit")`.
    """
    for step in path[:-1]:
        schema = schemas().get(_leads_to(schema, step), schema)
    return _leads_to(schema, path[-1]), path[-1].partition("@")[0]


def _leads_to(schema: TableSchema, step: str) -> str:
    column, _, named = step.partition("@")
    if column == RECORD and schema.parent is not None:
        return schema.parent
    return named or schema.column(column).refers_to[0]


@final
class Lookup:
    """The tables that references are looked up in: those judged, and those they may lead to besides."""

    def __init__(self, tables: Tables, against: Tables | None = None) -> None:
        self.tables = tables
        self.against = against
        self._repeated: dict[str, Frame | None] = {}

    @cached_property
    def beside(self) -> Tables:
        """The tables judged, with those of the other place that they do not have: for rules about tables."""
        if self.against is None:
            return self.tables
        some = self.tables["units"]
        others = {name: lifted(self.against[name], some) for name in self.against if name not in self.tables}
        return evolve(self.tables, frames={**others, **self.tables.frames})

    def records(self, table: str, wanted: Mapping[str, str], left: str) -> Frame:
        """The records of a table, each once, with the wanted columns under their new names.

        Of an id that several records bear nothing is known but that it is there.
        """
        key = _own_key(table)
        columns = [column for column in wanted if column != THERE]
        rows = self._rows(table, [key, *columns]).filter(~nw.col(key).is_null())
        twice = _more_than_once(rows, key) if self._is_shared(table) else self._twice(table)
        if twice is not None:
            unknown = (nw.lit(None).cast(_type_of(table, column)).alias(column) for column in columns)
            once = rows.join(twice, on=key, how="anti")
            rows = nw.concat([once, twice.select(key, *unknown)], how="vertical")
        there = [nw.lit(value=True).alias(wanted[THERE])] if THERE in wanted else []
        named = (nw.col(column).alias(wanted[column]) for column in columns)
        return rows.select(nw.col(key).alias(_key(left)), *named, *there)

    def _twice(self, table: str) -> Frame | None:
        """The ids that several records of a table bear; in memory it is soon known that there are none."""
        if table not in self._repeated:
            key = _own_key(table)
            twice = _more_than_once(self.tables[table].filter(~nw.col(key).is_null()), key)
            self._repeated[table] = _unless_empty(_at_hand(twice))
        return self._repeated[table]

    def _is_shared(self, table: str) -> bool:
        """Whether records of a table stand in both places; what is alike in both counts once."""
        return table == ANY or (self.against is not None and table in self.against)

    def lists(self, table: str, wanted: Mapping[str, str]) -> Frame:
        """For each record that has elements in a child table what was asked of them."""
        made = []
        for column, name in wanted.items():
            kind, _, part = column.partition(":")
            made.append(_of_list(kind, part).alias(name))
        given = self.tables[table].filter(~nw.col(RECORD).is_null())
        return _at_hand(given.group_by(RECORD).agg(*made)).lazy()

    def _rows(self, table: str, columns: list[str]) -> Frame:
        if table == ANY:
            named = [name for name, schema in schemas().items() if schema.has_id and schema.parent is None]
            return nw.concat([self._rows(name, ["id"]) for name in named], how="vertical")
        own = self.tables[table].select(*columns)
        if self.against is None or table not in self.against:
            return own
        others = lifted(self.against[table].select(*columns), own)
        return nw.concat([own, others], how="vertical").unique()


def _of_list(kind: str, part: str) -> nw.Expr:
    """What is asked of the elements of a list."""
    if kind == SIZE:
        return nw.len()
    return nw.col(part).sum() if kind == TOTAL else nw.col(part).count()


def _own_key(table: str) -> str:
    """The column that the records of a table are known by."""
    return ORDINAL if table in schemas() and not schemas()[table].has_id else "id"


def _more_than_once(rows: Frame, key: str) -> Frame:
    counted = rows.group_by(key).agg(nw.len().alias("n"))
    return counted.filter(nw.col("n") > 1).select(key)


def _at_hand(grouped: Frame) -> Frame | nw.DataFrame[Any]:
    """What groups give, at once where they lie in memory."""
    return grouped.collect(engine=GROUPING) if grouped.implementation.is_polars() else grouped


def _unless_empty(frame: Frame | nw.DataFrame[Any]) -> Frame | None:
    return None if isinstance(frame, nw.DataFrame) and not len(frame) else frame.lazy()


def _type_of(table: str, column: str) -> Any:
    return TYPES[schemas()[table].storages[column]]
