"""What `assess` is given, and what it makes of it; for the rules themselves see the decision tables."""

from datetime import date

import pytest
from attrs import evolve

from tests.eligibility_worlds import book
from tests.small_world import unit
from vneduunion import BadRecord, UnknownId
from vneduunion.eligibility import Verdict, assess
from vneduunion.model import (
    Assessment,
    Authorship,
    Award,
    Criterion,
    CriterionKind,
    Dataset,
    Discipline,
    DisciplineForm,
    Group,
    Initiative,
    InitiativeKind,
    Membership,
    Person,
    Rating,
    Recognition,
    RecognitionLevel,
    Window,
    Work,
)
from vneduunion.reference import principles
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth

YES, NO, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
AWARD, WORKER, FIGHTER = "creative-labour-certificate", "advanced-worker", "grassroots-emulation-fighter"
FILED = date(2024, 12, 20)
GOOD_YEAR = Criterion(
    kind=CriterionKind.RATING_YEARS, rating=Rating.GOOD, at_least=1, window=Window.PROPOSAL_YEAR
)


def rated(*years: int | Period, rating: Rating = Rating.GOOD) -> list[Assessment]:
    periods = [each if isinstance(each, Period) else Period.year(each) for each in years]
    return [Assessment(subject="hoa", period=period, rating=rating) for period in periods]


def world(**tables: object) -> Dataset:
    return Dataset(persons=[Person(id="hoa", name="Hoa")], **tables)


def asked(data: Dataset, criterion: Criterion = GOOD_YEAR, award: str = AWARD, **more: object) -> Verdict:
    given = {"principles": (), "books": {award: book(criterion)}} | more
    return assess(data, award, "hoa", FILED, **given)


def test_what_no_record_tells_is_unknown_unless_records_are_complete() -> None:
    assert asked(world()).outcome is UNKNOWN
    assert asked(world(), complete=["assessments"]).outcome is NO
    assert asked(world(assessments=rated(2024))).outcome is YES


def test_years_are_those_of_the_file_unless_it_is_for_another_one() -> None:
    data = world(assessments=rated(2023, Period.school_year(2023)))
    assert asked(data).outcome is UNKNOWN
    assert asked(data, year=Period.year(2023)).outcome is YES
    assert asked(data, year=Period.school_year(2023)).outcome is YES
    assert asked(data, year=Period.school_year(2023)).year == Period.school_year(2023)


def test_what_the_caller_knows_decides() -> None:
    assert asked(world(), known={"rating@2024": "COMPLETED"}).outcome is NO
    assert asked(world(), known={"rating@2024": "EXCELLENT"}).outcome is YES


def test_what_the_caller_knows_may_not_contradict_papers() -> None:
    with pytest.raises(BadRecord, match="rating@2024: 'EXCELLENT' contradicts the records: hoa@2024"):
        asked(world(assessments=rated(2024)), known={"rating@2024": "EXCELLENT"})


@pytest.mark.parametrize(
    ("day", "known", "unused"),
    [
        (date(2023, 12, 31), {"hold": False}, ("hold",)),
        (date(2024, 1, 1), {"hold": False}, ()),
        (date(2024, 1, 1), {"hold": False, "rating@1999": "GOOD"}, ("rating@1999",)),
        (date(2024, 1, 1), {"hold": False, "rule:law+union": "law"}, ("rule:law+union",)),
    ],
)
def test_answers_that_other_days_ask_for_are_left_out_and_told(
    day: date, known: dict[str, object], unused: tuple[str, ...]
) -> None:
    """One form of answers serves for files of every day."""
    verdict = assess(world(), FIGHTER, "hoa", day, under="law", known=known)
    needed = {key: answer for key, answer in known.items() if key not in unused}
    alone = assess(world(), FIGHTER, "hoa", day, under="law", known=needed)
    assert (verdict.unused, alone.unused) == (unused, ())
    assert evolve(verdict, unused=()) == alone


