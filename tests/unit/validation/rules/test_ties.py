from itertools import product

import narwhals.stable.v2 as nw
import pytest

from tests.laws.validation_oracle.ties import management
from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.findings import Severity
from vneduunion.model import Dataset, TieKind, UnitKind
from vneduunion.reference import press
from vneduunion.tables import Tables, tables
from vneduunion.validation import IMPORT, validate
from vneduunion.validation.rules.ties import CIRCLES, RULES

NO_KINDS = tuple(rule for rule in RULES if rule.card.code not in {"T101", "T102"})


def tie(
    child: str, parent: str, since: str | None = None, until: str | None = None, kind: str = "DIRECT"
) -> dict:
    return {"child": child, "parent": parent, "kind": kind, "since": since, "until": until}


def units(*ids: str, **fields) -> list[dict]:
    return [{"id": id_, "kind": "GRASSROOTS", "name": {"vi": id_}} | fields for id_ in ids]


def found(rules=NO_KINDS, **body) -> list[tuple[str, str]]:
    return [(item.code, item.record) for item in validate(dataset_of(body), rules)]


@pytest.mark.parametrize("code", codes_of("ties"))
def test_the_card_shows_its_rule(code: str) -> None:
    """Nobody whose kind is known is on a circle without standing below his own tier."""
    shows(code, NO_KINDS if code == "T111" else RULES)


def test_the_press_dataset_is_in_order() -> None:
    assert list(validate(press(), RULES)) == []


def test_every_pair_of_kinds_along_the_line_of_management() -> None:
    """As the oracle has them, whose table is written down once more."""
    pairs = list(product(UnitKind, repeat=2))
    slug = {kind: kind.value.lower().replace("_", "-") for kind in UnitKind}
    every = [one for kind in UnitKind for one in units(f"c.{slug[kind]}", f"p.{slug[kind]}", kind=kind.value)]
    ties = [tie(f"c.{slug[child]}", f"p.{slug[parent]}") for child, parent in pairs]
    of_kinds = tuple(rule for rule in RULES if rule not in NO_KINDS)
    expected = {
        (f"c.{slug[child]}>p.{slug[parent]}@", code)
        for child, parent in pairs
        if (code := management(child, parent)) is not None
    }
    assert {(key, code) for code, key in found(of_kinds, units=every, ties=ties)} == expected


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        (UnitKind.GRASSROOTS, UnitKind.CENTRAL_SECTOR_UNION),
        (UnitKind.GRASSROOTS, UnitKind.PROVINCIAL_FEDERATION),
        (UnitKind.GRASSROOTS, UnitKind.DISTRICT_EDUCATION_UNION),
        (UnitKind.UNIVERSITY_UNION_UPPER, UnitKind.CENTRAL_SECTOR_UNION),
        (UnitKind.GUILD, UnitKind.DISTRICT_FEDERATION),
        (UnitKind.SECTION, UnitKind.GRASSROOTS_MEMBER),
    ],
)
def test_pairs_that_the_domain_file_names(child: UnitKind, parent: UnitKind) -> None:
    pair = [*units("c", kind=child.value), *units("p", kind=parent.value)]
    assert found(RULES, units=pair, ties=[tie("c", "p")]) == []


def test_kinds_of_units_that_are_not_there_are_not_judged() -> None:
    assert found(RULES, units=units("c", kind="CONFEDERATION"), ties=[tie("c", "p")]) == []


def test_coordination_joins_any_kinds() -> None:
    assert found(RULES, units=units("c", "p"), ties=[tie("c", "p", kind="COORDINATION")]) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("2020-01-01", "2020-12-31"), ("2021-01-01", None), None),
        (("2020-01-01", "2021-01-01"), ("2021-01-01", None), "T106"),
        (("2020-01-01", None), ("2020-01-01", None), "T106"),
        ((None, "2020-12-31"), ("2020-01-01", "2020-12-31"), "T106"),
        (("2020-01-01", None), ("2021-01-01", None), "T107"),
        ((None, None), (None, None), "T107"),
        ((None, "2020-12-31"), (None, "2021-12-31"), "T107"),
        (("2020-01-01", "2021-12-31"), (None, None), "T107"),
        ((None, "2020-12-31"), ("2021-01-01", None), None),
    ],
)
def test_two_parents(one, other, expected) -> None:
    ties = [tie("c", "a", *one), tie("c", "b", *other)]
    given = found(units=units("a", "b", "c"), ties=ties)
    assert given == (
        [(expected, f"c>a@{one[0] or ''}"), (expected, f"c>b@{other[0] or ''}")] if expected else []
    )
    assert found(units=units("a", "b", "c"), ties=ties[::-1]) == given[::-1]


def test_guidance_beside_management_is_no_second_parent() -> None:
    ties = [tie("c", "a"), tie("c", "b", kind="COORDINATION")]
    assert found(units=units("a", "b", "c"), ties=ties) == []


