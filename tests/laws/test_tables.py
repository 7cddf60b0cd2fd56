"""Laws of columns: nothing is lost on the way there and back, and both ways judge alike."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vneduunion.codec import dump
from vneduunion.errors import LoadError
from vneduunion.model import Dataset
from vneduunion.tables import Storage, Tables, dataset, schemas, tables
from vneduunion.tables.door import tables_of
from vneduunion.tables.to_records import sound
from vneduunion.testing import datasets
from vneduunion.validation import validate
from vneduunion.validation.fields import field_rules

slow = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@slow
@given(datasets(linked=False))
def test_a_dataset_comes_back_from_its_columns(data: Dataset) -> None:
    back = dataset(tables(data))
    assert back == data
    assert dump(back) == dump(data)  # printed words take no part in equality, but are kept


WRONG = {
    Storage.TEXT: [None, "", " ", "x ", "\u00a0x", "BAD ID", "NO_CHOICE", "ok"],
    Storage.WHOLE: [None, -1, 0, 3, 10_001, 10**15],
    Storage.DATE: [None, date(1, 1, 1), date(2000, 1, 1), date(9999, 12, 31)],
    Storage.BOOLEAN: [None, True, False],
}


@st.composite
def spoilt(draw: st.DrawFn) -> Tables:
    """Columns of a dataset of which some cells were changed."""
    columns = tables(draw(datasets(linked=False)))
    frames: dict[str, pl.DataFrame] = {name: columns.native(name).collect() for name in columns}
    for _ in range(draw(st.integers(0, 4))) if frames else ():
        name = draw(st.sampled_from(sorted(frames)))
        schema, frame = schemas()[name], frames[name]
        column = draw(st.sampled_from([item for item in schema.columns if item.path != ("id",)]))
        row = draw(st.integers(0, len(frame) - 1))
        wrong = {column.name: draw(st.sampled_from(WRONG[column.storage]))}
        if column.value is not None and draw(st.booleans()):
            wrong = {part.name: None for part in schema.parts(column.path[0])}
        for spoilt_column, cell in wrong.items():
            cells: list[Any] = frame[spoilt_column].to_list()
            cells[row] = cell
            frame = frame.with_columns(pl.Series(spoilt_column, cells, dtype=frame.schema[spoilt_column]))
        frames[name] = frame
    return tables_of(frames, columns.origins)


@settings(slow, max_examples=150)
@given(spoilt())
def test_columns_are_refused_exactly_where_records_are(columns: Tables) -> None:
    _, told = sound(columns)
    of_records = {(item.table.partition(".")[0], item.row) for item, _ in told}
    found = validate(columns, field_rules())
    assert {(item.table.partition(".")[0], item.row) for item in found} == of_records
    if not told:
        assert isinstance(dataset(columns), Dataset)
    else:
        with pytest.raises(LoadError):
            dataset(columns)
