"""Bounds in words."""

import pytest

from vneduunion.errors import Lang
from vneduunion.values.quantity_print import said
from vneduunion.values.quantity_rows import Bounds, between, few, hedged, plain, plural
from vneduunion.values.quantity_words import Hedge


@pytest.mark.parametrize(
    ("bounds", "vi", "en"),
    [
        (plain(47_892), "47.892", "47,892"),
        (plain(93_000), "93.000", "93,000"),
        (plain(1_320), "1.320", "1,320"),
        (hedged(Hedge.EXACTLY, 93_000), "đúng 93.000", "exactly 93,000"),
        (hedged(Hedge.OVER, 534), "hơn 534", "over 534"),
        (hedged(Hedge.AT_LEAST, 1), "ít nhất 1", "at least 1"),
        (hedged(Hedge.NEARLY, 94_000), "gần 94.000", "nearly 94,000"),
        (hedged(Hedge.AT_MOST, 150), "không quá 150", "at most 150"),
        (hedged(Hedge.ABOUT, 1_500), "khoảng 1.500", "about 1,500"),
        (between(None, 5, 1_000), "từ 5 đến 1.000", "from 5 to 1,000"),
        (few(1), "vài", "a few"),
        (plural(10), "hàng chục", "tens"),
        (plural(100), "hàng trăm", "hundreds"),
        (plural(10**3), "hàng nghìn", "thousands"),
        (plural(10**4), "hàng chục nghìn", "tens of thousands"),
        (plural(10**5), "hàng trăm nghìn", "hundreds of thousands"),
        (plural(10**11), "hàng trăm tỷ", "hundreds of billions"),
        (plural(10**12), "hàng nghìn tỷ", "trillions"),
        (plural(10**14), "hàng trăm nghìn tỷ", "hundreds of trillions"),
    ],
)
def test_row_is_said_in_its_words(bounds: Bounds, vi: str, en: str) -> None:
    assert said(bounds, "vi") == vi
    assert said(bounds, "en") == en


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "bounds",
    [
        Bounds(None, None, None, None),
        Bounds(None, 5, None, 5),
        Bounds(3, 9, 3, 7),
        Bounds(3, None, 4, None),
        Bounds(3, None, 4, 5),
        Bounds(0, None, 3, 4),
        plural(10**15),
    ],
)
def test_bounds_that_no_row_means_have_no_words(bounds: Bounds, lang: Lang) -> None:
    assert said(bounds, lang) is None


def test_figure_too_long_to_be_read_is_not_said() -> None:
    assert said(hedged(Hedge.EXACTLY, 10**29 + 1), "en") is not None
    assert said(hedged(Hedge.EXACTLY, 10**30 + 1), "en") is None
