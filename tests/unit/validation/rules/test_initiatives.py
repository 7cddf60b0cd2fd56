import pytest

from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.validation import validate
from vneduunion.validation.rules.initiatives import RULES

UNIT = {"id": "u", "kind": "GRASSROOTS", "name": {"vi": "U"}, "since": "2020-01-01", "until": "2024-12-31"}
GROUP = {"id": "g", "unit": "u", "since": "2020-01-01"}


def codes(**work) -> list[str]:
    body = {"id": "i", "title": "I", "kind": "TOPIC", **work}
    data = dataset_of({"units": [UNIT], "groups": [GROUP], "initiatives": [body]})
    return [item.code for item in validate(data, RULES)]


def authors(*shares):
    return [{"person": f"p{index}", "share": share} for index, share in enumerate(shares)]


@pytest.mark.parametrize("code", codes_of("initiatives"))
def test_the_examples_on_the_card_show_the_rule(code: str) -> None:
    shows(code, RULES)


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("2019", ["I101"]),
        ("DAY:2019-12-31", ["I101"]),
        ("DAY:2020-01-01", []),
        ("school year 2019-2020", []),
        ("DAY:2024-12-31", []),
        ("DAY:2025-01-01", ["I101"]),
        (None, []),
    ],
)
def test_a_unit_recognises_in_its_life(when: str | None, found: list[str]) -> None:
    assert codes(recognitions=[{"level": "GRASSROOTS", "by": "u", "when": when}]) == found


def test_a_unit_that_is_not_there_says_nothing() -> None:
    assert codes(recognitions=[{"level": "GRASSROOTS", "by": "v", "when": "1900"}]) == []


@pytest.mark.parametrize(
    "where", [{"units": ["u"]}, {"group": "g"}, {"authors": [{"person": "an", "unit": "u"}]}]
)
def test_units_and_groups_are_there_when_work_is_handed_in(where) -> None:
    assert codes(submitted="DAY:2019-12-31", **where) == ["I102"]
    assert codes(submitted="DAY:2020-01-01", **where) == []
    assert codes(submitted="school year 2019-2020", **where) == []
    assert codes(**where) == []


@pytest.mark.parametrize("kind", ["TECHNICAL", "EXPERIENCE", "SOLUTION"])
def test_what_the_law_calls_an_initiative_is_applied_first(kind: str) -> None:
    act = [{"level": "GRASSROOTS", "when": "2023"}]
    assert codes(kind=kind, recognitions=act, applied="DAY:2024-01-01") == ["I103"]
    assert codes(kind=kind, recognitions=act, applied="DAY:2023-12-31") == []
    assert codes(kind=kind, recognitions=act) == ["I104"]
    assert codes(kind=kind) == []


@pytest.mark.parametrize("kind", ["TOPIC", "PRODUCT", "ARTICLE", "PAPER"])
def test_other_work_need_not_be(kind: str) -> None:
    act = [{"level": "GRASSROOTS", "when": "2023"}]
    assert codes(kind=kind, recognitions=act, applied="2024") == []
    assert codes(kind=kind, recognitions=act) == []


def test_what_is_recognised_was_handed_in() -> None:
    act = [{"level": "GRASSROOTS", "when": "2023"}]
    assert codes(recognitions=act, submitted="DAY:2024-01-01") == ["I105"]
    assert codes(recognitions=act, submitted="DAY:2023-12-31") == []
    assert codes(recognitions=[{"level": "GRASSROOTS"}], submitted="2024") == []


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        ((), []),
        ((10_000,), []),
        ((9_950,), []),
        ((9_949,), ["I106"]),
        ((6_000, 4_000), []),
        ((6_000, 3_899), ["I106"]),
        ((6_000, None), []),
        ((3_300, 3_300, 3_300), []),
        ((500,) * 20, []),
        ((450,) * 20, []),
        ((449,) * 20, ["I106"]),
        ((100,) * 21, []),
    ],
)
def test_shares_make_the_whole_but_for_rounding(shares, found: list[str]) -> None:
    assert codes(authors=authors(*shares)) == found


def test_an_author_stands_once_in_each_work() -> None:
    assert codes(authors=[{"person": "an"}, {"person": "binh"}, {"person": "an"}]) == ["I107", "I107"]
    works = [{"id": id_, "title": "I", "kind": "TOPIC", "authors": [{"person": "an"}]} for id_ in ("i", "j")]
    assert not validate(dataset_of({"initiatives": works}), RULES)


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, 2),
        ({"when": "DAY:2023-05-21"}, 0),
        ({"level": "PROVINCE"}, 0),
        ({"by": "v"}, 0),
        ({"by": None}, 0),
        ({"when": None}, 0),
        ({"grade": "A"}, 2),
    ],
)
def test_a_unit_recognises_once_on_a_day_at_a_level(changed, found: int) -> None:
    act = {"level": "GRASSROOTS", "by": "u", "when": "DAY:2023-05-20"}
    assert codes(recognitions=[act, act | changed]) == ["I108"] * found


def test_a_year_is_not_a_day() -> None:
    act = {"level": "GRASSROOTS", "by": "u", "when": "2023"}
    assert codes(recognitions=[act, act]) == []
