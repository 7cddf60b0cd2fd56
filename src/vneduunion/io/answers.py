"""Names to ids: what is sure is decided, what is not is asked in a file that people fill in.

The file is a table that a spreadsheet opens: one row for each printed name, with the candidates to
choose from and a column for the id. Nothing is written unless `Answers.write` is called.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Self, cast, final

import attrs
from attrs import field, frozen

from vneduunion.codec.days import read_day
from vneduunion.errors import Fault, LoadError, Words
from vneduunion.io.answer_sheets import Sheet, read_sheet, sheet_text
from vneduunion.io.atomic import write_text
from vneduunion.model import Dataset, Record
from vneduunion.reference import Candidate, Match, resolve
from vneduunion.reference.resolving import NAMED, table_named
from vneduunion.values.folding import fold
from vneduunion.values.ids import SLUG

OPEN_NAME = "X141"
"""The code of findings that say of a name that it is not decided."""

_COLUMNS = ("table", "text", "on", "id", "candidates")
_NEEDED = ("table", "text", "id")
_BETWEEN = " | "

Key = tuple[str, str, date | None]
"""What an answer answers: the table, the name after folding, and the day."""


@final
@frozen(kw_only=True)
class Question:
    """A printed name that is not decided.

    Attributes:
        table: the table in which its record is looked up, e.g. `units`.
        text: the name as printed.
        on: the day for which it was looked up.
        candidates: the records it may stand for, the best first.
    """

    table: str
    text: str
    on: date | None = None
    candidates: tuple[Candidate[Record], ...] = ()


@final
@frozen(kw_only=True)
class Answer:
    """One row of the file: a printed name, and what somebody says it stands for.

    Attributes:
        table: the table of its record, e.g. `units`.
        text: the name as printed.
        on: the day for which it holds; `None` for any day that has no answer of its own.
        id: the id of the record, `None` while nobody has answered.
        candidates: ids and names to choose from, for the reader of the file.
    """

    table: str
    text: str
    on: date | None = None
    id: str | None = None
    candidates: str = ""

    @property
    def key(self) -> Key:
        """What it answers: the table, the name after folding, and the day."""
        return self.table, fold(self.text), self.on


def _given_ids(answers: "Answers") -> Mapping[Key, str]:
    return {row.key: row.id for row in answers.rows if row.id is not None}


@final
@frozen
class Answers:
    """Which records printed names stand for, as people have said.

    Attributes:
        rows: the rows of the file in their order.

    Example:
        >>> answers = Answers([Answer(table="units", text="Công đoàn ngành", id="hanoi.education")])
        >>> answers.answer("units", "CÔNG ĐOÀN NGÀNH")
        'hanoi.education'
    """

    rows: tuple[Answer, ...] = field(default=(), converter=tuple[Answer, ...])
    _given: Mapping[Key, str] = field(
        init=False, repr=False, eq=False, default=attrs.Factory(_given_ids, takes_self=True)
    )

    def answer(self, table: str, text: str, on: date | None = None) -> str | None:
        """What somebody says a name stands for; `None` where nobody does.

        Args:
            table: the table of the record, e.g. `units`.
            text: the name.
            on: the day; an answer for this day goes before one for any day.
        """
        name = fold(text)
        return self._given.get((table, name, on)) or self._given.get((table, name, None))

    def with_questions(self, questions: Iterable[Question]) -> "Answers":
        """The file to write: these rows, and one for each question that is not among them.

        A row that is answered stays as it is; one that is not gets the candidates of today.

        Args:
            questions: what `names_to_ids` could not decide; questions that differ only in what
                folding takes away are one.
        """
        rows = {row.key: row for row in self.rows}
        for question in questions:
            asked = _row_of(question)
            if self.answer(asked.table, asked.text, asked.on) is None:
                rows[asked.key] = attrs.evolve(rows.get(asked.key, asked), candidates=asked.candidates)
        return Answers(rows.values())

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Self:
        """The answers in a file, as people or `write` left it.

        The separator may be a comma, a semicolon or a tab; the order of the columns is free, and
        other columns are passed over. Days are of the form year-month-day.

        Args:
            path: a CSV file in UTF-8.

        Raises:
            UnreadableFile: there is no such file, or it is no such table.
            LoadError: cells cannot be read, or a name is answered twice; every fault is listed
                with its file, row and column as a spreadsheet names them, e.g. `names.csv, D3 (id)`.
        """
        sheet = read_sheet(Path(path), _NEEDED)
        faults = [*sheet.faults, *_cell_faults(sheet)]
        rows = [] if faults else [(number, _answer(cells)) for number, cells in sheet.rows]
        faults += _answered_twice(sheet, rows)
        if faults:
            raise LoadError(faults)
        return cls(row for _, row in rows)

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the file as a whole or not at all, so that a spreadsheet opens it.

        What a spreadsheet would take for a formula, a number or a day begins with an apostrophe,
        which `read` takes away again.

        Args:
            path: the file; its folder must be there.

        Raises:
            UnwritableFile: the file cannot be written; what was there stays as it was.
        """
        write_text(path, sheet_text(_COLUMNS, map(_cells, self.rows)))


