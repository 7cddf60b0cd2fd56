"""How numbers are written: separators, scale words, shares, and what is left out."""

import pytest

from tests.spec.spec_page import SpecPage, SpecTable
from vneduunion.errors import BadQuantity, Lang
from vneduunion.values.quantities import Found, Quantity

SCALES = SpecTable(
    "Scale words multiply what is before them, and one another.",
    ("words", "number"),
    (
        ("5 chục", "50"),
        ("3 trăm", "300"),
        ("42 nghìn", "42,000"),
        ("42 ngàn", "42,000"),
        ("12 vạn", "120,000"),
        ("1,5 triệu", "1,500,000"),
        ("200 tỷ", "200,000,000,000"),
        ("200 tỉ", "200,000,000,000"),
        ("200tỷ", "200,000,000,000"),
        ("3 nghìn tỷ", "3,000,000,000,000"),
        ("1 tỷ 250 triệu", "1,250,000,000"),
        ("2 tỷ rưỡi", "2,500,000,000"),
        ("một triệu", "1,000,000"),
        ("3 hundred", "300"),
        ("42 thousand", "42,000"),
        ("1.5 million", "1,500,000"),
        ("200 billion", "200,000,000,000"),
        ("200bn", "200,000,000,000"),
        ("3 trillion", "3,000,000,000,000"),
        ("5 hundred thousand", "500,000"),
        ("a million", "1,000,000"),
        ("one thousand", "1,000"),
        ("a dozen", "12"),
    ),
)

SEPARATORS = SpecTable(
    "Groups of three are thousands, whatever separates them. Before a scale word or a percent sign one mark "
    "with three digits behind it may also be decimal: there the language decides, the one given or else that "
    "of the words or else Vietnamese, and the reading is flagged.",
    ("words", "language given", "number", "flags"),
    (
        ("93.128", "", "93,128", ""),
        ("93,128", "", "93,128", ""),
        ("93 128", "", "93,128", ""),
        ("93\u00a0128", "", "93,128", ""),
        ("1.234.567", "", "1,234,567", ""),
        ("1,234,567", "", "1,234,567", ""),
        ("93.128", "vi", "93,128", ""),
        ("93,128", "en", "93,128", ""),
        ("93.128", "en", "93,128", "SEPARATOR"),
        ("93,128", "vi", "93,128", "SEPARATOR"),
        ("nearly 94.000", "", "94,000", "SEPARATOR"),
        ("gần 94,000", "", "94,000", "SEPARATOR"),
        ("3,5 tỷ", "", "3,500,000,000", ""),
        ("3.5 billion", "", "3,500,000,000", ""),
        ("3.5 tỷ", "", "3,500,000,000", ""),
        ("0,125 tỷ", "", "125,000,000", ""),
        ("1.234,5 triệu", "", "1,234,500,000", ""),
        ("1,234.5 million", "", "1,234,500,000", ""),
        ("3,125 tỷ", "", "3,125,000,000", "SEPARATOR"),
        ("3.125 tỷ", "", "3,125,000,000,000", "SEPARATOR"),
        ("3.125 billion", "", "3,125,000,000", "SEPARATOR"),
        ("3,125 billion", "", "3,125,000,000,000", "SEPARATOR"),
        ("3.125 billion", "vi", "3,125,000,000,000", "SEPARATOR"),
        ("3.125 tỷ", "en", "3,125,000,000", "SEPARATOR"),
    ),
)

SHARES = SpecTable(
    "Shares are counted in basis points: hundredths of a per cent.",
    ("words", "basis points"),
    (
        ("12,5 %", "1,250"),
        ("12.5%", "1,250"),
        ("415,3 %", "41,530"),
        ("56.50 %", "5,650"),
        ("95 phần trăm", "9,500"),
        ("95 percent", "9,500"),
        ("95 per cent", "9,500"),
        ("100 %", "10,000"),
    ),
)

