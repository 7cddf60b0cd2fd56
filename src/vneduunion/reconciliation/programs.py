"""The questions asked of HiGHS; its answers are re-checked elsewhere, never believed."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

import highspy

from vneduunion.reconciliation.system import Row

_YES = 0.5


def cheapest(
    costs: Sequence[int | Fraction],
    hit: Iterable[Iterable[int]],
    avoid: Iterable[Iterable[int]] = (),
    seconds: float | None = None,
) -> frozenset[int] | None:
    """A choice of least cost that hits every set of `hit` and contains no set of `avoid`.

    Args:
        costs: cost of each item; fractions become whole numbers of the same proportions.
        hit: sets of items; one of each must be chosen.
        avoid: sets of items not all of which may be chosen.
        seconds: how long to search.

    Returns:
        The numbers of the chosen items, or `None` when there is no such choice or time ran out.
    """
    solver = _quiet()
    if seconds is not None:
        solver.setOptionValue("time_limit", seconds)
    solver.setOptionValue("mip_rel_gap", 0.0)
    scale = lcm(*(cost.denominator for cost in costs))
    items = [solver.addBinary(obj=float(cost * scale)) for cost in costs]
    for wanted in hit:
        solver.addConstr(solver.qsum(items[item] for item in wanted) >= 1)
    for banned in map(list, avoid):
        solver.addConstr(solver.qsum(items[item] for item in banned) <= len(banned) - 1)
    solver.minimize()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    values = solver.getSolution().col_value
    return frozenset(item for item, value in enumerate(values) if value > _YES)


class Violation(NamedTuple):
    """What the least total violation of some rows looks like, in floating point.

    `point` gives each variable's value, `multipliers` each row's dual value (not negative).
    """

    total: float
    point: list[float]
    multipliers: list[float]


def least_violation(rows: Sequence[Row], variables: Sequence[int]) -> Violation:
    """The point that breaks some rows least, each row having a slack of cost 1.

    Args:
        rows: inequalities over the variables.
        variables: the numbers of the variables the rows name.

    Returns:
        A total of about 0 when all rows can hold.
    """
    solver = _quiet()
    column = {number: solver.addVariable(lb=0.0) for number in variables}
    for row in rows:
        slack = solver.addVariable(lb=0.0, obj=1.0)
        left = solver.qsum(factor * column[variable] for variable, factor in row.factors)
        solver.addConstr(left - slack <= float(row.bound))
    solver.minimize()
    solution = solver.getSolution()
    point = [solution.col_value[column[number].index] for number in variables]
    return Violation(
        solver.getObjectiveValue(), point, [max(0.0, -dual) for dual in solver.getSolution().row_dual]
    )


class Least(NamedTuple):
    """The least value of a linear form, in floating point.

    `value` is `None` where it has no end, `point` gives each variable's value, `multipliers` each row's dual value
    (not negative). Where the rows cannot hold, `possible` is false and the rest says nothing.
    """

    value: float | None
    point: list[float]
    multipliers: list[float]
    possible: bool = True


def least(
    form: Mapping[int, int], rows: Sequence[Row], variables: Sequence[int], *, whole: bool = False
) -> Least:
    """The least value of a linear form where some rows hold.

    Args:
        form: factors by variable.
        rows: inequalities over the variables.
        variables: the numbers of the variables of the form and the rows.
        whole: whether only whole numbers are taken; then there are no multipliers.
    """
    solver = _quiet()
    add = solver.addIntegral if whole else solver.addVariable
    column = {number: add(lb=0.0, obj=float(form.get(number, 0))) for number in variables}
    for row in rows:
        left = solver.qsum(factor * column[variable] for variable, factor in row.factors)
        solver.addConstr(left <= float(row.bound))
    solver.minimize()
    status, solution = solver.getModelStatus(), solver.getSolution()
    values = list(solution.col_value)
    point = [values[column[number].index] for number in variables] if values else [0.0] * len(variables)
    duals = [] if whole else [max(0.0, -dual) for dual in solution.row_dual]
    if status == highspy.HighsModelStatus.kOptimal:
        return Least(solver.getObjectiveValue(), point, duals)
    return Least(None, point, duals, possible=status != highspy.HighsModelStatus.kInfeasible)


def whole_point(rows: Sequence[Row], variables: Sequence[int]) -> list[int]:
    """Integers that satisfy some rows, if the solver finds any; else whatever it ended with.

    Args:
        rows: inequalities over the variables.
        variables: the numbers of the variables the rows name.
    """
    return [round(value) for value in least({}, rows, variables, whole=True).point]


def _quiet() -> highspy.Highs:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy has no annotations
    solver.silent()
    return solver
