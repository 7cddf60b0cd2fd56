"""The conflicts of a problem and what explains them, stage by stage."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from vneduunion.cells import Constraint, ConstraintKind
from vneduunion.cells.parts import MOST_SUMS
from vneduunion.reconciliation.conflicts import Budget, smallest
from vneduunion.reconciliation.explanations import Component, explain
from vneduunion.reconciliation.problem import Problem
from vneduunion.reconciliation.searching import Progress, all_conflicts_of
from vneduunion.reconciliation.system import Core, Row

MOST_CONFLICTS = 200
"""How many conflicts are listed unless the caller says otherwise."""


class Solved(NamedTuple):
    """What was found.

    Attributes:
        listed: the conflicts that are told.
        cores: these, and all that explanations had to face beside them.
        components: of the conflicts that are told, with what explains them.
        unproved: rows about which nothing could be proved.
        complete: whether all conflicts and all smallest explanations are there.
    """

    listed: tuple[Core, ...]
    cores: tuple[Core, ...]
    components: tuple[Component, ...]
    unproved: tuple[Row, ...]
    complete: bool


def solved(problem: Problem, budget: Budget, tell: Progress = lambda *_: None) -> Solved:
    """The conflicts of a problem and the smallest explanations.

    Args:
        problem: the figures, and what the caller knows of them.
        budget: what may be spent; it is charged.
        tell: told of the stages `conflicts` and `explanations`.
    """
    found = all_conflicts_of(problem.system, budget, tell)
    all_found = found.complete and not _sums_were_cut(problem.constraints)
    tell("explanations", 0, None)
    explained = explain(problem.system.joined(), found.cores, budget)
    tell("explanations", 1, 1)
    # Ways round that explanations had to face depend on the order of the search, and are listed
    # only where the list would be incomplete without them (decision 0006).
    listed = found.cores if all_found else smallest(explained.cores)
    known = {core.labels for core in listed}
    components = tuple(
        each for each in explained.components if any(core.labels in known for core in each.cores)
    )
    return Solved(
        listed=listed,
        cores=explained.cores,
        components=components,
        unproved=explained.unproved,
        complete=all_found and all(component.all_optima for component in components),
    )


def _sums_were_cut(constraints: Iterable[Constraint]) -> bool:
    """Whether some whole has so many sums of parts that not all were formed."""
    wholes = Counter(each.right for each in constraints if each.kind is ConstraintKind.PARTS)
    return max(wholes.values(), default=0) >= MOST_SUMS
