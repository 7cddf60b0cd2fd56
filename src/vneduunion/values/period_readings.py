"""What each kind of period means in days: the readings that all modules of periods build on.

Nothing here is checked; `Period` (module `periods`) is the checked value that users hold.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

ONE_DAY = timedelta(days=1)


class PeriodKind(StrEnum):
    """The kinds of periods that reports of the education union name.

    DAY, MONTH, QUARTER, HALF_YEAR and YEAR are those of the calendar. SEMESTER and SCHOOL_YEAR
    are those of the schools, WORK_YEAR is the year of union statistics ("năm công tác"), TERM the
    time between two congresses ("nhiệm kỳ"), STAGE a free stretch of years under one label ("giai
    đoạn"). SPAN runs from one day or year to another, AS_OF is the one day on which a state holds
    ("tính đến ngày").
    """

    DAY = "DAY"
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    HALF_YEAR = "HALF_YEAR"
    YEAR = "YEAR"
    SEMESTER = "SEMESTER"
    SCHOOL_YEAR = "SCHOOL_YEAR"
    WORK_YEAR = "WORK_YEAR"
    TERM = "TERM"
    STAGE = "STAGE"
    SPAN = "SPAN"
    AS_OF = "AS_OF"


class PeriodFlag(StrEnum):
    """What a reader should look at again in a period that was read from words.

    YEARS_DISAGREE: the stated number of years fits the label in neither way, so that no day is
    certain. KIND_ASSUMED: bare years, of which nothing says what they are, were taken for a
    calendar year or a stage. DAY_FIRST: the numbers of a date could be read the other way round.
    """

    YEARS_DISAGREE = "YEARS_DISAGREE"
    KIND_ASSUMED = "KIND_ASSUMED"
    DAY_FIRST = "DAY_FIRST"


class Reading(NamedTuple):
    """The days of a period as plain data.

    Attributes:
        kind: what sort of period it is.
        first: first day of the widest reading; `None` = open.
        last: last day of the widest reading; `None` = open.
        core_first: first day that every reading includes.
        core_last: last day that every reading includes.
        flags: what a reader should know about how words were read.
    """

    kind: PeriodKind
    first: date | None
    last: date | None
    core_first: date | None = None
    core_last: date | None = None
    flags: tuple[PeriodFlag, ...] = ()

    @property
    def has_core(self) -> bool:
        """Whether some days are certain: no period is open on both sides, so one bound tells."""
        return self.core_first is not None or self.core_last is not None

    @property
    def has_one_reading(self) -> bool:
        """Whether the certain days are all the days there are."""
        return self.has_core and (self.first, self.last) == (self.core_first, self.core_last)


def exact(
    kind: PeriodKind, first: date | None, last: date | None, flags: tuple[PeriodFlag, ...] = ()
) -> Reading:
    """A period of one reading."""
    return Reading(kind, first, last, first, last, flags)


def of_day(day: date) -> Reading:
    """One day."""
    return exact(PeriodKind.DAY, day, day)


def of_month(year: int, month: int) -> Reading:
    """A calendar month."""
    return exact(PeriodKind.MONTH, date(year, month, 1), month_end(year, month))


def of_quarter(year: int, quarter: int) -> Reading:
    """Three calendar months, quarter 1 from January."""
    return exact(PeriodKind.QUARTER, date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter))


def of_half_year(year: int, half: int) -> Reading:
    """Six calendar months, half 1 from January."""
    return exact(PeriodKind.HALF_YEAR, date(year, 6 * half - 5, 1), month_end(year, 6 * half))


def of_year(year: int) -> Reading:
    """A calendar year."""
    return exact(PeriodKind.YEAR, date(year, 1, 1), date(year, 12, 31))


def of_semester(start_year: int, semester: int) -> Reading:
    """Semester 1 or 2 of the school year that begins in `start_year`."""
    end_year = start_year + 1
    if semester == 1:
        core = date(start_year, 9, 5), date(end_year, 1, 15)
        return Reading(PeriodKind.SEMESTER, date(start_year, 9, 1), date(end_year, 1, 31), *core)
    core = date(end_year, 2, 1), date(end_year, 5, 31)
    return Reading(PeriodKind.SEMESTER, date(end_year, 1, 16), date(end_year, 8, 31), *core)


def of_school_year(start_year: int) -> Reading:
    """The school year that begins in `start_year`."""
    end_year = start_year + 1
    core = date(start_year, 9, 5), date(end_year, 5, 31)
    return Reading(PeriodKind.SCHOOL_YEAR, date(start_year, 9, 1), date(end_year, 8, 31), *core)


def of_work_year(year: int) -> Reading:
    """The year of union statistics, closed on 30 November or with the calendar year."""
    core = date(year, 1, 1), date(year, 11, 30)
    return Reading(PeriodKind.WORK_YEAR, date(year - 1, 12, 1), date(year, 12, 31), *core)


def of_term(start_year: int, end_year: int, opened: date | None, closed: date | None) -> Reading:
    """A congress term; `opened` and `closed` are the closing days of its two congresses."""
    began = None if opened is None else opened + ONE_DAY
    # A known end is certain by itself: the term lasted that day at least, whatever the other end is.
    core = began or closed, closed or began
    return Reading(PeriodKind.TERM, began or date(start_year, 1, 1), closed or date(end_year, 12, 31), *core)


def of_stage(start_year: int, end_year: int, years: int | None) -> Reading:
    """A stretch of years under one label; `years` is their number where the words state it."""
    first, last = date(start_year, 1, 1), date(end_year, 12, 31)
    apart = end_year - start_year
    # A label of one single year shares nothing with its neighbours: it can only be that year.
    if years == apart + 1 or (years is None and apart == 0):
        return exact(PeriodKind.STAGE, first, last)
    if years in (None, apart):
        return Reading(PeriodKind.STAGE, first, last, date(start_year, 12, 31), date(end_year, 1, 1))
    return Reading(PeriodKind.STAGE, first, last, flags=(PeriodFlag.YEARS_DISAGREE,))


def of_span(first: int | date | None, last: int | date | None) -> Reading:
    """From one year or day to another; `None` is open."""
    begin = date(first, 1, 1) if isinstance(first, int) else first
    end = date(last, 12, 31) if isinstance(last, int) else last
    return exact(PeriodKind.SPAN, begin, end)


def as_of(day: date) -> Reading:
    """The one day on which a state holds."""
    return exact(PeriodKind.AS_OF, day, day)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])
