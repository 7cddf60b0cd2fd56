"""What other systems answer, computed by this one from the same numbers."""

from collections.abc import Mapping

import pytest
from attrs import evolve

from vneduunion import Dataset, Figure, Grid, Measure, Period, Quantity, roll_up
from vneduunion.model import (
    Condition,
    Counted,
    MeasureDefinition,
    Operator,
    Scope,
    Tie,
    TieKind,
    Timing,
    Unit,
    UnitKind,
)
from vneduunion.rollup import Expected, Missing, Reported
from vneduunion.values.names import Name


def units(*ids: str) -> list[Unit]:
    return [Unit(id=id_.lower(), kind=UnitKind.GRASSROOTS, name=Name(en=id_)) for id_ in ids]


def ties(kind: TieKind, below: Mapping[str, str]) -> list[Tie]:
    """Each unit with the letters of those below it."""
    return [
        Tie(child=child.lower(), parent=parent.lower(), kind=kind)
        for parent, children in below.items()
        for child in children
    ]


def measure(id_: str) -> Measure:
    return Measure(id=id_, name=Name(en=id_), counts=Counted.EVENT, timing=Timing.FLOW)


# --- DHIS2: operators over units and time --------------------------------------------------------

_MONTHS = {month: Period.month(2017, month) for month in (1, 2, 3, 4)}
_QUARTER = Period.quarter(2017, 1)
_DHIS2 = {
    "de-a": {1: {"a": 2, "b": 1, "c": 5, "d": 66, "e": 1}, 2: {"d": 233}},
    "de-b": {1: {"a": 100}, 2: {"a": 4, "b": 3, "c": 10, "d": 399, "e": 1}},
    "de-c": {2: {"c": 23}, 3: {"a": 6, "b": 5, "c": 15, "e": 1}},
    "de-d": {1: {"c": 4, "e": 32}, 2: {"a": 2}, 4: {"a": 8, "b": 7, "c": 20, "e": 1}},
}
"""The values of `dhis-service-analytics/src/test/resources/csv/dataValues.csv` of dhis2-core (BSD-3)."""


def _dhis2() -> Dataset:
    """Its tree A{B{D,E},C}. There a value of A or B is of the unit itself and is added to those below it."""
    figures = [
        Figure(
            id=f"{element}.{month}.{unit}",
            measure=element,
            unit=unit,
            period=_MONTHS[month],
            scope=Scope.OWN,
            quantity=Quantity.exact(number),
            source="dhis2",
        )
        for element, by_month in _DHIS2.items()
        for month, by_unit in by_month.items()
        for unit, number in by_unit.items()
    ]
    return Dataset(
        units=units(*"ABCDE"),
        ties=ties(TieKind.DIRECT, {"A": "BC", "B": "DE"}),
        measures=[measure(element) for element in _DHIS2],
        figures=figures,
    )


@pytest.mark.parametrize(
    ("asked", "unit", "period", "answer"),
    [
        (Reported("de-a"), "a", _QUARTER, (308, 308)),
        (Reported("de-c"), "b", _MONTHS[3], (6, 6)),
        (Reported("de-c", over_units=Operator.MEAN), "a", _MONTHS[3], (6, 7)),
        (Reported("de-a", over_time=Operator.MAX), "b", _QUARTER, (235, 235)),
        (Reported("de-a", over_time=Operator.MIN), "b", _QUARTER, (68, 68)),
    ],
    ids=["sum", "sum of a month", "mean", "max over time", "min over time"],
)
def test_operators_of_dhis2(asked: Reported, unit: str, period: Period, answer: tuple[int, int]) -> None:
    """The answers of its `AnalyticsServiceTest`: 308, 6, 6.75, 235 and 68.

    A mean of whole numbers need not be one: it is told by the whole numbers around it.
    """
    grid = roll_up(_dhis2(), [asked], periods=[period], missing=Missing.ZERO)
    quantity = grid.cell(asked.id, unit, period).quantity
    assert (quantity.low, quantity.high) == answer


