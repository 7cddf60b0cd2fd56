"""Decision tables of the rules, typed from the notes on emulation and commendation; papers are complete unless said.

Bodies have judged in the candidate's favour; what was not read stays unknown unless it is answered.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import pytest

from tests.small_world import unit
from vneduunion.eligibility import Verdict, assess
from vneduunion.eligibility.dossiers import EVIDENCE
from vneduunion.model import (
    Assessment,
    Authorship,
    Award,
    Dataset,
    Discipline,
    DisciplineForm,
    Influence,
    Initiative,
    InitiativeKind,
    Person,
    Qualification,
    QualificationBand,
    Rating,
    Recognition,
    RecognitionLevel,
    Service,
    ServiceKind,
    UnionMembership,
)
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity
from vneduunion.values.truth import Truth

YES, NO, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
FIGHTER, WORKER = "grassroots-emulation-fighter", "advanced-worker"
MERIT, PM = "ministerial.certificate-of-merit", "prime-minister.certificate-of-merit"
CREATIVE = "creative-labour-certificate"
EXCELLENT, GOOD, DONE = Rating.EXCELLENT, Rating.GOOD, Rating.COMPLETED


def rated(rating: Rating, *years: int, who: str = "hoa") -> list[Assessment]:
    return [Assessment(subject=who, period=Period.year(year), rating=rating) for year in years]


def won(kind: str, *years: int, who: str = "hoa") -> list[Award]:
    return [
        Award(id=f"{who}.{kind}.{year}", kind=kind, recipient=who, when=Period.year(year)) for year in years
    ]


def work(
    year: int,
    *,
    kind: InitiativeKind = InitiativeKind.TECHNICAL,
    applied: bool = True,
    influence: Influence | None = None,
    benefit: str | int | None = None,
    number: int = 1,
) -> Initiative:
    when = Period.day(date(year, 3, 1))
    recognition = Recognition(level=RecognitionLevel.GRASSROOTS, when=when, influence=influence)
    amount = Quantity.exact(benefit) if isinstance(benefit, int) else None
    return Initiative(
        id=f"work-{year}-{number}",
        title="W",
        kind=kind,
        authors=(Authorship(person="hoa"),),
        applied=when if applied else None,
        recognitions=(recognition,),
        benefit=Quantity.parse(benefit, rounded=False) if isinstance(benefit, str) else amount,
    )


def served(role: ServiceKind, since: date, until: date | None = None) -> Service:
    return Service(person="hoa", role=role, since=since, until=until)


def asked(award: str, filed_on: date, papers: Iterable[object], **more: object) -> Verdict:
    """The verdict, where bodies judged in favour."""
    tables = {
        Assessment: "assessments",
        Award: "awards",
        Initiative: "initiatives",
        Service: "services",
        Discipline: "disciplines",
        Qualification: "qualifications",
        UnionMembership: "union_memberships",
    }
    held: dict[str, list[object]] = {}
    for paper in papers:
        held.setdefault(tables[type(paper)], []).append(paper)
    data = Dataset(persons=[Person(id="hoa", name="Hoa")], **held)
    said: Mapping[str, object] = more.pop("known", {})
    given = {"complete": EVIDENCE} | more
    judged = {
        key: key not in {"judged:resourcefulness-in-combat", "hold"}
        for key in assess(data, award, "hoa", filed_on, **given).unknown
        if key.startswith("judged:") or key == "hold"
    }
    return assess(data, award, "hoa", filed_on, known={**judged, **said}, **given)


OLD, NEW = date(2023, 12, 31), date(2024, 1, 1)
LAW = {"under": "law"}
HELD = [*rated(GOOD, 2019, 2020, 2021, 2022, 2023), *won(MERIT, 2018), *won(FIGHTER, 2020, 2021, 2023)]
TITLED = [*won(WORKER, 2023), *rated(EXCELLENT, 2023)]
IN_2023 = {"year": Period.year(2023)}
MEMBER = UnionMembership(person="hoa", since=date(2000, 1, 1))
COLLEGE = Qualification(person="hoa", level=QualificationBand.UP_TO_COLLEGE)
UNIVERSITY = Qualification(person="hoa", level=QualificationBand.FROM_UNIVERSITY)
NO_OTHER_WAY = "unread:a-scientific-topic-or-a-solution-whose-benefit-cannot-be-put-in-money"
ROUTES = {"known": {"leader": False, NO_OTHER_WAY: False}}
TEACHER = served(ServiceKind.EDUCATION, date(2004, 9, 1))
NATIONAL = [*won("ministerial-emulation-fighter", 2019, 2022), work(2023, influence=Influence.NATION)]
REPRIMANDED = Discipline(
    person="hoa", form=DisciplineForm.REPRIMAND, since=date(2010, 3, 1), until=date(2011, 2, 28)
)
SINCE = "judged:achieved-after-the-end-of-any-discipline"
WITHOUT = "judged:enough-years-without-the-time-under-discipline"

TABLE = [
    # Grassroots fighter (2.2): an initiative was mandatory to the end of 2023; topics had to be applied.
    (FIGHTER, OLD, TITLED, LAW, NO),
    (FIGHTER, NEW, TITLED, LAW | IN_2023, YES),
    (FIGHTER, OLD, [*TITLED, work(2023)], LAW, YES),
    (FIGHTER, OLD, [*TITLED, work(2023, kind=InitiativeKind.TOPIC, applied=False)], LAW, NO),
    (
        FIGHTER,
        NEW,
        [*won(WORKER, 2023), work(2023, kind=InitiativeKind.TOPIC, applied=False)],
        LAW | IN_2023,
        YES,
    ),
    (FIGHTER, date(2026, 9, 30), [*won(WORKER, 2026), *rated(EXCELLENT, 2026)], LAW, YES),
    (FIGHTER, date(2026, 10, 1), [*won(WORKER, 2026), *rated(EXCELLENT, 2026)], LAW, UNKNOWN),
    # The law asks for the standard of the title, the union's regulation of 2017 for the title (V16).
    (FIGHTER, date(2018, 6, 1), [work(2018)], LAW | {"known": {f"standard:{WORKER}@2018": True}}, YES),
    (FIGHTER, date(2018, 6, 1), [work(2018)], {"under": "union"}, NO),
    # Prime Minister's certificate (2.8): excellent years with five initiatives; then good years with three titles.
    (
        PM,
        OLD,
        HELD,
        {
            "under": "law",
            "known": {
                "judged:outstanding-in-movements-of-at-least-3-years": False,
                "judged:achievements-with-influence-in-a-ministry-or-province": False,
            },
        },
        NO,
    ),
    (PM, NEW, HELD, LAW | IN_2023, YES),
    (PM, date(2026, 10, 1), HELD, LAW | IN_2023, UNKNOWN),
    # Ministerial fighter (2.3): three titles one after another; since 2024 with an effect in the ministry or province.
    ("ministerial-emulation-fighter", OLD, won(FIGHTER, 2021, 2022, 2023), {}, YES),
    ("ministerial-emulation-fighter", NEW, won(FIGHTER, 2021, 2022, 2023), IN_2023, NO),
    (
        "ministerial-emulation-fighter",
        NEW,
        [*won(FIGHTER, 2021, 2022, 2023), work(2023, influence=Influence.PROVINCE)],
        IN_2023,
        YES,
    ),
    ("ministerial-emulation-fighter", OLD, won(FIGHTER, 2020, 2021, 2023), {}, NO),
    # National fighter (2.4): two ministerial titles, which a body says followed one another, and an effect nationwide.
    ("national-emulation-fighter", NEW, NATIONAL, LAW | IN_2023, YES),
    (
        "national-emulation-fighter",
        NEW,
        NATIONAL,
        LAW | IN_2023 | {"known": {"judged:titles-one-after-another": False}},
        NO,
    ),
    ("national-emulation-fighter", NEW, NATIONAL[1:], LAW | IN_2023, NO),
    # It is considered in the year next after the second one (V14).
    ("national-emulation-fighter", NEW, NATIONAL, LAW | {"year": Period.year(2024)}, NO),
    # After a discipline achievements count from its end (V5), which some body has to say of them.
    (FIGHTER, NEW, [*TITLED, REPRIMANDED], LAW | IN_2023, YES),
    (FIGHTER, NEW, [*TITLED, REPRIMANDED], LAW | IN_2023 | {"known": {SINCE: False}}, NO),
    (FIGHTER, OLD, [*TITLED, work(2023), REPRIMANDED], LAW, YES),
    # Certificate of a ministry (2.8): the ministry accepted excellent years with an initiative in each.
    (
        MERIT,
        date(2025, 3, 1),
        [*rated(EXCELLENT, 2023, 2024), *won(FIGHTER, 2024), work(2023), work(2024)],
        {"year": Period.year(2024)},
        YES,
    ),
    (
        MERIT,
        date(2025, 3, 1),
        [*rated(EXCELLENT, 2023, 2024), work(2024)],
        {"year": Period.year(2024), "known": {"unread:the-other-points-of-the-clause": False}},
        NO,
    ),
    # Certificate of the confederation (2.8): two excellent years with two initiatives, the other one the year before.
    (
        "vgcl.certificate-of-merit",
        date(2023, 12, 1),
        [
            *rated(EXCELLENT, 2022, 2023),
            work(2022),
            work(2023),
            *won("federation.certificate-of-merit", 2022),
        ],
        {},
        YES,
    ),
    (
        "vgcl.certificate-of-merit",
        date(2023, 12, 1),
        [
            *rated(EXCELLENT, 2022, 2023),
            work(2022),
            work(2023),
            *won("federation.certificate-of-merit", 2021),
        ],
        {},
        NO,
    ),
    (
        "vgcl.certificate-of-merit",
        date(2024, 5, 29),
        [
            *rated(EXCELLENT, 2022, 2023),
            work(2022),
            work(2023),
            *won("federation.certificate-of-merit", 2022),
        ],
        IN_2023,
        UNKNOWN,
    ),
    # Creative Labour Certificate (2.10): by qualification and post; the regulation of 2024 was not readable.
    (CREATIVE, date(2016, 5, 1), [MEMBER, COLLEGE, work(2016, benefit=80_000_000)], ROUTES, YES),
    (CREATIVE, date(2016, 5, 1), [MEMBER, COLLEGE, work(2016, benefit=79_999_999)], ROUTES, NO),
    (CREATIVE, date(2016, 5, 1), [MEMBER, UNIVERSITY, work(2016, benefit=80_000_000)], ROUTES, NO),
    (CREATIVE, date(2016, 5, 1), [MEMBER, UNIVERSITY, work(2016, benefit=150_000_000)], ROUTES, YES),
    (CREATIVE, date(2016, 5, 1), [COLLEGE, work(2016, benefit=80_000_000)], ROUTES, NO),
    (CREATIVE, date(2016, 5, 1), [MEMBER, COLLEGE, work(2016, benefit="hơn 80 triệu đồng")], ROUTES, YES),
    (CREATIVE, date(2016, 5, 1), [MEMBER, COLLEGE, work(2016, benefit="gần 80 triệu đồng")], ROUTES, UNKNOWN),
    (
        CREATIVE,
        date(2016, 5, 1),
        [MEMBER, COLLEGE, work(2016, benefit="dưới 80 triệu đồng")],
        ROUTES,
        UNKNOWN,
    ),
    (CREATIVE, date(2016, 5, 1), [MEMBER, work(2016, benefit=200_000_000)], {}, YES),
    (CREATIVE, date(2019, 11, 11), [MEMBER, COLLEGE, work(2019, benefit=80_000_000)], {}, UNKNOWN),
    (
        CREATIVE,
        date(2019, 11, 11),
        [MEMBER, COLLEGE, work(2019, benefit=80_000_000)],
        ROUTES | {"allow": ("union/2106",)},
        YES,
    ),
    (CREATIVE, date(2019, 11, 12), [MEMBER, COLLEGE, work(2019, benefit=80_000_000)], ROUTES, YES),
    (CREATIVE, date(2024, 5, 28), [MEMBER, COLLEGE, work(2024, benefit=80_000_000)], ROUTES, YES),
    (CREATIVE, date(2024, 5, 29), [MEMBER, COLLEGE, work(2024, benefit=80_000_000)], {}, UNKNOWN),
    # Advanced worker (2.1) with the decrees' details: 40 days of absence to 2017, then ten months and discipline.
    (WORKER, date(2017, 9, 30), rated(GOOD, 2017), {"known": {"absence@2017": 40}}, NO),
    (
        WORKER,
        date(2017, 10, 1),
        [*rated(GOOD, 2017), served(ServiceKind.EMPLOYED, date(2016, 1, 1))],
        {},
        YES,
    ),
    (
        WORKER,
        date(2023, 12, 20),
        [*rated(GOOD, 2023), served(ServiceKind.EMPLOYED, date(2023, 2, 21))],
        {},
        YES,
    ),
    (
        WORKER,
        date(2023, 12, 20),
        [*rated(GOOD, 2023), served(ServiceKind.EMPLOYED, date(2023, 2, 22))],
        {},
        NO,
    ),
    (
        WORKER,
        date(2023, 12, 20),
        [*rated(DONE, 2023), served(ServiceKind.EMPLOYED, date(2020, 1, 1))],
        {},
        NO,
    ),
    (
        WORKER,
        date(2023, 12, 20),
        [
            *rated(GOOD, 2023),
            served(ServiceKind.EMPLOYED, date(2020, 1, 1)),
            Discipline(
                person="hoa", form=DisciplineForm.REPRIMAND, since=date(2022, 6, 1), until=date(2023, 5, 31)
            ),
        ],
        {},
        NO,
    ),
    # Medal for the cause of education (2.12): twenty years, five fewer in difficult areas, once.
    ("medal-cause-of-education", date(2024, 2, 14), [TEACHER], {}, UNKNOWN),
    ("medal-cause-of-education", date(2024, 9, 1), [TEACHER], {}, YES),
    ("medal-cause-of-education", date(2024, 8, 30), [TEACHER], {}, NO),
    ("medal-cause-of-education", date(2024, 9, 1), [TEACHER, REPRIMANDED], {}, YES),
    ("medal-cause-of-education", date(2024, 9, 1), [TEACHER, REPRIMANDED], {"known": {WITHOUT: False}}, NO),
    (
        "medal-cause-of-education",
        date(2024, 9, 1),
        [
            served(ServiceKind.EDUCATION, date(2009, 9, 1)),
            served(ServiceKind.DIFFICULT_AREA, date(2010, 1, 1), date(2014, 12, 31)),
        ],
        {},
        YES,
    ),
    ("medal-cause-of-education", date(2024, 9, 1), [TEACHER, *won("medal-cause-of-education", 2019)], {}, NO),
    # Medal for building the union (2.11): years of part-time work count one and a half, in private firms twice.
    (
        "medal-building-trade-union",
        date(2018, 7, 28),
        [
            *rated(DONE, 2015, 2016, 2017),
            served(ServiceKind.UNION_FULL_TIME, date(2000, 1, 1), date(2004, 12, 31)),
            served(ServiceKind.UNION_PART_TIME, date(2005, 1, 1), date(2014, 12, 31)),
        ],
        {},
        YES,
    ),
    (
        "medal-building-trade-union",
        date(2018, 7, 28),
        [
            *rated(DONE, 2015, 2016, 2017),
            served(ServiceKind.UNION_PART_TIME_NON_STATE, date(2005, 1, 1), date(2014, 11, 30)),
        ],
        {"known": {"judged:of-merit-for-the-union": False}},
        NO,
    ),
    (
        "medal-building-trade-union",
        date(2018, 7, 28),
        [
            *rated(DONE, 2014, 2015, 2017),
            served(ServiceKind.UNION_FULL_TIME, date(1990, 1, 1)),
        ],
        {"known": {"judged:of-merit-for-the-union": False}},
        NO,
    ),
    # Teachers' honour (2.13): seven titles, one in the year before, one of a province, a certificate, years of teaching.
    (
        "meritorious-teacher",
        date(2023, 6, 1),
        [
            *won(FIGHTER, 2016, 2017, 2018, 2019, 2020, 2021, 2022),
            *won("ministerial-emulation-fighter", 2020),
            *won(MERIT, 2019),
            served(ServiceKind.TEACHING, date(2005, 9, 1)),
        ],
        {},
        YES,
    ),
    (
        "meritorious-teacher",
        date(2023, 6, 1),
        [
            *won(FIGHTER, 2015, 2016, 2017, 2018, 2019, 2020, 2021),
            *won("ministerial-emulation-fighter", 2020),
            *won(MERIT, 2019),
            served(ServiceKind.TEACHING, date(2005, 9, 1)),
        ],
        {},
        NO,
    ),
    # Labour Order (2.9): after the Prime Minister's certificate, good years, one of them excellent, three titles.
    (
        "labour-order.third",
        date(2024, 12, 1),
        [
            *rated(GOOD, 2020, 2021, 2022, 2023),
            *rated(EXCELLENT, 2024),
            *won(PM, 2019),
            *won(FIGHTER, 2021, 2022, 2024),
        ],
        {"under": "persons"},
        YES,
    ),
    (
        "labour-order.third",
        date(2024, 12, 1),
        [
            *rated(GOOD, 2020, 2021, 2022, 2023, 2024),
            *won(PM, 2019),
            *won(FIGHTER, 2021, 2022, 2024),
        ],
        {"under": "persons"},
        UNKNOWN,
    ),
]


@pytest.mark.parametrize(("award", "filed_on", "papers", "more", "expected"), TABLE)
def test_verdict(
    award: str, filed_on: date, papers: list[object], more: dict[str, object], expected: Truth
) -> None:
    verdict = asked(award, filed_on, papers, **more)
    assert verdict.outcome is expected, verdict.text()


def test_whether_titles_followed_one_another_is_asked() -> None:
    data = Dataset(persons=[Person(id="hoa", name="Hoa")], awards=NATIONAL[:2])
    verdict = assess(data, "national-emulation-fighter", "hoa", NEW, under="law", **IN_2023)
    assert "judged:titles-one-after-another" in verdict.unknown
    for lang, words in (("en", "the titles followed one another"), ("vi", "các lần đạt danh hiệu liên tục")):
        assert words in verdict.text(lang)


COLLECTIVE = "excellent-labour-collective"


def of_school(titles: int, *, disciplined: bool = False, people: int = 10) -> Dataset:
    """A school of ten, of whom so many are advanced workers, one a fighter, one perhaps warned."""
    names = [f"p{number}" for number in range(people)]
    return Dataset(
        units=[unit("school")],
        persons=[Person(id=name, name=name) for name in names],
        union_memberships=[UnionMembership(person=name, unit="school") for name in names],
        assessments=[each for name in names for each in rated(DONE, 2023, who=name)],
        awards=[
            *won(FIGHTER, 2023, who="p0"),
            *(each for name in names[:titles] for each in won(WORKER, 2023, who=name)),
        ],
        disciplines=[
            Discipline(
                person="p9", form=DisciplineForm.WARNING, since=date(2023, 2, 1), until=date(2023, 9, 1)
            )
        ]
        * disciplined,
    )


@pytest.mark.parametrize(
    ("award", "filed_on", "data", "more", "expected"),
    [
        (COLLECTIVE, OLD, of_school(7), {}, YES),
        (COLLECTIVE, OLD, of_school(6), {}, NO),
        (COLLECTIVE, OLD, of_school(7, disciplined=True), {}, NO),
        (COLLECTIVE, NEW, of_school(7, disciplined=True), {}, YES),
        ("advanced-labour-collective", OLD, of_school(6), {}, YES),
        ("advanced-labour-collective", OLD, of_school(5), {}, NO),
        ("advanced-labour-collective", NEW, of_school(5), {}, UNKNOWN),
        ("advanced-labour-collective", NEW, of_school(5), {"allow": ("law/2022",)}, YES),
        (COLLECTIVE, OLD, of_school(7), {"complete": ("awards", "assessments")}, UNKNOWN),
    ],
)
def test_verdict_on_a_collective(
    award: str, filed_on: date, data: Dataset, more: dict[str, object], expected: Truth
) -> None:
    given = {"year": Period.year(2023), "under": "law", "complete": EVIDENCE} | more
    first = assess(data, award, "school", filed_on, **given)
    judged = {key: key != "hold" for key in first.unknown if key.startswith("judged:") or key == "hold"}
    verdict = assess(data, award, "school", filed_on, known=judged, **given)
    assert verdict.outcome is expected, verdict.text()
