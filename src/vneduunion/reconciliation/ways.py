"""Ways: how bounds travel along the orders of a system.

A lower bound travels up to whatever contains the number, an upper bound down to whatever it
contains. Where a lower one meets an upper one that is less, there is a conflict.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple, final

from vneduunion.reconciliation.system import Row, System

Labels = frozenset[int]


class Way(NamedTuple):
    """A bound that has travelled: its value, the rows it went through, and what they rest on."""

    bound: int
    rows: tuple[Row, ...]
    labels: Labels


@final
class Ways:
    """All ways of the bounds of a system, by the variable they reach.

    Attributes:
        lows: lower bounds that reach a variable from those it contains.
        highs: upper bounds that reach a variable from those that contain it.
        sums: the rows that say that some numbers together are at most one, or one at most all of them.
    """

    def __init__(self, system: System) -> None:
        """Let all bounds travel.

        Args:
            system: any system.
        """
        wider: dict[int, list[tuple[int, Row]]] = defaultdict(list)
        narrower: dict[int, list[tuple[int, Row]]] = defaultdict(list)
        starts: dict[bool, list[Row]] = {True: [], False: []}
        self.sums: list[Row] = []
        for row in system.rows:
            ends = {factor: variable for variable, factor in row.factors}
            if len(row.factors) == 1:
                starts[row.factors[0][1] < 0].append(row)
            elif row.is_order:
                wider[ends[1]].append((ends[-1], row))
                narrower[ends[-1]].append((ends[1], row))
            else:
                self.sums.append(row)
        self.lows = _travelled(starts[True], wider)
        self.highs = _travelled(starts[False], narrower)
        self._wider = wider

    def sums_meet(self) -> bool:
        """Whether what one sum forces can reach another, so that both may be in one conflict."""
        for row in self.sums:
            others = {variable for other in self.sums if other is not row for variable, _ in _above(other)}
            exits = (variable for variable, factor in row.factors if factor < 0)
            if any(path.end in others for start in exits for path in _paths(start, self._wider)):
                return True
        return False


def _above(row: Row) -> list[tuple[int, int]]:
    return [(variable, factor) for variable, factor in row.factors if factor > 0]


class _Path(NamedTuple):
    end: int
    rows: tuple[Row, ...]
    labels: Labels


def _travelled(starts: Iterable[Row], edges: dict[int, list[tuple[int, Row]]]) -> dict[int, list[Way]]:
    found: dict[int, list[Way]] = defaultdict(list)
    for row in starts:
        ((variable, _),) = row.factors
        for path in _paths(variable, edges):
            way = Way(abs(row.bound), (row, *path.rows), row.labels | path.labels)
            found[path.end].append(way)
    return found


def _paths(start: int, edges: dict[int, list[tuple[int, Row]]]) -> Iterator[_Path]:
    """The paths from a variable that no other path undercuts in labels, the shortest first."""
    known: dict[int, list[Labels]] = defaultdict(list)
    known[start].append(frozenset())
    waiting = deque([_Path(start, (), frozenset())])
    while waiting:
        path = waiting.popleft()
        yield path
        for end, row in edges.get(path.end, ()):
            labels = path.labels | row.labels
            if not any(other <= labels for other in known[end]):
                known[end].append(labels)
                waiting.append(_Path(end, (*path.rows, row), labels))
