"""Circles among references: records that come before themselves."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import narwhals.stable.v2 as nw

from vneduunion.findings import Card
from vneduunion.tables import Tables
from vneduunion.tables.holder import Frame
from vneduunion.validation.rule import Breach, MemoryRule

_NAMED = 8
"""How many members of a circle a sentence names."""
_START, _END = "__start", "__end"


def circles(edges: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """For each node that some way leads back to, the circle it is on.

    A circle begins with its smallest node and goes on in the order of the edges. Where several
    circles have nodes in common, they count as one, which has the nodes of all of them. Time and
    memory are linear in the number of edges, at any depth.

    Args:
        edges: pairs of nodes; an edge may be given twice, and may lead from a node to itself.

    Returns:
        The nodes in the order of their circles' smallest nodes.

    Example:
        >>> circles([("a", "b"), ("b", "c"), ("c", "b"), ("d", "d")])
        {'b': ('b', 'c'), 'c': ('b', 'c'), 'd': ('d',)}
    """
    ways = _ways(edges)
    found: dict[str, tuple[str, ...]] = {}
    for members in sorted(map(sorted, _tied(ways))):
        circle = _round(members[0], set(members), ways)
        found |= dict.fromkeys(members, circle)
    return found


def circle_rule(card: Card, table: str, field: str, edges: Callable[[Tables], Frame]) -> MemoryRule:
    """That no references of records of one table run in a circle.

    Args:
        card: its sentence may name `{circle}`, the ids on the circle.
        table: the table whose records are judged.
        field: the field whose references are followed.
        edges: gives a frame with two columns: the id of a record, and an id that it refers to.
    """

    def check(tables: Tables) -> Iterator[Breach]:
        for node, circle in circles(_likely(edges(tables))).items():
            yield Breach(key=node, values={"circle": circle_text(circle)})

    return MemoryRule(card=card, table=table, field=field, check=check)


def circle_text(circle: Sequence[str]) -> str:
    """A circle as a sentence names it; of a long one the beginning.

    Args:
        circle: its nodes.
    """
    return ", ".join((*circle[:_NAMED], "…") if len(circle) > _NAMED else circle)


def _likely(frame: Frame) -> list[tuple[str, str]]:
    """The edges that go on; those that end are left where the data lie."""
    start, end = frame.collect_schema().names()
    pairs = frame.select(nw.col(start).alias(_START), nw.col(end).alias(_END)).filter(
        ~nw.col(_START).is_null() & ~nw.col(_END).is_null()
    )
    onward = pairs.join(pairs.select(_START), left_on=_END, right_on=_START, how="semi")
    return list(onward.collect("polars").to_native().iter_rows())


def _ways(edges: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Where the edges of each node lead, in the order of names."""
    ends: dict[str, set[str]] = defaultdict(set)
    for start, end in edges:
        ends[start].add(end)
    return {start: tuple(sorted(ends[start])) for start in sorted(ends)}


def _tied(ways: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """The sets of nodes that lead to one another, after Tarjan, without recursion."""
    low: dict[str, int] = {}
    order: dict[str, int] = {}
    waiting: list[str] = []
    done: set[str] = set()
    for root in ways:
        if root in order:
            continue
        walk = [(root, _entered(root, order, low, waiting, ways))]
        while walk:
            node, onward = walk[-1]
            end = next(onward, None)
            if end is None:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[node])
                if low[node] == order[node]:
                    members = _taken(waiting, node)
                    done.update(members)
                    if len(members) > 1 or node in ways.get(node, ()):
                        yield members
            elif end not in order:
                walk.append((end, _entered(end, order, low, waiting, ways)))
            elif end not in done:
                low[node] = min(low[node], order[end])


def _entered(
    node: str,
    order: dict[str, int],
    low: dict[str, int],
    waiting: list[str],
    ways: Mapping[str, Sequence[str]],
) -> Iterator[str]:
    order[node] = low[node] = len(order)
    waiting.append(node)
    return iter(ways.get(node, ()))


def _taken(waiting: list[str], node: str) -> list[str]:
    """What waits from a node on, taken off the pile."""
    members: list[str] = []
    while not members or members[-1] != node:
        members.append(waiting.pop())
    return members


def _round(first: str, members: set[str], ways: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The members in the order in which one walks them from the first."""
    seen: dict[str, None] = {}
    walk = [first]
    while walk:
        node = walk.pop()
        if node not in seen:
            seen[node] = None
            walk += (end for end in reversed(ways[node]) if end in members)
    return tuple(seen)
