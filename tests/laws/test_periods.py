"""Laws of periods."""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from vneduunion.errors import BadPeriod, Lang
from vneduunion.values.period_split import Unit
from vneduunion.values.periods import Period, PeriodKind
from vneduunion.values.truth import Truth

DAY = timedelta(days=1)
ORIGIN = date(2024, 1, 1)
ASKED: tuple[Unit, ...] = ("year", "school_year", "quarter", "month")

years = st.integers(1950, 2049)
days = st.dates(date(1950, 1, 1), date(2049, 12, 31))
langs = st.sampled_from(["vi", "en"])


@st.composite
def year_pairs(draw: st.DrawFn) -> tuple[int, int]:
    start = draw(years)
    return start, start + draw(st.integers(0, 12))


def _term(pair: tuple[int, int], congresses: list[date | None]) -> Period:
    return Period.term(*pair, opened=congresses[0], closed=congresses[1])


named = st.one_of(
    st.builds(Period.day, days),
    st.builds(Period.month, years, st.integers(1, 12)),
    st.builds(Period.quarter, years, st.integers(1, 4)),
    st.builds(Period.half_year, years, st.integers(1, 2)),
    st.builds(Period.year, years),
    st.builds(Period.semester, years, st.integers(1, 2)),
    st.builds(Period.school_year, years),
    st.builds(Period.work_year, years),
    st.builds(lambda pair: Period.term(*pair), year_pairs()),
    st.builds(lambda pair: Period.stage(*pair), year_pairs()),
    st.builds(lambda pair: Period.stage(*pair, years=pair[1] - pair[0] + 1), year_pairs()),
    st.builds(lambda pair: Period.span(*pair), year_pairs()),
    st.builds(Period.span, st.none(), years),
    st.builds(Period.span, days, st.none()),
    st.builds(Period.as_of, days),
)
"""Periods that usual words name."""


@st.composite
def any_periods(draw: st.DrawFn, day: st.SearchStrategy[date] = days) -> Period:
    """Periods of every shape: open or closed, with all, some or no certain days."""
    first, core_first, core_last, last = sorted(draw(st.tuples(day, day, day, day)))
    kind = draw(st.sampled_from(PeriodKind))
    shape = draw(st.sampled_from(["closed", "open start", "open end"]))
    certain = draw(st.sampled_from(["some", "all", "none", "up to the open side"]))
    if certain == "none":
        # One single day without a certain day would contradict itself.
        last = last if first < last else first + DAY
        return Period(
            kind=kind,
            first=None if shape == "open start" else first,
            last=None if shape == "open end" else last,
        )
    bounds: dict[str, date | None] = {"first": first, "last": last}
    bounds |= {"core_first": core_first, "core_last": core_last}
    if certain == "all":
        bounds |= {"core_first": first, "core_last": last}
    if shape == "open start":
        bounds["first"] = None
        bounds["core_first"] = None if certain != "some" else bounds["core_first"]
    if shape == "open end":
        bounds["last"] = None
        bounds["core_last"] = None if certain != "some" else bounds["core_last"]
    return Period(kind=kind, **bounds)


periods = st.one_of(named, any_periods())


# --- relations, by their definition over readings --------------------------------------------

FAR = 1000
tiny_days = st.integers(0, 5).map(lambda n: ORIGIN + n * DAY)
tiny = any_periods(tiny_days)


def _number(day: date | None) -> int | None:
    return None if day is None else (day - ORIGIN).days


def readings(period: Period) -> list[tuple[int, int]]:
    """Every run of days that a period may mean; an open side lies far away, or anywhere before."""
    first, last = _number(period.first), _number(period.last)
    low = -3 if first is None else first
    high = 12 if last is None else last
    starts = [-FAR, *range(low, high + 1)] if first is None else list(range(low, high + 1))
    ends = [*range(low, high + 1), FAR] if last is None else list(range(low, high + 1))
    if period.has_core:
        core_first, core_last = _number(period.core_first), _number(period.core_last)
        starts = [s for s in starts if s <= (-FAR if core_first is None else core_first)]
        ends = [e for e in ends if e >= (FAR if core_last is None else core_last)]
    return [(s, e) for s in starts for e in ends if s <= e]


Run = tuple[int, int]
DEFINITIONS: dict[str, Callable[[Run, Run], bool]] = {
    "within": lambda a, b: b[0] <= a[0] and a[1] <= b[1],
    "overlaps": lambda a, b: max(a[0], b[0]) <= min(a[1], b[1]),
    "before": lambda a, b: a[1] < b[0],
    "meets": lambda a, b: a[1] + 1 == b[0],
}


def _pairs(one: Period, other: Period) -> Iterator[tuple[Run, Run]]:
    if one == other:
        return zip(readings(one), readings(other), strict=True)
    return ((a, b) for a in readings(one) for b in readings(other))


