"""Laws of quantities."""

import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from vneduunion.errors import BadQuantity, Lang
from vneduunion.values import quantity_words as words
from vneduunion.values.constraints import holds_controls
from vneduunion.values.quantities import Quantity
from vneduunion.values.quantity_rows import Bounds, between, few, hedged, plain, plural
from vneduunion.values.quantity_words import Hedge
from vneduunion.values.truth import Truth

numbers = st.integers(0, 10**6) | st.integers(0, 10**15)
bounds = st.none() | numbers
langs = st.sampled_from(["vi", "en"])


def quantity(row: Bounds) -> Quantity:
    return Quantity(**row._asdict())


@st.composite
def any_quantities(draw: st.DrawFn) -> Quantity:
    """Quantities of every shape: each bound given or not, likely ones inside or outside."""
    low, high = draw(bounds), draw(bounds)
    likely_low, likely_high = draw(bounds), draw(bounds)
    if low is not None and high is not None:
        low, high = sorted((low, high))
    if likely_low is not None and likely_high is not None:
        likely_low, likely_high = sorted((likely_low, likely_high))
    return Quantity(low=low, high=high, likely_low=likely_low, likely_high=likely_high)


round_numbers = st.builds(lambda digits, zeros: digits * 10**zeros, st.integers(1, 999), st.integers(0, 12))
said = st.one_of(
    st.builds(plain, numbers | round_numbers),
    st.builds(hedged, st.sampled_from(Hedge), numbers | round_numbers),
    st.builds(lambda ends: between(None, *sorted(ends)), st.tuples(numbers, numbers)),
    st.builds(lambda power: plural(10**power), st.integers(1, 16)),
    st.just(few(1)),
).map(quantity)
"""Quantities that a row of the house convention means."""
quantities = any_quantities() | said


@st.composite
def members(draw: st.DrawFn, of: Quantity) -> int:
    """A number that a quantity allows."""
    low = of.low or 0
    return draw(st.integers(low, low + 10**6 if of.high is None else of.high))


def includes(outer: Quantity, inner: Quantity) -> bool:
    """Whether the asserted and the likely range of one lie in those of the other."""
    return outer.hull(inner) == outer


def asserted(one: Quantity | None) -> tuple[int | None, int | None] | None:
    return None if one is None else (one.low, one.high)


# --- the four bounds -------------------------------------------------------------------------


@given(quantities)
def test_bounds_are_in_order_wherever_they_are_given(one: Quantity) -> None:
    given_ones = [
        bound for bound in (one.low, one.likely_low, one.likely_high, one.high) if bound is not None
    ]
    assert all(first <= second for first, second in pairwise(given_ones))


@given(quantities)
def test_likely_side_is_open_only_where_the_asserted_one_is(one: Quantity) -> None:
    assert one.low is None or one.likely_low is not None
    assert one.high is None or one.likely_high is not None


@given(quantities, st.text().filter(lambda text: text == text.strip() != "" and not holds_controls(text)))
def test_printed_words_take_no_part_in_equality(one: Quantity, text: str) -> None:
    worded = Quantity(
        low=one.low, high=one.high, likely_low=one.likely_low, likely_high=one.likely_high, text=text
    )
    assert worded == one
    assert hash(worded) == hash(one)


# --- sums, multiples, differences ------------------------------------------------------------


@given(quantities, quantities)
def test_sum_is_commutative(one: Quantity, other: Quantity) -> None:
    assert one + other == other + one


@given(quantities, quantities, quantities)
def test_sum_is_associative(one: Quantity, other: Quantity, third: Quantity) -> None:
    assert (one + other) + third == one + (other + third)


@given(quantities)
def test_exact_zero_adds_nothing(one: Quantity) -> None:
    assert one + Quantity.exact(0) == one


@given(quantities, quantities, quantities)
def test_sum_is_monotone_under_inclusion(one: Quantity, wider: Quantity, other: Quantity) -> None:
    assert includes(one.hull(wider) + other, one + other)


@given(st.data(), quantities, quantities)
def test_sum_and_difference_allow_what_their_parts_allow(
    data: st.DataObject, one: Quantity, other: Quantity
) -> None:
    x, y = data.draw(members(one)), data.draw(members(other))
    total, difference = one + other, one - other
    assert Quantity.exact(x + y).intersect(total) is not None
    assert difference.low is None or difference.low <= x - y
    assert difference.high is None or x - y <= difference.high


