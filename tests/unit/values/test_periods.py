"""`Period`: constructors, invariants, narrowing, and what is printed."""

from collections.abc import Callable
from datetime import date, datetime

import attrs
import pytest

from vneduunion.errors import BadPeriod, BadRecord
from vneduunion.values.periods import Period, PeriodFlag, PeriodKind
from vneduunion.values.truth import Truth

Bounds = tuple[date | None, date | None, date | None, date | None]


def bounds(period: Period) -> Bounds:
    return period.first, period.last, period.core_first, period.core_last


def places(error: BadRecord) -> list[tuple[str, str]]:
    return [(fault.place, fault.code) for fault in error.faults]


# --- constructors ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period.day(date(2019, 11, 12)), "12/11/2019"),
        (Period.month(2025, 6), "tháng 6/2025"),
        (Period.quarter(2024, 3), "quý III/2024"),
        (Period.half_year(2024, 1), "6 tháng đầu năm 2024"),
        (Period.year(2025), "năm 2025"),
        (Period.semester(2024, 2), "học kỳ II năm học 2024-2025"),
        (Period.school_year(2024), "năm học 2024-2025"),
        (Period.work_year(2025), "năm công tác 2025"),
        (Period.term(2023, 2028), "nhiệm kỳ 2023-2028"),
        (Period.stage(2020, 2025), "giai đoạn 2020-2025"),
        (Period.stage(2020, 2025, years=5), "5 năm (2020-2025)"),
        (Period.stage(2010, 2012, years=3), "3 năm 2010-2012"),
        (Period.stage(2020, 2025, years=4), "4 năm (2020-2025)"),
        (Period.stage(2025, 2025), "giai đoạn 2025-2025"),
        (Period.span(2017, 2021), "từ năm 2017 đến năm 2021"),
        (Period.span(date(2017, 1, 2), date(2017, 1, 3)), "từ ngày 2/1/2017 đến ngày 3/1/2017"),
        (Period.span(None, 2030), "đến năm 2030"),
        (Period.span(2017, None), "từ năm 2017"),
        (Period.as_of(date(2025, 6, 30)), "tính đến ngày 30/6/2025"),
    ],
)
def test_each_constructor_makes_what_its_words_mean(period: Period, words: str) -> None:
    assert period == Period.parse(words)
    assert period.label is None


def test_a_stage_of_one_year_is_that_year() -> None:
    stage, year = Period.stage(2025, 2025), Period.year(2025)
    assert stage.has_one_reading
    assert stage.within(year) is year.within(stage) is Truth.TRUE


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (lambda: Period.year(None), [("year", "wrong_type")]),  # type: ignore[arg-type]  # what is tested
        (lambda: Period.year(999), [("year", "too_small")]),
        (lambda: Period.year(9999), [("year", "too_large")]),
        (lambda: Period.month(2025, 13), [("month", "too_large")]),
        (lambda: Period.month(10_000, 0), [("year", "too_large"), ("month", "too_small")]),
        (lambda: Period.quarter(2025, 5), [("quarter", "too_large")]),
        (lambda: Period.half_year(2025, 3), [("half", "too_large")]),
        (lambda: Period.semester(2025, 0), [("semester", "too_small")]),
        (lambda: Period.school_year(9998), [("last", "too_large")]),
        (lambda: Period.term(2025, 2020), [("end_year", "not_ordered")]),
        (lambda: Period.stage(2025, 2020), [("end_year", "not_ordered")]),
        (lambda: Period.stage(2020, 2025, years=0), [("years", "too_small")]),
        (lambda: Period.span(0, 10_000), [("first", "too_small"), ("last", "too_large")]),
        (lambda: Period.span(None, None), [("first", "none_given")]),
        (lambda: Period.span(2025, 2020), [("core_last", "not_ordered")]),
        (lambda: Period.term(2023, 2028, opened=date.max), [("opened", "too_large")]),
        (
            lambda: Period.term(2023, 2028, opened=date(2025, 1, 1), closed=date(2024, 1, 1)),
            [("core_last", "not_ordered")],
        ),
        (lambda: Period.day(datetime(2025, 6, 30, 12)), [("first", "wrong_type"), ("last", "wrong_type")]),  # noqa: DTZ001 a moment without a zone is as wrong
    ],
)
def test_what_cannot_be_is_refused(make: Callable[[], Period], found: list[tuple[str, str]]) -> None:
    with pytest.raises(BadRecord, match="Period") as caught:
        make()
    assert set(found) <= set(places(caught.value))


