"""What the words for periods mean, in days."""

from datetime import date

import pytest

from tests.spec.spec_page import SpecPage, SpecTable
from vneduunion.values.periods import Period

_READINGS = ("words", "kind", "first", "last", "core first", "core last")

CALENDAR = SpecTable(
    "Words of the calendar have one reading; numbers are day first.",
    _READINGS,
    (
        ("ngày 12 tháng 11 năm 2019", "DAY", "2019-11-12", "2019-11-12", "2019-11-12", "2019-11-12"),
        ("12/11/2019", "DAY", "2019-11-12", "2019-11-12", "2019-11-12", "2019-11-12"),
        ("31/5/2025", "DAY", "2025-05-31", "2025-05-31", "2025-05-31", "2025-05-31"),
        ("April 2, 2019", "DAY", "2019-04-02", "2019-04-02", "2019-04-02", "2019-04-02"),
        ("2 April 2019", "DAY", "2019-04-02", "2019-04-02", "2019-04-02", "2019-04-02"),
        ("2019-11-12", "DAY", "2019-11-12", "2019-11-12", "2019-11-12", "2019-11-12"),
        ("tháng 6 năm 2025", "MONTH", "2025-06-01", "2025-06-30", "2025-06-01", "2025-06-30"),
        ("tháng 2/2024", "MONTH", "2024-02-01", "2024-02-29", "2024-02-01", "2024-02-29"),
        ("June 2025", "MONTH", "2025-06-01", "2025-06-30", "2025-06-01", "2025-06-30"),
        ("quý III năm 2024", "QUARTER", "2024-07-01", "2024-09-30", "2024-07-01", "2024-09-30"),
        ("quý 3/2024", "QUARTER", "2024-07-01", "2024-09-30", "2024-07-01", "2024-09-30"),
        ("Q3 2024", "QUARTER", "2024-07-01", "2024-09-30", "2024-07-01", "2024-09-30"),
        ("third quarter of 2024", "QUARTER", "2024-07-01", "2024-09-30", "2024-07-01", "2024-09-30"),
        ("6 tháng đầu năm 2024", "HALF_YEAR", "2024-01-01", "2024-06-30", "2024-01-01", "2024-06-30"),
        ("6 tháng cuối năm 2024", "HALF_YEAR", "2024-07-01", "2024-12-31", "2024-07-01", "2024-12-31"),
        ("first half of 2024", "HALF_YEAR", "2024-01-01", "2024-06-30", "2024-01-01", "2024-06-30"),
        ("9 tháng đầu năm 2024", "SPAN", "2024-01-01", "2024-09-30", "2024-01-01", "2024-09-30"),
        ("năm 2025", "YEAR", "2025-01-01", "2025-12-31", "2025-01-01", "2025-12-31"),
        ("in 2025", "YEAR", "2025-01-01", "2025-12-31", "2025-01-01", "2025-12-31"),
        ("2025", "YEAR", "2025-01-01", "2025-12-31", "2025-01-01", "2025-12-31"),
    ),
)

SCHOOL_AND_UNION = SpecTable(
    "Words of schools and unions leave days open: the core is what every reading includes.",
    _READINGS,
    (
        ("năm học 2024-2025", "SCHOOL_YEAR", "2024-09-01", "2025-08-31", "2024-09-05", "2025-05-31"),
        ("2024 - 2025 school year", "SCHOOL_YEAR", "2024-09-01", "2025-08-31", "2024-09-05", "2025-05-31"),
        ("học kỳ I năm học 2024-2025", "SEMESTER", "2024-09-01", "2025-01-31", "2024-09-05", "2025-01-15"),
        (
            "semester II of the 2024-2025 school year",
            "SEMESTER",
            "2025-01-16",
            "2025-08-31",
            "2025-02-01",
            "2025-05-31",
        ),
        ("năm công tác 2025", "WORK_YEAR", "2024-12-01", "2025-12-31", "2025-01-01", "2025-11-30"),
        ("work year 2025", "WORK_YEAR", "2024-12-01", "2025-12-31", "2025-01-01", "2025-11-30"),
        ("nhiệm kỳ 2023-2028", "TERM", "2023-01-01", "2028-12-31", "none", "none"),
        ("2023-2028 term", "TERM", "2023-01-01", "2028-12-31", "none", "none"),
    ),
)

