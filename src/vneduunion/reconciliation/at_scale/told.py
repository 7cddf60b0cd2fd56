"""Relations that figures or the caller tell, and that do not follow from where units stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vneduunion.cells import Complete, Constraint, ConstraintKind, Disjoint, Linear, constraints_between
from vneduunion.cells.generation import turned
from vneduunion.reconciliation.at_scale.covers import Key, Relation
from vneduunion.reconciliation.at_scale.numbered import Numbered
from vneduunion.reconciliation.given import figures_of
from vneduunion.values.ids import FigureId

Numbers = Mapping[FigureId, int]


def told_relations(figures: Numbered) -> Iterator[Relation]:
    """Parts "of which", persons and turns, and what the caller declares.

    Args:
        figures: the claims.
    """
    yield from _of_which(figures)
    yield from _turns(figures)
    facts = figures.given.facts_of(figures.copies.values())
    for rule in (fact for fact in facts if isinstance(fact, Linear)):
        yield from _ruled(rule, figures.numbers(rule.figures))
    declared = [fact for fact in facts if isinstance(fact, Complete | Disjoint)]
    if declared:
        yield from _declared(figures, declared)


def _of_which(figures: Numbered) -> Iterator[Relation]:
    pairs = figures.frame.with_row_index("n").drop_nulls("part_of").select("n", "part_of").rows()
    wholes = figures.numbers([whole for _, whole in pairs])
    for part, whole in pairs:
        if whole in wholes:
            yield Relation(ConstraintKind.OF_WHICH, ((part, 1), (wholes[whole], -1)))


def _turns(figures: Numbered) -> Iterator[Relation]:
    """Of each unit the claims of sheets of which one counts the persons who made the turns of the other."""
    for person, turn, kinds in turned(figures.sheets.data, figures.sheets.specimens):
        persons: dict[int, list[int]] = defaultdict(list)
        for claim in figures.of_sheet(person):
            persons[int(figures.unit[claim])].append(claim)
        for whole in figures.of_sheet(turn):
            for part in persons.get(int(figures.unit[whole]), ()):
                keys = tuple(Key(part, kind, whole) for kind in kinds)
                needed = {part: keys} if keys else {}
                yield Relation(ConstraintKind.TURNS, ((part, 1), (whole, -1)), needed=needed)


def _ruled(rule: Linear, numbers: Numbers) -> Iterator[Relation]:
    if {*rule.figures} <= numbers.keys():
        needed = {} if rule.weight is None else {-1: (Key(-1, rule=rule),)}
        for factors, most in rule.rows():
            yield Relation(rule, tuple((numbers[id_], factor) for id_, factor in factors), most, needed)


def _declared(figures: Numbered, facts: Sequence[Complete | Disjoint]) -> Iterator[Relation]:
    """What follows from declared facts for the figures that they name, and all that these may be part of."""
    named = figures.numbers(figure for fact in facts for figure in figures_of(fact))
    near = {*named.values(), *figures.above(named.values())}
    data = figures.excerpt(near)
    pairs = [{*fact.figures} for fact in facts if isinstance(fact, Disjoint)]
    numbers = figures.numbers(data.figures.keys())
    for each in constraints_between(data, tuple(data.figures), facts):
        told = each.kind is ConstraintKind.PARTS and any(len(pair & {*each.left}) > 1 for pair in pairs)
        if told or each.kind in {ConstraintKind.COMPLETE, ConstraintKind.OF_WHICH} or _is_list(each, facts):
            yield _relation(each, numbers)


def _is_list(constraint: Constraint, facts: Iterable[Complete | Disjoint]) -> bool:
    return any(isinstance(fact, Complete) and constraint.left == fact.parts for fact in facts)


def _relation(constraint: Constraint, numbers: Numbers) -> Relation:
    sign = -1 if constraint.kind is ConstraintKind.COMPLETE else 1
    factors = (*((numbers[part], sign) for part in constraint.left), (numbers[constraint.right], -sign))
    needed: dict[int, tuple[Key, ...]] = {}
    for assumption in constraint.assumptions:
        part = numbers[assumption.figures[0]]
        key = Key(part, assumption.kind, numbers[constraint.right])
        needed[part] = (*needed.get(part, ()), key)
    return Relation(constraint.kind, factors, needed=needed)
