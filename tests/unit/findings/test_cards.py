"""Every code says what it means, in both languages, and rests on something that can be looked up."""

import re
from string import Formatter

import pytest

from vneduunion.errors import sentence
from vneduunion.findings import Card, card, cards
from vneduunion.reference import catalogue

CODES = sorted(cards())
TABLES_BY_LETTER = "UTSVPGIACMDQFERHX"


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_a_letter_and_a_number(code: str) -> None:
    assert re.fullmatch(f"[{TABLES_BY_LETTER}][0-9]{{3}}", code)


@pytest.mark.parametrize("code", CODES)
def test_every_word_is_there_in_both_languages(code: str) -> None:
    item = card(code)
    for words in (item.title, item.meaning, item.basis, item.message):
        assert words is None or all(text.strip() == text and text for text in words)
    assert item.message is not None or sentence(item.fault or "", "vi", _Anything())


class _Anything(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return key

    def items(self):  # type: ignore[no-untyped-def,override]  # sentences ask for what they name
        names = "found expected known choices limit first low second high fields pattern id count records"
        return {name: name for name in names.split()}.items()


def names(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}


@pytest.mark.parametrize("code", CODES)
def test_both_languages_name_the_same_values(code: str) -> None:
    message = card(code).message
    assert message is None or names(message.vi) == names(message.en)


@pytest.mark.parametrize("code", CODES)
def test_what_it_rests_on_can_be_looked_up(code: str) -> None:
    facts = catalogue()
    for source in card(code).sources:
        assert source in facts.sources or source in facts.documents


def test_every_fault_has_one_code() -> None:
    faults = [item.fault for item in cards().values() if item.fault is not None]
    assert len(faults) == len(set(faults))


def test_a_card_comes_back_from_plain_data() -> None:
    item = card("X201")
    assert Card.of_plain(item.plain()) == item


def test_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        card("Z999")
