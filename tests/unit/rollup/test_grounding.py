import narwhals.stable.v2 as nw
import pytest
from attrs import evolve

from tests.figure_worlds import MEASURES, world
from vneduunion import Dataset, LoadError
from vneduunion.rollup import Reported
from vneduunion.rollup.grounding import demand_measures
from vneduunion.tables import tables


def test_a_measure_that_cannot_be_read_is_told_where_it_is_asked_for() -> None:
    columns = tables(world())
    broken = columns["measures"].with_columns(
        nw.when(nw.col("id") == "turns").then(nw.lit("no timing")).otherwise(nw.col("timing")).alias("timing")
    )
    columns = evolve(columns, frames={**columns.frames, "measures": broken})
    assert demand_measures(columns, []) == Dataset()
    assert demand_measures(columns, [Reported("groups")]).measures["groups"] in MEASURES
    with pytest.raises(LoadError, match=r"measures\[0\]"):
        demand_measures(columns, [Reported("turns")])
