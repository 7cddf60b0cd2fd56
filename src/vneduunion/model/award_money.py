"""Money that goes with awards, in multiples of the base salary."""

from datetime import date
from typing import Annotated, ClassVar, final

import annotated_types as at
from attrs import frozen

from vneduunion.model.awards import RecipientKind
from vneduunion.model.documents import Citation
from vneduunion.model.record import Mark, covers
from vneduunion.values.constraints import Checked, Ordered, Rule, Text
from vneduunion.values.ids import AwardKindId, SourceId


@final
@frozen(kw_only=True)
class Bonus(Checked):
    """The money that a rule attaches to an award, from one day to another.

    Attributes:
        award_kind: the award.
        recipient: who receives it.
        hundredths: of the base salary: 450 is four and a half times.
        at_most: whether that is the most that may be given, and not the sum itself.
        citation: where it stands.
        since: the first day on which it holds.
        until: the last such day.
        until_mark: how far the last day is known, where that differs from `mark`.
        mark: how far it is known.
        sources: where it was read.
        note: anything a reader should know beside it.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("since", "until")),)

    award_kind: AwardKindId
    recipient: RecipientKind
    hundredths: Annotated[int, at.Gt(0)]
    at_most: bool = False
    citation: Citation
    since: date
    until: date | None = None
    until_mark: Mark | None = None
    mark: Mark
    sources: tuple[SourceId, ...] = ()
    note: Text | None = None

    def covers(self, day: date) -> bool:
        """Whether it holds on a day.

        Args:
            day: the day of the decision.
        """
        return covers(self.since, self.until, day)


@final
@frozen(kw_only=True)
class BaseSalary(Checked):
    """The State's base salary, by which money is reckoned.

    Attributes:
        amount: VND a month.
        since: the first day of which it is known.
        until: its last day; `None` where none was found.
        since_mark: how far the first day is known, where that differs from `mark`.
        mark: how far the amount is known.
        sources: where it was read.
        note: anything a reader should know beside it.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("since", "until")),)

    amount: Annotated[int, at.Gt(0)]
    since: date
    until: date | None = None
    since_mark: Mark | None = None
    mark: Mark
    sources: tuple[SourceId, ...] = ()
    note: Text | None = None

    def covers(self, day: date) -> bool:
        """Whether it holds on a day.

        Args:
            day: the day of the decision.
        """
        return covers(self.since, self.until, day)
