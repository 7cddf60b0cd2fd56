"""The verdict on columns is that on the records, whatever else the columns hold."""

from datetime import date

import duckdb
import polars as pl
import pytest

from tests.small_world import unit
from vneduunion.eligibility import assess
from vneduunion.eligibility.picking import papers_of
from vneduunion.errors import UnknownId
from vneduunion.model import (
    Assessment,
    Authorship,
    Award,
    AwardCategory,
    AwardKind,
    Dataset,
    Discipline,
    DisciplineForm,
    Document,
    Group,
    Initiative,
    InitiativeKind,
    Membership,
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
from vneduunion.tables import Tables, schemas, tables
from vneduunion.tables.door import tables_of
from vneduunion.values.names import Name
from vneduunion.values.periods import Period

YEAR, FILED = Period.year(2024), date(2024, 12, 20)
WORKER, FIGHTER = "advanced-worker", "grassroots-emulation-fighter"
PEOPLE = ("hoa", "an", "ba")


def piece(id_: str, **whose: object) -> Initiative:
    recognition = Recognition(level=RecognitionLevel.GRASSROOTS, when=Period.day(date(2024, 3, 1)))
    return Initiative(
        id=id_, title="W", kind=InitiativeKind.TOPIC, recognitions=(recognition, recognition), **whose
    )


WORKS = {
    "of-hoa": piece("of-hoa", authors=(Authorship(person="an"), Authorship(person="hoa"))),
    "of-ba": piece("of-ba", authors=(Authorship(person="ba"),)),
    "of-school": piece("of-school", units=("school",)),
    "of-maths": piece("of-maths", group="maths"),
}
WORLD = Dataset(
    persons=[Person(id=each, name=each.title()) for each in PEOPLE],
    units=[unit("school"), unit("other")],
    groups=[
        Group(id="maths", unit="school", members=(Membership(person="hoa"), Membership(person="an"))),
        Group(id="physics", unit="school", members=(Membership(person="ba"),)),
    ],
    assessments=[
        Assessment(subject=each, period=YEAR, rating=Rating.EXCELLENT) for each in (*PEOPLE, "school")
    ],
    awards=[Award(id=f"{each}.1", kind=WORKER, recipient=each, when=YEAR) for each in (*PEOPLE, "school")],
    initiatives=WORKS.values(),
    services=[Service(person=each, role=ServiceKind.EMPLOYED, since=date(2020, 1, 1)) for each in PEOPLE],
    disciplines=[
        Discipline(person=each, form=DisciplineForm.WARNING, since=date(2020, 1, 1)) for each in PEOPLE
    ],
    qualifications=[Qualification(person=each, level=QualificationBand.FROM_UNIVERSITY) for each in PEOPLE],
    union_memberships=[
        *(UnionMembership(person=each, unit="school") for each in ("hoa", "an")),
        UnionMembership(person="ba", unit="other"),
    ],
    award_kinds=[AwardKind(id="own", name=Name(en="Own", vi="Riêng"), category=AwardCategory.PRIZE)],
    documents=[Document(id="own-rule", title="Quy chế")],
)


def on(engine: str, data: Dataset) -> Tables:
    """The columns of a dataset; tables of which it has nothing are not there."""
    frames = {name: frame.collect("polars").to_native() for name, frame in tables(data).frames.items()}
    given = {name: frame.select(*schemas()[name].storages) for name, frame in frames.items() if len(frame)}
    if engine == "polars":
        return tables_of(given)
    connection = duckdb.connect()
    return tables_of({name: connection.from_arrow(frame.to_arrow()) for name, frame in given.items()})


@pytest.fixture(params=["polars", "duckdb"])
def columns(request: pytest.FixtureRequest) -> Tables:
    found = on(request.param, WORLD)
    assert found.engine == request.param
    return found


@pytest.mark.parametrize(
    ("candidate", "award"),
    [
        ("hoa", FIGHTER),
        ("ba", WORKER),
        ("school", "excellent-labour-collective"),
        ("maths", "advanced-labour-collective"),
        ("physics", "excellent-labour-collective"),
    ],
)
@pytest.mark.parametrize("complete", [(), ("awards", "assessments", "union_memberships")])
def test_the_verdict_on_columns_is_that_on_records(
    columns: Tables, candidate: str, award: str, complete: tuple[str, ...]
) -> None:
    on_columns, on_records = (
        assess(data, award, candidate, FILED, complete=complete) for data in (columns, WORLD)
    )
    assert on_columns == on_records
    assert on_columns.text("vi") == on_records.text("vi")
    assert on_columns.missing == on_records.missing


@pytest.mark.parametrize(
    ("candidate", "people", "works"),
    [
        ("hoa", ["hoa"], ["of-hoa"]),
        ("ba", ["ba"], ["of-ba"]),
        ("school", ["hoa", "an"], ["of-hoa", "of-school"]),
        ("maths", ["hoa", "an"], ["of-hoa", "of-maths"]),
    ],
)
def test_only_papers_of_the_candidate_and_of_its_people_are_fetched(
    columns: Tables, candidate: str, people: list[str], works: list[str]
) -> None:
    found = papers_of(columns, candidate)
    about = {*people, candidate}
    assert [person.id for person in found.persons] == people
    assert {each.subject for each in found.assessments} == about - {"maths"}
    assert {each.recipient for each in found.awards} == about - {"maths"}
    assert {each.person for each in found.services} == {*people}
    assert {each.person for each in found.disciplines} == {*people}
    assert {each.person for each in found.qualifications} == {*people}
    assert sorted(found.initiatives, key=lambda each: each.id) == [WORKS[work] for work in works]
    assert (found.award_kinds, found.documents) == (WORLD.award_kinds, WORLD.documents)


def test_somebody_who_is_not_in_the_columns_is_unknown(columns: Tables) -> None:
    with pytest.raises(UnknownId):
        assess(columns, WORKER, "em", FILED)


def test_tables_that_are_not_there_are_empty() -> None:
    only_people = tables_of({"persons": pl.DataFrame({"id": ["hoa"], "name": ["Hoa"]})})
    verdict = assess(only_people, WORKER, "hoa", FILED)
    assert verdict == assess(Dataset(persons=[Person(id="hoa", name="Hoa")]), WORKER, "hoa", FILED)
