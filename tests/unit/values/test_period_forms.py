"""Ways to write single periods, beyond those of the manual's tables."""

import pytest

from vneduunion.errors import BadPeriod
from vneduunion.values.periods import Period

ALIKE = {
    "DAY:2019-11-12": (
        "12 tháng 11 năm 2019",
        "ngày 12 tháng mười một, 2019",
        "ngày 12 tháng 11/2019",
        "12-11-2019",
        "12.11.2019",
        "12 / 11 / 2019",
        "November 12th, 2019",
        "Nov. 12 2019",
        "12th of November 2019",
        "on the 12 November, 2019",
    ),
    "DAY:2025-09-02": ("Sept. 2, 2025", "2 Sep 2025", "02/09/2025", "vào ngày 2/9/2025"),
    "MONTH:2025-05-01..2025-05-31": ("tháng năm năm 2025", "05/2025", "May, 2025", "2025-05", "tháng 5-2025"),
    "QUARTER:2024-04-01..2024-06-30": (
        "quí II/2024",
        "quý hai năm 2024",
        "quarter II of 2024",
        "the second quarter 2024",
        "2nd quarter of the year 2024",
        "Q2/2024",
        "2024-Q2",
    ),
    "HALF_YEAR:2024-07-01..2024-12-31": (
        "sáu tháng cuối năm 2024",
        "nửa cuối năm 2024",
        "last half of 2024",
        "2nd half of 2024",
        "last six months of 2024",
        "H2 2024",
    ),
    "HALF_YEAR:2024-01-01..2024-06-30": (
        "nửa đầu năm 2024",
        "06 tháng đầu năm 2024",
        "first 6 months of 2024",
    ),
    "SPAN:2024-10-01..2024-12-31": ("3 tháng cuối năm 2024", "last three months of 2024"),
    "YEAR:2025-01-01..2025-12-31": ("cả năm 2025", "trong năm 2025", "the year 2025", "calendar year 2025"),
    Period.semester(2024, 1).code: (
        "học kì 1 năm học 2024 - 2025",
        "HKI năm học 2024-2025",
        "học kỳ I (2024-2025)",
        "first semester of the 2024-2025 school year",
        "semester 1, school year 2024-2025",
    ),
    Period.school_year(1999).code: ("năm học 1999/2000", "1999-00 school year", "academic year 1999-2000"),
    Period.work_year(2025).code: ("working year 2025", "2025 work year"),
    Period.term(2023, 2028).code: (
        "nhiệm kì XVI (2023-2028)",
        "nhiệm kỳ lần thứ XVI, 2023-2028",
        "the term of 2023-2028",
    ),
    Period.stage(2020, 2025).code: (
        "thời kỳ 2020-2025",
        "giai đoạn từ năm 2020 đến năm 2025",
        "giai đoạn 5 năm 2020-2025",
        "năm năm qua (2020-2025)",
        "five-year period 2020-2025",
        "the 2020-2025 five-year period",
        "over the last five years (2020-2025)",
        "period from 2020 to 2025",
        "the years 2020-2025",
        "các năm 2020-2025",
    ),
}


@pytest.mark.parametrize(("code", "words"), [(code, text) for code, texts in ALIKE.items() for text in texts])
def test_these_words_mean_the_same(code: str, words: str) -> None:
    assert Period.parse(words).code == code


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("0/6/2025", "June 2025 has 30 days"),
        ("30 February 2024", "February 2024 has 29 days"),
        ("12/0/2025", "a month from 1 to 12"),
        ("2025-13", "a month from 1 to 12"),
        ("13 tháng đầu năm 2024", "a month from 1 to 12"),
        ("1998-00 school year", "such as 1998-1999"),
        ("học kỳ I năm học 2024-2023", "such as 2024-2025"),
        ("nhiệm kỳ 2028-2023", "not after the end"),
    ],
)
def test_words_of_a_known_form_may_name_nothing(words: str, expected: str) -> None:
    with pytest.raises(BadPeriod, match=expected):
        Period.parse(words)


@pytest.mark.parametrize(
    "words", ["1572", "2168", "năm 1572", "12/11/19", "last semester 2024-2025", "5 năm", "năm"]
)
def test_other_numbers_are_no_years(words: str) -> None:
    with pytest.raises(BadPeriod, match="a period, such as"):
        Period.parse(words)