GivenAnswers = Answers | str | os.PathLike[str] | None
"""What people have said of names, or the file of it."""


def given_answers(answers: GivenAnswers) -> Answers:
    """The answers that a caller gives, or those in the file that the caller names.

    Raises:
        UnreadableFile: there is no such file, or it is no such table.
        LoadError: its cells cannot be read.
    """
    if isinstance(answers, Answers):
        return answers
    return Answers() if answers is None else Answers.read(answers)


def names_to_ids(
    text: str,
    cls: type[Record],
    on: date | None = None,
    data: Dataset | None = None,
    answers: Answers | None = None,
    *,
    close: bool = True,
) -> str | Question:
    """The id that a printed name stands for, or the question to ask.

    Decided are: an id of the table; else a name that a single record bears, abbreviations written
    out, among those that lived on the day; else what the answers say. A close spelling decides
    nothing.

    Args:
        text: the name as printed.
        cls: what it names, as for `resolve`.
        on: the day for which it is looked up.
        data: where to look; by default the catalogue with the bundled measures.
        answers: what people have said; they are believed even where `data` lacks their id.
        close: whether the question names close spellings, as for `resolve`.

    Raises:
        TypeError: records of `cls` have no name.
        ValueError: the text is blank and names nothing.

    Example:
        >>> from datetime import date
        >>> from vneduunion.model import Unit
        >>> names_to_ids("LĐLĐ An Giang", Unit, date(2026, 1, 1))
        'an-giang.federation.2025'
        >>> [found.id for found in names_to_ids("LĐLĐ An Giang", Unit).candidates]
        ['an-giang.federation', 'an-giang.federation.2025']
    """
    candidates = resolve(text, cls, on=on, data=data, close=close)
    if not fold(text):
        msg = "a blank text names nothing"
        raise ValueError(msg)
    decided = _decided(text.strip(), candidates)
    table = table_named(cls)
    if decided is None and answers is not None:
        decided = answers.answer(table, text, on)
    return decided or Question(table=table, text=text, on=on, candidates=candidates)


def _decided(text: str, candidates: Iterable[Candidate[Record]]) -> str | None:
    found = tuple(candidates)
    if any(candidate.id == text for candidate in found):
        return text
    certain = (Match.EXACT, Match.ABBREVIATION)
    sure = [each.id for each in found if each.how in certain and each.alive is not False]
    return sure[0] if len(sure) == 1 else None


# --- rows ----------------------------------------------------------------------------------------


def candidates_text(question: Question) -> str:
    """The records near a name, as people choose among them."""
    return _BETWEEN.join(f"{found.id} ({found.printed})" for found in question.candidates)


def _row_of(question: Question) -> Answer:
    return Answer(
        table=question.table, text=question.text, on=question.on, candidates=candidates_text(question)
    )


def _cells(row: Answer) -> tuple[str, ...]:
    return row.table, row.text, "" if row.on is None else row.on.isoformat(), row.id or "", row.candidates


def _answer(cells: Mapping[str, str]) -> Answer:
    day = cells.get("on", "").strip()
    return Answer(
        table=cells["table"].strip(),
        text=cells["text"],
        on=cast(date, read_day(day)) if day else None,
        id=cells["id"].strip() or None,
        candidates=cells.get("candidates", ""),
    )


def _cell_faults(sheet: Sheet) -> Iterator[Fault]:
    """What cannot be read, cell by cell."""
    for number, cells in sheet.rows:
        table, key, day = (cells.get(column, "").strip() for column in ("table", "id", "on"))
        if table not in NAMED.values():
            values = {"found": repr(table), "choices": ", ".join(NAMED.values())}
            yield Fault(sheet.place(number, "table"), "not_a_choice", values)
        if not fold(cells["text"]):
            yield Fault(sheet.place(number, "text"), "blank")
        if day and isinstance(read := read_day(day), Fault):
            yield read.at(sheet.place(number, "on"))
        if key and not SLUG.fullmatch(key):
            yield Fault(sheet.place(number, "id"), "bad_slug", {"found": repr(key)})


def _answered_twice(sheet: Sheet, rows: Iterable[tuple[int, Answer]]) -> Iterator[Fault]:
    given: dict[Key, str] = {}
    for number, row in rows:
        if row.id is not None and given.setdefault(row.key, row.id) != row.id:
            values = {
                "expected": Words("mỗi tên chỉ một mã", "one id for each name"),
                "found": Words(f"{given[row.key]} và {row.id}", f"{given[row.key]} and {row.id}"),
            }
            yield Fault(sheet.place(number, "id"), "wrong_type", values)
