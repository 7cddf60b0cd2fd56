"""Questions: the rules of an award on a day, as a tree of which each part has its condition."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import TypeVar, final

from attrs import evolve, frozen

from vneduunion.eligibility.asking import Asking
from vneduunion.eligibility.conditions import Condition, Need, all_of, any_of
from vneduunion.eligibility.facts import Fact, FactKind
from vneduunion.model import (
    Citation,
    Criterion,
    CriterionKind,
    Mark,
    RecipientKind,
    Rulebook,
    RuleVersion,
    Strand,
    StrandKind,
)

A = TypeVar("A")
UNDECIDED = frozenset({Mark.RECALLED, Mark.UNKNOWN})
"""Marks of texts by which nothing is decided, unless the caller allows it by name."""


@final
@frozen
class Question:
    """One part of the rules.

    Attributes:
        condition: what it asks of facts.
        kind: the kind of criterion it is, or ALL and ANY of rules.
        criterion: what the rule asks, where the question is one thing that a rule asks.
        rule: the strand and the version of a whole rule, e.g. `law/2022`.
        citations: where it stands.
        mark: how far its text is known.
        parts: the questions below it.
        joins: whether it holds by its parts alone, all of them or one of them.
    """

    condition: Condition
    kind: CriterionKind
    criterion: Criterion | None = None
    rule: str | None = None
    citations: tuple[Citation, ...] = ()
    mark: Mark | None = None
    parts: "tuple[Question, ...]" = ()
    joins: bool = False

    def joined(self, answers: Sequence[A]) -> A:
        """The answers of the parts of a list put together.

        Args:
            answers: one for each part, in their order.
        """
        return reduce(and_ if self.kind is CriterionKind.ALL else or_, answers)


@final
@frozen
class Rules:
    """What is asked of whom, and when.

    Attributes:
        book: the rulebook of the award.
        recipient: what the candidate is.
        filed_on: the day on which the file arrived.
        under: the rule that applies, where the caller says which.
        allowed: versions that may decide though they are only recalled, e.g. `union/2106`.
        details: what holds beside the rules of every award.
        asking: how criteria are read.
    """

    book: Rulebook
    recipient: RecipientKind
    filed_on: date
    under: str | None
    allowed: Collection[str]
    details: Sequence[Strand]
    asking: Asking

    def question(self) -> Question:
        """All that is asked: the rule that applies, and every detail."""
        own = [strand for strand in self.book.strands if self._is_about(strand)]
        rules = [strand for strand in own if strand.kind is StrandKind.RULE]
        details = [strand for strand in own if strand.kind is StrandKind.DETAIL]
        if self.under is not None:
            rules = [strand for strand in rules if strand.id == self.under]
        parts = (self._chosen(rules), *(self._rule(strand) for strand in (*details, *self._general())))
        return _together(CriterionKind.ALL, parts) if len(parts) > 1 else parts[0]

    def _general(self) -> list[Strand]:
        """The principles that are known of by the day; what was asked before the first of them nobody says."""
        return [
            strand
            for strand in self.details
            if any(each.since is not None and each.since <= self.filed_on for each in strand.versions)
        ]

    def _is_about(self, strand: Strand) -> bool:
        return not strand.recipients or self.recipient in strand.recipients

    def _chosen(self, rules: Sequence[Strand]) -> Question:
        """The rule that applies; where several may and nobody says which, that is one more thing to know."""
        if not rules:
            return _unread(self.book.award_kind)
        if len(rules) == 1:
            return self._rule(rules[0])
        choice = Fact(FactKind.RULE, tuple(strand.id for strand in rules))
        parts = tuple(self._rule(strand) for strand in rules)
        ways = (
            all_of(Need(choice, at), Need(choice, at, most=True), part.condition)
            for at, part in enumerate(parts)
        )
        condition = any_of(*ways)
        return Question(condition, CriterionKind.ANY, parts=parts)

    def _rule(self, strand: Strand) -> Question:
        """What a rule asks on the day."""
        version = strand.version_on(self.filed_on)
        if version is None or version.criteria is None:
            name = version.id if version else str(self.filed_on)
            return evolve(
                _unread(strand.id, name),
                rule=f"{strand.id}/{name}",
                citations=version.citations if version else (),
            )
        if self._decides(version.mark, strand, version):
            asked = self._asked(version.criteria, strand, version, self.asking, "criteria")
        else:
            asked = _recalled(strand, version, "criteria")
        return evolve(asked, rule=f"{strand.id}/{version.id}", citations=version.citations, mark=version.mark)

    def _decides(self, mark: Mark | None, strand: Strand, version: RuleVersion) -> bool:
        return mark not in UNDECIDED or f"{strand.id}/{version.id}" in self.allowed

    def _asked(
        self, criterion: Criterion, strand: Strand, version: RuleVersion, asking: Asking, place: str
    ) -> Question:
        if not self._decides(criterion.mark, strand, version) and criterion.kind is not CriterionKind.UNREAD:
            return _about(_recalled(strand, version, place), criterion)
        if criterion.kind not in _LISTS:
            return _about(Question(asking.condition(criterion), criterion.kind), criterion)
        inside = asking.within(criterion) if criterion.kind is CriterionKind.ALL else asking
        parts = tuple(
            self._asked(part, strand, version, inside, f"{place}.of[{index}]")
            for index, part in enumerate(criterion.of)
        )
        return _about(_together(criterion.kind, parts), criterion)


_LISTS = frozenset({CriterionKind.ALL, CriterionKind.ANY})


def _together(kind: CriterionKind, parts: tuple[Question, ...]) -> Question:
    conditions = (part.condition for part in parts)
    condition = all_of(*conditions) if kind is CriterionKind.ALL else any_of(*conditions)
    return Question(condition, kind, parts=parts, joins=True)


def _unread(*of: str) -> Question:
    return evolve(Question(Need(Fact(FactKind.UNREAD, of), 1), CriterionKind.UNREAD), mark=Mark.UNKNOWN)


def _recalled(strand: Strand, version: RuleVersion, place: str) -> Question:
    fact = Fact(FactKind.RECALLED, (strand.id, version.id, place))
    return evolve(Question(Need(fact, 1), CriterionKind.UNREAD), mark=Mark.RECALLED)


def _about(question: Question, criterion: Criterion) -> Question:
    """A question as what a criterion asks."""
    citations = () if criterion.citation is None else (criterion.citation,)
    return evolve(question, criterion=criterion, citations=citations, mark=criterion.mark or question.mark)
