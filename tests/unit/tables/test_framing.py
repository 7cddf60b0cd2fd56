"""Dataframes for people: labels for heads, words for values."""

from datetime import date
from itertools import pairwise

import polars as pl
import pytest

import vneduunion
from vneduunion.findings import Finding, Findings, Severity
from vneduunion.model import (
    TABLES,
    AuthorRole,
    Authorship,
    Award,
    Document,
    Group,
    Initiative,
    InitiativeKind,
    Membership,
    Person,
    Unit,
    UnitKind,
)
from vneduunion.reference import catalogue, press
from vneduunion.tables import frame
from vneduunion.tables import tables as verb
from vneduunion.values.constraints import shapes
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity
from vneduunion.wording import field_label


@pytest.mark.parametrize("cls", TABLES.values())
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_field_has_a_head_of_its_own(cls, lang):
    labels = sorted(field_label(cls, shape.name, lang) for shape in shapes(cls))
    assert all(first != second for first, second in pairwise(labels))


@pytest.mark.parametrize("name", [name for name, records in press().tables() if records])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_record_is_a_row_and_each_field_a_column(name, lang):
    records = getattr(press(), name)
    told = frame(records, lang)
    labels = [field_label(TABLES[name], shape.name, lang) for shape in shapes(TABLES[name])]
    assert (told.height, told.columns) == (len(records), labels)


def test_choices_and_names_are_in_the_language():
    unit = Unit(
        id="a",
        kind=UnitKind.GRASSROOTS,
        name=Name(vi="Trường A", en="School A"),
        level=4,
        since=date(2020, 1, 1),
    )
    assert frame([unit], "vi").select("Loại tổ chức", "Tên").row(0) == ("Công đoàn cơ sở", "Trường A")
    told = frame([unit])
    assert told.select("Kind of organisation", "Name").row(0) == ("Grassroots union", "School A")
    assert {told.schema[label] for label in ("Level (1-4)", "Since")} == {pl.Int64, pl.Date}


def test_quantities_and_periods_are_as_printed_or_else_in_words():
    figures = {figure.id: index for index, figure in enumerate(press().figures)}
    told = frame(press().figures, "vi")
    assert told["Số lượng"][figures["press.000.groups"]] == "over 534"
    made = Initiative(
        id="i", title="T", kind=InitiativeKind.TOPIC, applied=Period.year(2024), benefit=Quantity.exact(1_500)
    )
    told = frame([made], "en")
    assert told.select("Applied", "Benefit (VND)").row(0) == ("2024", "1,500")


def test_lists_and_their_parts_are_in_words():
    authors = (Authorship(person="an"), Authorship(person="ba", role=AuthorRole.AUTHOR, share=6_000))
    made = Initiative(id="i", title="T", kind=InitiativeKind.TOPIC, authors=authors, sources=("s", "t"))
    told = frame([made], "en")
    assert told["Authors"][0] == "an; ba, Role: Author, Share: 60 %"
    assert told["Sources"][0] == "s; t"
    assert told["Recognitions"][0] is None
    group = Group(id="g", unit="u", members=(Membership(person="an", since=date(2024, 9, 5)),))
    assert any("05/09/2024" in str(cell) for cell in frame([group], "vi").row(0))


def test_numbers_of_documents_are_as_printed():
    document = Document(id="d", title="T", number=DocumentNumber.parse("Kế hoạch số 103/KH-CĐN"))
    assert frame([document], "vi")["Số, ký hiệu"][0] == str(document.number)


def test_truths_stay_truths():
    award = Award(id="w", kind="k", recipient="an", when=Period.year(2024))
    assert pl.Boolean in frame([award]).schema.values()


def test_columns_have_their_types_even_where_nothing_is_given():
    told = frame(catalogue().ties[:1])
    assert pl.Null not in told.schema.values()


def test_no_records_are_no_columns():
    assert frame([]).is_empty()


@pytest.mark.parametrize("wrong", [["an"], [Person(id="an", name="An"), press().units[0]]])
def test_other_things_are_refused(wrong):
    with pytest.raises(TypeError, match="records of one class or findings"):
        frame(wrong)


def test_findings_have_labels_and_sentences():
    finding = Finding(
        code="X101",
        severity=Severity.ERROR,
        table="persons",
        record="an",
        field="name",
        place="p.csv:2",
        row=2,
    )
    vi, en = (frame(Findings(found=(finding,)), lang) for lang in ("vi", "en"))
    assert en.row(0) == ("X101", "ERROR", "persons", "an", "name", "p.csv:2", 2, "required field is missing")
    assert vi.columns == ["Mã", "Mức độ", "Bảng", "Bản ghi", "Trường", "Chỗ", "Dòng", "Nội dung"]
    assert vi["Mức độ"][0] == "LỖI"
    assert frame(Findings()).columns == en.columns


def test_the_front_door_gives_the_verb_whatever_was_imported_before():
    data = press()
    assert set(vneduunion.tables(data)) == set(verb(data))
    assert vneduunion.tables.schemas() is not None  # type: ignore[attr-defined]  # the room is still the room
