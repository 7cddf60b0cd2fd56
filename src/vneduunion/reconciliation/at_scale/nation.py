"""A nation's figures with what explains their conflicts, to be asked."""

from collections.abc import Collection
from functools import cached_property
from typing import final

from vneduunion.cells import AssumptionKind
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

    def __init__(self, columns: Tables, given: Given) -> None:
        """Number the figures.

        Args:
            columns: all records.
            given: what the caller knows.

        Raises:
            UnknownId: something names a figure that is not there.
            LoadError: rows cannot become records.
        """
        self.figures = numbered(columns, given)
        self.sieve = Sieve(self.figures, [*told_relations(self.figures)])
        self._budget = Budget(0, None)
        self._tell: Progress = lambda *_: None
        self._arounds: dict[frozenset[AssumptionKind], Around] = {}

    def within(self, budget: Budget, tell: Progress) -> "Nation":
        """The same, where the search for explanations is bounded.

        Args:
            budget: what may be spent.
            tell: told of the stages `conflicts` and `explanations`.
        """
        self._budget, self._tell = budget, tell
        return self

    @cached_property
    def outcome(self) -> Outcome:
        """What is broken, and what least is given up."""
        return settled(self.figures, self.sieve, self._budget, self._tell)

    def _around(self, assume: Collection[AssumptionKind]) -> Around:
        """The claims while no more is assumed than this, less what explains the conflicts that are left."""
        kinds = frozenset(assume)
        if kinds not in self._arounds:
            if kinds == frozenset(AssumptionKind):
                figures, sieve, outcome = self.figures, self.sieve, self.outcome
            else:
                figures = self.figures.assuming(kinds)
                sieve = Sieve(figures, self.sieve.told, kinds)
                outcome = settled(figures, sieve, Budget(0, None), lambda *_: None)
            given_up = frozenset(key for group in outcome.groups for key in set_aside(group))
            self._arounds[kinds] = Around(figures, sieve, given_up)
        return self._arounds[kinds]

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
        """
        return bounds_around(self._around(assume), what, assume, seconds)

    def slips(self, seconds: float | None = 30.0) -> tuple[Slip, ...]:
        """The typing slips that would account for the conflicts of each component.

        Args:
            seconds: how long to search, `None` for as long as it takes.
        """
        return slips_around(self._around([*AssumptionKind]), self.outcome.groups, seconds)