@pytest.mark.parametrize("kind", TieKind)
def test_a_tie_given_twice(kind: TieKind) -> None:
    twice = [tie("c", "a", until="2020-12-31", kind=kind.value), tie("c", "a", "2020-12-31", kind=kind.value)]
    doubled = [item for item in found(units=units("a", "c"), ties=twice) if item[0] == "T108"]
    assert doubled == [("T108", "c>a@"), ("T108", "c>a@2020-12-31")]
    after = [twice[0], tie("c", "a", "2021-01-01", kind=kind.value)]
    assert "T108" not in dict(found(units=units("a", "c"), ties=after))


@pytest.mark.parametrize(
    ("since", "until", "fields"),
    [
        ("2020-01-01", "2020-12-31", []),
        (None, None, []),
        ("2019-12-31", None, ["since"]),
        ("2019-01-01", "2021-01-01", ["since", "until"]),
        (None, "2019-12-31", ["until"]),
        ("2021-01-01", None, ["since"]),
        (None, "2021-01-01", ["until"]),
    ],
)
@pytest.mark.parametrize("end", ["child", "parent"])
def test_the_life_of_both_ends(since, until, fields, end: str) -> None:
    mortal = units(end, since="2020-01-01", until="2020-12-31")
    other = units("parent" if end == "child" else "child")
    data = dataset_of({"units": [*mortal, *other], "ties": [tie("child", "parent", since, until)]})
    assert [item.field for item in validate(data, NO_KINDS) if item.code == "T109"] == fields


@pytest.mark.parametrize(
    ("lower", "held", "times"),
    [
        ({}, (None, None), 1),
        ({"since": "2019-01-01"}, ("2019-01-01", None), 1),
        ({"until": "2021-01-01"}, ("2020-12-31", None), 1),
        ({"until": "2020-12-31"}, (None, None), 0),
        ({}, (None, "2020-12-31"), 0),
        ({}, ("2021-01-01", None), 0),
    ],
)
def test_a_tie_left_open_after_the_end_of_its_upper_unit(lower: dict, held: tuple, times: int) -> None:
    """Where it begins after that end another rule tells of it."""
    every = [*units("p", since="2020-01-01", until="2020-12-31"), *units("c", **lower)]
    data = dataset_of({"units": every, "ties": [tie("c", "p", *held)]})
    findings = [item for item in validate(data, NO_KINDS) if item.code == "T112"]
    assert [item.field for item in findings] == ["until"] * times
    assert all("p ended on 2020-12-31: after that c does not" in item.text() for item in findings)


def test_a_unit_that_is_not_known_and_a_tie_of_no_line_are_not_left_open() -> None:
    every = units("p", until="2020-12-31") + units("c")
    for other in (tie("nobody", "p"), tie("c", "nobody"), tie("c", "p", kind="COORDINATION")):
        assert "T112" not in dict(found(units=every, ties=[other]))


def test_circles_are_refused_at_the_door_already() -> None:
    data = dataset_of({"units": units("a", "b"), "ties": [tie("a", "b"), tie("b", "a"), tie("a", "a")]})
    found = validate(data, IMPORT)
    assert [(item.code, item.record) for item in found] == [
        ("T111", "a>b@"),
        ("T111", "b>a@"),
        ("T110", "a>a@"),
    ]


def test_a_circle_through_time_is_none() -> None:
    ties = [
        tie("a", "b", "2020-01-01", "2021-12-31"),
        tie("b", "c", "2021-01-01", "2022-12-31"),
        tie("c", "a", "2022-01-01", "2022-12-31"),
    ]
    assert found(CIRCLES, ties=ties) == []
    closed = [*ties, tie("c", "a", "2021-12-31", "2021-12-31")]
    assert found(CIRCLES, ties=closed) == [
        ("T111", "a>b@2020-01-01"),
        ("T111", "b>c@2021-01-01"),
        ("T111", "c>a@2021-12-31"),
    ]


def test_of_two_circles_the_earlier_is_named() -> None:
    ties = [
        tie("a", "b"),
        tie("b", "a", until="2019-12-31"),
        tie("b", "c", "2020-01-01"),
        tie("c", "a", "2020-01-01"),
    ]
    findings = validate(dataset_of({"ties": ties}), CIRCLES)
    assert [item.values["circle"] for item in findings] == ["a, b", "a, b", "a, b, c", "a, b, c"]


def test_guidance_may_run_in_a_circle() -> None:
    assert found(CIRCLES, ties=[tie("a", "b"), tie("b", "a", kind="GUIDANCE")]) == []


def test_missing_cells_are_not_judged() -> None:
    body = {"units": units("a", "b"), "ties": [tie("a", "b"), tie("b", "a")]}
    columns = tables(dataset_of(body))
    for column in ("child", "parent", "kind"):
        frame = columns["ties"].with_columns(nw.lit(None).cast(nw.String).alias(column))
        assert list(validate(Tables(frames={**columns.frames, "ties": frame}), RULES)) == []


def test_one_tie_against_the_catalogue() -> None:
    data = dataset_of(
        {"ties": [tie("vgcl", "vetu", "2025-07-01"), tie("hanoi.education", "vetu", "2025-07-01")]}
    )
    told = [[item.code for item in validate(one, RULES, against=press())] for one in data.ties]
    assert told == [["T101"], ["T103", "T102", "T109"]]
    assert validate(data.ties[0], RULES, against=Dataset()).at_least(Severity.NOTE).total == 0
