"""Periods in text: folding, forms made of other forms, and the readers of phrases and of prose."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from vneduunion.errors import BadPeriod, Words
from vneduunion.values.folding import fold
from vneduunion.values.period_code import CODE
from vneduunion.values.period_forms import (
    BARE,
    CALENDAR,
    IN_ORDER,
    SCHOOL_AND_WORK,
    YEARS,
    Form,
    NoSuchPeriod,
    compiled,
)
from vneduunion.values.period_readings import PeriodKind, Reading, as_of, exact

EXPECTED = Words(
    "một khoảng thời gian, như 'năm học 2024-2025', 'giai đoạn 2020-2025', 'ngày 12/11/2019', 'đến năm 2030'",
    "a period, such as 'school year 2024-2025', 'period 2020-2025', '12 November 2019', 'to 2030'",
)
_PUBLISHED = Words(
    "ngày công bố (published), vì 'đến nay' tính theo ngày ấy",
    "the day of publication (published), from which 'to date' is counted",
)


class Found(NamedTuple):
    """A phrase that names a period: its reading, its place in the text, and whether it is a code."""

    reading: Reading
    start: int
    end: int
    is_code: bool


class _Folded(NamedTuple):
    text: str
    places: tuple[int, ...]


class _Hit(NamedTuple):
    end: int
    build: Callable[[date | None], Reading]
    is_code: bool = False


_Reader = Callable[[str, int], _Hit | None]

# --- folding ---------------------------------------------------------------------------------

_CLUSTER = r"\s+|\S[\u0300-\u036f]*"
_fold_cluster = lru_cache(4096)(fold)


def _folded(text: str) -> _Folded:
    """The text as the forms know it, with the place in `text` of each of its characters."""
    letters: list[str] = []
    places: list[int] = []
    for cluster in compiled(_CLUSTER).finditer(text):
        letter = " " if cluster[0].isspace() else _fold_cluster(cluster[0])
        letters.append(letter)
        places.extend([cluster.start()] * len(letter))
    return _Folded("".join(letters), (*places, len(text)))


# --- forms made of forms ---------------------------------------------------------------------


def _longest(readers: Iterable[_Reader], text: str, start: int) -> _Hit | None:
    """The longest hit at `start`; of equally long ones that of the reader named first."""
    hits = [hit for reader in readers if (hit := reader(text, start)) is not None]
    return max(hits, key=lambda hit: hit.end, default=None)


def _one_of(readers: Iterable[_Reader]) -> _Reader:
    return partial(_longest, tuple(readers))


def _simple(form: Form) -> _Reader:
    def reader(text: str, start: int) -> _Hit | None:
        match = form.match(text, start)
        return match and _Hit(match.end(), lambda _: form.build(match), form is CODE)

    return reader


def _after(cue: str, reader: _Reader) -> _Reader:
    def cued(text: str, start: int) -> _Hit | None:
        match = compiled(cue).match(text, start)
        return match and reader(text, match.end())

    return cued


def _changed(reader: _Reader, change: Callable[[Reading], Reading]) -> _Reader:
    def changing(text: str, start: int) -> _Hit | None:
        hit = reader(text, start)
        return hit and _Hit(hit.end, lambda published: change(hit.build(published)))

    return changing


def _joined(reader: _Reader, linked: _Reader) -> _Reader:
    def joining(text: str, start: int) -> _Hit | None:
        begin = reader(text, start)
        end = begin and linked(text, begin.end)
        if not begin or not end:
            return None
        return _Hit(end.end, lambda published: _span(begin.build(published), end.build(published)))

    return joining


def _ended(reader: _Reader, tail: str) -> _Reader:
    def ending(text: str, start: int) -> _Hit | None:
        hit = reader(text, start)
        match = hit and compiled(tail).match(text, hit.end)
        return hit and match and hit._replace(end=match.end())

    return ending


# --- what they mean --------------------------------------------------------------------------


def _span(begin: Reading, end: Reading) -> Reading:
    """From the beginning of one period to the end of another, as vague as these are."""
    if begin.first is None or end.last is None or begin.first > end.last:
        raise NoSuchPeriod(IN_ORDER)
    core = begin.core_first, end.core_last
    if core[0] is None or core[1] is None or core[0] > core[1]:
        core = None, None
    return Reading(
        PeriodKind.SPAN, begin.first, end.last, *core, tuple(dict.fromkeys(begin.flags + end.flags))
    )


def _open_start(end: Reading) -> Reading:
    return Reading(PeriodKind.SPAN, None, end.last, None, end.core_last, end.flags)


def _open_end(begin: Reading) -> Reading:
    return Reading(PeriodKind.SPAN, begin.first, None, begin.core_first, None, begin.flags)


def _state_at_end(period: Reading) -> Reading:
    return exact(PeriodKind.AS_OF, period.last, period.last, period.flags)


def _as_published(published: date | None) -> Reading:
    if published is None:
        raise NoSuchPeriod(_PUBLISHED)
    return as_of(published)


# --- the readers -----------------------------------------------------------------------------

_CALENDAR = tuple(map(_simple, CALENDAR))
_calendar = _after(r"(?:the )?", _one_of(_CALENDAR))
_point = _after(r"(?:the )?", _one_of((*_CALENDAR, *map(_simple, SCHOOL_AND_WORK))))

_TO_NOW = (
    r"(?:(?:tính |cho )*(?:đến|tới) (?:nay|hiện nay|hiện tại|thời điểm này|thời điểm hiện tại)"
    r"|(?:up )?(?:to|until|till) (?:date|now|today|the present|present)|as of (?:now|today)|so far)"
)


def _to_now(text: str, start: int) -> _Hit | None:
    match = compiled(_TO_NOW).match(text, start)
    return match and _Hit(match.end(), _as_published)


_TO = r"(?: ?- ?| (?:cho )?(?:đến|tới) (?:hết )?| (?:to|until|till|through) (?:the end of )?)"
_SINCE = r"(?:(?:kể )?từ|from|since) "
_UNTIL = r"(?:đến|tới|(?:up )?to|until|till|by) (?:hết |cuối |the end of |end of )?"
_STATE = r"(?:tính (?:đến|tới)|as (?:of|at)) (?:hết |cuối |thời điểm |the end of |end of )?"
_ONWARDS = r"(?: trở đi| onwards?)?"

_end = _one_of((_after(_TO, _point), _after(" ", _to_now)))
_anything = _one_of(
    (
        _simple(CODE),
        *map(_simple, (*BARE, *YEARS, *SCHOOL_AND_WORK)),
        *_CALENDAR,
        _joined(_after(_SINCE, _point), _end),
        _joined(_after(r"(?:between|giữa) ", _point), _after(r" (?:and|và) ", _point)),
        _joined(_point, _end),
        _changed(_ended(_after(_SINCE, _point), _ONWARDS), _open_end),
        _changed(_after(_UNTIL, _point), _open_start),
        _changed(_after(_STATE, _calendar), _state_at_end),
        _to_now,
    )
)

_BEFORE = r"(?:(?:in|on|during|for|of|over|within|throughout|trong|suốt|vào|cho) )?(?:the |cả |khoảng )?"
# A document number such as 98/2023/NĐ-CP holds no year on its own, nor does a decimal number.
_DONE = r"(?!\w)(?![.,/-][0-9])(?!/\w)"
_WORD = r"(?<!\w)(?<![0-9][.,/-])\w"
_OPENING = " (['"
_CLOSING = " )]'.,;:"


def _phrase(text: str, start: int) -> _Hit | None:
    hit = _after(_BEFORE, _anything)(text, start)
    return hit if hit and compiled(_DONE).match(text, hit.end) else None


def read(text: str, published: date | None) -> Found:
    """The period that the whole of a text names.

    Raises:
        BadPeriod: the text, or a part of it, names no period.
    """
    folded = _folded(text)
    start = len(folded.text) - len(folded.text.lstrip(_OPENING))
    hit = _phrase(folded.text, start)
    if hit is None:
        raise BadPeriod(text, EXPECTED, folded.places[start] if start < len(folded.text) else None)
    rest = folded.text[hit.end :].lstrip(_CLOSING)
    if rest:
        raise BadPeriod(text, EXPECTED, folded.places[-1 - len(rest)])
    return _found(text, folded, start, hit, published)


def search(text: str, published: date | None) -> Found:
    """The first period that a text names.

    Raises:
        BadPeriod: the text names no period, or its first one cannot be.
    """
    folded = _folded(text)
    for word in compiled(_WORD).finditer(folded.text):
        hit = _phrase(folded.text, word.start())
        if hit is not None:
            return _found(text, folded, word.start(), hit, published)
    raise BadPeriod(text, EXPECTED)


def _found(text: str, folded: _Folded, start: int, hit: _Hit, published: date | None) -> Found:
    begin, end = folded.places[start], folded.places[hit.end]
    try:
        return Found(hit.build(published), begin, end, hit.is_code)
    except NoSuchPeriod as error:
        raise BadPeriod(text, error.expected, begin) from None
