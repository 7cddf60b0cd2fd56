import pytest

from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.model import UnitKind
from vneduunion.validation import validate
from vneduunion.validation.rules.awards import RULES

AN = {"id": "an", "name": "An"}
LIFE = {"since": "2020-01-01", "until": "2024-12-31"}
UNIT = {"id": "u", "kind": "CONFEDERATION", "name": {"vi": "U"}}
BELOW = {kind.value for kind in UnitKind} - {
    "CONFEDERATION",
    "CENTRAL_SECTOR_UNION",
    "CORPORATION_UNION_CENTRAL",
}


def codes(*awards, kind=None, unit=None) -> list[str]:
    body = {
        "persons": [AN],
        "units": [UNIT | (unit or {})],
        "groups": [{"id": "g", "unit": "u", **LIFE}],
        "award_kinds": [{"id": "k", "name": {"vi": "K"}, "category": "FORM", **(kind or {})}],
        "awards": [
            {"id": f"a{index}", "kind": "k", "recipient": "an", "when": "2022", **award}
            for index, award in enumerate(awards)
        ],
    }
    return [item.code for item in validate(dataset_of(body), RULES)]


@pytest.mark.parametrize("code", codes_of("awards"))
def test_the_examples_on_the_card_show_the_rule(code: str) -> None:
    shows(code, RULES)


@pytest.mark.parametrize(
    ("when", "conferring", "receiving"),
    [
        ("DAY:2019-12-31", ["A101"], ["A102"]),
        ("DAY:2020-01-01", [], []),
        ("school year 2019-2020", [], []),
        ("DAY:2024-12-31", [], []),
        ("DAY:2025-01-01", ["A101"], ["A103"]),
        ("to 2019", ["A101"], ["A102"]),
    ],
)
def test_units_and_groups_confer_and_receive_in_their_lives(
    when: str, conferring: list[str], receiving: list[str]
) -> None:
    assert codes({"when": when, "conferred_by": "u"}, unit=LIFE) == conferring
    assert codes({"when": when, "recipient": "u"}, unit=LIFE) == receiving
    assert codes({"when": when, "recipient": "g"}) == receiving


def test_what_is_not_there_or_has_no_days_says_nothing() -> None:
    assert codes({"when": "1900", "conferred_by": "v", "recipient": "v"}) == []
    assert codes({"when": "1900", "conferred_by": "u", "recipient": "u"}) == []


@pytest.mark.parametrize("kind", UnitKind)
def test_the_confederations_awards_are_its_own(kind: UnitKind) -> None:
    found = codes({"conferred_by": "u"}, kind={"level": "CENTRAL_UNION"}, unit={"kind": kind.value})
    allowed = [] if kind is UnitKind.CONFEDERATION else ["A105"]
    assert found == (["A104"] if kind.value in BELOW else allowed)


@pytest.mark.parametrize(
    ("level", "kind", "found"),
    [
        ("STATE", "CONFEDERATION", ["A105"]),
        ("STATE", "GRASSROOTS", ["A105"]),
        ("MINISTRY", "CONFEDERATION", []),
        ("MINISTRY", "CENTRAL_SECTOR_UNION", ["A105"]),
        ("MINISTRY", "GRASSROOTS", ["A105"]),
        ("PROVINCE", "PROVINCIAL_FEDERATION", []),
        ("PROVINCE", "CENTRAL_SECTOR_UNION", []),
        ("PROVINCE", "CORPORATION_UNION_CENTRAL", []),
        ("PROVINCE", "CONFEDERATION", ["A105"]),
        ("PROVINCE", "LOCAL_SECTOR_UNION", ["A105"]),
        ("UPPER_GRASSROOTS", "CONFEDERATION", []),
        ("GRASSROOTS", "CONFEDERATION", []),
        (None, "GRASSROOTS", []),
    ],
)
def test_what_no_source_names_is_worth_a_note(level: str | None, kind: str, found: list[str]) -> None:
    assert codes({"conferred_by": "u"}, kind={"level": level}, unit={"kind": kind}) == found


def test_nothing_is_said_of_who_conferred_it_where_that_is_unknown() -> None:
    assert codes({}, {"conferred_by": "v", "recipient": "g"}, kind={"level": "STATE"}) == []


