"""`resolve`: from names as people write them to the records they may mean."""

import weakref
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache, cached_property
from typing import Any, Generic, TypeVar, final

from attrs import frozen

from vneduunion.errors import BadDocumentNumber
from vneduunion.model import (
    TABLES,
    Activity,
    AwardKind,
    Dataset,
    Document,
    Group,
    Initiative,
    Measure,
    Movement,
    Person,
    Record,
    Records,
    Source,
    Territory,
    TerritoryRank,
    Unit,
)
from vneduunion.reference.abbreviations import Reading, plain, shortened, typed_in_haste, written_out
from vneduunion.reference.catalogue import bundled, catalogue
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.folding import fold
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth

R = TypeVar("R", bound=Record)

CLOSE_FROM = 0.65
"""How alike a close spelling must be: the share of letters that two plain texts have in common.

So much have the name of a school and that of its union, "Công đoàn cơ sở Trường THPT Lê Lợi", in common."""
MOST_CLOSE = 5
"""Of close spellings no more are told."""

_CLASSES = {
    Unit, Movement, AwardKind, Territory, Measure, Person, Activity, Group, Document, Source, Initiative,
}  # fmt: skip
NAMED: Mapping[type[Record], str] = {cls: table for table, cls in TABLES.items() if cls in _CLASSES}
"""The classes whose records bear a name, with their tables."""
_RANKS = {
    TerritoryRank.PROVINCE: "tỉnh",
    TerritoryRank.CITY: "thành phố",
    TerritoryRank.COMMUNE: "xã",
    TerritoryRank.WARD: "phường",
    TerritoryRank.SPECIAL_ZONE: "đặc khu",
}
"""What stands before the name of a territory. A DISTRICT may be one of several words."""
_LIVES: Mapping[type, tuple[str, str]] = {
    Unit: ("since", "until"),
    Territory: ("since", "until"),
    Group: ("since", "until"),
    Document: ("issued", "expires"),
}
_KNOWN_BY_DAY = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}


class Match(StrEnum):
    """How a text led to a record, the surest first.

    EXACT: it is one of the record's spellings after folding. ABBREVIATION: it is one when
    abbreviations are written out, signs between words left aside, and words left out that
    shorter names leave out. ID: it is the record's id. CLOSE: it looks like a spelling; nobody
    should take it for the record without asking.
    """

    EXACT = "EXACT"
    ABBREVIATION = "ABBREVIATION"
    ID = "ID"
    CLOSE = "CLOSE"


@final
@frozen(kw_only=True)
class Candidate(Generic[R]):
    """A record that a name may stand for.

    Attributes:
        id: its id.
        record: the record itself.
        printed: the spelling that matched, as the record has it.
        how: what kind of match it is.
        alive: whether it lived on the day asked about; `None` where no day was asked about, where
            its class has no life, or where its period does not say.
    """

    id: str
    record: R
    printed: str
    how: Match
    alive: bool | None


def resolve(
    text: str, cls: type[R], *, on: date | None = None, data: Dataset | None = None, close: bool = True
) -> tuple[Candidate[R], ...]:
    """The records that a name may stand for.

    Nothing is decided: one name may be borne by several records, such as a federation before and
    after a merger, and an abbreviation may stand for several names. Where some record is met
    surely, close spellings are not told.

    Args:
        text: a name as somebody writes it, a document's number, or an id.
        cls: what it names: `Unit`, `Movement`, `AwardKind`, `Territory`, `Measure`, `Person`,
            `Activity`, `Group`, `Document`, `Source` or `Initiative`.
        on: a day; records that did not live on it are told behind the others.
        data: where to look; by default the catalogue with the bundled measures.
        close: whether close spellings are looked for where nothing else is met, which takes long among
            many records.

    Returns:
        The candidates, each record once, the best first: those that lived on the day before those
        that did not, surer matches before others, closer spellings before others, then by id.
        Nothing for a blank text.

    Raises:
        TypeError: records of `cls` have no name.

    Example:
        >>> from datetime import date
        >>> for found in resolve("LĐLĐ An Giang", Unit, on=date(2026, 1, 1)):
        ...     print(found.id, found.how, found.alive)
        an-giang.federation.2025 EXACT True
        an-giang.federation EXACT False
        >>> resolve("CĐGD tỉnh Nghệ An", Unit)[0].how
        <Match.ABBREVIATION: 'ABBREVIATION'>
    """
    table = table_named(cls)
    if not fold(text):
        return ()
    index = _index(_bundled() if data is None else data, table)
    candidates = [
        Candidate(id=record.key, record=record, printed=printed, how=how, alive=_alive(record, on))
        for record, printed, how in index.sure(text) or (index.close(text) if close else ())
    ]
    return tuple(sorted(candidates, key=lambda found: found.alive is False))


def table_named(cls: type[Record]) -> str:
    """The table in which names of a class are looked up, e.g. `units`.

    Raises:
        TypeError: records of `cls` have no name.
    """
    if cls not in NAMED:
        msg = (
            f"records of {cls!r} have no name; those that have: {', '.join(kind.__name__ for kind in NAMED)}"
        )
        raise TypeError(msg)
    return NAMED[cls]


