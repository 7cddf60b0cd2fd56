"""Components of trees: what is given up in one, and which broken relations that accounts for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import lcm

from networkx.utils import UnionFind

from vneduunion.cells import AssumptionKind
from vneduunion.reconciliation.at_scale.covers import Breach
from vneduunion.reconciliation.at_scale.groups import Group
from vneduunion.reconciliation.at_scale.numbered import Numbered
from vneduunion.reconciliation.at_scale.tree_choice import TreeChoice
from vneduunion.reconciliation.at_scale.trees import NOBODY, Tree
from vneduunion.reconciliation.conflicts import Budget


def tree_groups(
    figures: Numbered, alone: Iterable[int], breaches: Iterable[Breach], budget: Budget
) -> Iterator[Group]:
    """The components of sheets whose figures are related to one another alone, each with what least is given up.

    Args:
        figures: the claims.
        alone: these sheets.
        breaches: what is broken when all is kept.
        budget: ends the search.
    """
    by_sheet: dict[int, list[Breach]] = defaultdict(list)
    for each in breaches:
        by_sheet[each.sheet(figures)].append(each)
    costs = [figures.cost(kind) for kind in (AssumptionKind.LIKELY, AssumptionKind.STATUS)]
    scale = lcm(*(cost.denominator for cost in (*figures.costs, *costs)))
    for sheet in (each for each in alone if each in by_sheet):
        if budget.out_of_time:
            yield from (Group((each,), None) for each in by_sheet[sheet])
        else:
            tree = figures.tree(sheet)
            yield from _groups(figures, tree, _choice(figures, sheet, tree, scale), by_sheet[sheet])


def _choice(figures: Numbered, sheet: int, tree: Tree, scale: int) -> TreeChoice:
    claims: dict[int, list[int]] = defaultdict(list)
    for claim in figures.of_sheet(sheet):
        claims[int(figures.unit[claim])].append(claim)
    return TreeChoice(figures, claims, tree, adds=figures.sheets.adds_over_units(sheet), scale=scale)


def _groups(figures: Numbered, tree: Tree, choice: TreeChoice, breaches: Sequence[Breach]) -> Iterator[Group]:
    chosen = choice.choose()
    joined: UnionFind[int] = UnionFind()
    for each in chosen:
        joined.union(each.unit, *([] if each.above is None else [each.above]))
    broken: dict[int, list[Breach]] = defaultdict(list)
    for breach in breaches:
        unit = int(figures.unit[breach.whole])
        if unit in choice.hopeless:
            yield Group((breach,), None)
        else:
            broken[unit].append(breach)
    paid = {each.unit: each.keys for each in chosen if each.keys}
    _grow(tree, joined, {*broken}, {*paid})
    for units in sorted(joined.to_sets(), key=min):
        keys = frozenset(key for unit in units for key in paid.get(unit, ()))
        if keys:
            yield Group(tuple(each for unit in sorted(units) for each in broken.get(unit, ())), keys)


def _grow(tree: Tree, joined: "UnionFind[int]", broken: set[int], paid: set[int]) -> None:
    """Join what is broken without a choice of its own, and choices without something broken, with choices below."""
    has_broken, has_paid = {joined[unit] for unit in broken}, {joined[unit] for unit in paid}
    for unit in sorted(paid):
        above = int(tree.parent[unit])
        while above != NOBODY:
            roots = {joined[above], joined[unit]}
            if (joined[above] in has_broken) != (joined[above] in has_paid):
                joined.union(above, unit)
                for found in (has_broken, has_paid):
                    found.update({joined[unit]} if roots & found else ())
            above = int(tree.parent[above])
