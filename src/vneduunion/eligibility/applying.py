"""Which rules apply to a file, put together once for all candidates of one kind."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Any, cast, final

from attrs import evolve, field, frozen

from vneduunion.eligibility.arguments import demand_kinds
from vneduunion.eligibility.asking import Asking
from vneduunion.eligibility.conditions import needs, shared
from vneduunion.eligibility.deciding import TwoSided, two_sided
from vneduunion.eligibility.dossiers import EVIDENCE
from vneduunion.eligibility.facts import Fact, without_years
from vneduunion.eligibility.questions import Question, Rules
from vneduunion.eligibility.words import slug
from vneduunion.errors import BadRecord, Fault, UnknownId, Words
from vneduunion.model import (
    AwardKind,
    Criterion,
    Dataset,
    RecipientKind,
    Rulebook,
    Strand,
    StrandKind,
    Window,
)
from vneduunion.reference import catalogue, rulebooks
from vneduunion.reference import principles as bundled_principles
from vneduunion.values.names import Name
from vneduunion.values.periods import Period, PeriodKind

REMEMBERED = 256


@final
@frozen
class Applied:
    """The rules that apply.

    Attributes:
        question: all that is asked.
        two_sided: the facts that are wanted on both sides.
        facts: all facts that are needed.
        words: what the rules say that is judged or was not read, by its part of a fact's key.
    """

    question: Question
    two_sided: TwoSided
    facts: tuple[Fact, ...]
    words: Mapping[str, Name]

    @cached_property
    def keyed(self) -> Mapping[str, Fact]:
        """The facts by their keys."""
        return {fact.key: fact for fact in self.facts}


@final
@frozen(cache_hash=True)
class Applying:
    """What is asked, of whom, and when.

    Attributes:
        book: the rulebook of the award.
        recipient: what the candidates are.
        filed_on: the day on which the files arrived.
        year: the year that they are for.
        under: the rule that applies, where the caller says which.
        allow: versions that may decide though they are only recalled.
        principles: what holds for every award beside its own rules.
    """

    book: Rulebook = field(hash=False)
    recipient: RecipientKind
    filed_on: date
    year: Period
    under: str | None
    allow: tuple[str, ...]
    principles: tuple[Strand, ...] = field(default=(), hash=False)

    @property
    def number(self) -> int:
        """The year as a number; of a school year the one in which it begins."""
        return cast(date, self.year.first).year

    @property
    def strands(self) -> tuple[Strand, ...]:
        """The rules of the award and the principles beside them."""
        return (*self.book.strands, *self.principles)

    @property
    def has_runs(self) -> bool:
        """Whether years that follow one another are asked for, so that it matters how far back papers reach."""
        return _runs(self)[0] is not None

    def reaching(self, earliest: int) -> Applied:
        """The rules, with runs of years looked for as far back as papers reach.

        Args:
            earliest: the year of the earliest paper.
        """
        return _applied(self, self._back(earliest))

    def elsewhere(self) -> frozenset[str]:
        """What the rules need to know on any day, by any rule and version: keys of facts without their years."""
        return _elsewhere(self)

    def _back(self, earliest: int) -> int:
        """How many years back a run may matter.

        As far as papers reach; and before these, so many years as some rule counts in a run.
        """
        least, counted = _runs(self)
        return 0 if least is None else max(self.number - earliest + 1, least) + counted

    def criteria(self) -> Iterator[Criterion]:
        """What the versions of the day ask, as far as it is known, those of principles too."""
        for strand in self.strands:
            version = strand.version_on(self.filed_on)
            if version is not None and version.criteria is not None:
                yield version.criteria


_LONGEST = 40
"""No run that a rule asks for is longer; amounts of money are no years."""


@lru_cache(maxsize=REMEMBERED)
def _runs(applying: Applying) -> tuple[int | None, int]:
    """The longest run that is asked for, if there is one, and how many years are counted in a run at the most."""
    asked = [each for version in applying.criteria() for each in version.walk()]
    counted = [each.at_least or 1 for each in asked if each.window is Window.RUN]
    runs = [each.at_least for each in asked if each.consecutive and each.at_least]
    return max((min(run, _LONGEST) for run in runs), default=None), max(counted, default=0)


@lru_cache(maxsize=REMEMBERED)
def _applied(applying: Applying, back: int) -> Applied:
    asking = Asking(applying.book.award_kind, applying.number, back)
    rules = Rules(
        applying.book,
        applying.recipient,
        applying.filed_on,
        applying.under,
        applying.allow,
        applying.principles,
        asking,
    )
    question = _shared(rules.question(), {})
    facts = tuple(dict.fromkeys(need.fact for need in needs(question.condition)))
    return Applied(question, two_sided(question.condition), facts, _words(applying))


@lru_cache(maxsize=REMEMBERED)
def _elsewhere(applying: Applying) -> frozenset[str]:
    versions = [(strand.id, version) for strand in applying.strands for version in strand.versions]
    names = tuple(f"{strand}/{version.id}" for strand, version in versions)
    days = {version.since or version.until or applying.filed_on for _, version in versions}
    asked = (
        evolve(applying, filed_on=day, under=None, allow=allow).reaching(applying.number)
        for day in days
        for allow in ((), names)
    )
    return frozenset(without_years(fact.key) for each in asked for fact in each.facts)


def _shared(question: Question, kept: dict[Any, Any]) -> Question:
    """The same with one object for all that is equal, by which it is found again quickly."""
    return evolve(
        question,
        condition=shared(question.condition, kept),
        parts=tuple(_shared(part, kept) for part in question.parts),
    )


def _words(applying: Applying) -> Mapping[str, Name]:
    criteria = (each for version in applying.criteria() for each in version.walk())
    found = {slug(each.what): each.what for each in criteria if each.what is not None}
    return found | {strand.id: strand.name for strand in applying.strands}


def demanded(
    award: str,
    recipient: RecipientKind,
    filed_on: date,
    *,
    candidate: str = "",
    year: Period | None = None,
    under: str | None = None,
    allow: Collection[str] = (),
    books: Mapping[str, Rulebook] | None = None,
    principles: Sequence[Strand] | None = None,
) -> Applying:
    """What is asked, once it is clear that it can be; `candidate` is one of those of whom it is.

    Raises:
        UnknownId: there is no such award.
        BadRecord: something is none of what it may be; all of it at once.
        TypeError: an argument is not of its kind.
    """
    demand_kinds(award=award, filed_on=filed_on, year=year, under=under, allow=allow)
    demand_kinds(books=books, principles=principles)
    book = _book(award, rulebooks() if books is None else books)
    demand_kinds(book=book)
    general = bundled_principles() if principles is None else tuple(principles)
    year = year or _calendar_year(filed_on.year)
    asked = Applying(book, recipient, filed_on, year, under, tuple(sorted(allow)), general)
    faults = [*_not_for(book, recipient, candidate), *_faults(asked)]
    if faults:
        raise BadRecord(faults, "assess")
    return asked


@lru_cache(maxsize=REMEMBERED)
def _calendar_year(number: int) -> Period:
    return Period.year(number)


def _book(award: str, books: Mapping[str, Rulebook]) -> Rulebook:
    """The rulebook of an award; of one that is only known by name one can say so."""
    if award in books:
        return books[award]
    kind = catalogue().award_kinds.get(award)
    if kind is None:
        raise UnknownId(award, "AwardKind", get_close_matches(award, books, n=3))
    raise BadRecord([Fault("award", "no_rules", {"award": _called(kind), "id": award})], "assess")


def _not_for(book: Rulebook, recipient: RecipientKind, candidate: str) -> Iterator[Fault]:
    """An award for collectives and a candidate who is a person, or the other way round."""
    kind = book.award or catalogue().award_kinds.get(book.award_kind)
    if kind is not None and kind.recipients and recipient not in kind.recipients:
        those = [_RECIPIENTS[each] for each in kind.recipients]
        values = {
            "award": _called(kind),
            "recipients": Words(", ".join(each.vi for each in those), ", ".join(each.en for each in those)),
            "found": repr(candidate),
            "kind": _CANDIDATE[recipient],
        }
        yield Fault("candidate", "not_for", values)


def _called(kind: AwardKind) -> Words:
    return Words(kind.name.label("vi"), kind.name.label("en"))


_RECIPIENTS = {
    RecipientKind.INDIVIDUAL: Words("cá nhân", "persons"),
    RecipientKind.COLLECTIVE: Words("tập thể (đơn vị, nhóm)", "collectives (units and groups)"),
    RecipientKind.HOUSEHOLD: Words("hộ gia đình", "households"),
}
_CANDIDATE = {
    RecipientKind.INDIVIDUAL: Words("cá nhân", "a person"),
    RecipientKind.COLLECTIVE: Words("tập thể", "a collective"),
}


@lru_cache(maxsize=REMEMBERED)
def _faults(asked: Applying) -> tuple[Fault, ...]:
    """What is wrong with what is asked, whoever the candidate is."""
    return (*_no_rule(asked), *_no_year(asked))


def _no_year(asked: Applying) -> Iterator[Fault]:
    """A file is for a year, and for none that has not begun."""
    year = asked.year
    if year.kind not in {PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR}:
        yield _no_choice("year", year.text("en"), ("Period.year(2024)", "Period.school_year(2024)"))
    if year.first is not None and year.first > asked.filed_on:
        values = {"first": "year", "low": year.first, "second": "filed_on", "high": asked.filed_on}
        yield Fault("year", "not_ordered", values)


def _no_rule(asked: Applying) -> Iterator[Fault]:
    strands = asked.book.strands
    rules = [strand.id for strand in strands if strand.kind is StrandKind.RULE]
    if asked.under is not None and asked.under not in rules:
        yield _no_choice("under", asked.under, rules)
    versions = [f"{strand.id}/{version.id}" for strand in strands for version in strand.versions]
    yield from (_no_choice("allow", each, versions) for each in asked.allow if each not in versions)


def complete_tables(complete: Collection[str]) -> frozenset[str]:
    """The tables that hold everything.

    Raises:
        BadRecord: some are no tables of evidence.
        TypeError: they are no collection of names.
    """
    demand_kinds(complete=complete)
    faults = [_no_choice("complete", each, EVIDENCE) for each in complete if each not in EVIDENCE]
    if faults:
        raise BadRecord(faults, "assess")
    return frozenset(complete)


def _no_choice(place: str, found: str, choices: Collection[str]) -> Fault:
    return Fault(place, "not_a_choice", {"found": repr(str(found)), "choices": ", ".join(choices)})


def recipient_of(data: Dataset, candidate: str) -> RecipientKind:
    """What a candidate is.

    Args:
        data: all records.
        candidate: the id of a person, a unit or a group.

    Raises:
        UnknownId: it is none of them.
    """
    if data.persons.get(candidate):
        return RecipientKind.INDIVIDUAL
    if data.units.get(candidate) or data.groups.get(candidate):
        return RecipientKind.COLLECTIVE
    known = (*data.persons.keys(), *data.units.keys(), *data.groups.keys())
    raise UnknownId(candidate, close=get_close_matches(candidate, known, n=3))
