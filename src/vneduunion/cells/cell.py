"""The cell of a figure: what the number behind it counts."""

from typing import Self, final

from attrs import frozen

from vneduunion.model import Figure, Scope
from vneduunion.values.ids import ActivityId, MeasureId, MovementId, UnitId
from vneduunion.values.periods import Period


@final
@frozen(kw_only=True)
class Cell:
    """The coordinates of a number: measure, unit with scope, period, movement, activity."""

    measure: MeasureId
    unit: UnitId
    scope: Scope | None
    period: Period
    movement: MovementId | None = None
    activity: ActivityId | None = None

    @classmethod
    def of(cls, figure: Figure) -> Self:
        """The cell of a figure."""
        return cls(
            measure=figure.measure,
            unit=figure.unit,
            scope=figure.scope,
            period=figure.period,
            movement=figure.movement,
            activity=figure.activity,
        )
