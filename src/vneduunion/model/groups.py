"""Groups of teachers: not units; they belong to a school's union."""

from datetime import date
from typing import ClassVar, final

from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.constraints import Checked, Ordered, Rule, Text
from vneduunion.values.ids import GroupId, MovementId, PersonId, UnitId


@final
@frozen(kw_only=True)
class Membership(Checked):
    """That a person was in a group, for a time.

    Attributes:
        person: who.
        role: as what, e.g. `leader`.
        since: first day.
        until: last day.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("since", "until")),)

    person: PersonId
    role: Text | None = None
    since: date | None = None
    until: date | None = None


@final
@frozen(kw_only=True)
class Group(Record):
    """A teachers' group, such as a "Nhóm nhà giáo cùng nhau phát triển".

    Attributes:
        id: e.g. `le-loi.group.maths`.
        unit: the union it belongs to.
        movement: the movement or model it follows.
        name: as its founders call it.
        since: first day.
        until: last day.
        members: who was in it, and when.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("since", "until")),)

    id: GroupId
    unit: UnitId
    movement: MovementId | None = None
    name: Text | None = None
    since: date | None = None
    until: date | None = None
    members: tuple[Membership, ...] = ()
