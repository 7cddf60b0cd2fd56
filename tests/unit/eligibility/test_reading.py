"""What papers say of facts; of everything else, see the facts' own rooms: `serving` and `works`."""

from collections.abc import Iterable
from datetime import date

import pytest

from vneduunion.eligibility.dossiers import EVIDENCE, dossiers
from vneduunion.eligibility.facts import NEVER, UNBOUNDED, Conditions, Fact, FactKind, Known
from vneduunion.eligibility.filings import Filing
from vneduunion.eligibility.reading import DAYS_OF_A_YEAR, WHOLE_SHARE, Reading
from vneduunion.errors import BadRecord
from vneduunion.model import (
    Assessment,
    Authorship,
    Award,
    Dataset,
    Discipline,
    DisciplineForm,
    Group,
    Initiative,
    InitiativeKind,
    Membership,
    Qualification,
    QualificationBand,
    Rating,
    Recognition,
    RecognitionLevel,
    Service,
    ServiceKind,
    UnionMembership,
    Work,
)
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

FILED = date(2024, 12, 20)
DONE, GOOD, EXCELLENT = Rating.COMPLETED, Rating.GOOD, Rating.EXCELLENT
TITLE, MERIT = "advanced-worker", "vgcl.certificate-of-merit"
HOA, AN, BA, CHI = "hoa", "an", "ba", "chi"
Bounds = tuple[int, int]


def reading(
    *, whose: str = HOA, year: Period | None = None, complete: Iterable[str] = (), **tables: Iterable[object]
) -> Reading:
    filing = Filing(FILED, year or Period.year(2024), frozenset(complete))
    return Reading(whose, filing, dossiers(Dataset(**tables)))


def bounds(fact: Fact, **given: object) -> tuple[Bounds, Bounds]:
    """What papers say of a fact where more may exist, and where they are complete."""
    known = [reading(complete=complete, **given).known(fact) for complete in ((), EVIDENCE)]
    assert known[0].records == known[1].records
    return (known[0].low, known[0].high), (known[1].low, known[1].high)


def rated(rating: Rating, *years: int, who: str = HOA) -> list[Assessment]:
    return [Assessment(subject=who, period=Period.year(year), rating=rating) for year in years]


def won(kind: str, when: Period, who: str = HOA, **more: Period) -> Award:
    return Award(id=f"{who}.{kind}.{when.first or 'open'}", kind=kind, recipient=who, when=when, **more)


# --- ratings -----------------------------------------------------------------------------------

RATING = Fact(FactKind.RATING, (), 2023, 2023)


@pytest.mark.parametrize(
    ("papers", "open_", "closed"),
    [
        ([], (0, 4), (0, 0)),
        (rated(GOOD, 2022), (0, 4), (0, 0)),
        (rated(GOOD, 2023), (3, 3), (3, 3)),
        ([*rated(GOOD, 2023), *rated(DONE, 2023)], (2, 3), (2, 3)),
        ([Assessment(subject=HOA, period=Period.school_year(2023), rating=GOOD)], (0, 4), (0, 0)),
    ],
    ids=["none", "another year", "rated", "two that differ", "another calendar"],
)
def test_a_year_is_as_it_was_rated(papers: list[Assessment], open_: Bounds, closed: Bounds) -> None:
    assert bounds(RATING, assessments=papers) == (open_, closed)


