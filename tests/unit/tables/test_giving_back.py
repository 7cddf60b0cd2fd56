import pandas as pd
import polars as pl
import pyarrow as pa

from vneduunion.tables.giving_back import given_back

LARGE = 2**63 - 1
FRAME = pl.DataFrame({"n": [LARGE, None], "sure": [None, True], "text": ["đa", None]})


def test_polars_stays_what_it_is() -> None:
    assert given_back(FRAME, "polars") is FRAME


def test_pandas_keeps_whole_numbers_with_gaps() -> None:
    found = given_back(FRAME, "pandas")
    assert isinstance(found, pd.DataFrame)
    assert found["n"].tolist() == [LARGE, pd.NA]
    assert found["sure"].tolist() == [pd.NA, True]
    assert found["text"][0] == "đa"
    assert pd.isna(found["text"][1])


def test_pyarrow_gets_the_same_rows() -> None:
    found = given_back(FRAME, "pyarrow")
    assert isinstance(found, pa.Table)
    assert found.to_pylist() == FRAME.to_dicts()
