"""Cells that say something which cannot be read: told once and truly, never taken for missing ones."""

from pathlib import Path

import duckdb
import openpyxl
import polars as pl
import pytest
from typer.testing import CliRunner

from vneduunion.cli.commands import app
from vneduunion.errors import LoadError
from vneduunion.io import read
from vneduunion.io.scanning import scan
from vneduunion.tables import dataset
from vneduunion.tables.from_texts import CAP
from vneduunion.validation import IMPORT, validate

MANY = CAP + 200
FIGURES = "id,measure,unit,period,quantity,source\n"
RULES = [rule for rule in IMPORT if rule.declared]
"""The rules of fields; where references lead is not asked here."""


def folder(path: Path, **tables: str) -> Path:
    for name, text in tables.items():
        (path / f"{name.replace('__', '.')}.csv").write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More unreadable periods, quantities, days and names than are listed."""
    rows = range(MANY)
    return folder(
        tmp_path,
        figures=FIGURES + "".join(f"f{n},m,u,dạo nọ {n},nhiều lắm {n},s\n" for n in rows),
        units="id,kind,name_vi,since\n" + "".join(f"u{n},GRASSROOTS,A,31/2/{n + 1}\n" for n in rows),
        ties="child,parent,kind\n" + "".join(f"Trường lạ {n},vetu,DIRECT\n" for n in rows),
    )


TRUE = {"X113": MANY, "X114": MANY, "X115": MANY, "X141": MANY}


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_nothing_is_invented_about_unreadable_cells_that_are_not_listed(many: Path, engine: str) -> None:
    columns = scan(many, engine="polars" if engine == "polars" else duckdb.connect())
    for cap in (1, CAP):
        found = validate(columns, RULES, cap=cap)
        assert found.counts == TRUE
        assert found.grouped("severity") == {"ERROR": 4 * MANY}


def test_reading_leaves_their_records_out_and_counts_them_all(many: Path) -> None:
    data, found = read(many, faults="collect")
    assert not any(records for _, records in data.tables())
    assert found.counts == TRUE
    with pytest.raises(LoadError):
        read(many)
    with pytest.raises(LoadError):
        dataset(scan(many))


def test_the_commands_say_how_many_there_are(many: Path, tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["convert", str(many), str(tmp_path / "out.json"), "--lang", "en"])
    assert ran.exit_code == 2
    assert "4,800 errors; only the first 4,000 are listed" in ran.stderr
    assert "X101" not in ran.stderr
    ran = CliRunner().invoke(app, ["validate", str(many), "--cap", "1", "--lang", "en"])
    assert ran.exit_code == 1
    assert "X101" not in ran.stdout


def test_a_cell_that_says_nothing_is_still_missing(tmp_path: Path) -> None:
    path = folder(tmp_path, figures=FIGURES + "f,m,u,dạo nọ,,s\ng,m,u,2024,,s\n")
    told = [("X115", "figures.csv:2: period"), ("X101", "figures.csv:2: quantity")]
    told.append(("X101", "figures.csv:3: quantity"))
    assert [(item.code, item.place) for item in read(path, faults="collect")[1]] == told
    assert sorted((item.code, item.place) for item in validate(scan(path), RULES)) == sorted(told)


def test_a_record_with_an_unreadable_optional_cell_is_left_out(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        units="id,kind,name_vi,since,level\na,GRASSROOTS,A,31/2/2024,\nb,GRASSROOTS,B,,hai\nc,GRASSROOTS,C,,4\n",
        initiatives="id,title,kind\ni,T,TOPIC\nj,T,TOPIC\n",
        initiatives__authors='record,person,share\ni,an,"0,7"\nj,an,7000\n',
    )
    data, found = read(path, faults="collect")
    assert (data.units.keys(), data.initiatives.keys()) == (("c",), ("j",))
    assert [(item.code, item.record) for item in found] == [("X113", "a"), ("X102", "b"), ("X102", "i")]


def test_what_else_is_wrong_with_such_a_record_is_told_too(tmp_path: Path) -> None:
    path = folder(tmp_path, units="id,kind,name_vi,since\na,CLUB,A ,31/2/2024\n")
    _, found = read(path, faults="collect")
    assert sorted(item.code for item in found) == ["X103", "X108", "X113"]


def test_an_open_name_keeps_its_record_out(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        initiatives="id,title,kind,units\ni,T,TOPIC,Trường lạ\nj,T,TOPIC,\n",
        persons__titles="record,value\nÔng lạ,ThS\n",
    )
    data, found = read(path, faults="collect")
    assert data.initiatives.keys() == ("j",)
    assert [(item.code, item.table) for item in found if item.code == "X141"] == [
        ("X141", "initiatives.units")
    ]


def test_cells_of_sheets_that_are_no_texts_are_unread_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "figures"
    sheet.append(["id", "measure", "unit", "period", "quantity", "source", "colour"])
    sheet.append(["f", "m", "u", "2024", 0.7, "s", "#REF!"])
    sheet.append(["g", "m", "u", "2024", "#REF!", "s", None])
    sheet.append(["h", "m", "u", "2024", 7, "s", None])
    sheet["G2"].data_type = sheet["E3"].data_type = "e"
    book.save(tmp_path / "a.xlsx")
    data, found = read(tmp_path / "a.xlsx", faults="collect")
    assert data.figures.keys() == ("h",)
    told = [(item.code, item.record, item.field) for item in found if item.field != "colour"]
    assert told == [("X135", "f", "quantity"), ("X133", "g", "quantity")]
    judged = validate(scan(tmp_path / "a.xlsx"), RULES)
    assert not judged.where(lambda item: item.code == "X101")


def test_a_row_says_all_of_its_cells_that_could_not_be_read(tmp_path: Path) -> None:
    path = folder(tmp_path, ties="child,parent,kind,since\nTrường lạ,Trường lạ,DIRECT,31/2/2024\n")
    columns = scan(path)
    assert columns.unread["ties"] == {"child", "parent", "since"}
    marks = columns.native("ties").select(pl.col("origin_unread")).collect().item()
    assert sorted(marks.strip("|").split("||")) == ["child", "parent", "since"]
