"""Cells of figures, their containment, and the constraints between them."""

from vneduunion.cells.assumptions import Assumption, AssumptionKind
from vneduunion.cells.cell import Cell
from vneduunion.cells.constraints import Complete, Constraint, ConstraintKind, Disjoint, Fact, Scoped
from vneduunion.cells.containment import Containment
from vneduunion.cells.generation import constraints_between
from vneduunion.cells.linear import Linear

__all__ = [
    "Assumption",
    "AssumptionKind",
    "Cell",
    "Complete",
    "Constraint",
    "ConstraintKind",
    "Containment",
    "Disjoint",
    "Fact",
    "Linear",
    "Scoped",
    "constraints_between",
]
