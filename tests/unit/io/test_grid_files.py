import csv
import json
import sys
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from tests.provinces import RECOGNISED, provinces, school
from vneduunion import MissingExtra, roll_up
from vneduunion.errors import UnreadableFile, UnwritableFile
from vneduunion.io.grid_files import CellRow, cell_rows, demand_writable, write_cells
from vneduunion.rollup.catalogued import with_catalogue
from vneduunion.tables import tables

HEADS = {
    "vi": "Mã chỉ tiêu|Chỉ tiêu|Mã đơn vị|Đơn vị|Thời gian|Số lượng|Ít nhất|Nhiều nhất|Số bản ghi|"
    "Số đơn vị đã có số liệu|Số đơn vị cần có số liệu|Số đã báo cáo|Khớp với báo cáo",
    "en": "Measure id|Measure|Unit id|Unit|Period|Quantity|At least|At most|Records|"
    "Units that have data|Units expected to have data|Reported|Agrees with it",
}
REPORTED = CellRow(
    measure=RECOGNISED,
    measure_name="Sáng kiến, đề tài được công nhận",
    unit="vn34.lao-cai",
    unit_name="Lào Cai",
    period="năm 2024",
    quantity="ít nhất 1",
    low=1,
    high=None,
    records=1,
    have=2,
    expected=None,
    reported="trên 5",
    agrees="UNKNOWN",
)
ROWS = (
    REPORTED,
    REPORTED._replace(unit_name="=1+1", low=10**18, high=10**18, expected=3, reported=None, agrees=None),
)


def grid(**more):
    columns = with_catalogue(tables(provinces(**more))).columns
    return roll_up(columns, [RECOGNISED], line="vn-34")


def test_a_cell_is_told_in_words_and_numbers():
    rows = {(row.unit, row.period): row for row in cell_rows(grid(), "vi")}
    assert rows["vn34.lao-cai", "năm 2024"] == REPORTED
    assert rows["vn34.lao-cai", "năm 2025"].agrees is None
    assert [row.unit_name for row in cell_rows(grid(), "en")][:2] == ["Vietnam Education Trade Union"] * 2


def test_csv_is_for_people(tmp_path):
    for lang, heads in HEADS.items():
        write_cells(ROWS, tmp_path / "a.csv", lang)
        with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
            first, *rows = csv.reader(file)
        assert first == heads.split("|")
        assert [row[3] for row in rows] == ["Lào Cai", "'=1+1"]
        assert [row[-1] for row in rows] == ["Chưa rõ" if lang == "vi" else "Unknown", ""]
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_workbook_is_for_people(tmp_path):
    write_cells(ROWS, tmp_path / "a.xlsx", "vi")
    (sheet,) = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    first, one, other = sheet.iter_rows(values_only=True)
    assert sheet.title == "Tổng hợp"
    assert [*first] == HEADS["vi"].split("|")
    assert (one[3], one[6], one[7], one[-1]) == ("Lào Cai", 1, None, "Chưa rõ")
    assert (other[3], other[6], other[10]) == ("'=1+1", str(10**18), 3)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_json_and_parquet_are_for_programs(tmp_path, lang):
    wanted = [row._asdict() for row in ROWS]
    write_cells(ROWS, tmp_path / "a.JSON", lang)
    assert json.loads((tmp_path / "a.JSON").read_text(encoding="utf-8")) == wanted
    write_cells(ROWS, tmp_path / "a.parquet", lang)
    assert pl.read_parquet(tmp_path / "a.parquet").to_dicts() == wanted


@pytest.mark.parametrize("kind", ["csv", "json", "parquet", "xlsx"])
def test_a_table_without_rows_keeps_its_columns(tmp_path, kind):
    path = tmp_path / f"a.{kind}"
    write_cells([], path, "en")
    readers = {
        "csv": lambda: pl.read_csv(path).columns,
        "json": lambda: json.loads(path.read_text()),
        "parquet": lambda: [*pl.read_parquet_schema(path)],
        "xlsx": lambda: [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][1]],
    }
    heads = {"json": [], "parquet": [*CellRow._fields]}
    assert readers[kind]() == heads.get(kind, HEADS["en"].split("|"))


@pytest.mark.parametrize("name", ["a", "a.txt", "a.html"])
def test_other_kinds_of_files_are_refused_before_anything_is_counted(tmp_path, name):
    with pytest.raises(UnreadableFile, match=r"\.csv, \.json, \.parquet, \.xlsx"):
        demand_writable(Path(name))
    with pytest.raises(UnreadableFile):
        write_cells(ROWS, tmp_path / name, "en")
    assert [*tmp_path.iterdir()] == []


def test_a_workbook_needs_its_packages(monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    demand_writable(Path("a.csv"))
    with pytest.raises(MissingExtra):
        demand_writable(Path("a.xlsx"))


def test_what_cannot_be_written_leaves_what_was_there(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"old")
    with pytest.raises(UnwritableFile, match="Tổng hợp!D2"):
        write_cells([REPORTED._replace(unit_name="x" * 40_000)], tmp_path / "a.xlsx", "vi")
    assert (tmp_path / "a.xlsx").read_bytes() == b"old"


def test_names_of_units_are_told_in_either_language():
    units = (*provinces().units[1:], school("a", None, "=1+1"))
    assert "=1+1" in {row.unit_name for row in cell_rows(grid(units=units, ties=()), "en")}
