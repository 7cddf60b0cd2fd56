"""Where a unit came from, and what became of it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Self, final

from attrs import frozen

from vneduunion.model import Succession
from vneduunion.structure.successors import Successors


@final
@frozen(kw_only=True)
class Lineage:
    """The successions by which a unit hangs together with others.

    Attributes:
        unit: the unit (or territory) asked about.
        before: the successions by which it came about, back to the first, in their order.
        after: the successions by which it went on, down to the last, in their order.
    """

    unit: str
    before: tuple[Succession, ...]
    after: tuple[Succession, ...]

    @classmethod
    def of(cls, unit: str, successors: Successors) -> Self:
        """The lineage of a unit.

        Args:
            unit: its id.
            successors: the look-up of successions.
        """
        return cls(
            unit=unit,
            before=_chain(unit, successors, lambda each: each.before, lambda each: each.after),
            after=_chain(unit, successors, lambda each: each.after, lambda each: each.before),
        )

    @property
    def predecessors(self) -> tuple[str, ...]:
        """All that it came from, the latest successions last."""
        return _names((other for each in self.before for other in each.before), self.unit)

    @property
    def successors(self) -> tuple[str, ...]:
        """All that came out of it, the latest successions last."""
        return _names((other for each in self.after for other in each.after), self.unit)

    @property
    def ends(self) -> tuple[date, ...]:
        """The days from which on something of it had no successor."""
        return tuple(dict.fromkeys(each.on for each in self.after if not each.after))


def _chain(
    unit: str,
    successors: Successors,
    onward: Callable[[Succession], Iterable[str]],
    backward: Callable[[Succession], Iterable[str]],
) -> tuple[Succession, ...]:
    """All successions met from a unit on in one direction, by their days."""
    met: dict[Succession, None] = {}
    waiting = [unit]
    seen = {unit}
    for each in waiting:
        for succession in successors.of(each):
            if each in backward(succession):
                met[succession] = None
                fresh = [other for other in onward(succession) if other not in seen]
                seen.update(fresh)
                waiting += fresh
    return tuple(sorted(met, key=lambda succession: (succession.on, succession.key)))


def _names(others: Iterable[str], unit: str) -> tuple[str, ...]:
    return tuple(other for other in dict.fromkeys(others) if other != unit)
