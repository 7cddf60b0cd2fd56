from datetime import date

from tests.small_world import unit
from vneduunion.eligibility.dossiers import EVIDENCE, Dossier, dossiers
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
    Person,
    Qualification,
    QualificationBand,
    Rating,
    Service,
    ServiceKind,
    UnionMembership,
)
from vneduunion.values.periods import Period

YEAR = Period.year(2024)
MEMBER = UnionMembership(person="hoa", unit="school")
HOA = {
    "assessments": [Assessment(subject="hoa", period=YEAR, rating=Rating.GOOD)],
    "awards": [Award(id="hoa.1", kind="advanced-worker", recipient="hoa", when=YEAR)],
    "disciplines": [Discipline(person="hoa", form=DisciplineForm.WARNING, since=date(2020, 1, 1))],
    "qualifications": [Qualification(person="hoa", level=QualificationBand.UP_TO_COLLEGE)],
    "services": [Service(person="hoa", role=ServiceKind.TEACHING)],
    "union_memberships": [MEMBER, UnionMembership(person="hoa")],
}
SCHOOL = {
    "assessments": [Assessment(subject="school", period=YEAR, rating=Rating.EXCELLENT)],
    "awards": [Award(id="school.1", kind="advanced-labour-collective", recipient="school", when=YEAR)],
}
WORK = Initiative(
    id="w",
    title="W",
    kind=InitiativeKind.TOPIC,
    authors=(Authorship(person="hoa"), Authorship(person="an"), Authorship(person="hoa")),
    units=("school",),
    group="maths",
)
MATHS = Membership(person="an", since=date(2023, 1, 1))


def world() -> Dataset:
    both = {table: [*HOA.get(table, ()), *SCHOOL.get(table, ())] for table in HOA}
    return Dataset(
        persons=[Person(id=each, name=each) for each in ("hoa", "an")],
        units=[unit("school")],
        groups=[Group(id="maths", unit="school", members=(MATHS,))],
        initiatives=[WORK],
        **both,
    )


def test_papers_lie_with_whom_they_are_about() -> None:
    papers = dossiers(world())
    assert papers["hoa"] == Dossier(initiatives=[WORK], **HOA)
    assert papers["school"] == Dossier(initiatives=[WORK], members=[MEMBER], **SCHOOL)


def test_work_lies_once_with_everybody_who_made_it() -> None:
    papers = dossiers(world())
    assert {whom for whom in papers if papers[whom].initiatives} == {"hoa", "an", "school", "maths"}
    assert papers["hoa"].initiatives == papers["an"].initiatives == papers["maths"].initiatives == [WORK]


def test_members_of_a_group_are_those_it_lists() -> None:
    assert dossiers(world())["maths"].members == [MATHS]


def test_of_nobody_there_are_no_papers() -> None:
    assert dossiers(Dataset())["hoa"] == Dossier()


def test_papers_are_sorted_once_for_a_dataset_and_anew_for_another() -> None:
    data, other = world(), Dataset()
    assert dossiers(data) is dossiers(data)
    assert dossiers(other)["hoa"] == Dossier()
    assert dossiers(data)["hoa"] != Dossier()


def test_every_table_of_evidence_has_its_place() -> None:
    assert all(getattr(Dossier(), table) == [] for table in EVIDENCE)
