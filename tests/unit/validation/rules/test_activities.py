import pytest

from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.validation import validate
from vneduunion.validation.rules.activities import RULES

UNIT = {"id": "u", "kind": "GRASSROOTS", "name": {"vi": "U"}, "since": "2020-01-01", "until": "2024-12-31"}


def codes(period: str, unit: str = "u") -> list[str]:
    activity = {"id": "c", "kind": "GAMES", "name": {"vi": "C"}, "unit": unit, "period": period}
    data = dataset_of({"units": [UNIT], "activities": [activity]})
    return [item.code for item in validate(data, RULES)]


@pytest.mark.parametrize("code", codes_of("activities"))
def test_the_examples_on_the_card_show_the_rule(code: str) -> None:
    shows(code, RULES)


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("DAY:2019-12-31", ["C101"]),
        ("school year 2019-2020", []),
        ("DAY:2020-01-01", []),
        ("DAY:2024-12-31", []),
        ("DAY:2025-01-01", ["C101"]),
        ("to 2030", []),
    ],
)
def test_a_unit_holds_activities_in_its_life(period: str, found: list[str]) -> None:
    assert codes(period) == found


def test_a_unit_that_is_not_there_says_nothing() -> None:
    assert codes("1900", unit="v") == []
