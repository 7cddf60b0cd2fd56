from contextlib import nullcontext
from datetime import date
from typing import Any

import polars as pl
import pytest

from tests.rule_checks import on_duckdb
from vneduunion import Dataset, LoadError, Period, Quantity, roll_up
from vneduunion.model import Initiative, InitiativeKind, Unit, UnitKind
from vneduunion.reference import measure_definitions
from vneduunion.rollup import Missing
from vneduunion.rollup.adding import demand_addable
from vneduunion.rollup.facts import Facts
from vneduunion.tables import tables
from vneduunion.tables.door import tables_of
from vneduunion.tables.from_records import LARGEST
from vneduunion.tables.origins import ORIGIN
from vneduunion.values.names import Name

BENEFIT = measure_definitions()["initiatives.benefit"]
YEAR = Period.year(2025)
ENGINES = pytest.mark.parametrize("engine", [tables, on_duckdb], ids=["polars", "duckdb"])


def world(*benefits: Quantity | None, unit: str = "a") -> Dataset:
    work = (
        Initiative(
            id=f"i{at}",
            title="T",
            kind=InitiativeKind.TOPIC,
            units=(unit,),
            applied=Period.day(date(2025, 3, 1)),
            benefit=benefit,
        )
        for at, benefit in enumerate(benefits)
    )
    return Dataset(units=[Unit(id="a", kind=UnitKind.GRASSROOTS, name=Name(en="A"))], initiatives=work)


@ENGINES
@pytest.mark.parametrize("last", [Quantity.exact(2), Quantity(low=2)])
def test_a_sum_that_would_wrap_is_refused_and_names_its_measure(engine, last) -> None:
    data = engine(world(Quantity.exact(LARGEST - 1), None, last))
    grid = roll_up(data, [BENEFIT, "initiatives.applied"], periods=[YEAR])
    asks = (
        lambda: grid.table,
        lambda: grid.strays,
        lambda: grid.explain(BENEFIT.id, "a", YEAR),
    )
    for ask in asks:
        with pytest.raises(LoadError) as caught:
            ask()
        fault = caught.value.faults[0]
        assert (fault.place, fault.values) == (BENEFIT.id, {"found": LARGEST + 1, "limit": LARGEST})
    assert "9223372036854775807" in str(caught.value)


@ENGINES
def test_the_largest_sum_that_a_column_holds_is_told(engine) -> None:
    data = engine(world(Quantity.exact(LARGEST - 1), Quantity.exact(1)))
    cell = roll_up(data, [BENEFIT], periods=[YEAR], missing=Missing.ZERO).cell(BENEFIT.id, "a", YEAR)
    assert cell.quantity == Quantity.exact(LARGEST)


def test_amounts_that_count_nowhere_are_added_too() -> None:
    grid = roll_up(world(*[Quantity.exact(LARGEST)] * 2, unit="nobody"), [BENEFIT], periods=[YEAR])
    with pytest.raises(LoadError):
        assert grid.strays


def test_numbers_below_0_make_no_room() -> None:
    columns = tables(world(*[Quantity.exact(LARGEST)] * 3))
    frames = {name: columns.native(name).collect() for name in columns}
    below = pl.Series([LARGEST, 1, -LARGEST])
    frames["initiatives"] = frames["initiatives"].with_columns(benefit_low=below, benefit_high=below)
    with pytest.raises(LoadError):
        demand_addable(Facts(columns=tables_of(frames), definition=BENEFIT))


@pytest.mark.xdist_group("spark")  # as the other tests that need a session
def test_amounts_are_added_to_the_last_unit_on_spark(spark: Any) -> None:
    """Whose numbers are divided by way of decimal ones: what is near 2**63 would be told as more or less."""
    largest = (2**62 - 1, 2**61 - 1, 2**61 + 1)
    for more, fits in ((0, True), (1, False)):
        columns = tables(world(*map(Quantity.exact, (*largest, more))))
        there = {
            name: spark.createDataFrame(frame.to_arrow())
            for name in ("initiatives", "initiatives.units")
            if len(frame := columns.native(name).collect().drop(*ORIGIN))
        }
        with nullcontext() if fits else pytest.raises(LoadError, match=str(LARGEST + 1)):
            demand_addable(Facts(columns=tables_of(there), definition=BENEFIT))
