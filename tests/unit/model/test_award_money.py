from datetime import date
from typing import Any

import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import BaseSalary, Bonus, Citation, Mark, RecipientKind

FIRST, LAST = date(2024, 1, 1), date(2025, 6, 30)


def bonus(**fields: Any) -> Bonus:
    told = {
        "award_kind": "advanced-worker",
        "recipient": RecipientKind.INDIVIDUAL,
        "hundredths": 30,
        "citation": Citation(document="98-2023-nd-cp", article="54"),
        "since": FIRST,
        "until": LAST,
        "mark": Mark.CONFIRMED,
    }
    return Bonus(**told | fields)


@pytest.mark.parametrize(
    ("day", "held"), [(date(2023, 12, 31), False), (FIRST, True), (LAST, True), (date(2025, 7, 1), False)]
)
def test_money_is_given_from_the_first_day_to_the_last(*, day: date, held: bool) -> None:
    assert bonus().covers(day) is held
    assert BaseSalary(amount=1, since=FIRST, until=LAST, mark=Mark.CONFIRMED).covers(day) is held


def test_the_sum_itself_unless_it_is_the_most() -> None:
    assert bonus().at_most is False


def test_money_is_more_than_nothing_and_ends_after_it_begins() -> None:
    with pytest.raises(BadRecord, match="hundredths"):
        bonus(hundredths=0)
    with pytest.raises(BadRecord, match="until"):
        bonus(until=date(2023, 1, 1))
    with pytest.raises(BadRecord, match="amount"):
        BaseSalary(amount=0, since=FIRST, mark=Mark.CONFIRMED)
