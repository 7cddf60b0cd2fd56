"""Persons and the offices they hold."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, final

from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.constraints import Ordered, Rule, Text
from vneduunion.values.ids import PersonId, UnitId


class OfficeRole(StrEnum):
    """What a person is in a unit. Papers write both "chairman" and "president" for CHAIR."""

    CHAIR = "CHAIR"
    VICE_CHAIR = "VICE_CHAIR"
    PRESIDIUM_MEMBER = "PRESIDIUM_MEMBER"
    STANDING_COMMITTEE_MEMBER = "STANDING_COMMITTEE_MEMBER"
    EXECUTIVE_COMMITTEE_MEMBER = "EXECUTIVE_COMMITTEE_MEMBER"
    INSPECTION_COMMITTEE_MEMBER = "INSPECTION_COMMITTEE_MEMBER"
    TEAM_LEADER = "TEAM_LEADER"
    TEAM_DEPUTY = "TEAM_DEPUTY"
    OFFICIAL = "OFFICIAL"
    MEMBER = "MEMBER"


@final
@frozen(kw_only=True)
class Person(Record):
    """A person, with nothing more personal than the sources print.

    Attributes:
        id: e.g. `nguyen-ngoc-an`.
        name: the full name as printed, in the Vietnamese order.
        titles: as printed, e.g. `Dr.`.
    """

    id: PersonId
    name: Text
    titles: tuple[Text, ...] = ()


@final
@frozen(kw_only=True)
class Office(Record):
    """That a person held a role in a unit, for a time.

    Attributes:
        person: who.
        unit: where.
        role: as what.
        since: first day.
        until: last day.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("since", "until")),)

    person: PersonId
    unit: UnitId
    role: OfficeRole
    since: date | None = None
    until: date | None = None

    @property
    def key(self) -> str:
        """The natural key, e.g. `nguyen-ngoc-an>vetu:CHAIR@2023-10-12`."""
        return f"{self.person}>{self.unit}:{self.role}@{self.since or ''}"
