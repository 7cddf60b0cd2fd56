"""The words for periods, in Vietnamese and English: patterns over folded text.

Folded text (module `period_text`) is NFC, in lower case, with one kind of dash and quote and
single spaces.
Years are those of the 20th and 21st century: a bare number such as 1572 or 2168 must not be taken
for one.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from vneduunion.errors import Words
from vneduunion.values import period_readings as readings
from vneduunion.values.period_readings import PeriodFlag, PeriodKind, Reading

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The English names of the months; those of the standard library follow the user's locale."""

_HALF_YEAR_MONTHS = 6


class NoSuchPeriod(Exception):
    """Words of a known form that name no period, such as 31 June; `expected` says what would do."""

    def __init__(self, expected: Words) -> None:
        self.expected = expected
        super().__init__(expected)


class Form(NamedTuple):
    """One way to write a period: a pattern, and what a match of it means."""

    pattern: str
    build: Callable[[re.Match[str]], Reading]

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The match at `start`, if the text there is written so."""
        return compiled(self.pattern).match(text, start)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first needed: all of them together take 30 ms."""
    return re.compile(pattern)


# --- numbers ---------------------------------------------------------------------------------

_NUMBER_WORDS = (
    ("i", "một", "nhất", "one", "first", "1st"),
    ("ii", "hai", "two", "second", "2nd"),
    ("iii", "ba", "three", "third", "3rd"),
    ("iv", "bốn", "tư", "four", "fourth", "4th"),
    ("năm", "five"),
    ("sáu", "six"),
    ("bảy", "seven"),
    ("tám", "eight"),
    ("chín", "nine"),
    ("mười", "ten"),
    ("mười một", "eleven"),
    ("mười hai", "twelve"),
)
_NUMBERS: Mapping[str, int] = {word: n for n, words in enumerate(_NUMBER_WORDS, 1) for word in words}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMBERS[text]


def _up_to(count: int) -> str:
    """The words of the numbers 1 to `count`, the longer ones first."""
    words = [word for words in _NUMBER_WORDS[:count] for word in words]
    return "|".join(sorted(words, key=len, reverse=True))


# --- fragments -------------------------------------------------------------------------------

_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_Y = rf"(?P<y>{_YEAR})"
_OF_YEAR = rf"(?:,? (?:của )?năm |,? (?:of |in )?(?:the )?(?:year )?|, ?| ?[/.-] ?){_Y}"
_DAY = r"(?P<d>[0-9]{1,2})"
_MONTH = r"(?P<m>[0-9]{1,2})"
_MONTH_WORD = rf"(?P<m>[0-9]{{1,2}}|{_up_to(12)})"
_MONTH_NAME = r"(?P<name>" + "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in MONTHS).lower() + r"|sept)\.?"
_SUFFIX = r"(?:st|nd|rd|th)?"
_COUNT = rf"(?P<n>0?[1-9]|[1-9][0-9]|{_up_to(12)})"
_SEMESTER = rf"(?P<n>0?[12]|{_up_to(2)})"
_HALF = rf"(?P<n>{_up_to(2)}|last)"
_QUARTER = rf"(?P<n>0?[1-4]|{_up_to(4)})"
_TO = r"(?: ?- ?| đến (?:năm )?| tới (?:năm )?| to )"
_YEARS = rf"(?P<open>\()?(?:từ |from )?(?:năm )?(?P<a>{_YEAR}){_TO}(?P<b>{_YEAR})(?(open)\))"
_SCHOOL_YEARS = rf"(?P<open>\()?(?P<a>{_YEAR}) ?[-/] ?(?P<b>{_YEAR}|[0-9]{{2}}(?![0-9]))(?(open)\))"
_SCHOOL_YEAR = r"(?:school|academic) ?year"
_ROMAN = r"(?:(?:lần )?(?:thứ )?[ivxlc]+,? )?"

# --- what the matches mean -------------------------------------------------------------------


def date_of(year: int, month: int, day: int) -> date:
    """A day that exists.

    Raises:
        NoSuchPeriod: there is no such month, or it has no such day.
    """
    days = monthrange(year, _month_number(month))[1]
    if not 1 <= day <= days:
        vi = f"một ngày có thật: tháng {month}/{year} có {days} ngày"
        raise NoSuchPeriod(Words(vi, f"a day that exists: {MONTHS[month - 1]} {year} has {days} days"))
    return date(year, month, day)


