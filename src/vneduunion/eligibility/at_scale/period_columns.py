"""Periods in columns: of which year they are, and how they lie to days."""

from datetime import date
from typing import NamedTuple

import polars as pl

from vneduunion.eligibility.filings import FIRST_MONTH_OF_SCHOOL, Filing
from vneduunion.values.periods import Period

NO, PERHAPS, YES = 0, 1, 2
"""FALSE, UNKNOWN and TRUE in columns: the least of two is both, the most is one of them."""
_OPEN = 10_000_000
"""So many days before or after all days of the calendar lies a side that is open."""


class PeriodColumns(NamedTuple):
    """The columns of one period.

    Attributes:
        field: the field of the record, e.g. `when`.
    """

    field: str

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that are looked at."""
        return tuple(f"{self.field}_{part}" for part in ("kind", "first", "last", "core_first", "core_last"))

    @property
    def given(self) -> pl.Expr:
        """Whether there is one."""
        return self._part("kind").is_not_null()

    @property
    def first(self) -> pl.Expr:
        """The first day of the widest reading; missing where it is open."""
        return self._part("first")

    @property
    def last(self) -> pl.Expr:
        """The last day of the widest reading; missing where it is open."""
        return self._part("last")

    def number(self, filing: Filing) -> pl.Expr:
        """The number of a whole year of the calendar of a filing; missing of other periods.

        Args:
            filing: by whose calendar.
        """
        return pl.when(self._part("kind") == filing.year.kind.value).then(self.first.dt.year())

    def begun(self, day: date) -> pl.Expr:
        """Whether there is one that has perhaps begun by a day.

        Args:
            day: the day.
        """
        return self.given & (self.first <= day).fill_null(value=True)

    def within(self, days: Period) -> pl.Expr:
        """Whether all days of it are days of a stretch of certain days, as `Period.within`.

        Args:
            days: the stretch.
        """
        inside = self._inside("", days)
        possible = (
            pl.when(self._has_core).then(self._inside("core_", days)).otherwise(self._touches("", days))
        )
        return pl.when(inside).then(YES).when(possible).then(PERHAPS).otherwise(NO)

    def overlaps(self, days: Period) -> pl.Expr:
        """Whether it shares a day with a stretch of certain days, as `Period.overlaps`.

        Args:
            days: the stretch.
        """
        sure = pl.when(self._has_core).then(self._touches("core_", days)).otherwise(self._inside("", days))
        return pl.when(sure).then(YES).when(self._touches("", days)).then(PERHAPS).otherwise(NO)

    @property
    def _has_core(self) -> pl.Expr:
        return self._part("core_first").is_not_null() | self._part("core_last").is_not_null()

    def _inside(self, reading: str, days: Period) -> pl.Expr:
        first, last = self._ends(reading)
        return (first >= _number(days.first, -_OPEN)) & (last <= _number(days.last, _OPEN))

    def _touches(self, reading: str, days: Period) -> pl.Expr:
        first, last = self._ends(reading)
        return (first <= _number(days.last, _OPEN)) & (last >= _number(days.first, -_OPEN))

    def _ends(self, reading: str) -> tuple[pl.Expr, pl.Expr]:
        first, last = (self._part(f"{reading}{end}").to_physical() for end in ("first", "last"))
        return first.fill_null(-_OPEN), last.fill_null(_OPEN)

    def _part(self, name: str) -> pl.Expr:
        return pl.col(f"{self.field}_{name}")


def _number(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else (day - date(1970, 1, 1)).days


def number_on(day: pl.Expr, filing: Filing) -> pl.Expr:
    """The number of the year in which a day lies; of school years, by their widest reading.

    Args:
        day: the day.
        filing: by whose calendar.
    """
    year = day.dt.year()
    if not filing.by_school_year:
        return year
    return year - (day.dt.month() < FIRST_MONTH_OF_SCHOOL).cast(pl.Int32)
