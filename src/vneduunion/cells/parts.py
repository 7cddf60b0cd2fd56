"""Sums: parts that share nothing are together not more than their whole."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from vneduunion.cells.assumptions import Assumption
from vneduunion.cells.constraints import Complete, Constraint, ConstraintKind, Disjoint, Fact
from vneduunion.cells.containment import Containment
from vneduunion.cells.largest_sets import largest_sets
from vneduunion.model import Figure, Operator, Scope, Timing
from vneduunion.structure import MANAGED, SECTOR_WIDE
from vneduunion.values.ids import FigureId, UnitId
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth

MOST_SUMS = 1_000
"""How many sums are formed for one whole; figures of one cell by many sources multiply them.

Reconciling says that its list is not complete where a whole has so many.
"""


def sums(
    containment: Containment,
    figures: Mapping[FigureId, Figure],
    orders: Iterable[Constraint],
    facts: tuple[Fact, ...],
) -> Iterator[Constraint]:
    """The sums of parts of every whole.

    Args:
        containment: the containment of cells.
        figures: by id.
        orders: what is part of what, with assumptions.
        facts: figures declared disjoint.

    Yields:
        One constraint for each largest set of parts that share nothing; where there are more than `MOST_SUMS`,
        those of parts near the whole first.
    """
    parts: dict[FigureId, dict[FigureId, tuple[Assumption, ...]]] = defaultdict(dict)
    for order in orders:
        parts[order.right][order.left[0]] = order.assumptions
    declared = [frozenset(fact.figures) for fact in facts if isinstance(fact, Disjoint)]
    for whole, needed in parts.items():
        overlaps = _overlaps(containment, [figures[part] for part in needed], figures[whole], declared)
        for chosen in largest_sets(overlaps, MOST_SUMS):
            assumed = dict.fromkeys(assumption for part in chosen for assumption in needed[part])
            yield Constraint(kind=ConstraintKind.PARTS, left=chosen, right=whole, assumptions=tuple(assumed))


def _overlaps(
    containment: Containment, parts: list[Figure], whole: Figure, declared: list[frozenset[FigureId]]
) -> dict[FigureId, set[FigureId]]:
    """The parts that cannot be added to each part of a whole: they share units and days, as far as is known."""
    measure = containment.measures[whole.measure]
    shared = _share_units(containment, parts, whole) if measure.units_operator is Operator.SUM else None
    added_over_time = measure.time_operator is Operator.SUM and measure.timing is Timing.FLOW
    overlaps: dict[FigureId, set[FigureId]] = {}
    ids = frozenset(part.id for part in parts)
    periods = {part.id: part.period for part in parts}
    apart = _apart_in_time(set(periods.values())) if added_over_time else {}
    for part in parts:
        others = set(ids if shared is None else shared[part.id]) - {part.id}
        away = apart.get(part.period)
        if away:
            others = {other for other in others if periods[other] not in away}
        overlaps[part.id] = others.difference(*(each for each in declared if part.id in each))
    return overlaps


def _share_units(
    containment: Containment, parts: list[Figure], whole: Figure
) -> Mapping[FigureId, AbstractSet[FigureId]]:
    """The parts of a whole that may count things of the same unit, each with itself too.

    A part that is one by word alone, of a unit that is never below that of the whole, is disjoint from
    nothing there: the whole's own cell has it too.
    """
    below = containment.descent.below(whole.unit, SECTOR_WIDE)
    inside = [part for part in parts if part.unit in below]
    outside = {part.id for part in parts if part.unit not in below}
    counting: dict[UnitId, set[FigureId]] = defaultdict(set)
    for part in inside:
        for unit in _counted(containment, part):
            counting[unit].add(part.id)
    everyone = {part.id for part in parts}
    return dict.fromkeys(outside, everyone) | {
        part.id: outside.union(*(counting[unit] for unit in _counted(containment, part))) for part in inside
    }


def _apart_in_time(periods: Collection[Period]) -> dict[Period, frozenset[Period]]:
    """The periods that certainly share no day with each of some."""
    return {
        one: frozenset(other for other in periods if one.overlaps(other) is Truth.FALSE) for one in periods
    }


def _counted(containment: Containment, figure: Figure) -> frozenset[UnitId]:
    """The units whose things a figure may count."""
    if figure.scope is Scope.OWN:
        return frozenset({figure.unit})
    return containment.descent.below(figure.unit, MANAGED if figure.scope is Scope.DIRECT else SECTOR_WIDE)


def completions(
    containment: Containment, figures: Mapping[FigureId, Figure], facts: tuple[Fact, ...]
) -> Iterator[Constraint]:
    """What follows from lists of parts that are declared complete.

    Args:
        containment: the containment of cells.
        figures: by id; facts about others are passed over.
        facts: lists declared complete.

    Yields:
        That the whole is not above the sum of its parts; and, where parts add, that the sum is
        not above the whole.
    """
    for fact in facts:
        if isinstance(fact, Complete) and {fact.whole, *fact.parts} <= figures.keys():
            yield Constraint(kind=ConstraintKind.COMPLETE, left=fact.parts, right=fact.whole)
            if _additive(containment, [figures[part] for part in fact.parts], figures[fact.whole]):
                yield Constraint(kind=ConstraintKind.PARTS, left=fact.parts, right=fact.whole)


def _additive(containment: Containment, parts: list[Figure], whole: Figure) -> bool:
    """Whether the parts differ only along a coordinate over which the measure adds."""
    measure = containment.measures[whole.measure]
    units = {part.unit for part in parts}
    periods = {part.period.code for part in parts}
    if len(units) == len(parts):
        return measure.units_operator is Operator.SUM
    return len(units) == 1 and len(periods) == len(parts) and measure.time_operator is Operator.SUM
