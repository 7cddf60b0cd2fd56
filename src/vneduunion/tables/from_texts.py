"""Tables of texts, as files have them, become typed columns; what cannot be read is a finding.

Each different text of a column is read once, however many rows have it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, final

import attrs
import polars as pl
from attrs import evolve, field, frozen

from vneduunion.errors import Fault
from vneduunion.findings import Finding, Findings, card, finding_of_fault
from vneduunion.findings.translation import code_of_fault
from vneduunion.tables.cell_texts import read_part, read_value
from vneduunion.tables.columns import GIVEN, ORDINAL, RECORD, VALUE, Column, Storage, TableSchema, schemas
from vneduunion.tables.from_records import LARGEST, POLARS, too_large
from vneduunion.tables.headings import Target, repeated, target_of
from vneduunion.tables.origins import (
    ORIGIN,
    ORIGIN_FILE,
    ORIGIN_ROW,
    ORIGIN_UNREAD,
    Origin,
    letters,
    unread_mark,
)
from vneduunion.values.constraints import Shape

CAP = 1_000
"""How many unreadable cells of one column are listed; the count is true."""
_LIST = ";"
"""What parts the elements of a list that stands in one cell."""


@final
@frozen(kw_only=True)
class TextTable:
    """One table of a file: every cell a text, or missing.

    Attributes:
        schema: the table it is.
        texts: its columns by their heads, as they stand in the file, beside `origin_row`.
        origin: the file, with its heads by what they stand for.
        head_row: the row of the heads.
        unread: the rows, by known heads, whose cells hold something that is no text and could not become one;
            what is wrong with them is told elsewhere.
        twice: the heads that only a place behind them tells from one before, with what stands in the file.
    """

    schema: TableSchema
    texts: pl.DataFrame
    origin: Origin
    head_row: int = 1
    unread: Mapping[str, frozenset[int]] = field(factory=dict)
    twice: Mapping[str, str] = field(factory=dict)


@final
@frozen(kw_only=True)
class Typed:
    """What tables of texts say.

    Attributes:
        frames: typed frames by the names of their tables.
        origins: where their rows stand.
        findings: what could not be read.
        unknown: columns whose heads mean nothing here, by table, with their texts.
        unread: the columns with cells that could not be read, by table; `origin_unread` says which cells.
    """

    frames: Mapping[str, pl.DataFrame]
    origins: Mapping[str, Origin]
    findings: Findings
    unknown: Mapping[str, pl.DataFrame] = field(factory=dict)
    unread: Mapping[str, frozenset[str]] = field(factory=dict)


def typed(given: Iterable[TextTable]) -> Typed:
    """Typed columns out of tables of texts.

    Args:
        given: the tables of one body of data; two of one name are put one behind the other.

    Returns:
        Their columns, with a finding for every cell that cannot be read, every head that means
        nothing, and every two heads that mean the same.
    """
    frames: dict[str, list[pl.DataFrame]] = defaultdict(list)
    origins: dict[str, Origin] = {}
    findings, unknown, unread = Findings(), {}, dict[str, frozenset[str]]()
    for table in given:
        reader = _Reader(table)
        for name, frame in reader.frames().items():
            frames[name].append(frame)
            origins.setdefault(name, reader.origin_of(name))
        findings += Findings(found=tuple(reader.found), counts=dict(reader.counts))
        if reader.unread:
            unread[reader.schema.name] = unread.get(reader.schema.name, frozenset()) | reader.unread.keys()
        if reader.strangers:
            # As series: a name such as "*" would be read as a pattern.
            columns = map(table.texts.get_column, reader.strangers)
            unknown[table.schema.name] = table.texts.select(ORIGIN_ROW, *columns)
    return Typed(
        frames={name: pl.concat(parts, how="diagonal") for name, parts in frames.items()},
        origins=origins,
        findings=findings,
        unknown=unknown,
        unread=unread,
    )


def marked(frame: pl.DataFrame, unread: Mapping[str, pl.Series]) -> pl.DataFrame:
    """A frame whose rows say which of their cells could not be read, beside what they say already.

    Args:
        frame: typed columns of a table.
        unread: for each column that has such cells, in which rows they stand.
    """
    if not unread:
        return frame
    before = [pl.col(name) for name in (ORIGIN_UNREAD,) if name in frame.columns]
    marks = [pl.when(rows).then(pl.lit(unread_mark(name))) for name, rows in unread.items()]
    said = pl.concat_str([*before, *marks], ignore_nulls=True)
    return frame.with_columns(pl.when(said != "").then(said).alias(ORIGIN_UNREAD))


@final
class _Reader:
    """Reads the columns of one table and notes what is wrong."""

    def __init__(self, table: TextTable) -> None:
        self.schema = table.schema
        self.texts = table.texts.with_columns(
            pl.when(pl.col(pl.String).str.strip_chars() != "").then(pl.col(pl.String))
        )
        self.found: list[Finding] = []
        self.counts: Counter[str] = Counter()
        self.strangers: list[str] = []
        self.targets: dict[str, Target] = {}
        self.doubled: dict[str, Target] = {}
        self.unread: dict[str, pl.Series] = {}
        heads = [head for head in table.texts.columns if head not in ORIGIN]
        for head in heads:
            target = target_of(self.schema, head)
            if target is not None:
                self.targets[head] = target
            elif (same := target_of(self.schema, table.twice.get(head, ""))) is not None:
                self.doubled[head] = same
            else:
                self.strangers.append(head)
        named = {target.name: table.origin.headings.get(head, head) for head, target in self.targets.items()}
        self.origin = evolve(table.origin, headings=named)
        self._judge_heads(table, heads)
        for head, rows in table.unread.items():
            self._mark(self._columns_of(self.targets[head]), self.texts[ORIGIN_ROW].is_in(list(rows)))

    def _judge_heads(self, table: TextTable, heads: Sequence[str]) -> None:
        origin, row = table.origin, table.head_row
        for head in self.strangers:
            known = ", ".join(self.schema.offered)
            place = origin.place(self.schema, row, head)
            self._note(
                finding_of_fault(
                    Fault(head, "unknown_field", {"known": known}), self.schema.name, place=place, row=row
                )
            )
        meant = {**self.targets, **self.doubled}
        for name in repeated(target.name for target in meant.values()):
            same = [head for head in heads if head in meant and meant[head].name == name]
            told = (
                f"{_letters_of(origin, heads, head)}{row} ({table.twice.get(head, head)})" for head in same
            )
            self._note(
                Finding(
                    code="X118",
                    severity=card("X118").severity,
                    table=self.schema.name,
                    field=name,
                    place=origin.place(self.schema, row, ""),
                    row=row,
                    values={"heads": ", ".join(told)},
                )
            )

    def _columns_of(self, target: Target) -> tuple[str, ...]:
        """The columns that a cell says."""
        return tuple(part.name for part in self.schema.parts(target.name)) if target.words else (target.name,)

    def _mark(self, columns: Iterable[str], rows: pl.Series) -> None:
        for name in columns:
            self.unread[name] = self.unread[name] | rows if name in self.unread else rows

    def _note(self, finding: Finding) -> None:
        self.found.append(finding)
        self.counts[finding.code] += 1

    def frames(self) -> dict[str, pl.DataFrame]:
        """The table's own typed columns, and the rows of lists that stand in its cells."""
        keys = self._keys()
        columns = [*keys.values(), *self._columns()]
        texts = self.texts.select(*(name for name in (ORIGIN_ROW, ORIGIN_FILE) if name in self.texts.columns))
        own = pl.DataFrame(columns).with_columns(*texts.get_columns())
        own = marked(own, self.unread)
        found = {self.schema.name: own}
        for head, target in self.targets.items():
            if target.children is not None:
                found[target.children.name] = self._elements(head, target.children, own)
        return found

    def origin_of(self, name: str) -> Origin:
        """The origin of one of the frames: the rows of a list stand in a cell of the table itself."""
        if name == self.schema.name:
            return self.origin
        within = next(
            target for target in self.targets.values() if target.children and target.children.name == name
        )
        headings = {VALUE: self.origin.headings[within.name], RECORD: self.origin.headings.get("id", ORDINAL)}
        return evolve(self.origin, headings=headings)

    def _keys(self) -> dict[str, pl.Series]:
        """The keys of the rows: as given, else by position."""
        given = {target.name: head for head, target in self.targets.items() if target.key}
        keys = {}
        for name, storage in self.schema.keys.items():
            if name in given:
                keys[name] = self._key(given[name], name, storage)
        if ORDINAL not in keys:
            keys[ORDINAL] = self._positions(keys.get(RECORD))
        return keys

    def _key(self, head: str, name: str, storage: Storage) -> pl.Series:
        if storage is Storage.TEXT:
            return self.texts[head].alias(name)
        column = Column(name=name, path=(name,), storage=storage, shape=_WHOLE_SHAPE, nullable=True)
        return self._part(head, column)

    def _positions(self, record: pl.Series | None) -> pl.Series:
        index = pl.Series(ORDINAL, range(len(self.texts)), dtype=pl.Int64)
        if record is None:
            return index
        return pl.DataFrame({RECORD: record}).select(
            (pl.int_range(pl.len(), dtype=pl.Int64).over(RECORD)).alias(ORDINAL)
        )[ORDINAL]

    def _columns(self) -> Iterable[pl.Series]:
        """The typed columns: cells of single columns, filled up by whole values in words."""
        made: dict[str, pl.Series] = {}
        for head, target in self.targets.items():
            if target.part is not None:
                made[target.part.name] = self._part(head, target.part)
        for head, target in self.targets.items():
            if target.words:
                for name, series in self._value(head, target.name).items():
                    made[name] = made[name].fill_null(series) if name in made else series
        return made.values()

    def _part(self, head: str, column: Column) -> pl.Series:
        texts = self.texts[head]
        if column.storage is Storage.TEXT and not column.choices:
            return texts.alias(column.name)
        values = self._read(column.field, (column.name,), texts, lambda text: read_part(column, text))
        return _mapped(texts, values, POLARS[column.storage]).alias(column.name)

    def _value(self, head: str, field: str) -> dict[str, pl.Series]:
        """Whole values in words, as the columns of their parts."""
        parts = self.schema.parts(field)
        cls = parts[0].value
        assert cls is not None  # noqa: S101 only fields that hold a value are given in words
        texts, options = self.texts[head], self._options(field)
        names = [part.name for part in parts]
        if options is None:
            values = self._read(field, names, texts, lambda text: read_value(cls, text))
            keys = texts
        else:
            keys = texts + "\x1f" + options.fill_null("")
            values = self._read(field, names, keys, _dated(cls))
        return {part.name: _spread(keys, values, part) for part in parts}

    def _options(self, field: str) -> pl.Series | None:
        """What the words of a period depend on: "to date" means the day of the report."""
        if (self.schema.name, field) != ("figures", "period"):
            return None
        heads = [head for head, target in self.targets.items() if target.name == "reported"]
        return self.texts[heads[0]] if heads else None

    def _read(
        self, field: str, columns: Iterable[str], texts: pl.Series, read: Callable[[str], Any]
    ) -> dict[str, Any]:
        """What each different text says for some columns; the cells of those that say nothing are noted."""
        values = {text: read(text) for text in texts.drop_nulls().unique(maintain_order=True).to_list()}
        for text, value in values.items():
            if any(abs(whole) > LARGEST for whole in _wholes(value)):
                values[text] = too_large("")
        faulty = {text: value for text, value in values.items() if isinstance(value, Fault)}
        if faulty:
            self._note_cells(field, texts, faulty)
            self._mark(columns, texts.is_in(list(faulty)).fill_null(value=False))
        return {text: value for text, value in values.items() if text not in faulty}

    def _note_cells(self, field: str, texts: pl.Series, faulty: Mapping[str, Fault]) -> None:
        rows = self.texts.with_columns(texts.alias("__text")).filter(pl.col("__text").is_in(list(faulty)))
        names = [name for name, target in self.targets.items() if target.name in {"id", RECORD}]
        for index, row in enumerate(rows.head(CAP).iter_rows(named=True)):
            fault = faulty[row["__text"]]
            place = self.origin.place(self.schema, row[ORIGIN_ROW], field, index, row.get(ORIGIN_FILE))
            record = row[names[0]] if names else None
            fault = Fault(field, fault.code, fault.values)
            self.found.append(finding_of_fault(fault, self.schema.name, record, place, row[ORIGIN_ROW]))
        tally = rows["__text"].value_counts()
        for text, n in tally.iter_rows():
            self.counts[code_of_fault(faulty[text].code)] += n

    def _elements(self, head: str, child: TableSchema, own: pl.DataFrame) -> pl.DataFrame:
        """The rows of a list that stands in one cell."""
        key = "id" if self.schema.has_id else ORDINAL
        record = own[key] if key in own.columns else pl.Series(key, [None] * len(own), dtype=pl.String)
        rows = pl.DataFrame(
            {
                RECORD: record,
                ORIGIN_ROW: self.texts[ORIGIN_ROW],
                VALUE: self.texts[head].str.split(_LIST),
            }
        ).drop_nulls(VALUE)
        values = rows.explode(VALUE).with_columns(pl.col(VALUE).str.strip_chars()).filter(pl.col(VALUE) != "")
        column = child.columns[0]
        if column.choices:
            read = {text: read_part(column, text) for text in values[VALUE].unique().to_list()}
            values = values.with_columns(_mapped(values[VALUE], read, pl.String))
        position = pl.int_range(pl.len(), dtype=pl.Int64).over(ORIGIN_ROW).alias(ORDINAL)
        return values.with_columns(position)