def test_congress_dates_bound_a_term() -> None:
    term = Period.term(2023, 2028, opened=date(2023, 10, 12), closed=date(2025, 12, 30))
    assert bounds(term) == (
        date(2023, 10, 13),
        date(2025, 12, 30),
        date(2023, 10, 13),
        date(2025, 12, 30),
    )
    assert term.label == "nhiệm kỳ 2023-2028"
    assert str(term) == term.code == "TERM:2023-10-13..2025-12-30"


def test_the_closing_day_of_a_congress_belongs_to_the_old_term() -> None:
    closing = Period.day(date(2023, 10, 12))
    assert closing.within(Period.term(2018, 2023, closed=date(2023, 10, 12))) is Truth.TRUE
    assert closing.within(Period.term(2023, 2028, opened=date(2023, 10, 12))) is Truth.FALSE


def test_one_known_end_of_a_term_is_one_certain_day() -> None:
    begun = Period.term(2023, 2028, opened=date(2023, 10, 12))
    day = date(2023, 10, 13)
    assert bounds(begun) == (day, date(2028, 12, 31), day, day)
    ended = Period.term(2018, 2023, closed=date(2023, 10, 12))
    day = date(2023, 10, 12)
    assert bounds(ended) == (date(2018, 1, 1), day, day, day)


# --- invariants ------------------------------------------------------------------------------

D1, D2, D3, D4 = (date(2025, 1, day) for day in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ((D2, D1, None, None), [("last", "not_ordered")]),
        ((D2, D4, D1, D3), [("core_first", "not_ordered")]),
        ((D1, D3, D2, D4), [("last", "not_ordered")]),
        ((D1, D4, D3, D2), [("core_last", "not_ordered")]),
        ((D2, D3, D1, D4), [("core_first", "not_ordered"), ("last", "not_ordered")]),
        ((None, None, None, None), [("first", "none_given")]),
        ((None, None, D1, D2), [("first", "none_given")]),
        ((D1, D4, D2, None), [("core_last", "not_all_given")]),
        ((D1, D4, None, D2), [("core_first", "not_all_given")]),
        ((D2, None, D1, None), [("core_first", "not_ordered")]),
        ((D2, None, None, D1), [("core_last", "not_ordered"), ("core_first", "not_all_given")]),
    ],
)
def test_days_out_of_order_are_reported_together(given: Bounds, found: list[tuple[str, str]]) -> None:
    first, last, core_first, core_last = given
    with pytest.raises(BadRecord) as caught:
        Period(kind=PeriodKind.SPAN, first=first, last=last, core_first=core_first, core_last=core_last)
    assert places(caught.value) == found


@pytest.mark.parametrize(
    ("given", "has_core", "has_one_reading", "code"),
    [
        ((D1, D4, D1, D4), True, True, "SPAN:2025-01-01..2025-01-04"),
        ((D1, D4, D2, D3), True, False, "SPAN:2025-01-01..2025-01-04;2025-01-02..2025-01-03"),
        ((D1, D4, None, None), False, False, "SPAN:2025-01-01..2025-01-04;-"),
        ((None, D4, None, D4), True, True, "SPAN:..2025-01-04"),
        ((None, D4, None, D3), True, False, "SPAN:..2025-01-04;..2025-01-03"),
        ((None, D4, D2, D3), True, False, "SPAN:..2025-01-04;2025-01-02..2025-01-03"),
        ((None, D4, None, None), False, False, "SPAN:..2025-01-04;-"),
        ((D1, None, D1, None), True, True, "SPAN:2025-01-01.."),
        ((D1, None, D2, None), True, False, "SPAN:2025-01-01..;2025-01-02.."),
        ((D1, None, D2, D2), True, False, "SPAN:2025-01-01..;2025-01-02"),
        ((D1, None, None, None), False, False, "SPAN:2025-01-01..;-"),
    ],
)
def test_an_open_side_is_told_from_no_certain_day(
    given: Bounds,
    has_core: bool,  # noqa: FBT001 a column of the table above
    has_one_reading: bool,  # noqa: FBT001 a column of the table above
    code: str,
) -> None:
    first, last, core_first, core_last = given
    period = Period(kind=PeriodKind.SPAN, first=first, last=last, core_first=core_first, core_last=core_last)
    assert (period.has_core, period.has_one_reading, period.code) == (has_core, has_one_reading, code)
    assert period.is_open == (first is None or last is None)
    assert Period.parse(code) == period


