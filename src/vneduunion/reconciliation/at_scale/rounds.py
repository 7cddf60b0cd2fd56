"""Rounds: what least is given up, component by component, until nothing is broken any more."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from networkx.utils import UnionFind

from vneduunion.cells import AssumptionKind
from vneduunion.reconciliation.at_scale.covers import Breach, Key, Under, opened, states
from vneduunion.reconciliation.at_scale.groups import Group
from vneduunion.reconciliation.at_scale.numbered import Numbered
from vneduunion.reconciliation.at_scale.sieve import Sieve
from vneduunion.reconciliation.at_scale.tree_groups import tree_groups
from vneduunion.reconciliation.conflicts import Budget
from vneduunion.reconciliation.labels import Weight
from vneduunion.reconciliation.programs import lightest
from vneduunion.reconciliation.searching import Progress


class Outcome(NamedTuple):
    """Where the rounds ended.

    Attributes:
        groups: all components.
        settled: whether nothing is broken any more when what is chosen is given up.
    """

    groups: tuple[Group, ...]
    settled: bool


def settled(figures: Numbered, sieve: Sieve, budget: Budget, tell: Progress) -> Outcome:
    """What least is given up so that nothing is broken.

    Args:
        figures: the claims.
        sieve: finds what is broken.
        budget: ends the search.
        tell: told of the stages `conflicts` and `explanations`.
    """
    broken = sieve.broken(*states((), figures))
    tell("conflicts", len(broken), len(broken))
    alone = sieve.alone
    trees = tuple(tree_groups(figures, sorted(alone), broken, budget))
    tell("explanations", sum(len(group.breaches) for group in trees), len(broken))
    known = {_name(each): each for each in broken if each.sheet(figures) not in alone}
    groups: dict[frozenset[object], Group] = {}
    while not budget.out_of_time:
        groups = {
            names: groups.get(names)
            or _group([known[name] for name in known if name in names], figures, budget)
            for names in _components(known)
        }
        found = (*trees, *groups.values())
        given_up = frozenset(key for group in found for key in set_aside(group))
        new = {_name(each): each for each in sieve.broken(*states(given_up, figures))}
        if new.keys() <= known.keys():
            return Outcome(found, settled=not new)
        known |= new
        tell("explanations", len(known), len(known))
    return Outcome((*trees, *(Group((each,), None) for each in known.values())), settled=False)


def _name(breach: Breach) -> object:
    relation = breach.relation
    return relation.kind, relation.factors, relation.most, *breach.levels.values(), *relation.under.items()


def _components(known: Mapping[object, Breach]) -> Iterable[frozenset[object]]:
    """Breaches that share something that can be given up, be it below a claim."""
    joined: UnionFind[object] = UnionFind()
    for name, each in known.items():
        joined.union(name, *each.relief)
    for name, each in known.items():
        for under in each.relation.under.values():
            joined.union(name, *(key for claim in under.claims if (key := Key(claim)) in joined.parents))
    for names in joined.to_sets():
        yield frozenset(name for name in names if not isinstance(name, Key))


def _group(breaches: Sequence[Breach], figures: Numbered, budget: Budget) -> Group:
    used = {key.figure for each in breaches for key in each.relief}
    unders = {claim: under for each in breaches for claim, under in each.relation.under.items()}
    open_ = {claim for claim, under in unders.items() if not used.isdisjoint(under.claims)}
    while True:
        looked = [_opened(each, figures, open_) for each in breaches]
        reliefs = [
            {key: part for key, part in each.relief.items() if not _held(key, figures)} for each in looked
        ]
        excesses = [each.excess for each in looked]
        found = lightest(reliefs, excesses, _costs(reliefs, looked, figures), budget.seconds)
        waiting = {key.figure for key in found or () if key.below}
        if not waiting:
            return Group(tuple(breaches), found)
        open_ |= waiting


def _opened(breach: Breach, figures: Numbered, claims: Container[int]) -> Breach:
    """A breach with what is said below some claims, instead of what stands for it."""
    for key in [key for key in breach.relief if key.below and key.figure in claims]:
        breach = opened(breach, key, figures)
    return breach


def _costs(
    reliefs: Iterable[Mapping[Key, int]], breaches: Sequence[Breach], figures: Numbered
) -> dict[Key, Weight]:
    return {key: _cost(key, breaches, figures) for relief in reliefs for key in relief}


def _cost(key: Key, breaches: Sequence[Breach], figures: Numbered) -> Weight:
    if not key.below:
        return cost(key, figures)
    claims = {
        claim for each in breaches for claim in each.relation.under.get(key.figure, Under(0, ())).claims
    }
    # Nothing below costs less than the least of its figures, or an assumption about one of them.
    return min(
        figures.cost(AssumptionKind.LIKELY),
        figures.cost(AssumptionKind.STATUS),
        *(figures.costs[claim] for claim in claims),
    )


def _held(key: Key, figures: Numbered) -> bool:
    return key.kind is None and key.rule is None and bool(figures.held[key.figure])


def cost(key: Key, figures: Numbered) -> Weight:
    """What it costs to give something up."""
    if key.rule is not None:
        return key.rule.weight or 0
    return figures.costs[key.figure] if key.kind is None else figures.cost(key.kind)


def set_aside(group: Group) -> Iterable[Key]:
    """What is not relied on: what is chosen, or all that is broken where nothing can be.

    Args:
        group: a component.
    """
    if group.chosen is not None:
        return group.chosen
    return {key for each in group.breaches for key in each.relief}
