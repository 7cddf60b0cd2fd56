"""Reading words of quantity."""

import sys
from typing import Any

import pytest

from vneduunion.errors import BadQuantity
from vneduunion.values.quantity_text import Reading, ReadingFlag, read


def code(text: str) -> str:
    return read(text).bounds.code


def test_reading_keeps_words_counted_things_and_flags() -> None:
    assert read("có gần 94,000 sản phẩm đổi mới") == Reading(
        bounds=(0, 94_000, 93_000, 94_000),  # type: ignore[arg-type]  # equal to the bounds
        said="gần 94,000",
        counted="sản phẩm đổi mới",
        flags=(ReadingFlag.SKIPPED, ReadingFlag.SEPARATOR),
    )


def test_words_are_kept_as_printed_but_composed() -> None:
    decomposed = "Ga\u0302\u0300n  94.000"
    assert read(decomposed).said == "Gần  94.000"


@pytest.mark.parametrize("sign", ["-", "−", "–"])
def test_refusal_of_a_negative_number_points_at_the_sign(sign: str) -> None:
    with pytest.raises(BadQuantity) as caught:
        read(f"giảm {sign}5 %")
    assert caught.value.place == 5
    assert "(character 6)" in str(caught.value)


def test_place_is_that_of_the_text_as_given_where_letters_were_composed() -> None:
    text = "gia\u0309m a\u0323\u0302 -5 %"
    with pytest.raises(BadQuantity) as caught:
        read(text)
    assert caught.value.place == text.index("-")


@pytest.mark.parametrize(
    ("text", "place"), [("", 0), ("  ", 0), ("hầu hết", 0), (" \n hầu hết", 3), ("  9..3", 2)]
)
def test_refusal_of_a_whole_text_points_at_its_beginning(text: str, place: int) -> None:
    with pytest.raises(BadQuantity) as caught:
        read(text)
    assert caught.value.place == place


@pytest.mark.parametrize("text", [5, None, b"5", ["5"]])
def test_only_a_text_is_read(text: Any) -> None:
    with pytest.raises(TypeError, match="text must be a str, not "):
        read(text)


@pytest.mark.parametrize("lang", ["VI", "fr", ""])
def test_a_language_is_one_of_two(lang: Any) -> None:
    with pytest.raises(ValueError, match='lang must be "vi" or "en", not '):
        read("534", lang=lang)


@pytest.mark.parametrize("text", ["COVID-19 và 534 nhóm", "(19)-534 nhóm", "19-a 534 nhóm"])
def test_hyphen_behind_a_word_is_no_sign(text: str) -> None:
    assert read(text).bounds.low in {534, 19}


def test_closest_hedge_governs() -> None:
    assert code("khoảng hơn 534") == "534..;534..544"
    assert read("khoảng hơn 534").flags == (ReadingFlag.SKIPPED,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hơn 3,5", "3..;3..4"),
        ("gần 3,5", "0..4;3..4"),
        ("không quá 3,5", "0..4;0..4"),
        ("ít nhất 3,5", "3..;3.."),
        ("đúng 3,5", "3..4;3..4"),
        ("từ 3,5 đến 5,5", "3..6;3..6"),
        ("from 5.5 to 3.5", "3..6;3..6"),
        ("0,333 %", "33..34;33..34"),
    ],
)
def test_number_that_is_not_whole_asserts_less(text: str, expected: str) -> None:
    assert code(text) == expected
    assert ReadingFlag.FRACTION in read(text).flags


@pytest.mark.parametrize(
    "text",
    ["từ 5 đến 12/11", "từ 1.2.3 đến 5", "từ 5 đến 1.2.3", "5-10-2019", "5 đến 10abc"],
)
def test_range_with_an_unreadable_end_is_passed_over(text: str) -> None:
    with pytest.raises(BadQuantity):
        read(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("between 5 and 10", "between 5 and 10"),
        ("between 5 to 10", "between 5 to 10"),
        ("between 5-10", "between 5-10"),
        ("khoảng từ 5 đến 10", "khoảng từ 5 đến 10"),
        ("from 5 groups", "5"),
        ("từ 5 nhóm", "5"),
        ("khoảng từ 5 nhóm", "khoảng từ 5"),
    ],
)
def test_opener_belongs_to_what_it_opens(text: str, said: str) -> None:
    assert read(text).said == said


