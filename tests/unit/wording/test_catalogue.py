import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.small_world import figure, world
from vneduunion.codec import json_schema
from vneduunion.model import Counted, Figure
from vneduunion.reconciliation import reconcile
from vneduunion.values.quantities import Quantity
from vneduunion.wording import count, enum_label, field_label, format_bounds, record_label, sentence
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


@pytest.mark.parametrize(
    "say",
    [
        lambda lang: enum_label(Counted.SHARE, lang),
        lambda lang: record_label(Figure, lang),
        lambda lang: field_label(Figure, "scope", lang),
        lambda lang: sentence("figure.no_scope", lang),
        lambda lang: count("figures", 1, lang),
        lambda lang: format_bounds(Quantity.parse("over 534"), lang),
        lambda lang: json_schema(Figure, lang=lang),
        reconcile(world([figure("a", 10), figure("b", 11)])).conflicts[0].explain,
    ],
)
@pytest.mark.parametrize("lang", ["fr", "VI", ""])
def test_there_are_two_languages(say: Callable[[Any], object], lang: str) -> None:
    with pytest.raises(ValueError, match=f"lang is 'vi' or 'en', not {lang!r}"):
        say(lang)
