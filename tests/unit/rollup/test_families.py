"""Measures of the same events are added up together, each under its own condition."""

from datetime import date

from attrs import evolve

from tests.rule_checks import on_duckdb
from vneduunion import Dataset, Period, Quantity, roll_up
from vneduunion.model import (
    Figure,
    Group,
    Initiative,
    InitiativeKind,
    Measure,
    MeasureDefinition,
    Share,
    Succession,
    SuccessionKind,
    Timing,
    Unit,
    UnitKind,
)
from vneduunion.model.measures import Counted
from vneduunion.reference import measure_definitions
from vneduunion.rollup import Grid, Missing
from vneduunion.values.names import Name

YEAR = Period.year(2025)
SPLIT = date(2025, 7, 1)
UNITS = (
    Unit(id="old", kind=UnitKind.GRASSROOTS, name=Name(en="Old"), until=date(2025, 6, 30)),
    Unit(id="east", kind=UnitKind.GRASSROOTS, name=Name(en="East"), since=SPLIT),
    Unit(id="west", kind=UnitKind.GRASSROOTS, name=Name(en="West"), since=SPLIT),
)
DIVIDED = Succession(
    kind=SuccessionKind.SPLIT,
    before=("old",),
    after=("east", "west"),
    on=SPLIT,
    shares=(Share(after="east", basis_points=2_500),),
)
REPORTED = MeasureDefinition(
    measure=Measure(id="told", name=Name(en="Told"), counts=Counted.VND, timing=Timing.FLOW),
    table="figures",
    amount="quantity",
    when="period",
    units=("unit",),
)


def figure(id_: str, measure: str, quantity: Quantity) -> Figure:
    return Figure(
        id=id_,
        measure=measure,
        unit="old",
        period=Period.day(date(2025, 3, 1)),
        quantity=quantity,
        source="s",
    )


def bounds(grid: Grid) -> dict[tuple[str, str], tuple[int, int | None, int]]:
    return {(cell.measure, cell.unit): (cell.quantity.low, cell.quantity.high, cell.records) for cell in grid}


DATA = Dataset(
    units=UNITS,
    successions=[DIVIDED],
    figures=[
        figure("a", "benefit", Quantity(low=10, high=10)),
        figure("b", "benefit", Quantity(low=3)),
        figure("c", "cost", Quantity(low=5, high=5)),
    ],
    groups=[Group(id=f"g{at}", unit="old", since=date(2025, 2, 1)) for at in range(3)],
)
BENEFIT, COST = (REPORTED.only("measure", name) for name in ("benefit", "cost"))


def test_each_measure_adds_up_what_its_condition_lets_through() -> None:
    asked = {"periods": [YEAR], "missing": Missing.ZERO}
    for data in (DATA, on_duckdb(DATA)):
        assert bounds(roll_up(data, [BENEFIT, COST, REPORTED], **asked)) == {
            (BENEFIT.id, "old"): (13, None, 2),
            (COST.id, "old"): (5, 5, 1),
            (REPORTED.id, "old"): (18, None, 3),
        }


def test_amounts_and_counts_are_divided_by_the_shares_that_are_known() -> None:
    grid = roll_up(DATA, [COST, "groups.founded"], periods=[YEAR], structure=SPLIT, missing=Missing.ZERO)
    assert bounds(grid) == {
        (COST.id, "east"): (1, 2, 1),
        (COST.id, "west"): (3, 4, 1),
        ("groups.founded", "east"): (0, 1, 3),
        ("groups.founded", "west"): (2, 3, 3),
    }


def test_what_is_not_named_is_another_thing_in_each_record() -> None:
    movements = evolve(
        measure_definitions()["initiatives.submitted"], counted="movement", units=("group>groups.unit",)
    )
    initiatives = [
        Initiative(
            id=f"i{at}", title="T", kind=InitiativeKind.TOPIC, group="g0", movement=movement, submitted=YEAR
        )
        for at, movement in enumerate(["m", "m", None, None])
    ]
    grid = roll_up(evolve(DATA, initiatives=initiatives), [movements], periods=[YEAR], missing=Missing.ZERO)
    assert [(cell.unit, cell.quantity, cell.records) for cell in grid] == [
        ("old", Quantity(low=3, high=3), 4)
    ]