@pytest.mark.parametrize("relation", DEFINITIONS)
@given(one=tiny, other=tiny)
def test_a_relation_is_what_all_some_or_no_readings_say(relation: str, one: Period, other: Period) -> None:
    answers = {DEFINITIONS[relation](a, b) for a, b in _pairs(one, other)}
    expected = Truth.of(answers.pop()) if len(answers) == 1 else Truth.UNKNOWN
    assert getattr(one, relation)(other) is expected


@given(periods)
def test_within_is_reflexive(period: Period) -> None:
    assert period.within(period) is Truth.TRUE


@st.composite
def surely_within(draw: st.DrawFn, outer: Period) -> Period:
    """A period that is within another by either way to be so."""
    first, last = outer.core_first, outer.core_last
    if first is None or last is None or draw(st.booleans()):
        return outer
    inner = draw(any_periods(st.dates(first, last)))
    return inner if inner.within(outer) is Truth.TRUE else outer


@given(st.data(), tiny)
def test_within_is_transitive_where_it_is_true(data: st.DataObject, outermost: Period) -> None:
    middle = data.draw(surely_within(outermost))
    inner = data.draw(surely_within(middle))
    assert inner.within(outermost) is Truth.TRUE


@st.composite
def narrowings(draw: st.DrawFn, period: Period) -> Period:
    """The period with one of its readings, as outside knowledge would tell it."""
    first, last = period.first, period.last
    if first is None or last is None:
        return period
    begin = draw(st.dates(first, period.core_first or last))
    return period.narrowed(begin, draw(st.dates(max(period.core_last or first, begin), last)))


@given(st.data(), tiny, tiny)
def test_to_know_one_reading_never_overturns_an_answer(data: st.DataObject, a: Period, b: Period) -> None:
    answer = a.within(b)
    assume(answer is not Truth.UNKNOWN)
    # Two readings of one label, known apart, are no longer one reading.
    known = (data.draw(narrowings(a)), b) if data.draw(st.booleans()) else (a, data.draw(narrowings(b)))
    assert known[0].within(known[1]) is not ~answer


@given(periods)
def test_a_narrowed_period_keeps_label_and_kind_and_has_one_reading(period: Period) -> None:
    known = period.narrowed()
    assert (known.kind, known.label, known.first, known.last) == (
        period.kind,
        period.label,
        period.first,
        period.last,
    )
    assert known.has_one_reading


# --- splitting -------------------------------------------------------------------------------


@given(periods, st.sampled_from(ASKED))
def test_pieces_are_disjoint_in_order_and_cover_the_widest_reading(period: Period, by: Unit) -> None:
    assume(not period.is_open)
    pieces = period.split(by)
    assert (pieces[0].first, pieces[-1].last) == (period.first, period.last)
    for piece, following in pairwise(pieces):
        assert piece.last is not None
        assert following.first == piece.last + DAY
    assert all(piece.kind.value == by.upper() for piece in pieces)


@given(periods, st.sampled_from(ASKED))
def test_a_piece_is_not_split_again(period: Period, by: Unit) -> None:
    assume(not period.is_open)
    for piece in period.split(by):
        assert piece.split(by) == (piece,)


@given(year_pairs())
def test_calendar_years_count_themselves(pair: tuple[int, int]) -> None:
    span = Period.span(*pair)
    assert span.years() == len(span.split("year")) == pair[1] - pair[0] + 1


# --- school and union ------------------------------------------------------------------------


@given(years)
def test_semesters_make_up_the_school_year(year: int) -> None:
    first, second, whole = Period.semester(year, 1), Period.semester(year, 2), Period.school_year(year)
    assert (first.first, second.last) == (whole.first, whole.last)
    assert (first.core_first, second.core_last) == (whole.core_first, whole.core_last)
    assert first.meets(second) is Truth.UNKNOWN
    assert second.before(first) is Truth.FALSE
    assert whole.meets(Period.school_year(year + 1)) is Truth.UNKNOWN


@given(years)
def test_a_work_year_is_nearly_the_calendar_year(year: int) -> None:
    work, calendar = Period.work_year(year), Period.year(year)
    assert work.within(calendar) is calendar.within(work) is Truth.UNKNOWN
    assert Period.year(year - 1).before(work) is Truth.UNKNOWN
    assert work.overlaps(Period.year(year + 1)) is Truth.FALSE


@given(years, st.integers(1, 10))
def test_neighbouring_stages_share_a_year(start: int, length: int) -> None:
    stage, following = (Period.stage(year, year + length) for year in (start, start + length))
    assert stage.meets(following) is stage.overlaps(following) is Truth.UNKNOWN


@given(year_pairs(), days, st.integers(0, 3000), st.integers(0, 3000))
def test_terms_of_known_congresses_meet(pair: tuple[int, int], first: date, one: int, two: int) -> None:
    second = first + (one + 1) * DAY
    third = second + (two + 1) * DAY
    old = Period.term(*pair, opened=first, closed=second)
    assert old.meets(Period.term(*pair, opened=second, closed=third)) is Truth.TRUE


