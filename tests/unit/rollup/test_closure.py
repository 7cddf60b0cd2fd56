"""Who stands above whom, in columns, as the tree of units says it."""

from datetime import date

import polars as pl

from vneduunion.rollup.closure import closure

UNITS = pl.DataFrame({"unit": [1, 2, 3]}).with_columns(since=pl.lit(date(2020, 1, 1)), until=date.max)


def above(
    *ties: tuple[int, int, date, date], units: pl.DataFrame = UNITS
) -> set[tuple[int, int, date, date]]:
    schema = {"child": pl.Int64, "parent": pl.Int64, "since": pl.Date, "until": pl.Date}
    found = closure(units, pl.DataFrame(ties, schema=schema, orient="row"))
    return {row for row in found.rows() if row[0] != row[1]}


def test_a_unit_stands_below_another_on_the_days_that_all_ties_between_them_share() -> None:
    found = above(
        (1, 2, date(2019, 1, 1), date(2022, 12, 31)),
        (2, 3, date(2021, 1, 1), date.max),
    )
    assert found == {
        (1, 2, date(2020, 1, 1), date(2022, 12, 31)),
        (1, 3, date(2021, 1, 1), date(2022, 12, 31)),
        (2, 3, date(2021, 1, 1), date.max),
    }


def test_circles_end() -> None:
    always = date.min, date.max
    pairs = {row[:2] for row in above((1, 2, *always), (2, 3, *always), (3, 1, *always))}
    assert pairs == {(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)}


def test_nobody_stands_below_a_unit_that_does_not_live() -> None:
    """A unit that is no record is taken to live."""
    always = date.min, date.max
    ended = UNITS.with_columns(until=pl.when(pl.col("unit") == 2).then(date(2022, 12, 31)).otherwise("until"))
    assert above((1, 2, *always), (2, 3, *always), (3, 9, *always), units=ended) == {
        (1, 2, date(2020, 1, 1), date(2022, 12, 31)),
        (1, 3, date(2020, 1, 1), date(2022, 12, 31)),
        (1, 9, date(2020, 1, 1), date(2022, 12, 31)),
        (2, 3, date(2020, 1, 1), date(2022, 12, 31)),
        (2, 9, date(2020, 1, 1), date(2022, 12, 31)),
        (3, 9, date(2020, 1, 1), date.max),
    }
