from datetime import date
from typing import Any

import pytest

from vneduunion.codec import load
from vneduunion.errors import LoadError
from vneduunion.model import Figure, Initiative
from vneduunion.values.periods import Period

TOPIC = {"id": "press.000.topic", "title": "Đề tài", "kind": "TOPIC"}


@pytest.mark.parametrize("words", ["to date", "đến nay"])
@pytest.mark.parametrize("reported", ["2025-10-26", date(2025, 10, 26)])
def test_to_date_is_the_day_the_figure_was_reported(
    figure: dict[str, Any], words: str, reported: Any
) -> None:
    loaded = load(Figure, figure | {"period": words, "reported": reported})
    assert loaded.period == Period.parse(words, published=date(2025, 10, 26))
    assert loaded.period.label == words


def test_to_date_of_a_figure_without_a_day_cannot_be_read(figure: dict[str, Any]) -> None:
    with pytest.raises(LoadError) as caught:
        load(Figure, figure | {"period": "to date"})
    assert [fault.code for fault in caught.value.faults] == ["bad_period"]


def test_to_date_of_a_figure_whose_day_is_faulty_has_two_faults(figure: dict[str, Any]) -> None:
    with pytest.raises(LoadError) as caught:
        load(Figure, figure | {"period": "to date", "reported": "yesterday"})
    assert {fault.place for fault in caught.value.faults} == {"$.period", "$.reported"}


def test_the_day_of_the_report_changes_no_other_period(figure: dict[str, Any]) -> None:
    with_day = load(Figure, figure | {"reported": "2025-10-26"})
    assert with_day.period == load(Figure, figure).period


def test_plain_data_are_not_changed(figure: dict[str, Any]) -> None:
    body = figure | {"period": "to date", "reported": "2025-10-26"}
    before = dict(body)
    load(Figure, body)
    assert body == before


def test_money_without_a_hedge_is_read_to_the_unit() -> None:
    benefit = load(Initiative, TOPIC | {"benefit": "3,5 tỷ đồng"}).benefit
    assert benefit is not None
    assert (benefit.low, benefit.high) == (3_500_000_000, 3_500_000_000)


def test_money_with_a_hedge_keeps_its_bounds() -> None:
    benefit = load(Initiative, TOPIC | {"benefit": "hơn 200 triệu đồng"}).benefit
    assert benefit is not None
    assert (benefit.low, benefit.high) == (200_000_000, None)


def test_money_may_be_a_number() -> None:
    benefit = load(Initiative, TOPIC | {"benefit": 1_000_000}).benefit
    assert benefit is not None
    assert (benefit.low, benefit.high) == (1_000_000, 1_000_000)
