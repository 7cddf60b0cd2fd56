import polars as pl
import pytest

from vneduunion.errors import LoadError
from vneduunion.findings import Finding, Findings, Severity
from vneduunion.io.soundness import collected, demand_sound
from vneduunion.model import Dataset, Person
from vneduunion.tables.door import tables_of

AN = Person(id="an", name="An")


def test_sound_records_and_what_was_wrong_with_others():
    data, found = collected(
        tables_of({"persons": pl.DataFrame({"id": ["an", "binh"], "name": ["An", None]})})
    )
    assert data == Dataset(persons=[AN])
    assert [(item.code, item.record) for item in found] == [("X101", "binh")]


def test_columns_that_no_table_has_are_told_each_by_its_name():
    rows = pl.DataFrame({"id": ["an"], "name": ["An"], "born": [1975], "died": [None]})
    _, found = collected(tables_of({"persons": rows}))
    assert [(item.code, item.where) for item in found] == [
        ("X117", "persons: born"),
        ("X117", "persons: died"),
    ]


def test_an_element_of_a_list_that_belongs_to_no_record_is_told():
    works = pl.DataFrame({"id": ["i"], "title": ["T"], "kind": ["TOPIC"]})
    authors = pl.DataFrame({"person": ["an"]})
    _, found = collected(tables_of({"initiatives": works, "initiatives.authors": authors}))
    assert [(item.code, item.where) for item in found] == [("X101", "initiatives.authors[0]: record")]


def test_errors_are_refused_all_at_once_and_weaker_findings_are_not():
    note = Finding(code="X142", severity=Severity.NOTE, table="figures")
    error = Finding(code="X101", severity=Severity.ERROR, table="persons", field="name")
    data = Dataset(persons=[AN])
    assert demand_sound((data, Findings(found=(note,)))) is data
    with pytest.raises(LoadError) as raised:
        demand_sound((data, Findings(found=(note, error, error))))
    assert len(raised.value.faults) == 2
