"""Whether a condition holds however the facts turn out that nobody knows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import TypeAlias, final

from attrs import Factory, field, frozen

from vneduunion.eligibility.conditions import Condition, Need, Some, needs
from vneduunion.eligibility.facts import Fact, Known
from vneduunion.values.truth import Truth

MOST_CASES = 4_096
"""More cases than these are not told apart: facts then stand for themselves wherever they occur."""


Answers: TypeAlias = int
"""The cases in which something certainly holds, one bit each, and behind them those in which it possibly does."""


@final
@frozen
class Deciding:
    """How conditions on the facts of one candidate are decided.

    Most facts are wanted on one side alone, the more the better or the less the better. Then nothing but the best and
    the worst they can be matters, and both can be had at once. A fact that is wanted on both sides, such as whether
    somebody is a leader, is gone through case by case.

    Attributes:
        known: what is known of a fact.
        cases: the numbers of facts that are wanted on both sides, case by case.
    """

    known: Callable[[Fact], Known]
    cases: tuple[Mapping[Fact, int], ...]
    _answered: dict[Condition, Answers] = field(factory=dict)

    all: Answers = field(
        default=Factory(lambda self: (1 << len(self.cases)) - 1, takes_self=True), init=False
    )
    """The bits of all cases, on one side."""

    def answers(self, condition: Condition) -> Answers:
        """In which cases a condition holds.

        Args:
            condition: what is asked.
        """
        found = self._answered.get(condition)
        if found is None:
            if isinstance(condition, Need):
                found = self._met(condition)
            else:
                found = self._joined(condition.least, condition.parts)
            self._answered[condition] = found
        return found

    def _joined(self, least: int, parts: tuple[Condition, ...]) -> Answers:
        """All of the parts, or one of them: what follows is left out where it changes nothing."""
        if least == len(parts) > 0:
            return self._all(parts)
        if least != 1 or not parts:
            return self.some(least, map(self.answers, parts))
        found, every = 0, self.all | self.all << len(self.cases)
        for part in parts:
            found |= self.answers(part)
            if found == every:
                break
        return found

    def _all(self, parts: tuple[Condition, ...]) -> Answers:
        """Runs of years share all but a few of their parts, so that most are answered already."""
        found, answered = self.all | self.all << len(self.cases), self._answered
        for part in parts:
            answers = answered.get(part)
            found &= self.answers(part) if answers is None else answers
            if not found:
                break
        return found

    def truth(self, answers: Answers) -> Truth:
        """Whether something holds in all cases, or in none.

        Args:
            answers: the cases.
        """
        if answers & self.all == self.all:
            return Truth.TRUE
        return Truth.UNKNOWN if answers >> len(self.cases) else Truth.FALSE

    def relevant(self, condition: Condition) -> Iterator[Need]:
        """The needs by which a condition has its answer: of several ways, one that is met, or all that may be.

        Args:
            condition: what is asked.
        """
        found: list[Need] = []
        self._gather(condition, found)
        return iter(found)

    def _gather(self, condition: Condition, found: list[Need]) -> None:
        if isinstance(condition, Need):
            found.append(condition)
            return
        for part in self._relevant(condition):
            self._gather(part, found)

    def _relevant(self, condition: Some) -> Sequence[Condition]:
        parts = condition.parts
        if condition.least != 1:
            return parts
        open_ = []
        for part in parts:
            answers = self.answers(part)
            if answers & self.all == self.all:
                return (part,)
            if answers:
                open_.append(part)
        return open_ or parts[:1]

    def some(self, least: int, parts: Iterable[Answers]) -> Answers:
        """In which cases at least so many parts hold.

        Args:
            least: how many.
            parts: the cases of each part.
        """
        if len(self.cases) == 1:
            sure = maybe = 0
            for part in parts:
                sure += part & 1
                maybe += part >> 1
            return (sure >= least) | (maybe >= least) << 1
        held = [*parts]
        bits = (1 << at for at in range(2 * len(self.cases)))
        return sum(bit for bit in bits if sum(1 for part in held if part & bit) >= least)

    def _met(self, need: Need) -> Answers:
        if need.fact in self.cases[0]:
            cases = sum(1 << at for at, case in enumerate(self.cases) if need.holds(case[need.fact]))
            return cases | cases << len(self.cases)
        known = self.known(need.fact)
        worst, best = need.holds(known.low), need.holds(known.high)
        if worst == best:
            return (self.all | self.all << len(self.cases)) if worst else 0
        return self.all << len(self.cases)


TwoSided: TypeAlias = tuple[tuple[Fact, tuple[int, ...]], ...]
"""Facts that are wanted on both sides, each with the numbers at which an answer turns."""


def two_sided(condition: Condition) -> TwoSided:
    """The facts of a condition that are wanted on both sides.

    Args:
        condition: all that is asked.
    """
    turns: dict[Fact, set[tuple[bool, int]]] = {}
    for need in needs(condition):
        turns.setdefault(need.fact, set()).add((need.most, need.limit + need.most))
    return tuple(
        (fact, tuple(sorted({turn for _, turn in found})))
        for fact, found in turns.items()
        if len({most for most, _ in found}) > 1
    )


def deciding(facts: TwoSided, known: Callable[[Fact], Known]) -> Deciding:
    """How conditions are decided for one candidate.

    Args:
        facts: those that are wanted on both sides.
        known: what is known of a fact.
    """
    open_ = {fact: _values(known(fact), turns) for fact, turns in facts if not known(fact).settled}
    if not open_ or prod(map(len, open_.values())) > MOST_CASES:
        return Deciding(known, ({},))
    return Deciding(
        known, tuple(dict(zip(open_, chosen, strict=True)) for chosen in product(*open_.values()))
    )


def _values(known: Known, turns: Iterable[int]) -> list[int]:
    """One number for each stretch of numbers between which nothing turns."""
    return [known.low, *(turn for turn in turns if known.low < turn <= known.high)]
