"""Exact integer propagation: the least numbers that lower bounds, orders and sums force.

Most conflicts end here: some number is forced above its upper bound, and the rows that forced it
are the proof. No solver is asked.
"""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from vneduunion.reconciliation.system import Core, Row

Point = dict[int, int]


def propagate(rows: Sequence[Row]) -> Point | Core | None:
    """The least numbers that satisfy some rows.

    Args:
        rows: inequalities over variables that are never negative.

    Returns:
        The numbers; or a core when an upper bound is passed; or `None` when this does not decide:
        when numbers chase each other upwards, or when a row asks that one of several be raised.
    """
    point: Point = {variable: 0 for row in rows for variable, _ in row.factors}
    raising = [(row, target) for row in rows if (target := _raised(row)) is not None]
    reasons: dict[int, Row] = {}
    for _ in range(len(point) + 1):
        if not _raise(raising, point, reasons):
            break
    broken = next((row for row in rows if not row.holds(point)), None)
    return point if broken is None else _trace(broken, reasons)


def _raised(row: Row) -> int | None:
    """The one variable that a row can raise."""
    targets = [variable for variable, factor in row.factors if factor < 0]
    return targets[0] if len(targets) == 1 else None


def _raise(raising: Sequence[tuple[Row, int]], point: Point, reasons: dict[int, Row]) -> bool:
    changed = False
    for row, target in raising:
        above = sum(factor * point[variable] for variable, factor in row.factors if factor > 0) - row.bound
        needed = -(above // dict(row.factors)[target])
        if needed > point[target]:
            point[target] = needed
            reasons[target] = row
            changed = True
    return changed


def _trace(broken: Row, reasons: dict[int, Row]) -> Core | None:
    """The rows that forced the numbers of a broken row, each as often as it is needed."""
    times: dict[Row, Fraction] = defaultdict(Fraction)
    waiting = [(broken, Fraction(1))]
    steps = 0
    while waiting and steps <= len(reasons) ** 2:
        steps += 1
        row, weight = waiting.pop()
        times[row] += weight
        waiting += [
            (reasons[variable], weight * factor / -dict(reasons[variable].factors)[variable])
            for variable, factor in row.factors
            if factor > 0 and variable in reasons
        ]
    core = Core(rows=tuple(times), multipliers=tuple(times.values()))
    return core if core.proved else None
