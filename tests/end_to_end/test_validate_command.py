"""`vneduunion validate` and its neighbours as a user runs them: real files, good, bad and hostile."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import polars as pl
import pytest

from tests.blank_form import filled, write_form
from vneduunion.findings import Findings
from vneduunion.io import read, write
from vneduunion.io.templates import write_template
from vneduunion.reference import press

UNIT = "id,kind,name_vi\na.school,GRASSROOTS,Trường A\n"
FIGURES = "id,measure,unit,period,quantity,source\n"


def run(*arguments, **environment):
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "COLUMNS"))
    }
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "vneduunion", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**kept, **environment},
        check=False,
        timeout=120,
    )


def findings(*arguments):
    ran = run("validate", *arguments, "--format", "json")
    assert ran.returncode in {0, 1}, ran.stderr
    return Findings.from_json(ran.stdout)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "số liệu"
    path.mkdir()
    return path


def put(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    (folder / name).write_bytes(text.encode(encoding))
    return folder


# --- good files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["press.json", "press.xlsx", "csv", "parquet"])
def test_the_press_dataset_holds_in_every_kind_of_file(tmp_path, name):
    write(press(), tmp_path / name, form="parquet" if name == "parquet" else "csv")
    ran = run("validate", tmp_path / name, "--lang", "vi")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "LỖI" not in ran.stdout


def test_a_csv_folder_with_faults_says_each_at_its_cell(folder):
    put(folder, "units.csv", UNIT + "B school,GUILD,B\n")
    put(
        folder,
        "ties.csv",
        "child,parent,kind\nTrường A,CĐGD Việt Nam,Trực tiếp quản lý\nTruong A,nobody,DIRECT\n",
    )
    ran = run("validate", folder, "--lang", "en")
    assert ran.returncode == 1
    assert "X106 units.csv:3: id" in ran.stdout
    assert "X141 ties.csv:3: child" in ran.stdout
    assert "X201 ties.csv:3: parent" in ran.stdout


def test_columns_of_parquet_are_judged_with_their_rows(tmp_path):
    rows = {
        "child": ["a.school"] * 3,
        "parent": ["vetu", "nobody", "vetu"],
        "kind": ["DIRECT", "DIRECT", "LOOSE"],
    }
    pl.DataFrame(rows).write_parquet(tmp_path / "ties.parquet")
    found = findings(tmp_path / "ties.parquet", "--profile", "import")
    assert {(item.code, item.place) for item in found if item.code != "X201" or item.field == "parent"} == {
        ("X201", "ties.parquet:2: parent"),
        ("X103", "ties.parquet:3: kind"),
    }


def test_a_form_is_asked_answered_converted_and_judged(tmp_path):
    form = write_form(tmp_path / "Mẫu 1.xlsx", filled({1: 1234, 2: "1.002", 4: "không rõ"}))
    answers, target = tmp_path / "tên.csv", tmp_path / "out.json"
    asked = run("convert", form, target, "--answers", answers, "--lang", "vi")
    assert asked.returncode == 2
    assert "1 tên gọi chưa rõ" in asked.stderr
    text = answers.read_text(encoding="utf-8-sig").replace(
        "units,Công đoàn Trường A,,,", "units,Công đoàn Trường A,,vetu,"
    )
    answers.write_text(text, encoding="utf-8")
    converted = run("convert", form, target, "--answers", answers, "--collect")
    assert converted.returncode == 1
    assert "Sheet1!D13" in converted.stderr
    assert [figure.quantity.low for figure in read(target).figures] == [1234, 1002]
    found = findings(form, "--answers", answers)
    assert found.at_least(found[0].severity)
    assert {item.code for item in found if item.place == "Mẫu 1.xlsx, Sheet1!D13"} == {"X114"}


def test_a_template_is_made_filled_in_and_explained(tmp_path):
    assert run("template", tmp_path / "t.xlsx", "--table", "units").returncode == 0
    assert run("validate", tmp_path / "t.xlsx").returncode == 0
    assert run("explain", "X201", "--lang", "vi").stdout.startswith("X201 · LỖI · ")


@pytest.mark.parametrize(
    ("lang", "head", "allowed"),
    [
        ("vi", "Phạm vi", "Bản thân đơn vị (OWN); Khối trực thuộc (DIRECT); Toàn ngành (SECTOR)"),
        ("en", "Scope", "The unit itself (OWN); Directly managed units (DIRECT); Whole sector (SECTOR)"),
    ],
)
def test_what_may_be_chosen_is_told_as_the_template_offers_it(tmp_path, lang, head, allowed):
    path = tmp_path / "t.xlsx"
    write_template(path, lang=lang, tables=["figures"])
    book = openpyxl.load_workbook(path)
    column = next(cell.column for cell in book.worksheets[1][1] if cell.value == head)
    book.worksheets[1].cell(2, column).value = "Huyện"
    book.save(path)
    ran = run("validate", path, "--lang", lang)
    assert ran.returncode == 1
    assert ran.stdout.partition("Huyện")[2].splitlines()[0].endswith(f": {allowed}")


# --- bad and hostile files -----------------------------------------------------------------------


def test_numbers_that_are_none_are_no_numbers(folder):
    put(
        folder,
        "units.csv",
        "id,kind,name_vi,level\na,GRASSROOTS,A,NaN\nb,GRASSROOTS,B,inf\nc,GRASSROOTS,C,1e3\n",
    )
    found = findings(folder)
    assert [(item.code, item.place) for item in found if item.field == "level"] == [
        ("X102", f"units.csv:{row}: level") for row in (2, 3, 4)
    ]


def test_numbers_that_are_none_in_parquet_and_json(tmp_path):
    frame = pl.DataFrame({"id": ["a"], "kind": ["GUILD"], "name_vi": ["A"], "level": [float("nan")]})
    frame.write_parquet(tmp_path / "units.parquet")
    ran = run("validate", tmp_path / "units.parquet", "--lang", "en")
    assert ran.returncode == 2
    assert "units.level: expected whole numbers" in ran.stderr
    body = '{"schema_version": 1, "units": [{"id": "a", "kind": "GUILD", "name": {"vi": "A"}, "level": NaN}]}'
    (tmp_path / "a.json").write_text(body, encoding="utf-8")
    assert [(item.code, item.place) for item in findings(tmp_path / "a.json")] == [
        ("X102", "$.units[0].level")
    ]


def test_huge_numbers_are_read_or_told_and_never_wrap_round(folder):
    wanted = {
        "1" + "0" * 18: None,
        "9" * 19: "X105",
        "trên " + "9" * 25: "X105",
        "1" + "0" * 400: "X114",
        "1" * 5_000: "X114",
    }
    rows = (f"f{n},m,vetu,2025,{digits},s\n" for n, digits in enumerate(wanted))
    put(folder, "figures.csv", FIGURES + "".join(rows))
    found = {item.record: item.code for item in findings(folder) if (item.field or "").startswith("quantity")}
    assert found == {f"f{n}": code for n, code in enumerate(wanted.values()) if code}


def test_huge_numbers_in_json_are_told(tmp_path):
    body = f'{{"schema_version": 1, "sources": [{{"id": "s", "title": "S", "reliability": {"9" * 30}}}]}}'
    (tmp_path / "a.json").write_text(body, encoding="utf-8")
    assert [item.code for item in findings(tmp_path / "a.json")] == ["X105"]
    (tmp_path / "a.json").write_text(body.replace("9" * 30, "9" * 10_000), encoding="utf-8")
    ran = run("validate", tmp_path / "a.json", "--lang", "en")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "too many digits" in ran.stderr


@pytest.mark.parametrize(
    ("encoding", "asked", "code"),
    [
        ("utf-16", None, 0),
        ("cp1252", None, 2),
        ("cp1252", "cp1252", 0),
        ("utf-8", "klingon", 2),
    ],
)
def test_encodings_are_told_or_named(folder, encoding, asked, code):
    put(folder, "units.csv", UNIT.replace("Trường A", "Bà Nà"), encoding)
    ran = run("validate", folder, *([] if asked is None else ["--encoding", asked]), "--lang", "en")
    assert ran.returncode == code, ran.stdout
    assert ("cannot read the file" in ran.stderr) is (code == 2)
    assert "Traceback" not in ran.stderr


def test_a_zip_bomb_is_refused_and_not_unpacked(tmp_path):
    with ZipFile(tmp_path / "bomb.xlsx", "w", ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/workbook.xml", "<workbook/>")
        with bomb.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b" " * 2**20)
    ran = run("validate", tmp_path / "bomb.xlsx", "--lang", "en")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "bomb.xlsx" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_formulas_in_names_are_told_as_texts_and_leave_as_texts(folder, tmp_path):
    put(folder, "persons.csv", "id,name\nan,'=HYPERLINK(1)\n")
    assert run("convert", folder, tmp_path / "out").returncode == 0
    assert "'=HYPERLINK(1)" in (tmp_path / "out" / "persons.csv").read_text(encoding="utf-8-sig")
    assert read(tmp_path / "out").persons["an"].name == "=HYPERLINK(1)"


# --- on a terminal -------------------------------------------------------------------------------


def test_on_a_terminal_there_are_colours_and_a_bar_that_is_wiped_out(folder):
    put(folder, "ties.csv", "child,parent,kind\nvetu,nobody,DIRECT\n")
    leader, follower = pty.openpty()
    kept = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LC_ALL": "vi_VN.UTF-8"}
    kept.pop("NO_COLOR", None)
    with subprocess.Popen(
        [sys.executable, "-m", "vneduunion", "validate", str(folder)],
        stdout=follower,
        stderr=follower,
        env=kept,
    ) as ran:
        os.close(follower)
        text = everything(leader)
    assert ran.returncode == 1
    assert "\x1b[1;31mLỖI" in text
    assert "1 lỗi" in text.splitlines()[-1]


def everything(leader: int) -> str:
    parts = []
    try:
        while part := os.read(leader, 65_536):
            parts.append(part)
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(leader)
    return b"".join(parts).decode("utf-8")


def test_other_commands_run_without_the_packages_of_columns(tmp_path):
    write(press(), tmp_path / "a.json")
    script = """
import sys
from importlib.abc import MetaPathFinder

class Missing(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"polars", "narwhals"}:
            raise ModuleNotFoundError(name=name)

sys.meta_path.insert(0, Missing())
from vneduunion.cli import main
main()
"""
    texts = []
    for arguments in (
        ["diff", "a.json", "a.json"],
        ["explain", "X101"],
        ["convert", "a.json", "b.json"],
        ["validate", "a.json"],
        ["rollup", "a.json", "--measure", "activities.held"],
    ):
        ran = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        texts.append(ran.stderr)
        assert ran.returncode == (2 if arguments[0] in {"validate", "rollup"} else 0), ran.stderr
    assert texts[:3] == [""] * 3
    assert all('pip install "vneduunion[tables]"' in text for text in texts[3:])
    assert json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["schema_version"] == 1
