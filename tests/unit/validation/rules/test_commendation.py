from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.findings import card
from vneduunion.model import UnitKind
from vneduunion.reference import catalogue
from vneduunion.tables.door import tables_of
from vneduunion.validation import ALL, validate
from vneduunion.validation.rules.commendation import (
    DAYS,
    DECREE_OF_2017,
    LAW_OF_2022,
    LAWS,
    RULES,
    TEACHERS_DECREE,
    UNION_OF_2014,
    UNION_OF_2017,
    UNION_OF_2019,
)

CODES = codes_of("commendation")
FIGHTER, ADVANCED, NATIONAL = (
    "grassroots-emulation-fighter",
    "advanced-worker",
    "national-emulation-fighter",
)
PROVINCIAL, OF_UNION = "ministerial-emulation-fighter", "vgcl.emulation-fighter"
PRIZE, MEDAL, CREATIVE = "nguyen-van-linh-award", "medal-building-trade-union", "creative-labour-certificate"
THEMATIC = "vgcl.thematic-certificate"
CATEGORIES = {
    **dict.fromkeys((FIGHTER, ADVANCED, NATIONAL, PROVINCIAL, OF_UNION), "TITLE"),
    **dict.fromkeys((MEDAL, CREATIVE, THEMATIC, "k", "m"), "FORM"),
    **dict.fromkeys(("peoples-teacher", "meritorious-teacher", "labour-hero"), "HONOUR"),
    PRIZE: "PRIZE",
}
Body = dict[str, Any]


def award(kind: str, when: str, recipient: str = "an", **more: Any) -> Body:
    return {"kind": kind, "when": when, "recipient": recipient, **more}


def codes(*awards: Body, **tables: Any) -> list[str]:
    body = {
        "award_kinds": [{"id": id_, "name": {"vi": "K"}, "category": it} for id_, it in CATEGORIES.items()],
        "awards": [{"id": f"a{at}", **item} for at, item in enumerate(awards)],
        **tables,
    }
    return [item.code for item in validate(dataset_of(body), RULES)]


def day(given: date, later: int = 0) -> str:
    return f"DAY:{given + timedelta(days=later)}"


@pytest.mark.parametrize("code", CODES)
def test_the_examples_on_the_card_show_the_rule(code: str) -> None:
    shows(code, RULES)


def test_all_of_them_are_judged_by_default() -> None:
    assert {*RULES} <= {*ALL}
    assert {rule.card.code for rule in RULES} == {*CODES}


@pytest.mark.parametrize(
    ("days", "since", "until"),
    [
        (LAW_OF_2022, "06-2022-qh15", None),
        (LAWS, "15-2003-qh11", None),
        (DECREE_OF_2017, "91-2017-nd-cp", "91-2017-nd-cp"),
        (TEACHERS_DECREE, "35-2024-nd-cp", "35-2024-nd-cp"),
        (UNION_OF_2014, "1564-qd-tld.2014", "1564-qd-tld.2014"),
        (UNION_OF_2017, "2106-qd-tld.2017", "2106-qd-tld.2017"),
        (UNION_OF_2019, "1689-qd-tld.2019", "1689-qd-tld.2019"),
    ],
)
def test_the_days_of_a_text_are_those_of_the_bundled_documents(days, since: str, until: str | None) -> None:
    documents = catalogue().documents
    assert days.since == documents[since].in_force
    if until is None:
        assert days.until == documents["06-2026-qh16"].in_force - timedelta(days=1)
        assert all(documents[text].expires > days.until for text in ("152-2025-nd-cp",))
    else:
        assert days.until == documents[until].expires


@pytest.mark.parametrize("code", DAYS)
def test_a_card_says_from_which_day_to_which_its_rule_holds(code: str) -> None:
    days, basis = DAYS[code], card(code).basis
    for limit in filter(None, (days.since, days.until)):
        assert f"{limit:%d/%m/%Y}" in basis.vi
        assert f"{limit.day} {limit:%B %Y}" in basis.en


