"""Columns as a definition of a measure names them."""

from typing import NamedTuple, Self

from vneduunion.model import MeasureDefinition
from vneduunion.tables.columns import VALUE, TableSchema, schemas

LIFE = ".."
"""What stands between the columns of the first and the last day."""
_LOOKED_UP = ">"


class Path(NamedTuple):
    """One column, perhaps of a part, perhaps of another record whose id stands in it.

    Attributes:
        part: the part of the record, empty for a column of its own.
        column: the column; `value` for a part that is a list of values.
        table: where the id that stands there is looked up, or empty.
        found: the column that is read there.
    """

    part: str
    column: str
    table: str = ""
    found: str = ""

    @classmethod
    def of(cls, text: str, table: str) -> Self:
        """The column that a text names.

        Args:
            text: `kind`, `authors.unit`, `units` or `recipient>groups.unit`.
            table: the table of the records.
        """
        own, _, other = text.partition(_LOOKED_UP)
        first, _, second = own.partition(".")
        is_part = f"{table}.{first}" in schemas()
        part, column = (first, second or VALUE) if is_part else ("", own)
        looked_up, _, found = other.partition(".")
        return cls(part, column, looked_up, found)

    @property
    def text(self) -> str:
        """The text that names the column; a part that is a list of values, or is counted, is named alone."""
        own = (
            self.part
            if self.part and self.column == VALUE
            else ".".join(filter(None, (self.part, self.column)))
        )
        return f"{own}{_LOOKED_UP}{self.table}.{self.found}" if self.table else own

    @property
    def alias(self) -> str:
        """What the column is called beside those of the other parts."""
        return f"{self.part}__{self.column}"

    def home(self, table: str) -> TableSchema | None:
        """The table that has the column.

        Args:
            table: the table of the records.
        """
        return schemas().get(f"{table}.{self.part}" if self.part else table)


class Paths(NamedTuple):
    """The columns of one definition.

    Attributes:
        when: the column of the day or period, or those of the first and the last day.
        counted: the column of the thing counted; a part alone has no column.
        amount: the column of the quantity, if any.
        units: the columns of the units.
        where: the columns of the conditions.
    """

    when: list[Path]
    counted: Path
    amount: Path | None
    units: tuple[Path, ...]
    where: tuple[Path, ...]

    @classmethod
    def of(cls, definition: MeasureDefinition) -> Self:
        """The columns of a definition."""

        def path(text: str) -> Path:
            return Path.of(text, definition.table)

        return cls(
            when=[path(column) for column in definition.when.split(LIFE)],
            counted=path(definition.counted),
            amount=path(definition.amount) if definition.amount else None,
            units=tuple(map(path, definition.units)),
            where=tuple(path(condition.column) for condition in definition.where),
        )

    @property
    def event(self) -> tuple[Path, ...]:
        """The columns that one event is read from, all but those of its units."""
        return (*self.when, self.counted, *((self.amount,) if self.amount else ()), *self.where)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of which an event is one row each."""
        return tuple(dict.fromkeys(path.part for path in self.event if path.part))

    @property
    def counts_rows(self) -> bool:
        """Whether the rows of a part are counted, each by itself."""
        return bool(self.counted.part) and self.counted.column == VALUE

    @property
    def once(self) -> bool:
        """Whether each thing happens once and to one unit, so that counts of it simply add up."""
        of_one = all(path.part in {"", *self.parts} for path in self.units) and len(self.units) == 1
        if not self.parts:
            return of_one and self.counted.column == "id"
        return of_one and self.counts_rows and self.parts == (self.counted.part,)

    @property
    def is_whole_record(self) -> bool:
        """Whether each record is one event of one unit."""
        return not self.parts and len(self.units) == 1 and not self.units[0].part
