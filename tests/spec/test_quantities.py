"""What the words of quantity mean: the house convention, row by row."""

import unicodedata
from collections.abc import Callable

import pytest

from tests.spec.spec_page import SpecPage, SpecTable
from vneduunion.errors import Lang
from vneduunion.values.quantities import Quantity

_COLUMNS = ("phrase", "language", "low", "high", "likely low", "likely high")

PLAIN = SpecTable(
    "A number without a hedge is that number, unless it is round: in prose, round numbers may have been "
    "rounded. A step is the place value of the last non-zero digit; but a tenth of a power of ten from 100 up.",
    _COLUMNS,
    (
        ("0", "vi en", "0", "0", "0", "0"),
        ("29", "vi en", "29", "29", "29", "29"),
        ("64 nhà giáo", "vi", "64", "64", "64", "64"),
        ("320 học sinh", "vi", "320", "320", "320", "320"),
        ("534", "vi en", "534", "534", "534", "534"),
        ("47,892 groups", "en", "47,892", "47,892", "47,892", "47,892"),
        ("93.128 đề tài", "vi", "93,128", "93,128", "93,128", "93,128"),
        ("1.320 vận động viên", "vi", "1,311", "1,329", "1,320", "1,320"),
        ("1,320 athletes", "en", "1,311", "1,329", "1,320", "1,320"),
        ("100 trường", "vi", "91", "109", "95", "105"),
        ("200", "vi en", "101", "299", "150", "250"),
        ("1.000 nhóm", "vi", "901", "1,099", "950", "1,050"),
        ("2.500 đoàn viên", "vi", "2,401", "2,599", "2,450", "2,550"),
        ("13,000 turns", "en", "12,001", "13,999", "12,500", "13,500"),
        ("3,5 tỷ đồng", "vi", "3,400,000,001", "3,599,999,999", "3,450,000,000", "3,550,000,000"),
        ("3.5 billion dong", "en", "3,400,000,001", "3,599,999,999", "3,450,000,000", "3,550,000,000"),
        ("đúng 2.000 nhóm", "vi", "2,000", "2,000", "2,000", "2,000"),
        ("exactly 2,000 groups", "en", "2,000", "2,000", "2,000", "2,000"),
    ),
)

HEDGED = SpecTable(
    "A hedge asserts one side at most. The other side is likely within one step; for a number above 99 that "
    "is not round, a step is 10.",
    _COLUMNS,
    (
        ("hơn 47.800 nhóm", "vi", "47,800", "none", "47,800", "47,900"),
        ("trên 200 tỷ đồng", "vi", "200,000,000,000", "none", "200,000,000,000", "300,000,000,000"),
        ("vượt 12 trường", "vi", "12", "none", "12", "13"),
        ("over 534", "en", "534", "none", "534", "544"),
        ("over 200 billion VND", "en", "200,000,000,000", "none", "200,000,000,000", "300,000,000,000"),
        ("more than 1,000 schools", "en", "1,000", "none", "1,000", "1,100"),
        ("above 50", "en", "50", "none", "50", "60"),
        ("từ 500 trở lên", "vi", "500", "none", "500", "none"),
        ("ít nhất 30 đoàn viên", "vi", "30", "none", "30", "none"),
        ("tối thiểu 1.500 đoàn viên", "vi", "1,500", "none", "1,500", "none"),
        ("at least 30 members", "en", "30", "none", "30", "none"),
        ("500 or more", "en", "500", "none", "500", "none"),
        ("gần 94.000 sản phẩm", "vi", "0", "94,000", "93,000", "94,000"),
        ("gần 42 nghìn đoàn viên", "vi", "0", "42,000", "41,000", "42,000"),
        ("nearly 13,000 turns", "en", "0", "13,000", "12,000", "13,000"),
        ("almost 100", "en", "0", "100", "90", "100"),
        ("close to 534 groups", "en", "0", "534", "524", "534"),
        ("dưới 20 người", "vi", "0", "20", "0", "20"),
        ("không quá 150 đoàn viên", "vi", "0", "150", "0", "150"),
        ("tối đa 1.000", "vi", "0", "1,000", "0", "1,000"),
        ("under 20 people", "en", "0", "20", "0", "20"),
        ("no more than 150 members", "en", "0", "150", "0", "150"),
        ("at most 20", "en", "0", "20", "0", "20"),
        ("up to 300 teachers", "en", "0", "300", "0", "300"),
        ("khoảng 1.500 đoàn viên", "vi", "0", "none", "1,450", "1,550"),
        ("chừng 40", "vi", "0", "none", "35", "45"),
        ("xấp xỉ 10.000", "vi", "0", "none", "9,500", "10,500"),
        ("ước 534", "vi", "0", "none", "529", "539"),
        ("about 1,500 members", "en", "0", "none", "1,450", "1,550"),
        ("around 7", "en", "0", "none", "7", "7"),
        ("approximately 10,000", "en", "0", "none", "9,500", "10,500"),
        ("some 200 teachers", "en", "0", "none", "150", "250"),
        ("từ 5 đến 10 nhóm", "vi", "5", "10", "5", "10"),
        ("from 5 to 10 groups", "en", "5", "10", "5", "10"),
        ("between 5,000 and 10,000", "en", "5,000", "10,000", "5,000", "10,000"),
    ),
)