def _month_number(month: int) -> int:
    if not 1 <= month <= len(MONTHS):
        vi = "tháng từ 1 đến 12 (ngày viết trước tháng)"
        raise NoSuchPeriod(Words(vi, "a month from 1 to 12 (days are written before months)"))
    return month


def _month_of(match: re.Match[str]) -> int:
    given = match.groupdict()
    if "name" in given:
        return next(n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(given["name"][:3]))
    return _number(match["m"])


def _day(match: re.Match[str]) -> Reading:
    return readings.of_day(date_of(int(match["y"]), _month_of(match), int(match["d"])))


def _numeric_day(match: re.Match[str]) -> Reading:
    reading = _day(match)
    day, month = int(match["d"]), int(match["m"])
    # Where both numbers may be months, a translator may have had the American order in mind.
    unsure = day <= len(MONTHS) and day != month and not match[0].startswith("ngày")
    return reading._replace(flags=(PeriodFlag.DAY_FIRST,)) if unsure else reading


def _month(match: re.Match[str]) -> Reading:
    return readings.of_month(int(match["y"]), _month_number(_month_of(match)))


def _quarter(match: re.Match[str]) -> Reading:
    return readings.of_quarter(int(match["y"]), _number(match["n"]))


def _half_year(match: re.Match[str]) -> Reading:
    return readings.of_half_year(int(match["y"]), 2 if match["n"] == "last" else _number(match["n"]))


def _vietnamese_half(match: re.Match[str]) -> Reading:
    return readings.of_half_year(int(match["y"]), 1 if match["end"] == "đầu" else 2)


def _months(match: re.Match[str]) -> Reading:
    """The first or last months of a year: six are a half-year, other numbers a span."""
    year, count = int(match["y"]), _month_number(_number(match["n"]))
    at_start = match["end"] in ("đầu", "first")
    if count == _HALF_YEAR_MONTHS:
        return readings.of_half_year(year, 1 if at_start else 2)
    begin, end = (1, count) if at_start else (13 - count, 12)
    return readings.exact(PeriodKind.SPAN, date(year, begin, 1), readings.month_end(year, end))


def _year(match: re.Match[str]) -> Reading:
    return readings.of_year(int(match["y"]))


def _semester(match: re.Match[str]) -> Reading:
    return readings.of_semester(_school_start(match), _number(match["n"]))


def _school_year(match: re.Match[str]) -> Reading:
    return readings.of_school_year(_school_start(match))


def _school_start(match: re.Match[str]) -> int:
    start = int(match["a"])
    if int(match["b"]) not in (start + 1, (start + 1) % 100):
        vi = f"năm học gồm hai năm liền nhau, như {start}-{start + 1}"
        raise NoSuchPeriod(Words(vi, f"a school year of two neighbouring years, such as {start}-{start + 1}"))
    return start


def _work_year(match: re.Match[str]) -> Reading:
    return readings.of_work_year(int(match["y"]))


def _term(match: re.Match[str]) -> Reading:
    return readings.of_term(*_years_in_order(match), None, None)


def _stage(match: re.Match[str]) -> Reading:
    count = match.groupdict().get("n")
    return readings.of_stage(*_years_in_order(match), _number(count) if count else None)


def _bare_year(match: re.Match[str]) -> Reading:
    return _year(match)._replace(flags=(PeriodFlag.KIND_ASSUMED,))


def _bare_stage(match: re.Match[str]) -> Reading:
    return _stage(match)._replace(flags=(PeriodFlag.KIND_ASSUMED,))


def _years_in_order(match: re.Match[str]) -> tuple[int, int]:
    start, end = int(match["a"]), int(match["b"])
    if start > end:
        raise NoSuchPeriod(IN_ORDER)
    return start, end


IN_ORDER = Words("thời điểm đầu không sau thời điểm cuối", "a beginning that is not after the end")
"""What is expected of every period with two ends."""

# --- the forms -------------------------------------------------------------------------------


def _forms(build: Callable[[re.Match[str]], Reading], *patterns: str) -> tuple[Form, ...]:
    return tuple(Form(pattern, build) for pattern in patterns)


