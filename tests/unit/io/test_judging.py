"""What data are judged as, and where their references may lead."""

import json

import polars as pl
import pytest

from tests.blank_form import filled, write_form
from vneduunion.errors import UnreadableFile
from vneduunion.io import write
from vneduunion.io.forms import form_records
from vneduunion.io.judging import elsewhere, judged
from vneduunion.model import Dataset, Person
from vneduunion.reference import catalogue, press
from vneduunion.validation import validate


def found_in(path, against=None):
    data = judged(path)
    return validate(data.tables, against=elsewhere(data, None if against is None else judged(against)))


def document(path, **tables):
    path.write_text(json.dumps({"schema_version": 1, **tables}), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["a.json", "a.xlsx", "csv", "parquet"])
def test_every_kind_of_file_is_judged_alike(tmp_path, name):
    write(press(), tmp_path / name, form="parquet" if name == "parquet" else "csv")
    found = found_in(tmp_path / name)
    assert dict(found.counts) == dict(validate(press(), against=catalogue()).counts)


def test_what_the_library_brings_may_be_referred_to(tmp_path):
    tie = {"child": "hanoi.education", "parent": "vetu", "kind": "GUIDANCE"}
    assert not found_in(document(tmp_path / "a.json", ties=[tie])).where(lambda item: item.code == "X201")
    form = write_form(tmp_path / "form.xlsx", filled({1: 5}))
    assert "X201" not in found_in(form).counts
    assert form_records().measures


def test_a_record_that_cannot_be_read_is_there_all_the_same(tmp_path):
    units = [{"id": "a", "kind": "NONSENSE", "name": {"vi": "A"}}, {"kind": "GUILD"}, 7, {"id": 7}]
    ties = [
        {"child": "a", "parent": "vetu", "kind": "DIRECT"},
        {"child": "b", "parent": "vetu", "kind": "DIRECT"},
    ]
    path = document(tmp_path / "a.json", units=units, ties=ties)
    found = found_in(path)
    assert [item.values["found"] for item in found if item.code == "X201"] == ["b"]
    assert {item.place for item in found if item.code == "X103"} == {"$.units[0].kind"}
    other = document(tmp_path / "b.json", ties=ties[:1], persons=5)
    assert "X201" in found_in(other).counts
    assert "X201" not in found_in(other, against=path).counts


def test_references_may_lead_to_what_the_caller_names(tmp_path):
    offices = [{"person": "an", "unit": "vetu", "role": "CHAIR"}]
    path = document(tmp_path / "a.json", offices=offices)
    assert "X201" in found_in(path).counts
    pl.DataFrame({"id": ["an"], "name": ["An"]}).write_parquet(tmp_path / "persons.parquet")
    assert "X201" not in found_in(path, against=tmp_path / "persons.parquet").counts
    write(Dataset(persons=[Person(id="an", name="An")]), tmp_path / "b.json")
    assert "X201" not in found_in(path, against=tmp_path / "b.json").counts


def test_what_is_not_there_cannot_be_judged(tmp_path):
    with pytest.raises(UnreadableFile):
        judged(tmp_path / "missing.json")


def test_a_number_too_large_for_columns_is_told_alike_in_every_kind_of_file(tmp_path):
    number = "9999999999999999999"
    given = {"id": "f", "measure": "m", "unit": "u", "period": "2024", "source": "s", "quantity": number}
    (tmp_path / "figures.csv").write_text(
        f"{','.join(given)}\n{','.join(given.values())}\n", encoding="utf-8"
    )
    cell = ("X105", "figures", "f", "quantity", "… is above the greatest value 9223372036854775807")
    for path, place in (
        (document(tmp_path / "a.json", figures=[given]), "$.figures[0].quantity"),
        (
            document(tmp_path / "b.json", figures=[{**given, "quantity": int(number)}]),
            "$.figures[0].quantity",
        ),
        (tmp_path / "figures.csv", "figures.csv:2: quantity"),
    ):
        found = found_in(path)
        told = [item for item in found if item.code != "X201"]
        assert [(item.code, item.table, item.record, item.field, item.text()) for item in told] == [cell]
        assert told[0].place == place
        assert found.counts["X105"] == 1


def test_a_number_too_large_for_columns_is_told_beside_faults_of_reading(tmp_path):
    work = {"id": "i", "title": "T", "kind": "TOPIC", "benefit": 10**30}
    path = document(tmp_path / "a.json", initiatives=[work], persons=[{"id": "an"}])
    assert [(item.code, item.place) for item in found_in(path)] == [
        ("X101", "$.persons[0].name"),
        ("X105", "$.initiatives[0].benefit"),
    ]
    assert not len(found_in(document(tmp_path / "b.json"), against=path))


def test_places_are_those_of_the_document_behind_a_record_that_cannot_be_read(tmp_path):
    ties = [{"child": "b"}, {"child": "b", "parent": "vetu", "kind": "DIRECT"}]
    huge = {"measure": "groups.operating", "unit": "vetu", "period": "2024", "quantity": {"low": 10**30}}
    figures = [{"id": "f"}, {"id": "g", "source": "s", **huge}]
    authors = [{"person": "an"}, {"person": "nobody"}]
    works = [{"id": "i"}, {"id": "j", "title": "T", "kind": "TOPIC", "authors": authors}]
    found = found_in(document(tmp_path / "a.json", ties=ties, figures=figures, initiatives=works))
    places = {(item.code, item.place) for item in found}
    assert {
        ("X201", "$.ties[1].child"),
        ("X105", "$.figures[1].quantity"),
        ("X201", "$.initiatives[1].authors[1].person"),
    } <= places
    assert not {("X201", "$.ties[0].child"), ("X105", "$.figures[0].quantity")} & places
