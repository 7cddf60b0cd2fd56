"""Periods in words: candidates by kind, in Vietnamese and English.

A candidate is only a proposal: `Period.text` takes the first one that is read back as the very
same period.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from vneduunion.errors import Lang, Words
from vneduunion.values.period_forms import MONTHS
from vneduunion.values.period_readings import PeriodKind, Reading

_CLOSED: Mapping[PeriodKind, tuple[Words, ...]] = {
    PeriodKind.DAY: (Words("ngày {first_vi}", "{first_en}"),),
    PeriodKind.MONTH: (Words("tháng {month}/{start}", "{month_name} {start}"),),
    PeriodKind.QUARTER: (Words("quý {quarter}/{start}", "Q{quarter} {start}"),),
    PeriodKind.HALF_YEAR: (
        Words("6 tháng đầu năm {start}", "first half of {start}"),
        Words("6 tháng cuối năm {start}", "second half of {start}"),
    ),
    PeriodKind.YEAR: (Words("năm {start}", "{start}"),),
    PeriodKind.SEMESTER: (
        Words("học kỳ I năm học {start}-{after}", "semester I of the {start}-{after} school year"),
        Words("học kỳ II năm học {before}-{start}", "semester II of the {before}-{start} school year"),
    ),
    PeriodKind.SCHOOL_YEAR: (Words("năm học {start}-{end}", "school year {start}-{end}"),),
    PeriodKind.WORK_YEAR: (Words("năm công tác {end}", "work year {end}"),),
    PeriodKind.TERM: (Words("nhiệm kỳ {start}-{end}", "term {start}-{end}"),),
    PeriodKind.STAGE: (
        Words("giai đoạn {start}-{end}", "period {start}-{end}"),
        Words("{count} năm ({start}-{end})", "{count} years ({start}-{end})"),
    ),
    PeriodKind.SPAN: (
        Words("từ năm {start} đến năm {end}", "from {start} to {end}"),
        Words("từ ngày {first_vi} đến ngày {last_vi}", "from {first_en} to {last_en}"),
    ),
    PeriodKind.AS_OF: (Words("tính đến ngày {first_vi}", "as of {first_en}"),),
}
_OPEN_START = (Words("đến năm {end}", "to {end}"), Words("đến ngày {last_vi}", "to {last_en}"))
_OPEN_END = (Words("từ năm {start}", "since {start}"), Words("từ ngày {first_vi}", "since {first_en}"))


def candidates(period: Reading, lang: Lang) -> Iterator[str]:
    """Words that might name a period, the most usual first.

    Args:
        period: what to name.
        lang: `"vi"` or `"en"`.

    Yields:
        Phrases that `period_text.read` knows; not each of them means this period.
    """
    values = _beginning(period.first) | _ending(period.last)
    if period.first is not None and period.last is not None:
        values["count"] = str(period.last.year - period.first.year + 1)
    for words in _templates(period):
        yield words.text(lang).format_map(values)


def _templates(period: Reading) -> tuple[Words, ...]:
    if period.first is None:
        return _OPEN_START
    if period.last is None:
        return _OPEN_END
    return _CLOSED[period.kind]


def _beginning(day: date | None) -> dict[str, str]:
    if day is None:
        return {}
    return {
        "first_vi": _vietnamese(day),
        "first_en": _english(day),
        "month": str(day.month),
        "month_name": MONTHS[day.month - 1],
        "quarter": str((day.month + 2) // 3),
        "before": str(day.year - 1),
        "start": str(day.year),
        "after": str(day.year + 1),
    }


def _ending(day: date | None) -> dict[str, str]:
    return (
        {} if day is None else {"last_vi": _vietnamese(day), "last_en": _english(day), "end": str(day.year)}
    )


def _vietnamese(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _english(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
