import pytest
from typer.testing import CliRunner

from vneduunion.cli.commands import app
from vneduunion.io import read
from vneduunion.io.workbooks import read_sheets
from vneduunion.model import Dataset, Person
from vneduunion.wording import record_label


def run(*arguments):
    return CliRunner().invoke(app, ["template", *map(str, arguments)])


def sheets(path):
    return [sheet.name for sheet in read_sheets(path)]


@pytest.mark.parametrize(("lang", "first"), [("vi", "Hướng dẫn"), ("en", "Instructions")])
def test_an_empty_workbook_is_made_and_read_back(tmp_path, lang, first):
    path = tmp_path / "form.xlsx"
    ran = run(path, "--lang", lang)
    assert ran.exit_code == 0
    assert str(path) in ran.stdout
    assert sheets(path)[0] == first
    assert read(path) == Dataset()


@pytest.mark.parametrize("name", ["persons", "person", record_label(Person, "vi")])
def test_tables_are_chosen_by_name_or_label(tmp_path, name):
    path = tmp_path / "form.xlsx"
    ran = run(path, "--table", name, "--table", "sources", "--lang", "en")
    assert ran.exit_code == 0
    assert {"Person", "Source"} <= set(sheets(path))
    assert "Union unit" not in sheets(path)


def test_an_unknown_table_is_told_with_those_there_are(tmp_path):
    ran = run(tmp_path / "form.xlsx", "--table", "clubs")
    assert ran.exit_code == 2
    assert ran.stderr.startswith("--table: 'clubs' ")
    assert "initiatives" in ran.stderr
    assert not (tmp_path / "form.xlsx").exists()


@pytest.mark.parametrize(("lang", "words"), [("vi", "đã có tệp này"), ("en", "it is there already")])
def test_a_file_that_is_there_is_replaced_by_force_only(tmp_path, lang, words):
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"mine")
    ran = run(path, "--lang", lang)
    assert ran.exit_code == 2
    assert words in ran.stderr
    assert path.read_bytes() == b"mine"
    assert run(path, "--force").exit_code == 0
    assert read(path) == Dataset()


def test_only_workbooks_are_made(tmp_path):
    ran = run(tmp_path / "form.csv")
    assert ran.exit_code == 2
    assert ".xlsx" in ran.stderr


def test_a_folder_that_is_missing_is_told(tmp_path):
    assert "make it first" in run(tmp_path / "none" / "form.xlsx", "--lang", "en").stderr
