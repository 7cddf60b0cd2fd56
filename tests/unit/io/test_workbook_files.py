"""Workbooks: tables where a sheet is called after one, else a form."""

import pytest
import xlsxwriter

from tests.blank_form import filled, write_form
from vneduunion.errors import LoadError, UnreadableFile
from vneduunion.io import Answer, Answers, open_questions, read, write
from vneduunion.io.scanning import scan
from vneduunion.io.workbook_files import is_workbook
from vneduunion.model import Dataset, Person
from vneduunion.reference import press
from vneduunion.validation import validate


def workbook(path, sheets):
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


UNITS = [["id", "kind", "name_vi"], ["a.school", "GRASSROOTS", "Trường A"]]


def test_a_dataset_comes_back_from_the_workbook_it_was_written_to(tmp_path):
    write(press(), tmp_path / "press.xlsx")
    assert read(tmp_path / "press.xlsx") == press()
    assert open_questions(tmp_path / "press.xlsx") == Answers()


def test_names_in_sheets_are_resolved(tmp_path):
    ties = [["child", "parent", "kind"], ["Trường A", "CĐGD Việt Nam", "DIRECT"]]
    data = read(workbook(tmp_path / "a.xlsx", {"units": UNITS, "ties": ties}))
    assert [(tie.child, tie.parent) for tie in data.ties] == [("a.school", "vetu")]


def test_open_names_are_told_at_their_cells(tmp_path):
    ties = [["child", "parent", "kind"], ["Truong A", "vetu", "DIRECT"]]
    path = workbook(tmp_path / "a.xlsx", {"units": UNITS, "ties": ties})
    _, found = read(path, faults="collect")
    assert [(item.code, item.place) for item in found] == [("X141", "a.xlsx, ties!A2")]
    with pytest.raises(LoadError, match="ties!A2"):
        read(path)
    assert [row.text for row in open_questions(path).rows] == ["Truong A"]
    answers = Answers([Answer(table="units", text="Truong A", id="a.school")])
    assert read(path, answers=answers).ties[0].child == "a.school"


def test_a_sheet_called_after_a_table_makes_it_no_form(tmp_path):
    path = workbook(tmp_path / "a.xlsx", {"units": [["what"], ["is this"]]})
    _, found = read(path, faults="collect")
    assert [item.code for item in found] == ["X137"]


def test_a_workbook_of_neither_kind_says_both(tmp_path):
    path = workbook(tmp_path / "a.xlsx", {"Tờ 1": [["gì đó"]]})
    with pytest.raises(UnreadableFile) as raised:
        read(path)
    assert "1-HĐCĐ" in raised.value.text("vi")
    assert "called after a table" in raised.value.text("en")


def test_scan_takes_workbooks_and_forms(tmp_path):
    write(Dataset(persons=[Person(id="an", name="An")]), tmp_path / "a.XLSX")
    assert list(scan(tmp_path / "a.XLSX")) == ["persons"]
    write_form(tmp_path / "form.xlsx", filled({1: 5}))
    assert "X141" in validate(scan(tmp_path / "form.xlsx")).counts


def test_a_folder_is_no_workbook_whatever_it_is_called(tmp_path):
    (tmp_path / "data.xlsx").mkdir()
    (tmp_path / "data.xlsx" / "persons.csv").write_text("id,name\nan,An\n", encoding="utf-8")
    assert not is_workbook(tmp_path / "data.xlsx")
    assert len(read(tmp_path / "data.xlsx").persons) == 1