def _letters_of(origin: Origin, heads: Sequence[str], head: str) -> str:
    """The column of a head as a spreadsheet names it."""
    number = origin.headings.get(head)
    return letters(number if isinstance(number, int) else heads.index(head) + 1)


_WHOLE_SHAPE = Shape(name=ORDINAL, base=int)


def _dated(cls: type) -> Callable[[str], Any]:
    """Reads words with the day they were reported on behind a separator."""

    def read(key: str) -> Any:
        text, _, reported = key.partition("\x1f")
        day = read_part(_DAY, reported) if reported else None
        return read_value(cls, text, **({} if day is None or isinstance(day, Fault) else {"published": day}))

    return read


_DAY = schemas()["figures"].column("reported")


def _spread(keys: pl.Series, values: Mapping[str, Any], part: Column) -> pl.Series:
    """One part of the value that each text stands for."""
    said = {text: _part_of(value, part) for text, value in values.items()}
    return _mapped(keys, said, POLARS[part.storage]).alias(part.name)


def _wholes(value: Any) -> list[int]:
    """The whole numbers that a cell stands for: itself, or parts of the value that it says in words."""
    parts = (
        [getattr(value, item.name) for item in attrs.fields(type(value))]
        if attrs.has(type(value))
        else [value]
    )
    return [part for part in parts if type(part) is int]


def _part_of(value: Any, part: Column) -> Any:
    if part.path[1] == GIVEN:
        return True
    found = getattr(value, part.path[1])
    return found.value if isinstance(found, Enum) else found


def _mapped(texts: pl.Series, values: Mapping[str, Any], dtype: type[pl.DataType]) -> pl.Series:
    """What each text stands for; nothing where it cannot be read."""
    if not values:
        return pl.Series(texts.name, [None] * len(texts), dtype=dtype)
    return texts.replace_strict(
        list(values), pl.Series(list(values.values()), dtype=dtype), default=None, return_dtype=dtype
    )