WORK = {"initiatives": [{"id": "i", "title": "T", "kind": "EXPERIENCE"}]}
NAMED = {"initiatives": ["i"]}


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, ["A201"] * 2),
        ({"kind": "m"}, ["A201"] * 2),
        ({"kind": ADVANCED}, []),
        ({"kind": "unknown"}, []),
        ({"recipient": "binh"}, []),
        ({"initiatives": []}, []),
        ({"revoked": "2026"}, []),
        ({"when": "2023"}, ["A201"]),
        ({"when": "from 2024"}, ["A201"]),
    ],
)
def test_one_work_is_rewarded_by_one_form(changed: Body, found: list[str]) -> None:
    assert codes(award("k", "2024", **NAMED), award("k", "2025", **NAMED) | changed, **WORK) == found


def disciplined(until: str | None = "2024-12-31", person: str = "an") -> Body:
    return {"disciplines": [{"person": person, "form": "REPRIMAND", "since": "2024-02-01", "until": until}]}


@pytest.mark.parametrize(
    ("given", "evidence", "found"),
    [
        (award("k", "DAY:2024-02-01"), disciplined(), ["A202"]),
        (award("k", "DAY:2024-12-31"), disciplined(), ["A202"]),
        (award(ADVANCED, "DAY:2024-12-31"), disciplined(), ["A202"]),
        (award("k", "DAY:2024-01-31"), disciplined(), []),
        (award("k", "DAY:2025-01-01"), disciplined(), []),
        (award("k", "2024"), disciplined(), []),
        (award("k", "DAY:2024-12-31"), disciplined(None), []),
        (award("k", "DAY:2024-12-31"), disciplined(person="binh"), []),
        (award("k", "DAY:2024-12-31", revoked="2025"), disciplined(), []),
        (award(PRIZE, "DAY:2024-12-31"), disciplined(), []),
    ],
)
def test_nothing_is_conferred_during_a_discipline(given: Body, evidence: Body, found: list[str]) -> None:
    assert codes(given, **evidence) == found


def test_the_longer_of_two_disciplines_is_told_once() -> None:
    twice = disciplined()["disciplines"] + disciplined("2025-06-30")["disciplines"]
    assert codes(award("k", "DAY:2024-06-01"), disciplines=twice) == ["A202"]


@pytest.mark.parametrize(
    ("given", "until", "found"),
    [
        (award(ADVANCED, "2025", for_year="2024"), "2024-12-31", ["A203"]),
        (award(ADVANCED, "2025", for_year="2024"), "2024-12-30", []),
        (award(ADVANCED, "2025", for_year="2024"), None, []),
        (award(ADVANCED, "DAY:2024-12-30", for_year="2023"), "2024-12-31", ["A202"]),
        (award(ADVANCED, "2025"), "2024-12-31", []),
        (award(ADVANCED, "DAY:2026-10-01", for_year="2024"), "2024-12-31", []),
    ],
)
def test_a_year_before_the_end_of_a_discipline_counts_no_more(given, until, found: list[str]) -> None:
    assert codes(given, **disciplined(until)) == found


@pytest.mark.parametrize(
    ("recognised", "found"),
    [
        (["2023"], ["A203"]),
        (["2023", "DAY:2024-12-31"], ["A203"]),
        (["2023", "DAY:2025-01-01"], []),
        (["2023", None], []),
        (["to 2023"], []),
        (["from 2023"], []),
        ([], []),
    ],
)
def test_a_work_before_the_end_of_a_discipline_counts_no_more(recognised, found: list[str]) -> None:
    acts = [{"level": "GRASSROOTS", "when": when} for when in recognised]
    works = [{"id": "i", "title": "T", "kind": "TOPIC", "recognitions": acts}]
    assert codes(award("k", "DAY:2026-01-01", **NAMED), initiatives=works, **disciplined()) == found


def fighters(several: int, whole: int, **more: Any) -> list[Body]:
    """So many fighters and advanced workers of one unit and year, the fighters among the workers."""
    of_year = {"conferred_by": "u", "for_year": "2022", **more}
    return [
        *(award(FIGHTER, "DAY:2023-01-10", f"p{at}", **of_year) for at in range(several)),
        *(award(ADVANCED, "DAY:2023-01-10", f"p{at}", **of_year) for at in range(whole)),
    ]


