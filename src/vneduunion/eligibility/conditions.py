"""Conditions: what must be so of facts. "And" and "or" are the ends of "at least so many of these"."""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from operator import and_, or_
from typing import Any, TypeAlias, final

from attrs import frozen

from vneduunion.eligibility.facts import Fact


@final
@frozen(cache_hash=True)
class Need:
    """A fact is at least a number, or at most one.

    Attributes:
        fact: what.
        limit: the number.
        most: whether it is the most, and not the least.
    """

    fact: Fact
    limit: int
    most: bool = False

    def holds(self, value: int) -> bool:
        """Whether a number fulfils it."""
        return value <= self.limit if self.most else value >= self.limit


@final
@frozen(cache_hash=True)
class Some:
    """At least so many of the parts hold.

    Attributes:
        least: how many.
        parts: of these.
    """

    least: int
    parts: "tuple[Condition, ...]"


Condition: TypeAlias = Need | Some


def all_of(*parts: Condition) -> Condition:
    """Each of the parts holds; nothing to hold always does."""
    return parts[0] if len(parts) == 1 else Some(len(parts), parts)


def any_of(*parts: Condition) -> Condition:
    """One of the parts holds."""
    return parts[0] if len(parts) == 1 else Some(1, parts)


def negated(condition: Condition) -> Condition:
    """What holds where a condition does not."""
    if isinstance(condition, Need):
        return Need(condition.fact, condition.limit + (1 if condition.most else -1), not condition.most)
    return Some(len(condition.parts) - condition.least + 1, tuple(negated(part) for part in condition.parts))


def needs(condition: Condition) -> Iterator[Need]:
    """What is needed of single facts, in the order of the rule, some of it perhaps repeatedly."""
    if isinstance(condition, Need):
        yield condition
    else:
        for part in condition.parts:
            yield from needs(part)


def shared(condition: Condition, kept: dict[Any, Any]) -> Any:
    """The same condition with one object for all that is equal in it.

    Args:
        condition: a need, or a condition.
        kept: the objects that are there already.
    """
    found = kept.get(condition)
    if found is not None:
        return found
    if isinstance(condition, Some):
        made: Condition = Some(condition.least, tuple(shared(part, kept) for part in condition.parts))
    else:
        made = Need(kept.setdefault(condition.fact, condition.fact), condition.limit, condition.most)
    return kept.setdefault(condition, made)


def evaluated(
    condition: Condition, need: Callable[[Need], Any], some: Callable[[int, Iterable[Any]], Any]
) -> Any:
    """A condition worked out in any algebra of `&` and `|`, such as that of columns.

    Args:
        condition: what to work out.
        need: what single needs are there.
        some: what "at least so many of these" is there, where it is neither one nor all of them.
    """
    if isinstance(condition, Need):
        return need(condition)
    parts = [evaluated(part, need, some) for part in condition.parts]
    if condition.least == len(parts) and parts:
        return reduce(and_, parts)
    return reduce(or_, parts) if condition.least == 1 and parts else some(condition.least, parts)