@pytest.mark.parametrize(
    ("papers", "open_", "closed"),
    [
        ([], (0, UNBOUNDED), (0, 0)),
        ([*rated(GOOD, 2021, 2023), *rated(EXCELLENT, 2022), *rated(DONE, 2020)], (3, UNBOUNDED), (3, 3)),
        (rated(GOOD, 2023, 2024), (1, UNBOUNDED), (1, 1)),
        ([*rated(GOOD, 2023), *rated(EXCELLENT, 2023)], (1, UNBOUNDED), (1, 1)),
        ([*rated(GOOD, 2023), *rated(DONE, 2023)], (0, UNBOUNDED), (0, 1)),
        ([Assessment(subject=HOA, period=Period.school_year(2021), rating=GOOD)], (0, UNBOUNDED), (0, 0)),
    ],
    ids=["none", "good enough", "later", "twice", "two that differ", "another calendar"],
)
def test_years_of_a_rating_are_counted_once_each(
    papers: list[Assessment], open_: Bounds, closed: Bounds
) -> None:
    assert bounds(Fact(FactKind.RATINGS, ("GOOD",), None, 2023), assessments=papers) == (open_, closed)


# --- titles and awards -------------------------------------------------------------------------

TITLE_2023 = Fact(FactKind.TITLE, (TITLE,), 2023, 2023)
CERTAIN = won(TITLE, Period.year(2023))
OF_MARCH = won(TITLE, Period.day(date(2024, 3, 1)))
"""A decision of which nobody says for which year it is."""
TAKEN_BACK = {"revoked": Period.day(date(2024, 6, 1))}
TAKEN_BACK_LATER = {"revoked": Period.day(date(2025, 1, 1))}


@pytest.mark.parametrize(
    ("award", "open_", "closed"),
    [
        (CERTAIN, (1, 1), (1, 1)),
        (won(TITLE, OF_MARCH.when, for_year=Period.year(2023)), (1, 1), (1, 1)),
        (OF_MARCH, (0, 1), (0, 1)),
        (won(TITLE, Period.year(2022)), (0, 1), (0, 0)),
        (won(MERIT, Period.year(2023)), (0, 1), (0, 0)),
        (won(TITLE, Period.year(2023), **TAKEN_BACK), (0, 1), (0, 0)),
        (won(TITLE, Period.year(2023), **TAKEN_BACK_LATER), (1, 1), (1, 1)),
        (won(TITLE, Period.day(date(2024, 12, 21)), for_year=Period.year(2023)), (0, 1), (0, 0)),
    ],
    ids=[
        "of the year",
        "for the year",
        "of vague year",
        "another year",
        "another award",
        "revoked",
        "revoked after the file",
        "given after the file",
    ],
)
def test_a_title_counts_for_its_year_and_possibly_where_that_is_vague(
    award: Award, open_: Bounds, closed: Bounds
) -> None:
    assert bounds(TITLE_2023, awards=[award]) == (open_, closed)


@pytest.mark.parametrize(("award", "low"), [(CERTAIN, 1), (OF_MARCH, 0)])
def test_who_has_a_title_has_met_its_standard_and_others_may_have(award: Award, low: int) -> None:
    standard = Fact(FactKind.STANDARD, (TITLE,), 2023, 2023)
    assert bounds(standard, awards=[award]) == ((low, 1), (low, 1))
    assert reading(awards=[award]).known(standard).records == (award,) * low


@pytest.mark.parametrize(
    ("awards", "open_", "closed"),
    [
        ([], (0, UNBOUNDED), (0, 0)),
        ([won(TITLE, Period.year(year)) for year in (2021, 2023, 2024)], (2, UNBOUNDED), (2, 2)),
        (
            [CERTAIN, won(TITLE, Period.day(date(2024, 5, 1)), for_year=Period.year(2023))],
            (1, UNBOUNDED),
            (1, 1),
        ),
        ([won(TITLE, Period.year(2022)), OF_MARCH], (1, UNBOUNDED), (1, 2)),
        ([CERTAIN, OF_MARCH], (1, UNBOUNDED), (1, 1)),
        ([won(TITLE, Period.day(date(2023, 5, 1)), **TAKEN_BACK)], (0, UNBOUNDED), (0, 0)),
    ],
    ids=["none", "up to the year", "twice", "one is vague", "the vague one adds nothing", "revoked"],
)
def test_a_title_of_vague_year_may_add_one_year(awards: list[Award], open_: Bounds, closed: Bounds) -> None:
    assert bounds(Fact(FactKind.TITLES, (TITLE,), None, 2023), awards=awards) == (open_, closed)


