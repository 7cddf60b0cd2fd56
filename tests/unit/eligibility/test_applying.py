from datetime import date
from typing import Any

import pytest

from tests.small_world import unit
from vneduunion.eligibility.applying import (
    Applying,
    complete_tables,
    demanded,
    recipient_of,
)
from vneduunion.errors import BadRecord, UnknownId
from vneduunion.model import (
    AwardCategory,
    AwardKind,
    Citation,
    Criterion,
    CriterionKind,
    Dataset,
    Group,
    Mark,
    Person,
    Rating,
    RecipientKind,
    Rulebook,
    RuleVersion,
    Strand,
    StrandKind,
    Window,
    Work,
)
from vneduunion.reference import principles, rulebooks
from vneduunion.values.names import Name
from vneduunion.values.periods import Period

FILED = date(2024, 12, 20)
FIGHTER, WORKER = "grassroots-emulation-fighter", "advanced-worker"
PERSON, SCHOOL = RecipientKind.INDIVIDUAL, RecipientKind.COLLECTIVE


def strand(criteria: Criterion, id_: str = "own", **more: object) -> Strand:
    version = RuleVersion(
        id="v",
        citations=(Citation(document="06-2022-qh15"),),
        since=date(2024, 1, 1),
        mark=Mark.CONFIRMED,
        criteria=criteria,
    )
    return Strand(id=id_, name=Name(vi="Quy định", en="Own rule"), versions=(version,), **more)


def applying(*criteria: Criterion, beside: tuple[Strand, ...] = ()) -> Applying:
    strands = tuple(strand(each, f"own{at}") for at, each in enumerate(criteria))
    books = {WORKER: Rulebook(award_kind=WORKER, strands=strands)}
    return demanded(WORKER, PERSON, FILED, books=books, principles=beside)


def run(at_least: int, window: Window = Window.ANY_TIME, **more: object) -> Criterion:
    return Criterion(
        kind=CriterionKind.RATING_YEARS,
        rating=Rating.GOOD,
        at_least=at_least,
        consecutive=True,
        window=window,
        **more,
    )


JUDGED = Criterion(kind=CriterionKind.JUDGED, what=Name(vi="Đoàn kết", en="In solidarity"))
IN_RUN = Criterion(kind=CriterionKind.INITIATIVES, work=Work.EITHER, at_least=2, window=Window.RUN)


# --- what may be asked -------------------------------------------------------------------------


def test_without_more_the_year_is_that_of_the_file_and_rules_are_the_bundled_ones() -> None:
    asked = demanded(FIGHTER, PERSON, FILED)
    assert (asked.year, asked.number) == (Period.year(2024), 2024)
    assert asked.book == rulebooks()[FIGHTER]
    assert asked.principles == principles()


def test_a_school_year_has_the_number_of_the_year_in_which_it_begins() -> None:
    assert demanded(FIGHTER, PERSON, FILED, year=Period.school_year(2023)).number == 2023


def test_an_award_without_a_rulebook_is_told_with_those_like_it() -> None:
    with pytest.raises(UnknownId) as caught:
        demanded("advanced-workers", PERSON, FILED)
    assert "advanced-worker" in str(caught.value)


@pytest.mark.parametrize(
    ("award", "more", "vi", "en"),
    [
        (
            "excellent-teacher",
            {},
            "“Giáo viên dạy giỏi” (excellent-teacher)",
            "“Excellent Teacher” (excellent-teacher)",
        ),
        (FIGHTER, {"books": {}}, "“Chiến sĩ thi đua cơ sở”", "“Grassroots Emulation Fighter”"),
    ],
)
def test_of_an_award_whose_rules_nobody_knows_that_is_told(
    award: str, more: dict[str, Any], vi: str, en: str
) -> None:
    with pytest.raises(BadRecord) as caught:
        demanded(award, PERSON, FILED, **more)
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [("award", "no_rules")]
    assert vi in caught.value.text("vi")
    assert en in caught.value.text("en")
    assert "is known as an award, but its rules are not" in caught.value.text("en")


@pytest.mark.parametrize(
    ("award", "recipient", "candidate", "vi", "en"),
    [
        (
            FIGHTER,
            SCHOOL,
            "north",
            "“Chiến sĩ thi đua cơ sở” dành cho cá nhân, còn 'north' là tập thể",
            "“Grassroots Emulation Fighter” is for persons, and 'north' is a collective",
        ),
        (
            "advanced-labour-collective",
            PERSON,
            "hoa",
            "“Tập thể lao động tiên tiến” dành cho tập thể (đơn vị, nhóm), còn 'hoa' là cá nhân",
            "“Advanced Labour Collective” is for collectives (units and groups), and 'hoa' is a person",
        ),
    ],
)
def test_a_candidate_of_the_wrong_kind_is_told_in_words(
    award: str, recipient: RecipientKind, candidate: str, vi: str, en: str
) -> None:
    with pytest.raises(BadRecord) as caught:
        demanded(award, recipient, FILED, candidate=candidate)
    assert caught.value.text("vi") == f"assess: candidate: {vi}"
    assert caught.value.text("en") == f"assess: candidate: {en}"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            {"year": Period.month(2024, 3)},
            "year: 'March 2024' is not one of: Period.year(2024), Period.school_year(2024)",
        ),
        ({"year": Period.year(2025)}, "year: year = 2025-01-01 must not exceed filed_on = 2024-12-20"),
        ({"under": "decree"}, "under: 'decree' is not one of: law, union"),
        ({"allow": ["law/1999"]}, "allow: 'law/1999' is not one of: law/2013"),
    ],
)
def test_what_is_asked_must_be_one_of_what_there_is(given: dict[str, Any], expected: str) -> None:
    with pytest.raises(BadRecord) as caught:
        demanded(FIGHTER, PERSON, FILED, **given)
    assert str(caught.value).startswith(f"assess: {expected}")


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(BadRecord) as caught:
        demanded(FIGHTER, SCHOOL, FILED, year=Period.year(2025), under="x", allow=["x", "y"])
    assert [fault.place for fault in caught.value.faults] == ["candidate", "under", "allow", "allow", "year"]