@pytest.mark.parametrize(
    ("element", "operators", "unit", "period", "answer"),
    [
        ("de-a", {}, "a", _QUARTER, (308, 308)),
        ("de-c", {}, "b", _MONTHS[3], (6, 6)),
        ("de-c", {"over_units": Operator.MEAN}, "a", _MONTHS[3], (6, 7)),
        ("de-a", {"over_time": Operator.MAX}, "b", _QUARTER, (235, 235)),
        ("de-a", {"over_time": Operator.MIN}, "b", _QUARTER, (68, 68)),
    ],
    ids=["sum", "sum of a month", "mean", "max over time", "min over time"],
)
def test_operators_of_dhis2_through_records(
    element: str, operators: dict[str, Operator], unit: str, period: Period, answer: tuple[int, int]
) -> None:
    """The same answers where each value is a record that is counted, and no figure that is chosen."""
    definition = MeasureDefinition(
        measure=evolve(measure("counted"), **operators),
        table="figures",
        amount="quantity",
        when="period",
        units=("unit",),
        where=(Condition(column="measure", one_of=(element,)),),
    )
    grid = roll_up(_dhis2(), [definition], periods=[period], missing=Missing.ZERO)
    quantity = grid.cell("counted", unit, period).quantity
    assert (quantity.low, quantity.high) == answer


def test_reporting_rate_of_dhis2() -> None:
    """D reported in two months of three. What its 299 come to by that rate is a ratio, and no roll-up."""
    months = [_MONTHS[month] for month in (1, 2, 3)]
    asked = Reported("de-a")
    grid = roll_up(_dhis2(), [asked], periods=[*months, _QUARTER], expected=["d"], units=["d"])
    cells = [grid.cell(asked.id, "d", period) for period in months]
    assert [(cell.coverage.have, cell.coverage.expected) for cell in cells] == [(1, 1), (1, 1), (0, 1)]
    whole = grid.cell(asked.id, "d", _QUARTER)
    assert (whole.quantity, whole.coverage.text()) == (Quantity(low=299), "0 / 1")


# --- VTL: hierarchical roll-up and what is missing -----------------------------------------------

_YEAR = Period.year(2010)
_LEAVES = "MNOPQRSTUV"
_VTL = {"M": 2, "N": 5, "O": 4, "P": 0, "Q": 0, "S": 3, "T": 9, "U": None, "V": 6}
"""The data of the manual, without R, which is missing. Its P is 7 and its Q is -7: no count is below 0, so that
both are 0 here and C is the 0 that they come to there. U is null: a figure of which no number is known."""
_RULES = {"B": "MNO", "C": "PQ", "D": "RS", "E": "TUV", "G": "BC", "H": "DE"}
_RULES_BESIDE = {"I": "DG"}
"""D stands below H and below I."""


def _vtl() -> Dataset:
    """The rules and data of Hierarchical roll-up in the reference manual of VTL 2.1."""
    figures = [
        Figure(
            id=f"vtl.{unit.lower()}",
            measure="vtl",
            unit=unit.lower(),
            period=_YEAR,
            quantity=Quantity(low=number, high=number),
            source="manual",
        )
        for unit, number in _VTL.items()
    ]
    return Dataset(
        units=units(*_LEAVES, *_RULES, *_RULES_BESIDE),
        ties=[*ties(TieKind.DIRECT, _RULES), *ties(TieKind.GUIDANCE, _RULES_BESIDE)],
        measures=[measure("vtl")],
        figures=figures,
    )


def _rolled_up(missing: Missing) -> Grid:
    return roll_up(
        _vtl(),
        [Reported("vtl")],
        units=[*map(str.lower, (*_RULES, *_RULES_BESIDE))],
        periods=[_YEAR],
        line=TieKind.GUIDANCE,
        missing=missing,
        expected=Expected.of(_LEAVES.lower()),
    )


@pytest.mark.parametrize(
    ("missing", "known"),
    [
        (Missing.UNKNOWN, {"B": 11, "C": 0, "G": 11}),
        (Missing.ZERO, {"B": 11, "C": 0, "D": 3, "G": 11, "I": 14}),
    ],
    ids=["non_null", "partial_zero"],
)
def test_missing_modes_of_vtl(missing: Missing, known: dict[str, int]) -> None:
    """Its modes `non_null`, and `partial_zero`, where a missing point is zero and a null one stays null.

    `partial_null` gives the numbers of `non_null`, and null for the others.
    """
    found = {cell.unit.upper(): cell.quantity for cell in _rolled_up(missing)}
    assert {unit: each.low for unit, each in found.items() if each.high is not None} == known
    assert {unit: each.high for unit, each in found.items() if each.high is not None} == known


def test_what_vtl_calls_null_may_have_a_least_value() -> None:
    found = {cell.unit.upper(): cell.quantity.low for cell in _rolled_up(Missing.OPEN)}
    assert found == {"B": 11, "C": 0, "D": 3, "E": 15, "G": 11, "H": 18, "I": 14}