VAGUE = SpecTable(
    "Vague words name a scale. What they assert is the scale itself and more; what a reader understands is "
    "at least two of it, and less than ten.",
    _COLUMNS,
    (
        ("vài trường", "vi", "2", "none", "2", "9"),
        ("mấy nhóm", "vi", "2", "none", "2", "9"),
        ("a few schools", "en", "2", "none", "2", "9"),
        ("several groups", "en", "2", "none", "2", "9"),
        ("vài trăm người", "vi", "200", "none", "200", "999"),
        ("several thousand teachers", "en", "2,000", "none", "2,000", "9,999"),
        ("hàng chục", "vi", "10", "none", "20", "99"),
        ("hàng trăm", "vi", "100", "none", "200", "999"),
        ("hàng nghìn sản phẩm", "vi", "1,000", "none", "2,000", "9,999"),
        ("hàng ngàn sản phẩm", "vi", "1,000", "none", "2,000", "9,999"),
        ("hàng vạn", "vi", "10,000", "none", "20,000", "99,999"),
        ("hàng chục nghìn", "vi", "10,000", "none", "20,000", "99,999"),
        ("hàng trăm nghìn", "vi", "100,000", "none", "200,000", "999,999"),
        ("hàng chục vạn tấm gương", "vi", "100,000", "none", "200,000", "999,999"),
        ("hàng triệu", "vi", "1,000,000", "none", "2,000,000", "9,999,999"),
        ("hàng chục triệu", "vi", "10,000,000", "none", "20,000,000", "99,999,999"),
        ("hàng trăm tỷ đồng", "vi", "100,000,000,000", "none", "200,000,000,000", "999,999,999,999"),
        ("tens of people", "en", "10", "none", "20", "99"),
        ("dozens", "en", "10", "none", "20", "99"),
        ("hundreds of schools", "en", "100", "none", "200", "999"),
        ("thousands of innovative products", "en", "1,000", "none", "2,000", "9,999"),
        ("tens of thousands of teachers", "en", "10,000", "none", "20,000", "99,999"),
        ("hundreds of thousands of initiatives", "en", "100,000", "none", "200,000", "999,999"),
        ("millions", "en", "1,000,000", "none", "2,000,000", "9,999,999"),
        (
            "hundreds of billions of VND",
            "en",
            "100,000,000,000",
            "none",
            "200,000,000,000",
            "999,999,999,999",
        ),
        ("nhiều sáng kiến", "vi", "1", "none", "1", "none"),
        ("đông đảo đoàn viên", "vi", "1", "none", "1", "none"),
        ("many units", "en", "1", "none", "1", "none"),
        ("a large number of union members", "en", "1", "none", "1", "none"),
        ("many thousands of members", "en", "1,000", "none", "2,000", "9,999"),
    ),
)

PAGE = SpecPage(
    "quantities",
    "What the words of quantity mean",
    "A quantity keeps the bounds that its words assert (`low`, `high`: outside, the words would be false) and "
    "those that a reader of the domain understands (`likely low`, `likely high`). No standard fixes the "
    "latter: they are the convention of this library, and every report that uses them says so. `none` is "
    "without bound.",
    (PLAIN, HEDGED, VAGUE),
)

ROWS = [*PLAIN.rows, *HEDGED.rows, *VAGUE.rows]


LANGS: dict[str, tuple[Lang, ...]] = {"vi": ("vi",), "en": ("en",), "vi en": ("vi", "en")}


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


SPELLINGS: dict[str, Callable[[str], str]] = {
    "lower, NFC": str.lower,
    "lower, NFD": lambda phrase: nfd(phrase.lower()),
    "upper, NFC": str.upper,
    "upper, NFD": lambda phrase: nfd(phrase.upper()),
}


def shown(bound: int | None) -> str:
    return "none" if bound is None else f"{bound:,}"


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_phrase_means_these_bounds(row: tuple[str, ...], spelling: Callable[[str], str]) -> None:
    quantity = Quantity.parse(spelling(row[0]))
    found = (quantity.low, quantity.high, quantity.likely_low, quantity.likely_high)
    assert tuple(shown(bound) for bound in found) == row[2:]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_phrase_means_the_same_when_its_language_is_given(row: tuple[str, ...]) -> None:
    for lang in LANGS[row[1]]:
        assert Quantity.parse(row[0], lang=lang) == Quantity.parse(row[0])


@pytest.mark.parametrize("row", PLAIN.rows, ids=lambda row: row[0])
def test_without_rounding_a_number_without_a_hedge_is_exact(row: tuple[str, ...]) -> None:
    middle = (int(row[2].replace(",", "")) + int(row[3].replace(",", ""))) // 2
    assert Quantity.parse(row[0], rounded=False) == Quantity.exact(middle)


@pytest.mark.parametrize("row", [*HEDGED.rows, *VAGUE.rows], ids=lambda row: row[0])
def test_rounding_is_about_numbers_without_a_hedge_only(row: tuple[str, ...]) -> None:
    assert Quantity.parse(row[0], rounded=False) == Quantity.parse(row[0])