@pytest.mark.parametrize(
    ("when", "open_", "closed"),
    [
        (Period.day(date(2024, 3, 1)), (1, 1), (1, 1)),
        (Period.month(2024, 3), (1, 1), (1, 1)),
        (Period.school_year(2023), (0, 1), (0, 1)),
        (Period.year(2024), (0, 1), (0, 1)),
        (Period.year(2023), (0, 1), (0, 0)),
    ],
)
def test_an_award_was_given_in_a_year_if_all_of_its_days_lie_in_it_before_the_file(
    when: Period, open_: Bounds, closed: Bounds
) -> None:
    awarded = Fact(FactKind.AWARDED, (MERIT,), 2024, 2024)
    assert bounds(awarded, awards=[won(MERIT, when)]) == (open_, closed)


@pytest.mark.parametrize(
    ("periods", "open_", "closed"),
    [
        ([], (NEVER, UNBOUNDED), (NEVER, NEVER)),
        ([Period.year(2019), Period.year(2016)], (-2016, UNBOUNDED), (-2016, -2016)),
        ([Period.span(2015, 2016)], (-2016, UNBOUNDED), (-2016, -2015)),
        ([Period.year(2024)], (NEVER, UNBOUNDED), (NEVER, -2024)),
        ([Period.span(None, 2016)], (-2016, UNBOUNDED), (-2016, UNBOUNDED)),
        ([Period.span(2016, None)], (NEVER, UNBOUNDED), (NEVER, -2016)),
        ([Period.year(2025)], (NEVER, UNBOUNDED), (NEVER, NEVER)),
    ],
)
def test_of_the_first_giving_the_earlier_is_the_more(
    periods: list[Period], open_: Bounds, closed: Bounds
) -> None:
    awards = [won(MERIT, period) for period in periods]
    assert bounds(Fact(FactKind.GIVEN, (MERIT,)), awards=awards) == (open_, closed)


# --- work, service, and what else a person's papers tell -----------------------------------------

SOLUTION = Conditions(Work.EITHER, RecognitionLevel.GRASSROOTS)


VAGUE = Period.year(2024)
"""As far as it says, the recognition may have come after the file."""


def works(*told: tuple[Quantity | None, Period]) -> list[Initiative]:
    return [
        Initiative(
            id=f"w{number}",
            title="W",
            kind=InitiativeKind.SOLUTION,
            authors=(Authorship(person=HOA),),
            recognitions=(Recognition(level=RecognitionLevel.GRASSROOTS, when=when),),
            benefit=benefit,
        )
        for number, (benefit, when) in enumerate(told)
    ]


MARCH = Period.day(date(2024, 3, 1))
OVER_80 = Quantity.parse("hơn 80 triệu đồng", rounded=False)
FIFTY = Quantity.exact(50_000_000)


def test_work_counts_certainly_or_possibly() -> None:
    fact = Fact(FactKind.WORKS, (), 2024, 2024, SOLUTION)
    papers = works((None, MARCH), (None, VAGUE), (None, Period.year(2022)))
    assert bounds(fact, initiatives=papers[:2]) == ((1, UNBOUNDED), (1, 2))
    assert reading(initiatives=papers, complete=EVIDENCE).known(fact) == Known(1, 2, tuple(papers[:2]))


