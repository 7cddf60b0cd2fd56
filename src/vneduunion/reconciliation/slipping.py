"""The search for typing slips: one figure changed in its digits, and everything else kept.

For each figure that is in all conflicts of a component it is first computed, with proof, between which values its
number must lie for all else to be true. Only changes that reach into these are put to the test.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import final

from vneduunion.reconciliation.bounding import case, least_value
from vneduunion.reconciliation.conflicts import Budget
from vneduunion.reconciliation.digits import misprints
from vneduunion.reconciliation.explanations import Component
from vneduunion.reconciliation.feasibility import Feasible, decide
from vneduunion.reconciliation.labels import Witness
from vneduunion.reconciliation.problem import Problem
from vneduunion.reconciliation.slips import Misprint, Slip
from vneduunion.reconciliation.solving import MOST_CONFLICTS, Solved, solved
from vneduunion.reconciliation.system import Core, Row, System
from vneduunion.values.ids import FigureId
from vneduunion.values.quantities import Quantity


def slips_of(problem: Problem, found: Solved, seconds: float | None = 30.0) -> tuple[Slip, ...]:
    """The typing slips that would account for the conflicts of each component.

    Args:
        problem: the figures, and what the caller knows of them.
        found: their conflicts; what those of other components rest on is set aside.
        seconds: how long to search, `None` for as long as it takes.
    """
    budget = Budget(0, seconds)
    around = _Around(problem.system.joined(), found.cores)
    numbers = {figure.id: number for number, figure in enumerate(problem.figures)}
    searches = (_Slipping(problem, numbers, around, component, budget) for component in found.components)
    return tuple(search.slip(number) for number, search in enumerate(searches))


def slips_anew(problem: Problem, seconds: float | None = 30.0) -> tuple[Slip, ...]:
    """The same where the conflicts have to be found again.

    Args:
        problem: the figures, and what the caller knows of them.
        seconds: how long to search for the conflicts, and then for slips; `None` for as long as it takes.
    """
    return slips_of(problem, solved(problem, Budget(MOST_CONFLICTS, seconds)), seconds)


@final
class _Around:
    """What hangs together with a component of conflicts."""

    def __init__(self, system: System, cores: Collection[Core]) -> None:
        self.labels = system.labels
        self._figures = system.figures
        self._doubted = _labels(cores)
        self._rows: dict[int, list[Row]] = defaultdict(list)
        for row in system.rows:
            for variable, _ in row.factors:
                self._rows[variable].append(row)

    def rows(self, component: Component) -> tuple[Row, ...]:
        """The rows that can be reached from its conflicts, without what other conflicts rest on."""
        aside = self._doubted - _labels(component.cores)
        waiting = [
            self._joined(variable)
            for core in component.cores
            for row in core.rows
            for variable, _ in row.factors
        ]
        seen, found = {*waiting}, dict[Row, None]()
        while waiting:
            for row in self._rows[waiting.pop()]:
                if row not in found and row.labels.isdisjoint(aside):
                    found[row] = None
                    new = {variable for variable, _ in row.factors} - seen
                    seen |= new
                    waiting += new
        return tuple(found)

    def _joined(self, variable: int) -> int:
        return variable - variable % 2 if variable < 2 * self._figures else variable


def _labels(cores: Collection[Core]) -> frozenset[int]:
    return frozenset(label for core in cores for label in core.labels)


@final
class _Slipping:
    """The search for one component."""

    def __init__(
        self,
        problem: Problem,
        numbers: Mapping[FigureId, int],
        around: _Around,
        component: Component,
        budget: Budget,
    ) -> None:
        self._problem, self._numbers = problem, numbers
        self._around, self._component, self._budget = around, component, budget
        self._complete = True

    def slip(self, number: int) -> Slip:
        rows = self._around.rows(self._component)
        candidates = tuple(found for claim in self._suspects() for found in self._misprints(claim, rows))
        data = self._problem.data
        return Slip(component=number, candidates=candidates, complete=self._complete, data=data)

    def _suspects(self) -> Iterator[Witness]:
        """The figures that are in every conflict: where there is another one, no change of a figure does."""
        shared = frozenset.intersection(*(core.labels for core in self._component.cores))
        for label in sorted(shared):
            claim = self._around.labels[label]
            if isinstance(claim, Witness) and not claim.fixed:
                yield claim

    def _misprints(self, claim: Witness, rows: Sequence[Row]) -> Iterator[Misprint]:
        """The changes of one figure under which everything else can be kept."""
        at = self._numbers[claim.figures[0]]
        figure, variable = self._problem.figures[at], 2 * at
        rest = tuple(row for row in rows if not _bounds(row, variable))
        if not self._answers(rest):
            return
        changes = misprints(figure.quantity)
        self._complete = self._complete and changes is not None
        low = least_value({variable: 1}, rest).value
        high = least_value({variable: -1}, rest).value
        for kind, quantity in changes or ():
            reaches = _reaches(quantity, low, None if high is None else -high)
            if reaches and self._answers((*rest, *_likely(quantity, variable))):
                yield Misprint(figure=figure.id, kind=kind, quantity=quantity)

    def _answers(self, rows: Sequence[Row]) -> bool:
        """Whether some rows can all hold; where there is no time or no proof, the search is not complete."""
        answer = None if self._budget.out_of_time else decide(rows)
        self._complete = self._complete and isinstance(answer, Feasible | Core)
        return isinstance(answer, Feasible)


def _bounds(row: Row, variable: int) -> bool:
    """Whether a row is read from the words of the figure behind a variable."""
    return row.constraint is None and row.factors[0][0] == variable and len(row.factors) == 1


def _reaches(quantity: Quantity, low: int | None, high: int | None) -> bool:
    below = low is not None and quantity.likely_high is not None and quantity.likely_high < low
    above = high is not None and (quantity.likely_low or 0) > high
    return not below and not above


def _likely(quantity: Quantity, variable: int) -> Iterator[Row]:
    """The likely bounds, within the asserted ones: all that is assumed of the figure is kept as well."""
    yield case(variable, at_least=quantity.likely_low or 0)
    if quantity.likely_high is not None:
        yield case(variable, at_most=quantity.likely_high)
