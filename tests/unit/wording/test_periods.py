from datetime import date
from typing import Any

import pytest

from vneduunion.values.periods import Period
from vneduunion.wording import format_day, format_days, format_period


def test_a_day_is_written_without_doubt() -> None:
    assert format_day(date(2025, 7, 1), "vi") == "01/07/2025"
    assert format_day(date(2025, 7, 1), "en") == "2025-07-01"


def test_the_printed_label_comes_first() -> None:
    assert format_period(Period.parse("Năm học 2024 - 2025"), "en") == "Năm học 2024 - 2025"


def test_without_a_label_a_period_is_told_in_words() -> None:
    assert format_period(Period.school_year(2024), "vi") == "năm học 2024-2025"


def test_what_no_words_say_is_told_by_its_kind_and_days() -> None:
    narrowed = Period.stage(2023, 2025).narrowed(date(2023, 10, 13), date(2025, 10, 26))
    assert format_period(narrowed, "en") == "Stage 2023-10-13 – 2025-10-26"
    assert format_period(narrowed, "vi") == "Giai đoạn 13/10/2023 – 26/10/2025"


@pytest.mark.parametrize(
    ("period", "lang", "said"),
    [
        (Period.stage(2020, 2025), "vi", "2020 – 2025"),
        (Period.year(2025), "en", "2025"),
        (Period.span(None, 2030), "en", "… – 2030"),
        (Period.span(2017, None), "vi", "2017 – …"),
        (Period.span(date(2025, 6, 1), None), "vi", "01/06/2025 – …"),
        (Period.span(None, date(2025, 6, 30)), "en", "… – 2025-06-30"),
        (Period.school_year(2024), "vi", "01/09/2024 – 31/08/2025"),
        (Period.day(date(2025, 6, 21)), "en", "2025-06-21"),
    ],
)
def test_days(period: Period, lang: Any, said: str) -> None:
    assert format_days(period, lang) == said
