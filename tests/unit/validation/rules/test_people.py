import pytest

from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.model import Office, OfficeRole
from vneduunion.validation import validate
from vneduunion.validation.rules.people import RULES

AN = [{"id": "an", "name": "An"}]


def codes(unit, *offices) -> list[str]:
    whose = {"id": "u", "kind": "GRASSROOTS", "name": {"vi": "U"}, **unit}
    held = [{"person": "an", "unit": "u", "role": "CHAIR", **office} for office in offices]
    return [
        item.code for item in validate(dataset_of({"persons": AN, "units": [whose], "offices": held}), RULES)
    ]


@pytest.mark.parametrize("code", codes_of("people"))
def test_the_examples_on_the_card_show_the_rule(code: str) -> None:
    shows(code, RULES)


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2020-01-01", "2024-12-31", []),
        ("2020-01-01", "2020-01-01", []),
        ("2024-12-31", "2024-12-31", []),
        ("2019-12-31", "2020-01-01", ["P102"]),
        ("2024-12-31", "2025-01-01", ["P102"]),
        ("2019-01-01", "2026-01-01", ["P102"]),
        ("2019-01-01", "2019-12-31", ["P101"]),
        ("2025-01-01", "2025-12-31", ["P101"]),
        ("2019-12-31", None, ["P102"]),
        ("2020-06-01", None, []),
        ("2025-01-01", None, ["P101"]),
        (None, "2025-01-01", ["P102"]),
        (None, "2019-12-31", ["P101"]),
        (None, None, []),
    ],
)
def test_an_office_lies_in_the_life_of_its_unit(
    since: str | None, until: str | None, found: list[str]
) -> None:
    assert codes({"since": "2020-01-01", "until": "2024-12-31"}, {"since": since, "until": until}) == found


def test_a_unit_without_days_says_nothing() -> None:
    assert codes({}, {"since": "1800-01-01", "until": "1800-12-31"}) == []


def test_nor_does_a_unit_that_is_not_there() -> None:
    office = Office(person="an", unit="u", role=OfficeRole.CHAIR)
    assert not validate(office, RULES, against=dataset_of({"persons": AN}))


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ({"until": "2023-10-11"}, {"since": "2023-10-12"}, 0),
        ({"until": "2023-10-12"}, {"since": "2023-10-12"}, 2),
        ({"since": "2024-01-01"}, {"until": "2023-12-31"}, 0),
        ({}, {}, 2),
        ({}, {"role": "OFFICIAL"}, 0),
        ({}, {"person": "binh"}, 0),
        ({}, {"unit": "v"}, 0),
    ],
)
def test_one_office_is_held_once_on_a_day(first, second, found: int) -> None:
    assert codes({}, first, second) == ["P103"] * found


def test_how_often_else_it_is_held_is_told() -> None:
    office = {"person": "an", "unit": "u", "role": "CHAIR"}
    findings = validate(dataset_of({"offices": [office, office, office]}), RULES)
    assert [item.values["others"] for item in findings] == ["2", "2", "2"]