STAGES = SpecTable(
    "Stages share their end years with their neighbours, unless a stated number of years says otherwise.",
    _READINGS,
    (
        ("giai đoạn 2020-2025", "STAGE", "2020-01-01", "2025-12-31", "2020-12-31", "2025-01-01"),
        ("in the period of 2021-2025", "STAGE", "2021-01-01", "2025-12-31", "2021-12-31", "2025-01-01"),
        ("In the period of 2023 - 2025", "STAGE", "2023-01-01", "2025-12-31", "2023-12-31", "2025-01-01"),
        ("2020-2025 period", "STAGE", "2020-01-01", "2025-12-31", "2020-12-31", "2025-01-01"),
        ("5 năm (2020-2025)", "STAGE", "2020-01-01", "2025-12-31", "2020-12-31", "2025-01-01"),
        ("in the past 5 years (2020-2025)", "STAGE", "2020-01-01", "2025-12-31", "2020-12-31", "2025-01-01"),
        ("3 năm 2010-2012", "STAGE", "2010-01-01", "2012-12-31", "2010-01-01", "2012-12-31"),
        ("4 năm (2020-2025)", "STAGE", "2020-01-01", "2025-12-31", "none", "none"),
        ("2020-2025", "STAGE", "2020-01-01", "2025-12-31", "2020-12-31", "2025-01-01"),
    ),
)

SPANS = SpecTable(
    "Spans name their ends and may be open; a state holds on one day. The texts are of 22 June 2025.",
    _READINGS,
    (
        ("từ năm 2017 đến năm 2021", "SPAN", "2017-01-01", "2021-12-31", "2017-01-01", "2021-12-31"),
        ("from 2017 to 2021", "SPAN", "2017-01-01", "2021-12-31", "2017-01-01", "2021-12-31"),
        ("from May 2008 to August 2011", "SPAN", "2008-05-01", "2011-08-31", "2008-05-01", "2011-08-31"),
        ("từ 12/10/2023 đến nay", "SPAN", "2023-10-12", "2025-06-22", "2023-10-12", "2025-06-22"),
        (
            "từ năm học 2020-2021 đến năm học 2024-2025",
            "SPAN",
            "2020-09-01",
            "2025-08-31",
            "2020-09-05",
            "2025-05-31",
        ),
        ("đến năm 2030", "SPAN", "open", "2030-12-31", "open", "2030-12-31"),
        ("to 2030", "SPAN", "open", "2030-12-31", "open", "2030-12-31"),
        ("since 2017", "SPAN", "2017-01-01", "open", "2017-01-01", "open"),
        ("tính đến ngày 30/6/2025", "AS_OF", "2025-06-30", "2025-06-30", "2025-06-30", "2025-06-30"),
        ("as of June 30, 2025", "AS_OF", "2025-06-30", "2025-06-30", "2025-06-30", "2025-06-30"),
        ("đến nay", "AS_OF", "2025-06-22", "2025-06-22", "2025-06-22", "2025-06-22"),
        ("to date", "AS_OF", "2025-06-22", "2025-06-22", "2025-06-22", "2025-06-22"),
    ),
)

