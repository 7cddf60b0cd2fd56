"""Reported figures against each other: conflicts, smallest explanations."""

from vneduunion.cells import Assumption, AssumptionKind, Complete, Constraint, ConstraintKind, Disjoint
from vneduunion.extras import require

require("reconcile", "highspy")
require("reconcile", "networkx")

from vneduunion.reconciliation.reconciling import reconcile  # noqa: E402 the extra is asked for first
from vneduunion.reconciliation.results import (  # noqa: E402 likewise
    Choice,
    Conflict,
    ConflictKind,
    Exclusion,
    ExclusionReason,
    Explanation,
    Reconciliation,
    Step,
)

__all__ = [
    "Assumption",
    "AssumptionKind",
    "Choice",
    "Complete",
    "Conflict",
    "ConflictKind",
    "Constraint",
    "ConstraintKind",
    "Disjoint",
    "Exclusion",
    "ExclusionReason",
    "Explanation",
    "Reconciliation",
    "Step",
    "reconcile",
]
