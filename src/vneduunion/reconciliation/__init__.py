"""Reported figures against each other: conflicts, smallest explanations."""

from vneduunion.cells import (
    Assumption,
    AssumptionKind,
    Complete,
    Constraint,
    ConstraintKind,
    Disjoint,
    Linear,
    Scoped,
)
from vneduunion.extras import require

require("reconcile", "highspy")
require("reconcile", "networkx")

from vneduunion.reconciliation.bounds import Bounds, Operation, Reason, Way  # noqa: E402 the extra is asked for first
from vneduunion.reconciliation.digits import MisprintKind  # noqa: E402 likewise
from vneduunion.reconciliation.doubts import (  # noqa: E402 likewise
    Conflict,
    ConflictKind,
    Exclusion,
    ExclusionReason,
    Explanation,
)
from vneduunion.reconciliation.duplication import DuplicateKind, Duplicates  # noqa: E402 likewise
from vneduunion.reconciliation.given import Facts, Given  # noqa: E402 likewise
from vneduunion.reconciliation.labels import Weight  # noqa: E402 likewise
from vneduunion.reconciliation.reconciling import duplicates, reconcile  # noqa: E402 likewise
from vneduunion.reconciliation.replaying import replayed  # noqa: E402 likewise
from vneduunion.reconciliation.results import Reconciliation  # noqa: E402 likewise
from vneduunion.reconciliation.slips import Misprint, Slip  # noqa: E402 likewise
from vneduunion.reconciliation.steps import Choice, Step  # noqa: E402 likewise

__all__ = [
    "Assumption",
    "AssumptionKind",
    "Bounds",
    "Choice",
    "Complete",
    "Conflict",
    "ConflictKind",
    "Constraint",
    "ConstraintKind",
    "Disjoint",
    "DuplicateKind",
    "Duplicates",
    "Exclusion",
    "ExclusionReason",
    "Explanation",
    "Facts",
    "Given",
    "Linear",
    "Misprint",
    "MisprintKind",
    "Operation",
    "Reason",
    "Reconciliation",
    "Scoped",
    "Slip",
    "Step",
    "Way",
    "Weight",
    "duplicates",
    "reconcile",
    "replayed",
]
