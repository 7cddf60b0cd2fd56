"""Figures: who said how much of what, for whom, when."""

from datetime import date
from enum import StrEnum
from typing import final

from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.constraints import Text
from vneduunion.values.ids import ActivityId, FigureId, MeasureId, MovementId, SourceId, UnitId
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity


class Scope(StrEnum):
    """Whose things a unit's figure counts.

    OWN: the unit itself. DIRECT: with the units it directly manages ("khối trực thuộc"). SECTOR:
    the whole sector ("toàn ngành"). A figure whose source does not say has none, and equals
    nothing.
    """

    OWN = "OWN"
    DIRECT = "DIRECT"
    SECTOR = "SECTOR"


class Status(StrEnum):
    """How settled a figure is."""

    PROVISIONAL = "PROVISIONAL"
    FINAL = "FINAL"
    REVISED = "REVISED"
    ESTIMATED = "ESTIMATED"


@final
@frozen(kw_only=True)
class Figure(Record):
    """One reported number.

    Its cell is (measure, unit, scope, period, movement, activity).

    Attributes:
        id: e.g. `press.003.groups`.
        measure: what is counted.
        unit: for whom.
        period: for when.
        quantity: how much, with the words as printed.
        source: who said so.
        scope: whose things are counted, where the source says.
        movement: the movement it is counted for.
        activity: the activity it is counted at.
        part_of: the figure it is an "of which" of; never added to it.
        reported: the day the source said it.
        status: provisional, final, revised or estimated.
        place: where in the source, e.g. `paragraph 4`.
    """

    id: FigureId
    measure: MeasureId
    unit: UnitId
    period: Period
    quantity: Quantity
    source: SourceId
    scope: Scope | None = None
    movement: MovementId | None = None
    activity: ActivityId | None = None
    part_of: FigureId | None = None
    reported: date | None = None
    status: Status | None = None
    place: Text | None = None
