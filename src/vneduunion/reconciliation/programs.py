"""The questions asked of HiGHS; its answers are re-checked elsewhere, never believed."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple, TypeVar

import highspy
import numpy as np

from vneduunion.reconciliation.dominance import undominated
from vneduunion.reconciliation.system import Row

_YES = 0.5
_LEAST_SHARE = 1e-7
"""Less is told as so much, since the solver refuses less: then it asks for too little, which is found out."""

Item = TypeVar("Item", bound=Hashable)


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
    rows = [dict.fromkeys(wanted, 1.0) for wanted in hit]
    return _least_cost(costs, rows, seconds, avoid)


def _least_cost(
    costs: Sequence[int | Fraction],
    rows: Iterable[Mapping[int, float]],
    seconds: float | None,
    avoid: Iterable[Iterable[int]] = (),
) -> frozenset[int] | None:
    """Items of least cost with a weighted sum of at least 1 in each row."""
    solver = _quiet()
    if seconds is not None:
        solver.setOptionValue("time_limit", seconds)
    solver.setOptionValue("mip_rel_gap", 0.0)
    scale = lcm(*(cost.denominator for cost in costs))
    items = [solver.addBinary(obj=float(cost * scale)) for cost in costs]
    for row in rows:
        solver.addConstr(solver.qsum(factor * items[item] for item, factor in row.items()) >= 1)
    for banned in map(list, avoid):
        solver.addConstr(solver.qsum(items[item] for item in banned) <= len(banned) - 1)
    solver.minimize()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    values = solver.getSolution().col_value
    return frozenset(item for item, value in enumerate(values) if value > _YES)


def lightest(
    reliefs: Sequence[Mapping[Item, int]],
    wanted: Sequence[int],
    costs: Mapping[Item, int | Fraction],
    seconds: float | None = None,
) -> frozenset[Item] | None:
    """A choice of least cost that takes enough away from each of some excesses.

    Args:
        reliefs: for each excess how much of it each item takes away at most.
        wanted: the excesses, above 0.
        costs: what each item costs.
        seconds: how long to search.

    Returns:
        The chosen items, checked in whole numbers, or `None` when there is no such choice or time ran out.
    """
    items = [*dict.fromkeys(item for relief in reliefs for item in relief)]
    prices = [costs[item] for item in items]
    shares = np.zeros((len(items), len(wanted)))
    at = {item: number for number, item in enumerate(items)}
    for row, (relief, most) in enumerate(zip(reliefs, wanted, strict=True)):
        for item, part in relief.items():
            shares[at[item], row] = max(_LEAST_SHARE, min(part, most) / most)
    kept = undominated(shares, prices)
    rows = [
        {number: shares[item, row] for number, item in enumerate(kept) if shares[item, row]}
        for row in range(len(wanted))
    ]
    while (found := _least_cost([prices[item] for item in kept], rows, seconds)) is not None:
        chosen = frozenset(items[kept[number]] for number in found)
        missed = [
            row
            for row, relief, most in zip(rows, reliefs, wanted, strict=False)
            if sum(relief[item] for item in chosen & relief.keys()) < most
        ]
        if not missed:
            return chosen
        rows += [{number: 1.0 for number in row if number not in found} for row in missed]
    return None


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
    solver.passModel(_program(form, rows, variables, whole=whole))
    solver.minimize()
    status, solution = solver.getModelStatus(), solver.getSolution()
    point = [*solution.col_value] or [0.0] * len(variables)
    duals = [] if whole else [max(0.0, -dual) for dual in solution.row_dual]
    if status == highspy.HighsModelStatus.kOptimal:
        return Least(solver.getObjectiveValue(), point, duals)
    return Least(None, point, duals, possible=status != highspy.HighsModelStatus.kInfeasible)


def _program(
    form: Mapping[int, int], rows: Sequence[Row], variables: Sequence[int], *, whole: bool
) -> highspy.HighsLp:
    """The program in arrays: written row by row, it takes longer to say than to solve."""
    at = {number: column for column, number in enumerate(variables)}
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(variables), len(rows)
    program.col_cost_ = np.array([float(form.get(number, 0)) for number in variables])
    program.col_lower_ = np.zeros(len(variables))
    program.col_upper_ = np.full(len(variables), highspy.kHighsInf)
    program.row_lower_ = np.full(len(rows), -highspy.kHighsInf)
    program.row_upper_ = np.array([float(row.bound) for row in rows])
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.cumsum([0, *(len(row.factors) for row in rows)])
    program.a_matrix_.index_ = np.array([at[variable] for row in rows for variable, _ in row.factors])
    program.a_matrix_.value_ = np.array([float(factor) for row in rows for _, factor in row.factors])
    if whole:
        program.integrality_ = [highspy.HighsVarType.kInteger] * len(variables)
    return program


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
