"""A nation's figures with what explains their conflicts, to be asked."""

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import final

from vneduunion.cells import AssumptionKind
from vneduunion.model import Dataset
from vneduunion.reconciliation.at_scale.around import Around, bounds_around, slips_around
from vneduunion.reconciliation.at_scale.numbering import numbered
from vneduunion.reconciliation.at_scale.rounds import Outcome, set_aside, settled
from vneduunion.reconciliation.at_scale.sieve import Sieve
from vneduunion.reconciliation.at_scale.told import told_relations
from vneduunion.reconciliation.bounds import ASSERTED, Bounds, What
from vneduunion.reconciliation.conflicts import Budget
from vneduunion.reconciliation.given import Given
from vneduunion.reconciliation.searching import Progress
from vneduunion.reconciliation.slips import Slip
from vneduunion.tables import Tables


@final
class Nation:
    """The figures of a nation in columns.

    Attributes:
        figures: the claims that can be compared.
        sieve: finds what is broken among them.
    """

    def __init__(
        self,
        columns: Tables,
        given: Given,
        budget: Budget | None = None,
        tell: Progress = lambda *_: None,
    ) -> None:
        """Number the figures.

        Args:
            columns: all records.
            given: what the caller knows.
            budget: what may be spent on explanations; without it, as much as it takes.
            tell: told of the stages `conflicts` and `explanations`.

        Raises:
            UnknownId: something names a figure that is not there.
            LoadError: rows cannot become records.
        """
        self.figures = numbered(columns, given)
        self.sieve = Sieve(self.figures, [*told_relations(self.figures)])
        self._budget, self._tell = budget or Budget(0, None), tell
        self._arounds: dict[frozenset[AssumptionKind], Around] = {}

    def about(self, claims: Iterable[int]) -> Dataset:
        """The records that a result is about: some claims, all that share a cell, and what is not compared.

        Args:
            claims: the numbers of those that are told of.
        """
        numbers = sorted({*claims} | self.figures.twice)
        return self.figures.excerpt(numbers, also=[each.figure for each in self.figures.excluded])

    @cached_property
    def outcome(self) -> Outcome:
        """What is broken, and what least is given up."""
        return settled(self.figures, self.sieve, self._budget, self._tell)

    def _around(self, assume: Collection[AssumptionKind], seconds: float | None) -> Around:
        """The claims while no more is assumed than this, less what explains the conflicts that are left."""
        kinds = frozenset(assume)
        if kinds in self._arounds:
            return self._arounds[kinds]
        figures, sieve = self.figures, self.sieve
        if kinds == frozenset(AssumptionKind):
            outcome = self.outcome
        else:
            figures = self.figures.assuming(kinds)
            sieve = Sieve(figures, self.sieve.told, kinds)
            outcome = settled(figures, sieve, Budget(0, seconds), lambda *_: None)
        given_up = frozenset(key for group in outcome.groups for key in set_aside(group))
        around = Around(figures, sieve, given_up)
        if outcome.settled:
            self._arounds[kinds] = around
        return around

    def bounds(
        self, what: What, assume: Collection[AssumptionKind] = ASSERTED, seconds: float | None = 30.0
    ) -> Bounds:
        """Between which values a number lies, while what explains the conflicts is given up.

        Args:
            what: a figure, a cell, or several with whole factors, to be added.
            assume: the kinds of assumptions that are kept.
            seconds: how long to search, `None` for as long as it takes.

        Raises:
            TypeError: a factor is no whole number.
            UnknownId: `what` names a figure that is not there, or a cell of a measure or unit that is not.
            NotCompared: it names a figure that was left out.
        """
        return bounds_around(self._around(assume, seconds), what, assume, seconds)

    def slips(self, seconds: float | None = 30.0) -> tuple[Slip, ...]:
        """The typing slips that would account for the conflicts of each component.

        Args:
            seconds: how long to search, `None` for as long as it takes.
        """
        return slips_around(self._around([*AssumptionKind], seconds), self.outcome.groups, seconds)
