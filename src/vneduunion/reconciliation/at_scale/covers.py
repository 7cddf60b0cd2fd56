"""Relations that are broken, and what giving something up would take away from the breach.

A relation says that a sum of numbers is at most so much. By what its figures say it is more, and each thing that can be
given up takes a certain amount away at most. So what is given up must together take away all of it: a cover, which says
at once what many minimal conflicts say one by one.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from vneduunion.cells import AssumptionKind, ConstraintKind, Linear
from vneduunion.reconciliation.at_scale.numbered import ASSERTED, GIVEN_UP, KEPT, OPEN, Numbered
from vneduunion.reconciliation.at_scale.trees import Whole
from vneduunion.values.ids import FigureId


class Key(NamedTuple):
    """Something that can be given up.

    Attributes:
        figure: the number of the claim, or of the first that an assumption is about; for a rule -1.
        kind: that of the assumption; `None` for the claim itself, and for a rule.
        whole: the claim that an assumption on two is about beside it, else -1.
        rule: the rule, if it is one.
        below: whether it stands for whatever is said below the unit of the claim, which is not looked at yet.
    """

    figure: int
    kind: AssumptionKind | None = None
    whole: int = -1
    rule: Linear | None = None
    below: bool = False

    @property
    def is_claim(self) -> bool:
        """Whether it is a claim itself."""
        return self.kind is None and self.rule is None and not self.below

    @property
    def claims(self) -> tuple[int, ...]:
        """The claims that it is about."""
        return tuple(claim for claim in (self.figure, self.whole) if claim >= 0)


class Under(NamedTuple):
    """What else says how much a claim counts at least.

    Attributes:
        amount: how much that comes to.
        claims: those of the units below that say so together.
    """

    amount: int
    claims: tuple[int, ...]


class Relation(NamedTuple):
    """Numbers that are together at most so much.

    Attributes:
        kind: what it says; a rule of the caller's stands for itself.
        factors: each number's claim, and how often it counts.
        most: how much they are at most.
        needed: what it takes for a claim to count, by claim; under -1 what it takes for all.
        under: what is left where a claim is given up, by claim.
    """

    kind: ConstraintKind | Linear
    factors: tuple[tuple[int, int], ...]
    most: int = 0
    needed: Mapping[int, tuple[Key, ...]] = MappingProxyType({})
    under: Mapping[int, Under] = MappingProxyType({})

    @property
    def claims(self) -> tuple[int, ...]:
        """The claims that it is about."""
        return tuple(claim for claim, _ in self.factors)

    @property
    def kinds(self) -> frozenset[AssumptionKind]:
        """The kinds of assumptions that it takes."""
        return frozenset(key.kind for keys in self.needed.values() for key in keys if key.kind is not None)

    @property
    def ruled(self) -> tuple[FigureId, ...]:
        """The figures that the rule is about, if it is one, in whatever way they count."""
        return self.kind.figures if isinstance(self.kind, Linear) else ()


class Breach(NamedTuple):
    """A broken relation.

    Attributes:
        relation: what is broken.
        levels: how each of its claims is taken: at its likely reading, or by what it asserts.
        excess: how much more it is than it may be.
        relief: how much of this each thing that can be given up takes away at most.
    """

    relation: Relation
    levels: Mapping[int, int]
    excess: int
    relief: Mapping[Key, int]

    @property
    def kinds(self) -> frozenset[AssumptionKind]:
        """The kinds of assumptions that it rests on."""
        return frozenset(key.kind for key in self.relief if key.kind is not None)

    @property
    def whole(self) -> int:
        """The last of its claims: the whole, where it has parts."""
        return self.relation.factors[-1][0]

    def sheet(self, figures: Numbered) -> int:
        """The number of the sheet of this whole."""
        return int(figures.sheet[self.whole])


def breach(relation: Relation, figures: Numbered, state: Whole, given_up: frozenset[Key]) -> Breach | None:
    """How a relation is broken, without likely readings if it can be.

    Args:
        relation: the relation.
        figures: what claims say.
        state: how each claim is taken at best.
        given_up: assumptions and rules that are not made.
    """
    if not given_up.isdisjoint(relation.needed.get(-1, ())):
        return None
    factors = [
        (claim, factor)
        for claim, factor in relation.factors
        if state[claim] != GIVEN_UP and given_up.isdisjoint(relation.needed.get(claim, ()))
    ]
    if any(factor < 0 and (claim, factor) not in factors for claim, factor in relation.factors):
        return None
    relation = relation._replace(factors=tuple(factors))
    for least in (ASSERTED, KEPT):
        levels = {claim: max(int(state[claim]), least) for claim, _ in factors}
        excess = _excess(relation, figures, levels)
        if excess is not None and excess > 0:
            return Breach(relation, levels, excess, dict(_relief(relation, figures, levels, excess)))
    return None


def _said(figures: Numbered, claim: int, factor: int, level: int) -> int | None:
    """What a number counts at least; `None` where that has no end."""
    value = int((figures.lows if factor > 0 else figures.highs)[level][claim])
    return None if value >= OPEN else factor * value


def _excess(relation: Relation, figures: Numbered, levels: Mapping[int, int]) -> int | None:
    total = -relation.most
    for claim, factor in relation.factors:
        value = _said(figures, claim, factor, levels[claim])
        if value is None:
            return None
        total += value
    return total


def _relief(
    relation: Relation, figures: Numbered, levels: Mapping[int, int], excess: int
) -> Iterator[tuple[Key, int]]:
    for claim, factor in relation.factors:
        level = levels[claim]
        value = _said(figures, claim, factor, level)
        most = min(excess, value) if factor > 0 and value is not None else excess
        if most <= 0:
            continue
        yield from ((key, most) for key in relation.needed.get(claim, ()))
        under = relation.under.get(claim)
        if under is not None:
            yield Key(claim, below=True), min(most, under.amount)
            most = min(most, value - under.amount) if value is not None else most
        if most > 0:
            yield Key(claim), most
            if figures.unsettled[claim]:
                yield Key(claim, AssumptionKind.STATUS), most
            likely = _likely(figures, claim, factor, level)
            if likely is None or likely > 0:
                yield Key(claim, AssumptionKind.LIKELY), excess if likely is None else min(most, likely)
    yield from ((key, excess) for key in relation.needed.get(-1, ()))


def _likely(figures: Numbered, claim: int, factor: int, level: int) -> int | None:
    """How much of a number is its likely reading alone; `None` for all of it."""
    if level != KEPT:
        return 0
    kept, asserted = (_said(figures, claim, factor, each) for each in (KEPT, ASSERTED))
    return None if asserted is None or kept is None else kept - asserted


def opened(found: Breach, key: Key, figures: Numbered) -> Breach:
    """A breach with what is said below a claim instead of what stands for it.

    Args:
        found: a breach.
        key: what stands for it.
        figures: what claims say.
    """
    claims = found.relation.under[key.figure].claims
    level = found.levels[key.figure]
    below = Relation(found.relation.kind, tuple((claim, 1) for claim in claims))
    levels = dict.fromkeys(claims, level)
    relief = {each: part for each, part in found.relief.items() if each != key}
    for each, part in _relief(below, figures, levels, found.excess):
        relief[each] = min(found.excess, relief.get(each, 0) + part)
    return found._replace(relief=relief)


def narrowed(found: Breach, figures: Numbered) -> Breach:
    """A breach of which nothing can be left out: the greatest numbers, and likely readings only where they are needed.

    Args:
        found: any breach.
        figures: what claims say.
    """
    relation, levels = found.relation, dict(found.levels)
    taken = [(claim, factor) for claim, factor in relation.factors if factor < 0]
    rest = [(claim, factor) for claim, factor in relation.factors if factor > 0]
    rest.sort(key=lambda each: -(_said(figures, each[0], each[1], levels[each[0]]) or 0))
    excess = _sum(taken, figures, levels) - relation.most
    for claim, factor in rest:
        if excess > 0:
            break
        taken.append((claim, factor))
        excess += _said(figures, claim, factor, levels[claim]) or 0
    for claim, factor in taken:
        likely = _likely(figures, claim, factor, levels[claim])
        if likely is not None and likely < excess:
            levels[claim] = max(levels[claim], ASSERTED)
            excess -= likely
    kept = dict(taken)
    order = tuple((claim, factor) for claim, factor in relation.factors if claim in kept)
    needed = {claim: keys for claim, keys in relation.needed.items() if claim in kept or claim == -1}
    small = relation._replace(factors=order, needed=needed)
    levels = {claim: levels[claim] for claim, _ in order}
    return Breach(small, levels, excess, dict(_relief(small, figures, levels, excess)))


def _sum(factors: Iterable[tuple[int, int]], figures: Numbered, levels: Mapping[int, int]) -> int:
    return sum(_said(figures, claim, factor, levels[claim]) or 0 for claim, factor in factors)


def states(given_up: Iterable[Key], figures: Numbered) -> tuple[Whole, frozenset[Key]]:
    """How claims are taken while some things are given up, and what else is.

    Args:
        given_up: claims, assumptions and rules.
        figures: the claims.
    """
    state = np.zeros(len(figures.frame), dtype=np.int64)
    others = set()
    for key in given_up:
        if key.rule is not None or key.whole >= 0:
            others.add(key)
        else:
            level = ASSERTED if key.kind is AssumptionKind.LIKELY else GIVEN_UP
            state[key.figure] = max(state[key.figure], level)
    return state, frozenset(others)
