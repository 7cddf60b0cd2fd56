"""One change of the digits of a number, in figures and in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vneduunion.reconciliation import MisprintKind
from vneduunion.reconciliation.digits import misprints
from vneduunion.values.quantities import Quantity
from vneduunion.wording import enum_label


def told(words: str, kind: str) -> list[str | None]:
    return [each.text for found, each in misprints(Quantity.parse(words)) or () if found == kind]


@pytest.mark.parametrize(
    ("words", "swapped", "dropped", "thousand"),
    [
        ("over 534", ["over 354", "over 543"], ["over 34", "over 54", "over 53"], ["over 534000"]),
        ("47,892", ["74,892", "48,792", "47,982", "47,829"], ["7,892", "4,892", "4,792", "4,782", "4,789"], ["47,892,000"]),
        ("gần 94.000", ["gần 49.000", "gần 90.400"], ["gần 4.000", "gần 9.000", "gần 9.400"], ["gần 94.000.000", "gần 94"]),
        ("3,5 tỷ", ["5,3 tỷ"], [], ["3500 tỷ"]),
        ("0,125 tỷ", ["1,025 tỷ", "0,215 tỷ", "0,152 tỷ"], ["0,25 tỷ", "0,15 tỷ"], ["125 tỷ"]),
        ("từ 12 đến 15", ["từ 21 đến 15", "từ 12 đến 51"], ["từ 2 đến 15", "từ 1 đến 15", "từ 12 đến 5", "từ 12 đến 1"], ["từ 12000 đến 15", "từ 12 đến 15000"]),
        ("1 250", ["2 150", "1 520", "1 205"], ["250", "150", "120", "125"], ["1 250 000"]),
        ("10", [], ["0", "1"], ["10000"]),
        ("0", [], [], []),
        ("hàng trăm nghìn", [], [], []),
    ],
)  # fmt: skip
def test_words_stay_around_the_digits(words, swapped, dropped, thousand):
    assert told(words, "SWAPPED") == swapped
    assert told(words, "DROPPED") == dropped
    assert told(words, "SEPARATOR") == thousand


def test_a_digit_is_put_in_on_both_sides_of_a_decimal_mark():
    assert {"35,5 tỷ", "38,5 tỷ", "3,05 tỷ", "3,85 tỷ", "3,58 tỷ"} <= {*told("3,5 tỷ", "ADDED")}
    assert told("2,25 tỷ", "DROPPED") == ["2,5 tỷ"]


def test_no_number_begins_with_naught():
    assert not [words for words in told("3,5 tỷ", "ADDED") if words is not None and words.startswith("03")]
    assert not [words for words in told("12", "ADDED") if words is not None and words.startswith("0")]


def test_what_is_changed_is_read_as_its_words_are():
    assert dict(map(reversed, misprints(Quantity.parse("over 534"))))[Quantity.parse("over 5,534")] == "ADDED"
    bounds = {each.text: each.code for _, each in misprints(Quantity.parse("1,320"))}
    assert bounds["1,321"] == Quantity.exact(1_321).code
    assert bounds["1,300"] == Quantity.parse("1,300").code != Quantity.exact(1_300).code


def test_amounts_of_rules_are_read_as_they_were():
    amount = Quantity.parse("3.000.000", rounded=False)
    assert Quantity.parse("4.000.000", rounded=False) in [each for _, each in misprints(amount)]
    assert Quantity.parse("4.000.000") not in [each for _, each in misprints(amount)]


def test_bounds_without_words_are_changed_where_a_row_of_words_has_them():
    assert misprints(Quantity.parse("534..;534..544")) == misprints(Quantity.parse("over 534"))


@pytest.mark.parametrize(
    "quantity",
    [
        Quantity(low=3, high=9, likely_high=7),
        Quantity(low=747_500, high=748_500, text="748,000"),
        Quantity(low=1, high=2, text="no number"),
    ],
)
def test_where_the_printed_digits_are_not_understood_nothing_is_said(quantity):
    assert misprints(quantity) is None


def test_kinds_have_labels():
    assert enum_label(MisprintKind.SWAPPED, "vi") == "Đổi chỗ hai chữ số liền nhau"
    assert len({enum_label(kind, "en") for kind in MisprintKind}) == len(MisprintKind)


def one_edit_apart(old: str, new: str) -> bool:
    """Whether the optimal string alignment distance is 1: replace, delete, insert or swap neighbours."""
    shorter, longer = sorted((old, new), key=len)
    if len(longer) == len(shorter) + 1:
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    differ = [at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]]
    swapped = len(differ) == 2 and differ[1] == differ[0] + 1 and old[differ[0]] == new[differ[1]]
    swapped = swapped and old[differ[1]] == new[differ[0]]
    return len(old) == len(new) and (len(differ) == 1 or swapped)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 999))
def test_the_changes_of_a_number_are_all_numbers_one_edit_apart(number):
    """Every number with one digit more is tried; beside these only a thousand times as much."""
    expected = {each for each in range(10_000) if one_edit_apart(str(number), str(each))}
    found = misprints(Quantity.exact(number))
    assert {each.low for _, each in found} == (expected | {number * 1_000}) - {number}
    assert len(found) == len({each for _, each in found})


@given(st.integers(1, 9_999))
def test_a_thousandth_is_tried_where_it_is_whole(number):
    thousandth = [each for kind, each in misprints(Quantity.exact(number * 1_000)) if kind == "SEPARATOR"]
    assert thousandth == [Quantity.exact(number * 1_000_000), Quantity.exact(number)]
