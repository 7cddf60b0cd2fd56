"""The code of a period: short, canonical and lossless.

| code | what it is |
| --- | --- |
| `DAY:2019-11-12` | one day |
| `STAGE:2010-01-01..2012-12-31` | one reading |
| `SCHOOL_YEAR:2024-09-01..2025-08-31;2024-09-05..2025-05-31` | the widest days; the certain ones |
| `TERM:2023-01-01..2028-12-31;-` | no day is certain |
| `SPAN:..2030-12-31` | open at its start |
"""

import re
from datetime import date

from vneduunion.values.period_forms import Form, date_of
from vneduunion.values.period_readings import PeriodKind, Reading

_NO_CORE = "-"
_DATE = r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}"
_DAYS = rf"{_DATE}(?:\.\.(?:{_DATE})?)?|\.\.(?:{_DATE})?"
_KINDS = "|".join(kind.lower() for kind in PeriodKind)


def code_of(period: Reading) -> str:
    """The code of a period."""
    widest = f"{period.kind}:{_days(period.first, period.last)}"
    if period.has_one_reading:
        return widest
    return f"{widest};{_days(period.core_first, period.core_last) if period.has_core else _NO_CORE}"


def _days(first: date | None, last: date | None) -> str:
    if first == last and first is not None:
        return first.isoformat()
    return f"{first or ''}..{last or ''}"


def _read(match: re.Match[str]) -> Reading:
    kind = PeriodKind(match["kind"].upper())
    first, last = _bounds(match["widest"])
    if match["core"] is None:
        return Reading(kind, first, last, first, last)
    if match["core"] == _NO_CORE:
        return Reading(kind, first, last)
    return Reading(kind, first, last, *_bounds(match["core"]))


def _bounds(days: str) -> tuple[date | None, date | None]:
    first, dots, last = days.partition("..")
    begin = _date(first)
    return begin, _date(last) if dots else begin


def _date(text: str) -> date | None:
    return date_of(*map(int, text.split("-"))) if text else None


CODE = Form(rf"(?P<kind>{_KINDS}):(?P<widest>{_DAYS})(?:;(?P<core>{_DAYS}|-))?", _read)
"""How a code is read, in folded text."""
