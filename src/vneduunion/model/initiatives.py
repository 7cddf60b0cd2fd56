"""Initiatives, topics, papers: what people of the sector make, with its recognitions."""

from enum import StrEnum
from typing import ClassVar, final

from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.constraints import BasisPoints, Checked, Rule, SumAtMost, Text
from vneduunion.values.ids import DocumentId, GroupId, InitiativeId, MovementId, PersonId, UnitId
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity


class InitiativeKind(StrEnum):
    """What kind of work it is."""

    TOPIC = "TOPIC"
    TECHNICAL = "TECHNICAL"
    EXPERIENCE = "EXPERIENCE"
    PRODUCT = "PRODUCT"
    SOLUTION = "SOLUTION"
    ARTICLE = "ARTICLE"
    PAPER = "PAPER"


class AuthorRole(StrEnum):
    """What a person did in a piece of work."""

    DIRECTOR = "DIRECTOR"
    AUTHOR = "AUTHOR"
    CO_AUTHOR = "CO_AUTHOR"
    MEMBER = "MEMBER"


class RecognitionLevel(StrEnum):
    """Whose council recognised it. Initiatives and topics are judged at these levels."""

    GRASSROOTS = "GRASSROOTS"
    SECTOR = "SECTOR"
    PROVINCE = "PROVINCE"
    MINISTRY = "MINISTRY"
    CONFEDERATION = "CONFEDERATION"
    STATE = "STATE"


class Influence(StrEnum):
    """How far its effect was judged to reach."""

    GRASSROOTS = "GRASSROOTS"
    PROVINCE = "PROVINCE"
    MINISTRY = "MINISTRY"
    NATION = "NATION"


@final
@frozen(kw_only=True)
class Authorship(Checked):
    """One person's part in a piece of work.

    Attributes:
        person: who.
        unit: the unit the person belonged to at the time.
        role: director, author, member ...
        share: the part in basis points, where it was agreed.
    """

    person: PersonId
    unit: UnitId | None = None
    role: AuthorRole | None = None
    share: BasisPoints | None = None


@final
@frozen(kw_only=True)
class Recognition(Checked):
    """That a competent body recognised a piece of work.

    Attributes:
        level: the level of the body.
        by: the unit that recognised it, where it is a union unit.
        when: the date, as precise as the source.
        decision: the decision.
        grade: as printed, e.g. `A`.
        influence: how far its effect was judged to reach.
    """

    level: RecognitionLevel
    by: UnitId | None = None
    when: Period | None = None
    decision: DocumentId | None = None
    grade: Text | None = None
    influence: Influence | None = None


@final
@frozen(kw_only=True)
class Initiative(Record):
    """A piece of work: a research topic, a technical initiative, a product, an article ...

    Submitted, applied and recognised are separate states: by Law 06/2022/QH15 an initiative is one
    only when it was applied, brought benefit and was recognised.

    Attributes:
        id: e.g. `press.000.topic-2021`.
        title: as printed.
        kind: what kind of work it is.
        authors: who made it, in the printed order.
        units: the units it belongs to; may be empty.
        group: the group it came from.
        movement: the movement it was made for.
        submitted: when it was handed in.
        published: when it was published.
        applied: when it was put to use.
        recognitions: by whom it was recognised.
        benefit: money saved or gained, in VND; a number without a hedge is exact.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (SumAtMost("authors", "share", 10_000),)

    id: InitiativeId
    title: Text
    kind: InitiativeKind
    authors: tuple[Authorship, ...] = ()
    units: tuple[UnitId, ...] = ()
    group: GroupId | None = None
    movement: MovementId | None = None
    submitted: Period | None = None
    published: Period | None = None
    applied: Period | None = None
    recognitions: tuple[Recognition, ...] = ()
    benefit: Quantity | None = None
