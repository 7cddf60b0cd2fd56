"""What would decide: sets of facts that are not known, with what they would have to be."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product
from typing import NamedTuple, TypeAlias

from vneduunion.eligibility.conditions import Condition, Need, needs, negated
from vneduunion.eligibility.facts import Fact, FactKind, Known

MOST_WAYS = 200
"""So many sets are followed at a time, the smallest."""
MORE_WAYS = 600
"""So many if these lead nowhere."""
MOST_TOLD = 12
"""So many sets are told, the smallest first."""
MOST_ROUNDS = 2
"""So often sets are looked through for facts that do not matter."""
UNTOLD = frozenset({FactKind.UNREAD, FactKind.RECALLED})
"""Facts of the text of a rule, which no paper of a candidate tells."""

Way: TypeAlias = tuple[Need, ...]
_Tell = Callable[[Fact], Known]


class Found(NamedTuple):
    """Sets of needs that would decide, the smallest first, and whether these are all."""

    ways: tuple[Way, ...]
    complete: bool


def deciding_sets(condition: Condition, known: _Tell, *, holds: bool) -> Found:
    """The sets of needs that make a condition hold, or fail, whatever else turns out; none contains another one.

    Papers of the candidate come first: what the text of a rule would have to say is looked at only if no papers
    would do.

    Args:
        condition: all that is asked.
        known: what is known of a fact.
        holds: whether it is to hold.
    """
    wanted = condition if holds else negated(condition)
    complete = True
    for untold, most in product((UNTOLD, frozenset[FactKind]()), (MOST_WAYS, MORE_WAYS)):
        search = _Search(wanted, known, untold, most)
        ways = search.resolved(search.ways(wanted))
        if ways:
            told = sorted(map(search.told, ways), key=len)[:MOST_TOLD]
            return Found(tuple(told), search.complete and len(told) == len(ways))
        complete = search.complete
    return Found((), complete)


class _Search:
    """Puts sets together from the parts of a condition, each set the bits of its needs.

    The bits of a need are its own and those of all weaker needs of its fact, so that a set holds another one if it
    has its bits.
    """

    def __init__(self, condition: Condition, known: _Tell, untold: frozenset[FactKind], most: int) -> None:
        self._known, self._untold, self._most = known, untold, most
        self._needs = tuple(dict.fromkeys(filter(self._open, needs(condition))))
        own = {need: 1 << at for at, need in enumerate(self._needs)}
        self._bits = {
            need: sum(bit for weaker, bit in own.items() if _implies(need, weaker)) for need in self._needs
        }
        self._against = [
            (own[one], own[other]) for one, other in combinations(self._needs, 2) if _contradict(one, other)
        ]
        self._either = [
            (own[one], own[other]) for one, other in combinations(self._needs, 2) if _exhaust(one, other)
        ]
        self.complete = True

    def _open(self, need: Need) -> bool:
        known = self._known(need.fact)
        return need.holds(known.low) != need.holds(known.high) and need.fact.kind not in self._untold

    def ways(self, condition: Condition) -> list[int]:
        """The least sets that make a condition hold; the empty one where it holds already."""
        if isinstance(condition, Need):
            if condition in self._bits:
                return [self._bits[condition]]
            known = self._known(condition.fact)
            return [0] if condition.holds(known.low) and condition.holds(known.high) else []
        met: list[list[int]] = [[0], *([] for _ in range(condition.least))]
        for part in condition.parts:
            found = self.ways(part)
            for count in range(condition.least, 0, -1):
                met[count] = self._least([*met[count], *self._joined(met[count - 1], found)])
        return met[condition.least]

    def _joined(self, ways: Iterable[int], others: Iterable[int]) -> Iterator[int]:
        joint = (way | other for way in ways for other in others)
        return (way for way in joint if not any(way & one and way & other for one, other in self._against))

    def resolved(self, ways: list[int]) -> list[int]:
        """Sets without facts of which either side would do, by consensus, from which all least ones come."""
        for _ in range(MOST_ROUNDS):
            new = {way for sides in self._either for way in self._consensus(ways, *sides)}
            grown = self._least([*ways, *new])
            if grown == ways:
                return grown
            ways = grown
        self.complete = False
        return ways

    def _consensus(self, ways: list[int], one_side: int, other_side: int) -> Iterator[int]:
        """What is left of two sets of which one holds whatever a fact is."""
        ones = [self._without(way, one_side) for way in ways if way & one_side]
        others = [self._without(way, other_side) for way in ways if way & other_side]
        return self._joined(ones, others)

    def _without(self, way: int, bit: int) -> int:
        """A set without a need and those of its side that imply it; weaker ones stay."""
        stronger = sum(1 << at for at, need in enumerate(self._needs) if self._bits[need] & bit)
        return way & ~stronger

    def _least(self, ways: Iterable[int]) -> list[int]:
        kept: list[int] = []
        for way in sorted(set(ways), key=self._size):
            if not any(other & way == other for other in kept):
                kept.append(way)
        self.complete = self.complete and len(kept) <= self._most
        return kept[: self._most]

    def _size(self, way: int) -> tuple[int, int]:
        return way.bit_count(), way

    def told(self, way: int) -> Way:
        """The strongest needs of a set."""
        held = [need for at, need in enumerate(self._needs) if way >> at & 1]
        return tuple(
            need for need in held if not any(other != need and _implies(other, need) for other in held)
        )


def _implies(strong: Need, weak: Need) -> bool:
    if strong.fact != weak.fact or strong.most != weak.most:
        return False
    return strong.limit <= weak.limit if strong.most else strong.limit >= weak.limit


def _contradict(one: Need, other: Need) -> bool:
    """Whether two needs of one fact cannot both hold."""
    return _opposite(one, other) and _least_of(one, other) > _most_of(one, other)


def _exhaust(one: Need, other: Need) -> bool:
    """Whether one of two needs of a fact always holds."""
    return _opposite(one, other) and _least_of(one, other) <= _most_of(one, other) + 1


def _opposite(one: Need, other: Need) -> bool:
    return one.fact == other.fact and one.most != other.most


def _least_of(one: Need, other: Need) -> int:
    return other.limit if one.most else one.limit


def _most_of(one: Need, other: Need) -> int:
    return one.limit if one.most else other.limit
