"""What is to be reconciled: figures that can be compared, and what a caller knows of them."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import final

import attrs

from vneduunion.cells import Constraint, Linear, constraints_between
from vneduunion.errors import ImpossibleRules
from vneduunion.model import Dataset, Figure
from vneduunion.reconciliation.feasibility import decide
from vneduunion.reconciliation.given import Given
from vneduunion.reconciliation.labels import Witness, first_claims, witnesses
from vneduunion.reconciliation.selection import Selection, select
from vneduunion.reconciliation.system import Core, System, build

MOST_AT_ONCE = 200
"""Up to how many figures all are related to all, unless the caller says otherwise."""


@final
class Problem:
    """The figures of a dataset with the facts, fixed figures and weights of a caller.

    Attributes:
        given: what the caller knows.
        data: the dataset, with the scopes that the caller tells.
        selection: the figures that are used, and those that are not.
        claims: the claims behind the figures.
        figures: one for each claim.
        facts: what the caller knows of these.
    """

    def __init__(self, data: Dataset, given: Given) -> None:
        """Choose the figures.

        Args:
            data: any dataset; figures whose references lead nowhere are left out.
            given: what the caller knows of them.

        Raises:
            TypeError: an alterability is no whole number and no `Fraction`.
            UnknownId: something names a figure that is not in the dataset.
            ValueError: a weight or an alterability is below zero.
        """
        given.demand_known(data)
        self.given = given
        self._weights = given.weights
        self.data = given.scoped(data)
        self.selection: Selection = select(self.data)
        self.claims = witnesses(self.data, self.selection.figures, given.costs(self.data), given.held)
        self.figures = first_claims(self.data, self.claims)
        self.facts = given.facts_of(self.claims)

    @cached_property
    def constraints(self) -> tuple[Constraint, ...]:
        """The relations between the figures."""
        return constraints_between(self.data, self.figures, self.facts)

    @cached_property
    def system(self) -> System:
        """The rows behind the figures."""
        return self._built(self.figures, self.constraints, self.claims)

    def demand_possible(self) -> None:
        """Check that the caller's rules do not contradict one another.

        Raises:
            ImpossibleRules: no numbers could keep those that hold in any case.
        """
        if isinstance(decide(self.system.joined().kept(())), Core):
            raise ImpossibleRules

    def with_cells(self, cells: Sequence[Figure]) -> tuple[Dataset, tuple[Figure, ...], System]:
        """The same with cells of which nothing is reported.

        Args:
            cells: each as a figure of which no number is known.

        Returns:
            The dataset and the figures with them, and the rows behind all.
        """
        figures = (*self.figures, *cells)
        data = attrs.evolve(self.data, figures=(*self.data.figures, *cells))
        silent = (Witness(figures=(cell.id,), weight=0) for cell in cells)
        constraints = constraints_between(data, figures, self.facts)
        return data, figures, self._built(figures, constraints, (*self.claims, *silent))

    def _built(
        self, figures: Sequence[Figure], constraints: Iterable[Constraint], claims: Iterable[Witness]
    ) -> System:
        rules = [fact for fact in self.facts if isinstance(fact, Linear)]
        return build(figures, constraints, claims, self._weights, rules)
