from datetime import date

import pytest

from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.model import Unit, UnitKind
from vneduunion.reference import press
from vneduunion.validation import validate
from vneduunion.validation.rules.units import LEVELS, RULES
from vneduunion.values.names import Name


def unit(**fields) -> Unit:
    return Unit(**({"id": "a", "kind": UnitKind.GRASSROOTS, "name": Name(vi="A")} | fields))


def codes(*units, **tables) -> list[str]:
    data = dataset_of(tables).with_units(units)
    return [item.code for item in validate(data, RULES)]


@pytest.mark.parametrize("code", codes_of("units"))
def test_the_card_shows_its_rule(code: str) -> None:
    shows(code, RULES)


def test_the_press_dataset_names_one_unit_without_a_superior() -> None:
    found = validate(press(), RULES)
    assert [(item.code, item.record) for item in found] == [("U103", "yen-bai.vocational-college.union")]


@pytest.mark.parametrize("kind", LEVELS)
def test_each_kind_has_one_level(kind: UnitKind) -> None:
    fits = [level for level in (None, 1, 2, 3, 4) if not codes(unit(kind=kind, level=level))]
    assert fits == [None, LEVELS[kind]]


@pytest.mark.parametrize("kind", [kind for kind in UnitKind if kind not in LEVELS])
def test_what_is_between_or_below_the_levels_has_none(kind: UnitKind) -> None:
    assert codes(unit(kind=kind)) == []
    assert [codes(unit(kind=kind, level=level)) for level in (1, 2, 3, 4)] == [["U102"]] * 4


def test_nobody_is_without_a_superior_where_no_ties_are_given() -> None:
    assert codes(unit()) == []


def test_guidance_is_no_management() -> None:
    ties = [{"child": "a", "parent": "b", "kind": "GUIDANCE"}]
    assert codes(unit(), unit(id="b", kind=UnitKind.CONFEDERATION), ties=ties) == ["U103"]


def test_a_tie_of_any_day_is_a_superior() -> None:
    ties = [{"child": "a", "parent": "nobody", "kind": "DIRECT", "until": "1990-01-01"}]
    assert codes(unit(), ties=ties) == []


@pytest.mark.parametrize(
    ("kind", "since", "until", "expected"),
    [
        (UnitKind.DISTRICT_FEDERATION, None, None, []),
        (UnitKind.DISTRICT_FEDERATION, None, date(2025, 6, 30), []),
        (UnitKind.DISTRICT_FEDERATION, None, date(2025, 7, 1), ["U105"]),
        (UnitKind.DISTRICT_FEDERATION, date(2025, 6, 30), date(2025, 7, 1), ["U105"]),
        (UnitKind.DISTRICT_FEDERATION, date(2025, 7, 1), None, ["U104"]),
        (UnitKind.DISTRICT_FEDERATION, date(2025, 7, 1), date(2025, 7, 1), ["U104"]),
        (UnitKind.LOCAL_SECTOR_UNION, date(2025, 6, 30), None, []),
        (UnitKind.LOCAL_SECTOR_UNION, date(2025, 7, 1), None, ["U105"]),
        (UnitKind.DISTRICT_EDUCATION_UNION, None, date(2025, 7, 1), ["U105"]),
        (UnitKind.COMMUNE_UNION, None, None, []),
        (UnitKind.COMMUNE_UNION, date(2025, 6, 12), None, []),
        (UnitKind.COMMUNE_UNION, date(2025, 6, 11), None, ["U106"]),
        (UnitKind.COMMUNE_UNION, None, date(2025, 6, 11), ["U106"]),
        (UnitKind.GRASSROOTS, date(1990, 1, 1), date(2026, 1, 1), []),
    ],
)
def test_kinds_are_bound_in_time(kind, since, until, expected) -> None:
    assert codes(unit(kind=kind, since=since, until=until)) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, []),
        (date(2020, 1, 1), None, []),
        (date(2020, 12, 31), None, []),
        (date(2021, 1, 1), None, ["U107"]),
        (None, date(2020, 1, 1), []),
        (None, date(2019, 12, 31), ["U107"]),
    ],
)
def test_a_territory_of_another_time(since, until, expected) -> None:
    place = {
        "id": "t",
        "scheme": "s",
        "code": "1",
        "name": {"vi": "T"},
        "since": "2020-01-01",
        "until": "2020-12-31",
    }
    assert codes(unit(territory="t", since=since, until=until), territories=[place]) == expected
    assert codes(unit(territory="nobody", since=since, until=until), territories=[place]) == []


def test_a_record_alone() -> None:
    assert [item.code for item in validate(unit(level=3), RULES)] == ["U101"]
