"""Largest sets of things of which no two overlap.

Figures of a tree of units overlap where one unit stands above the other: with few others, but all largest sets
together are more than anybody counts. So they are put together from what is told apart: sets of groups that do
not overlap are joined, each with each; of groups that overlap throughout each has sets of its own. What can be parted
neither way is parted by taking one thing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain, islice, product
from typing import TypeVar

Id = TypeVar("Id", bound=str)
Overlaps = Mapping[Id, AbstractSet[Id]]
Sets = Iterator[tuple[Id, ...]]


def largest_sets(overlaps: Overlaps[Id], most: int) -> Sets[Id]:
    """The largest sets of two or more things of which no two overlap.

    Args:
        overlaps: for each thing the others that overlap with it.
        most: how many sets are given at most; where a thing overlaps with a whole group, those with the thing come
            before those with members of the group.

    Yields:
        Each set once, its members in their order.

    Example:
        >>> overlaps = {"province": {"north", "south"}, "north": {"province"}, "south": {"province"}, "other": set()}
        >>> list(largest_sets(overlaps, 10))
        [('other', 'province'), ('north', 'other', 'south')]
    """
    alone = len(overlaps) - 1
    among = {thing for thing, others in overlaps.items() if len(others) < alone}
    if among:
        yield from (tuple(sorted(each)) for each in _sets(overlaps, among, set(), most))


def _sets(overlaps: Overlaps[Id], among: set[Id], shut: set[Id], most: int) -> Sets[Id]:
    """Sets among some things to which none of these, nor of those shut out, could be added; at most so many."""
    if not among:
        return iter([] if shut else [()])
    everything = among | shut
    if len(everything) == 1:
        return iter([tuple(among)])
    apart = _groups(everything, lambda thing, rest: rest & overlaps[thing])
    if len(apart) > 1:
        return _joined(overlaps, [(group & among, group & shut) for group in apart], most)
    throughout = _groups(everything, lambda thing, rest: rest - overlaps[thing])
    if len(throughout) > 1:
        parts = (_sets(overlaps, group & among, group & shut, most) for group in throughout if group & among)
        return islice(chain.from_iterable(parts), most)
    return islice(_by_taking_one(overlaps, among, shut, most), most)


def _joined(overlaps: Overlaps[Id], groups: list[tuple[set[Id], set[Id]]], most: int) -> Sets[Id]:
    """Sets of groups that do not overlap, each with each; of a group no more than are needed."""
    found, wanted = list[list[tuple[Id, ...]]](), most
    for among, shut in reversed(groups):
        found.append([*_sets(overlaps, among, shut, wanted)])
        if not found[-1]:
            return iter(())
        wanted = -(-wanted // len(found[-1]))
    return islice((tuple(chain.from_iterable(parts)) for parts in product(*reversed(found))), most)


def _by_taking_one(overlaps: Overlaps[Id], among: set[Id], shut: set[Id], most: int) -> Sets[Id]:
    """Sets by their first member among a thing in the middle and what overlaps with it, of which each has one."""
    among, shut = set(among), set(shut)
    middle = _middle(overlaps, among | shut, among)
    for thing in sorted(({middle} | overlaps[middle]) & among):
        among.discard(thing)
        rest = _sets(overlaps, among - overlaps[thing], shut - overlaps[thing], most)
        yield from ((thing, *each) for each in rest)
        shut.add(thing)


def _middle(overlaps: Overlaps[Id], everything: set[Id], among: set[Id]) -> Id:
    """A thing half-way through what overlaps one after the other, with few that overlap with it.

    Taking things from the middle parts long chains in halves, so that nothing is searched deeply.
    """
    last = _layers(overlaps, everything, min(everything))[-1]
    layers = _layers(overlaps, everything, min(last))
    middle = layers[len(layers) // 2]
    return min(middle, key=lambda thing: (len(overlaps[thing] & among), thing))


def _layers(overlaps: Overlaps[Id], everything: set[Id], first: Id) -> list[set[Id]]:
    """Things by how many overlaps lead to each from the first."""
    rest, found = everything - {first}, [{first}]
    while rest:
        found.append(rest.intersection(chain.from_iterable(overlaps[thing] for thing in found[-1])))
        rest = rest - found[-1]
    return found


def _groups(everything: set[Id], linked: Callable[[Id, set[Id]], Iterable[Id]]) -> list[set[Id]]:
    """Things in groups of those that are linked, directly or through others: the smallest groups first."""
    rest, found = set(everything), list[set[Id]]()
    while rest:
        waiting, group = [rest.pop()], set[Id]()
        while waiting:
            thing = waiting.pop()
            group.add(thing)
            fresh = linked(thing, rest)
            rest.difference_update(fresh)
            waiting += fresh
        found.append(group)
    return sorted(found, key=lambda group: (len(group), min(group)))
