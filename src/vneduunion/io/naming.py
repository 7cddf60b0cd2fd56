"""Names in the place of ids: what tables of texts refer to by name becomes a reference by id.

Each different text is looked up once, however many rows have it. What is sure is decided; what is not
is a question, and a finding at each cell that asks it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, final

import polars as pl
from attrs import evolve, frozen

from vneduunion.findings import Finding, Findings, card
from vneduunion.io.answers import (
    OPEN_NAME,
    GivenAnswers,
    Question,
    candidates_text,
    given_answers,
    names_to_ids,
)
from vneduunion.model import Dataset, Record
from vneduunion.reference import bundled, catalogue, resolve
from vneduunion.reference.resolving import NAMED
from vneduunion.tables import Column, Storage, Tables, TableSchema, schemas
from vneduunion.tables.columns import ORDINAL, RECORD
from vneduunion.tables.door import tables_of
from vneduunion.tables.from_texts import CAP, Typed, marked
from vneduunion.tables.origins import ORIGIN_FILE, ORIGIN_ROW
from vneduunion.tables.to_records import sound
from vneduunion.values.folding import fold
from vneduunion.values.ids import REFERS_TO, SLUG, RecordId

MOST_LIKENED = 100_000
"""How many pairs of a text and a record are held against each other for close spellings.

