"""All the constraints between a set of figures."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import final

from vneduunion.cells.assumptions import Assumption, AssumptionKind
from vneduunion.cells.constraints import Complete, Constraint, ConstraintKind, Fact
from vneduunion.cells.containment import Containment
from vneduunion.cells.parts import completions, sums
from vneduunion.model import Counted, Dataset, Figure
from vneduunion.structure import SECTOR_WIDE
from vneduunion.values.ids import FigureId, MeasureId, UnitId


def constraints_between(
    data: Dataset, figures: Sequence[Figure], facts: Iterable[Fact] = ()
) -> tuple[Constraint, ...]:
    """Every relation that holds between the numbers behind some figures.

    Args:
        data: where measures, units and ties are looked up.
        figures: the figures to relate; their measures must be in `data`, and must count things
            (no shares, means, least or greatest values).
        facts: what the caller declares beside them.

    Returns:
        Orders first, then persons against turns, then sums of parts, then completions.
    """
    declared = tuple(facts)
    containment = Containment(data)
    orders = tuple(_orders(containment, figures, declared))
    by_id = {figure.id: figure for figure in figures}
    return (
        *orders,
        *_turns(data, figures),
        *sums(containment, by_id, orders, declared),
        *completions(containment, by_id, declared),
    )


def _orders(
    containment: Containment, figures: Sequence[Figure], facts: tuple[Fact, ...]
) -> Iterator[Constraint]:
    by_id = {figure.id: figure for figure in figures}
    declared = set(_declared_parts(by_id, facts))
    above = _Above(containment, figures)
    for part in figures:
        for whole in above.candidates(part):
            if (part.id, whole.id) not in declared:
                needed = containment.assumptions(part, whole)
                if needed is not None:
                    yield Constraint(
                        kind=ConstraintKind.ORDER, left=(part.id,), right=whole.id, assumptions=needed
                    )
    for one, other in sorted(declared):
        yield Constraint(kind=ConstraintKind.OF_WHICH, left=(one,), right=other)


@final
class _Above:
    """Look-ups of the figures that may contain another: of its unit or one that was ever above it."""

    def __init__(self, containment: Containment, figures: Sequence[Figure]) -> None:
        self.containment = containment
        self._at: dict[tuple[MeasureId, UnitId], list[tuple[int, Figure]]] = defaultdict(list)
        for number, figure in enumerate(figures):
            self._at[figure.measure, figure.unit].append((number, figure))

    def candidates(self, part: Figure) -> Iterator[Figure]:
        """The figures that are to be compared, by measure and then in their order."""
        units = self.containment.descent.ancestors(part.unit, SECTOR_WIDE)
        wider = self.containment.wider(part.measure, presumed=True)
        for measure in dict.fromkeys((part.measure, *sorted(wider))):
            found = [each for unit in units for each in self._at.get((measure, unit), ())]
            yield from (figure for _, figure in sorted(found, key=itemgetter(0)) if figure.id != part.id)


def _declared_parts(
    by_id: dict[FigureId, Figure], facts: tuple[Fact, ...]
) -> Iterator[tuple[FigureId, FigureId]]:
    """Parts by the figures' own word ("of which") and by the caller's."""
    for figure in by_id.values():
        if figure.part_of is not None and figure.part_of in by_id:
            yield figure.id, figure.part_of
    for fact in facts:
        if isinstance(fact, Complete) and fact.whole in by_id:
            yield from ((part, fact.whole) for part in fact.parts if part in by_id)


def _turns(data: Dataset, figures: Sequence[Figure]) -> Iterator[Constraint]:
    """Persons are never more than the turns they made."""
    by_unit: dict[UnitId, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_unit[figure.unit].append(figure)
    made: dict[FigureId, list[Constraint]] = defaultdict(list)
    for group in by_unit.values():
        for one, other, kinds in turned(data, group):
            pair = group[one].id, group[other].id
            needed = tuple(Assumption(kind=kind, figures=pair) for kind in kinds)
            made[pair[1]].append(
                Constraint(kind=ConstraintKind.TURNS, left=pair[:1], right=pair[1], assumptions=needed)
            )
    for figure in figures:
        yield from made.get(figure.id, ())


def turned(data: Dataset, figures: Sequence[Figure]) -> Iterator[tuple[int, int, tuple[AssumptionKind, ...]]]:
    """Which figures count the persons who made the turns that others count, whatever their units.

    Args:
        data: where measures are looked up.
        figures: any figures whose measures are known.

    Yields:
        The numbers of persons and of turns, and what must be assumed.
    """
    persons: dict[Hashable, list[int]] = defaultdict(list)
    for at, figure in enumerate(figures):
        if data.measures[figure.measure].counts is Counted.PERSON:
            persons[_occasion(figure)].append(at)
    for at, turn in enumerate(figures):
        if data.measures[turn.measure].counts is Counted.TURN:
            for each in persons.get(_occasion(turn), ()):
                person = figures[each]
                one_activity = turn.activity is not None and turn.activity == person.activity
                named = data.measures[turn.measure].turns_of == person.measure
                if (one_activity or named) and len({person.scope, turn.scope} - {None}) <= 1:
                    yield each, at, () if _one_scope(person, turn) else (AssumptionKind.SCOPE,)


def _occasion(figure: Figure) -> Hashable:
    """All coordinates but measure, unit and scope."""
    return figure.period, figure.movement, figure.activity


def _one_scope(one: Figure, other: Figure) -> bool:
    return one.scope is not None and one.scope is other.scope
