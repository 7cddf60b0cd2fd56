"""Movements, campaigns, programmes, plans, contests and the like."""

from enum import StrEnum
from typing import final

from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.constraints import Text
from vneduunion.values.ids import DocumentId, MovementId, UnitId
from vneduunion.values.names import Name
from vneduunion.values.periods import Period


class MovementKind(StrEnum):
    """What its owner calls it; sources disagree, so what a source calls it stands in a `Mention`."""

    EMULATION = "EMULATION"
    CAMPAIGN = "CAMPAIGN"
    PROGRAMME = "PROGRAMME"
    PLAN = "PLAN"
    CONTEST = "CONTEST"
    GAMES = "GAMES"
    EXHIBITION = "EXHIBITION"
    PRIZE = "PRIZE"
    MODEL = "MODEL"


@final
@frozen(kw_only=True)
class Movement(Record):
    """Something that units are called to join: an emulation movement, a campaign, a contest ...

    Attributes:
        id: e.g. `good-teaching-good-learning`.
        kind: what its owner calls it.
        name: names in both languages with all spellings met.
        owner: the unit that launched it.
        parent: the movement it is the content of.
        period: when it runs.
        motto: its motto, as printed.
        themes: its themes, as printed.
        documents: the acts it rests on.
        successor: the movement that followed it.
    """

    id: MovementId
    kind: MovementKind
    name: Name
    owner: UnitId | None = None
    parent: MovementId | None = None
    period: Period | None = None
    motto: Text | None = None
    themes: tuple[Text, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    successor: MovementId | None = None
