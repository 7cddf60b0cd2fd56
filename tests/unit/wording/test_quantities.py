from typing import Any

import pytest

from vneduunion.model import Counted
from vneduunion.values.quantities import Quantity
from vneduunion.wording import asserted_bounds, format_bounds, likely_bounds, number, per_cent, round_number


@pytest.mark.parametrize(
    ("value", "lang", "said"),
    [
        (0, "vi", "0"),
        (534, "en", "534"),
        (94_000, "en", "94,000"),
        (94_000, "vi", "94.000"),
        (-1_572, "en", "−1,572"),
    ],
)
def test_numbers_are_grouped_as_the_language_does(value: int, lang: Any, said: str) -> None:
    assert number(value, lang) == said


@pytest.mark.parametrize(
    ("value", "lang", "said"),
    [
        (0, "en", "0"),
        (100_000, "vi", "100.000"),
        (10**6, "en", "1 million"),
        (2 * 10**9, "vi", "2 tỷ"),
        (10**12, "vi", "1 nghìn tỷ"),
        (1_500 * 10**9, "en", "1,500 billion"),
        (10**15, "en", "1,000 trillion"),
        (1_000_001, "en", "1,000,001"),
    ],
)
def test_a_scale_word_is_used_only_where_it_is_exact(value: int, lang: Any, said: str) -> None:
    assert round_number(value, lang) == said


@pytest.mark.parametrize(
    ("words", "lang", "said"),
    [
        ("over 534", "en", "534 – ∞ (likely 534 – 544)"),
        ("hơn 534", "vi", "534 – ∞ (có khả năng 534 – 544)"),
        ("nearly 94,000", "en", "0 – 94,000 (likely 93,000 – 94,000)"),
        ("gần 94.000", "vi", "0 – 94.000 (có khả năng 93.000 – 94.000)"),
        ("over 200 billion VND", "en", "200 billion – ∞ (likely 200 – 300 billion)"),
        ("from 900 billion to 1,500 billion VND", "vi", "900 – 1.500 tỷ"),
        ("from 900 billion to 2,000 billion VND", "vi", "900 tỷ – 2 nghìn tỷ"),
        ("at least 11", "en", "11 – ∞"),
        ("1,572", "en", "1,572"),
    ],
)
def test_bounds_of_words(words: str, lang: Any, said: str) -> None:
    assert format_bounds(Quantity.parse(words), lang) == said


def test_a_count_that_is_open_below_ends_at_nothing_and_a_difference_does_not() -> None:
    assert format_bounds(Quantity(high=29, likely_high=29), "en") == "0 – 29"
    difference = Quantity.parse("at most 3") - Quantity.parse("at least 6")
    assert asserted_bounds(difference, "en") == "−∞ – −3"
    assert likely_bounds(difference, "vi") == "−∞ – −3"


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (0, "0 %", "0 %"),
        (5, "0,05 %", "0.05 %"),
        (9_001, "90,01 %", "90.01 %"),
        (9_050, "90,5 %", "90.5 %"),
        (10_000, "100 %", "100 %"),
        (12_345_678, "123.456,78 %", "123,456.78 %"),
        (-150, "−1,5 %", "−1.5 %"),
    ],
)
def test_shares_are_told_in_per_cent(value: int, vi: str, en: str) -> None:
    assert (per_cent(value, "vi"), per_cent(value, "en")) == (vi, en)


def test_both_bounds_of_a_share_are_in_per_cent() -> None:
    share = Quantity(low=9_001, high=10_999, likely_low=10_000, likely_high=10_000)
    assert format_bounds(share, "en", Counted.SHARE) == "90.01 % – 109.99 % (likely 100 %)"
    assert format_bounds(share, "vi", Counted.SHARE) == "90,01 % – 109,99 % (có khả năng 100 %)"
    assert asserted_bounds(Quantity(low=9_000), "en", Counted.SHARE) == "90 % – ∞"
    assert asserted_bounds(share, "en", Counted.PERSON) == "9,001 – 10,999"