@pytest.mark.parametrize("key", ["hald", "rating@15", "rating", "hold@2024"])
def test_answers_that_no_day_asks_for_are_refused(key: str) -> None:
    with pytest.raises(BadRecord) as caught:
        assess(world(), FIGHTER, "hoa", date(2023, 12, 31), under="law", known={"hold": False, key: True})
    assert [fault.place for fault in caught.value.faults] == [key]


def test_the_rule_that_applies_is_named_or_told_as_a_fact() -> None:
    """Of two rules one is met; `missing` gives the key by which to tell which one applies."""
    data = world(assessments=rated(2024, rating=Rating.EXCELLENT))
    known = {f"title:{WORKER}@2024": True}
    choice = "rule:law+union"
    either = assess(data, FIGHTER, "hoa", FILED, principles=(), known=known)
    assert either.outcome is UNKNOWN
    assert (choice,) in [missing.facts for missing in either.missing]
    for told in ({"under": "law", "known": known}, {"known": known | {choice: "law"}}):
        assert assess(data, FIGHTER, "hoa", FILED, principles=(), **told).outcome is YES
    assert assess(data, FIGHTER, "hoa", FILED, principles=(), under="union").outcome is UNKNOWN


def test_a_recalled_version_decides_if_it_is_allowed() -> None:
    day, version = date(2019, 11, 11), "union/2106"
    verdict = assess(world(), AWARD, "hoa", day, principles=())
    allowed = assess(world(), AWARD, "hoa", day, principles=(), allow=[version])
    assert verdict.unknown == ("recalled:union+2106+criteria",)
    assert "member" in allowed.unknown


def test_principles_hold_beside_the_rules_unless_others_are_given() -> None:
    data = world(assessments=rated(2024))
    bare = asked(data, principles=None, complete=["disciplines"])
    assert "hold" in bare.unknown
    assert asked(data, principles=None, complete=["disciplines"], known={"hold": False}).outcome is YES
    assert asked(data, principles=principles(), known={"hold": True}).outcome is NO
    assert asked(data, principles=()).outcome is YES


