"""The roll-up says the same on every engine, of the planted dataset with all its faults.

What tells where units stand must be sound, or nothing can be rolled up; everything else is as faulty as it
is planted. The test on Spark needs Java and is skipped where there is none; with `CI=true` it fails instead.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from attrs import evolve
from polars.testing import assert_frame_equal

from tests.planted import planted, sound, write_parquet
from vneduunion.io.scanning import scan
from vneduunion.model import MeasureDefinition, Operator
from vneduunion.reference import measure_definitions
from vneduunion.rollup import Grid, Missing, Reported, roll_up
from vneduunion.values.periods import Period

STRUCTURE = ("units", "ties", "territories", "successions")
DEFINED = measure_definitions()


def by(definition: MeasureDefinition, id_: str, units: Operator, time: Operator) -> MeasureDefinition:
    """The same put together by other operators."""
    measure = evolve(definition.measure, id=id_, over_units=units, over_time=time)
    return evolve(definition, measure=measure)


MEASURES = (
    evolve(DEFINED["initiatives.benefit"], units=("group>groups.unit",)),
    DEFINED["authors.recognised"],
    DEFINED["groups.operating"],
    Reported("training.turns"),
    Reported("members", look_back=400),
)
"""Amounts that add up, distinct persons, what lasts; reported turns, and members at the end of a period."""
BY_OPERATORS = by(DEFINED["initiatives.benefit"], "benefit.mean", Operator.MEAN, Operator.LAST)
PERIODS = (Period.year(2021), Period.school_year(2021))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    faulty = {
        name: frame for name, frame in planted().frames.items() if name.partition(".")[0] not in STRUCTURE
    }
    standing = {name: frame for name, frame in sound().items() if name.partition(".")[0] in STRUCTURE}
    frames = {**standing, **faulty}
    return write_parquet(frames, tmp_path_factory.mktemp("planted") / "tables")


def rolled_up(folder: Path, engine: Any = "polars") -> Grid:
    return roll_up(scan(folder, engine=engine), MEASURES, periods=PERIODS, missing=Missing.ZERO)


@pytest.fixture(scope="module")
def here(folder: Path) -> Mapping[str, pl.DataFrame]:
    return told(rolled_up(folder))


def told(grid: Grid) -> Mapping[str, pl.DataFrame]:
    """All the cells, all that counts nowhere, and all that is not added up."""
    return {"table": grid.table, "strays": grid.strays, "overlaps": grid.overlaps}


def alike(one: Mapping[str, pl.DataFrame], other: Mapping[str, pl.DataFrame]) -> None:
    for name, found in one.items():
        assert_frame_equal(found, other[name])


def test_it_says_something_of_every_kind(here: Mapping[str, pl.DataFrame]) -> None:
    cells, strays = here["table"], here["strays"]
    assert set(cells["measure"]) == {each.id for each in MEASURES}
    low, high = pl.col("low"), pl.col("high")
    for kind in (low == high, low < high, high.is_null(), low > 100_000_000):
        assert len(cells.filter(kind)) > 0
    assert set(strays["why"]) == {"NO_UNIT", "UNKNOWN_UNIT", "OUTSIDE_LIFE", "NO_RECORD"}


def test_on_duckdb(folder: Path, here: Mapping[str, pl.DataFrame]) -> None:
    alike(told(rolled_up(folder, duckdb.connect())), here)


@pytest.mark.xdist_group("spark")  # as the other tests that need a session
def test_on_spark(spark: Any, folder: Path, here: Mapping[str, pl.DataFrame]) -> None:
    alike(told(rolled_up(folder, spark)), here)


def put_together(folder: Path, engine: Any = "polars") -> pl.DataFrame:
    """The mean over units of their latest amounts, which few units have."""
    return roll_up(
        scan(folder, engine=engine), [BY_OPERATORS], periods=PERIODS[:1], missing=Missing.ZERO
    ).table


def test_operators_on_duckdb(folder: Path) -> None:
    found = put_together(folder)
    assert len(found.filter(pl.col("low") > 1_000_000, ~pl.col("high").is_null())) > 0
    assert_frame_equal(put_together(folder, duckdb.connect()), found)


@pytest.mark.xdist_group("spark")
def test_operators_on_spark(spark: Any, folder: Path) -> None:
    assert_frame_equal(put_together(folder, spark), put_together(folder))