@pytest.mark.parametrize(
    ("told", "open_", "closed"),
    [
        ([], (0, UNBOUNDED), (0, 0)),
        ([(FIFTY, MARCH), (FIFTY, MARCH)], (100_000_000, UNBOUNDED), (100_000_000, 100_000_000)),
        ([(FIFTY, MARCH), (FIFTY, VAGUE)], (50_000_000, UNBOUNDED), (50_000_000, 100_000_000)),
        ([(FIFTY, MARCH), (OVER_80, MARCH)], (130_000_000, UNBOUNDED), (130_000_000, UNBOUNDED)),
        ([(Quantity(high=9), MARCH)], (0, UNBOUNDED), (0, 9)),
        ([(FIFTY, MARCH), (None, MARCH)], (50_000_000, UNBOUNDED), (50_000_000, 50_000_000)),
    ],
    ids=["none", "added up", "one is vague", "hedged", "at most", "not told"],
)
def test_benefit_is_added_up_with_its_hedges(
    told: list[tuple[Quantity | None, Period]], open_: Bounds, closed: Bounds
) -> None:
    fact = Fact(FactKind.BENEFIT, (), 2024, 2024, SOLUTION)
    assert bounds(fact, initiatives=works(*told)) == (open_, closed)


def test_service_is_at_least_what_papers_tell() -> None:
    services = [Service(person=HOA, role=ServiceKind.TEACHING, since=date(2022, 12, 21))]
    assert bounds(Fact(FactKind.SERVICE, ("TEACHING*100",)), services=services) == (
        (72_000, UNBOUNDED),
        (72_000, 72_000),
    )


def test_terms_are_those_of_the_office_that_is_asked() -> None:
    since = [date(2013, 1, 1), date(2019, 1, 1)]
    terms = [
        Service(person=HOA, role=role, since=day, until=date(day.year + 4, 12, 31))
        for day in since
        for role in (ServiceKind.UPPER_UNION_COMMITTEE, ServiceKind.TEACHING)
    ]
    asked = Fact(FactKind.TERMS, ("UPPER_UNION_COMMITTEE",))
    in_a_row = Fact(FactKind.TERMS, ("UPPER_UNION_COMMITTEE", "consecutive"))
    assert bounds(asked, services=terms) == ((2, UNBOUNDED), (2, 2))
    assert bounds(in_a_row, services=terms) == ((1, UNBOUNDED), (1, 1))
    assert reading(services=terms).known(asked).records == (terms[0], terms[2])


COLLEGE, UNIVERSITY = QualificationBand


@pytest.mark.parametrize(
    ("degrees", "expected"),
    [
        ([], (0, 1)),
        ([(COLLEGE, None)], (0, 0)),
        ([(COLLEGE, Period.year(1999)), (UNIVERSITY, Period.year(2005))], (1, 1)),
        ([(UNIVERSITY, Period.year(2005)), (COLLEGE, None)], (1, 1)),
        ([(COLLEGE, None), (UNIVERSITY, None)], (1, 1)),
        ([(COLLEGE, Period.year(1999)), (UNIVERSITY, Period.day(date(2024, 12, 21)))], (0, 0)),
    ],
    ids=["none", "one", "later", "dated", "higher", "after the file"],
)
def test_the_qualification_is_the_one_told_last(
    degrees: list[tuple[QualificationBand, Period | None]], expected: Bounds
) -> None:
    papers = [Qualification(person=HOA, level=level, when=when) for level, when in degrees]
    assert bounds(Fact(FactKind.QUALIFICATION), qualifications=papers) == (expected, expected)


@pytest.mark.parametrize(
    ("since", "until", "is_member"),
    [
        (None, None, True),
        (FILED, FILED, True),
        (date(2024, 12, 21), None, False),
        (None, date(2024, 12, 19), False),
    ],
)
def test_a_member_is_one_on_the_day_of_the_file(
    since: date | None, until: date | None, *, is_member: bool
) -> None:
    papers = [UnionMembership(person=HOA, since=since, until=until)]
    expected = ((1, 1), (1, 1)) if is_member else ((0, 1), (0, 0))
    assert bounds(Fact(FactKind.MEMBER), union_memberships=papers) == expected