@given(quantities, st.integers(1, 6))
def test_multiple_is_a_repeated_sum(one: Quantity, times: int) -> None:
    assert times * one == one * times == sum([one] * (times - 1), start=one)


@given(quantities)
def test_zero_times_anything_is_exactly_zero(one: Quantity) -> None:
    assert 0 * one == one * 0 == Quantity.exact(0)


@given(quantities, quantities)
def test_difference_turned_round_changes_its_sign(one: Quantity, other: Quantity) -> None:
    there, back = one - other, other - one
    assert (there.low, there.likely_low) == (negative(back.high), negative(back.likely_high))
    assert (there.high, there.likely_high) == (negative(back.low), negative(back.likely_low))


def negative(bound: int | None) -> int | None:
    return None if bound is None else -bound


# --- meet and hull ---------------------------------------------------------------------------


@given(quantities, quantities)
def test_meet_and_hull_are_commutative(one: Quantity, other: Quantity) -> None:
    assert one.intersect(other) == other.intersect(one)
    assert one.hull(other) == other.hull(one)


@given(quantities)
def test_meet_and_hull_are_idempotent(one: Quantity) -> None:
    assert one.intersect(one) == one == one.hull(one)


@given(quantities, quantities, quantities)
def test_hull_is_associative(one: Quantity, other: Quantity, third: Quantity) -> None:
    assert one.hull(other).hull(third) == one.hull(other.hull(third))


@given(quantities, quantities, quantities)
def test_meet_of_asserted_ranges_is_associative(one: Quantity, other: Quantity, third: Quantity) -> None:
    left, right = one.intersect(other), other.intersect(third)
    assert asserted(left and left.intersect(third)) == asserted(right and one.intersect(right))


@given(quantities, quantities)
def test_meet_absorbs_the_hull(one: Quantity, other: Quantity) -> None:
    assert one.intersect(one.hull(other)) == one


@given(quantities, quantities)
def test_hull_absorbs_the_meet(one: Quantity, other: Quantity) -> None:
    meet = one.intersect(other)
    if meet is None:
        return
    assert asserted(one.hull(meet)) == asserted(one)
    assert one.hull(meet) == one or one.equals(other, likely=True) is Truth.FALSE


@given(st.data(), quantities, quantities)
def test_meet_allows_what_both_allow(data: st.DataObject, one: Quantity, other: Quantity) -> None:
    x = Quantity.exact(data.draw(members(one)))
    meet = one.intersect(other)
    both = x.intersect(other) is not None
    assert (meet is not None and x.intersect(meet) is not None) is both


@given(quantities, quantities)
def test_there_is_no_meet_only_when_the_numbers_surely_differ(one: Quantity, other: Quantity) -> None:
    assert (one.intersect(other) is None) is (one.equals(other) is Truth.FALSE)


# --- comparisons -----------------------------------------------------------------------------


@given(quantities, quantities, st.booleans())
def test_at_most_is_at_least_from_the_other_side(one: Quantity, other: Quantity, likely: bool) -> None:  # noqa: FBT001 drawn by Hypothesis
    assert one.at_most(other, likely=likely) is other.at_least(one, likely=likely)
    assert one.equals(other, likely=likely) is other.equals(one, likely=likely)


@given(numbers, numbers | st.just(3))
@example(3, 3)
def test_exact_quantities_compare_like_their_numbers(x: int, y: int) -> None:
    one, other = Quantity.exact(x), Quantity.exact(y)
    assert one.at_most(other) is Truth.of(x <= y)
    assert one.at_least(other) is Truth.of(x >= y)
    assert one.equals(other) is Truth.of(x == y)


@given(
    st.data(), quantities, quantities, st.sampled_from([Quantity.at_most, Quantity.at_least, Quantity.equals])
)
def test_what_is_settled_stays_so_when_bounds_narrow(
    data: st.DataObject, one: Quantity, other: Quantity, relation: Callable[[Quantity, Quantity], Truth]
) -> None:
    before = relation(one, other)
    assume(before is not Truth.UNKNOWN)
    x, y = data.draw(members(one)), data.draw(members(other))
    assert relation(Quantity.exact(x), other) is before
    assert relation(Quantity.exact(x), Quantity.exact(y)) is before


