"""What each kind of criterion asks, in files for 2024 that look three years back for runs."""

from fractions import Fraction

import pytest

from vneduunion.eligibility.asking import Asking
from vneduunion.eligibility.conditions import Condition, Need, Some, all_of, any_of
from vneduunion.eligibility.facts import NEVER, Conditions, Fact, FactKind
from vneduunion.model import (
    Criterion,
    CriterionKind,
    DisciplineForm,
    Influence,
    QualificationBand,
    Rating,
    RecognitionLevel,
    ServiceKind,
    ServiceWeight,
    Window,
    Work,
)
from vneduunion.values.names import Name

AWARD, TITLE, OTHER = "creative-labour-certificate", "advanced-worker", "vgcl.certificate-of-merit"
ASKING = Asking(AWARD, 2024, 3)
SOLUTION = Conditions(Work.EITHER, RecognitionLevel.GRASSROOTS, applied=True)


def criterion(kind: str, **fields: object) -> Criterion:
    return Criterion(kind=CriterionKind(kind), **fields)


def rated(year: int, rank: int = 3) -> Need:
    return Need(Fact(FactKind.RATING, (), year, year), rank)


def won(year: int, kind: FactKind = FactKind.TITLE) -> Need:
    return Need(Fact(kind, (TITLE,), year, year), 1)


def given(by: int, award: str = OTHER) -> Need:
    return Need(Fact(FactKind.GIVEN, (award,)), -by)


def works(first: int | None, last: int, least: int = 1) -> Need:
    return Need(Fact(FactKind.WORKS, (), first, last, Conditions(Work.EITHER)), least)


def served(of: str, days: int) -> Need:
    return Need(Fact(FactKind.SERVICE, tuple(of.split())), days * 100)


def yearly(kind: FactKind, *of: str) -> Fact:
    return Fact(kind, of, 2024, 2024)


def any_one_of(*years: Condition) -> Condition:
    return Some(1, years)