@pytest.mark.parametrize(
    ("form", "since", "until", "bars"),
    [
        (DisciplineForm.WARNING, date(2022, 1, 1), date(2023, 1, 1), True),
        (DisciplineForm.GRAVER, FILED, None, True),
        (DisciplineForm.REPRIMAND, date(2023, 6, 1), None, False),
        (DisciplineForm.WARNING, date(2022, 1, 1), date(2022, 12, 31), False),
        (DisciplineForm.WARNING, date(2024, 12, 21), None, False),
    ],
    ids=["to the first day", "graver, from the last day", "lighter", "over before", "after the file"],
)
def test_discipline_bars_that_is_grave_enough_and_lies_in_the_years(
    form: DisciplineForm, since: date, until: date | None, *, bars: bool
) -> None:
    papers = [Discipline(person=HOA, form=form, since=since, until=until)]
    expected = ((1, 1), (1, 1)) if bars else ((0, 1), (0, 0))
    assert bounds(Fact(FactKind.DISCIPLINE, ("WARNING",), 2023, 2024), disciplines=papers) == expected


@pytest.mark.parametrize(
    ("fact", "high"),
    [
        (Fact(FactKind.ABSENCE, (), 2024, 2024), DAYS_OF_A_YEAR),
        (Fact(FactKind.LEADER), 1),
        (Fact(FactKind.HOLD), 1),
        (Fact(FactKind.JUDGED, ("outstanding",)), 1),
        (Fact(FactKind.UNREAD, ("law", "2026")), 1),
        (Fact(FactKind.RECALLED, ("law", "2013", "criteria")), 1),
        (Fact(FactKind.RULE, ("law", "union", "ministry")), 2),
    ],
    ids=lambda told: told.key if isinstance(told, Fact) else "",
)
def test_some_facts_are_told_by_no_paper(fact: Fact, high: int) -> None:
    assert bounds(fact) == ((0, high), (0, high))


def test_without_papers_of_the_candidate_nothing_is_told() -> None:
    filing = Filing(FILED, Period.year(2024))
    assert Reading(HOA, filing, {}).known(TITLE_2023) == Known(0, 1)


# --- collectives -------------------------------------------------------------------------------


def school(**papers: Iterable[object]) -> dict[str, object]:
    """Three people at the end of the year, one of them told twice, and two who are not there then."""
    there = [
        (HOA, None, None),
        (AN, date(2024, 12, 1), None),
        (BA, None, date(2024, 12, 20)),
        (HOA, None, None),
    ]
    gone = [(CHI, None, date(2024, 12, 19)), ("em", date(2024, 12, 21), None)]
    return {
        "whose": "school",
        "union_memberships": [
            UnionMembership(person=who, unit="school", since=since, until=until)
            for who, since, until in (*there, *gone)
        ],
        **papers,
    }


MEMBERS = {kind: Fact(kind, (TITLE,), 2024, 2024) for kind in FactKind if kind.startswith("MEMBERS")}
WINNERS = MEMBERS[FactKind.MEMBERS_WITH_TITLE]
SHARE = MEMBERS[FactKind.MEMBERS_SHARE_WITH_TITLE]
TITLES = [won(TITLE, Period.year(2024), HOA), won(TITLE, MARCH, AN), won(TITLE, Period.year(2024), CHI)]
"""One certain, one vague, one of somebody who has left."""


def test_members_are_those_at_the_end_of_the_year_and_each_counts_once() -> None:
    assert bounds(WINNERS, **school(awards=TITLES)) == ((1, UNBOUNDED), (1, 2))


def test_where_memberships_are_complete_only_their_papers_may_be_missing() -> None:
    open_ = reading(complete=["union_memberships"], **school(awards=TITLES))
    assert open_.known(WINNERS) == Known(1, 3)
    assert open_.known(SHARE) == Known(6_667, WHOLE_SHARE)


def test_shares_need_all_members_and_lie_between_basis_points() -> None:
    assert bounds(SHARE, **school(awards=TITLES)) == ((0, WHOLE_SHARE), (6_667, 13_333))
    assert bounds(SHARE, whose="school") == ((0, WHOLE_SHARE), (0, WHOLE_SHARE))


