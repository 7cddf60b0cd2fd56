"""`vneduunion rollup` as a user runs it: from records in files to a table of provinces."""

import csv
import os
import pty
import subprocess
import sys

import polars as pl
import pytest

from tests.planted_union import union
from tests.provinces import RECOGNISED, provinces, recognised, school
from vneduunion import Period, roll_up
from vneduunion.io import write

COMMAND = [sys.executable, "-W", "error", "-m", "vneduunion", "rollup"]


def run(*arguments):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=kept,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("name", ["a.json", "a.xlsx", "csv", "parquet"])
def test_a_whole_union_by_todays_provinces(tmp_path, name):
    """The table has what the library counts, in every kind of file."""
    write(union(), tmp_path / name, form="parquet" if name == "parquet" else "csv")
    ran = run(
        *(tmp_path / name, "--measure", RECOGNISED, "--by", "unit=province,period=year"),
        *("--structure", "2025-07-01", "--missing", "zero", "--out", tmp_path / "bảng.csv", "--lang", "vi"),
    )
    assert (ran.returncode, ran.stdout) == (0, f"Đã ghi: {tmp_path / 'bảng.csv'}\n"), ran.stderr
    with (tmp_path / "bảng.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    wanted = roll_up(union(), [RECOGNISED], line="vn-34", missing="ZERO")
    assert [(row["Mã đơn vị"], row["Thời gian"], row["Ít nhất"], row["Nhiều nhất"]) for row in rows] == [
        (cell.unit, cell.period.text("vi"), str(cell.quantity.low), str(cell.quantity.high))
        for cell in wanted
        if cell.unit.startswith("vn34.")
    ]
    assert {row["Đơn vị"] for row in rows} >= {"Lào Cai", "Bắc Ninh"}


def test_part_files_are_counted_where_they_lie(tmp_path):
    """A table in a folder of its own, as Spark leaves it."""
    write(provinces(), tmp_path / "data", form="parquet")
    whole = tmp_path / "data" / "initiatives.parquet"
    rows = pl.read_parquet(whole)
    whole.unlink()
    whole.mkdir()
    rows.head(3).write_parquet(whole / "part-0.parquet")
    rows.tail(-3).write_parquet(whole / "part-1.parquet")
    ran = run(
        *(tmp_path / "data", "--measure", RECOGNISED, "--by", "unit=province,period=school-year"),
        *("--missing", "zero", "--lang", "en"),
    )
    assert ran.returncode == 0, ran.stderr
    assert [line.split("  ", 1)[1].strip() for line in ran.stdout.splitlines()[2:]] == [
        "Hanoi    school year 2024-2025  1          1 of unknown",
        "Lao Cai  school year 2023-2024  1          2 of unknown",
        "Lao Cai  school year 2025-2026  at most 1  0 of unknown",
    ]


def test_formulas_in_names_are_no_formulas_in_the_table(tmp_path):
    name = "=HYPERLINK(1)"
    data = provinces(
        units=[school("a", None, name)], initiatives=[recognised("i", Period.year(2024), "a")], ties=()
    )
    write(data, tmp_path / "a.json")
    assert run(tmp_path / "a.json", "--measure", RECOGNISED, "--out", tmp_path / "a.csv").returncode == 0
    assert f",'{name}," in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_on_a_terminal_there_is_a_bar_that_is_wiped_out(tmp_path):
    write(provinces(), tmp_path / "data")
    leader, follower = pty.openpty()
    kept = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LC_ALL": "vi_VN.UTF-8"}
    with subprocess.Popen(
        [*COMMAND, str(tmp_path / "data"), "--measure", RECOGNISED, "--by", "unit=province"],
        stdout=subprocess.PIPE,
        stderr=follower,
        env=kept,
        encoding="utf-8",
    ) as ran:
        os.close(follower)
        drawn = everything(leader)
        table = ran.communicate()[0]
    assert ran.returncode == 0
    assert all(stage in drawn for stage in ("Đọc dữ liệu", "Tính các chỉ tiêu"))
    assert drawn.splitlines()[-1].startswith("Không nằm trong tỉnh, thành phố nào")
    assert "Lào Cai" in table
    assert "\x1b" not in table


def everything(leader: int) -> str:
    parts = []
    try:
        while part := os.read(leader, 65_536):
            parts.append(part)
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(leader)
    return b"".join(parts).decode("utf-8")
