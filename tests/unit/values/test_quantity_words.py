"""The tables of words."""

import unicodedata

import pytest

from vneduunion.errors import Lang
from vneduunion.values import quantity_words as words
from vneduunion.values.quantities import Quantity
from vneduunion.values.quantity_rows import few, hedged, plural
from vneduunion.values.quantity_words import Hedge, Phrases

HEDGES = [(phrase, hedge) for hedge, each in words.HEDGES.items() for phrase, _ in each.by_language()]
ENDINGS = [(phrase, hedge) for hedge, each in words.ENDINGS.items() for phrase, _ in each.by_language()]
SCALES = [(phrase, factor) for factor, each in words.SCALES.items() for phrase, _ in each.by_language()]
PLURALS = [(phrase, factor) for factor, each in words.PLURALS.items() for phrase, _ in each.by_language()]
ALL = [phrase for phrase, _ in [*HEDGES, *ENDINGS, *SCALES, *PLURALS]]


def bounds(quantity: Quantity) -> tuple[int | None, ...]:
    return quantity.low, quantity.high, quantity.likely_low, quantity.likely_high


def test_no_phrase_has_two_meanings() -> None:
    assert len(set(ALL)) == len(ALL)


@pytest.mark.parametrize("phrase", ALL)
def test_phrases_are_written_as_they_are_matched(phrase: str) -> None:
    assert phrase == unicodedata.normalize("NFC", phrase).lower()


@pytest.mark.parametrize(("phrase", "hedge"), HEDGES)
def test_hedge_is_read(phrase: str, hedge: Hedge) -> None:
    assert bounds(Quantity.parse(f"{phrase} 1.500")) == hedged(hedge, 1_500)


@pytest.mark.parametrize(("phrase", "hedge"), ENDINGS)
def test_ending_is_read(phrase: str, hedge: Hedge) -> None:
    glued = phrase in words.ENDINGS[hedge].signs
    assert bounds(Quantity.parse(f"1.500{phrase}" if glued else f"1.500 {phrase}")) == hedged(hedge, 1_500)


@pytest.mark.parametrize("rank", [*words.RANKS.vi, *words.RANKS.en])
def test_an_ending_behind_a_rank_is_that_of_the_rank(rank: str) -> None:
    assert Quantity.parse(f"5 người {rank} trở lên") == Quantity.exact(5)


@pytest.mark.parametrize(("phrase", "factor"), SCALES)
def test_scale_is_read(phrase: str, factor: int) -> None:
    assert Quantity.parse(f"3 {phrase}", rounded=False) == Quantity.exact(3 * factor)
    assert bounds(Quantity.parse(f"hàng {phrase}")) == plural(factor)


@pytest.mark.parametrize(("phrase", "factor"), PLURALS)
def test_plural_is_read(phrase: str, factor: int) -> None:
    assert bounds(Quantity.parse(phrase)) == plural(factor)


@pytest.mark.parametrize("phrase", [*words.FEW.vi, *words.FEW.en])
def test_few_is_read(phrase: str) -> None:
    assert bounds(Quantity.parse(phrase)) == few(1)


@pytest.mark.parametrize("phrase", words.NOT_SCALES.vi)
def test_other_words_are_no_scales(phrase: str) -> None:
    assert Quantity.find(f"7 {phrase}").counted_text == phrase


@pytest.mark.parametrize(("lang", "phrase"), [("vi", "hơn"), ("en", "over")])
def test_first_phrase_of_a_language_is_the_one_printed(lang: Lang, phrase: str) -> None:
    assert words.HEDGES[Hedge.OVER].said(lang) == phrase


def test_phrases_know_their_language() -> None:
    phrases = Phrases(vi=("phần trăm",), en=("percent",), signs=("%",))
    assert list(phrases.by_language()) == [("phần trăm", "vi"), ("percent", "en"), ("%", None)]
