import json

import pytest
from typer.testing import CliRunner

from tests.blank_form import filled, write_form
from tests.small_world import figure, world
from vneduunion.cli.commands import app
from vneduunion.findings import Findings
from vneduunion.io import Answer, Answers, write

SOUND = world([figure("a", 5)])


def run(*arguments):
    return CliRunner().invoke(app, ["validate", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "data"
    path.mkdir()
    (path / "units.csv").write_text("id,kind,name_vi\na,GRASSROOTS,Trường A\n", encoding="utf-8")
    return path


def ties(folder, *rows):
    (folder / "ties.csv").write_text(
        "child,parent,kind\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8"
    )


@pytest.mark.parametrize("name", ["a.json", "a.xlsx", "data"])
def test_what_holds_ends_with_zero(tmp_path, name):
    write(SOUND, tmp_path / name)
    ran = run(tmp_path / name, "--lang", "en")
    assert ran.exit_code == 0, ran.stdout
    assert "0 errors" not in ran.stdout


def test_errors_end_with_one_and_are_told(folder):
    ties(folder, "a,nobody,DIRECT")
    ran = run(folder, "--lang", "vi")
    assert ran.exit_code == 1
    assert (
        "LỖI X201 ties.csv:2: parent: không có bản ghi nào mang mã “nobody” (trong Đơn vị công đoàn)"
        in ran.stdout
    )
    assert ran.stdout.splitlines()[-1] == "1 lỗi"
    assert ran.stderr == ""


def test_numbers_beyond_columns_are_told_among_the_others(tmp_path):
    data = world([figure("a", 5), figure("b", 10**30), figure("c", 5, unit="nobody")])
    write(data, tmp_path / "a.json")
    ran = run(tmp_path / "a.json", "--lang", "en")
    assert ran.exit_code == 1
    assert [line for line in map(str.strip, ran.stdout.splitlines()) if line.startswith("ERROR")] == [
        "ERROR X105 $.figures[1].quantity: … is above the greatest value 9223372036854775807",
        "ERROR X201 $.figures[2].unit: no record bears the id “nobody” (among units)",
    ]
    assert ran.stderr == ""
    refused = CliRunner().invoke(app, ["convert", str(tmp_path / "a.json"), str(tmp_path / "csv")])
    assert (refused.exit_code, (tmp_path / "csv").exists()) == (2, False)


@pytest.mark.parametrize(("asked", "code"), [("error", 0), ("warning", 1), ("note", 1)])
def test_fail_on_says_how_bad_it_must_be(folder, asked, code):
    (folder / "units.csv").write_text(
        "id,kind,name_vi,zz\na,PROVINCIAL_FEDERATION,LĐLĐ A,1\n", encoding="utf-8"
    )
    ran = run(folder, "--fail-on", asked, "--lang", "en")
    assert (ran.exit_code, "X117" in ran.stdout) == (code, True)


def test_the_import_profile_asks_less_and_the_strict_one_more(folder):
    ties(folder, "a,vetu,DIRECT", "a,vgcl,DIRECT")
    codes = {profile: codes_of(folder, "--profile", profile) for profile in ("import", "all", "strict")}
    assert "T107" not in codes["import"]
    assert "T107" in codes["all"]
    assert codes["all"] < codes["strict"]


def codes_of(*arguments):
    return set(Findings.from_json(run(*arguments, "--format", "json").stdout).counts)


def test_json_is_read_back(folder):
    ties(folder, "a,nobody,DIRECT")
    ran = run(folder, "--format", "json")
    assert [item.code for item in Findings.from_json(ran.stdout)] == ["X201"]
    assert json.loads(ran.stdout)["counts"] == {"X201": 1}


def test_html_is_a_page(folder):
    ties(folder, "a,nobody,DIRECT")
    ran = run(folder, "--format", "html", "--lang", "vi")
    assert ran.exit_code == 1
    assert ran.stdout.startswith('<!doctype html>\n<html lang="vi">')
    assert f"Những điều không đúng trong {folder}" in ran.stdout
    assert '<a href="#X201">' in ran.stdout


def test_the_cap_lists_less_and_counts_all(folder):
    ties(folder, *(f"a,nobody{n},DIRECT" for n in range(5)))
    found = Findings.from_json(run(folder, "--cap", "2", "--format", "json").stdout)
    assert found.counts["X201"] == 5
    assert [item.code for item in found].count("X201") == 2
    assert "X201 × 5" in run(folder, "--cap", "2").stdout
    assert run(folder, "--cap", "0").exit_code == 2


def test_names_are_answered_and_references_led_elsewhere(folder, tmp_path):
    ties(folder, "Truong A,b,DIRECT")
    assert "X141" in run(folder).stdout
    answers = tmp_path / "names.csv"
    Answers([Answer(table="units", text="Truong A", id="a")]).write(answers)
    ran = run(folder, "--answers", answers)
    assert "X141" not in ran.stdout
    assert "X201" in ran.stdout
    other = tmp_path / "other.json"
    body = {"schema_version": 1, "units": [{"id": "b", "kind": "PROVINCIAL_FEDERATION", "name": {"vi": "B"}}]}
    other.write_text(json.dumps(body), encoding="utf-8")
    assert run(folder, "--answers", answers, "--against", other).exit_code == 0


def test_a_form_is_judged_where_it_stands(tmp_path):
    form = write_form(tmp_path / "mau.xlsx", filled({1: 10, 2: 20}))
    answers = tmp_path / "names.csv"
    Answers([Answer(table="units", text="Công đoàn Trường A", id="vetu")]).write(answers)
    ran = run(form, "--answers", answers, "--format", "json")
    places = {item.place for item in Findings.from_json(ran.stdout)}
    assert "$" not in "".join(filter(None, places))


def test_an_encoding_may_be_named(folder):
    (folder / "units.csv").write_bytes("id,kind,name_vi\na,GRASSROOTS,Bà Ba\n".encode("cp1252"))
    assert run(folder).exit_code == 2
    assert run(folder, "--encoding", "cp1252").exit_code == 0


@pytest.mark.parametrize(("lang", "words"), [("vi", "không có tệp này"), ("en", "there is no such file")])
@pytest.mark.parametrize("option", [[], ["--answers"], ["--against"]])
def test_what_cannot_be_read_ends_with_two(folder, tmp_path, lang, words, option):
    missing = tmp_path / "missing.csv"
    ran = run(*([folder, *option, missing] if option else [missing]), "--lang", lang)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert words in ran.stderr


@pytest.mark.parametrize("option", ["--format", "--profile", "--fail-on"])
def test_a_wrong_option_is_told_in_the_words_of_the_house(folder, option):
    ran = run(folder, option, "xml")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"{option}: 'xml' ")


@pytest.mark.parametrize("name", ["a.json", "a.xlsx", "units.csv", "units.parquet"])
@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 50, b"PK\x03\x04", b"PAR1PAR1"])
def test_rubbish_is_refused_in_words(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    ran = run(tmp_path / name)
    assert ran.exit_code in {1, 2}
    assert ran.exception is None or isinstance(ran.exception, SystemExit)
    assert name in ran.stderr + ran.stdout


def test_names_are_looked_up_in_what_the_caller_names_too(folder, tmp_path):
    other = tmp_path / "other.json"
    unit = {"id": "truong-b", "kind": "GRASSROOTS", "name": {"vi": "Công đoàn Trường B"}}
    other.write_text(json.dumps({"schema_version": 1, "units": [unit]}), encoding="utf-8")
    ties(folder, "a,Công đoàn Trường B,GUIDANCE")
    assert "X141" in codes_of(folder)
    assert not {"X141", "X201"} & codes_of(folder, "--against", other)


@pytest.mark.parametrize("kind", ["json", "csv", "folder"])
def test_what_is_wrong_with_the_file_that_references_lead_to_is_told_with_its_name(folder, tmp_path, kind):
    other = tmp_path / ("other" if kind == "folder" else f"units.{kind}")
    rows = "id,kind,name_vi\nb,CLUB,B\n"
    body = {"schema_version": 1, "units": [{"id": "b", "kind": "CLUB", "name": {"vi": "B"}}]}
    if kind == "folder":
        other.mkdir()
        (other / "units.csv").write_text(rows, encoding="utf-8")
    else:
        other.write_text(json.dumps(body) if kind == "json" else rows, encoding="utf-8")
    places = {
        "json": "units.json: $.units[0].kind",
        "csv": "units.csv:2: kind",
        "folder": "other/units.csv:2: kind",
    }
    ran = run(folder, "--against", other, "--profile", "import", "--format", "json")
    assert [(item.code, item.place) for item in Findings.from_json(ran.stdout)] == [("X103", places[kind])]
    assert ran.exit_code == 1
