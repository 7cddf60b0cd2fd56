"""Activities: trainings, games, conferences; their numbers are figures."""

from enum import StrEnum
from typing import final

from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.constraints import Text
from vneduunion.values.ids import ActivityId, MovementId, UnitId
from vneduunion.values.names import Name
from vneduunion.values.periods import Period


class ActivityKind(StrEnum):
    """What kind of activity it is."""

    TRAINING = "TRAINING"
    GAMES = "GAMES"
    EXHIBITION = "EXHIBITION"
    CONFERENCE = "CONFERENCE"
    CONTEST = "CONTEST"
    SUPPORT = "SUPPORT"


@final
@frozen(kw_only=True)
class Activity(Record):
    """Something a unit held or took part in.

    Attributes:
        id: e.g. `press.003.sports-tournament`.
        kind: what kind of activity it is.
        name: names in both languages.
        unit: who held it.
        period: when.
        movement: the movement it belongs to.
        place: where, as printed.
    """

    id: ActivityId
    kind: ActivityKind
    name: Name
    unit: UnitId
    period: Period
    movement: MovementId | None = None
    place: Text | None = None
