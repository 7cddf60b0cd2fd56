"""`Quantity`: its bounds, its arithmetic, its questions."""

import pickle
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from vneduunion.errors import BadQuantity, BadRecord
from vneduunion.values.quantities import Difference, Found, Quantity, ReadingFlag
from vneduunion.values.truth import Truth

GROUPS = Quantity.parse("over 534")
PRODUCTS = Quantity.parse("nearly 94,000")


def test_missing_likely_bounds_are_the_asserted_ones() -> None:
    quantity = Quantity(low=3, high=9)
    assert (quantity.likely_low, quantity.likely_high) == (3, 9)
    assert (Quantity(low=3).likely_low, Quantity(low=3).likely_high) == (3, None)
    assert (Quantity(high=9).likely_low, Quantity(high=9).likely_high) == (None, 9)


@pytest.mark.parametrize(
    ("given", "likely"),
    [
        ({"low": 3, "high": 9, "likely_low": 1, "likely_high": 12}, (3, 9)),
        ({"low": 3, "high": 9, "likely_low": 20, "likely_high": 30}, (9, 9)),
        ({"low": 3, "high": 9, "likely_high": 1}, (3, 3)),
        ({"low": 3, "likely_low": 1, "likely_high": 12}, (3, 12)),
        ({"high": 9, "likely_low": 1, "likely_high": 12}, (1, 9)),
        ({"likely_low": 1, "likely_high": 12}, (1, 12)),
    ],
)
def test_likely_bounds_are_clipped_to_the_asserted_ones(
    given: dict[str, int], likely: tuple[int, int]
) -> None:
    quantity = Quantity(**given)  # type: ignore[arg-type]  # none of them is the text
    assert (quantity.likely_low, quantity.likely_high) == likely


def test_all_faults_are_reported_together() -> None:
    with pytest.raises(BadRecord) as caught:
        Quantity(low=-1, high=2.5, likely_low=True, text=" over ")  # type: ignore[arg-type]  # what is tested
    assert [fault.place for fault in caught.value.faults] == ["low", "high", "likely_low", "text"]


@pytest.mark.parametrize(
    ("given", "place"),
    [({"low": 5, "high": 4}, "high"), ({"likely_low": 5, "likely_high": 4}, "likely_high")],
)
def test_bounds_out_of_order_are_refused(given: dict[str, int], place: str) -> None:
    with pytest.raises(BadRecord) as caught:
        Quantity(**given)  # type: ignore[arg-type]  # none of them is the text
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [(place, "not_ordered")]


def test_exact_number_has_four_equal_bounds() -> None:
    quantity = Quantity.exact(93_128)
    assert quantity.code == "93128..93128;93128..93128"
    assert quantity.text is None


@pytest.mark.parametrize("number", [-1, 2.0, "5", None, True])
def test_only_whole_numbers_from_zero_are_exact(number: Any) -> None:
    with pytest.raises(BadRecord) as caught:
        Quantity.exact(number)
    assert [fault.place for fault in caught.value.faults] == ["number"]


def test_words_as_printed_are_kept_without_what_is_counted() -> None:
    assert Quantity.parse("  Gần 94.000 sản phẩm.").text == "Gần 94.000"
    assert Quantity.parse("534..;534..544").text is None


def test_equal_bounds_are_equal_whatever_the_words() -> None:
    assert Quantity.parse("hơn 534") == GROUPS
    assert len({Quantity.parse("hơn 534"), GROUPS}) == 1


def test_it_survives_pickling_and_evolving() -> None:
    assert pickle.loads(pickle.dumps(GROUPS)) == GROUPS  # noqa: S301 pickled here
    assert attrs.evolve(GROUPS, low=540).likely_low == 540


def test_find_tells_what_is_counted_and_what_to_look_at_again() -> None:
    found = Quantity.find("In total nearly 94.000 innovative products")
    assert found == Found(
        quantity=PRODUCTS,
        counted_text="innovative products",
        flags=(ReadingFlag.SKIPPED, ReadingFlag.SEPARATOR),
    )


def test_refusal_says_what_would_have_been_read() -> None:
    with pytest.raises(BadQuantity) as caught:
        Quantity.parse("hầu hết")
    assert "gần 94.000" in caught.value.text("vi")
    assert "nearly 94,000" in caught.value.text("en")


@pytest.mark.parametrize("lang", ["VI", "fr", ""])
def test_it_is_said_in_one_of_two_languages(lang: Any) -> None:
    with pytest.raises(ValueError, match='lang must be "vi" or "en"'):
        GROUPS.in_words(lang)


# --- words -----------------------------------------------------------------------------------


def test_it_is_said_in_the_words_printed() -> None:
    assert str(Quantity.parse("Hơn 47.800 nhóm")) == "Hơn 47.800"


@pytest.mark.parametrize(
    "quantity",
    [
        Quantity.parse("1.500", rounded=False),
        Quantity.parse("1,500 groups", rounded=False),
        Quantity(low=1_500, high=1_500, text="không rõ"),
    ],
)
def test_words_that_read_otherwise_are_not_said(quantity: Quantity) -> None:
    assert str(quantity) == "exactly 1,500"


