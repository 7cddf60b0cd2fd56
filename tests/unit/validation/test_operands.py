"""Conditions mean the same in columns and on single values: three-valued, as SQL has it."""

from collections.abc import Callable
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import polars as pl
import pytest

from vneduunion.validation.operands import InColumns, Known, NothingKnown, any_of, pairs_allowed

NUMBERS = [None, 1, 2, 3]
TEXTS = [
    None,
    "a",
    "b",
    "ab",
    "a\n",
    "",
    " a",
    "a b",
    "a\u3000",
    "\x1ca",
    " ",
    "a\tb\r\nc",
    "a\0b",
    "a\x7fb",
    "ạ\x9f",
]
ON_NUMBERS: dict[str, Callable[[Any, Any], Any]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "equals": lambda a, b: a.equals(b),
    "with a constant": lambda a, b: (a < 2) & (b >= 2),
    "and": lambda a, b: a.equals(1) & b.equals(1),
    "or": lambda a, b: a.equals(1) | b.equals(1),
    "not": lambda a, b: ~(a < b),
    "missing": lambda a, b: a.missing() | (b.missing() & ~a.missing()),
    "one of": lambda a, b: a.one_of([1, 3]) & ~b.one_of([2]),
    "any of": lambda a, b: any_of([a.equals(3), b.equals(3), a.missing()]),
    "pairs": lambda a, b: ~pairs_allowed(a, b, {1: [1, 2], 2: [3]}),
}
ON_TEXTS: dict[str, Callable[[Any], Any]] = {
    "matches": lambda a: a.matches("a"),
    "matches more": lambda a: ~a.matches("[ab]+"),
    "equals": lambda a: a.equals("a"),
    "framed": lambda a: a.framed(),
    "garbled": lambda a: a.garbled(),
}
MIXED: dict[str, Callable[[Any, Any], Any]] = {
    "own and other": lambda own, other: (own > 1) & (other > 1),
    "other and own": lambda own, other: (other > 1) & (own > 1),
    "own, other and own": lambda own, other: (own > 1) & (other > 1) & ~own.equals(3),
    "either of two": lambda own, other: ((own > 1) & other.missing()) | (own.missing() & (other > 1)),
    "either of one": lambda own, other: (own > 1) | (other > 1),
    "not both": lambda own, other: ~((own > 1) & (other > 1)),
    "compared": lambda own, other: own < other,
}


def on_engine(engine: str, data: dict[str, list[Any]], condition: nw.Expr) -> list[Any]:
    frame = pl.DataFrame({"n": range(len(next(iter(data.values())))), **data})
    native = frame.lazy() if engine == "polars" else duckdb.connect().from_arrow(frame.to_arrow())
    rows = nw.from_native(native).select("n", condition.alias("c")).collect("polars").to_native()
    return rows.sort("n")["c"].to_list()


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize("name", ON_NUMBERS)
def test_numbers(engine: str, name: str) -> None:
    pairs = [(a, b) for a in NUMBERS for b in NUMBERS]
    rule = ON_NUMBERS[name]
    in_columns = rule(InColumns(nw.col("a")), InColumns(nw.col("b"))).expr
    data = {"a": [a for a, _ in pairs], "b": [b for _, b in pairs]}
    assert on_engine(engine, data, in_columns) == [rule(Known(a), Known(b)).value for a, b in pairs]


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize("name", ON_TEXTS)
def test_texts(engine: str, name: str) -> None:
    rule = ON_TEXTS[name]
    found = on_engine(engine, {"a": TEXTS}, rule(InColumns(nw.col("a"))).expr)
    assert found == [rule(Known(text)).value for text in TEXTS]


def test_a_pattern_is_matched_whole_even_before_a_line_end() -> None:
    assert Known("a\n").matches("a").value is False
    assert on_engine("polars", {"a": ["a\n"]}, InColumns(nw.col("a")).matches("a").expr) == [False]


@pytest.mark.parametrize("name", MIXED)
def test_what_own_cells_must_say(name: str) -> None:
    pairs = [(a, b) for a in NUMBERS for b in NUMBERS]
    own = nw.col("a")
    condition = MIXED[name](InColumns(own, own=own), InColumns(nw.col("b")))
    data = {"a": [a for a, _ in pairs], "b": [b for _, b in pairs]}
    holds = on_engine("polars", data, condition.expr)
    implied = holds if condition.own is None else on_engine("polars", data, condition.own)
    assert [pair for pair, held, must in zip(pairs, holds, implied, strict=True) if held and not must] == []
    assert (condition.own is None) == (name in {"either of one", "not both", "compared"})


def test_of_own_cells_alone_all_is_known() -> None:
    own = nw.col("a")
    cell = InColumns(own, own=own)
    for condition in (cell < 2, ~cell.equals(1), (cell > 1) & cell.missing(), (cell > 1) | cell.one_of([2])):
        assert condition.own is condition.expr


def test_where_nothing_is_known_no_cell_is() -> None:
    row = NothingKnown()
    cells = (
        row["since"],
        row.there("unit"),
        row.total("authors", "share"),
        row.given("a", "b"),
        row.size("a"),
    )
    assert [cell.value for cell in cells] == [None] * 5
