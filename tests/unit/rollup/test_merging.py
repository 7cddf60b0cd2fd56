"""On polars and DuckDB values in columns come to what values of figures come to one by one."""

from datetime import date, timedelta
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import polars as pl
import pytest

from vneduunion.model import Operator
from vneduunion.rollup.facts import HIGH, LOW, UNBOUNDED
from vneduunion.rollup.merging import DAY, SURE, VALUE, begun, ended, merged
from vneduunion.rollup.operators import Value, over_units
from vneduunion.structure.descent import Days

FIRST = date(2025, 1, 1)
VALUES = (
    Value(2, 4, days=Days(1, 1)),
    Value(3, 3, days=Days(11, 11)),
    Value(0, 9, sure=False, days=Days(12, 12)),
    Value(5, None, days=Days(3, 3)),
)
CHOICES = ((0,), (2,), (3,), (0, 1), (1, 2), (0, 3), (1, 3), (0, 1, 2), (0, 1, 2, 3))
"""The values of some groups."""
ENGINES = pytest.mark.parametrize(
    "engine",
    [pl.DataFrame.lazy, lambda rows: duckdb.connect().from_arrow(rows.to_arrow())],
    ids=["polars", "duckdb"],
)


def rows() -> pl.DataFrame:
    told = [
        (group, at, each.low, each.high or 0, int(each.high is None), int(each.sure), *map(_day, each.days))
        for group, choice in enumerate(CHOICES)
        for at, each in ((at, VALUES[at]) for at in choice)
    ]
    return pl.DataFrame(told, schema=["group", "part", *VALUE], orient="row")


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def come_to(frame: nw.LazyFrame[Any]) -> dict[int, tuple[int, int | None, bool]]:
    found = frame.select("group", LOW, HIGH, UNBOUNDED, SURE).collect("polars").to_native()
    return {
        group: (low, None if open_ else high, bool(sure)) for group, low, high, open_, sure in found.rows()
    }


@ENGINES
@pytest.mark.parametrize("operator", Operator)
def test_they_come_to_what_values_of_figures_come_to(engine: Any, operator: Operator) -> None:
    """Where days are certain; of values of several days each may be of any, while figures are of all of them."""
    frame = nw.from_native(engine(rows()))
    found = come_to(ended(merged(begun(frame, operator), ["group"], operator), operator))
    for group, choice in enumerate(CHOICES):
        value = over_units(operator, [VALUES[at] for at in choice])
        assert found[group] == (value.low, value.high, value.sure), choice


@ENGINES
@pytest.mark.parametrize("operator", Operator)
def test_in_two_steps_they_come_to_the_same(engine: Any, operator: Operator) -> None:
    frame = nw.from_native(engine(rows()))
    first = merged(begun(frame, operator), ["group", "part"], operator)
    one = ended(merged(begun(frame, operator), ["group"], operator), operator)
    assert come_to(ended(merged(first, ["group"], operator), operator)) == come_to(one)


@pytest.mark.parametrize("operator", Operator)
def test_a_value_is_of_the_day_of_its_latest_part_or_of_its_first(operator: Operator) -> None:
    known = rows().filter(pl.col("group") == CHOICES.index((1, 3))).lazy()
    found = merged(begun(nw.from_native(known), operator), ["group"], operator)
    days = found.select(*DAY).collect("polars").to_native().rows()
    assert days == [(_day(3 if operator is Operator.FIRST else 11),) * 2]


@pytest.mark.parametrize(("sure", "days"), [(1, (11, 12)), (0, (1, 12))])
def test_the_day_of_what_need_not_be_there_is_not_certain(sure: int, days: tuple[int, int]) -> None:
    some = rows().filter(pl.col("group") == CHOICES.index((0, 1, 2))).with_columns(sure=pl.col("sure") * sure)
    found = merged(nw.from_native(some.lazy()), ["group"], Operator.MAX)
    assert found.select(*DAY).collect("polars").to_native().rows() == [tuple(map(_day, days))]


def test_nothing_comes_of_nothing() -> None:
    frame = nw.from_native(rows().clear().lazy())
    for operator in Operator:
        assert come_to(ended(merged(begun(frame, operator), ["group"], operator), operator)) == {}
