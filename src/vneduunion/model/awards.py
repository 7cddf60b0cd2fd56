"""Awards: the kinds there are, and the acts of conferring them."""

from enum import StrEnum
from typing import final

from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.constraints import Text
from vneduunion.values.ids import (
    AwardId,
    AwardKindId,
    DocumentId,
    GroupId,
    InitiativeId,
    MovementId,
    PersonId,
    UnitId,
)
from vneduunion.values.names import Name
from vneduunion.values.periods import Period


class AwardCategory(StrEnum):
    """Emulation titles and forms of commendation are two categories in law (06/2022/QH15)."""

    TITLE = "TITLE"
    FORM = "FORM"
    PRIZE = "PRIZE"
    HONOUR = "HONOUR"


class RecipientKind(StrEnum):
    """Who may receive an award."""

    INDIVIDUAL = "INDIVIDUAL"
    COLLECTIVE = "COLLECTIVE"
    HOUSEHOLD = "HOUSEHOLD"


class AwardLevel(StrEnum):
    """The level an award belongs to, from the State down to the grassroots."""

    STATE = "STATE"
    MINISTRY = "MINISTRY"
    CENTRAL_UNION = "CENTRAL_UNION"
    PROVINCE = "PROVINCE"
    UPPER_GRASSROOTS = "UPPER_GRASSROOTS"
    GRASSROOTS = "GRASSROOTS"


class AwardFrequency(StrEnum):
    """How often an award is conferred."""

    ANNUAL = "ANNUAL"
    PERIODICAL = "PERIODICAL"
    AD_HOC = "AD_HOC"
    THEMATIC = "THEMATIC"
    SERVICE = "SERVICE"
    MERIT = "MERIT"
    ONCE = "ONCE"


@final
@frozen(kw_only=True)
class AwardKind(Record):
    """An award that exists, apart from any act of conferring it.

    Attributes:
        id: e.g. `creative-labour-certificate`.
        name: names in both languages with all spellings met.
        category: title, form of commendation, prize or State honour.
        recipients: who may receive it.
        level: the level it belongs to.
        conferred_by: who confers it, as the rule names them.
        frequency: how often; several where the rule names several.
        documents: the acts that establish it.
    """

    id: AwardKindId
    name: Name
    category: AwardCategory
    recipients: tuple[RecipientKind, ...] = ()
    level: AwardLevel | None = None
    conferred_by: Text | None = None
    frequency: tuple[AwardFrequency, ...] = ()
    documents: tuple[DocumentId, ...] = ()


@final
@frozen(kw_only=True)
class Award(Record):
    """That an award was conferred on somebody.

    Attributes:
        id: e.g. `hanoi.2025.award-12`.
        kind: which award.
        recipient: a person, a unit or a group.
        conferred_by: the unit that conferred it.
        when: the date, as precise as the source.
        for_year: the year that a yearly title or award is for; decisions often follow in the next year.
        for_movement: the movement it rewards.
        initiatives: the work it rewards.
        thematic: whether it rewards one theme rather than the whole work.
        decision: the decision.
        revoked: when it was taken back.
    """

    id: AwardId
    kind: AwardKindId
    recipient: PersonId | UnitId | GroupId
    conferred_by: UnitId | None = None
    when: Period
    for_year: Period | None = None
    for_movement: MovementId | None = None
    initiatives: tuple[InitiativeId, ...] = ()
    thematic: bool | None = None
    decision: DocumentId | None = None
    revoked: Period | None = None
