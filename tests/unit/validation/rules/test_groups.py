import pytest

from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.model import Dataset
from vneduunion.validation import validate
from vneduunion.validation.rules.groups import RULES

UNIT = {"id": "u", "kind": "GRASSROOTS", "name": {"vi": "U"}, "since": "2020-01-01", "until": "2024-12-31"}


def codes(**group) -> list[str]:
    data = dataset_of({"units": [UNIT], "groups": [{"id": "g", "unit": "u", **group}]})
    return [item.code for item in validate(data, RULES)]


@pytest.mark.parametrize("code", codes_of("groups"))
def test_the_examples_on_the_card_show_the_rule(code: str) -> None:
    shows(code, RULES)


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2020-01-01", "2024-12-31", []),
        ("2019-12-31", "2020-01-01", ["G102"]),
        ("2019-01-01", "2019-12-31", ["G101"]),
        ("2025-01-01", None, ["G101"]),
        (None, "2025-01-01", ["G102"]),
        (None, None, []),
    ],
)
def test_a_group_lies_in_the_life_of_its_unit(since: str | None, until: str | None, found: list[str]) -> None:
    assert codes(since=since, until=until) == found


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2021-01-01", "2022-12-31", []),
        ("2020-12-31", "2021-01-01", ["G104"]),
        ("2020-06-01", "2020-12-31", ["G103"]),
        ("2023-01-01", None, ["G103"]),
        (None, None, []),
    ],
)
def test_a_membership_lies_in_the_life_of_its_group(
    since: str | None, until: str | None, found: list[str]
) -> None:
    member = {"person": "an", "since": since, "until": until}
    assert codes(since="2021-01-01", until="2022-12-31", members=[member]) == found


def test_a_unit_that_is_not_there_says_nothing() -> None:
    group = dataset_of({"groups": [{"id": "g", "unit": "u", "since": "1900-01-01"}]}).groups[0]
    assert not validate(group, RULES, against=Dataset())


def test_two_groups_may_have_one_member() -> None:
    groups = [{"id": name, "unit": "u", "members": [{"person": "an"}]} for name in ("g", "h")]
    assert not validate(dataset_of({"groups": groups}), RULES)


def test_members_are_judged_with_their_record_alone() -> None:
    member = {"person": "an", "since": "2019-01-01", "until": "2019-12-31"}
    body = {"id": "g", "unit": "u", "since": "2021-01-01", "members": [{"person": "binh"}, member]}
    findings = validate(dataset_of({"groups": [body]}).groups[0], RULES, against=Dataset())
    assert [(item.code, item.place) for item in findings] == [("G103", "$.members[1].since")]