@given(quantities, quantities)
def test_the_likely_reading_settles_whatever_the_asserted_one_does(one: Quantity, other: Quantity) -> None:
    before = one.at_most(other)
    assert before is Truth.UNKNOWN or one.at_most(other, likely=True) is before


# --- text ------------------------------------------------------------------------------------


@given(quantities)
@example(Quantity())
@example(Quantity(high=5))
@example(Quantity(low=5, likely_high=9))
def test_code_reads_back(one: Quantity) -> None:
    assert Quantity.parse(one.code) == one


@given(quantities, langs)
@example(Quantity(), "vi")
def test_words_read_back(one: Quantity, lang: Lang) -> None:
    assert Quantity.parse(one.in_words(lang)) == one


@given(said.filter(lambda one: one.likely_high is None or one.likely_high < 10**14), langs)
def test_what_a_row_means_has_words(one: Quantity, lang: Lang) -> None:
    assert ".." not in one.in_words(lang)


@given(
    numbers | round_numbers,
    st.sampled_from(["", "over", "nearly", "about", "at least", "at most", "exactly"]),
)
@example(100, "")
def test_whole_per_cents_mean_what_the_printed_number_means(number: int, hedge: str) -> None:
    words_of = f"{hedge} {number}"
    assert Quantity.parse(f"{words_of} %") == Quantity.parse(words_of) * 100


@given(quantities, st.none() | st.sampled_from(["over 534", "93,128", "không rõ", "1.500", "534..;534..544"]))
def test_text_reads_back_even_where_the_printed_words_say_something_else(
    one: Quantity, text: str | None
) -> None:
    worded = Quantity(
        low=one.low, high=one.high, likely_low=one.likely_low, likely_high=one.likely_high, text=text
    )
    assert Quantity.parse(str(worded)) == worded


tables = [
    *(each for table in (words.HEDGES, words.ENDINGS) for each in table.values()),
    *(each for table in (words.SCALES, words.PLURALS) for each in table.values()),
    *(words.OPENERS, words.JOINERS, words.AND, words.FEW, words.MANY, words.PLURAL_MARK, words.NOT_SCALES),
    *(words.ONE, words.HALF, words.UNITS_IN_WORDS, words.TENS_IN_WORDS, words.NUMBERS_IN_WORDS),
    *(words.PERCENT, words.BELOW_ZERO, words.RANKS),
]
phrases = [phrase for table in tables for phrase, _ in table.by_language()]
digits = [
    "5",
    "10",
    "000",
    "128",
    "93.128",
    "3,5",
    "1,000",
    "2023",
    "2025",
    "-5",
    "1.2.3",
    "534..544",
    ";534..",
]
others = [
    "người",
    "teachers",
    "of",
    "VND",
    "đ",
    "$",
    "(",
    ")",
    "/",
    ".",
    ",",
    "-",
    "İ",
    "\u0301",
    "\n",
    "\u00a0",
]
pieces = st.sampled_from(phrases) | st.sampled_from(digits) | st.sampled_from(others)
texts = st.one_of(st.text(), st.lists(pieces).map(" ".join), st.lists(pieces).map("".join))


@given(texts, st.none() | langs, st.booleans())
def test_any_text_is_read_or_refused(text: str, lang: Lang | None, rounded: bool) -> None:  # noqa: FBT001 drawn by Hypothesis
    try:
        found = Quantity.find(text, lang=lang, rounded=rounded)
    except BadQuantity:
        return
    if found.goes_on:
        with pytest.raises(BadQuantity, match="one quantity alone"):
            Quantity.parse(text, lang=lang, rounded=rounded)
    else:
        assert found.quantity == Quantity.parse(text, lang=lang, rounded=rounded)
    assert (found.quantity.text or "") in unicodedata.normalize("NFC", text)


@given(texts)
def test_printed_words_alone_mean_what_they_mean_in_the_text(text: str) -> None:
    try:
        found = Quantity.find(text)
    except BadQuantity:
        return
    if found.quantity.text is not None:
        assert Quantity.parse(found.quantity.text) == found.quantity


@given(texts)
def test_normal_forms_are_read_alike(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert result(composed) == result(decomposed) == result(text)


@given(st.lists(pieces).map(" ".join))
def test_letter_case_is_read_alike(text: str) -> None:
    assert result(text.upper()) == result(text)


def result(text: str) -> Quantity | None:
    try:
        return Quantity.parse(text)
    except BadQuantity:
        return None
