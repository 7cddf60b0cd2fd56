"""What type checkers see of the public face: `make check` reads this file with pyright and mypy."""

from datetime import date
from pathlib import Path
from typing import assert_type

import polars as pl

import vneduunion as vu
from vneduunion.comparison import Change
from vneduunion.model import Records, TieKind
from vneduunion.values.ids import SourceId, UnitId


def test_values() -> None:
    quantity = vu.Quantity.parse("gần 94.000 sản phẩm")
    assert_type(quantity, vu.Quantity)
    assert_type(quantity.low, int | None)
    assert_type(quantity + quantity, vu.Quantity)
    assert_type(quantity.intersect(quantity), vu.Quantity | None)
    assert_type(quantity.at_most(quantity), vu.Truth)
    assert_type(quantity.at_most(quantity) & ~vu.Truth.TRUE, vu.Truth)
    period = vu.Period.parse("giai đoạn 2021-2025")
    assert_type(period, vu.Period)
    assert_type(period.first, date | None)
    assert_type(period.within(period), vu.Truth)
    assert_type(vu.Name(vi="Dân vận khéo").label("en"), str)
    assert_type(vu.DocumentNumber.parse("103/KH-CĐN"), vu.DocumentNumber)


def test_records() -> None:
    tie = vu.Tie(child=UnitId("hanoi.education"), parent=UnitId("vetu"), kind=TieKind.GUIDANCE)
    assert_type(tie.child, UnitId)
    assert_type(tie.since, date | None)
    assert_type(tie.sources, tuple[SourceId, ...])


def test_dataset() -> None:
    press = vu.reference.press()
    assert_type(press, vu.Dataset)
    assert_type(press.units, Records[vu.Unit])
    assert_type(press.units["vetu"], vu.Unit)
    assert_type(press.units[0], vu.Unit)
    assert_type(press.units.get("nobody"), vu.Unit | None)
    assert_type(press.merge(press), vu.Dataset)


def test_verbs() -> None:
    press = vu.reference.press()
    assert_type(vu.load(vu.Dataset, vu.dump(press)), vu.Dataset)
    assert_type(vu.load(vu.Person, {"id": "an", "name": "An"}), vu.Person)
    recon = vu.reconcile(press)
    assert_type(recon, vu.Reconciliation)
    assert_type(recon.conflicts, tuple[vu.Conflict, ...])
    assert_type(recon.conflicts[0].assumptions, tuple[vu.Assumption, ...])
    assert_type(recon.conflicts[0].explain("vi"), str)


def test_columns_and_findings() -> None:
    press = vu.reference.press()
    columns = vu.tables(press)
    assert_type(columns, vu.Tables)
    assert_type(vu.dataset(columns), vu.Dataset)
    found = vu.validate(columns, against=press)
    assert_type(found, vu.Findings)
    assert_type(found[0], vu.Finding)
    assert_type(found.text("vi"), str)
    assert_type(vu.validate(press.units[0]), vu.Findings)
    assert_type(vu.frame(press.figures, lang="vi"), pl.DataFrame)


def test_files(tmp_path: Path) -> None:
    data, answers = tmp_path / "data", vu.io.Answers()
    vu.write(vu.reference.press(), data)
    assert_type(vu.read(data, answers=answers, names_from=vu.Dataset()), vu.Dataset)
    assert_type(vu.read(data, "collect"), tuple[vu.Dataset, vu.Findings])
    assert_type(vu.scan(data, answers=answers), vu.Tables)
    assert_type(vu.io.open_questions(data), vu.io.Answers)


def test_names_and_differences() -> None:
    press = vu.reference.press()
    assert_type(vu.resolve("CĐGD Hà Nội", vu.Unit), tuple[vu.Candidate[vu.Unit], ...])
    assert_type(vu.diff(press, press), vu.Difference)
    assert_type(vu.diff(press, press).changes, tuple[Change, ...])
