from datetime import date

import pytest

from vneduunion.eligibility.filings import Filing
from vneduunion.values.periods import Period

FILED = date(2025, 3, 10)
BY_YEAR = Filing(FILED, Period.year(2025))
BY_SCHOOL_YEAR = Filing(FILED, Period.school_year(2024))


def test_years_are_counted_by_the_calendar_of_the_year_that_the_file_is_for() -> None:
    assert (BY_YEAR.number, BY_YEAR.by_school_year) == (2025, False)
    assert (BY_SCHOOL_YEAR.number, BY_SCHOOL_YEAR.by_school_year) == (2024, True)


@pytest.mark.parametrize(
    ("period", "by_year", "by_school_year"),
    [
        (Period.year(2023), 2023, None),
        (Period.school_year(2023), None, 2023),
        (Period.day(date(2023, 9, 5)), None, None),
        (Period.span(None, 2023), None, None),
    ],
)
def test_only_whole_years_of_that_calendar_have_a_number(
    period: Period, by_year: int | None, by_school_year: int | None
) -> None:
    assert BY_YEAR.number_of(period) == by_year
    assert BY_SCHOOL_YEAR.number_of(period) == by_school_year


@pytest.mark.parametrize(
    ("day", "by_year", "by_school_year"),
    [(date(2024, 8, 31), 2024, 2023), (date(2024, 9, 1), 2024, 2024), (date(2025, 1, 1), 2025, 2024)],
)
def test_a_school_year_begins_with_september(day: date, by_year: int, by_school_year: int) -> None:
    assert (BY_YEAR.number_on(day), BY_SCHOOL_YEAR.number_on(day)) == (by_year, by_school_year)


def test_a_year_goes_from_its_first_day_to_its_last_or_to_that_of_the_file() -> None:
    assert (BY_YEAR.first_day(2024), BY_YEAR.last_day(2024)) == (date(2024, 1, 1), date(2024, 12, 31))
    assert BY_YEAR.last_day(2025) == FILED
    assert BY_SCHOOL_YEAR.first_day(2023) == date(2023, 9, 1)
    assert BY_SCHOOL_YEAR.last_day(2023) == date(2024, 8, 31)
    assert BY_SCHOOL_YEAR.last_day(2024) == FILED
    assert BY_YEAR.first_day(None) == date.min
