"""Periods cut along calendar years, school years, quarters or months, and their length in years."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Literal

from dateutil.relativedelta import relativedelta

from vneduunion.errors import BadPeriod, BadRecord, Fault, Words
from vneduunion.values.period_code import code_of
from vneduunion.values.period_readings import (
    ONE_DAY,
    Reading,
    exact,
    of_month,
    of_quarter,
    of_school_year,
    of_year,
)

Unit = Literal["year", "school_year", "quarter", "month"]
"""What a period may be cut along."""

_SCHOOL_YEAR_STARTS = 9

_CLOSED = Words(
    "một khoảng có cả ngày đầu và ngày cuối, vì khoảng để ngỏ thì không chia và không đếm năm được",
    "a period with a first and a last day, since an open one cannot be split or counted in years",
)


def _school_year_of(day: date) -> Reading:
    return of_school_year(day.year if day.month >= _SCHOOL_YEAR_STARTS else day.year - 1)


_UNIT_OF: Mapping[str, Callable[[date], Reading]] = {
    "year": lambda day: of_year(day.year),
    "school_year": _school_year_of,
    "quarter": lambda day: of_quarter(day.year, (day.month + 2) // 3),
    "month": lambda day: of_month(day.year, day.month),
}


def split(period: Reading, by: Unit) -> Iterator[Reading]:
    """The widest reading in pieces, in order; units that are whole keep all their readings.

    Raises:
        BadPeriod: the period is open on a side.
        BadRecord: `by` is none of the units.
    """
    if by not in _UNIT_OF:
        raise BadRecord([Fault("by", "not_a_choice", {"found": repr(by), "choices": ", ".join(_UNIT_OF)})])
    first, last = _closed(period)
    while first <= last:
        unit = _UNIT_OF[by](first)
        unit_first, unit_last = _closed(unit)
        whole = unit_first == first and unit_last <= last
        yield unit if whole else exact(unit.kind, first, min(unit_last, last))
        first = unit_last + ONE_DAY


def years(period: Reading) -> int:
    """The completed years of the widest reading.

    Raises:
        BadPeriod: the period is open on a side.
    """
    first, last = _closed(period)
    return relativedelta(last + ONE_DAY, first).years


def _closed(period: Reading) -> tuple[date, date]:
    if period.first is None or period.last is None:
        raise BadPeriod(code_of(period), _CLOSED)
    return period.first, period.last
