"""`assess`: whether somebody may be proposed for an award."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, final

from attrs import frozen

from vneduunion.eligibility.answers import Answer, answered, heeded
from vneduunion.eligibility.applying import (
    Applied,
    Applying,
    complete_tables,
    demanded,
    recipient_of,
)
from vneduunion.eligibility.arguments import demand_kinds
from vneduunion.eligibility.deciding import Answers, Deciding, deciding
from vneduunion.eligibility.dossiers import Dossier, dossiers
from vneduunion.eligibility.filings import Filing
from vneduunion.eligibility.local import local_parameters
from vneduunion.eligibility.missing import deciding_sets
from vneduunion.eligibility.phrases import Phrases
from vneduunion.eligibility.questions import Question
from vneduunion.eligibility.reading import Reading
from vneduunion.eligibility.verdicts import Missing, Reason, Told, Verdict
from vneduunion.model import Dataset, Rulebook, Strand
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth

if TYPE_CHECKING:
    from vneduunion.tables import Tables


def assess(
    data: "Dataset | Tables",
    award: str,
    candidate: str,
    filed_on: date,
    *,
    year: Period | None = None,
    under: str | None = None,
    complete: Collection[str] = (),
    known: Mapping[str, Answer] | None = None,
    allow: Collection[str] = (),
    parameters: Mapping[str, int | str] | None = None,
    books: Mapping[str, Rulebook] | None = None,
    principles: Sequence[Strand] | None = None,
) -> Verdict:
    """Whether somebody may be proposed for an award, under the rules of the day on which the file arrives.

    Args:
        data: the candidate's papers; what no record tells is unknown, not false.
        award: the award, e.g. `grassroots-emulation-fighter`.
        candidate: a person, a unit or a group.
        filed_on: the day on which the file was received, which chooses the version of each rule.
        year: the calendar or school year that it is for; the calendar year of `filed_on` if nothing is given.
        under: the rule that applies where an award has several, e.g. `law`; without it that is unknown too.
        complete: tables of evidence that hold everything there is: what they do not hold did not happen.
        known: answers to single facts, by keys as `Verdict.unknown` has them, e.g. `{"leader": False}`; what the rules
            ask for on other days only is left out, and stands in `Verdict.unused`.
        allow: versions that may decide although they are only recalled, e.g. `("union/2106",)`.
        parameters: local ones; shares in basis points: `{"co-authors": 2, "contribution": 4000}` is at least 40 %.
        books: the rulebooks; the bundled ones if nothing is given.
        principles: what holds for every award; the bundled ones if nothing is given.

    Raises:
        UnknownId: there is no such award or candidate.
        BadRecord: something else is none of what it may be, or contradicts the records; all of it at once.
        TypeError: an argument is not of its kind, e.g. `filed_on` no date.

    Example:
        >>> from vneduunion.model import Person
        >>> data = Dataset(persons=[Person(id="hoa", name="Hoa")])
        >>> assess(data, "advanced-worker", "hoa", date(2024, 12, 20)).outcome
        <Truth.UNKNOWN>
    """
    records = _records(data, candidate)
    whom = recipient_of(records, candidate)
    how: dict[str, Any] = {"year": year, "under": under, "allow": allow, "books": books}
    applying = demanded(award, whom, filed_on, candidate=candidate, principles=principles, **how)
    numbers = local_parameters(applying.book, parameters or {}).numbers
    filing = Filing(filed_on, applying.year, complete_tables(complete), numbers)
    return _verdict(records, candidate, applying, filing, known or {})


def _verdict(
    records: Dataset, candidate: str, applying: Applying, filing: Filing, known: Mapping[str, Answer]
) -> Verdict:
    papers = dossiers(records)
    applied = applying.reaching(_earliest(papers[candidate]) or applying.number)
    given, unused = heeded(known, applied.keyed, applying.elsewhere)
    reading = Reading(candidate, filing, papers, answered(given, applied.keyed))
    reading.demand_no_contradiction(given)
    return Case(applied, reading, unused).verdict(applying, Phrases(records, applying.book, applied.words))


def _records(data: "Dataset | Tables", candidate: str) -> Dataset:
    """The records that tell of the candidate."""
    demand_kinds(candidate=candidate)
    if isinstance(data, Dataset):
        return data
    from vneduunion.eligibility.picking import demand_tables, papers_of  # noqa: PLC0415 records need no columns

    return papers_of(demand_tables(data), candidate)


def _earliest(dossier: Dossier) -> int | None:
    """The year of the first paper by which years may be counted."""
    periods = [each.period for each in dossier.assessments]
    periods += [award.for_year or award.when for award in dossier.awards]
    periods += [each.when for work in dossier.initiatives for each in work.recognitions if each.when]
    return min((period.first.year for period in periods if period.first), default=None)


@final
@frozen
class Case:
    """One candidate before the rules.

    Attributes:
        applied: the rules.
        reading: what the candidate's papers say.
        unused: the keys of what the caller knows and the rules ask for on other days only.
    """

    applied: Applied
    reading: Reading
    unused: tuple[str, ...] = ()

    def verdict(self, applying: Applying, phrases: Phrases) -> Verdict:
        """What follows.

        Args:
            applying: what was asked.
            phrases: the names for texts.
        """
        judge = deciding(self.applied.two_sided, self.reading.known)
        reasons, _ = self._reason(self.applied.question, judge)
        return Verdict(
            award=applying.book.award_kind,
            candidate=self.reading.candidate,
            filed_on=applying.filed_on,
            year=applying.year,
            under=applying.under,
            allow=applying.allow,
            parameters=self.reading.filing.parameters,
            outcome=reasons.outcome,
            reasons=reasons,
            unused=self.unused,
            phrases=phrases,
            search=self._missing if reasons.outcome is Truth.UNKNOWN else lambda: ((), True),
        )

    def _reason(self, question: Question, judge: Deciding) -> tuple[Reason, Answers]:
        parts = [self._reason(part, judge) for part in question.parts]
        if question.joins:
            answers = question.joined([answers for _, answers in parts])
        else:
            answers = judge.answers(question.condition)
        reason = Reason(
            outcome=judge.truth(answers),
            kind=question.kind,
            criterion=question.criterion,
            rule=question.rule,
            citations=question.citations,
            mark=question.mark,
            told=() if parts else self._told(question, judge),
            parts=tuple(part for part, _ in parts),
        )
        return reason, answers

    def _told(self, question: Question, judge: Deciding) -> tuple[Told, ...]:
        needs = dict.fromkeys(judge.relevant(question.condition))
        return tuple(Told(need, self.reading.known(need.fact)) for need in needs)

    def _missing(self) -> tuple[tuple[Missing, ...], bool]:
        """The smallest sets of facts by which it would be true, and those by which it would be false."""
        found, complete = [], True
        for holds in (True, False):
            sets = deciding_sets(self.applied.question.condition, self.reading.known, holds=holds)
            complete = complete and sets.complete
            found += [Missing(Truth.of(holds), way) for way in sets.ways]
        return tuple(found), complete
