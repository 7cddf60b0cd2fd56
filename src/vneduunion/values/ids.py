"""Ids: records are linked by them, never by objects.

An id is a lower-case ASCII slug with dots and hyphens, e.g. `vetu`, `hanoi.education`,
`press.003.groups`. Each class of record has an id type of its own, so that a type checker
refuses a unit's id where a figure's is due.
"""

import re
from typing import NewType

SLUG = re.compile(r"[a-z0-9]+(?:[.\-][a-z0-9]+)*")

UnitId = NewType("UnitId", str)
TerritoryId = NewType("TerritoryId", str)
PersonId = NewType("PersonId", str)
MovementId = NewType("MovementId", str)
GroupId = NewType("GroupId", str)
InitiativeId = NewType("InitiativeId", str)
AwardKindId = NewType("AwardKindId", str)
AwardId = NewType("AwardId", str)
ActivityId = NewType("ActivityId", str)
DocumentId = NewType("DocumentId", str)
SourceId = NewType("SourceId", str)
MeasureId = NewType("MeasureId", str)
FigureId = NewType("FigureId", str)
RecordId = NewType("RecordId", str)
"""The id of a record of any class."""

REFERS_TO = {
    UnitId: "units",
    TerritoryId: "territories",
    PersonId: "persons",
    MovementId: "movements",
    GroupId: "groups",
    InitiativeId: "initiatives",
    AwardKindId: "award_kinds",
    AwardId: "awards",
    ActivityId: "activities",
    DocumentId: "documents",
    SourceId: "sources",
    MeasureId: "measures",
    FigureId: "figures",
    RecordId: "records",
}
"""Which table of a `Dataset` an id of each type is looked up in."""