@pytest.mark.parametrize(
    ("recipients", "recipient", "found"),
    [
        (["INDIVIDUAL"], "an", []),
        (["INDIVIDUAL"], "u", ["A106"]),
        (["INDIVIDUAL"], "g", ["A106"]),
        (["COLLECTIVE"], "an", ["A106"]),
        (["COLLECTIVE", "HOUSEHOLD"], "u", []),
        (["COLLECTIVE"], "g", []),
        (["HOUSEHOLD"], "an", ["A106"]),
        (["INDIVIDUAL", "COLLECTIVE"], "u", []),
        ([], "u", []),
        (["INDIVIDUAL"], "nowhere", []),
    ],
)
def test_awards_go_to_those_whom_their_kind_names(recipients, recipient: str, found: list[str]) -> None:
    assert codes({"recipient": recipient}, kind={"recipients": recipients}) == found


def test_a_kind_that_is_not_there_names_nobody() -> None:
    assert codes({"kind": "nowhere", "recipient": "u"}, kind={"recipients": ["INDIVIDUAL"]}) == []


@pytest.mark.parametrize(
    ("revoked", "found"), [("2022", []), ("2023", []), ("DAY:2021-12-31", ["A107"]), ("to 2030", [])]
)
def test_only_what_was_conferred_is_taken_back(revoked: str, found: list[str]) -> None:
    assert codes({"revoked": revoked}) == found


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, 2),
        ({"thematic": True}, 0),
        ({"thematic": None}, 0),
        ({"conferred_by": None}, 0),
        ({"conferred_by": "v"}, 0),
        ({"recipient": "g"}, 0),
        ({"when": "2023"}, 0),
        ({"when": "DAY:2022-12-31"}, 2),
        ({"when": "school year 2021-2022"}, 0),
        ({"revoked": "2023"}, 0),
        ({"kind": "other"}, 2),
    ],
)
def test_one_body_rewards_once_a_year_comprehensively_or_for_a_theme(changed, found: int) -> None:
    award = {"conferred_by": "u", "thematic": True}
    assert codes(award, award | {"thematic": False} | changed) == ["A108"] * found


DAY = {"when": "DAY:2022-05-20"}


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (DAY, DAY, 2),
        (DAY, {"when": "DAY:2022-05-21"}, 0),
        (DAY, DAY | {"kind": "other"}, 0),
        (DAY, DAY | {"recipient": "g"}, 0),
        (DAY | {"for_movement": "m"}, DAY | {"for_movement": "n"}, 0),
        (DAY | {"for_movement": "m"}, DAY, 2),
        (DAY, DAY | {"for_movement": "m"}, 2),
        ({}, {}, 0),
        ({"decision": "d"}, {"decision": "d", "when": "2023"}, 2),
        ({"decision": "d"}, {"decision": "e"}, 0),
        ({"decision": "d"}, {}, 0),
    ],
)
def test_an_act_is_recorded_once(first, second, found: int) -> None:
    assert codes(first, second) == ["A109"] * found


@pytest.mark.parametrize(
    ("frequency", "second", "found"),
    [
        (["ONCE"], {}, 2),
        (["ONCE"], {"recipient": "g"}, 0),
        (["ONCE"], {"revoked": "2023"}, 0),
        (["ANNUAL"], {}, 0),
        ([], {}, 0),
    ],
)
def test_what_is_given_once_is_given_once(frequency, second, found: int) -> None:
    assert codes({}, second, kind={"frequency": frequency}) == ["A110"] * found


@pytest.mark.parametrize(
    ("when", "for_year", "found"),
    [
        ("DAY:2024-12-31", "2025", ["A111"]),
        ("DAY:2025-01-01", "2025", []),
        ("DAY:2026-03-01", "2025", []),
        ("2024", "2025", ["A111"]),
        ("2025", "2025", []),
        ("DAY:2024-08-31", "school year 2024-2025", ["A111"]),
        ("DAY:2024-09-01", "school year 2024-2025", []),
        ("from 2020", "2025", []),
        ("2024", None, []),
    ],
)
def test_an_award_is_for_a_year_that_has_begun(when: str, for_year: str | None, found: list[str]) -> None:
    assert codes({"when": when, "for_year": for_year}) == found


def test_a_record_alone_is_judged_by_what_one_row_tells() -> None:
    body = {"id": "a", "kind": "k", "recipient": "u", "conferred_by": "u", "when": "1900"}
    award = dataset_of({"awards": [body]}).awards[0]
    findings = validate(award, RULES, against=dataset_of({"units": [UNIT | LIFE]}))
    assert [item.code for item in findings] == ["A101", "A102"]
