"""Codes of periods, as they are written and read."""

from datetime import date

import pytest

from vneduunion.errors import BadPeriod
from vneduunion.values.periods import Period


@pytest.mark.parametrize(
    ("period", "code"),
    [
        (Period.day(date(2019, 11, 12)), "DAY:2019-11-12"),
        (Period.as_of(date(2025, 6, 30)), "AS_OF:2025-06-30"),
        (Period.year(2025), "YEAR:2025-01-01..2025-12-31"),
        (Period.work_year(2025), "WORK_YEAR:2024-12-01..2025-12-31;2025-01-01..2025-11-30"),
        (Period.term(2023, 2028), "TERM:2023-01-01..2028-12-31;-"),
        (Period.span(None, 2030), "SPAN:..2030-12-31"),
        (Period.span(2017, None), "SPAN:2017-01-01.."),
        (Period.stage(2020, 2021), "STAGE:2020-01-01..2021-12-31;2020-12-31..2021-01-01"),
    ],
)
def test_a_code_is_short_and_stands_for_the_period(period: Period, code: str) -> None:
    assert period.code == code
    assert Period.parse(code) == Period.parse(code.lower()) == period


def test_a_code_may_be_longer_than_need_be() -> None:
    assert Period.parse("DAY:2019-11-12..2019-11-12;2019-11-12").code == "DAY:2019-11-12"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("DAY:2025-06-31", "June 2025 has 30 days"),
        ("MONTH:2025-13-01..2025-13-31", "a month from 1 to 12"),
        ("YEAR:2025-12-31..2025-01-01", "days in order"),
        ("YEAR:2025-01-01..2025-12-31;2024-01-01..2025-01-01", "days in order"),
        ("SPAN:..", "days in order"),
        ("YEAR:9999-01-01..9999-12-31", "of the years 1000 to 9998"),
        ("DAY:0000-01-01", "a period, such as"),
        ("CENTURY:2025-01-01", "a period, such as"),
        ("YEAR:2025", "a period, such as"),
    ],
)
def test_a_code_that_stands_for_nothing_is_refused(code: str, expected: str) -> None:
    with pytest.raises(BadPeriod, match=expected):
        Period.parse(code)
