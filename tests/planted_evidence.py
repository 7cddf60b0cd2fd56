"""Evidence for awards of a union in which nothing is wrong: ratings, services, disciplines, degrees, memberships."""

from collections.abc import Iterator, Sequence
from datetime import date

from vneduunion.model import (
    Assessment,
    Discipline,
    DisciplineForm,
    Qualification,
    QualificationBand,
    Rating,
    Service,
    ServiceKind,
    UnionMembership,
)
from vneduunion.values.periods import Period

_RATINGS = (Rating.GOOD, Rating.EXCELLENT, Rating.COMPLETED)


def assessments(units: Sequence[str]) -> Iterator[Assessment]:
    """The years of persons and units, and the school years of groups."""
    for number in range(40):
        for year in range(2020, 2023):
            rating, decision = _RATINGS[(number + year) % 3], "document-4" if number % 4 == 0 else None
            yield Assessment(
                subject=f"person-{number}", period=Period.year(year), rating=rating, decision=decision
            )
    for number, unit in enumerate(units):
        yield Assessment(subject=unit, period=Period.work_year(2021), rating=_RATINGS[number % 3])
        group = f"group-{number}"
        yield Assessment(subject=group, period=Period.school_year(2021), rating=_RATINGS[number % 2])


def services(schools: Sequence[str]) -> Iterator[Service]:
    """Teachers who taught in two places one after the other, and officials of their unions."""
    for number, school in enumerate(schools[:60]):
        person, moved = f"person-{number}", date(2005 + number % 5, 8, 31)
        yield Service(person=person, role=ServiceKind.TEACHING, since=date(1990, 9, 5), until=moved)
        yield Service(person=person, unit=school, role=ServiceKind.TEACHING, since=date(2010, 9, 5))
        whole = number % 3 == 0
        role = ServiceKind.UNION_FULL_TIME if whole else ServiceKind.UNION_PART_TIME
        yield Service(
            person=person,
            unit=school,
            role=role,
            since=date(2015, 1, 1),
            full_time=whole if number % 2 else None,
        )


def disciplines() -> Iterator[Discipline]:
    """Some that ended; one person was disciplined twice."""
    forms = tuple(DisciplineForm)
    for number in range(0, 60, 5):
        first = date(2012 + number % 3, 3, 5)
        form, ended = forms[number % 3], first.replace(year=first.year + 1)
        yield Discipline(person=f"person-{number}", form=form, since=first, until=ended)
    yield Discipline(person="person-0", form=forms[0], since=date(2018, 3, 5), until=date(2019, 3, 4))


def qualifications() -> Iterator[Qualification]:
    """Degrees of half of the persons; of some it is known when they went on."""
    for number in range(0, 120, 2):
        person = f"person-{number}"
        if number % 3 == 0:
            yield Qualification(person=person, level=QualificationBand.UP_TO_COLLEGE)
        went_on = Period.year(2000 + number % 7)
        yield Qualification(person=person, level=QualificationBand.FROM_UNIVERSITY, when=went_on)


def union_memberships(schools: Sequence[str]) -> Iterator[UnionMembership]:
    """Members, some of whom came from a unit that nobody names."""
    for number, school in enumerate(schools[60:]):
        person = f"person-{number}"
        if number % 2:
            yield UnionMembership(person=person, until=date(2011, 8, 31))
        yield UnionMembership(person=person, unit=school, since=date(2011, 9, 1))