GOOD = {"rating": Rating.GOOD}
TITLED = {"awards": (TITLE,)}
EITHER = {"work": Work.EITHER}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        # Which years count.
        (
            criterion("RATING_YEARS", at_least=1, window=Window.PROPOSAL_YEAR, **GOOD),
            any_one_of(rated(2024)),
        ),
        (
            criterion("RATING_YEARS", at_least=1, window=Window.YEAR_BEFORE, **GOOD),
            any_one_of(rated(2023)),
        ),
        (
            criterion("RATING_YEARS", at_least=2, window=Window.LAST_YEARS, years=3, **GOOD),
            Some(2, (rated(2022), rated(2023), rated(2024))),
        ),
        (
            criterion("RATING_YEARS", at_least=2, window=Window.UP_TO_PROPOSAL, **GOOD),
            Need(Fact(FactKind.RATINGS, ("GOOD",), None, 2024), 2),
        ),
        (
            criterion("TITLE_YEARS", at_least=2, window=Window.UP_TO_YEAR_BEFORE, awards=(TITLE, OTHER)),
            Need(Fact(FactKind.TITLES, (TITLE, OTHER), None, 2023), 2),
        ),
        # One after another.
        (
            criterion("RATING_YEARS", at_least=2, consecutive=True, window=Window.UP_TO_PROPOSAL, **GOOD),
            all_of(rated(2024), rated(2023)),
        ),
        (
            criterion("RATING_YEARS", at_least=2, consecutive=True, window=Window.ANY_TIME, **GOOD),
            any_of(*(all_of(rated(last), rated(last - 1)) for last in (2022, 2023, 2024))),
        ),
        (
            criterion(
                "RATING_YEARS", at_least=2, consecutive=True, window=Window.LAST_YEARS, years=2, **GOOD
            ),
            all_of(rated(2023), rated(2024)),
        ),
        (
            criterion(
                "TITLE_YEARS",
                at_least=2,
                consecutive=True,
                window=Window.UP_TO_YEAR_BEFORE,
                after=OTHER,
                **TITLED,
            ),
            all_of(won(2023), won(2022), given(2021)),
        ),
        # Titles, their standard, and other awards.
        (
            criterion("TITLE_YEARS", at_least=1, window=Window.PROPOSAL_YEAR, standard=True, **TITLED),
            any_one_of(any_of(won(2024), won(2024, FactKind.STANDARD))),
        ),
        (
            criterion("TITLE_TIMES", at_least=2, window=Window.ANY_TIME, **TITLED),
            Need(Fact(FactKind.TITLES, (TITLE,), None, 2024), 2),
        ),
        (criterion("AWARD_HELD", awards=(OTHER,), window=Window.UP_TO_YEAR_BEFORE), given(2023)),
        (
            criterion("AWARD_HELD", awards=(OTHER, TITLE), window=Window.YEAR_BEFORE),
            any_of(
                Need(Fact(FactKind.AWARDED, (OTHER,), 2023, 2023), 1),
                Need(Fact(FactKind.AWARDED, (TITLE,), 2023, 2023), 1),
            ),
        ),
        (criterion("ONCE"), Need(Fact(FactKind.GIVEN, (AWARD,)), NEVER, most=True)),
        # Work and its benefit.
        (
            criterion(
                "INITIATIVES",
                work=Work.TOPIC,
                at_least=2,
                level=RecognitionLevel.PROVINCE,
                influence=Influence.MINISTRY,
                applied=True,
                window=Window.ANY_TIME,
            ),
            Need(
                Fact(
                    FactKind.WORKS,
                    (),
                    None,
                    2024,
                    Conditions(Work.TOPIC, RecognitionLevel.PROVINCE, Influence.MINISTRY, applied=True),
                ),
                2,
            ),
        ),
        (
            criterion("INITIATIVES", at_least=2, **EITHER),
            any_of(
                works(2024, 2024, 2),
                all_of(
                    Need(Fact(FactKind.UNREAD, ("years", "initiatives", "either")), 1), works(None, 2024, 2)
                ),
            ),
        ),
        (
            criterion("BENEFIT", at_least=80, window=Window.ANY_TIME, consecutive=True),
            Need(Fact(FactKind.BENEFIT, (), None, 2024, SOLUTION), 80),
        ),
        (
            criterion("BENEFIT", at_least=80, window=Window.LAST_YEARS, years=2, consecutive=True),
            all_of(
                Need(Fact(FactKind.BENEFIT, (), 2023, 2024, SOLUTION), 80),
                Need(Fact(FactKind.WORKS, (), 2023, 2023, SOLUTION), 1),
                Need(Fact(FactKind.WORKS, (), 2024, 2024, SOLUTION), 1),
            ),
        ),
        # Members of a collective: shares in half basis points.
        (
            criterion("MEMBER_SHARE", share=7_000, **TITLED),
            Need(yearly(FactKind.MEMBERS_SHARE_WITH_TITLE, TITLE), 14_000),
        ),
        (
            criterion("MEMBER_SHARE", share=5_000, more_than=True, **GOOD),
            Need(yearly(FactKind.MEMBERS_SHARE_RATED, "GOOD"), 10_001),
        ),
        (
            criterion("MEMBER_COUNT", at_least=1, **TITLED),
            Need(yearly(FactKind.MEMBERS_WITH_TITLE, TITLE), 1),
        ),
        (
            criterion("MEMBER_DISCIPLINE", discipline=DisciplineForm.WARNING),
            Need(yearly(FactKind.MEMBERS_DISCIPLINED, "WARNING"), 0, most=True),
        ),
        # Service, in hundredths of days.
        (criterion("SERVICE_MONTHS", service=ServiceKind.EMPLOYED, at_least=10), served("EMPLOYED*100", 300)),
        (
            criterion(
                "SERVICE_YEARS",
                service=ServiceKind.TEACHING,
                at_least=20,
                weights=(ServiceWeight(service=ServiceKind.DIFFICULT_AREA, per_cent=150),),
            ),
            served("TEACHING*100 DIFFICULT_AREA*150", 20 * 360),
        ),
        (
            criterion("TERMS", service=ServiceKind.UPPER_UNION_COMMITTEE, at_least=2),
            Need(Fact(FactKind.TERMS, ("UPPER_UNION_COMMITTEE",)), 2),
        ),
        (
            criterion("TERMS", service=ServiceKind.UPPER_UNION_COMMITTEE, at_least=2, consecutive=True),
            Need(Fact(FactKind.TERMS, ("UPPER_UNION_COMMITTEE", "consecutive")), 2),
        ),
        # What a person is, or must not be.
        (criterion("ABSENCE_DAYS", at_most=39), Need(yearly(FactKind.ABSENCE), 39, most=True)),
        (criterion("POSITION", leader=True), Need(Fact(FactKind.LEADER), 1)),
        (criterion("POSITION", leader=False), Need(Fact(FactKind.LEADER), 0, most=True)),
        (
            criterion("QUALIFICATION", qualification=QualificationBand.FROM_UNIVERSITY),
            Need(Fact(FactKind.QUALIFICATION), 1),
        ),
        (
            criterion("QUALIFICATION", qualification=QualificationBand.UP_TO_COLLEGE),
            Need(Fact(FactKind.QUALIFICATION), 0, most=True),
        ),
        (criterion("MEMBERSHIP"), Need(Fact(FactKind.MEMBER), 1)),
        (
            criterion("DISCIPLINE", discipline=DisciplineForm.REPRIMAND),
            Need(yearly(FactKind.DISCIPLINE, "REPRIMAND"), 0, most=True),
        ),
        (
            criterion("DISCIPLINE", discipline=DisciplineForm.WARNING, window=Window.UP_TO_YEAR_BEFORE),
            Need(Fact(FactKind.DISCIPLINE, ("WARNING",), None, 2023), 0, most=True),
        ),
        (criterion("HOLD"), Need(Fact(FactKind.HOLD), 0, most=True)),
        (
            criterion("JUDGED", what=Name(vi="Tiêu biểu", en="Outstanding")),
            Need(Fact(FactKind.JUDGED, ("outstanding",)), 1),
        ),
        (criterion("UNREAD", what=Name(en="The rest")), Need(Fact(FactKind.UNREAD, ("the-rest",)), 1)),
    ],
    ids=lambda told: told.kind.value if isinstance(told, Criterion) else "",
)
def test_what_a_criterion_asks_of_facts(asked: Criterion, expected: Condition) -> None:
    assert ASKING.condition(asked) == expected


