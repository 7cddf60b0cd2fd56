"""The words that periods are printed in."""

from datetime import date

import pytest

from vneduunion.values.periods import Period


@pytest.mark.parametrize(
    ("period", "vi", "en"),
    [
        (Period.day(date(2019, 11, 12)), "ngày 12/11/2019", "12 November 2019"),
        (Period.month(2025, 6), "tháng 6/2025", "June 2025"),
        (Period.quarter(2024, 4), "quý 4/2024", "Q4 2024"),
        (Period.half_year(2024, 1), "6 tháng đầu năm 2024", "first half of 2024"),
        (Period.half_year(2024, 2), "6 tháng cuối năm 2024", "second half of 2024"),
        (Period.year(2025), "năm 2025", "2025"),
        (Period.semester(2024, 1), "học kỳ I năm học 2024-2025", "semester I of the 2024-2025 school year"),
        (Period.semester(2024, 2), "học kỳ II năm học 2024-2025", "semester II of the 2024-2025 school year"),
        (Period.school_year(2024), "năm học 2024-2025", "school year 2024-2025"),
        (Period.work_year(2025), "năm công tác 2025", "work year 2025"),
        (Period.term(2023, 2028), "nhiệm kỳ 2023-2028", "term 2023-2028"),
        (Period.stage(2020, 2025), "giai đoạn 2020-2025", "period 2020-2025"),
        (Period.stage(2010, 2012, years=3), "3 năm (2010-2012)", "3 years (2010-2012)"),
        (Period.span(2017, 2021), "từ năm 2017 đến năm 2021", "from 2017 to 2021"),
        (
            Period.span(date(2023, 10, 13), 2025),
            "từ ngày 13/10/2023 đến ngày 31/12/2025",
            "from 13 October 2023 to 31 December 2025",
        ),
        (Period.span(None, 2030), "đến năm 2030", "to 2030"),
        (Period.span(None, date(2030, 6, 30)), "đến ngày 30/6/2030", "to 30 June 2030"),
        (Period.span(2017, None), "từ năm 2017", "since 2017"),
        (Period.span(date(2017, 7, 1), None), "từ ngày 1/7/2017", "since 1 July 2017"),
        (Period.as_of(date(2025, 6, 30)), "tính đến ngày 30/6/2025", "as of 30 June 2025"),
    ],
)
def test_usual_periods_are_said_in_usual_words(period: Period, vi: str, en: str) -> None:
    assert (period.text("vi"), period.text("en")) == (vi, en)


@pytest.mark.parametrize(
    "period",
    [
        Period.year(2025).narrowed(date(2025, 1, 2)),
        Period.stage(2020, 2025, years=4),
        Period.term(2023, 2028, opened=date(2023, 10, 12)),
        Period.year(1802),
    ],
)
def test_what_no_words_say_exactly_is_said_by_its_code(period: Period) -> None:
    assert period.text("vi") == period.text("en") == period.code