@pytest.mark.parametrize(
    ("several", "whole", "found"),
    [(1, 1, 0), (2, 7, 0), (2, 6, 1), (3, 13, 1), (3, 14, 0), (4, 20, 1), (4, 21, 0), (16, 100, 1), (15, 100, 0)],
)  # fmt: skip
def test_fighters_above_the_share_in_every_rounding_are_told_once(several, whole, found: int) -> None:
    assert codes(*fighters(several, whole)) == ["A204"] * found


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, 1),
        ({"for_year": None}, 0),
        ({"for_year": "2021"}, 0),
        ({"conferred_by": "v"}, 0),
        ({"conferred_by": None}, 0),
        ({"recipient": "p1"}, 0),
        ({"revoked": "2024"}, 0),
        ({"when": "DAY:2024-01-01"}, 0),
        ({"when": "DAY:2017-09-30"}, 0),
    ],
)
def test_only_fighters_of_one_unit_and_year_count_together(changed: Body, found: int) -> None:
    first, second, *workers = fighters(2, 6)
    assert second["recipient"] == "p1"
    other = second | changed if "recipient" not in changed else second | {"recipient": first["recipient"]}
    assert codes(first, other, *workers) == ["A204"] * found


def test_the_whole_may_be_greater_than_what_says_its_year() -> None:
    undated = fighters(0, 1, for_year=None)
    assert codes(*fighters(2, 6), *undated) == []
    assert codes(*fighters(2, 6), *(item | {"conferred_by": "v"} for item in undated)) == ["A204"]
    assert codes(*fighters(2, 0)) == []


def titles(*years: str | None, kind: str = PROVINCIAL, when: str = "2019") -> list[Body]:
    return [award(kind, when, for_year=year) for year in years]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (titles("2019", "2020"), []),
        (titles("2020", "2019"), []),
        (titles("2019", "2021"), ["A205"]),
        (titles("2019"), ["A205"]),
        (titles(), []),
        (titles("2019", "2019"), ["A205"]),
        (titles("2017", "2019", "2020"), []),
        (titles("năm học 2018-2019", "năm học 2019-2020"), []),
        (titles("năm học 2018-2019", "2020"), []),
        (titles("năm học 2018-2019", "2021"), ["A205"]),
        (titles("2019", None), []),
        (titles(None), ["A205"]),
        ([*titles("2019"), *titles("2020", kind=OF_UNION)], []),
        ([*titles("2019"), *titles("2020", when="2022")], ["A205"]),
        ([*titles("2019"), *titles("2020", when="to 2022")], []),
        ([*titles("2019"), *titles("2020", kind=FIGHTER)], ["A205"]),
        ([*titles("2019"), titles("2020")[0] | {"recipient": "binh"}], ["A205"]),
        ([*titles("2019"), titles("2020")[0] | {"revoked": "2020"}], ["A205"]),
    ],
)
def test_a_national_fighter_has_two_consecutive_titles(given: list[Body], found: list[str]) -> None:
    assert codes(award(NATIONAL, "2021"), *given) == found


@pytest.mark.parametrize(
    ("fighter", "worker", "found"),
    [
        ({}, {}, ["A206"]),
        ({}, {"recipient": "an"}, []),
        ({}, {"recipient": "an", "conferred_by": None}, []),
        ({}, {"for_year": "2017"}, []),
        ({}, {"conferred_by": "v"}, []),
        ({"for_year": None}, {}, []),
        ({"recipient": "binh"}, {}, []),
        ({"when": "DAY:2017-12-27"}, {}, []),
        ({"when": "DAY:2019-11-12"}, {}, []),
        ({"revoked": "2020"}, {}, []),
    ],
)
def test_a_fighter_is_an_advanced_worker(fighter: Body, worker: Body, found: list[str]) -> None:
    same = {"conferred_by": "u", "for_year": "2018"}
    when = "DAY:2019-01-10"
    given = [award(FIGHTER, when, **same) | fighter, award(ADVANCED, when, "binh", **same) | worker]
    assert codes(*given) == found