SHARES_IN_PROSE = SpecTable(
    "The rows of the main table, rounding and hedges alike, go by the number printed when it is a whole number "
    "of per cent; the result is then taken a hundred times. A share printed with decimals is exact.",
    ("words", "number printed", "code"),
    (
        ("1%", "1", "100..100;100..100"),
        ("50%", "50", "5000..5000;5000..5000"),  # 50 is below 1,000 and s = 10: exact.
        ("95 %", "95", "9500..9500;9500..9500"),
        ("100%", "100", "9100..10900;9500..10500"),  # s = 100; a power of ten, so the step is 10.
        ("hơn 50%", "50", "5000..;5000..6000"),  # s = 10 is the step.
        ("over 95 percent", "95", "9500..;9500..9600"),  # s = 1 is the step, since 95 is not above 99.
        ("gần 100 %", "100", "0..10000;9000..10000"),
        ("khoảng 50 phần trăm", "50", "0..;4500..5500"),
        ("đúng 100%", "100", "10000..10000;10000..10000"),
        ("từ 50 đến 60 %", "50, 60", "5000..6000;5000..6000"),
        ("57.94 %", "57.94", "5794..5794;5794..5794"),
        ("56,50 %", "56.50", "5650..5650;5650..5650"),
    ),
)

RANGES = SpecTable(
    "A range may leave the scale to its second end, or be written with a hyphen. Two years with a hyphen "
    "are a period. A hedge before a range, or an ending behind it, keeps the side that it asserts.",
    ("words", "code"),
    (
        ("từ 3 đến 5 triệu", "3000000..5000000;3000000..5000000"),
        ("from 200 to 300 thousand", "200000..300000;200000..300000"),
        ("from 500 to 2 thousand", "500..2000;500..2000"),
        ("từ 5 triệu đến 1 tỷ", "5000000..1000000000;5000000..1000000000"),
        ("từ 5 đến 10 %", "500..1000;500..1000"),
        ("5-10 nhóm", "5..10;5..10"),
        ("5 – 10 nhóm", "5..10;5..10"),
        ("5 tới 10 nhóm", "5..10;5..10"),
        ("khoảng 5 đến 10 nhóm", "0..;5..10"),
        ("at least 5 to 10 groups", "5..;5..10"),
        ("up to 5 to 10 groups", "0..10;5..10"),
        ("5-10+", "5..;5..10"),
        ("từ 5 đến 10 nhóm trở xuống", "0..10;5..10"),
        ("2023 - 2025, over 534 groups", "534..;534..544"),
    ),
)

OTHER_HEDGES = SpecTable(
    "Words that mean the same as those of the main table, and their negations.",
    ("words", "the same as"),
    (
        ("không dưới 500", "ít nhất 500"),
        ("not less than 500", "at least 500"),
        ("≥ 500", "at least 500"),
        ("không nhỏ hơn 500", "ít nhất 500"),
        ("không thấp hơn 500", "ít nhất 500"),
        ("not below 500", "at least 500"),
        ("a minimum of 500", "at least 500"),
        ("minimum of 500", "at least 500"),
        ("500+", "at least 500"),
        ("5 nhóm trở lên", "ít nhất 5"),
        ("5 người trở lên", "ít nhất 5"),
        ("5 groups or more", "at least 5"),
        ("5 groups or fewer", "at most 5"),
        ("5 nhóm trở xuống", "không quá 5"),
        ("ngót 500", "gần 500"),
        ("gần như 500", "gần 500"),
        ("không trên 500", "không quá 500"),
        ("không đến 500", "không quá 500"),
        ("không tới 500", "không quá 500"),
        ("chưa tới 500", "không quá 500"),
        ("lên đến 500", "không quá 500"),
        ("lên tới 500", "không quá 500"),
        ("tới 500", "không quá 500"),
        ("thấp hơn 500", "không quá 500"),
        ("không nhiều hơn 500", "không quá 500"),
        ("a maximum of 500", "at most 500"),
        ("maximum of 500", "at most 500"),
        ("not greater than 500", "at most 500"),
        ("chưa đến 500", "không quá 500"),
        ("nhiều nhất 500", "không quá 500"),
        ("fewer than 500", "at most 500"),
        ("500 or fewer", "at most 500"),
        ("500 trở xuống", "không quá 500"),
        ("≤ 500", "at most 500"),
        ("nhiều hơn 500", "hơn 500"),
        ("> 500", "over 500"),
        ("trên dưới 500", "khoảng 500"),
        ("ngót nghét 500", "khoảng 500"),
        ("as many as 500", "about 500"),
        ("ước tính 500", "khoảng 500"),
        ("~500", "about 500"),
    ),
)

