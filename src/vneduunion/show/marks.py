"""Which figures are in which conflicts."""

from collections import defaultdict
from collections.abc import Iterable
from typing import final

from vneduunion.reconciliation import Conflict, ConflictKind


@final
class Marks:
    """The conflicts of each figure, numbered from 1 in their order, the hardest first.

    Attributes:
        conflicts: the conflicts, in order.
    """

    def __init__(self, conflicts: Iterable[Conflict] = ()) -> None:
        self.conflicts = tuple(conflicts)
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, conflict in enumerate(self.conflicts, start=1):
            for figure in conflict.figures:
                self._numbers[figure].append(number)

    def numbers(self, figure: str) -> tuple[int, ...]:
        """The numbers of the conflicts a figure is in."""
        return tuple(self._numbers.get(figure, ()))

    def kind(self, figure: str) -> ConflictKind | None:
        """The hardest kind of conflict a figure is in, `None` where it is in none."""
        numbers = self.numbers(figure)
        return self.kind_of(numbers[0]) if numbers else None

    def kind_of(self, number: int) -> ConflictKind:
        """The kind of the conflict of a number."""
        return self.conflicts[number - 1].kind