def test_it_is_frozen() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Period.year(2025).label = "2025"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]  # what is tested


def test_a_label_is_not_blank() -> None:
    with pytest.raises(BadRecord, match="label"):
        Period(kind=PeriodKind.YEAR, label=" ", first=D1, last=D1)


# --- narrowing -------------------------------------------------------------------------------


def test_outside_knowledge_narrows_a_period() -> None:
    period = Period.parse("In the period of 2023 - 2025")
    known = period.narrowed(date(2023, 10, 13), date(2025, 10, 26))
    assert known.label == period.label
    assert known.kind is PeriodKind.STAGE
    assert known.code == str(known) == "STAGE:2023-10-13..2025-10-26"
    assert Period.year(2023).within(period) is Truth.UNKNOWN
    assert Period.year(2023).within(known) is Truth.FALSE


def test_one_side_may_be_narrowed_alone() -> None:
    since = Period.span(2017, None)
    assert since.narrowed(last=date(2025, 6, 22)).code == "SPAN:2017-01-01..2025-06-22"
    assert since.narrowed(first=date(2018, 1, 1)).code == "SPAN:2018-01-01.."


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2019, 12, 31), date(2026, 1, 1), [("first", "too_small"), ("last", "too_large")]),
        (date(2026, 1, 1), None, [("first", "too_large")]),
        (None, date(2019, 12, 31), [("last", "too_small")]),
        (date(2024, 1, 1), date(2023, 1, 1), [("core_last", "not_ordered")]),
    ],
)
def test_narrowing_cannot_widen(first: date | None, last: date | None, found: list[tuple[str, str]]) -> None:
    with pytest.raises(BadRecord) as caught:
        Period.stage(2020, 2025).narrowed(first, last)
    assert set(found) <= set(places(caught.value))


# --- words and codes -------------------------------------------------------------------------


def test_the_printed_words_are_the_label() -> None:
    assert Period.parse("  Giai đoạn 2020 – 2025 ").label == "Giai đoạn 2020 – 2025"


def test_a_code_is_no_label() -> None:
    period = Period.parse("STAGE:2020-01-01..2025-12-31;2020-12-31..2025-01-01")
    assert period.label is None
    assert str(period) == "period 2020-2025"


def test_a_label_that_says_something_else_is_not_printed() -> None:
    to_date = Period.parse("to date", published=date(2025, 6, 22))
    assert to_date.label == "to date"
    assert str(to_date) == "as of 22 June 2025"
    renamed = attrs.evolve(Period.year(2025), label="năm 2024")
    assert str(renamed) == "2025"


def test_words_come_in_both_languages() -> None:
    semester = Period.semester(2024, 1)
    assert semester.text("vi") == "học kỳ I năm học 2024-2025"
    assert semester.text("en") == semester.text() == "semester I of the 2024-2025 school year"


def test_errors_speak_both_languages() -> None:
    with pytest.raises(BadPeriod) as caught:
        Period.parse("June 31, 2025")
    assert caught.value.text("en").endswith("expected a day that exists: June 2025 has 30 days (character 1)")
    assert caught.value.text("vi").endswith("cần một ngày có thật: tháng 6/2025 có 30 ngày (ký tự 1)")


def test_a_found_period_has_its_place_and_flags() -> None:
    text = "Phong trào trong 4 năm (2020-2025) đã lan tỏa"
    found = Period.find(text)
    assert text[found.start : found.end] == found.period.label == "trong 4 năm (2020-2025)"
    assert found.flags == (PeriodFlag.YEARS_DISAGREE,)
    assert not found.period.has_core
