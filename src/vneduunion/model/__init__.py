"""Records: the nouns of the trade, as final, frozen attrs classes linked by ids."""

from vneduunion.model.activities import Activity, ActivityKind
from vneduunion.model.awards import (
    Award,
    AwardCategory,
    AwardFrequency,
    AwardKind,
    AwardLevel,
    RecipientKind,
)
from vneduunion.model.dataset import TABLES, Dataset, Records
from vneduunion.model.documents import Document
from vneduunion.model.figures import Figure, Scope, Status
from vneduunion.model.groups import Group, Membership
from vneduunion.model.initiatives import (
    AuthorRole,
    Authorship,
    Influence,
    Initiative,
    InitiativeKind,
    Recognition,
    RecognitionLevel,
)
from vneduunion.model.measures import Counted, Measure, Operator, State, Timing
from vneduunion.model.movements import Movement, MovementKind
from vneduunion.model.people import Office, OfficeRole, Person
from vneduunion.model.record import Mark, Record
from vneduunion.model.sources import Mention, Source
from vneduunion.model.successions import Share, Succession, SuccessionKind
from vneduunion.model.territories import Territory, TerritoryRank
from vneduunion.model.units import Tie, TieKind, Unit, UnitKind

__all__ = [
    "TABLES",
    "Activity",
    "ActivityKind",
    "AuthorRole",
    "Authorship",
    "Award",
    "AwardCategory",
    "AwardFrequency",
    "AwardKind",
    "AwardLevel",
    "Counted",
    "Dataset",
    "Document",
    "Figure",
    "Group",
    "Influence",
    "Initiative",
    "InitiativeKind",
    "Mark",
    "Measure",
    "Membership",
    "Mention",
    "Movement",
    "MovementKind",
    "Office",
    "OfficeRole",
    "Operator",
    "Person",
    "RecipientKind",
    "Recognition",
    "RecognitionLevel",
    "Record",
    "Records",
    "Scope",
    "Share",
    "Source",
    "State",
    "Status",
    "Succession",
    "SuccessionKind",
    "Territory",
    "TerritoryRank",
    "Tie",
    "TieKind",
    "Timing",
    "Unit",
    "UnitKind",
]
