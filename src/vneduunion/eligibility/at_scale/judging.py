"""The rules worked out for all candidates at once."""

from collections.abc import Iterator, Mapping
from itertools import chain, product
from math import prod
from typing import NamedTuple, TypeAlias, final

import polars as pl
from attrs import field, frozen

from vneduunion.eligibility.applying import Applied
from vneduunion.eligibility.at_scale.ranges import (
    Answers,
    Both,
    Numbers,
    both,
    either,
    negative,
    some,
)
from vneduunion.eligibility.at_scale.reading_all import ReadingAll
from vneduunion.eligibility.conditions import Condition, Need, evaluated, needs
from vneduunion.eligibility.deciding import MOST_CASES, deciding
from vneduunion.eligibility.facts import UNBOUNDED, Fact, Known
from vneduunion.eligibility.questions import Question

_BELOW = -2 * UNBOUNDED


class Stretch(NamedTuple):
    """Numbers of a fact between which no answer turns.

    Attributes:
        value: one of them.
        applies: for which candidates the fact may be one of them.
    """

    value: int
    applies: Answers


Case: TypeAlias = Mapping[Fact, Stretch]


@final
@frozen(eq=False)
class Judging:
    """How conditions are decided for all candidates.

    What `Deciding` does for one: facts that are wanted on one side count at their worst and at their best, those that
    are wanted on both sides are gone through case by case, and a case counts for those candidates for whom it may be.

    Attributes:
        applied: the rules.
        reading: what the candidates' papers say.
    """

    applied: Applied
    reading: ReadingAll
    _stretches: dict[Fact, list[Stretch]] = field(init=False)
    _answered: dict[tuple[int, tuple[int, ...]], Both] = field(factory=dict, init=False)
    _met: dict[Need, Both] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        facts = ((fact, [*self._cut(fact, turns)]) for fact, turns in self.applied.two_sided)
        object.__setattr__(self, "_stretches", {fact: found for fact, found in facts if len(found) > 1})

    def _cut(self, fact: Fact, turns: tuple[int, ...]) -> Iterator[Stretch]:
        """The stretches in which the fact may be of some candidate."""
        low, high = self.reading.known(fact)
        for first, behind in zip((_BELOW, *turns), (*turns, None), strict=True):
            begun: Answers = True if behind is None else _below(low, behind)
            applies = both(begun, True if first is _BELOW else negative(_below(high, first)))
            if applies is True or (applies is not False and applies.any()):
                yield Stretch(first, applies)

    @property
    def count(self) -> int:
        """How many candidates there are."""
        return self.reading.papers.count

    def codes(self, question: Question) -> pl.Series:
        """Whether the candidates fulfil a part of the rules: 0 for FALSE, 1 for UNKNOWN, 2 for TRUE.

        Args:
            question: the part.
        """
        open_ = self._open(question.condition)
        if prod(len(self._stretches[fact]) for fact in open_) > MOST_CASES:
            return self._one_by_one(question.condition)
        result = Both(sure=True, maybe=False)
        for chosen in product(*(self._stretches[fact] for fact in open_)):
            answers = self._answers(question, dict(zip(open_, chosen, strict=True)))
            applies: Answers = True
            for stretch in chosen:
                applies = both(applies, stretch.applies)
            result = Both(
                both(result.sure, either(negative(applies), answers.sure)),
                either(result.maybe, both(applies, answers.maybe)),
            )
        return result.codes(self.count)

    def _open(self, condition: Condition) -> tuple[Fact, ...]:
        """The facts of a condition that are gone through case by case."""
        if not self._stretches:
            return ()
        return tuple(dict.fromkeys(need.fact for need in needs(condition) if need.fact in self._stretches))

    def _answers(self, question: Question, case: Case) -> Both:
        """Whether a part of the rules holds in a case."""
        own = self._open(question.condition)
        key = (id(question), tuple(case[fact].value for fact in own))
        found = self._answered.get(key)
        if found is None:
            if question.joins:
                found = question.joined([self._answers(part, case) for part in question.parts])
            else:
                found = evaluated(question.condition, lambda need: self._need(need, case), some)
            self._answered[key] = found
        return found

    def _need(self, need: Need, case: Case) -> Both:
        if need.fact in case:
            holds = need.holds(case[need.fact].value)
            return Both(holds, holds)
        found = self._met.get(need)
        if found is None:
            found = self._met[need] = self.reading.known(need.fact).met(need)
        return found

    def _one_by_one(self, condition: Condition) -> pl.Series:
        """The same where there are more cases than are told apart: each candidate has fewer of them."""
        facts = self.applied.facts
        ends = (self.reading.known(fact) for fact in facts)
        lists = [_each(numbers, self.count) for numbers in chain.from_iterable(ends)]
        found = []
        for at in range(self.count):
            values = [numbers[at] for numbers in lists]
            known = dict(zip(facts, map(Known, values[::2], values[1::2]), strict=True))
            judge = deciding(self.applied.two_sided, known.__getitem__)
            found.append(judge.truth(judge.answers(condition)).value)
        return pl.Series(found, dtype=pl.UInt8)


def _below(numbers: Numbers, limit: int) -> Answers:
    return numbers < limit


def _each(numbers: Numbers, count: int) -> list[int]:
    return [numbers] * count if isinstance(numbers, int) else numbers.to_list()