def test_years_of_a_run_are_those_of_the_run_beside_them_and_longer_ones_count_too() -> None:
    run = criterion("RATING_YEARS", at_least=2, consecutive=True, window=Window.UP_TO_PROPOSAL, **GOOD)
    inside = criterion("INITIATIVES", at_least=1, window=Window.RUN, **EITHER)
    asking = ASKING.within(criterion("ALL", of=(run, inside)))
    assert asking.condition(inside) == any_of(
        all_of(all_of(rated(2024), rated(2023)), works(2023, 2024)),
        all_of(all_of(rated(2024), rated(2023), rated(2022)), works(2022, 2024)),
    )


def test_a_list_without_a_run_that_ends_somewhere_is_read_as_what_is_around_it() -> None:
    loose = criterion("RATING_YEARS", at_least=2, consecutive=True, window=Window.ANY_TIME, **GOOD)
    assert ASKING.within(criterion("ALL", of=(loose, criterion("MEMBERSHIP")))) is ASKING


def test_half_a_share_is_never_reached_by_less() -> None:
    need = ASKING.condition(criterion("MEMBER_SHARE", share=3_333, more_than=True, **TITLED))
    assert not need.holds(2 * 3_333)
    assert need.holds(int(2 * Fraction(10_000, 3)) + 1)
