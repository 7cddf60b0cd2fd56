"""The smallest explanations: what least would have to be given up, by implicit hitting sets."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from math import prod
from typing import NamedTuple

import networkx as nx

from vneduunion.reconciliation.conflicts import Budget, shrink
from vneduunion.reconciliation.feasibility import Unproved, decide
from vneduunion.reconciliation.labels import Label, Weight, Witness
from vneduunion.reconciliation.programs import cheapest
from vneduunion.reconciliation.system import Core, Row, System

MOST_OPTIMA = 20
"""How many smallest explanations of one component are listed; with so many there may be more."""
MOST_WAYS = 256
"""How many ways to take one label of each choice are tried for one explanation."""


class Alike(NamedTuple):
    """Labels that occur in the same conflicts at the same weight: any one of them does."""

    labels: tuple[int, ...]
    weight: Weight
    cores: frozenset[int]


class Component(NamedTuple):
    """Conflicts that hang together through labels, with the optima that explain them.

    An optimum is a tuple of choices; one label of each is given up. There is none when a conflict
    consists of fixed figures alone.
    """

    cores: tuple[Core, ...]
    optima: tuple[tuple[Alike, ...], ...]
    all_optima: bool


class Explained(NamedTuple):
    """The components, all conflicts that were met, and rows about which nothing could be proved."""

    components: tuple[Component, ...]
    cores: tuple[Core, ...]
    unproved: tuple[Row, ...]


def explain(system: System, cores: Iterable[Core], budget: Budget) -> Explained:
    """The ways of least weight to make a system consistent.

    Args:
        system: the whole system, with one variable for each figure.
        cores: its conflicts, as far as they are known.
        budget: ends the search.

    Returns:
        Components of conflicts with their optima. Where giving up an optimum leaves something
        infeasible, that is added to the conflicts and the search goes on: first for one optimum,
        then for all that are listed, with every way to take one label of each choice.
    """
    known = list(cores)
    most = 1
    while True:
        groups = _groups(known)
        components = tuple(_component(system.labels, group, most, budget) for group in groups)
        left, unproved = _left_over(system, components, budget)
        known.extend(left)
        if budget.out_of_time or (not left and most == MOST_OPTIMA):
            return Explained(components, tuple(known), unproved)
        if not left:
            most = MOST_OPTIMA


def _left_over(
    system: System, components: Sequence[Component], budget: Budget
) -> tuple[list[Core], tuple[Row, ...]]:
    """Conflicts that stay when optima are given up, none sharing a label, and undecided rows."""
    unproved: list[Row] = []
    for kept in _remainders(system, components):
        found: list[Core] = []
        answer = decide(system.kept(kept))
        while isinstance(answer, Core) and not budget.out_of_time:
            found.append(shrink(system, answer))
            kept = kept - found[-1].labels  # noqa: PLW2901 what is left of it
            answer = decide(system.kept(kept))
        if found or budget.out_of_time:
            return found, ()
        if isinstance(answer, Unproved):
            unproved.extend(answer.rows)
    return [], tuple(dict.fromkeys(unproved))


def _groups(cores: Sequence[Core]) -> Iterator[tuple[Core, ...]]:
    """Conflicts that share labels, directly or through others."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for index, core in enumerate(cores):
        graph.add_edges_from((("core", index), ("label", label)) for label in core.labels)
    for nodes in nx.connected_components(graph):
        yield tuple(cores[index] for kind, index in sorted(nodes) if kind == "core")


def _component(labels: Sequence[Label], cores: tuple[Core, ...], most: int, budget: Budget) -> Component:
    search = _optima(_classes(labels, cores), cores, budget)
    optima = tuple(islice(search, most))
    tried = all(prod(len(choice.labels) for choice in optimum) <= MOST_WAYS for optimum in optima)
    all_optima = len(optima) < most and tried and not budget.out_of_time
    return Component(cores, optima, all_optima=all_optima)


def _classes(labels: Sequence[Label], cores: tuple[Core, ...]) -> list[Alike]:
    occurs: dict[int, set[int]] = defaultdict(set)
    for index, core in enumerate(cores):
        for label in core.labels:
            occurs[label].add(index)
    classes: dict[tuple[frozenset[int], Weight], list[int]] = defaultdict(list)
    for label in sorted(occurs):
        chosen = labels[label]
        if not (isinstance(chosen, Witness) and chosen.fixed):
            classes[frozenset(occurs[label]), chosen.weight or 0].append(label)
    return [Alike(tuple(members), weight, hits) for (hits, weight), members in classes.items()]


def _optima(classes: list[Alike], cores: tuple[Core, ...], budget: Budget) -> Iterator[tuple[Alike, ...]]:
    """Every choice of classes of least weight that meets each conflict."""
    costs = [alike.weight for alike in classes]
    hit = [
        [item for item, alike in enumerate(classes) if index in alike.cores] for index in range(len(cores))
    ]
    if not all(hit):
        return
    seen: list[frozenset[int]] = []
    least: Weight | None = None
    while (chosen := cheapest(costs, hit, avoid=seen, seconds=budget.seconds)) is not None:
        weight = sum(costs[item] for item in chosen)
        if least is not None and weight > least:
            return
        least = weight
        seen.append(chosen)
        yield tuple(classes[item] for item in sorted(chosen))


def _remainders(system: System, components: Sequence[Component]) -> Iterator[frozenset[int]]:
    """The labels kept when optima are given up, one of each component.

    The first optimum of each component comes first; then each way to take another optimum, or other
    labels of its choices, of one component. Conflicts that nothing explains are set aside whole.
    """
    everything = frozenset(range(len(system.labels)))
    first = [_first(component) for component in components]
    yield everything.difference(*first)
    for number, component in enumerate(components):
        rest = everything.difference(*first[:number], *first[number + 1 :])
        for optimum in component.optima:
            ways = product(*(choice.labels for choice in optimum))
            yield from (rest.difference(way) for way in islice(ways, MOST_WAYS) if {*way} != first[number])


def _first(component: Component) -> set[int]:
    if component.optima:
        return {choice.labels[0] for choice in component.optima[0]}
    return {label for core in component.cores for label in core.labels}
