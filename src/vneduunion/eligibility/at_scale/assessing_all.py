"""`assess_all`: which of many candidates may be proposed for an award."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple, final

import narwhals.stable.v2 as nw
import polars as pl
from attrs import frozen

from vneduunion.eligibility.answers import Answer, answered, heeded, unasked
from vneduunion.eligibility.applying import Applied, Applying, complete_tables, demanded
from vneduunion.eligibility.arguments import demand_kinds
from vneduunion.eligibility.assessing import Case
from vneduunion.eligibility.at_scale.answering import answers_of, frame_of
from vneduunion.eligibility.at_scale.judging import Judging
from vneduunion.eligibility.at_scale.memberships import UNIT, below, known_unit, memberships
from vneduunion.eligibility.at_scale.papers import Papers, excerpt, in_memory
from vneduunion.eligibility.at_scale.places import each_once
from vneduunion.eligibility.at_scale.quotas import OUTCOME, Quotas
from vneduunion.eligibility.at_scale.reading_all import ReadingAll
from vneduunion.eligibility.at_scale.results import ANSWERS, CANDIDATE, Verdicts
from vneduunion.eligibility.dossiers import EVIDENCE, dossiers
from vneduunion.eligibility.facts import Known
from vneduunion.eligibility.filings import Filing
from vneduunion.eligibility.local import local_parameters
from vneduunion.eligibility.phrases import Phrases
from vneduunion.eligibility.picking import demand_tables, papers_of
from vneduunion.eligibility.questions import Question
from vneduunion.eligibility.reading import Reading
from vneduunion.eligibility.verdicts import Verdict
from vneduunion.errors import BadRecord, Fault, LoadError, UnknownId
from vneduunion.model import Dataset, RecipientKind, Rounding, Rulebook, Strand
from vneduunion.reference import catalogue, rulebooks
from vneduunion.tables import Tables, dataset, tables
from vneduunion.values.periods import Period

_PEOPLE, _UNITS = ("persons",), ("units", "groups")
_NEEDED = (*EVIDENCE, *_PEOPLE, *_UNITS, "award_kinds", "documents")


def assess_all(
    data: Dataset | Tables,
    award: str,
    filed_on: date,
    *,
    candidates: Iterable[str] | None = None,
    over: Collection[str] | None = None,
    year: Period | None = None,
    under: str | None = None,
    complete: Collection[str] = (),
    known: Mapping[str, Answer] | None = None,
    answers: Any = None,
    allow: Collection[str] = (),
    parameters: Mapping[str, int | str] | None = None,
    books: Mapping[str, Rulebook] | None = None,
    principles: Sequence[Strand] | None = None,
) -> Verdicts:
    """Which of many candidates may be proposed for an award: what `assess` says of each, in columns for all at once.

    Args:
        data: the candidates' papers, as a dataset or as tables on any engine.
        award: the award, e.g. `grassroots-emulation-fighter`.
        filed_on: the day on which the files were received.
        candidates: persons, or units and groups; by default all persons, or all units if the award is for none.
        over: units in which people of units below them count too, for the quotas; by default people count in their own.
        year: the year that the proposals are for; the calendar year of `filed_on` if nothing is given.
        under: the rule that applies where an award has several.
        complete: tables of evidence that hold everything there is.
        known: facts that hold of all candidates alike, by their keys, as in `assess`.
        answers: facts of single candidates: a frame of any kind with `candidate` and a column for each key.
        allow: versions of rules that may decide although they are only recalled.
        parameters: local ones, those of quotas too, shares in basis points: `{"grassroots-fighters": 1500}` is 15 %.
        books: the rulebooks; the bundled ones if nothing is given.
        principles: what holds for every award; the bundled ones if nothing is given.

    Raises:
        UnknownId: there is no such award or candidate.
        BadRecord: something else is none of what it may be, or answers contradict the records of a candidate.
        LoadError: several candidates are not known, or rows cannot be read as records.
        TypeError: an argument is not of its kind, e.g. `filed_on` no date.

    Example:
        >>> assess_all(Dataset(), "advanced-worker", date(2024, 12, 20))
        <Verdicts: advanced-worker, TRUE: 0, UNKNOWN: 0, FALSE: 0>
    """
    asked = _asked(data, award, candidates, rulebooks() if books is None else books)
    how: dict[str, Any] = {"year": year, "under": under, "allow": allow, "books": books}
    applying = demanded(award, asked.recipient, filed_on, candidate=asked.first, principles=principles, **how)
    filing = _filing(applying, complete, parameters or {})
    return _verdicts(asked, applying, filing, over, (known or {}, answers))


def _verdicts(
    asked: "_Asked",
    applying: Applying,
    filing: "_Filing",
    over: Collection[str] | None,
    told: tuple[Mapping[str, Answer], Any],
) -> Verdicts:
    """What follows from the papers, and from what the caller knows of all candidates and of single ones."""
    earliest = _earliest(asked.columns) if applying.has_runs else None
    applied = applying.reaching(earliest or applying.number)
    papers = Papers(asked.columns, asked.ids, applied.facts, _over(over, asked, applying.filed_on))
    reading, unused = _reading(applying, papers, filing.filing, *told)
    return All(asked.data, asked.columns, applying, applied, reading, unused).verdicts(filing.rounding)


def _over(over: Collection[str] | None, asked: "_Asked", day: date) -> pl.DataFrame | None:
    demand_kinds(over=over)
    if over is None:
        return None
    tree = ("units", "ties", "successions")
    data = asked.data
    return below(data if isinstance(data, Dataset) else dataset(excerpt(data, tree)), over, day)


def _reading(
    applying: Applying, papers: Papers, filing: Filing, known: Mapping[str, Answer], answers: Any
) -> tuple[ReadingAll, tuple[str, ...]]:
    """What papers say, and what the caller knows of all candidates and of single ones; and what is not needed."""
    facts = {fact.key: fact for fact in papers.facts}
    alike, unused = heeded(known, facts, applying.elsewhere)
    read, told = answered(alike, facts), {}
    if answers is not None:
        frame = frame_of(answers)
        spare = unasked(frame.columns, facts, applying.elsewhere)
        told = answers_of(frame.drop(spare), papers.facts, papers.candidates)
        unused = (*dict.fromkeys((*unused, *spare)),)
    return ReadingAll(papers, filing, read, told), unused


class _Filing(NamedTuple):
    """The files, and how a share is rounded where a local parameter says it."""

    filing: Filing
    rounding: Rounding | None


def _filing(applying: Applying, complete: Collection[str], parameters: Mapping[str, int | str]) -> _Filing:
    local = local_parameters(applying.book, parameters)
    tables_ = complete_tables(complete)
    return _Filing(Filing(applying.filed_on, applying.year, tables_, local.numbers), local.rounding)


def _tables(data: object) -> Tables:
    """What is needed, as columns."""
    if isinstance(data, Dataset):
        return tables(Dataset(**{name: getattr(data, name) for name in _NEEDED}))
    return demand_tables(data)


class _Asked(NamedTuple):
    """The records, as they were given and as columns, the candidates, each once, and what they are."""

    data: Dataset | Tables
    columns: Tables
    ids: pl.Series
    recipient: RecipientKind

    @property
    def first(self) -> str:
        """One of the candidates, for what is said of all of them."""
        return next(iter(self.ids), "")


def _asked(
    data: Dataset | Tables, award: str, candidates: Iterable[str] | None, books: Mapping[str, Rulebook]
) -> _Asked:
    named = [*candidates] if isinstance(candidates, Iterator) else candidates
    demand_kinds(award=award, candidates=named, books=books)
    columns = _tables(data)
    own = books[award].award if award in books else None
    kind = own or catalogue().award_kinds.get(award)
    collective = kind is not None and RecipientKind.INDIVIDUAL not in kind.recipients
    if named is None:
        ids = each_once(in_memory(columns, "units" if collective else "persons", ("id",))["id"])
        return _Asked(
            data, columns, ids, RecipientKind.COLLECTIVE if collective else RecipientKind.INDIVIDUAL
        )
    ids = pl.Series([*dict.fromkeys(named)], dtype=pl.String)
    persons, units = _among(ids, columns, _PEOPLE), _among(ids, columns, _UNITS)
    _demand_known(ids.filter(~(persons | units)), columns)
    if persons.all() and (len(ids) or not collective):
        return _Asked(data, columns, ids, RecipientKind.INDIVIDUAL)
    if persons.any():
        values = {"individual": repr(ids.filter(persons)[0]), "collective": repr(ids.filter(~persons)[0])}
        raise BadRecord([Fault("candidates", "of_two_kinds", values)], "assess_all")
    return _Asked(data, columns, ids, RecipientKind.COLLECTIVE)


def _among(ids: pl.Series, columns: Tables, names: Iterable[str]) -> pl.Series:
    """Which of some ids are those of records."""
    known = pl.concat([in_memory(columns, name, ("id",)) for name in names])["id"]
    return ids.is_in(known.implode())


def _demand_known(strangers: pl.Series, columns: Tables) -> None:
    if not len(strangers):
        return
    known = [id_ for name in (*_PEOPLE, *_UNITS) for id_ in in_memory(columns, name, ("id",))["id"]]
    errors = [UnknownId(each, close=get_close_matches(each, known, n=3)) for each in strangers]
    if len(errors) > 1:
        raise LoadError(error.fault("candidates") for error in errors)
    raise errors[0]


def _earliest(columns: Tables) -> int | None:
    """The year of the first paper by which years may be counted."""
    for_year, when = nw.col("for_year_first"), nw.col("when_first")
    of_awards = nw.when(nw.col("for_year_kind").is_null()).then(when).otherwise(for_year)
    firsts = {"assessments": nw.col("period_first"), "awards": of_awards, "initiatives.recognitions": when}
    found = (
        columns[name].select(first.min().alias("first")).collect("polars").to_native()["first"][0]
        for name, first in firsts.items()
    )
    return min((first.year for first in found if first is not None), default=None)


@final
@frozen(eq=False)
class All:
    """All candidates before the rules.

    Attributes:
        data: the records as the caller has them.
        columns: the records as columns.
        applying: what was asked.
        applied: the rules.
        reading: what the candidates' papers say.
        unused: the keys of what the caller knows and the rules ask for on other days only.
    """

    data: Dataset | Tables
    columns: Tables
    applying: Applying
    applied: Applied
    reading: ReadingAll
    unused: tuple[str, ...]

    def verdicts(self, rounding: Rounding | None) -> Verdicts:
        """What follows.

        Args:
            rounding: how places round a share, where the caller says it.

        Raises:
            BadRecord: answers contradict the records of a candidate.
        """
        self._demand_no_contradiction()
        papers, filing = self.reading.papers, self.reading.filing
        judging = Judging(self.applied, self.reading)
        codes = judging.codes(self.applied.question)
        questions = dict(_parts(self.applied.question, self.applied.question.rule or ""))
        answers = {OUTCOME: codes, **{name: judging.codes(asked) for name, asked in questions.items()}}
        table = pl.DataFrame(
            {
                CANDIDATE: papers.candidates,
                UNIT: known_unit(memberships(papers, filing), papers.count),
                **answers,
            }
        ).with_columns(pl.lit(ANSWERS).gather(name).alias(name) for name in answers)
        return Verdicts(
            award=self.applying.book.award_kind,
            recipient=self.applying.recipient,
            filed_on=filing.filed_on,
            year=filing.year,
            table=table,
            questions=questions,
            unused=self.unused,
            caller=self.columns.caller,
            reckoned=Quotas(self.applying, papers, filing, codes, rounding),
            one=self.verdict,
            say=lambda: self._phrases(self._named()),
        )

    def verdict(self, candidate: str) -> Verdict:
        """The verdict of one candidate.

        Args:
            candidate: one of the candidates.
        """
        data = self.data if isinstance(self.data, Dataset) else papers_of(self.columns, candidate)
        case = Case(self.applied, self._alone(candidate, data), self.unused)
        return case.verdict(self.applying, self._phrases(data))

    def _alone(self, candidate: str, data: Dataset) -> Reading:
        at = self.reading.papers.candidates.to_list().index(candidate)
        told = dict(self.reading.alike)
        for fact, (lows, highs) in self.reading.answers.items():
            if lows[at] is not None:
                alike = told.get(fact, Known(lows[at], highs[at]))
                told[fact] = Known(max(alike.low, lows[at]), min(alike.high, highs[at]))
        return Reading(candidate, self.reading.filing, dossiers(data), told)

    def _demand_no_contradiction(self) -> None:
        """Refuse answers that the papers of a candidate rule out; what is told of it alone says which."""
        at = self.reading.contradicted()
        if at is not None:
            candidate = self.reading.papers.candidates[at]
            data = self.data if isinstance(self.data, Dataset) else papers_of(self.columns, candidate)
            reading = self._alone(candidate, data)
            reading.demand_no_contradiction({fact.key: candidate for fact in reading.answers})

    def _named(self) -> Dataset:
        """The records whose names texts use."""
        if isinstance(self.data, Dataset):
            return self.data
        return dataset(excerpt(self.columns, ("award_kinds", "documents")))

    def _phrases(self, data: Dataset) -> Phrases:
        return Phrases(data, self.applying.book, self.applied.words)


def _parts(question: Question, name: str) -> Iterator[tuple[str, Question]]:
    """The parts below a question, each with its name: the rule, and the places on the way down."""
    for number, part in enumerate(question.parts, 1):
        own = part.rule or f"{name}/{number}"
        yield own, part
        yield from _parts(part, own)
