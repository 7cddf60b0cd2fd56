from datetime import date

import pytest

from vneduunion.errors import BadRecord
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

TURNED = {"since": date(2025, 7, 1), "until": date(2025, 6, 30)}


@pytest.mark.parametrize(
    ("period", "key"),
    [
        (Period.year(2024), "hoa@2024"),
        (Period.parse("năm 2024"), "hoa@2024"),
        (Period.span(2023, 2024), "hoa@2023-01-01..2024-12-31"),
        (Period.school_year(2024), "hoa@2024-09-01..2025-08-31"),
        (Period.day(date(2024, 1, 1)), "hoa@2024-01-01..2024-01-01"),
        (Period.span(None, date(2024, 12, 31)), "hoa@..2024-12-31"),
        (Period.span(date(2024, 1, 1), None), "hoa@2024-01-01.."),
    ],
)
def test_an_assessment_is_called_by_its_subject_and_its_days_whatever_the_period_is_called(period, key):
    assert Assessment(subject="hoa", period=period, rating=Rating.GOOD).key == key


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({}, "hoa>:TEACHING@"),
        ({"unit": "school-12", "since": date(2004, 9, 1)}, "hoa>school-12:TEACHING@2004-09-01"),
    ],
)
def test_a_service_is_called_by_person_unit_kind_and_first_day(cells, key):
    assert Service(person="hoa", role=ServiceKind.TEACHING, **cells).key == key


def test_a_discipline_is_called_by_person_form_and_first_day():
    given = Discipline(person="hoa", form=DisciplineForm.WARNING, since=date(2021, 3, 5))
    assert given.key == "hoa:WARNING@2021-03-05"


@pytest.mark.parametrize(
    ("when", "key"), [(None, "hoa:FROM_UNIVERSITY@"), (Period.year(2003), "hoa:FROM_UNIVERSITY@2003")]
)
def test_a_qualification_is_called_by_person_band_and_time(when, key):
    assert Qualification(person="hoa", level=QualificationBand.FROM_UNIVERSITY, when=when).key == key


@pytest.mark.parametrize(
    ("cells", "key"),
    [({}, "hoa>@"), ({"unit": "school-12", "since": date(1999, 9, 5)}, "hoa>school-12@1999-09-05")],
)
def test_a_membership_is_called_by_person_unit_and_first_day(cells, key):
    assert UnionMembership(person="hoa", **cells).key == key


@pytest.mark.parametrize(
    ("cls", "cells"),
    [
        (Service, {"role": ServiceKind.TEACHING}),
        (Discipline, {"form": DisciplineForm.WARNING}),
        (UnionMembership, {}),
    ],
)
def test_nothing_ends_before_it_begins(cls, cells):
    with pytest.raises(BadRecord, match="until"):
        cls(person="hoa", **cells, **TURNED)


def test_a_discipline_has_a_first_day():
    with pytest.raises(BadRecord, match="since"):
        Discipline(person="hoa", form=DisciplineForm.WARNING, since=None)
