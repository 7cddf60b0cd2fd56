from datetime import date

import pytest

from tests.provinces import RECOGNISED, on, provinces, recognised, school
from vneduunion import Period, roll_up
from vneduunion.rollup.asked import whole_periods


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        ("year", ["2024", "2025"]),
        ("school_year", ["school year 2023-2024", "school year 2024-2025"]),
        ("quarter", ["Q3 2024", "Q4 2024", "Q1 2025"]),
        ("month", [f"{month}/2024" for month in range(8, 13)] + ["1/2025"]),
    ],
)
def test_whole_periods_are_those_that_have_a_day_and_none_is_cut(by, wanted):
    found = whole_periods(date(2024, 8, 31), date(2025, 1, 1), by)
    assert [period.text() for period in found] == [Period.parse(text).text() for text in wanted]
    assert all(period.text().isprintable() and ".." not in period.text() for period in found)


@pytest.mark.parametrize("day", [date(1000, 1, 1), date(9998, 12, 31)])
def test_whole_periods_end_with_the_calendar(day):
    assert whole_periods(day, day, "year") == (Period.year(day.year),)


MONTHS = whole_periods(date(2000, 1, 1), date(2030, 12, 31), "month")


@pytest.mark.parametrize(
    ("periods", "wanted"),
    [
        (MONTHS, Period.month(2024, 3)),
        (MONTHS[::-1], Period.month(2024, 3)),
        (whole_periods(date(1700, 9, 1), date(2040, 1, 1), "school_year"), Period.school_year(2023)),
    ],
)
def test_there_may_be_many_periods(periods, wanted):
    """More than conditions or sums can stand one inside the other."""
    data = provinces(units=[school("a", None)], initiatives=[recognised("i", on(2024, 3), "a")], ties=())
    grid = roll_up(data, [RECOGNISED], periods=periods, units=["a"])
    assert len(periods) == len(grid) > 300
    assert [cell.period for cell in grid if cell.quantity.low] == [wanted]