def test_after_a_discipline_somebody_must_say_what_was_achieved_since() -> None:
    """Before 2024 no text on it was read; a discipline that has not begun is none."""
    after = "judged:achieved-after-the-end-of-any-discipline"
    barred = Discipline(
        person="hoa", form=DisciplineForm.REPRIMAND, since=date(2020, 3, 1), until=date(2020, 8, 31)
    )
    later = evolve(barred, since=date(2024, 12, 21), until=None)
    open_ = {"principles": None, "complete": ["disciplines"]}
    data = world(assessments=rated(2024), disciplines=[barred])
    told = asked(data, known={"hold": False}, **open_)
    assert (told.outcome, told.unknown) == (UNKNOWN, (after,))
    assert asked(data, known={"hold": False, after: True}, **open_).outcome is YES
    assert asked(data, known={"hold": False, after: False}, **open_).outcome is NO
    assert (
        asked(world(assessments=rated(2024), disciplines=[later]), known={"hold": False}, **open_).outcome
        is YES
    )
    unlisted = asked(world(assessments=rated(2024)), principles=None, known={"hold": False})
    assert {*unlisted.unknown} == {"discipline:REPRIMAND@..2024", after}


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [({}, YES), ({"co-authors": 2}, YES), ({"co-authors": 1}, NO), ({"contribution": 3_000}, NO)],
)
def test_what_places_set_for_themselves_counts(parameters: dict[str, int], expected: Truth) -> None:
    recognition = Recognition(level=RecognitionLevel.PROVINCE, when=Period.day(date(2024, 3, 1)))
    authors = (Authorship(person="hoa", share=2_000), Authorship(person="an", share=8_000))
    work = Initiative(
        id="w", title="W", kind=InitiativeKind.TOPIC, authors=authors, recognitions=(recognition,)
    )
    wanted = Criterion(
        kind=CriterionKind.INITIATIVES, work=Work.TOPIC, at_least=1, window=Window.PROPOSAL_YEAR
    )
    data = world(initiatives=[work])
    verdict = asked(data, wanted, parameters=parameters, complete=["initiatives"])
    assert verdict.outcome is expected


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"complete": ["persons"]}, "complete"),
        ({"parameters": {"coauthors": 1}}, "parameters"),
        ({"known": {"ratings": 1}}, "ratings"),
        ({"under": "union"}, "under"),
    ],
)
def test_what_means_nothing_is_refused(given: dict[str, object], place: str) -> None:
    with pytest.raises(BadRecord) as caught:
        asked(world(), **given)
    assert [fault.place for fault in caught.value.faults] == [place]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"data": {"persons": []}}, "data are a Dataset or Tables, not dict: `read` gives the one, `scan`"),
        ({"data": None}, "data are a Dataset or Tables, not NoneType"),
        ({"data": "x.json"}, "data are a Dataset or Tables, not str"),
        ({"award": None}, "award is the id of an award"),
        ({"candidate": 5}, "candidate is the id of a person"),
        ({"filed_on": "2024-12-20"}, "filed_on is a date"),
        ({"year": 2024}, "year is a Period"),
        ({"complete": "awards"}, "complete is a collection"),
        ({"allow": "union/999"}, "allow is a collection"),
        ({"known": [("hold", False)]}, "known is a mapping"),
        ({"books": {WORKER: None}}, "book is a Rulebook"),
    ],
)
def test_arguments_of_another_type_are_refused(given: dict[str, object], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        assess(**{"data": world(), "award": WORKER, "candidate": "hoa", "filed_on": FILED} | given)


def test_nobody_can_be_asked_about_who_is_not_there() -> None:
    with pytest.raises(UnknownId):
        assess(world(), WORKER, "an", FILED)


def test_collectives_are_units_and_groups() -> None:
    members = (Membership(person="hoa"),)
    data = Dataset(
        persons=[Person(id="hoa", name="Hoa")],
        units=[unit("school")],
        groups=[Group(id="maths", unit="school", members=members)],
        awards=[Award(id="a", kind=WORKER, recipient="hoa", when=Period.year(2024))],
    )
    one = Criterion(kind=CriterionKind.MEMBER_COUNT, awards=(WORKER,), at_least=1)
    collective = "advanced-labour-collective"
    given = {"books": {collective: evolve(book(one), award_kind=collective)}, "principles": ()}
    assert assess(data, collective, "maths", FILED, **given).outcome is YES
    assert assess(data, collective, "school", FILED, **given).outcome is UNKNOWN
    with pytest.raises(BadRecord, match=r"candidate: .* is for collectives .*, and 'hoa' is a person"):
        assess(data, collective, "hoa", FILED, **given)


RUN = Criterion(
    kind=CriterionKind.RATING_YEARS, rating=Rating.GOOD, at_least=2, consecutive=True, window=Window.ANY_TIME
)
OLD = Period.day(date(1999, 5, 5))


def piece(when: Period | None) -> Initiative:
    recognition = Recognition(level=RecognitionLevel.GRASSROOTS, when=when)
    return Initiative(
        id="w",
        title="W",
        kind=InitiativeKind.TOPIC,
        authors=(Authorship(person="hoa"),),
        recognitions=(recognition,),
    )


def given(when: Period, for_year: Period | None = None) -> Award:
    return Award(id="a", kind=WORKER, recipient="hoa", when=when, for_year=for_year)


@pytest.mark.parametrize(
    ("papers", "first"),
    [
        ({}, 2022),
        ({"assessments": rated(1999)}, 1998),
        ({"awards": [given(OLD)]}, 1998),
        ({"awards": [given(OLD, Period.year(2020))]}, 2019),
        ({"awards": [given(Period.span(None, 1999))]}, 2022),
        ({"initiatives": [piece(OLD)]}, 1998),
        ({"initiatives": [piece(None)]}, 2022),
    ],
    ids=["none", "a rating", "an award", "an award for a year", "no first day", "work", "work, undated"],
)
def test_runs_are_looked_for_back_to_the_first_paper(papers: dict[str, object], first: int) -> None:
    """With one year more before it: a run of two may end with the year of that paper."""
    told = asked(world(**papers), RUN).reasons.told
    assert min(each.need.fact.first for each in told) == first
