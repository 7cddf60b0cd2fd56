"""Numbers and answers of all candidates at once, each a column or one value that all have alike."""

from collections.abc import Iterable
from functools import reduce
from operator import add
from typing import NamedTuple, TypeAlias, cast

import polars as pl

from vneduunion.eligibility.conditions import Need

Numbers: TypeAlias = pl.Series | int
Answers: TypeAlias = pl.Series | bool


class Range(NamedTuple):
    """Between which numbers a fact is, of each candidate.

    Attributes:
        low: it is no less.
        high: it is no more.
    """

    low: Numbers
    high: Numbers

    def met(self, need: Need) -> "Both":
        """Whether a need is fulfilled, at the worst and at the best.

        Args:
            need: what is needed of the fact.
        """
        worst, best = (self.high, self.low) if need.most else (self.low, self.high)
        return Both(_holds(need, worst), _holds(need, best))


def _holds(need: Need, value: Numbers) -> Answers:
    return value <= need.limit if need.most else value >= need.limit


class Both(NamedTuple):
    """Whether something certainly holds, and whether it possibly does.

    Attributes:
        sure: in any case.
        maybe: in some case.
    """

    sure: Answers
    maybe: Answers

    def __and__(self, other: "Both") -> "Both":
        return Both(both(self.sure, other.sure), both(self.maybe, other.maybe))

    def __or__(self, other: "Both") -> "Both":
        return Both(either(self.sure, other.sure), either(self.maybe, other.maybe))

    def codes(self, count: int) -> pl.Series:
        """The answers as numbers: 0 for FALSE, 1 for UNKNOWN, 2 for TRUE.

        Args:
            count: how many candidates there are.
        """
        return reduce(add, (column(answer, count).cast(pl.UInt8) for answer in self))


def column(answers: Answers, count: int) -> pl.Series:
    """Answers as a column, where they are one value that all have alike.

    Args:
        answers: one value or a column.
        count: how many candidates there are.
    """
    if isinstance(answers, pl.Series):
        return answers
    return pl.repeat(answers, count, dtype=pl.Boolean, eager=True)


def both(one: Answers, other: Answers) -> Answers:
    """Where both hold."""
    if isinstance(one, bool):
        return other if one else False
    if isinstance(other, bool):
        return one if other else False
    return one & other


def either(one: Answers, other: Answers) -> Answers:
    """Where one of them holds."""
    return negative(both(negative(one), negative(other)))


def negative(answers: Answers) -> Answers:
    """Where something does not hold."""
    return not answers if isinstance(answers, bool) else ~answers


def some(least: int, parts: Iterable[Both]) -> Both:
    """Where at least so many parts hold.

    Args:
        least: how many.
        parts: of these.
    """
    sides = zip(*parts, strict=True)
    return Both(*(_so_many(least, side) for side in sides))


def _so_many(least: int, parts: Iterable[Answers]) -> Answers:
    held = [*parts]
    always = sum(1 for part in held if part is True)
    columns = [part.cast(pl.UInt32) for part in held if isinstance(part, pl.Series)]
    if least <= always or least > always + len(columns):
        return least <= always
    return cast(Answers, reduce(add, columns) >= least - always)