COUNTED = SpecTable(
    "What follows the number says what is counted; it is kept as printed. Words before the quantity that are "
    "not read are flagged.",
    ("text", "quantity", "counted", "flags"),
    (
        ("gần 94.000 sản phẩm", "gần 94.000", "sản phẩm", ""),
        ("hơn 200 tỷ đồng", "hơn 200 tỷ", "đồng", ""),
        ("93.128đ", "93.128", "đ", ""),
        ("over VND200 billion", "over VND200 billion", "VND", ""),
        ("VND 200 billion", "200 billion", "VND", ""),
        ("từ 500 người trở lên", "từ 500 người trở lên", "người", ""),
        ("124.000 nữ nhà giáo, trong đó 9.240 nữ", "124.000", "nữ nhà giáo, trong đó 9.240 nữ", ""),
        ("hundreds of thousands of initiatives", "hundreds of thousands", "initiatives", ""),
        ("- 534 nhóm", "534", "nhóm", ""),
        ("To date, 2,168 groups", "2,168", "groups", "SKIPPED"),
        ("3,5 người", "3,5", "người", "FRACTION"),
        ("from 10 to 5 groups", "from 10 to 5", "groups", "REVERSED"),
        ("5 sáng kiến cấp tỉnh trở lên", "5", "sáng kiến cấp tỉnh trở lên", ""),
        ("năm 2024 tỷ lệ đạt khá", "2024", "tỷ lệ đạt khá", "SKIPPED"),
    ),
)

REFUSED = SpecTable(
    "What names no quantity is refused, not guessed.",
    ("text", "why"),
    (
        ("", "nothing there"),
        ("hầu hết giáo viên", "most: no number"),
        ("toàn bộ", "all: no number"),
        ("most teachers", "no number"),
        ("hàng năm", "every year"),
        ("tỷ lệ", "a rate"),
        ("12abc34", "digits glued to letters"),
        ("94'000", "an apostrophe parts no thousands"),
        ("500+20", "a sum"),
        ("5th", "an ordinal number"),
        ("57-NQ/TW", "the number of a document"),
        ("103/KH-CĐN", "the number of a document"),
        ("12/11/2019", "a date"),
        ("12.5.2024", "a date"),
        ("2020-2025", "a period"),
        ("10-5", "no range"),
        ("một trăm năm mươi", "a number written out in words"),
        ("one hundred and fifty", "a number written out in words"),
        ("half a million", "a number written out in words"),
        ("2 and a half million", "a number written out in words"),
        ("3 125.000 đồng", "one number or two"),
        ("-5", "below zero"),
        ("−5 %", "below zero"),
        ("âm 5", "below zero"),
        ("minus 5", "below zero"),
        ("9..3", "a code out of order"),
        ("..", "a code that says nothing"),
    ),
)

GOING_ON = SpecTable(
    "A text that tells one quantity has words behind it, and no digits or signs of arithmetic. "
    "`Quantity.parse`, files and forms refuse others; `Quantity.find` gives the first quantity.",
    ("text", "quantity found"),
    (
        ("10^400", "10"),
        ("10*2", "10"),
        ("10 x 5", "10"),
        ("12;34", "12"),
        ("12 34", "12"),
        ("12 \uff13\uff14", "12"),
        ("20%%", "20%"),
        ("20 ‰", "20"),
        ("200 triệu đồng × 2", "200 triệu"),
        ("12 đ^2", "12"),
        ("500++", "500"),
        ("vài trăm, 250", "vài trăm"),
        ("1 triệu 534", "1 triệu"),
        ("12 nhóm, 15 nhóm", "12"),
        ("2.168 nhóm năm 2025", "2.168"),
    ),
)