@pytest.mark.parametrize(("least", "low"), [(DONE, WHOLE_SHARE), (GOOD, 6_667), (EXCELLENT, 0)])
def test_a_rating_or_a_better_one_counts_for_the_share(least: Rating, low: int) -> None:
    papers = [each for who in (AN, BA) for each in rated(DONE, 2024, who=who)]
    fact = Fact(FactKind.MEMBERS_SHARE_RATED, (least.value,), 2024, 2024)
    _, closed = bounds(fact, **school(assessments=[*papers, *rated(GOOD, 2024)]))
    assert closed == (low, low)


def test_members_are_counted_who_were_disciplined_that_year() -> None:
    papers = [
        Discipline(person=who, form=DisciplineForm.WARNING, since=date(2024, 5, 1)) for who in (HOA, CHI)
    ]
    fact = Fact(FactKind.MEMBERS_DISCIPLINED, ("REPRIMAND",), 2024, 2024)
    assert bounds(fact, **school(disciplines=papers)) == ((1, UNBOUNDED), (1, 1))


def test_the_people_of_a_group_are_those_it_lists() -> None:
    people = (Membership(person=HOA), Membership(person=AN, until=date(2024, 12, 19)))
    data = {"groups": [Group(id="maths", unit="school", members=people)], "awards": TITLES}
    assert bounds(WINNERS, whose="maths", **data) == ((1, UNBOUNDED), (1, 1))


def test_what_is_said_of_a_collective_is_not_said_of_its_people() -> None:
    data = Dataset(**{name: papers for name, papers in school().items() if name != "whose"})
    title = Fact(FactKind.TITLE, (TITLE,), 2024, 2024)
    filing = Filing(FILED, Period.year(2024), frozenset(EVIDENCE))
    said = Reading("school", filing, dossiers(data), {title: Known(1, 1)})
    assert said.known(WINNERS) == Known(0, 0)


# --- what the caller says ----------------------------------------------------------------------


def told(said: dict[Fact, Known], *, complete: Iterable[str] = (), **tables: Iterable[object]) -> Reading:
    filing = Filing(FILED, Period.year(2024), frozenset(complete))
    return Reading(HOA, filing, dossiers(Dataset(**tables)), said)


def test_what_the_caller_says_closes_bounds_and_keeps_the_papers() -> None:
    titles = Fact(FactKind.TITLES, (TITLE,), None, 2023)
    said = told({titles: Known(2, 2)}, awards=[CERTAIN])
    said.demand_no_contradiction({titles.key: 2})
    assert said.known(titles) == Known(2, 2, (CERTAIN,))
    assert said.told(titles) == Known(1, UNBOUNDED, (CERTAIN,))


def test_what_papers_rule_out_is_refused_all_at_once() -> None:
    member = Fact(FactKind.MEMBER)
    said = told(
        {RATING: Known(4, 4), member: Known(1, 1)},
        complete=EVIDENCE,
        assessments=rated(GOOD, 2023),
    )
    with pytest.raises(BadRecord) as caught:
        said.demand_no_contradiction({RATING.key: "EXCELLENT", "member": True})
    assert str(caught.value).splitlines() == [
        "known: rating@2023: 'EXCELLENT' contradicts the records: hoa@2023; mend one of them",
        f"member: True contradicts the records: {', '.join(sorted(EVIDENCE))}; mend one of them",
    ]


def test_what_cannot_be_contradicts_no_record() -> None:
    absence = Fact(FactKind.ABSENCE, (), 2024, 2024)
    said = told({absence: Known(400, 400)})
    with pytest.raises(BadRecord, match="400 contradicts the records: -; mend one of them"):
        said.demand_no_contradiction({absence.key: 400})


def test_years_of_schools_are_read_by_the_school_year() -> None:
    papers = [Assessment(subject=HOA, period=Period.school_year(2023), rating=GOOD)]
    assert reading(year=Period.school_year(2024), assessments=papers).known(RATING).settled