@cache
def _bundled() -> Dataset:
    return catalogue().merge(bundled("measures"))


# --- what records are called ---------------------------------------------------------------------


def _spellings(record: Any) -> Iterator[tuple[str, Match]]:
    """Every text that stands for a record, with what kind of match it makes."""
    name = getattr(record, "name", None) or getattr(record, "title", None)
    if isinstance(name, Name):
        yield from ((spelling, Match.EXACT) for spelling in name.spellings)
    elif name is not None:
        yield name, Match.EXACT
    if isinstance(record, Unit) and record.abbreviation:
        yield record.abbreviation, Match.ABBREVIATION
    if isinstance(record, Document) and record.number:
        yield record.number.code, Match.EXACT
    if isinstance(record, Territory) and record.rank and record.name.vi:
        yield f"{_RANKS.get(record.rank, '')} {record.name.vi}".strip(), Match.EXACT


def _asked(text: str) -> Iterator[str]:
    """The text after folding, and the number of a document in it as it is written canonically."""
    yield fold(text)
    try:
        yield fold(DocumentNumber.parse(text).code)
    except BadDocumentNumber:
        return


def _alive(record: Any, on: date | None) -> bool | None:
    if on is None:
        return None
    if type(record) in _LIVES:
        since, until = (getattr(record, name) for name in _LIVES[type(record)])
        return (since is None or since <= on) and (until is None or on <= until)
    period: Period | None = getattr(record, "period", None)
    return None if period is None else _KNOWN_BY_DAY[Period.day(on).within(period)]


# --- the index of a table ------------------------------------------------------------------------

_Met = tuple[Any, str]
"""A record and its spelling that matched."""


class _Index:
    """The spellings of one table, prepared for many questions."""

    def __init__(self, records: Records[Any]) -> None:
        self.records = records
        self.exact: dict[str, list[_Met]] = defaultdict(list)
        self.abbreviated: dict[str, list[_Met]] = defaultdict(list)
        self.written: dict[Reading, list[_Met]] = defaultdict(list)
        for record in records:
            for spelling, how in _spellings(record):
                table = self.exact if how is Match.EXACT else self.abbreviated
                table[fold(spelling)].append((record, spelling))
                for reading in shortened(spelling):
                    self.written[reading].append((record, spelling))

    def sure(self, text: str) -> list[tuple[Any, str, Match]]:
        """Each record met surely, by its surest match."""
        found: dict[str, tuple[Any, str, Match]] = {}
        for how, met in self._met(text):
            for record, printed in met:
                found.setdefault(record.key, (record, printed, how))
        order = list(Match)
        return sorted(found.values(), key=lambda item: (order.index(item[2]), item[0].key))

    def _met(self, text: str) -> Iterator[tuple[Match, Iterable[_Met]]]:
        for key in _asked(text):
            yield Match.EXACT, self.exact.get(key, ())
        yield Match.ABBREVIATION, self.abbreviated.get(fold(text), ())
        for reading in written_out(text):
            yield Match.ABBREVIATION, self.written.get(reading, ())
        record = self.records.get(text.strip())
        yield Match.ID, () if record is None else [(record, record.key)]

    def close(self, text: str) -> list[tuple[Any, str, Match]]:
        """The records whose spellings look most like the text, each by its closest one."""
        best: dict[str, tuple[float, Any, str]] = {}
        for wanted in typed_in_haste(text):
            measured = SequenceMatcher(b=wanted, autojunk=False)
            for bare, record, printed in self._in_haste:
                likeness = _likeness(measured, bare)
                if likeness >= CLOSE_FROM and likeness > best.get(record.key, (0.0,))[0]:
                    best[record.key] = likeness, record, printed
        ranked = sorted(best.values(), key=lambda item: (-item[0], item[1].key))
        return [(record, printed, Match.CLOSE) for _, record, printed in ranked[:MOST_CLOSE]]

    @cached_property
    def _in_haste(self) -> tuple[tuple[str, Any, str], ...]:
        found: dict[tuple[str, str], tuple[str, Any, str]] = {}
        for record in self.records:
            for spelling, _ in _spellings(record):
                for reading in shortened(spelling):
                    bare = " ".join(map(plain, reading))
                    found.setdefault((bare, record.key), (bare, record, spelling))
        return tuple(found.values())


def _likeness(measured: "SequenceMatcher[str]", bare: str) -> float:
    """The share of letters in common; 0 where a cheap bound says that it is too small."""
    measured.set_seq1(bare)
    bounds = (measured.real_quick_ratio, measured.quick_ratio)
    return measured.ratio() if all(bound() >= CLOSE_FROM for bound in bounds) else 0.0


_INDEXES: dict[tuple[int, str], _Index] = {}
"""The indexes of datasets that are alive, by the identity of the dataset: to hash one reads it all."""


def _index(data: Dataset, table: str) -> _Index:
    key = id(data), table
    if key not in _INDEXES:
        _INDEXES[key] = _Index(getattr(data, table))
        weakref.finalize(data, _INDEXES.pop, key, None)
    return _INDEXES[key]
