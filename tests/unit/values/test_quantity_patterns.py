"""The patterns take a time in proportion to what they read."""

import re

import pytest

from vneduunion.errors import BadQuantity
from vneduunion.values import quantity_patterns as patterns
from vneduunion.values.quantity_text import read

LONG = {
    "digits": "1" * 100_000,
    "groups": "1" + " 234" * 20_000,
    "marks": "1.1," * 30_000,
    "hedges": "hơn " * 30_000,
    "spaces": " " * 100_000,
    "spaces behind a hedge": "no" + " " * 100_000,
    "spaces behind a plural mark": "hàng" + " " * 100_000,
    "spaces behind a number": "5a" + " " * 100_000,
    "glued": "12a " * 30_000,
    "articles": "a " * 50_000,
    "scales": "trăm " * 50_000,
    "hyphens": "1-" * 50_000,
    "slashes": "5/" * 50_000,
    "plus signs": "5+" * 50_000,
    "apostrophes": "5'" * 50_000,
    "years": "2023 - 2025 " * 10_000,
    "points": ".." * 50_000,
    "openers": "từ 5a " * 20_000,
}
"""Texts without a quantity, which are searched to their end."""


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_texts_without_a_quantity_are_searched_to_the_end(text: str) -> None:
    with pytest.raises(BadQuantity):
        read(text)


def test_long_texts_with_a_quantity_are_read() -> None:
    reading = read("từ 5" + " a" * 50_000)
    assert reading.bounds == (5, 5, 5, 5)
    assert len(reading.counted) == 99_999
    assert read("hàng " + "trăm " * 50_000).bounds.low == 10**8


def test_pattern_is_compiled_once_and_when_it_is_first_used() -> None:
    pattern = patterns.Pattern("[0-9]+", re.ASCII)
    assert "_compiled" not in vars(pattern)
    assert pattern.match("534", 0)
    compiled = vars(pattern)["_compiled"]
    assert pattern.search("a 534", 0)
    assert pattern.fullmatch("534a") is None
    assert vars(pattern)["_compiled"] is compiled
