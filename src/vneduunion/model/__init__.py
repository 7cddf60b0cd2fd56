"""Records: the nouns of the trade, as final, frozen attrs classes linked by ids."""

from typing import TYPE_CHECKING

from vneduunion.doors import lazy_door

if TYPE_CHECKING:
    from vneduunion.model.activities import Activity, ActivityKind
    from vneduunion.model.award_money import BaseSalary, Bonus
    from vneduunion.model.awards import (
        Award,
        AwardCategory,
        AwardFrequency,
        AwardKind,
        AwardLevel,
        RecipientKind,
    )
    from vneduunion.model.criteria import (
        Criterion,
        CriterionKind,
        ServiceWeight,
        Window,
        Work,
    )
    from vneduunion.model.dataset import TABLES, Dataset, Records
    from vneduunion.model.documents import Citation, Document
    from vneduunion.model.evidence import (
        Assessment,
        Discipline,
        DisciplineForm,
        Qualification,
        QualificationBand,
        Rating,
        Service,
        ServiceKind,
        UnionMembership,
    )
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
    from vneduunion.model.measure_definitions import Condition, MeasureDefinition
    from vneduunion.model.measures import Counted, Measure, Operator, State, Timing
    from vneduunion.model.movements import Movement, MovementKind
    from vneduunion.model.people import Office, OfficeRole, Person
    from vneduunion.model.record import Mark, Record
    from vneduunion.model.rulebooks import (
        LocalParameter,
        ParameterUnit,
        Quota,
        Rounding,
        Rulebook,
        RuleVersion,
        Strand,
        StrandKind,
    )
    from vneduunion.model.sources import Mention, Source
    from vneduunion.model.successions import Share, Succession, SuccessionKind
    from vneduunion.model.territories import Territory, TerritoryRank
    from vneduunion.model.units import Tie, TieKind, Unit, UnitKind

_HOMES = {
    "vneduunion.model.activities": "Activity ActivityKind",
    "vneduunion.model.award_money": "BaseSalary Bonus",
    "vneduunion.model.awards": "Award AwardCategory AwardFrequency AwardKind AwardLevel RecipientKind",
    "vneduunion.model.criteria": "Criterion CriterionKind ServiceWeight Window Work",
    "vneduunion.model.dataset": "TABLES Dataset Records",
    "vneduunion.model.documents": "Citation Document",
    "vneduunion.model.evidence": "Assessment Discipline DisciplineForm Qualification QualificationBand Rating Service "
    "ServiceKind UnionMembership",
    "vneduunion.model.figures": "Figure Scope Status",
    "vneduunion.model.groups": "Group Membership",
    "vneduunion.model.initiatives": "AuthorRole Authorship Influence Initiative InitiativeKind Recognition RecognitionLevel",
    "vneduunion.model.measure_definitions": "Condition MeasureDefinition",
    "vneduunion.model.measures": "Counted Measure Operator State Timing",
    "vneduunion.model.movements": "Movement MovementKind",
    "vneduunion.model.people": "Office OfficeRole Person",
    "vneduunion.model.record": "Mark Record",
    "vneduunion.model.rulebooks": "LocalParameter ParameterUnit Quota Rounding RuleVersion Rulebook Strand StrandKind",
    "vneduunion.model.sources": "Mention Source",
    "vneduunion.model.successions": "Share Succession SuccessionKind",
    "vneduunion.model.territories": "Territory TerritoryRank",
    "vneduunion.model.units": "Tie TieKind Unit UnitKind",
}

__all__ = [
    "TABLES",
    "Activity",
    "ActivityKind",
    "Assessment",
    "AuthorRole",
    "Authorship",
    "Award",
    "AwardCategory",
    "AwardFrequency",
    "AwardKind",
    "AwardLevel",
    "BaseSalary",
    "Bonus",
    "Citation",
    "Condition",
    "Counted",
    "Criterion",
    "CriterionKind",
    "Dataset",
    "Discipline",
    "DisciplineForm",
    "Document",
    "Figure",
    "Group",
    "Influence",
    "Initiative",
    "InitiativeKind",
    "LocalParameter",
    "Mark",
    "Measure",
    "MeasureDefinition",
    "Membership",
    "Mention",
    "Movement",
    "MovementKind",
    "Office",
    "OfficeRole",
    "Operator",
    "ParameterUnit",
    "Person",
    "Qualification",
    "QualificationBand",
    "Quota",
    "Rating",
    "RecipientKind",
    "Recognition",
    "RecognitionLevel",
    "Record",
    "Records",
    "Rounding",
    "RuleVersion",
    "Rulebook",
    "Scope",
    "Service",
    "ServiceKind",
    "ServiceWeight",
    "Share",
    "Source",
    "State",
    "Status",
    "Strand",
    "StrandKind",
    "Succession",
    "SuccessionKind",
    "Territory",
    "TerritoryRank",
    "Tie",
    "TieKind",
    "Timing",
    "UnionMembership",
    "Unit",
    "UnitKind",
    "Window",
    "Work",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_door(__name__, _HOMES)
