import narwhals.stable.v2 as nw
import pytest
from attrs import evolve

from tests.figure_worlds import MEASURES, figure, world
from vneduunion import Dataset, LoadError, UnknownId, roll_up
from vneduunion.rollup import Reported
from vneduunion.rollup.grounding import demand_measures, demand_named
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


def test_movements_and_activities_that_nobody_knows_are_refused() -> None:
    data = world(figure("f", "top", 1, movement="told", activity="held"))
    with pytest.raises(UnknownId, match="no movement or campaign has the id 'tolt'; close to it: told"):
        roll_up(data, [Reported("turns", movement="tolt")])
    with pytest.raises(UnknownId, match="no activity has the id 'nope'"):
        roll_up(data, [Reported("turns", activity="nope")])
    with pytest.raises(LoadError) as caught:
        roll_up(data, [Reported("turns", movement="a-one"), Reported("turns", movement="b-two")])
    assert [fault.place for fault in caught.value.faults] == ["movement", "movement"]


def test_movements_may_be_those_of_figures_or_of_the_catalogue() -> None:
    columns = tables(world(figure("f", "top", 1, movement="told", activity="held")))
    demand_named(columns, [Reported("turns", movement="told"), Reported("turns", activity="held")])
    demand_named(columns, [Reported("turns", movement="happy-schools"), Reported("turns")])
