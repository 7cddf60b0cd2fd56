"""Days, as people and spreadsheets write them."""

import re
from datetime import date
from typing import cast

from vneduunion.errors import BadPeriod, Fault, Words
from vneduunion.values.periods import Period, PeriodKind

LONGEST = 2_000
"""No word of quantity, no period and no number of a document is longer."""
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LIKE_A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}")
"""What has the form of a day, whether the calendar has it or not."""
_FORMS = Words(
    "2025-06-30 (năm-tháng-ngày) hoặc 30/6/2025 (ngày/tháng/năm)",
    "2025-06-30 (year-month-day) or 30/6/2025 (day/month/year)",
)
_A_DAY = Words(f"ngày viết như {_FORMS.vi}", f"a date written {_FORMS.en}")
_NO_SUCH_DAY = Words(
    f"ngày có trên lịch; ngày viết như {_FORMS.vi}", f"a day of the calendar; dates are written {_FORMS.en}"
)


def read_day(text: str) -> date | Fault:
    """A text that tells a day, as people and spreadsheets write it.

    Args:
        text: what stands in it, not blank.

    Returns:
        The day; or a `Fault` without a place where there is no such day, or the text is none.

    Example:
        >>> read_day("1/1/2026"), read_day("30/2/2026").text()[:45]
        (datetime.date(2026, 1, 1), "'30/2/2026' is not a day of the calendar; dat")
    """
    plain = text.strip()
    expected = _NO_SUCH_DAY if _LIKE_A_DAY.fullmatch(plain) else _A_DAY
    try:
        if _ISO_DATE.fullmatch(plain):
            return date.fromisoformat(plain)
        period = Period.parse(plain[:LONGEST])
    except (ValueError, BadPeriod):
        return _bad_date(text, expected)
    return cast(date, period.first) if period.kind is PeriodKind.DAY else _bad_date(text, _A_DAY)


def _bad_date(text: str, expected: Words) -> Fault:
    return Fault("", "bad_date", {"found": repr(text[:80]), "expected": expected})
