from datetime import date

import pytest

from vneduunion.eligibility.facts import UNBOUNDED
from vneduunion.eligibility.serving import served, terms
from vneduunion.model import Service, ServiceKind

TEACHING, EDUCATION, COMMITTEE = (
    ServiceKind.TEACHING,
    ServiceKind.EDUCATION,
    ServiceKind.UPPER_UNION_COMMITTEE,
)
UNTIL = date(2024, 12, 31)
YEAR, MONTH, DAY = 36_000, 3_000, 100
"""In hundredths of days, by months of thirty."""
Days = tuple[date | None, date | None]


def service(since: date | None, until: date | None = None, role: ServiceKind = TEACHING) -> Service:
    return Service(person="hoa", role=role, since=since, until=until)


def least(*services: Service, weights: tuple[str, ...] = ("TEACHING*100",)) -> int:
    low, _, _ = served(services, weights, UNTIL)
    return low


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2004, 9, 1), date(2024, 8, 31), 20 * YEAR),
        (date(2004, 2, 29), date(2024, 2, 28), 20 * YEAR),
        (date(2004, 2, 29), date(2024, 2, 27), 20 * YEAR - DAY),
        (date(2023, 3, 1), date(2024, 2, 29), YEAR),
        (date(2023, 3, 1), date(2024, 2, 28), 11 * MONTH + 28 * DAY),
        (date(2024, 1, 1), date(2024, 2, 29), 2 * MONTH),
        (date(2024, 1, 1), date(2024, 1, 30), 29 * DAY),
        (date(2024, 5, 5), date(2024, 5, 5), DAY),
        (date(2024, 12, 1), None, MONTH),
        (date(2024, 12, 1), date(2030, 1, 1), MONTH),
        (date(2025, 1, 1), None, 0),
    ],
)
def test_whole_years_and_months_are_whole_in_any_calendar(
    since: date, until: date | None, expected: int
) -> None:
    assert least(service(since, until)) == expected


@pytest.mark.parametrize(
    "days",
    [
        [(date(2004, 9, 1), date(2014, 8, 31)), (date(2014, 9, 1), date(2024, 8, 31))],
        [(date(2004, 9, 1), date(2016, 8, 31)), (date(2014, 9, 1), date(2024, 8, 31))],
        [(date(2004, 9, 1), date(2024, 8, 31)), (date(2010, 1, 1), date(2011, 1, 1))],
        [(date(2010, 1, 1), date(2011, 1, 1)), (date(2004, 9, 1), date(2024, 8, 31))],
        [(date(2004, 9, 1), date(2024, 8, 31)), (date(2025, 2, 1), None)],
    ],
)
def test_services_that_overlap_or_touch_count_once(days: list[Days]) -> None:
    assert least(*(service(*each) for each in days)) == 20 * YEAR


def test_who_changes_schools_within_a_month_loses_no_day() -> None:
    """February has fewer days than a month of thirty: cut in two, each part by itself would be short."""
    whole = service(date(2004, 2, 15), date(2024, 2, 14))
    first, second = service(whole.since, date(2004, 2, 29)), service(date(2004, 3, 1), whole.until)
    assert least(whole) == least(second, first) == 20 * YEAR


def test_a_day_between_two_services_is_lost() -> None:
    broken = service(date(2022, 1, 1), date(2022, 12, 30)), service(date(2023, 1, 1), date(2023, 12, 31))
    assert least(*broken) < 2 * YEAR


@pytest.mark.parametrize("order", [1, -1])
def test_days_of_two_kinds_of_service_count_at_the_greater_weight(order: int) -> None:
    teaching = service(date(2020, 1, 1), date(2023, 12, 31))
    part_time = service(date(2021, 1, 1), date(2022, 12, 31), ServiceKind.UNION_PART_TIME)
    weights = ("TEACHING*100", "UNION_PART_TIME*150")
    counted = least(*(teaching, part_time)[::order], weights=weights[::order])
    assert counted == 2 * YEAR + 2 * YEAR * 3 // 2


def test_kinds_of_one_weight_are_one_service() -> None:
    one, other = service(date(2020, 1, 1), date(2021, 12, 31)), service(date(2021, 1, 1), None, EDUCATION)
    assert least(one, other, weights=("TEACHING*100", "EDUCATION*100")) == 5 * YEAR


def test_other_services_do_not_count_and_are_no_evidence() -> None:
    counted, other = service(date(2024, 1, 1)), service(date(2020, 1, 1), None, EDUCATION)
    assert served([other, counted], ("TEACHING*100",), UNTIL) == (YEAR, YEAR, (counted,))


def test_a_service_without_a_first_day_may_be_of_any_length() -> None:
    vague = service(None, date(2023, 12, 31))
    assert served([vague], ("TEACHING*100",), UNTIL) == (0, UNBOUNDED, (vague,))
    assert served([vague, service(date(2024, 1, 1))], ("TEACHING*100",), UNTIL)[:2] == (YEAR, UNBOUNDED)


FIRST = (date(2008, 3, 1), date(2013, 2, 28))
SECOND = (date(2013, 3, 1), date(2018, 2, 28))
THIRD = (date(2018, 3, 2), None)
LATER = (date(2025, 1, 1), None)


@pytest.mark.parametrize(
    ("held", "consecutive", "expected"),
    [
        ([], True, 0),
        ([FIRST, SECOND], False, 2),
        ([SECOND, FIRST], True, 2),
        ([FIRST, SECOND, THIRD], False, 3),
        ([FIRST, SECOND, THIRD], True, 2),
        ([FIRST, THIRD], True, 1),
        ([(date(2008, 3, 1), None), SECOND], True, 2),
        ([FIRST, LATER], False, 1),
        ([(None, date(2013, 2, 28)), SECOND], False, 1),
    ],
)
def test_terms_that_have_begun_are_counted_one_after_another_without_a_day_between(
    held: list[Days],
    consecutive: bool,  # noqa: FBT001
    expected: int,
) -> None:
    services = [service(*each, role=COMMITTEE) for each in held]
    assert terms(services, UNTIL, consecutive=consecutive) == expected
