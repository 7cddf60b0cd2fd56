"""The conflicts of all that hangs together, one component after the other."""

from collections.abc import Callable

from vneduunion.reconciliation.conflicts import Budget, Found, conflicts_of
from vneduunion.reconciliation.enumeration import all_conflicts
from vneduunion.reconciliation.system import Core, System

Progress = Callable[[str, int, int | None], None]
"""Called with the key of a stage, how much of it is done, and how much there is, if known."""


def all_conflicts_of(system: System, budget: Budget, tell: Progress = lambda *_: None) -> Found:
    """The minimal infeasible sets of labels of a system.

    Args:
        system: any system.
        budget: what may be spent; it is charged.
        tell: told how many components are done.

    Returns:
        Minimal cores, and whether these are all.
    """
    components = list(system.components())
    cores: list[Core] = []
    complete = True
    for done, component in enumerate(components):
        tell("conflicts", done, len(components))
        has_rules = any(row.is_rule for row in component.rows)
        found = (all_conflicts if has_rules else conflicts_of)(component, budget)
        cores.extend(found.cores)
        complete = complete and found.complete
    tell("conflicts", len(components), len(components))
    return Found(tuple(cores), complete)
