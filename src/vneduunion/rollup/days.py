"""Stretches of days in columns; where an end is missing they are open."""

from typing import NamedTuple

import narwhals.stable.v2 as nw


class Days(NamedTuple):
    """The columns of the first and the last day of a stretch."""

    first: str
    last: str

    def meets(self, other: "Days") -> nw.Expr:
        """Whether the two have a day in common."""
        return _not_after(nw.col(self.first), nw.col(other.last)) & _not_after(
            nw.col(other.first), nw.col(self.last)
        )

    def inside(self, other: "Days") -> nw.Expr:
        """Whether all days of it lie in the other."""
        first, last = nw.col(self.first), nw.col(self.last)
        since, until = nw.col(other.first), nw.col(other.last)
        begun = since.is_null() | (first >= since).fill_null(value=False)
        return begun & (until.is_null() | (last <= until).fill_null(value=False))

    def within(self, other: "Days", name: "Days") -> tuple[nw.Expr, nw.Expr]:
        """The part of it that lies in the other; they must meet.

        Args:
            other: the other stretch.
            name: the columns that the part is put into.
        """
        first, last = nw.col(self.first), nw.col(self.last)
        since, until = nw.col(other.first), nw.col(other.last)
        later = nw.when(first.is_null() | (since > first).fill_null(value=False)).then(since).otherwise(first)
        earlier = nw.when(last.is_null() | (until < last).fill_null(value=False)).then(until).otherwise(last)
        return later.alias(name.first), earlier.alias(name.last)


def _not_after(first: nw.Expr, last: nw.Expr) -> nw.Expr:
    return first.is_null() | last.is_null() | (first <= last).fill_null(value=False)


class EventDays(NamedTuple):
    """The columns of an event's days: those between which it was, and those that its period certainly means."""

    first: str
    last: str
    core_first: str
    core_last: str

    @property
    def days(self) -> Days:
        """The days between which it was."""
        return Days(self.first, self.last)


EVENT = EventDays("first", "last", "core_first", "core_last")
LIVED = Days("lived_first", "lived_last")
"""The days of an event on which its unit lived."""
