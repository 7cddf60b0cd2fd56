"""Filings: when a file arrived, for which year, and what is known beside the records."""

from collections.abc import Mapping
from datetime import date
from typing import cast, final

from attrs import field, frozen

from vneduunion.values.periods import Period, PeriodKind

FIRST_MONTH_OF_SCHOOL = 9
"""The month with which a school year begins in its widest reading."""


@final
@frozen
class Filing:
    """A file that arrived.

    Attributes:
        filed_on: the day it arrived, which chooses the version of the rule.
        year: the year it is for: a calendar year or a school year, by which all years are counted.
        complete: the tables of evidence that hold everything there is of the candidates.
        parameters: local parameters by their ids.
    """

    filed_on: date
    year: Period
    complete: frozenset[str] = frozenset()
    parameters: Mapping[str, int] = field(factory=dict)

    @property
    def number(self) -> int:
        """The year as a number; of a school year the one in which it begins."""
        return cast(int, self.number_of(self.year))

    @property
    def by_school_year(self) -> bool:
        """Whether years are school years."""
        return self.year.kind is PeriodKind.SCHOOL_YEAR

    def number_of(self, period: Period) -> int | None:
        """The number of a whole year of the calendar of this filing, `None` for other periods.

        Args:
            period: any period.
        """
        if period.kind is not self.year.kind or period.first is None:
            return None
        return period.first.year

    def number_on(self, day: date) -> int:
        """The number of the year in which a day lies.

        Args:
            day: the day; of school years, by their widest reading.
        """
        return day.year - (self.by_school_year and day.month < FIRST_MONTH_OF_SCHOOL)

    def first_day(self, number: int | None) -> date:
        """The first day of a year, of `None` the first of all days.

        Args:
            number: the number of the year.
        """
        if number is None:
            return date.min
        return date(number, FIRST_MONTH_OF_SCHOOL if self.by_school_year else 1, 1)

    def last_day(self, number: int) -> date:
        """The last day of a year, or that on which the file arrived if that comes first.

        Args:
            number: the number of the year.
        """
        behind = self.first_day(number + 1)
        return min(self.filed_on, date.fromordinal(behind.toordinal() - 1))
