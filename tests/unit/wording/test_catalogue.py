import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from vneduunion.wording.catalogue import catalogue


def texts(table: Any) -> Iterator[str]:
    for value in table.values():
        if isinstance(value, str):
            yield value
        else:
            yield from texts(value)


@pytest.mark.parametrize("stem", ["labels", "sentences"])
def test_words_are_composed_and_whole(stem: str) -> None:
    """Decomposed accents would make equal words unequal."""
    found = list(texts(catalogue(stem)))
    assert found
    assert [text for text in found if unicodedata.normalize("NFC", text) != text or not text] == []


def test_a_catalogue_is_read_once() -> None:
    assert catalogue("labels") is catalogue("labels")
