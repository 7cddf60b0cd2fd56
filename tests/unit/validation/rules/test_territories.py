from collections import defaultdict

import pytest

from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.reference import catalogue, press
from vneduunion.validation import IMPORT, validate
from vneduunion.validation.rules.territories import RULES, USED_AGAIN


def place(id_: str, scheme: str = "old", code: str | None = None, **fields) -> dict:
    return {"id": id_, "scheme": scheme, "code": code or id_, "name": {"vi": id_}} | fields


def found(*territories: dict, rules=RULES) -> list[tuple[str, str]]:
    return [(item.code, item.record) for item in validate(dataset_of({"territories": territories}), rules)]


@pytest.mark.parametrize("code", codes_of("territories"))
def test_the_card_shows_its_rule(code: str) -> None:
    shows(code, RULES)


def test_the_press_dataset_is_in_order() -> None:
    assert list(validate(press(), RULES)) == []


def test_the_codes_used_again_are_those_of_the_catalogue() -> None:
    """A code changed its meaning where the old and the new territory do not bear one name."""
    names = defaultdict(set)
    for territory in catalogue().territories:
        names[territory.code].add(territory.name.vi)
    assert sorted(code for code, called in names.items() if len(called) > 1) == sorted(USED_AGAIN)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ({}, {}, True),
        ({"until": "2019-12-31"}, {"since": "2020-01-01"}, False),
        ({"until": "2020-01-01"}, {"since": "2020-01-01"}, True),
        ({"since": "2020-01-01"}, {}, True),
        ({}, {"scheme": "new"}, False),
        ({}, {"code": "2"}, False),
    ],
)
def test_a_code_stands_for_one_territory_at_a_time(one, other, together) -> None:
    expected = [("V101", "a"), ("V101", "b")] if together else []
    assert found(place("a", code="1", **one), place("b", **{"code": "1", **other})) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"code": "15"}, ["V102"]),
        ({"code": "15", "rank": "CITY"}, ["V102"]),
        ({"code": "15", "rank": "PROVINCE"}, ["V102"]),
        ({"code": "15", "rank": "COMMUNE"}, []),
        ({"code": "01"}, []),
        ({"code": "15", "scheme": "vn-63"}, []),
        ({"code": "15", "scheme": "vn-34"}, []),
    ],
)
def test_a_code_used_again_needs_its_scheme(fields: dict, expected: list[str]) -> None:
    assert [code for code, _ in found(place("a", **fields))] == expected


@pytest.mark.parametrize(
    ("scheme", "since", "until", "expected"),
    [
        ("vn-63", None, None, []),
        ("vn-63", None, "2025-06-30", []),
        ("vn-63", "2025-06-30", None, []),
        ("vn-63", None, "2025-07-01", ["V105"]),
        ("vn-63", "2025-06-30", "2025-07-01", ["V105"]),
        ("vn-63", "2025-07-01", None, ["V104"]),
        ("vn-63", "2025-07-01", "2025-07-01", ["V104"]),
        ("vn-34", None, None, []),
        ("vn-34", "2025-07-01", None, []),
        ("vn-34", None, "2025-07-01", []),
        ("vn-34", "2025-06-30", None, ["V105"]),
        ("vn-34", "2025-06-30", "2025-07-01", ["V105"]),
        ("vn-34", None, "2025-06-30", ["V104"]),
        ("vn-34", "2025-06-30", "2025-06-30", ["V104"]),
        ("old", "2025-06-30", "2025-07-01", []),
    ],
)
def test_schemes_have_their_days(scheme: str, since, until, expected: list[str]) -> None:
    assert [code for code, _ in found(place("a", scheme, since=since, until=until))] == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, []),
        ("2020-01-01", "2020-12-31", []),
        ("2019-12-31", None, ["V108"]),
        (None, "2021-01-01", ["V108"]),
        ("2019-12-31", "2021-01-01", ["V108"]),
        ("2021-01-01", None, ["V107"]),
        (None, "2019-12-31", ["V107"]),
    ],
)
def test_a_life_inside_that_of_the_parent(since, until, expected: list[str]) -> None:
    whole = place("p", since="2020-01-01", until="2020-12-31")
    assert found(place("a", parent="p", since=since, until=until), whole) == [
        (code, "a") for code in expected
    ]


def test_a_parent_that_is_not_there() -> None:
    assert found(place("a", parent="nobody", since="2020-01-01")) == []


def test_a_parent_under_another_scheme() -> None:
    assert found(place("a", "vn-34", "02647", parent="p"), place("p", "vn-63", "15")) == [("V103", "a")]


def test_circles_are_refused_at_the_door_already() -> None:
    round_ = [place("a", parent="b"), place("b", parent="a"), place("c", parent="c"), place("d", parent="a")]
    assert found(*round_, rules=IMPORT) == [("V106", "a"), ("V106", "b"), ("V106", "c")]
