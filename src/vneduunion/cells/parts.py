"""Sums: parts that share nothing are together not more than their whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice

from vneduunion.cells.assumptions import Assumption
from vneduunion.cells.constraints import Complete, Constraint, ConstraintKind, Disjoint, Fact
from vneduunion.cells.containment import Containment
from vneduunion.extras import require
from vneduunion.model import Figure, Operator, Scope, Timing
from vneduunion.structure import MANAGED, SECTOR_WIDE
from vneduunion.values.ids import FigureId, UnitId
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
        One constraint for each largest set of parts that share nothing.
    """
    parts: dict[FigureId, dict[FigureId, tuple[Assumption, ...]]] = defaultdict(dict)
    for order in orders:
        parts[order.right][order.left[0]] = order.assumptions
    declared = {
        frozenset(pair)
        for fact in facts
        if isinstance(fact, Disjoint)
        for pair in combinations(fact.figures, 2)
    }
    for whole, needed in parts.items():
        pairs = [
            pair
            for pair in combinations(needed, 2)
            if frozenset(pair) in declared or _share_nothing(containment, figures, whole, pair)
        ]
        for chosen in _largest_sets(pairs):
            assumed = dict.fromkeys(assumption for part in chosen for assumption in needed[part])
            yield Constraint(kind=ConstraintKind.PARTS, left=chosen, right=whole, assumptions=tuple(assumed))


def _largest_sets(pairs: list[tuple[FigureId, FigureId]]) -> Iterator[tuple[FigureId, ...]]:
    if pairs:
        networkx = require("reconcile", "networkx")
        cliques = networkx.find_cliques(networkx.Graph(pairs))
        yield from (tuple(sorted(clique)) for clique in islice(cliques, MOST_SUMS))


def _share_nothing(
    containment: Containment,
    figures: Mapping[FigureId, Figure],
    whole: FigureId,
    pair: tuple[FigureId, FigureId],
) -> bool:
    """Whether two parts of a whole can be added: disjoint in units, or in time.

    A part that is one by word alone, of a unit that is never below that of the whole, is disjoint from
    nothing there: the whole's own cell has it too.
    """
    one, other = (figures[part] for part in pair)
    measure = containment.measures[figures[whole].measure]
    below = containment.descent.below(figures[whole].unit, SECTOR_WIDE)
    if (
        measure.units_operator is Operator.SUM
        and {one.unit, other.unit} <= below
        and _apart(containment, one, other)
    ):
        return True
    added_over_time = measure.time_operator is Operator.SUM and measure.timing is Timing.FLOW
    return added_over_time and one.period.overlaps(other.period) is Truth.FALSE


def _apart(containment: Containment, one: Figure, other: Figure) -> bool:
    return _counted(containment, one).isdisjoint(_counted(containment, other))


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
