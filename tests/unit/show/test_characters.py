import unicodedata

import pytest
from attrs import frozen

from vneduunion.show.characters import all_printable, printable


@pytest.mark.parametrize(
    "text", ["gần 94.000 sản phẩm", unicodedata.normalize("NFD", "tỷ đồng"), "a\tb\nc", "😀 – “”"]
)
def test_what_can_be_shown_stays(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize("character", ["\x00", "\x12", "\x1b", "\x7f", "\x85", "\x9b", "\ud800", "\uffff"])
def test_what_cannot_be_shown_is_replaced(character: str) -> None:
    assert printable(f"5{character}0") == "5\ufffd0"


@frozen
class Inner:
    text: str
    number: int


@frozen
class Outer:
    texts: tuple[str, ...]
    inner: tuple[Inner, ...]
    nothing: None = None


def test_texts_are_found_however_deep_they_stand() -> None:
    clean = all_printable(Outer(("a\x12",), (Inner("b\x12", 3),)))
    assert clean == Outer(("a\ufffd",), (Inner("b\ufffd", 3),))
