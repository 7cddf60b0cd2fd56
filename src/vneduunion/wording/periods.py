"""Periods and days in words and signs."""

from datetime import date

from vneduunion.errors import Lang
from vneduunion.values.periods import Period
from vneduunion.wording.labels import enum_label


def format_day(day: date, lang: Lang) -> str:
    """A day as the language's readers write it without doubt: day first in Vietnamese, ISO in English.

    Args:
        day: the day.
        lang: `"vi"` or `"en"`.

    Example:
        >>> format_day(date(2025, 7, 1), "vi"), format_day(date(2025, 7, 1), "en")
        ('01/07/2025', '2025-07-01')
    """
    return f"{day:%d/%m/%Y}" if lang == "vi" else day.isoformat()


def format_period(period: Period, lang: Lang) -> str:
    """A period by its label as printed, or in words, or by its kind and its days.

    Args:
        period: any period.
        lang: `"vi"` or `"en"`.

    Example:
        >>> format_period(Period.parse("school year 2024-2025"), "en")
        'school year 2024-2025'
    """
    if period.label is not None:
        return period.label
    words = period.text(lang)
    return f"{enum_label(period.kind, lang)} {format_days(period, lang)}" if words == period.code else words


def format_days(period: Period, lang: Lang) -> str:
    """The days of a period's widest reading; whole calendar years are written as years.

    Args:
        period: any period.
        lang: `"vi"` or `"en"`.

    Example:
        >>> format_days(Period.parse("giai đoạn 2020-2025"), "vi")
        '2020 – 2025'
    """
    first, last = period.first, period.last
    if _opens_year(first) and _closes_year(last):
        ends = [str(day.year) if day else "…" for day in (first, last)]
    else:
        ends = [format_day(day, lang) if day else "…" for day in (first, last)]
    return ends[0] if ends[0] == ends[1] else " – ".join(ends)


def _opens_year(day: date | None) -> bool:
    return day is None or (day.month, day.day) == (1, 1)


def _closes_year(day: date | None) -> bool:
    return day is None or (day.month, day.day) == (12, 31)
