"""What follows for numbers, reported or not, from all that is kept."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import count, islice, product
from math import prod
from typing import final

import attrs

from vneduunion.cells import Assumption, AssumptionKind, Cell
from vneduunion.errors import NotCompared
from vneduunion.model import Dataset, Figure
from vneduunion.reconciliation.bounding import Bound, Cases, Proof, Sum, least_value
from vneduunion.reconciliation.bounds import (
    ASSERTED,
    Bounds,
    Factors,
    Line,
    Operation,
    Reason,
    Side,
    Way,
    What,
)
from vneduunion.reconciliation.conflicts import Budget
from vneduunion.reconciliation.explanations import MOST_WAYS, Component, explain
from vneduunion.reconciliation.problem import Problem
from vneduunion.reconciliation.searching import all_conflicts_of
from vneduunion.reconciliation.system import Row, System
from vneduunion.reconciliation.telling import Words
from vneduunion.values.ids import FigureId, SourceId
from vneduunion.wording.figures import UNKNOWN

_SIDES: Mapping[Side, int] = {"low": 1, "high": -1}


def bounds_of(
    problem: Problem, what: What, assume: Collection[AssumptionKind] = ASSERTED, seconds: float | None = 30.0
) -> Bounds:
    """Between which values a number lies.

    Args:
        problem: the figures, and what the caller knows of them.
        what: a figure, a cell, or several with whole factors, to be added.
        assume: the kinds of assumptions that are kept.
        seconds: how long to search, `None` for as long as it takes.

    Raises:
        NotCompared: `what` names a figure that was left out.
        TypeError: a factor is no whole number.
        UnknownId: `what` names a figure that is not there, or a cell of a measure or unit that is not.
    """
    asked: Mapping[str | Cell, int] = what if isinstance(what, Mapping) else {what: 1}
    unreported = [each for each in asked if isinstance(each, Cell)]
    demand_whole(asked.values())
    _demand_known(problem.data, asked)
    taken = {key for _, records in problem.data.tables() for key in records.keys()}  # noqa: SIM118 not a dict
    cells = dict(zip(unreported, silent(unreported, taken), strict=True))
    named = {first: claim.figures[0] for claim in problem.claims for first in claim.figures}
    demand_compared((each for each in asked if not isinstance(each, Cell)), named)
    data, figures, system = problem.with_cells([*cells.values()])
    form: dict[FigureId, int] = defaultdict(int)
    for each, factor in asked.items():
        form[cells[each].id if isinstance(each, Cell) else named[FigureId(each)]] += factor
    return Implying(data, figures, system, assume, Budget(_MOST_CONFLICTS, seconds)).bounds(form)


_MOST_CONFLICTS = 1_000


def silent(cells: Iterable[Cell], taken: Collection[str]) -> Iterator[Figure]:
    """Figures of which no number is known, under ids and of a source that no record bears.

    Args:
        cells: where they stand.
        taken: the ids that records bear.
    """
    free = (id_ for id_ in (f"cell-{number}" for number in count(1)) if id_ not in taken)
    nobody = next(id_ for id_ in (f"nobody-{number}" for number in count(1)) if id_ not in taken)
    for cell, id_ in zip(cells, free, strict=False):
        told = attrs.asdict(cell, recurse=False)
        yield Figure(id=FigureId(id_), quantity=UNKNOWN, source=SourceId(nobody), **told)


def demand_whole(factors: Iterable[object]) -> None:
    """Check that factors are whole: bounds are rounded to whole numbers, which holds for these alone.

    Args:
        factors: whatever a caller gives.

    Raises:
        TypeError: one is no whole number.
    """
    for factor in factors:
        if not isinstance(factor, int):
            message = f"factors are whole numbers, not {factor!r}: ask for a multiple"
            raise TypeError(message)


def demand_compared(asked: Iterable[str], compared: Container[str]) -> None:
    """Check that figures are among those that are compared.

    Args:
        asked: the ids of the figures.
        compared: those that are.

    Raises:
        NotCompared: one is not.
    """
    for id_ in asked:
        if id_ not in compared:
            raise NotCompared(id_)


def _demand_known(data: Dataset, asked: Iterable[str | Cell]) -> None:
    for each in asked:
        if isinstance(each, Cell):
            _ = data.measures[each.measure], data.units[each.unit]
        else:
            _ = data.figures[each]


@final
class Implying:
    """One question, answered on the part of the system that bears on it."""

    def __init__(
        self,
        data: Dataset,
        figures: tuple[Figure, ...],
        system: System,
        assume: Collection[AssumptionKind],
        budget: Budget,
        *,
        dropped: frozenset[int] = frozenset(),
    ) -> None:
        """Prepare.

        Args:
            data: where figures are looked up.
            figures: in the order of their variables.
            system: the rows behind them.
            assume: the kinds of assumptions that are kept.
            budget: ends the search.
            dropped: labels that are given up in any case.
        """
        self._words = Words(data, figures, system)
        self._dropped = dropped
        self._at = {figure.id: 2 * number for number, figure in enumerate(figures)}
        self._budget = budget
        self._system = system
        self._kept = frozenset(
            number
            for number, label in enumerate(system.labels)
            if number not in dropped and (not isinstance(label, Assumption) or label.kind in assume)
        )

    def bounds(self, form: Mapping[FigureId, int]) -> Bounds:
        """Between which values a sum lies.

        Args:
            form: whole factors by figure.
        """
        at = {self._at[id_]: factor for id_, factor in form.items()}
        near = self._near(at)
        found = all_conflicts_of(near, self._budget)
        explained = explain(near.joined(), found.cores, self._budget)
        ways = list(islice(_given_up(explained.components), MOST_WAYS))
        answers = [self._way(at, near.joined(), given) for given in ways]
        several = prod(sum(1 for _ in _options(each)) for each in explained.components)
        return Bounds(
            what=tuple(form.items()),
            ways=tuple(way for way, _ in answers),
            tight=all(bound.reached for _, bounds in answers for bound in bounds),
            complete=found.complete
            and not explained.unproved
            and several <= MOST_WAYS
            and all(each.all_optima for each in explained.components)
            and all(bound.proof is not None or bound.reached for _, bounds in answers for bound in bounds),
            data=self._words.data,
        )

    def _near(self, form: Mapping[int, int]) -> System:
        """The rows that hang together with the numbers asked for, while all that is assumed is kept."""
        kept = attrs.evolve(self._system, rows=self._system.kept(self._kept))
        touched = [part for part in kept.components() if not _variables(part.rows).isdisjoint(form)]
        return attrs.evolve(kept, rows=tuple(row for part in touched for row in part.rows))

    def _way(self, form: Mapping[int, int], near: System, given: frozenset[int]) -> tuple[Way, list[Bound]]:
        rows = near.kept(self._kept - given)
        found: dict[Side, Bound] = {
            side: least_value({key: turn * factor for key, factor in form.items()}, rows)
            for side, turn in _SIDES.items()
        }
        low, high = found["low"].value, found["high"].value
        way = Way(
            given_up=self._words.choice(sorted(given | self._dropped)),
            low=low,
            high=None if high is None else -high,
            reasons=tuple(
                (
                    side,
                    self._reason(bound.proof, {key: _SIDES[side] * factor for key, factor in form.items()}),
                )
                for side, bound in found.items()
                if bound.proof is not None
            ),
        )
        return way, [*found.values()]

    def _reason(self, proof: Proof, form: Mapping[int, int]) -> Reason:
        factors = self._factors(form.items())
        if isinstance(proof, Sum):
            lines = tuple(self._line(row, str(times)) for row, times in proof.rows)
            return Reason(operation=Operation.SUM, factors=factors, value=proof.value, lines=lines)
        return self._cases(proof, form, factors)

    def _cases(self, proof: Cases, form: Mapping[int, int], factors: Factors) -> Reason:
        return Reason(
            operation=Operation.CASES,
            factors=factors,
            value=proof.value,
            inputs=(self._reason(proof.below, form), self._reason(proof.above, form)),
            split=(self._words.variable(proof.variable), proof.limit),
        )

    def _line(self, row: Row, times: str) -> Line:
        labels = [self._system.labels[label] for label in sorted(row.labels)]
        is_case = row.constraint is None and not row.labels
        return Line(
            factors=self._factors(row.factors),
            limit=row.bound,
            times=times,
            step=None if is_case else self._words.step(row, times),
            assumptions=tuple(label for label in labels if isinstance(label, Assumption)),
        )

    def _factors(self, factors: Iterable[tuple[int, int]]) -> Factors:
        return tuple((self._words.variable(variable), factor) for variable, factor in factors)


def _variables(rows: Iterable[Row]) -> set[int]:
    return {variable for row in rows for variable, _ in row.factors}


def _options(component: Component) -> Iterator[frozenset[int]]:
    """All ways to explain one component: one label of each choice of each optimum."""
    if not component.optima:  # fixed figures alone are in conflict: all of it is set aside
        yield frozenset().union(*(core.labels for core in component.cores))
    for optimum in component.optima:
        yield from map(frozenset, product(*(choice.labels for choice in optimum)))


def _given_up(components: Sequence[Component]) -> Iterator[frozenset[int]]:
    """What is given up under each way to explain all of them."""
    return (frozenset().union(*ways) for ways in product(*map(_options, components)))