ALONE = SpecTable(
    "Words behind a quantity say what is counted, with any punctuation, and leave it as it is.",
    ("text", "quantity"),
    (
        ("2.168 nhóm", "2.168"),
        ("12 (mười hai)", "12"),
        ("200 triệu đồng/năm", "200 triệu"),
        ("5 trường A+", "5"),
        ("500 m² nhà ở", "500"),
        ("534 nhóm; phần lớn ở tiểu học.", "534"),
        ("từ 5 đến 7", "từ 5 đến 7"),
        ("5 nhóm trở lên", "5 nhóm trở lên"),
        ("200 tỷ đồng", "200 tỷ"),
    ),
)

PAGE = SpecPage(
    "quantity-words",
    "How quantities are written",
    "What `Quantity.parse` and `Quantity.find` read in Vietnamese and English. Numbers are shown as they "
    "are read before any rounding.",
    (SCALES, SEPARATORS, SHARES, SHARES_IN_PROSE, RANGES, OTHER_HEDGES, COUNTED, ALONE, GOING_ON, REFUSED),
)


LANGS: dict[str, Lang | None] = {"": None, "vi": "vi", "en": "en"}


def number(quantity: Quantity) -> str:
    """The number of a quantity that is exact, or nearly one."""
    return f"{quantity.high:,}"


def flags(found: Found) -> str:
    return " ".join(flag.value for flag in found.flags)


@pytest.mark.parametrize(("words", "expected"), [*SCALES.rows, *SHARES.rows])
def test_words_are_this_number(words: str, expected: str) -> None:
    quantity = Quantity.parse(words, rounded=False)
    assert quantity.low == quantity.high
    assert number(quantity) == expected


@pytest.mark.parametrize(("words", "lang", "expected", "flagged"), SEPARATORS.rows)
def test_separators_are_read_so(words: str, lang: str, expected: str, flagged: str) -> None:
    found = Quantity.find(words, lang=LANGS[lang], rounded=False)
    assert (number(found.quantity), flags(found)) == (expected, flagged)


@pytest.mark.parametrize(("words", "printed", "code"), SHARES_IN_PROSE.rows)
def test_share_goes_by_the_number_printed(words: str, printed: str, code: str) -> None:
    assert Quantity.parse(words).code == code
    assert all(number in words.replace(",", ".") for number in printed.split(", "))


@pytest.mark.parametrize(("words", "code"), RANGES.rows)
def test_range_has_these_bounds(words: str, code: str) -> None:
    assert Quantity.parse(words).code == code


@pytest.mark.parametrize(("words", "same"), OTHER_HEDGES.rows)
def test_words_mean_the_same(words: str, same: str) -> None:
    found = Quantity.find(words)
    assert found.quantity == Quantity.parse(same)
    assert found.flags == ()


@pytest.mark.parametrize(("text", "quantity", "counted", "flagged"), COUNTED.rows)
def test_what_is_counted_is_kept(text: str, quantity: str, counted: str, flagged: str) -> None:
    found = Quantity.find(text)
    assert (found.quantity.text, found.counted_text, flags(found)) == (quantity, counted, flagged)


@pytest.mark.parametrize(("text", "quantity"), ALONE.rows)
def test_words_may_stand_behind_a_quantity(text: str, quantity: str) -> None:
    assert Quantity.parse(text).text == quantity


@pytest.mark.parametrize(("text", "quantity"), GOING_ON.rows)
def test_what_goes_on_is_found_but_not_taken_for_the_whole(text: str, quantity: str) -> None:
    assert Quantity.find(text).quantity.text == quantity
    with pytest.raises(BadQuantity, match="one quantity alone") as caught:
        Quantity.parse(text)
    assert (caught.value.found, caught.value.place) == (text, 0)
    assert "một số lượng duy nhất" in caught.value.text("vi")


@pytest.mark.parametrize(("text", "why"), REFUSED.rows)
def test_no_quantity_is_refused(text: str, why: str) -> None:
    with pytest.raises(BadQuantity) as caught:
        Quantity.parse(text)
    assert (caught.value.found, caught.value.place) == (text, 0)
    below_zero = why == "below zero"
    assert ("not negative" in caught.value.text("en")) is below_zero
    assert ("không âm" in caught.value.text("vi")) is below_zero
