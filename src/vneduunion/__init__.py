"""A typed domain model of the Vietnamese education trade union.

Importing it loads nothing heavy: each public name is fetched when it is first asked for.
"""

from typing import TYPE_CHECKING

from vneduunion.doors import lazy_door

if TYPE_CHECKING:
    from vneduunion import model, reference, show, testing
    from vneduunion.codec import dump, json_schema, load
    from vneduunion.errors import (
        BadDocumentNumber,
        BadPeriod,
        BadQuantity,
        BadRecord,
        DuplicateId,
        LoadError,
        MissingExtra,
        UnknownId,
        UnreadableFile,
        UnwritableFile,
        VneduunionError,
    )
    from vneduunion.io import read, write
    from vneduunion.model import (
        Activity,
        Authorship,
        Award,
        AwardKind,
        Dataset,
        Document,
        Figure,
        Group,
        Initiative,
        Measure,
        Mention,
        Movement,
        Office,
        Person,
        Recognition,
        Source,
        Succession,
        Territory,
        Tie,
        Unit,
    )
    from vneduunion.reconciliation import Assumption, Conflict, Reconciliation, reconcile
    from vneduunion.values.document_numbers import DocumentNumber
    from vneduunion.values.names import Name
    from vneduunion.values.periods import Period, PeriodKind
    from vneduunion.values.quantities import Quantity
    from vneduunion.values.truth import Truth

_HOMES = {
    "vneduunion": "model reference show testing",
    "vneduunion.codec": "dump json_schema load",
    "vneduunion.errors": (
        "BadDocumentNumber BadPeriod BadQuantity BadRecord DuplicateId LoadError MissingExtra UnknownId "
        "UnreadableFile UnwritableFile VneduunionError"
    ),
    "vneduunion.io": "read write",
    "vneduunion.model": (
        "Activity Authorship Award AwardKind Dataset Document Figure Group Initiative Measure Mention "
        "Movement Office Person Recognition Source Succession Territory Tie Unit"
    ),
    "vneduunion.reconciliation": "Assumption Conflict Reconciliation reconcile",
    "vneduunion.values.document_numbers": "DocumentNumber",
    "vneduunion.values.names": "Name",
    "vneduunion.values.periods": "Period PeriodKind",
    "vneduunion.values.quantities": "Quantity",
    "vneduunion.values.truth": "Truth",
}

__all__ = [
    "Activity",
    "Assumption",
    "Authorship",
    "Award",
    "AwardKind",
    "BadDocumentNumber",
    "BadPeriod",
    "BadQuantity",
    "BadRecord",
    "Conflict",
    "Dataset",
    "Document",
    "DocumentNumber",
    "DuplicateId",
    "Figure",
    "Group",
    "Initiative",
    "LoadError",
    "Measure",
    "Mention",
    "MissingExtra",
    "Movement",
    "Name",
    "Office",
    "Period",
    "PeriodKind",
    "Person",
    "Quantity",
    "Recognition",
    "Reconciliation",
    "Source",
    "Succession",
    "Territory",
    "Tie",
    "Truth",
    "Unit",
    "UnknownId",
    "UnreadableFile",
    "UnwritableFile",
    "VneduunionError",
    "dump",
    "json_schema",
    "load",
    "model",
    "read",
    "reconcile",
    "reference",
    "show",
    "testing",
    "write",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_door(__name__, _HOMES)
