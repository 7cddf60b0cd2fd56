"""How the period of a figure lies to the periods asked for."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple, final

from attrs import frozen

from vneduunion.cells.containment import instant
from vneduunion.model import Operator
from vneduunion.structure.descent import Days
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth


class How(StrEnum):
    """How the period of a figure lies to one that is asked for."""

    SAME = "SAME"
    """It is the period itself."""
    INSIDE = "INSIDE"
    """It certainly lies in it."""
    BEFORE = "BEFORE"
    """It lies before it, within the days that are looked back."""
    OPEN = "OPEN"
    """It may lie in it."""
    AROUND = "AROUND"
    """It reaches beyond it, so that what it counts is no less."""


class Fit(NamedTuple):
    """How a period lies to one that is asked for.

    Attributes:
        at: the position of the one that is asked for.
        how: how the other lies to it.
        alike: whether the widest readings of the two are one, so that both may mean the same days.
    """

    at: int
    how: How
    alike: bool


class Fitted(NamedTuple):
    """A period as it lies to those that are asked for.

    Attributes:
        days: all days that may be meant.
        core: those that certainly are.
        fits: the periods asked for of which a figure says something.
    """

    days: Days
    core: Days | None
    fits: tuple[Fit, ...]

    def known(self, how: How, days: Days) -> Days | None:
        """The days on which a figure certainly counts.

        Args:
            how: how it lies to the period asked for; two that are the same are read alike.
            days: the days that are meant on which its unit lives.
        """
        core = days if how is How.SAME else self.core
        return None if core is None else days.meet(core)


@final
@frozen(kw_only=True)
class Fitting:
    """The periods asked for, and what else may go in.

    Attributes:
        periods: those asked for.
        over_time: how values of periods go together.
        look_back: how many days are looked back, if any.
    """

    periods: Sequence[Period]
    over_time: Operator
    look_back: int | None = None

    def fitted(self, period: Period, *, stock: bool) -> "Fitted":
        """How a period lies to those that are asked for.

        Args:
            period: the period of a figure.
            stock: whether the figure is of the end of its period alone.
        """
        told = moment(period, stock=stock)
        return Fitted(widest(told), certain(told), tuple(self._fits(period, told, stock=stock)))

    def _fits(self, period: Period, told: Period, *, stock: bool) -> Iterator[Fit]:
        for at, asked in enumerate(self.periods):
            other = moment(asked, stock=stock)
            same = period == asked or (told == other and told.has_one_reading)
            how = How.SAME if same else self._how(told, asked, stock=stock)
            if how is not None:
                yield Fit(at, how, widest(told) == widest(other))

    def _how(self, told: Period, asked: Period, *, stock: bool) -> How | None:
        inside = told.within(asked)
        if inside is not Truth.FALSE:
            return How.INSIDE if inside is Truth.TRUE else How.OPEN
        if stock or self.over_time not in {Operator.SUM, Operator.DISTINCT}:
            return How.BEFORE if self._is_seen(told, asked) else None
        return None if told.overlaps(asked) is Truth.FALSE else How.AROUND

    def _is_seen(self, told: Period, asked: Period) -> bool:
        """Whether one period lies before another within the days that are looked back."""
        if self.look_back is None or self.over_time not in {Operator.LAST, Operator.FIRST} or not asked.first:
            return False
        if told.first is None or told.last is None or told.last >= asked.first:
            return False
        return asked.first - told.first <= timedelta(days=self.look_back)


def moment(period: Period, *, stock: bool) -> Period:
    """The period, or the day at its end where a stock is taken.

    Args:
        period: any period.
        stock: whether what is counted is there at the end of a period.
    """
    return instant(period) if stock else period


def widest(period: Period) -> Days:
    """All days that may be meant by a period."""
    return Days.between(period.first, period.last)


def certain(period: Period) -> Days | None:
    """The days that are certainly meant by a period."""
    if not period.has_core:
        return None
    return Days.between(period.core_first, period.core_last)
