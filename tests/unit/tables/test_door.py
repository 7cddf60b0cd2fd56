"""Frames of every kind come in, in the form of their schemas or not at all."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from vneduunion.errors import LoadError
from vneduunion.tables import Tables, dataset, schemas
from vneduunion.tables.door import tables_of
from vneduunion.validation import IMPORT, validate

UNITS = pl.DataFrame(
    {
        "id": ["a", "b"],
        "kind": ["GUILD", "GRASSROOTS"],
        "level": [4, None],
        "name_vi": ["A", "B"],
        "since": [date(2020, 1, 1), None],
    }
)
KINDS: dict[str, Callable[[], Any]] = {
    "polars": lambda: UNITS,
    "lazy polars": UNITS.lazy,
    "narwhals": lambda: nw.from_native(UNITS),
    "pandas": lambda: pd.DataFrame(UNITS.to_dict(as_series=False)),
    "pyarrow": UNITS.to_arrow,
    "DuckDB": lambda: duckdb.connect().from_arrow(UNITS.to_arrow()),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_frame_gives_the_same_records(kind: str) -> None:
    found = tables_of({"units": KINDS[kind]()})
    units = dataset(found).units
    assert [(unit.id, unit.level, unit.since) for unit in units] == [
        ("a", 4, date(2020, 1, 1)),
        ("b", None, None),
    ]
    assert found.engine == ("duckdb" if kind == "DuckDB" else "polars")
    assert "until" in found.absent["units"]


def units_with(column: str, values: list[Any], dtype: Any = None) -> pl.DataFrame:
    return UNITS.with_columns(pl.Series(column, values, dtype=dtype))


@pytest.mark.parametrize(
    ("column", "values", "dtype"),
    [
        ("level", [4.0, None], pl.Float64),
        ("level", [4, 3], pl.UInt8),
        ("level", [4, 3], pl.UInt64),
        ("since", [datetime(2020, 1, 1), None], pl.Datetime),  # noqa: DTZ001 a day is meant
        ("kind", ["GUILD", "GRASSROOTS"], pl.Categorical),
        ("since", [None, None], pl.Null),
        ("since", [None, None], pl.String),
    ],
)
def test_what_loses_nothing_is_taken(column: str, values: list[Any], dtype: Any) -> None:
    frame = tables_of({"units": units_with(column, values, dtype)}).native("units").collect()
    assert frame.schema[column] == {"level": pl.Int64, "since": pl.Date, "kind": pl.String}[column]
    assert len(dataset(tables_of({"units": units_with(column, values, dtype)})).units) == 2


@pytest.mark.parametrize(
    ("column", "values", "dtype"),
    [
        ("level", [4.5, None], pl.Float64),
        ("level", [float("nan"), 1.0], pl.Float64),
        ("level", [2**63, 1], pl.UInt64),
        ("level", ["4", "3"], pl.String),
        ("since", [datetime(2020, 1, 1, 7), None], pl.Datetime),  # noqa: DTZ001 a time is meant
        ("since", ["2020-01-01", None], pl.String),
        ("id", [1, 2], pl.Int64),
    ],
)
def test_what_could_lose_something_is_refused_with_its_column(
    column: str, values: list[Any], dtype: Any
) -> None:
    with pytest.raises(LoadError, match=rf"units\.{column}: expected"):
        tables_of({"units": units_with(column, values, dtype)})


@pytest.mark.parametrize("kind", ["pandas", "pyarrow"])
def test_columns_of_one_name_are_refused_with_their_table(kind: str) -> None:
    heads = ["id", "name_vi", "id", "kind", "kind"]
    frame: Any = pd.DataFrame([["a"] * 5], columns=heads)
    if kind == "pyarrow":
        frame = pa.table([pa.array(["a"])] * 5, names=heads)
    with pytest.raises(LoadError) as caught:
        tables_of({"units": frame, "clubs": UNITS})
    assert [fault.place for fault in caught.value.faults] == ["units", "clubs"]
    assert "several columns called id, kind" in str(caught.value)


def test_everything_wrong_is_told_at_once() -> None:
    connection = duckdb.connect()
    frames = {
        "units": units_with("level", ["x", "y"]),
        "clubs": UNITS,
        "persons": [1, 2],
        "ties": connection.sql("select 1 as child, true as parent"),
    }
    with pytest.raises(LoadError) as caught:
        tables_of(frames)
    places = [fault.place for fault in caught.value.faults]
    assert places == ["clubs", "persons", "", "units.level", "ties.child", "ties.parent"]
    assert "duckdb, polars" in str(caught.value)


def test_strange_columns_are_named_and_left_out() -> None:
    found = tables_of({"units": units_with("colour", ["red", "blue"])})
    assert found.unknown["units"] == ("colour",)
    assert "colour" not in found.native("units").collect_schema()
    assert found.kept["units"].collect().rows(named=True) == [
        {"origin_row": 0, "id": "a", "colour": "red"},
        {"origin_row": 1, "id": "b", "colour": "blue"},
    ]
    told = validate(found, IMPORT)
    assert [(item.code, item.table, item.field) for item in told] == [("X117", "units", "colour")]


@pytest.mark.parametrize("engine", ["polars", "DuckDB"])
def test_a_table_that_was_not_given_is_empty_on_the_same_engine(engine: str) -> None:
    found = tables_of({"units": KINDS[engine]()})
    empty = found["initiatives.authors"].collect("polars").to_native()
    assert len(empty) == 0
    assert set(schemas()["initiatives.authors"].storages) <= set(empty.columns)
    assert "initiatives.authors" not in found
    assert list(found) == ["units"]


def test_nothing_at_all_is_empty_too() -> None:
    nothing = Tables(frames={})
    assert repr(nothing) == "<Tables on polars: empty>"
    assert len(nothing["units"].collect("polars")) == 0


def test_some_tables_can_be_left_out() -> None:
    assert list(tables_of({"units": UNITS}).without({"units"})) == []


@pytest.mark.parametrize("engine", ["polars", "DuckDB"])
def test_records_without_an_id_are_told_apart_by_a_position(engine: str) -> None:
    ties = pl.DataFrame({"child": ["b", "a"], "parent": ["c", "c"], "kind": ["DIRECT", "DIRECT"]})
    given = ties if engine == "polars" else duckdb.connect().from_arrow(ties.to_arrow())
    rows = tables_of({"ties": given})["ties"].collect("polars").to_native()
    assert sorted(rows["ordinal"].to_list()) == [0, 1]


def test_nullable_whole_numbers_of_pandas_come_as_they_are() -> None:
    frame = pd.DataFrame(
        {"id": ["a"], "kind": ["GUILD"], "name_vi": ["A"], "level": pd.array([None], dtype="Int64")}
    )
    assert dataset(tables_of({"units": frame})).units["a"].level is None


@pytest.mark.parametrize(
    ("frames", "caller"),
    [
        ({"units": pd.DataFrame({"id": ["a"]}), "persons": pd.DataFrame({"id": ["b"]})}, "pandas"),
        ({"units": nw.from_native(pd.DataFrame({"id": ["a"]}))}, "pandas"),
        ({"units": pa.table({"id": ["a"]})}, "pyarrow"),
        ({"units": pa.table({"id": ["a"]}), "persons": pd.DataFrame({"id": ["b"]})}, "polars"),
        ({"units": pl.LazyFrame({"id": ["a"]})}, "polars"),
        ({"units": duckdb.sql("select 'a' as id")}, "polars"),
        ({}, "polars"),
    ],
)
def test_the_kind_of_the_caller_is_remembered(frames: dict[str, Any], caller: str) -> None:
    columns = tables_of(frames)
    assert columns.caller == columns.without({"persons"}).caller == caller
