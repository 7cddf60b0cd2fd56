"""Degrees, memberships and discipline in columns are read as those of one candidate."""

from datetime import date

from tests.fact_columns import demand_alike
from vneduunion.eligibility.facts import Fact, FactKind
from vneduunion.model import (
    Dataset,
    Discipline,
    DisciplineForm,
    Qualification,
    QualificationBand,
    UnionMembership,
)
from vneduunion.values.periods import Period

COLLEGE, UNIVERSITY = QualificationBand
PEOPLE = ["an", "binh", "chi", "hoa"]


def test_of_degrees_the_one_told_last_counts():
    told = [
        ("an", UNIVERSITY, Period.year(2010)),
        ("an", COLLEGE, Period.year(2020)),
        ("binh", COLLEGE, None),
        ("binh", UNIVERSITY, Period.span(2024, None)),
        ("chi", COLLEGE, Period.year(2020)),
        ("chi", UNIVERSITY, Period.year(2020)),
        ("hoa", UNIVERSITY, Period.year(2025)),
    ]
    data = Dataset(
        qualifications=[Qualification(person=who, level=level, when=when) for who, level, when in told]
    )
    found = demand_alike(data, [Fact(FactKind.QUALIFICATION)], PEOPLE)
    assert found[0] == [(0, 0), (1, 1), (1, 1), (0, 1)]


def test_members_are_those_of_the_day():
    days = [("an", None, None), ("binh", date(2024, 12, 21), None), ("chi", None, date(2024, 12, 20))]
    data = Dataset(
        union_memberships=[
            UnionMembership(person=who, since=since, until=until) for who, since, until in days
        ]
    )
    found = demand_alike(data, [Fact(FactKind.MEMBER)], PEOPLE)
    assert found[1] == [(1, 1), (0, 0), (1, 1), (0, 0)]


def test_discipline_bars_from_a_form_on_while_it_lasts():
    reprimand, warning, graver = DisciplineForm
    told = [
        ("an", reprimand, date(2024, 1, 1), None),
        ("binh", warning, date(2020, 1, 1), date(2023, 12, 31)),
        ("chi", graver, date(2024, 12, 25), None),
        ("hoa", graver, date(2019, 1, 1), None),
    ]
    data = Dataset(
        disciplines=[
            Discipline(person=who, form=form, since=since, until=until) for who, form, since, until in told
        ]
    )
    facts = [
        Fact(FactKind.DISCIPLINE, (form.value,), first, 2024)
        for form in DisciplineForm
        for first in (2023, 2024)
    ]
    demand_alike(data, facts, PEOPLE)
