import pytest

from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.validation import validate
from vneduunion.validation.rules.movements import RULES

UNIT = {"id": "u", "kind": "CONFEDERATION", "name": {"vi": "U"}, "since": "2020-01-01", "until": "2024-12-31"}


def found(*movements) -> list[tuple[str, str | None]]:
    bodies = [
        {"id": f"m{i}", "kind": "CAMPAIGN", "name": {"vi": "M"}, **each} for i, each in enumerate(movements)
    ]
    findings = validate(dataset_of({"units": [UNIT], "movements": bodies}), RULES)
    return [(item.code, item.record) for item in findings]


@pytest.mark.parametrize("code", codes_of("movements"))
def test_the_examples_on_the_card_show_the_rule(code: str) -> None:
    shows(code, RULES)


@pytest.mark.parametrize(("field", "code"), [("parent", "M101"), ("successor", "M102")])
def test_no_links_run_in_circles(field: str, code: str) -> None:
    assert found({field: "m1"}, {field: "m2"}, {field: "m1"}) == [(code, "m1"), (code, "m2")]
    assert found({field: "m0"}) == [(code, "m0")]
    assert found({field: "m1"}, {field: "m2"}, {}) == []
    assert found({field: "nowhere"}) == []


@pytest.mark.parametrize(
    ("period", "successors", "wrong"),
    [
        ("2020", "2021", False),
        ("2020", "2020", False),
        ("2020", "2019", True),
        ("DAY:2020-05-01", "DAY:2020-04-30", True),
        ("DAY:2020-05-01", "DAY:2020-05-01", False),
        ("DAY:2020-05-01", "school year 2019-2020", True),
        ("DAY:2020-09-03", "school year 2020-2021", False),
        ("nhiệm kỳ 2023-2028", "nhiệm kỳ 2018-2023", False),
        ("nhiệm kỳ 2024-2028", "nhiệm kỳ 2018-2023", True),
        ("to 2020", "2000", False),
        ("2020", None, False),
        (None, "2020", False),
    ],
)
def test_a_successor_begins_later(period: str | None, successors: str | None, wrong) -> None:
    movements = {"period": period, "successor": "m1"}, {"period": successors}
    assert found(*movements) == ([("M103", "m0")] if wrong else [])


@pytest.mark.parametrize(
    ("period", "wrong"),
    [
        ("2019", True),
        ("DAY:2020-01-01", False),
        ("DAY:2025-01-01", True),
        ("school year 2019-2020", False),
        (None, False),
    ],
)
def test_an_owner_is_there_in_the_time_of_its_movement(period: str | None, wrong) -> None:
    assert found({"owner": "u", "period": period}) == ([("M104", "m0")] if wrong else [])
    assert found({"owner": "v", "period": period}) == []