def test_details_are_no_rules_to_choose() -> None:
    detail = strand(JUDGED, "detail", kind=StrandKind.DETAIL)
    books = {WORKER: Rulebook(award_kind=WORKER, strands=(strand(JUDGED), detail))}
    with pytest.raises(BadRecord, match="'detail' is not one of: own"):
        demanded(WORKER, PERSON, FILED, under="detail", books=books)


@pytest.mark.parametrize(
    "award", [None, AwardKind(id="district-award", name=Name(vi="Giải"), category=AwardCategory.PRIZE)]
)
def test_an_award_of_ones_own_is_for_everybody(award: AwardKind | None) -> None:
    book = Rulebook(award_kind="district-award", strands=(strand(JUDGED),), award=award)
    assert demanded("district-award", SCHOOL, FILED, books={"district-award": book}).recipient is SCHOOL


# --- rules put together ------------------------------------------------------------------------


def test_rules_bring_the_facts_they_need_once_each_and_their_words() -> None:
    applied = applying(JUDGED, JUDGED).reaching(2024)
    assert [fact.key for fact in applied.facts] == ["rule:own0+own1", "judged:in-solidarity"]
    assert applied.words["in-solidarity"].vi == "Đoàn kết"
    assert applied.words["own1"].vi == "Quy định"
    assert [fact.key for fact, _ in applied.two_sided] == ["rule:own0+own1"]


def test_principles_bring_theirs_too() -> None:
    applied = applying(run(1, Window.UP_TO_PROPOSAL), beside=(strand(JUDGED, "principle"),)).reaching(2024)
    assert "judged:in-solidarity" in [fact.key for fact in applied.facts]
    assert {"in-solidarity", "principle"} <= {*applied.words}


def test_rules_are_put_together_once() -> None:
    assert applying(JUDGED).reaching(2024) is applying(JUDGED).reaching(1990)


@pytest.mark.parametrize(
    ("criterion", "earliest", "first"),
    [
        (run(3), 2024, 2020),
        (run(3), 2018, 2016),
        (run(2), 2024, 2022),
        (Criterion(kind=CriterionKind.ALL, of=(run(2, Window.UP_TO_PROPOSAL), IN_RUN)), 2024, 2021),
        (Criterion(kind=CriterionKind.ALL, of=(run(2, Window.UP_TO_PROPOSAL), IN_RUN)), 2019, 2017),
    ],
)
def test_runs_are_looked_for_as_far_back_as_papers_reach(
    criterion: Criterion, earliest: int, first: int
) -> None:
    facts = applying(criterion).reaching(earliest).facts
    assert min(fact.first for fact in facts if fact.first) == first


def test_amounts_of_money_are_no_years() -> None:
    benefit = Criterion(
        kind=CriterionKind.BENEFIT,
        at_least=80_000_000,
        consecutive=True,
        window=Window.ANY_TIME,
    )
    assert len(applying(benefit, run(2)).reaching(2024).facts) < 50


@pytest.mark.parametrize("day", [date(2005, 7, 1), date(2023, 12, 31), date(2024, 1, 1)])
def test_what_is_asked_on_any_day_does_not_hang_on_the_day(day: date) -> None:
    keys = demanded(FIGHTER, PERSON, day, under="law").elsewhere()
    assert keys == demanded(FIGHTER, PERSON, FILED).elsewhere()
    assert {"hold", "rating@", "title:advanced-worker@", "rule:law+union"} <= keys
    assert not {key for key in keys if "@2" in key}


def test_what_recalled_versions_ask_is_asked_on_some_day() -> None:
    keys = demanded("creative-labour-certificate", PERSON, FILED).elsewhere()
    assert {"recalled:union+2106+criteria", "member"} <= keys


# --- whom it is about, and what else is said ---------------------------------------------------

DATA = Dataset(
    persons=[Person(id="hoa", name="Hoa")],
    units=[unit("school")],
    groups=[Group(id="maths", unit="school")],
)


@pytest.mark.parametrize(("candidate", "kind"), [("hoa", PERSON), ("school", SCHOOL), ("maths", SCHOOL)])
def test_persons_are_individuals_units_and_groups_collectives(candidate: str, kind: RecipientKind) -> None:
    assert recipient_of(DATA, candidate) is kind


def test_a_stranger_is_told_with_those_like_it() -> None:
    with pytest.raises(UnknownId, match=r"schools.*school"):
        recipient_of(DATA, "schools")


def test_only_tables_of_evidence_are_complete() -> None:
    assert complete_tables(["awards", "awards", "services"]) == {"awards", "services"}
    with pytest.raises(BadRecord) as caught:
        complete_tables(["persons", "awards", "figures"])
    assert [fault.values["found"] for fault in caught.value.faults] == ["'persons'", "'figures'"]
