"""Of every version whose criteria were read: an example that passes, one that fails at each condition, one unknown.

The examples are looked for, not written down: whatever is wanted of facts so that the rule holds, or so that one of its
conditions is all that it fails at, is told as answers. What was not read is answered like what a body judges.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

import pytest

from tests.small_world import unit
from vneduunion.eligibility import Verdict, assess
from vneduunion.eligibility.applying import demanded
from vneduunion.eligibility.asking import YEAR_OF_SERVICE
from vneduunion.eligibility.conditions import Condition, Some, all_of, any_of, negated
from vneduunion.eligibility.facts import NEVER, RATINGS, UNBOUNDED, Fact, FactKind
from vneduunion.eligibility.filings import Filing
from vneduunion.eligibility.missing import Way, deciding_sets
from vneduunion.eligibility.questions import Question
from vneduunion.eligibility.reading import Reading
from vneduunion.model import (
    CriterionKind,
    Dataset,
    Mark,
    Person,
    QualificationBand,
    RecipientKind,
    StrandKind,
)
from vneduunion.reference import rulebooks
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth

DATA = Dataset(persons=[Person(id="hoa", name="Hoa")], units=[unit("school")])
CANDIDATES = {RecipientKind.INDIVIDUAL: "hoa", RecipientKind.COLLECTIVE: "school"}
HOLDS = Some(0, ())
SHARES = {FactKind.MEMBERS_SHARE_WITH_TITLE, FactKind.MEMBERS_SHARE_RATED}
COUNTS = {
    FactKind.RATINGS,
    FactKind.TITLES,
    FactKind.WORKS,
    FactKind.BENEFIT,
    FactKind.TERMS,
    FactKind.ABSENCE,
    FactKind.MEMBERS_WITH_TITLE,
    FactKind.MEMBERS_DISCIPLINED,
}


def confirmed() -> Iterator[tuple[str, str, str]]:
    for award, book in sorted(rulebooks().items()):
        for strand in book.strands:
            if strand.kind is StrandKind.RULE:
                for version in strand.versions:
                    if version.mark is Mark.CONFIRMED:
                        yield award, strand.id, version.id


class Examples:
    """The rule of a version, asked about somebody of whom there is no paper."""

    def __init__(self, award: str, strand: str, version: str) -> None:
        rule = rulebooks()[award].strand(strand)
        dated = {each.id: each for each in rule.versions}[version]
        self.award, self.strand = award, strand
        self.day = dated.since or dated.until or date(2020, 6, 30)
        recipient = (rule.recipients or (RecipientKind.INDIVIDUAL,))[0]
        self.candidate = CANDIDATES[recipient]
        self.question = demanded(award, recipient, self.day, under=strand).reaching(self.day.year).question
        self.reading = Reading(self.candidate, Filing(self.day, Period.year(self.day.year)), {})

    def ways(self, condition: Condition) -> tuple[Way, ...]:
        return deciding_sets(condition, self.reading.known, holds=True).ways

    def assessed(self, way: Way) -> Verdict:
        return assess(DATA, self.award, self.candidate, self.day, under=self.strand, known=answers(way))


def answers(way: Way) -> Mapping[str, object]:
    """What a caller says so that all of it is met."""
    bounds: dict[Fact, tuple[int, int]] = {}
    for need in way:
        low, high = bounds.get(need.fact, (NEVER, UNBOUNDED))
        bounds[need.fact] = (low, min(high, need.limit)) if need.most else (max(low, need.limit), high)
    return {fact.key: answer(fact.kind, *both) for fact, both in bounds.items()}


def answer(kind: FactKind, low: int, high: int) -> object:
    value = high if low == NEVER else low
    if kind is FactKind.GIVEN:
        return None if low == NEVER else -value
    if kind is FactKind.RATING:
        return str(RATINGS[value])
    if kind is FactKind.QUALIFICATION:
        return [*QualificationBand][value].value
    if kind is FactKind.SERVICE:
        return Fraction(value, YEAR_OF_SERVICE * 100)
    if kind in SHARES:
        return high // 2 if low == NEVER else (low + 1) // 2
    return value if kind in COUNTS else bool(value)


def leaves(question: Question) -> Iterator[Question]:
    if question.parts:
        for part in question.parts:
            yield from leaves(part)
    else:
        yield question


def granted(question: Question, leaf: Question) -> Condition:
    """The rule, with one of its conditions taken as met."""
    if question is leaf:
        return HOLDS
    if not question.parts:
        return question.condition
    joined = all_of if question.kind is CriterionKind.ALL else any_of
    return joined(*(granted(part, leaf) for part in question.parts))


@pytest.mark.parametrize("version", [*confirmed()], ids="/".join)
def test_one_passes(version: tuple[str, str, str]) -> None:
    examples = Examples(*version)
    verdict = examples.assessed(examples.ways(examples.question.condition)[0])
    assert verdict.outcome is Truth.TRUE
    assert verdict.failed == ()
    assert verdict.missing == ()


@pytest.mark.parametrize("version", [*confirmed()], ids="/".join)
def test_one_fails_at_each_condition(version: tuple[str, str, str]) -> None:
    """At it alone, unless who fails it fails another one too, as titles in a run of years that is too short."""
    examples = Examples(*version)
    whole = examples.question
    for leaf in leaves(whole):
        fails = all_of(negated(leaf.condition), negated(whole.condition))
        alone = examples.ways(all_of(granted(whole, leaf), fails))
        verdict = examples.assessed((alone or examples.ways(fails))[0])
        assert verdict.outcome is Truth.FALSE
        looked_at = verdict.failed if alone else verdict.reasons.walk()
        assert leaf.criterion in [each.criterion for each in looked_at if each.outcome is Truth.FALSE]


@pytest.mark.parametrize("version", [*confirmed()], ids="/".join)
def test_without_papers_nothing_is_known(version: tuple[str, str, str]) -> None:
    verdict = Examples(*version).assessed(())
    assert verdict.outcome is Truth.UNKNOWN
    assert {missing.outcome for missing in verdict.missing} == {Truth.TRUE, Truth.FALSE}
    assert verdict.citation
