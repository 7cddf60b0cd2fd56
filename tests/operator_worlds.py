"""Definitions with operators of a caller's own, and records for them."""

from itertools import product

from tests.small_world import measure
from vneduunion import Figure, Initiative, Period, Quantity
from vneduunion.model import (
    Activity,
    ActivityKind,
    Condition,
    InitiativeKind,
    MeasureDefinition,
    Operator,
    Recognition,
    RecognitionLevel,
    Scope,
    Timing,
)
from vneduunion.values.names import Name

AMOUNTS, COUNTS, THINGS = "amounts", "counts", "things"
"""Figures with their numbers; activities, one for each record; initiatives, which may be of several units."""
PAIRS = [*product(Operator, Operator)]
_VALUES = "values"
"""The measure of the figures that are records."""


def amounts(units: Operator | None, time: Operator | None, timing: Timing = Timing.FLOW) -> MeasureDefinition:
    return MeasureDefinition(
        measure=measure(_id(AMOUNTS, units, time), timing=timing, over_units=units, over_time=time),
        table="figures",
        amount="quantity",
        when="period",
        units=("unit",),
        where=(Condition(column="measure", one_of=(_VALUES,)),),
    )


def counts(units: Operator | None, time: Operator | None) -> MeasureDefinition:
    return MeasureDefinition(
        measure=measure(_id(COUNTS, units, time), over_units=units, over_time=time),
        table="activities",
        when="period",
        units=("unit",),
    )


def things(units: Operator | None, time: Operator | None) -> MeasureDefinition:
    return MeasureDefinition(
        measure=measure(_id(THINGS, units, time), over_units=units, over_time=time),
        table="initiatives",
        when="recognitions.when",
        units=("units", "authors.unit"),
    )


DEFINED = {AMOUNTS: amounts, COUNTS: counts, THINGS: things}
TABLES = {AMOUNTS: "figures", COUNTS: "activities", THINGS: "initiatives"}


def activity(id_: str, unit: str, when: Period | None) -> Activity:
    return Activity(id=id_, kind=ActivityKind.TRAINING, name=Name(en="E"), unit=unit, period=when)


def figure(id_: str, unit: str, quantity: Quantity | int, period: Period) -> Figure:
    """A record of an amount, as what a unit itself tells of a period."""
    told = Quantity.exact(quantity) if isinstance(quantity, int) else quantity
    return Figure(
        id=id_, measure=_VALUES, unit=unit, quantity=told, period=period, source="s", scope=Scope.OWN
    )


def initiative(id_: str, when: Period | None, *units: str) -> Initiative:
    recognition = Recognition(level=RecognitionLevel.GRASSROOTS, when=when)
    return Initiative(id=id_, title="T", kind=InitiativeKind.TOPIC, units=units, recognitions=(recognition,))


def _id(kind: str, units: Operator | None, time: Operator | None) -> str:
    return ".".join(str(each).lower() for each in (kind, units, time))
