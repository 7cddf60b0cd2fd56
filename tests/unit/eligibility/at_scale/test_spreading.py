"""Values of some candidates as a column of all."""

import polars as pl

from vneduunion.eligibility.at_scale.spreading import extreme, found, spread, tally

ROWS = pl.DataFrame({"at": [2, 0, 2], "value": [5, 7, 3]})


def test_those_without_a_value_have_another_one():
    assert spread(ROWS.head(2), 4, -1).to_list() == [7, -1, 5, -1]


def test_who_has_rows_and_how_many():
    assert found(ROWS, 4).to_list() == [1, 0, 1, 0]
    assert tally(ROWS, 4).to_list() == [1, 0, 2, 0]


def test_of_several_values_the_least_or_the_greatest():
    assert extreme(ROWS, 4, 9, least=True).to_list() == [7, 9, 3, 9]
    assert extreme(ROWS, 4, 9, least=False).to_list() == [7, 9, 5, 9]
    assert extreme(ROWS.head(2), 4, 9, least=True).to_list() == [7, 9, 5, 9]
