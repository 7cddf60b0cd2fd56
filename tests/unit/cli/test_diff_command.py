import json

import pytest
from typer.testing import CliRunner

from tests.small_world import figure, world
from vneduunion.cli.commands import app
from vneduunion.comparison import Difference, diff
from vneduunion.io import Answer, Answers, write

OLD, NEW = world([figure("a", "over 534")]), world([figure("a", "over 600")])


@pytest.fixture
def files(tmp_path):
    found = {"old": tmp_path / "old.json", "new": tmp_path / "new.json"}
    write(OLD, found["old"])
    write(NEW, found["new"])
    return found


def run(*arguments):
    return CliRunner().invoke(app, ["diff", *map(str, arguments)])


def test_equal_files_end_with_zero(files):
    ran = run(files["old"], files["old"], "--lang", "en")
    assert (ran.exit_code, ran.stdout) == (0, "nothing differs\n")


def test_different_files_end_with_one(files):
    ran = run(files["old"], files["new"], "--lang", "en")
    assert (ran.exit_code, ran.stdout) == (1, diff(OLD, NEW).text("en") + "\n")


def test_the_language_is_that_asked_for_or_of_the_locale(files, monkeypatch):
    assert "1 bản ghi thay đổi" in run(files["old"], files["new"], "--lang", "vi").stdout
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert "1 bản ghi thay đổi" in run(files["old"], files["new"]).stdout


def test_json_is_read_back(files):
    ran = run(files["old"], files["new"], "--format", "json")
    assert ran.exit_code == 1
    assert Difference.from_json(ran.stdout) == diff(OLD, NEW)
    assert json.loads(run(files["old"], files["old"], "--format", "json").stdout) == {"changes": []}


@pytest.mark.parametrize(("lang", "title"), [("vi", "khác nhau ở đâu"), ("en", "Where two datasets differ")])
def test_html_is_a_page(files, lang, title):
    ran = run(files["old"], files["new"], "--format", "html", "--lang", lang)
    assert ran.exit_code == 1
    assert ran.stdout.startswith(f'<!doctype html>\n<html lang="{lang}">\n<meta charset="utf-8">\n')
    assert title in ran.stdout
    assert diff(OLD, NEW).html(lang) in ran.stdout


@pytest.mark.parametrize("order", [("old", "missing"), ("missing", "old")])
def test_what_cannot_be_read_ends_with_two(files, tmp_path, order):
    paths = files | {"missing": tmp_path / "missing.json"}
    ran = run(*(paths[name] for name in order), "--lang", "vi")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "không có tệp này" in ran.stderr
    assert "missing.json" in ran.stderr


def test_faults_come_under_the_name_of_the_file(files):
    files["new"].write_text('{"schema_version": 1, "units": 5}', encoding="utf-8")
    ran = run(files["old"], files["new"], "--lang", "en")
    assert ran.exit_code == 2
    assert ran.stderr.splitlines()[0] == f"{files['new']}: 1 fault"


def test_a_wrong_form_is_told_in_the_words_of_the_house(files):
    ran = run(files["old"], files["new"], "--format", "xml")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("--format: 'xml' ")
    assert ran.stderr.endswith(": text, json, html\n")


def test_names_and_encodings_are_read_as_by_the_other_commands(tmp_path):
    for name, kind in (("old", "DIRECT"), ("new", "GUIDANCE")):
        (tmp_path / name).mkdir()
        row = f"child,parent,kind\nvetu,Công đoàn Trường B,{kind}\n"
        (tmp_path / name / "ties.csv").write_text(row, encoding="utf-16")
    answers = tmp_path / "names.csv"
    Answers([Answer(table="units", text="Công đoàn Trường B", id="b")]).write(answers)
    asked = ("--encoding", "utf-16", "--lang", "en")
    ran = run(tmp_path / "old", tmp_path / "new", "--answers", answers, *asked)
    assert (ran.exit_code, ran.stderr) == (1, "")
    assert run(tmp_path / "old", tmp_path / "new", *asked).exit_code == 2
