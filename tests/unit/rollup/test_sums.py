from collections.abc import Callable
from typing import Any

import duckdb
import narwhals.stable.v2 as nw
import polars as pl
import pytest

from vneduunion.rollup.sums import quotient, share
from vneduunion.tables.from_records import LARGEST

WHOLE = 10_000
AMOUNTS = [0, 1, 9_999, 2**53 // WHOLE * WHOLE + WHOLE - 1, 2**60 - 1, LARGEST // WHOLE * WHOLE - 1, LARGEST]
NUMBERS = [1, 3, 60_000, 2**31 - 1]
WEIGHTS = [0, 1, 3_333, 5_000, 9_999, WHOLE]
ROWS = pl.DataFrame({"amount": AMOUNTS}).join(pl.DataFrame({"weight": WEIGHTS}), how="cross")


def parted(frame: Any) -> list[tuple[int, ...]]:
    amount, weight = nw.col("amount"), nw.col("weight")
    parts = [share(amount, weight, 0).alias("low"), share(amount, weight, WHOLE - 1).alias("high")]
    parts += [quotient(amount, nw.lit(number)).alias(f"over_{number}") for number in NUMBERS]
    found = nw.from_native(frame).select("amount", "weight", *parts).collect("polars").to_native()
    return sorted(found.rows())


EXPECTED = sorted(
    (
        amount,
        weight,
        amount * weight // WHOLE,
        -(-amount * weight // WHOLE),
        *(amount // each for each in NUMBERS),
    )
    for amount in AMOUNTS
    for weight in WEIGHTS
)


@pytest.mark.parametrize(
    "engine", [pl.DataFrame.lazy, lambda rows: duckdb.connect().from_arrow(rows.to_arrow())]
)
def test_parts_of_large_amounts_are_exact(engine: Callable[[pl.DataFrame], Any]) -> None:
    assert parted(engine(ROWS)) == EXPECTED


@pytest.mark.xdist_group("spark")  # as the other tests that need a session
def test_parts_of_large_amounts_are_exact_on_spark(spark: Any) -> None:
    assert parted(spark.createDataFrame(ROWS.to_arrow())) == EXPECTED