Beyond that (10,000 records and ten open names) questions come without candidates, for nobody waits
hours for them."""

_ANY = REFERS_TO[RecordId]
_IN_BRACKETS = re.compile(rf"(?s).*\[({SLUG.pattern})\]")
_LONGEST = 500
"""Characters; no name has more."""
_TELLING = frozenset({"id", "name", "title", "abbreviation", "number", "rank"})
"""Fields that a record is known by."""

Asked = str | Question | None
"""The id that a text stands for, the question to ask, or nothing where the text can be no name."""


@final
@frozen(kw_only=True)
class Reading:
    """Tables as they were read, names in them replaced by ids.

    Attributes:
        tables: the tables, with what was wrong in their `findings`.
        questions: the names that are not decided, each once.
    """

    tables: Tables
    questions: tuple[Question, ...] = ()


@cache
def known_names() -> Dataset:
    """Where names are looked up unless the caller says where: the catalogue with the bundled measures."""
    return catalogue().merge(bundled("measures"))


def resolved(read: Typed, names: "Names") -> Typed:
    """Typed columns whose references are ids.

    A reference may be written as an id, which stays as it is whether anybody bears it or not; as a name
    with the id in brackets; or as a name that a single record bears.

    Args:
        read: the columns; only references are looked at.
        names: where names are looked up; it keeps the questions to ask.

    Returns:
        The columns, with a finding for each cell whose name is not decided; the cell is then empty.
    """
    frames, told, counts, unread = {}, list[Finding](), Counter[str](), dict(read.unread)
    for name, frame in read.frames.items():
        resolver = _Resolver(read, schemas()[name], names)
        frames[name] = resolver.resolved(frame)
        told += resolver.found
        counts += resolver.counts
        if resolver.unread:
            unread[name] = unread.get(name, frozenset()) | resolver.unread.keys()
    findings = read.findings + Findings(found=tuple(told), counts=dict(counts))
    return evolve(read, frames=frames, findings=findings, unread=unread)


# --- where names are looked up -------------------------------------------------------------------


@final
class Names:
    """The records that a body of data may refer to by name, and what people have said of names.

    Args:
        own: the tables of the data itself; records are made only of those that are asked about.
        answers: what people have said, or the file of it.
        names_from: further records; by default the catalogue with the bundled measures.

    Attributes:
        questions: the names asked about that are not decided, each once.
    """

    def __init__(
        self,
        own: Mapping[str, pl.LazyFrame],
        answers: GivenAnswers = None,
        names_from: Dataset | None = None,
    ) -> None:
        self._own = own
        self._answers = given_answers(answers)
        self._names_from = known_names() if names_from is None else names_from
        self._data: dict[str, Dataset] = {}
        self._likened = 0
        self._open: dict[tuple[str, str], Question] = {}

    @property
    def questions(self) -> tuple[Question, ...]:
        """The names asked about that are not decided, each once."""
        return tuple(self._open.values())

    def ask(self, text: str, tables: Iterable[str]) -> Asked:
        """What a text in the place of a reference stands for.

        Args:
            text: what is written there.
            tables: the tables whose records may be meant; none where only ids can be.

        Returns:
            The id; the question to ask, which is kept; or `None` where the text can be no name.
        """
        bare = text.strip()
        bracketed = _IN_BRACKETS.fullmatch(bare)
        if bracketed or SLUG.fullmatch(bare):
            return bracketed[1] if bracketed else bare
        wanted = set(tables)
        classes = [cls for cls, table in NAMED.items() if wanted & {table, _ANY}]
        if not classes or not fold(bare) or len(bare) > _LONGEST:
            return None
        found = self._decided(bare, classes)
        if isinstance(found, Question):
            self._open.setdefault((found.table, fold(bare)), found)
        return found

    def _decided(self, text: str, classes: list[type[Record]]) -> str | Question:
        """A name that records of several classes bear is for people to decide."""
        found = {cls: self._of_class(text, cls) for cls in classes}
        ids = {item for item in found.values() if isinstance(item, str)}
        if len(ids) != 1:
            ids = {said for cls in classes if (said := self._answers.answer(NAMED[cls], text))}
        if len(ids) == 1:
            return ids.pop()
        return _together([self._question(text, cls, item) for cls, item in found.items()])

    def _of_class(self, text: str, cls: type[Record]) -> str | Question:
        data = self._records(NAMED[cls])
        found = names_to_ids(text, cls, None, data, self._answers, close=False)
        if isinstance(found, Question) and not found.candidates:
            self._likened += len(getattr(data, NAMED[cls]))
            if self._likened <= MOST_LIKENED:
                return names_to_ids(text, cls, None, data, self._answers)
        return found

    def _question(self, text: str, cls: type[Record], found: str | Question) -> Question:
        if isinstance(found, Question):
            return found
        candidates = resolve(text, cls, data=self._records(NAMED[cls]), close=False)
        return Question(table=NAMED[cls], text=text, candidates=candidates)

    def _records(self, table: str) -> Dataset:
        """The records of one table that may be named: those of the data go before others of their id."""
        if table not in self._data:
            own = getattr(_known(table, self._own), table)
            others = (record for record in getattr(self._names_from, table) if record.key not in own)
            self._data[table] = Dataset(**{table: (*own, *others)})
        return self._data[table]


def _together(questions: list[Question]) -> Question:
    """One question for all classes, put to the first of which some record is near."""
    first = next((item for item in questions if item.candidates), questions[0])
    return evolve(first, candidates=tuple(each for item in questions for each in item.candidates))


def _known(table: str, own: Mapping[str, pl.LazyFrame]) -> Dataset:
    """The records of one table, as far as they are known by name.

    What else is wrong with a row keeps nobody from naming it; its own references may be names still.
    """
    schema = schemas()[table]
    if table not in own:
        return Dataset()
    there = own[table].collect_schema().names()
    kept = [expr for column in schema.columns if column.name in there for expr in _as_known(column)]
    parts = {table: own[table].select(*(name for name in (ORDINAL,) if name in there), *kept)}
    aliases = f"{table}.name_aliases"
    parts |= {aliases: own[aliases]} if aliases in own else {}
    return sound(tables_of(parts))[0]


def _as_known(column: Column) -> Iterator[pl.Expr]:
    if column.path[0] in _TELLING or (column.value is not None and not column.value_nullable):
        yield pl.col(column.name)
    elif not column.nullable and column.value is None:
        stand_in = column.choices[0] if column.choices else "x" if column.refers_to else None
        yield pl.col(column.name) if stand_in is None else pl.lit(stand_in).alias(column.name)


# --- the references of a table -------------------------------------------------------------------


class _Reference(NamedTuple):
    """A column of references, the field as findings write it, and the tables they lead to."""

    column: str
    field: str
    tables: tuple[str, ...]


def _references(schema: TableSchema) -> Iterator[_Reference]:
    if schema.keys.get(RECORD) is Storage.TEXT:
        yield _Reference(RECORD, RECORD, ())
    for column in schema.columns:
        if column.refers_to:
            yield _Reference(column.name, column.field, column.refers_to)


@final
class _Resolver:
    """Replaces the names in one table and notes those that are not decided."""

    def __init__(self, read: Typed, schema: TableSchema, names: Names) -> None:
        self.schema = schema
        self.origin = read.origins[schema.name]
        self.names = names
        self.unread: dict[str, pl.Series] = {}
        self.found: list[Finding] = []
        self.counts: Counter[str] = Counter()

    def resolved(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with ids in all columns of references that it has."""
        there = (item for item in _references(self.schema) if item.column in frame.columns)
        found = frame.with_columns(*(self._column(frame, reference) for reference in there))
        return marked(found, self.unread)

    def _column(self, frame: pl.DataFrame, reference: _Reference) -> pl.Series:
        texts = frame[reference.column]
        named = (
            texts.filter(~texts.str.contains(rf"\A(?:{SLUG.pattern})\z"))
            .drop_nulls()
            .unique(maintain_order=True)
        )
        found = {text: self.names.ask(text, reference.tables) for text in named.to_list()}
        undecided = {text: item for text, item in found.items() if isinstance(item, Question)}
        if undecided:
            self._note(frame, reference, undecided)
            self.unread[reference.column] = texts.is_in(list(undecided)).fill_null(value=False)
        said = {text: None if text in undecided else item for text, item in found.items() if item is not None}
        return texts.replace(list(said), pl.Series(list(said.values()), dtype=pl.String)) if said else texts

    def _note(self, frame: pl.DataFrame, reference: _Reference, undecided: Mapping[str, Question]) -> None:
        rows = frame.filter(pl.col(reference.column).is_in(list(undecided)))
        for row in rows.head(CAP).iter_rows(named=True):
            self.found.append(self._finding(row, reference, undecided[row[reference.column]]))
        self.counts[OPEN_NAME] += len(rows)

    def _finding(self, row: Mapping[str, Any], reference: _Reference, question: Question) -> Finding:
        place = self.origin.place(self.schema, row[ORIGIN_ROW], reference.field, None, row.get(ORIGIN_FILE))
        return open_name(
            question,
            reference.tables,
            table=self.schema.name,
            record=row.get("id", row.get(RECORD)),
            field=reference.field,
            place=place,
            row=row[ORIGIN_ROW],
        )


def open_name(question: Question, tables: Iterable[str], **where: Any) -> Finding:
    """The finding of a name that is not decided.

    Args:
        question: the name and the records near it.
        tables: the tables whose records may be meant.
        where: the table, the record, the field, the place and the row of the finding.
    """
    values = {
        "text": question.text,
        "tables": ", ".join(tables),
        "candidates": candidates_text(question) or "–",
    }
    return Finding(code=OPEN_NAME, severity=card(OPEN_NAME).severity, values=values, **where)
