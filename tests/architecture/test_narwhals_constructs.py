"""What of narwhals is used where frames may lie on any engine: only what means the same on all of them.

Each construct has an example here, which gives the same rows on polars, DuckDB and Spark. A construct that
has none may not be used in the rooms of columns; one that nobody uses any more has none.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import polars as pl
import pytest

from tests.architecture.house import PACKAGE, dotted, syntax

ROOMS = ("tables", "rollup", "validation")
Frame = nw.LazyFrame[Any]

ROWS = pl.DataFrame(
    {
        "n": [1, 2, 3, 4, 5],
        "a": [3, None, 3, -1, 0],
        "b": [None, None, 2, 2, 2],
        "text": ["đa\u0302|y", None, "", " z\n", "x.y\x1ez"],
        "group": ["p", "p", "q", None, "q"],
        "day": [date(2025, 6, 30), None, date(1582, 10, 4), date(2024, 2, 29), date(9998, 12, 31)],
    }
)
"""With gaps in every column but one, doubles, letters of two signs, ends of texts and of the calendar."""

N, A, B, TEXT, GROUP, DAY = (nw.col(name) for name in ROWS.columns)


def _by_group(rows: Frame, expr: nw.Expr) -> Frame:
    return rows.group_by("group").agg(expr.alias("n"))


def _other(rows: Frame) -> Frame:
    return rows.select(N.alias("m"), A.alias("c")).filter(nw.col("m") < 4)


def _joined(rows: Frame) -> Frame:
    other = _other(rows)
    inner = rows.join(other, left_on="a", right_on="c", how="inner").select("n", "m")
    left = rows.join(other, left_on="a", right_on="c", how="left").select("n", "m")
    semi = rows.join(other, left_on="a", right_on="c", how="semi").select("n", N.alias("m"))
    anti = rows.join(other, left_on="a", right_on="c", how="anti").select("n", N.alias("m"))
    return nw.concat([inner, left, semi, anti], how="vertical")


CONSTRUCTS: Mapping[str, Callable[[Frame], Frame]] = {
    "nw.all_horizontal": lambda rows: rows.filter(nw.all_horizontal(A > 0, B > 0, ignore_nulls=False)).select("n"),
    "nw.coalesce": lambda rows: rows.select("n", nw.coalesce(A, B).alias("c")),
    "nw.col": lambda rows: rows.select(nw.col("n")),
    "nw.concat": lambda rows: nw.concat([rows.select("n"), rows.select("n")], how="vertical"),
    "nw.concat_str": lambda rows: rows.select("n", nw.concat_str([TEXT, GROUP], separator="-").alias("c")),
    "nw.from_native": lambda rows: nw.from_native(rows.to_native()).select("n"),
    "nw.len": lambda rows: _by_group(rows, nw.len()),
    "nw.lit": lambda rows: rows.select("n", nw.lit(None).cast(nw.Date).alias("c"), nw.lit(value=True).alias("d")),
    "nw.to_native": lambda rows: nw.from_native(nw.to_native(rows, pass_through=True)).select("n"),
    "nw.when": lambda rows: rows.select(
        "n", nw.when(A > 0).then(TEXT).otherwise(nw.lit("-")).alias("c"), nw.when(A > 0).then(B).alias("d")
    ),
    "abs": lambda rows: rows.select("n", A.abs().alias("c")),
    "agg": lambda rows: rows.group_by("group", "b").agg(A.sum().alias("n"), nw.len().alias("m")),
    "alias": lambda rows: rows.select(N.alias("n")),
    "cast": lambda rows: rows.select("n", A.cast(nw.String).alias("c"), DAY.cast(nw.String).alias("d")),
    "collect": lambda rows: rows.select("n"),
    "collect_schema": lambda rows: rows.select(*rows.collect_schema().names()),
    "count": lambda rows: _by_group(rows, A.count()),
    "cum_count": lambda rows: rows.select("n", A.cum_count().over("group", order_by=["b", "n"]).alias("c")),
    "drop": lambda rows: rows.drop("day").select("n", "text"),
    "exp": lambda rows: rows.select("n", (A.cast(nw.Float64).exp() * 100).round().cast(nw.Int64).alias("c")),
    "explode": lambda rows: rows.with_columns(TEXT.str.split("\x1e")).explode("text").select("n", "text"),
    "fill_null": lambda rows: rows.select("n", A.fill_null(7).alias("c"), (A > 2).fill_null(value=False).alias("d")),
    "filter": lambda rows: rows.filter(A >= 0, (B > 1) | B.is_null()).select("n"),
    "group_by": lambda rows: rows.group_by("group").agg(nw.len().alias("n")),
    "head": lambda rows: rows.head(0).select("n"),
    "is_in": lambda rows: rows.select("n", A.is_in([3, 0]).alias("c"), (~GROUP.is_in(["p"])).alias("d")),
    "is_null": lambda rows: rows.select("n", A.is_null().alias("c"), (~B.is_null()).alias("d")),
    "join": _joined,
    "log": lambda rows: rows.filter(A > 0).select("n", (A.cast(nw.Float64).log() * 1_000).round().cast(nw.Int64).alias("c")),
    "max": lambda rows: _by_group(rows, DAY.max()),
    "median": lambda rows: rows.group_by("group").agg((A.median() * 2).cast(nw.Int64).alias("n")),
    "min": lambda rows: _by_group(rows, GROUP.min()),
    "over": lambda rows: rows.select("n", A.max().over("group", "b").alias("c"), nw.len().over("group").alias("d")),
    "round": lambda rows: rows.select("n", (A / 4).round().cast(nw.Int64).alias("c")),
    "select": lambda rows: rows.select("n", "day"),
    "sum": lambda rows: _by_group(rows, B.sum()),
    "to_native": lambda rows: rows.select("n"),
    "unique": lambda rows: rows.select("a", "group").unique().select(A.alias("n"), "group"),
    "with_columns": lambda rows: rows.with_columns((A + B).alias("a"), (A > B).alias("b")),
    "with_row_index": lambda rows: rows.with_row_index("at", order_by=["group", "n"]).select("n", nw.col("at").cast(nw.Int64)),
    # A moment on DuckDB, so it is compared and never told.
    "dt.offset_by": lambda rows: rows.select("n", (DAY.dt.offset_by("-1d") < date(2025, 6, 30)).alias("c")),
    "dt.year": lambda rows: rows.select("n", DAY.dt.year().cast(nw.Int64).alias("c")),
    "str.contains": lambda rows: rows.select(
        "n",
        TEXT.str.contains(r"\A(?:[a-z][.|][a-z])\z").alias("c"),
        TEXT.str.contains("|y", literal=True).alias("d"),
    ),
    "str.replace_all": lambda rows: rows.select("n", TEXT.str.replace_all(".", "!", literal=True).alias("c")),
    "str.slice": lambda rows: rows.select("n", TEXT.str.slice(0, 2).alias("c")),
    # Spark splits by a pattern, so that only what is no sign of patterns parts texts everywhere alike.
    "str.split": lambda rows: rows.with_columns(TEXT.str.split("\x1e")).explode("text").select("n", "text"),
    "str.strip_chars": lambda rows: rows.select("n", TEXT.str.strip_chars(" \n").alias("c")),
}  # fmt: skip
"""Each construct with an example."""

NO_QUERIES = {
    *(
        "nw.Array",
        "nw.Binary",
        "nw.Boolean",
        "nw.Categorical",
        "nw.DataFrame",
        "nw.Date",
        "nw.Datetime",
        "nw.Duration",
        "nw.Enum",
        "nw.Expr",
        "nw.Float64",
    ),
    *(
        "nw.Int128",
        "nw.Int16",
        "nw.Int64",
        "nw.LazyFrame",
        "nw.List",
        "nw.String",
        "nw.Struct",
        "nw.Time",
        "nw.UInt128",
        "nw.UInt64",
        "nw.Unknown",
        "nw.dtypes",
    ),
}
"""Types, which are no part of a query, but for the casts above."""
IN_MEMORY = {"nw.from_dict", "all", "drop_nulls", "is_between", "lazy", "sort", "dt.truncate"}
"""What is asked of frames and columns of polars that are in memory already."""
NOT_ON_THE_WAY = {"filter", "when"}
"""What silently counts wrong inside an aggregation or a window; `with_columns` comes first."""

_NAMESPACES = ("str", "dt", "cat", "list", "struct")
_METHODS = {*dir(nw.LazyFrame), *dir(nw.Expr), *dir(type(nw.col("a").alias("b"))), "agg"} - {*dir(object)}


def modules() -> list[Path]:
    """The modules that use narwhals where frames may lie anywhere."""
    found = [module for room in ROOMS for module in sorted((PACKAGE / room).rglob("*.py"))]
    return [module for module in found if "narwhals" in module.read_text(encoding="utf-8")]


def constructs(module: Path) -> Iterator[str]:
    """What a module uses: names of `nw`, and methods that frames and expressions have."""
    for node in ast.walk(syntax(module)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "nw":
            yield f"nw.{node.attr}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield from _method(node.func)


def _method(node: ast.Attribute) -> Iterator[str]:
    owner = node.value
    if isinstance(owner, ast.Attribute) and owner.attr in _NAMESPACES:
        yield f"{owner.attr}.{node.attr}"
    elif node.attr in _METHODS and not isinstance(owner, ast.Constant) and ast.unparse(owner) != "nw":
        yield node.attr


def aggregated(module: Path) -> Iterator[ast.expr]:
    """What a module aggregates, or looks at through a window."""
    for node in ast.walk(syntax(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "agg":
                yield from (*node.args, *(keyword.value for keyword in node.keywords))
            elif node.func.attr == "over":
                yield node.func.value


@pytest.mark.parametrize("module", modules(), ids=dotted)
def test_only_what_has_an_example_is_used(module: Path) -> None:
    assert set(constructs(module)) - CONSTRUCTS.keys() - NO_QUERIES - IN_MEMORY == set()


def test_only_what_is_used_has_an_example() -> None:
    used = {name for module in modules() for name in constructs(module)}
    assert (CONSTRUCTS.keys() | IN_MEMORY) - used == set()


@pytest.mark.parametrize("module", modules(), ids=dotted)
def test_nothing_is_chosen_inside_an_aggregation(module: Path) -> None:
    inside = {
        inner.attr
        for outer in aggregated(module)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Attribute)
    }
    assert inside.isdisjoint(NOT_ON_THE_WAY)


def test_what_is_chosen_inside_would_be_noticed(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(
        "import narwhals as nw\nrows.group_by('a').agg(nw.when(b).then(c).sum())\n", encoding="utf-8"
    )
    assert [ast.unparse(item) for item in aggregated(module)] == ["nw.when(b).then(c).sum()"]
    assert {"nw.when", "agg", "group_by", "sum"} <= set(constructs(module))


def told(rows: Frame) -> list[tuple[Any, ...]]:
    """The rows of a result in an order of their own."""
    return sorted(rows.collect("pyarrow").to_native().to_pylist(), key=str)


def here(rows: pl.DataFrame) -> Frame:
    return nw.from_native(rows.lazy())


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_it_means_the_same_on_duckdb(name: str) -> None:
    there = nw.from_native(duckdb.connect().from_arrow(ROWS.to_arrow()))
    assert told(CONSTRUCTS[name](there)) == told(CONSTRUCTS[name](here(ROWS)))


@pytest.mark.xdist_group("spark")  # as the other tests that need a session
def test_it_means_the_same_on_spark(spark: Any) -> None:
    there = nw.from_native(spark.createDataFrame(ROWS.to_arrow()))
    differing = {
        name: (found, wanted)
        for name, query in CONSTRUCTS.items()
        if (found := told(query(there))) != (wanted := told(query(here(ROWS))))
    }
    assert differing == {}
