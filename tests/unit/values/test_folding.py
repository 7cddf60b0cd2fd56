import unicodedata

import pytest

from vneduunion.values.folding import fold


@pytest.mark.parametrize("dash", "-‐‑‒–—―−")
def test_every_dash_is_a_hyphen(dash: str) -> None:
    assert fold(f"2020{dash}2025") == "2020-2025"


@pytest.mark.parametrize("quote", "'\"`´‘’‚“”„«»′″")
def test_every_quote_is_one_quote(quote: str) -> None:
    assert fold(f"{quote}Hai tốt") == "'hai tốt"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("oà oá oả oã oạ", "òa óa ỏa õa ọa"),
        ("oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"),
        ("uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"),
    ],
)
def test_both_positions_of_the_tone_mark(old: str, new: str) -> None:
    assert fold(old) == fold(new) == old


@pytest.mark.parametrize(
    "text", ["hoằng", "hoặc", "ngoằn", "huyền", "huế", "thuở", "của", "mùa", "hoàn", "quý"]
)
def test_marks_that_have_one_place_stay(text: str) -> None:
    assert fold(text) == text


def test_decomposed_text_is_composed() -> None:
    text = "Sáng kiến, sáng tạo"
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == text.lower()


def test_invisible_characters_vanish() -> None:
    assert fold("\ufeffsáng\u00ad kiến\u200b") == "sáng kiến"


def test_every_kind_of_space_is_one_space() -> None:
    assert fold("  Công\u00a0đoàn\tcơ\n\nsở ") == "công đoàn cơ sở"


def test_marks_freed_from_an_invisible_character_are_put_in_order() -> None:
    once = fold("a\u0301\u200d\u0323")
    assert once == fold("ạ\u0301")


def test_british_spellings_inside_other_words_stay() -> None:
    assert fold("belabour programmed") == "belabour programmed"


def test_empty_text_stays_empty() -> None:
    assert fold("") == ""