@pytest.mark.parametrize(
    ("text", "said", "counted"),
    [
        ("từ 500 trở lên", "từ 500 trở lên", ""),
        ("từ 500 đoàn viên nữ trở lên", "từ 500 đoàn viên nữ trở lên", "đoàn viên nữ"),
        ("500 giáo viên đạt loại khá trở lên", "500", "giáo viên đạt loại khá trở lên"),
        ("hơn 500 trở lên", "hơn 500", "trở lên"),
        ("5 triệu trở lên", "5 triệu trở lên", ""),
        ("5 triệu đồng trở lên", "5 triệu đồng trở lên", "đồng"),
        ("500đ trở lên", "500đ trở lên", "đ"),
        ("30 đoàn viên nữ trở lên", "30 đoàn viên nữ trở lên", "đoàn viên nữ"),
        ("500 teachers in five provinces or more", "500", "teachers in five provinces or more"),
        ("5 sáng kiến cấp tỉnh trở lên", "5", "sáng kiến cấp tỉnh trở lên"),
        ("12 thạc sĩ trở lên", "12", "thạc sĩ trở lên"),
        ("5 to 10 groups or more", "5 to 10 groups or more", "groups"),
        ("500+ nhóm", "500+", "nhóm"),
        ("5 million+", "5 million+", ""),
        ("500++", "500", "++"),
        ("5 trường A+", "5", "trường A+"),
    ],
)
def test_ending_belongs_to_its_number(text: str, said: str, counted: str) -> None:
    assert (read(text).said, read(text).counted) == (said, counted)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 tỷ 250 triệu 500 nghìn", 1_250_500_000),
        ("1 triệu 534", 1_000_000),
        ("1 triệu 2 tỷ", 1_000_000),
        ("2 tỷ một trăm triệu", 2_100_000_000),
        ("1 triệu rưỡi", 1_500_000),
        ("2 million and a half", 2_500_000),
        ("2 tỷ năm 2024", 2_000_000_000),
        ("1.234,567", 1_234),
        ("93 128,5 nghìn", 93_128_500),
    ],
)
def test_terms_of_one_number(text: str, expected: int) -> None:
    assert read(text, rounded=False).bounds.low == expected


@pytest.mark.parametrize(
    "text",
    [
        "1" * 41,
        "1." + "234." * 20 + "567",
        "12,34,56",
        "1.23.456",
        "5..6..7",
        "một trăm linh một nghìn",
        "1_000",
        "94'000",
        "94\u2019000 tỷ",
        "94\u00b7000",
        "500+20",
        "gần\x0b94.000",
        "hơn\x85534",
    ],
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    with pytest.raises(BadQuantity):
        read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hàng chục phần trăm", "1000..;2000..9900"),
        ("vài %", "200..;200..900"),
        ("gần 5 %", "0..500;400..500"),
    ],
)
def test_shares_in_vague_words(text: str, expected: str) -> None:
    assert code(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hơn 50,5 %", "5050..;5050..5060"),
        ("hơn 57,94 %", "5794..;5794..5804"),
        ("từ 12,5 đến 15 %", "1250..1500;1250..1500"),
        ("100,00 %", "10000..10000;10000..10000"),
        ("0 %", "0..0;0..0"),
    ],
)
def test_share_with_decimals_is_counted_in_basis_points(text: str, expected: str) -> None:
    assert code(text) == expected


def test_shortened_code_leaves_the_likely_bounds_to_the_asserted_ones() -> None:
    assert code(" 5..9 ") == "5..9;.."
    assert read("534..").bounds == (534, None, None, None)


@pytest.mark.parametrize("text", ["9..3", "3..9;7..5", "..;2..1"])
def test_code_out_of_order_is_refused(text: str) -> None:
    with pytest.raises(BadQuantity, match="no low above its high"):
        read(text)


def test_lower_case_keeps_every_place() -> None:
    """All letters but one keep their length in lower case; that one is replaced before."""
    growing = [letter for letter in map(chr, range(sys.maxunicode + 1)) if len(letter.lower()) != 1]
    assert growing == ["İ"]
    assert read("İİİ over 534 groups").said == "over 534"