WITHIN = SpecTable(
    "Whether one period lies within another.",
    ("inner", "outer", "answer"),
    (
        ("năm 2022", "giai đoạn 2020-2025", "TRUE"),
        ("năm 2020", "giai đoạn 2020-2025", "UNKNOWN"),
        ("năm 2025", "giai đoạn 2020-2025", "UNKNOWN"),
        ("năm 2026", "giai đoạn 2020-2025", "FALSE"),
        ("in the period of 2020 - 2025", "giai đoạn 2020-2025", "TRUE"),
        ("giai đoạn 2021-2025", "giai đoạn 2020-2025", "UNKNOWN"),
        ("nhiệm kỳ 2023-2028", "giai đoạn 2020-2025", "UNKNOWN"),
        ("năm 2012", "3 năm 2010-2012", "TRUE"),
        ("năm 2025", "4 năm (2020-2025)", "UNKNOWN"),
        ("22/12/2024", "năm học 2024-2025", "TRUE"),
        ("2/9/2024", "năm học 2024-2025", "UNKNOWN"),
        ("21/6/2025", "năm học 2024-2025", "UNKNOWN"),
        ("1/9/2025", "năm học 2024-2025", "FALSE"),
        ("học kỳ I năm học 2024-2025", "năm học 2024-2025", "UNKNOWN"),
        ("năm học 2024-2025", "năm 2025", "FALSE"),
        ("tháng 12/2024", "năm công tác 2025", "UNKNOWN"),
        ("quý I/2025", "năm công tác 2025", "TRUE"),
        ("năm công tác 2025", "năm 2025", "UNKNOWN"),
        ("năm 2023", "nhiệm kỳ 2023-2028", "UNKNOWN"),
        ("nhiệm kỳ 2023-2028", "nhiệm kỳ 2023-2028", "TRUE"),
        ("năm 2029", "nhiệm kỳ 2023-2028", "FALSE"),
        ("năm 2025", "đến năm 2030", "TRUE"),
        ("đến năm 2030", "năm 2030", "FALSE"),
    ),
)

IMPOSSIBLE = SpecTable(
    "Words that name no period, and what would have been one.",
    ("words", "expected"),
    (
        ("31/6/2025", "a day that exists: June 2025 has 30 days"),
        ("June 31, 2025", "a day that exists: June 2025 has 30 days"),
        ("29/2/2023", "a day that exists: February 2023 has 28 days"),
        ("11/25/2019", "a month from 1 to 12 (days are written before months)"),
        ("tháng 13/2025", "a month from 1 to 12 (days are written before months)"),
        ("năm học 2024-2026", "a school year of two neighbouring years, such as 2024-2025"),
        ("giai đoạn 2025-2020", "a beginning that is not after the end"),
        ("từ năm 2021 đến năm 2017", "a beginning that is not after the end"),
        ("to date", "the day of publication (published), from which 'to date' is counted"),
    ),
)

PAGE = SpecPage(
    "periods",
    "What the words for periods mean",
    "A period keeps its label and every reading of it: the widest days, and the core, the days that "
    "every reading includes. Both days are included. `open` is without bound on that side, `none` means "
    "that no day is certain.",
    (CALENDAR, SCHOOL_AND_UNION, STAGES, SPANS, WITHIN, IMPOSSIBLE),
)

_PUBLISHED = date(2025, 6, 22)


def _shown(day: date | None, *, missing: str) -> str:
    return missing if day is None else day.isoformat()


@pytest.mark.parametrize(
    "row", [*CALENDAR.rows, *SCHOOL_AND_UNION.rows, *STAGES.rows, *SPANS.rows], ids=lambda row: row[0]
)
def test_words_mean_these_days(row: tuple[str, ...]) -> None:
    period = Period.parse(row[0], published=_PUBLISHED)
    core_missing = "open" if period.has_core else "none"
    found = (
        period.kind.value,
        _shown(period.first, missing="open"),
        _shown(period.last, missing="open"),
        _shown(period.core_first, missing=core_missing),
        _shown(period.core_last, missing=core_missing),
    )
    assert found == row[1:]


@pytest.mark.parametrize(("inner", "outer", "answer"), WITHIN.rows)
def test_one_period_lies_within_another(inner: str, outer: str, answer: str) -> None:
    assert Period.parse(inner).within(Period.parse(outer)).name == answer


@pytest.mark.parametrize(("words", "expected"), IMPOSSIBLE.rows)
def test_words_name_no_period(words: str, expected: str) -> None:
    with pytest.raises(ValueError, match="cannot read a period") as caught:
        Period.parse(words)
    assert expected in str(caught.value)
