"""What each kind of period means in days."""

from datetime import date

import pytest

from vneduunion.values import period_readings as readings
from vneduunion.values.period_readings import PeriodFlag, PeriodKind, Reading


def test_kinds_are_their_own_names() -> None:
    assert [kind.value for kind in PeriodKind] == [kind.name for kind in PeriodKind]
    assert [flag.value for flag in PeriodFlag] == [flag.name for flag in PeriodFlag]


@pytest.mark.parametrize(
    ("year", "month", "last"), [(2024, 2, 29), (2023, 2, 28), (1900, 2, 28), (2025, 6, 30), (2025, 12, 31)]
)
def test_months_end_as_the_calendar_says(year: int, month: int, last: int) -> None:
    assert readings.of_month(year, month).last == readings.month_end(year, month) == date(year, month, last)


def test_quarters_and_halves_make_up_the_year() -> None:
    quarters = [readings.of_quarter(2024, n) for n in (1, 2, 3, 4)]
    halves = [readings.of_half_year(2024, n) for n in (1, 2)]
    year = readings.of_year(2024)
    assert [(half.first, half.last) for half in halves] == [
        (quarters[0].first, quarters[1].last),
        (quarters[2].first, quarters[3].last),
    ]
    assert (halves[0].first, halves[1].last) == (year.first, year.last)


@pytest.mark.parametrize(
    ("years", "core", "flags"),
    [
        (None, (date(2020, 12, 31), date(2025, 1, 1)), ()),
        (5, (date(2020, 12, 31), date(2025, 1, 1)), ()),
        (6, (date(2020, 1, 1), date(2025, 12, 31)), ()),
        (4, (None, None), (PeriodFlag.YEARS_DISAGREE,)),
        (10, (None, None), (PeriodFlag.YEARS_DISAGREE,)),
    ],
)
def test_the_stated_number_of_years_decides(
    years: int | None, core: tuple[date | None, date | None], flags: tuple[PeriodFlag, ...]
) -> None:
    stage = readings.of_stage(2020, 2025, years)
    assert (stage.first, stage.last) == (date(2020, 1, 1), date(2025, 12, 31))
    assert (stage.core_first, stage.core_last) == core
    assert stage.flags == flags


def test_one_year_said_to_be_five_has_no_core() -> None:
    assert readings.of_stage(2025, 2025, 5).flags == (PeriodFlag.YEARS_DISAGREE,)
    assert not readings.of_stage(2025, 2025, 5).has_core
    assert readings.of_stage(2025, 2025, 1) == readings.of_stage(2025, 2025, None)


def test_one_bound_tells_that_there_is_a_core() -> None:
    day = date(2030, 12, 31)
    assert Reading(PeriodKind.SPAN, None, day, None, day).has_core
    assert not Reading(PeriodKind.SPAN, None, day).has_core
    assert not Reading(PeriodKind.SPAN, None, day).has_one_reading
