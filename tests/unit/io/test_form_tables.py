"""Forms 1-HĐCĐ and 2-HĐCĐ as tables of figures."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests.blank_form import HEADER, Formula, Row, filled, write_form
from vneduunion.errors import LoadError
from vneduunion.findings import cards
from vneduunion.io import Answer, Answers, open_questions, read
from vneduunion.io.form_tables import form_tables
from vneduunion.model import Dataset, Unit, UnitKind
from vneduunion.tables import dataset
from vneduunion.validation import validate
from vneduunion.values.names import Name

KNOWN = Dataset(units=[Unit(id="a.union", kind=UnitKind.GRASSROOTS, name=Name(vi="Công đoàn Trường A"))])


def form(tmp_path: Path, values, rows=(), name="Báo cáo 2025.xlsx", **options) -> Path:
    return write_form(tmp_path / name, [*filled(values), *rows], **options)


def test_a_form_becomes_figures_with_their_measures_and_sources(tmp_path):
    data = read(form(tmp_path, {1: 1234, 2: "1.002"}), names_from=KNOWN)
    assert [figure.id for figure in data.figures] == ["bao-cao-2025.row-10", "bao-cao-2025.row-11"]
    assert {figure.unit for figure in data.figures} == {"a.union"}
    assert data.sources["bao-cao-2025"].title == "Báo cáo 2025"
    assert {figure.measure for figure in data.figures} == set(data.measures.keys())
    assert {key for measure in data.measures for key in measure.sources} <= set(data.sources.keys())
    assert data.figures[1].part_of == "bao-cao-2025.row-10"


def test_the_unit_may_be_answered(tmp_path):
    path = form(tmp_path, {1: 5})
    (asked,) = open_questions(path).rows
    assert (asked.table, asked.text) == ("units", "Công đoàn Trường A")
    data, found = read(path, faults="collect")
    assert not data.figures
    assert [(item.code, item.field, item.place) for item in found] == [
        ("X141", "unit", f"{path.name}, Sheet1!B2")
    ]
    answers = Answers([Answer(table="units", text=asked.text, id="a.union")])
    assert read(path, answers=answers).figures[0].unit == "a.union"


def test_a_form_without_a_unit_or_a_year_says_so(tmp_path):
    path = form(tmp_path, {1: 5}, header=HEADER[:1])
    _, found = read(path, faults="collect")
    assert {item.code for item in found} == {"X102"}
    assert {item.place for item in found} == {f"{path.name}, Sheet1"}
    with pytest.raises(LoadError):
        read(path)


def test_what_is_wrong_stands_at_its_cell(tmp_path):
    path = form(tmp_path, {1: "12 34", 3: "không rõ", 8: -1})
    _, found = read(path, faults="collect", names_from=KNOWN)
    told = [(item.code, item.place, item.row, item.field) for item in found]
    assert told == [
        ("X114", f"{path.name}, Sheet1!D10", 10, "quantity"),
        ("X114", f"{path.name}, Sheet1!D12", 12, "quantity"),
        ("X104", f"{path.name}, Sheet1!D17", 17, "quantity"),
    ]


def test_rows_that_are_not_known_are_notes(tmp_path):
    more = [Row(9, "Số buổi gì đó", "buổi", 12), Row(10, "Một điều lạ", "", Formula("#N/A"))]
    path = form(tmp_path, {1: 5}, more)
    data, found = read(path, faults="collect", names_from=KNOWN)
    assert len(data.figures) == 1
    assert [(item.code, item.place) for item in found] == [
        ("X142", f"{path.name}, Sheet1!D19"),
        ("X142", f"{path.name}, Sheet1!D20"),
    ]
    assert "Số buổi gì đó" in found[0].text("vi")
    assert "thư viện không biết dòng này" in found[0].text("vi")
    assert "not known here" in found[0].text("en")
    assert "#N/A" in found[1].text("en")
    assert read(path, names_from=KNOWN) == data


def test_a_known_row_that_cannot_be_counted_says_why(tmp_path):
    path = form(tmp_path, {1: 5}, [Row(9, "Đối thoại", "cuộc", 12)])
    _, found = read(path, faults="collect", names_from=KNOWN)
    assert [item.code for item in found] == ["X142"]
    assert found[0].text("en").endswith("no thing counted fits a dialogue or an agreement")


def test_an_amount_that_no_column_holds_is_told(tmp_path):
    path = form(tmp_path, {1: 5, 6: 9_000_000_000_000_000, 2: "1" + "0" * 30})
    data, found = read(path, faults="collect", names_from=KNOWN)
    assert [item.code for item in found] == ["X105"]
    assert found[0].place == f"{path.name}, Sheet1!D11"
    assert [figure.place for figure in data.figures] == ["Sheet1!D10", "Sheet1!D15"]


def test_findings_about_figures_stand_in_the_rows_of_the_sheet(tmp_path):
    path = form(tmp_path, {1: 10, 2: 20}, sheets=[("Biểu số 1", False)])
    reading = form_tables(path, names_from=KNOWN)
    found = validate(reading.tables, against=KNOWN)
    places = {item.place for item in found if item.table == "figures"}
    assert places
    assert all(place.startswith(f"{path.name}, 'Biểu số 1'!") for place in places)
    assert {item.place for item in validate(reading.tables) if item.field == "unit"} == {
        f"{path.name}, 'Biểu số 1'!{row}: unit" for row in (10, 11)
    }
    assert dataset(reading.tables) == read(path, names_from=KNOWN)


def test_columns_beyond_z_have_two_letters(tmp_path):
    path = tmp_path / "rộng.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("S")
        for number, values in enumerate(HEADER):
            sheet.write_row(number, 0, values)
        sheet.write_row(8, 27, ["Nội dung", "Số lượng"])
        sheet.write_row(9, 27, ["Tổng số lao động", 5])
    reading = form_tables(path, names_from=KNOWN)
    assert reading.tables.origins["figures"].headings["quantity"] == 29
    assert dataset(reading.tables).figures[0].place == "S!AC10"


@pytest.mark.parametrize(("name", "source"), [("…….xlsx", "form"), ("Đợt 1 (nháp).xlsx", "dot-1-nhap")])
def test_the_source_is_called_after_the_file(tmp_path, name, source):
    reading = form_tables(form(tmp_path, {1: 5}, name=name), names_from=KNOWN)
    assert dataset(reading.tables).figures[0].source == source


def test_reading_never_writes(tmp_path):
    path = form(tmp_path, {1: 5})
    before = {item.name: item.read_bytes() for item in tmp_path.iterdir()}
    read(path, faults="collect")
    open_questions(path)
    assert {item.name: item.read_bytes() for item in tmp_path.iterdir()} == before


def test_a_stock_counts_on_the_day_ticked(tmp_path):
    data = read(form(tmp_path, {1: 5}), names_from=KNOWN)
    assert data.figures[0].period.last == date(2025, 11, 30)


@pytest.mark.parametrize("kind", ["passes", "breaks"])
def test_the_examples_of_the_card_of_unknown_rows(tmp_path, kind):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(getattr(cards()["X142"], kind)["form"]):
            sheet.write_row(number, 0, row)
    data, found = read(path, faults="collect")
    assert [item.code for item in found] == (["X142"] if kind == "breaks" else [])
    assert len(data.figures) == 1