CALENDAR = (
    *_forms(
        _day,
        rf"(?:ngày )?{_DAY} tháng {_MONTH_WORD}{_OF_YEAR}",
        rf"{_MONTH_NAME} {_DAY}{_SUFFIX},? {_Y}",
        rf"{_DAY}{_SUFFIX}(?: of)? {_MONTH_NAME},? {_Y}",
        rf"{_Y}-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}})(?![0-9])",
    ),
    *_forms(_numeric_day, rf"(?:ngày )?{_DAY} ?(?P<mark>[/.-]) ?{_MONTH} ?(?P=mark) ?{_Y}"),
    *_forms(
        _month,
        rf"tháng {_MONTH_WORD}{_OF_YEAR}",
        rf"{_MONTH_NAME}{_OF_YEAR}",
        rf"{_MONTH} ?/ ?{_Y}",
        rf"{_Y}-(?P<m>[0-9]{{2}})(?![0-9])",
    ),
    *_forms(
        _quarter,
        rf"qu[ýí] {_QUARTER}{_OF_YEAR}",
        rf"quarter {_QUARTER}{_OF_YEAR}",
        rf"{_QUARTER} quarter{_OF_YEAR}",
        rf"q(?P<n>[1-4]){_OF_YEAR}",
        rf"{_Y}[ -]?q(?P<n>[1-4])",
    ),
    *_forms(_half_year, rf"{_HALF} half{_OF_YEAR}", rf"h(?P<n>[12]){_OF_YEAR}"),
    *_forms(_vietnamese_half, rf"nửa (?P<end>đầu|cuối){_OF_YEAR}"),
    *_forms(
        _months,
        rf"{_COUNT} tháng (?P<end>đầu|cuối){_OF_YEAR}",
        rf"(?P<end>first|last) {_COUNT} months{_OF_YEAR}",
    ),
    *_forms(_year, rf"(?:năm |(?:calendar )?year )?{_Y}"),
)
"""Forms of the calendar, each of one reading."""

SCHOOL_AND_WORK = (
    *_forms(
        _semester,
        rf"(?:học k[ỳì] |hk ?){_SEMESTER},? (?:của )?(?:năm học )?{_SCHOOL_YEARS}",
        rf"semester {_SEMESTER},? (?:of )?(?:the )?(?:{_SCHOOL_YEAR} )?{_SCHOOL_YEARS}(?: {_SCHOOL_YEAR})?",
        rf"{_SEMESTER} semester,? (?:of )?(?:the )?(?:{_SCHOOL_YEAR} )?{_SCHOOL_YEARS}(?: {_SCHOOL_YEAR})?",
    ),
    *_forms(
        _school_year,
        rf"năm học {_SCHOOL_YEARS}",
        rf"{_SCHOOL_YEAR} (?:of )?{_SCHOOL_YEARS}",
        rf"{_SCHOOL_YEARS} {_SCHOOL_YEAR}",
    ),
    *_forms(
        _work_year, rf"năm công tác {_Y}", rf"work(?:ing)? year (?:of )?{_Y}", rf"{_Y} work(?:ing)? year"
    ),
)
"""Forms of school years and work years."""

YEARS = (
    *_forms(
        _term,
        rf"(?:nhiệm k[ỳì]|term),? (?:of )?{_ROMAN}{_YEARS}",
        rf"{_YEARS} term",
    ),
    *_forms(
        _stage,
        rf"(?:giai đoạn|thời k[ỳì]) (?:{_COUNT} năm )?{_YEARS}",
        rf"{_COUNT} năm(?: qua| vừa qua| gần đây)?,? (?:giai đoạn )?{_YEARS}",
        rf"(?:{_COUNT}[ -]years? )?(?:period|stage) (?:of )?{_YEARS}",
        rf"(?:(?:past|last|recent) )?{_COUNT} years?,? (?:of )?{_YEARS}",
        rf"{_YEARS}(?: {_COUNT}[ -]years?)? (?:period|stage)",
    ),
)
"""Forms of two years under one label."""

BARE = (
    *_forms(_bare_stage, rf"(?:(?:các )?năm |years? )?(?P<a>{_YEAR}) ?- ?(?P<b>{_YEAR})"),
    *_forms(_bare_year, _Y),
)
"""Years of which nothing says what they are."""
