"""A typed domain model of the Vietnamese education trade union.

Importing it loads nothing heavy: each public name is fetched when it is first asked for.
"""

from typing import TYPE_CHECKING

from vneduunion.doors import lazy_door

if TYPE_CHECKING:
    from vneduunion import findings, io, model, reference, show, testing, validation
    from vneduunion.codec import dump, json_schema, load
    from vneduunion.comparison import Difference, diff
    from vneduunion.eligibility import Verdict, Verdicts, assess, assess_all
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
    from vneduunion.findings import Finding, Findings
    from vneduunion.io import read, scan, write
    from vneduunion.model import (
        Activity,
        Assessment,
        Authorship,
        Award,
        AwardKind,
        Dataset,
        Discipline,
        Document,
        Figure,
        Group,
        Initiative,
        Measure,
        Mention,
        Movement,
        Office,
        Person,
        Qualification,
        Recognition,
        Service,
        Source,
        Succession,
        Territory,
        Tie,
        UnionMembership,
        Unit,
    )
    from vneduunion.reconciliation import Assumption, Conflict, Reconciliation, reconcile
    from vneduunion.reference import Candidate, resolve
    from vneduunion.rollup import Grid, roll_up
    from vneduunion.tables import Tables, dataset, frame, tables
    from vneduunion.validation import validate
    from vneduunion.values.document_numbers import DocumentNumber
    from vneduunion.values.names import Name
    from vneduunion.values.periods import Period, PeriodKind
    from vneduunion.values.quantities import Quantity
    from vneduunion.values.truth import Truth

_HOMES = {
    "vneduunion": "findings io model reference show tables testing validation",
    "vneduunion.codec": "dump json_schema load",
    "vneduunion.comparison": "Difference diff",
    "vneduunion.eligibility": "Verdict Verdicts assess assess_all",
    "vneduunion.errors": (
        "BadDocumentNumber BadPeriod BadQuantity BadRecord DuplicateId LoadError MissingExtra UnknownId "
        "UnreadableFile UnwritableFile VneduunionError"
    ),
    "vneduunion.findings": "Finding Findings",
    "vneduunion.io": "read scan write",
    "vneduunion.model": (
        "Activity Assessment Authorship Award AwardKind Dataset Discipline Document Figure Group Initiative "
        "Measure Mention Movement Office Person Qualification Recognition Service Source Succession Territory "
        "Tie UnionMembership Unit"
    ),
    "vneduunion.reconciliation": "Assumption Conflict Reconciliation reconcile",
    "vneduunion.reference": "Candidate resolve",
    "vneduunion.rollup": "Grid roll_up",
    "vneduunion.tables": "Tables dataset frame",
    "vneduunion.validation": "validate",
    "vneduunion.values.document_numbers": "DocumentNumber",
    "vneduunion.values.names": "Name",
    "vneduunion.values.periods": "Period PeriodKind",
    "vneduunion.values.quantities": "Quantity",
    "vneduunion.values.truth": "Truth",
}

__all__ = [
    "Activity",
    "Assessment",
    "Assumption",
    "Authorship",
    "Award",
    "AwardKind",
    "BadDocumentNumber",
    "BadPeriod",
    "BadQuantity",
    "BadRecord",
    "Candidate",
    "Conflict",
    "Dataset",
    "Difference",
    "Discipline",
    "Document",
    "DocumentNumber",
    "DuplicateId",
    "Figure",
    "Finding",
    "Findings",
    "Grid",
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
    "Qualification",
    "Quantity",
    "Recognition",
    "Reconciliation",
    "Service",
    "Source",
    "Succession",
    "Tables",
    "Territory",
    "Tie",
    "Truth",
    "UnionMembership",
    "Unit",
    "UnknownId",
    "UnreadableFile",
    "UnwritableFile",
    "Verdict",
    "Verdicts",
    "VneduunionError",
    "assess",
    "assess_all",
    "dataset",
    "diff",
    "dump",
    "findings",
    "frame",
    "io",
    "json_schema",
    "load",
    "model",
    "read",
    "reconcile",
    "reference",
    "resolve",
    "roll_up",
    "scan",
    "show",
    "tables",
    "testing",
    "validate",
    "validation",
    "write",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy_door(__name__, _HOMES)