def test_bounds_without_words_are_said_by_their_code() -> None:
    assert str(Quantity(low=3, high=9, likely_high=7)) == "3..9;3..7"
    assert Quantity().in_words("vi") == "..;.."


# --- arithmetic ------------------------------------------------------------------------------


def test_sum_adds_bounds_side_by_side_and_has_no_words() -> None:
    total = GROUPS + PRODUCTS
    assert total.code == "534..;93534..94544"
    assert total.text is None


def test_multiple() -> None:
    assert (3 * GROUPS).code == (GROUPS * 3).code == "1602..;1602..1632"


def test_difference_may_be_below_zero() -> None:
    assert PRODUCTS - Quantity.exact(93_128) == Difference(
        low=-93_128, high=872, likely_low=-128, likely_high=872
    )
    assert str(PRODUCTS - GROUPS) == "..93466;92456..93466"


def test_negative_multiple_is_refused() -> None:
    with pytest.raises(BadRecord, match="times: -1 is below the least value 0"):
        GROUPS * -1


@pytest.mark.parametrize("other", [3, 2.5, "534", None])
def test_only_quantities_add(other: Any) -> None:
    with pytest.raises(TypeError):
        GROUPS + other
    with pytest.raises(TypeError):
        GROUPS - other


@pytest.mark.parametrize("times", [2.5, "2", True, GROUPS])
def test_only_whole_numbers_multiply(times: Any) -> None:
    with pytest.raises(TypeError):
        GROUPS * times
    with pytest.raises(TypeError):
        times * GROUPS


def test_there_is_no_order() -> None:
    with pytest.raises(TypeError):
        GROUPS < PRODUCTS  # noqa: B015 what is tested


def test_meet_of_two_reports_of_one_number() -> None:
    meet = PRODUCTS.intersect(Quantity.parse("khoảng 93.500"))
    assert meet is not None
    assert meet.code == "0..94000;93450..93550"


def test_meet_falls_back_to_the_asserted_one_when_only_likely_ranges_differ() -> None:
    meet = PRODUCTS.intersect(Quantity.parse("hàng nghìn"))
    assert meet is not None
    assert meet.code == "1000..94000;1000..94000"


def test_reports_that_cannot_both_be_true_do_not_meet() -> None:
    assert Quantity.exact(47_892).intersect(Quantity.parse("dưới 534")) is None


def test_hull_allows_both() -> None:
    assert GROUPS.hull(PRODUCTS).code == "0..;534..94000"
    assert Quantity(high=5).hull(PRODUCTS).code == "..94000;..94000"


# --- questions -------------------------------------------------------------------------------


def test_comparison_of_hedged_numbers() -> None:
    hundred = Quantity.exact(100)
    assert GROUPS.at_least(hundred) is Truth.TRUE
    assert GROUPS.at_most(hundred) is Truth.FALSE
    assert GROUPS.equals(hundred) is Truth.FALSE
    assert GROUPS.at_most(PRODUCTS) is Truth.UNKNOWN
    assert GROUPS.at_most(PRODUCTS, likely=True) is Truth.TRUE


def test_equal_bounds_do_not_make_equal_numbers() -> None:
    assert Quantity.parse("hơn 534") == GROUPS
    assert GROUPS.equals(GROUPS) is Truth.UNKNOWN
    assert Quantity.exact(534).equals(Quantity.exact(534)) is Truth.TRUE


def test_what_is_open_below_is_not_below_zero() -> None:
    nothing, few = Quantity.exact(0), Quantity(high=5)
    assert few.at_least(nothing) is Truth.TRUE
    assert nothing.at_most(few) is Truth.TRUE
    assert few.at_least(nothing, likely=True) is Truth.TRUE
    assert few.at_most(nothing) is Truth.UNKNOWN
    assert few.at_least(Quantity.exact(1)) is Truth.UNKNOWN
    assert Quantity().at_least(Quantity()) is Truth.UNKNOWN
    assert Quantity(high=0).equals(nothing) is Truth.TRUE
    assert Quantity(high=0).equals(Quantity(high=0), likely=True) is Truth.TRUE


def test_what_is_open_below_keeps_its_bounds() -> None:
    few = Quantity(high=5)
    assert (few.low, few.likely_low, few.code) == (None, None, "..5;..5")
    assert few != Quantity(low=0, high=5)


@pytest.mark.parametrize(
    "verb", [Quantity.at_most, Quantity.at_least, Quantity.equals, Quantity.intersect, Quantity.hull]
)
@pytest.mark.parametrize(("other", "kind"), [(5, "int"), (None, "NoneType"), ("534", "str")])
def test_only_quantities_are_compared_and_combined(
    verb: Callable[..., object], other: object, kind: str
) -> None:
    with pytest.raises(TypeError, match=rf"must be a Quantity, such as .*, not {kind}$"):
        verb(Quantity.exact(3), other)


def test_difference_has_its_bounds_in_order() -> None:
    with pytest.raises(BadRecord):
        Difference(low=3, high=-3)