def test_a_worker_of_an_unsaid_year_may_be_of_this_one() -> None:
    same = {"conferred_by": "u", "for_year": "2018"}
    given = [award(FIGHTER, "DAY:2019-01-10", **same), award(ADVANCED, "2018", "binh", **same)]
    assert codes(*given, award(ADVANCED, "2019")) == []
    assert codes(*given, award(ADVANCED, "2019", for_year="2017")) == ["A206"]


@pytest.mark.parametrize(
    ("kind", "other", "when", "found"),
    [
        ("peoples-teacher", "meritorious-teacher", "DAY:2024-05-25", 1),
        ("meritorious-teacher", "labour-hero", "2099", 1),
        ("peoples-teacher", "meritorious-teacher", "DAY:2024-05-24", 0),
        ("labour-hero", "meritorious-teacher", "DAY:2024-05-25", 0),
        ("peoples-teacher", "k", "DAY:2024-05-25", 0),
    ],
)
def test_an_achievement_makes_one_honour(kind: str, other: str, when: str, found: int) -> None:
    assert codes(award(kind, when, **NAMED), award(other, "2020", **NAMED), **WORK) == ["A207"] * found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("2018", "DAY:2019-11-11", 2),
        ("2018", "DAY:2019-11-12", 1),
        ("2020", "2022", 0),
    ],
)
def test_the_prize_of_officers_is_given_once(first: str, second: str, found: int) -> None:
    assert codes(award(PRIZE, first), award(PRIZE, second)) == ["A208"] * found
    assert codes(award(PRIZE, first), award(PRIZE, second, "binh")) == []


def test_the_unions_medal_is_recalled_to_be_given_once() -> None:
    assert codes(award(MEDAL, "2010"), award(MEDAL, "2026")) == ["A209"] * 2
    assert codes(award(MEDAL, "2010"), award(MEDAL, "2026", revoked="2026")) == []
    assert card("A209").mark == "RECALLED"


def member(since: str | None, until: str | None, person: str = "an") -> Body:
    return {"person": person, "since": since, "until": until}


@pytest.mark.parametrize(
    ("memberships", "found"),
    [
        ([], 0),
        ([member(None, None)], 0),
        ([member("2016-01-01", None)], 0),
        ([member(None, "2016-12-31")], 0),
        ([member(None, "2015-12-31")], 1),
        ([member("2017-01-01", None)], 1),
        ([member(None, "2016-01-01")], 0),
        ([member("2016-12-31", None)], 0),
        ([member(None, "2015-12-31"), member("2016-06-01", None)], 0),
        ([member(None, "2010-12-31"), member("2017-06-01", None)], 1),
        ([member(None, "2010-12-31", "binh")], 0),
    ],
)
def test_only_members_receive_the_creative_labour_certificate(memberships, found: int) -> None:
    assert codes(award(CREATIVE, "2016"), union_memberships=memberships) == ["A210"] * found
    assert codes(award("k", "2016"), union_memberships=memberships) == []


@pytest.mark.parametrize(
    ("when", "found"),
    [
        (day(UNION_OF_2014.since, -1), []),
        (day(UNION_OF_2014.since), ["A210"]),
        (day(UNION_OF_2017.since, -1), ["A210"]),
        (day(UNION_OF_2017.since), ["A211"]),
        (day(UNION_OF_2019.until), ["A211"]),
        (day(UNION_OF_2019.until, 1), []),
    ],
)
def test_how_far_membership_is_known_to_be_asked_for(when: str, found: list[str]) -> None:
    past = [member("1990-01-01", "1999-12-31")]
    assert codes(award(CREATIVE, when), union_memberships=past) == found


