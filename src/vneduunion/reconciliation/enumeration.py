"""All minimal conflicts of a system of any linear rows: sets of labels are tried until none is left untried.

Each set that is tried gives up as few labels as any that meets all conflicts known. It either holds, and then no
label can be added to it; or does not, and is shrunk to a conflict that was not known. Both tell which sets need not
be tried any more (the method MARCO, of Liffiton and others).
"""

from collections.abc import Iterator

from vneduunion.reconciliation.conflicts import Budget, Found, shrink, smallest
from vneduunion.reconciliation.feasibility import Unproved, decide
from vneduunion.reconciliation.programs import cheapest
from vneduunion.reconciliation.system import Core, System

Labels = frozenset[int]


def all_conflicts(component: System, budget: Budget) -> Found:
    """The minimal infeasible sets of labels of one component, whatever its rows.

    Args:
        component: a system whose rows hang together.
        budget: what may still be spent; it is charged.

    Returns:
        Minimal cores, each with its certificate; they are complete when the search came to its end.
    """
    cores: list[Core] = []
    complete = True
    for answer in _answers(component, budget):
        if isinstance(answer, Core):
            cores.append(answer)
        complete = isinstance(answer, Core) and len(cores) < budget.left
        if not complete:
            break
    budget.left = max(0, budget.left - len(cores))
    return Found(smallest(cores), complete=complete and not budget.out_of_time)


def _answers(component: System, budget: Budget) -> Iterator[Core | Unproved]:
    labels = sorted(component.used)
    met: list[Labels] = []
    holding: list[Labels] = []
    costs = [1] * len(labels)
    while not budget.out_of_time:
        hit = [[labels.index(label) for label in each] for each in met]
        avoid = [[at for at, label in enumerate(labels) if label not in each] for each in holding]
        dropped = cheapest(costs, hit, avoid, budget.seconds)
        if dropped is None:
            return
        kept = frozenset(label for at, label in enumerate(labels) if at not in dropped)
        answer = decide(component.kept(kept))
        if isinstance(answer, Core):
            core = shrink(component, answer)
            met.append(core.labels)
            yield core
        elif isinstance(answer, Unproved):
            yield answer
        else:
            holding.append(kept)
