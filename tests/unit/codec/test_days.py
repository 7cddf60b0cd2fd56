from datetime import date

import pytest

from vneduunion.codec.days import LONGEST, read_day
from vneduunion.errors import Fault

FORMS = "2025-06-30 (year-month-day) or 30/6/2025 (day/month/year)"


@pytest.mark.parametrize(
    "text",
    ["2024-12-20", " 20/12/2024 ", "20.12.2024", "ngày 20 tháng 12 năm 2024", "20 December 2024"],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read_day(text) == date(2024, 12, 20)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-30", f"a day of the calendar; dates are written {FORMS}"),
        ("30/2/2024", f"a day of the calendar; dates are written {FORMS}"),
        ("12/2024", f"a date written {FORMS}"),
        ("20241220", f"a date written {FORMS}"),
        ("soon", f"a date written {FORMS}"),
        ("", f"a date written {FORMS}"),
        ("9" * (LONGEST + 1), f"a date written {FORMS}"),
    ],
)
def test_what_is_no_day_is_told_with_how_days_are_written(text: str, expected: str) -> None:
    found = read_day(text)
    assert isinstance(found, Fault)
    assert found.text("en") == f"{text[:80]!r} is not {expected}"