@pytest.mark.parametrize(
    ("when", "kind", "recognised", "found"),
    [
        ("DAY:2024-06-01", "EXPERIENCE", ["DAY:2024-06-02"], ["A212"]),
        ("DAY:2024-06-01", "EXPERIENCE", ["DAY:2024-06-01"], []),
        ("DAY:2024-06-01", "EXPERIENCE", ["2025", "2026"], ["A212"]),
        ("DAY:2024-06-01", "EXPERIENCE", ["2025", "2024"], []),
        ("DAY:2024-06-01", "EXPERIENCE", ["2025", None], []),
        ("DAY:2024-06-01", "EXPERIENCE", [], []),
        ("DAY:2024-06-01", "TOPIC", ["2025"], []),
        ("2023", "EXPERIENCE", ["2025"], []),
        ("DAY:2026-10-01", "EXPERIENCE", ["2027"], []),
    ],
)
def test_recognition_comes_before_the_reward(when: str, kind: str, recognised, found: list[str]) -> None:
    acts = [{"level": "GRASSROOTS", "when": each} for each in recognised]
    works = [{"id": "i", "title": "T", "kind": kind, "recognitions": acts}]
    assert codes(award("k", when, **NAMED), initiatives=works) == found


def test_the_order_is_not_asked_of_prizes_and_of_what_was_revoked() -> None:
    acts = [{"level": "GRASSROOTS", "when": "2025"}]
    works = [{"id": "i", "title": "T", "kind": "SOLUTION", "recognitions": acts}]
    assert codes(award(PRIZE, "2024", **NAMED), initiatives=works) == []
    assert codes(award("k", "2024", **NAMED, revoked="2025"), initiatives=works) == []


@pytest.mark.parametrize(
    ("when", "number", "found"),
    [("2022", 11, 1), ("2022", 10, 0), ("2018", 11, 0), ("2025", 11, 0), ("DAY:2019-11-12", 12, 1)],
)
def test_an_edition_has_at_most_ten_recipients(when: str, number: int, found: int) -> None:
    assert codes(*(award(PRIZE, when, f"p{at}") for at in range(number))) == ["A213"] * found


def test_of_an_edition_each_recipient_counts_once_and_each_year_by_itself() -> None:
    ten = [award(PRIZE, "2022", f"p{at}") for at in range(10)]
    assert "A213" not in codes(*ten, award(PRIZE, "DAY:2022-07-28", "p1"))
    assert codes(*ten, award(PRIZE, "2020", "p10")) == []
    assert codes(*ten, award(PRIZE, "to 2022", "p10")) == []
    assert codes(*ten, award(PRIZE, "DAY:2022-07-28", "p10")) == ["A213"]


GRASSROOTS = {"GRASSROOTS", "GUILD", "GRASSROOTS_MEMBER", "SECTION", "TEAM", "GUILD_SECTION"}
HIGHER = {"CONFEDERATION", "PROVINCIAL_FEDERATION", "CENTRAL_SECTOR_UNION", "CORPORATION_UNION_CENTRAL"}


@pytest.mark.parametrize("kind", UnitKind)
def test_thematic_certificates_go_to_the_grassroots(kind: UnitKind) -> None:
    units = [{"id": "u", "kind": kind.value, "name": {"vi": "U"}}]
    # The union of a district's schools had no level of its own.
    above = kind.value not in GRASSROOTS | {"DISTRICT_EDUCATION_UNION"}
    for when, wrong in (
        (day(UNION_OF_2017.since, -1), False),
        (day(UNION_OF_2017.since), kind.value in HIGHER),
        (day(UNION_OF_2017.until), kind.value in HIGHER),
        (day(UNION_OF_2019.since), above),
        (day(UNION_OF_2019.until), above),
        (day(UNION_OF_2019.until, 1), False),
    ):
        assert codes(award(THEMATIC, when, "u"), units=units) == ["A214"] * wrong
    assert codes(award("k", "2022", "u"), units=units) == []


def test_a_person_receives_a_thematic_certificate() -> None:
    assert codes(award(THEMATIC, "2022")) == []


def test_a_recipient_that_is_not_said_is_nobody() -> None:
    """Only columns can have such awards."""
    given = {"when_kind": "DAY", "when_first": date(2019, 1, 10), "when_last": date(2019, 1, 10)}
    year = {"for_year_first": date(2018, 1, 1), "for_year_last": date(2018, 12, 31)}
    rows = [
        {"id": f"a{at}", "kind": kind, "recipient": None, "conferred_by": "u", **given, **year}
        for at, kind in enumerate([FIGHTER, FIGHTER, ADVANCED])
    ]  # fmt: skip
    assert validate(tables_of({"awards": pl.DataFrame(rows)}), RULES).counts == {}
