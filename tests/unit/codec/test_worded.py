from typing import Any

import pytest

from vneduunion.codec import load
from vneduunion.errors import LoadError
from vneduunion.model import Figure
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

OVER_534 = Quantity.parse("over 534")


@pytest.mark.parametrize(
    ("plain", "quantity"),
    [
        ("over 534", OVER_534),
        ("534..;534..544", OVER_534),
        ({"low": 534, "likely_low": 534, "likely_high": 544, "text": "over 534"}, OVER_534),
        (94_000, Quantity.exact(94_000)),
        (0, Quantity.exact(0)),
        (2**70, Quantity.exact(2**70)),
        ("3,5 tỷ đồng", Quantity.parse("3,5 tỷ đồng")),
    ],
)
def test_a_quantity_is_given_in_words_in_code_by_number_or_field_by_field(
    plain: Any, quantity: Quantity
) -> None:
    assert load(Quantity, plain) == quantity


def test_the_words_of_a_quantity_are_kept() -> None:
    assert load(Quantity, "nearly 94,000").text == "nearly 94,000"


def test_a_number_is_exact_however_round_it_is() -> None:
    assert load(Quantity, 94_000).low == load(Quantity, 94_000).high == 94_000
    assert load(Quantity, "94,000").low == 93_001


@pytest.mark.parametrize(
    "words",
    ["in 2024, nearly 13,000 turns", "năm 2025 có 30 nhóm", "Q2 2025", "thứ 5", "khoảng hơn 534"],
)
def test_words_before_the_quantity_are_refused_for_they_may_say_what_its_number_is(words: str) -> None:
    Quantity.find(words)
    with pytest.raises(LoadError) as caught:
        load(Quantity, words)
    (fault,) = caught.value.faults
    assert (fault.place, fault.code) == ("$", "bad_quantity")
    assert "only the words of the quantity" in fault.text("en")
    assert "chỉ những chữ của số lượng" in fault.text("vi")


@pytest.mark.parametrize("words", ["10^400", "12 34", "12 nhóm, 15 nhóm"])
def test_a_number_that_goes_on_behind_is_not_cut(words: str) -> None:
    with pytest.raises(LoadError) as caught:
        load(Quantity, words)
    (fault,) = caught.value.faults
    assert fault.code == "bad_quantity"
    assert "one quantity alone" in fault.text("en")


def test_words_before_the_quantity_are_refused_in_their_place(figure: dict[str, Any]) -> None:
    with pytest.raises(LoadError) as caught:
        load(Figure, figure | {"quantity": "Q2 2025"})
    assert [fault.place for fault in caught.value.faults] == ["$.quantity"]


def test_words_alone_may_be_framed_by_signs_and_followed_by_what_is_counted() -> None:
    assert load(Quantity, "(nearly 94,000 products)") == Quantity.parse("nearly 94,000")


@pytest.mark.parametrize("plain", [3.0, 3.5, float("nan"), True, None, [1, 2], b"3"])
def test_nothing_else_is_a_quantity_and_the_sentence_says_what_to_write(plain: Any) -> None:
    with pytest.raises(LoadError) as caught:
        load(Quantity, plain)
    assert 'expected a whole number, words such as "nearly 94,000"' in str(caught.value)
    assert "3.5 billion" in str(caught.value)


def test_a_number_below_zero_is_told_once() -> None:
    with pytest.raises(LoadError) as caught:
        load(Quantity, -5)
    assert str(caught.value) == "$: -5 is below the least value 0"


@pytest.mark.parametrize(
    ("plain", "period"),
    [
        ("nhiệm kỳ 2023-2028", Period.term(2023, 2028)),
        ("school year 2024-2025", Period.school_year(2024)),
        ("TERM:2023-01-01..2028-12-31;-", Period.term(2023, 2028)),
        ({"kind": "TERM", "first": "2023-01-01", "last": "2028-12-31"}, Period.term(2023, 2028)),
    ],
)
def test_a_period_is_given_in_words_in_code_or_field_by_field(plain: Any, period: Period) -> None:
    assert load(Period, plain) == period


def test_a_year_is_written_in_words_not_as_a_number() -> None:
    with pytest.raises(LoadError, match='words such as "school year 2024-2025"'):
        load(Period, 2025)


@pytest.mark.parametrize(
    "plain",
    [
        "Kế hoạch số 103/KH-CĐN",
        {"number": 103, "type": "KH", "body": "CĐN", "family": "STATE"},
    ],
)
def test_a_document_number_is_given_in_words_or_field_by_field(plain: Any) -> None:
    assert load(DocumentNumber, plain) == DocumentNumber.parse("103/KH-CĐN")


def test_a_number_alone_is_no_document_number() -> None:
    with pytest.raises(LoadError, match='words such as "103/KH-CĐN"'):
        load(DocumentNumber, 103)


def test_a_text_alone_is_no_name_for_it_does_not_say_its_language() -> None:
    with pytest.raises(LoadError) as caught:
        load(Name, "Công đoàn Giáo dục Việt Nam")
    assert '{"vi": ...}' in caught.value.text("en")
    assert '{"vi": ...}' in caught.value.text("vi")


@pytest.mark.parametrize(
    ("cls", "words", "sentence"),
    [
        (Quantity, "không rõ", "$: cannot read a quantity from 'không rõ'"),
        (Period, "hôm nọ", "$: cannot read a period from 'hôm nọ'"),
        (DocumentNumber, "kế hoạch", "$: cannot read a document number from 'kế hoạch'"),
    ],
)
def test_the_sentence_of_words_that_cannot_be_read_is_kept(cls: type, words: str, sentence: str) -> None:
    with pytest.raises(LoadError) as caught:
        load(cls, words)
    assert str(caught.value).startswith(sentence)