# --- text ------------------------------------------------------------------------------------


@given(periods)
def test_a_code_stands_for_its_period(period: Period) -> None:
    assert Period.parse(period.code) == period
    assert Period.parse(period.code).code == period.code


@given(periods, periods)
def test_equal_periods_have_equal_codes(a: Period, b: Period) -> None:
    assert (a == b) == (a.code == b.code)


@given(periods, langs)
def test_words_are_read_back(period: Period, lang: Lang) -> None:
    assert Period.parse(period.text(lang)) == period
    assert Period.parse(str(period)) == period


@given(named, langs)
def test_usual_periods_have_words(period: Period, lang: Lang) -> None:
    assert period.text(lang) != period.code


@given(named, langs)
def test_the_label_that_was_read_is_what_is_printed(period: Period, lang: Lang) -> None:
    words = period.text(lang)
    assert str(Period.parse(f"  {words}\n")) == words


variants: list[Callable[[str], str]] = [
    str.upper,
    str.title,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFD", text.upper()),
    lambda text: text.replace("-", " – "),
    lambda text: text.replace("-", "\N{EM DASH}"),
    lambda text: text.replace("-", "\N{NON-BREAKING HYPHEN}"),
    lambda text: text.replace(" ", "\N{NO-BREAK SPACE} \n"),
    lambda text: text.replace("đ", "\N{LATIN SMALL LETTER ETH}"),
    lambda text: f"({text}).",
]


@given(named, langs, st.sampled_from(variants))
def test_writing_does_not_matter(period: Period, lang: Lang, variant: Callable[[str], str]) -> None:
    assert Period.parse(variant(period.text(lang))) == period


prose = st.sampled_from(
    [
        "",
        "The union reported 2,168 groups; ",
        "Kế hoạch 103/KH-CĐN, ban hành theo Nghị quyết 57-NQ/TW: ",
        "Theo Nghị định 98/2023/NĐ-CP, ",
        unicodedata.normalize("NFD", "Công đoàn ngành Giáo dục, "),
    ]
)


@given(prose, named, langs, st.text())
def test_a_period_is_found_where_it_is_said(before: str, period: Period, lang: Lang, after: str) -> None:
    words = period.text(lang)
    text = f"{before}{words}; {after}"
    found = Period.find(text)
    assert found.period == period
    assert text[found.start : found.end] == found.period.label == words


VOCABULARY = (
    "ngày tháng năm quý học kỳ nhiệm giai đoạn công tác từ đến nay tính hết trong 6 đầu cuối 31 12 13 00 "
    "2020 2025 2019 1 II III June sept of the period term school year work in to date from since as until "
    "between and past years half first last quarter Q3 ( ) - – / . , ; : .. DAY: TERM: ;- 2025-06-31 "
    "2025-06-30 0000-00-00 9999-12-31 20 25 99"
)
fragments = st.sampled_from(VOCABULARY.split())
phrases = st.lists(fragments, max_size=12).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda joint: joint.join(words))
)


@given(st.one_of(st.text(), phrases), st.one_of(st.none(), days))
@example("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}\u0301 2025", None)
@example("\u0301\u0301", None)
@example("²⁰²⁵", None)
@example("năm học ٢٠٢٤-٢٠٢٥", None)
@example("DAY:2025-06-30..2025-06-29", None)
@example("SPAN:2020-01-01..2025-12-31;..2025-01-01", None)
@example("đến nay", date.max)
def test_what_cannot_be_read_raises_only_bad_period(text: str, published: date | None) -> None:
    for reader in (Period.parse, Period.find):
        error = _complaint(reader, text, published)
        if error is not None:
            assert error.found == text
            assert error.place is None or 0 <= error.place < len(text)


def _complaint(reader: Callable[..., object], text: str, published: date | None) -> BadPeriod | None:
    try:
        reader(text, published=published)
    except BadPeriod as error:
        return error
    return None


@pytest.mark.parametrize(
    "piece", ["2", "20", "2020-", "từ năm 2020 đến ", "(", "-", " ", "to the end of ", "i"]
)
def test_long_texts_are_read_in_time(piece: str) -> None:
    with pytest.raises(BadPeriod):
        Period.parse(piece * 20_000)


@given(periods, st.sampled_from(["năm 2025", "a label"]))
def test_the_label_takes_no_part_in_equality(period: Period, label: str) -> None:
    labelled = Period(
        kind=period.kind,
        label=label,
        first=period.first,
        last=period.last,
        core_first=period.core_first,
        core_last=period.core_last,
    )
    assert labelled == period
    assert hash(labelled) == hash(period)
    assert labelled.within(period) is Truth.TRUE
    assert Period.parse(str(labelled)) == labelled
