"""Every planted fault is found and none is invented, on every engine in the same words.

The tests on Spark need Java and are skipped where there is none; with `CI=true` they fail instead.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from tests.planted import first_rows, placed, planted, sound, with_doubles, with_nulls, write_parquet
from tests.planted_union import union
from vneduunion.findings import Findings, Severity, cards
from vneduunion.io.scanning import scan
from vneduunion.reference import catalogue
from vneduunion.tables import schemas
from vneduunion.tables.door import tables_of
from vneduunion.validation import STRICT, validate

Frames = Mapping[str, pl.DataFrame]

on_one_worker = pytest.mark.xdist_group("spark")
"""With `--dist loadgroup`, one session serves all the tests that need one."""

OF_FILES = {
    *("X102", "X113", "X114", "X115", "X117", "X118", "X119"),
    *("X131", "X132", "X133", "X134", "X135", "X136", "X137", "X138", "X139", "X140", "X141"),
}
"""Codes of what stands in texts, sheets and files and is lost, or refused, when it becomes columns."""
OF_ROLL_UP = {"R102", "R103", "R105", "R106"}
"""Codes that `roll_up` tells."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_parquet(planted().frames, tmp_path_factory.mktemp("planted") / "tables")


@pytest.fixture(scope="module")
def found(folder: Path) -> Findings:
    return validate(scan(folder), STRICT)


def alike(one: Findings, other: Findings) -> None:
    """The same findings, in the same order and words."""
    assert one == other
    assert one.to_json() == other.to_json()


def test_nothing_is_wrong_before() -> None:
    assert validate(union(), STRICT) == Findings()
    assert validate(tables_of(sound()), STRICT) == Findings()
    assert len(union().units) > 290
    assert len(union().initiatives) == 400


def test_it_is_the_same_on_each_run() -> None:
    again = planted.__wrapped__()
    assert again.expected == planted().expected
    assert all(again.frames[name].equals(frame) for name, frame in planted().frames.items())


def test_there_are_faults_of_every_kind() -> None:
    assert planted().faults >= 200
    serious = {code for code, item in cards().items() if item.severity is not Severity.NOTE}
    assert {item.code for item in planted().expected} >= serious - OF_FILES - OF_ROLL_UP
    assert {item.table for item in planted().expected} >= {
        name for name, schema in schemas().items() if schema.parent is None
    }


def test_every_fault_is_found_and_none_is_invented(found: Findings) -> None:
    assert placed(found) == planted().expected
    assert found.complete


@pytest.mark.parametrize("kind", ["pandas", "pyarrow"])
def test_frames_that_become_polars_at_the_door(kind: str) -> None:
    """Their whole numbers with gaps have become decimal ones, their days moments."""
    frames = planted().frames
    others = {
        name: frame.to_pandas() if kind == "pandas" else frame.to_arrow() for name, frame in frames.items()
    }
    told = validate(tables_of(others), STRICT)
    assert placed(told) == planted().expected
    alike(told, validate(tables_of(frames), STRICT))


def test_on_duckdb(folder: Path, found: Findings) -> None:
    alike(validate(scan(folder, engine=duckdb.connect()), STRICT), found)


@on_one_worker
def test_on_spark(spark: Any, folder: Path, found: Findings) -> None:
    alike(validate(scan(folder, engine=spark), STRICT), found)


def parts_of(folder: Path, *parts: pl.DataFrame) -> Path:
    """One table in several files, as Spark writes them."""
    (folder / "persons.parquet").mkdir(parents=True)
    for number, part in enumerate(parts):
        part.write_parquet(folder / "persons.parquet" / f"part-{number}.parquet")
    return folder


PART = pl.DataFrame({"id": ["an", "B"], "name": [" An", "Bình"]})
OF_PERSONS = [rule for rule in STRICT if rule.table == "persons" and rule.field in {"id", "name", "note"}]


@on_one_worker
def test_spark_tells_the_rows_of_part_files(spark: Any, tmp_path: Path) -> None:
    folder = parts_of(tmp_path / "tables", PART, PART.reverse())
    here = validate(scan(folder), OF_PERSONS)
    assert "persons.parquet/part-0.parquet:1: name" in {item.place for item in here}
    for engine in (duckdb.connect(), spark):
        alike(validate(scan(folder, engine=engine), OF_PERSONS), here)


@on_one_worker
def test_part_files_with_different_columns_on_spark(spark: Any, tmp_path: Path) -> None:
    folder = parts_of(tmp_path / "tables", PART, PART.with_columns(note=pl.lit("x ")))
    here = validate(scan(folder), OF_PERSONS)
    assert len([item for item in here if item.field == "note"]) == 2
    alike(validate(scan(folder, engine=duckdb.connect()), OF_PERSONS), here)
    alike(validate(scan(folder, engine=spark), OF_PERSONS), here)


@on_one_worker
def test_what_references_lead_to_may_lie_elsewhere_than_spark(spark: Any, tmp_path: Path) -> None:
    ties = pl.DataFrame({"child": ["an"], "parent": ["vetu"], "kind": ["GUIDANCE"], "ordinal": [0]})
    ties.write_parquet(tmp_path / "ties.parquet")
    few = [rule for rule in STRICT if rule.table == "ties" and rule.card.code == "X201"]
    found = validate(scan(tmp_path, engine=spark), few, against=catalogue())
    assert [(item.field, item.values["found"]) for item in found] == [("child", "an")]


def mixed(frames: Frames) -> Frames:
    """Tables of all kinds beside each other: with gaps, with doubles, with one row and with none."""
    ways = (with_nulls(frames, 4, 0.1), with_doubles(frames, 3), first_rows(frames, 1), first_rows(frames, 0))
    return {name: ways[at % len(ways)][name] for at, name in enumerate(frames)}


GENERATED = {
    "gaps": lambda frames: with_nulls(frames, 1, 0.15),
    "doubles": lambda frames: with_doubles(frames, 2),
    "one row": lambda frames: first_rows(frames, 1),
    "no rows": lambda frames: first_rows(frames, 0),
    "mixed": mixed,
}


@pytest.mark.parametrize("way", GENERATED)
def test_engines_agree_on_what_is_generated(way: str, tmp_path: Path) -> None:
    write_parquet(GENERATED[way](planted().frames), tmp_path / "tables")
    here = validate(scan(tmp_path / "tables"), STRICT)
    assert (len(here) == 0) is (way == "no rows")
    alike(validate(scan(tmp_path / "tables", engine=duckdb.connect()), STRICT), here)


ONE_OF_EACH = [*{rule.card.code: rule for rule in STRICT}.values()]
"""Rules of one code ask the same of many tables and columns; on the planted tables Spark judges all of them."""


@on_one_worker
def test_spark_agrees_on_what_is_generated(spark: Any, tmp_path: Path) -> None:
    folder = write_parquet(mixed(planted().frames), tmp_path / "tables")
    here = validate(scan(folder), ONE_OF_EACH)
    assert len({item.code for item in here}) > 20
    alike(validate(scan(folder, engine=spark), ONE_OF_EACH), here)
