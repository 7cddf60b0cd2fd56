"""The smallest explanations: what least would have to be given up, by implicit hitting sets."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import networkx as nx

from vneduunion.reconciliation.conflicts import Budget, shrink
from vneduunion.reconciliation.feasibility import Feasible, decide
from vneduunion.reconciliation.labels import Label, Witness
from vneduunion.reconciliation.programs import cheapest
from vneduunion.reconciliation.system import Core, System

MOST_OPTIMA = 100
"""How many smallest explanations of one component are listed."""


class Alike(NamedTuple):
    """Labels that occur in the same conflicts at the same weight: any one of them does."""

    labels: tuple[int, ...]
    weight: int
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
    """The components, and whether what stays when one optimum of each is given up is proved consistent."""

    components: tuple[Component, ...]
    proved: bool


def explain(system: System, cores: Iterable[Core], budget: Budget) -> Explained:
    """The ways of least weight to make a system consistent.

    Args:
        system: the whole system, with one variable for each figure.
        cores: its conflicts, as far as they are known.
        budget: ends the search for conflicts that were not known.

    Returns:
        Components of conflicts with their optima. Where giving up an optimum leaves something
        infeasible, that is added to the conflicts and the search goes on; every member of a choice
        is tried.
    """
    known = list(cores)
    while True:
        components = tuple(_component(system.labels, group) for group in _groups(known))
        answers = [decide(system.kept(kept)) for kept in _remainders(system, components)]
        left = [shrink(system, answer) for answer in answers if isinstance(answer, Core)]
        if not left or budget.out_of_time:
            return Explained(components, proved=all(isinstance(answer, Feasible) for answer in answers))
        known.extend({core.labels: core for core in left}.values())


def _groups(cores: Sequence[Core]) -> Iterator[tuple[Core, ...]]:
    """Conflicts that share labels, directly or through others."""
    graph: nx.Graph[tuple[str, int]] = nx.Graph()
    for index, core in enumerate(cores):
        graph.add_edges_from((("core", index), ("label", label)) for label in core.labels)
    for nodes in nx.connected_components(graph):
        yield tuple(cores[index] for kind, index in sorted(nodes) if kind == "core")


def _component(labels: Sequence[Label], cores: tuple[Core, ...]) -> Component:
    classes = _classes(labels, cores)
    optima = tuple(islice(_optima(classes, cores), MOST_OPTIMA + 1))
    return Component(cores, optima[:MOST_OPTIMA], all_optima=len(optima) <= MOST_OPTIMA)


def _classes(labels: Sequence[Label], cores: tuple[Core, ...]) -> list[Alike]:
    occurs: dict[int, set[int]] = defaultdict(set)
    for index, core in enumerate(cores):
        for label in core.labels:
            occurs[label].add(index)
    classes: dict[tuple[frozenset[int], int], list[int]] = defaultdict(list)
    for label in sorted(occurs):
        chosen = labels[label]
        if not (isinstance(chosen, Witness) and chosen.fixed):
            classes[frozenset(occurs[label]), chosen.weight].append(label)
    return [Alike(tuple(members), weight, hits) for (hits, weight), members in classes.items()]


def _optima(classes: list[Alike], cores: tuple[Core, ...]) -> Iterator[tuple[Alike, ...]]:
    """Every choice of classes of least weight that meets each conflict."""
    costs = [alike.weight for alike in classes]
    hit = [
        [item for item, alike in enumerate(classes) if index in alike.cores] for index in range(len(cores))
    ]
    if not all(hit):
        return
    seen: list[frozenset[int]] = []
    least: int | None = None
    while (chosen := cheapest(costs, hit, avoid=seen)) is not None:
        weight = sum(costs[item] for item in chosen)
        if least is not None and weight > least:
            return
        least = weight
        seen.append(chosen)
        yield tuple(classes[item] for item in sorted(chosen))


def _remainders(system: System, components: Sequence[Component]) -> Iterator[frozenset[int]]:
    """The labels kept when optima are given up: the first of each component, and each variation.

    A variation takes another optimum of one component, or another label of one of its choices.
    Conflicts that nothing explains are set aside whole.
    """
    everything = frozenset(range(len(system.labels)))
    first = [_first(component) for component in components]
    yield everything.difference(*first)
    for number, component in enumerate(components):
        rest = everything.difference(*first[:number], *first[number + 1 :])
        for optimum in component.optima:
            for choice in optimum:
                others = {other.labels[0] for other in optimum if other is not choice}
                yield from (
                    rest - others - {label} for label in choice.labels if {label, *others} != first[number]
                )


def _first(component: Component) -> set[int]:
    if component.optima:
        return {choice.labels[0] for choice in component.optima[0]}
    return {label for core in component.cores for label in core.labels}
