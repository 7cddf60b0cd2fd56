"""Whether rows can hold together, with a proof for either answer."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import final

from attrs import frozen

from vneduunion.reconciliation.programs import least_violation, whole_point
from vneduunion.reconciliation.propagation import propagate
from vneduunion.reconciliation.system import Core, Row

_DENOMINATORS = (10**4, 10**8, 10**13)
_ROUNDING = 1e-6


@final
@frozen(kw_only=True)
class Feasible:
    """A point in integers that satisfies every row, by variable."""

    point: dict[int, int]


@final
@frozen(kw_only=True)
class Unproved:
    """Rows about which the solver's answer could not be re-checked."""

    rows: tuple[Row, ...]


Answer = Feasible | Core | Unproved


def decide(rows: Sequence[Row]) -> Answer:
    """Whether some rows can all hold.

    Args:
        rows: inequalities over variables that are never negative.

    Returns:
        A point in integers; or a core with a rational certificate; or, when neither could be
        re-checked exactly, the rows as unproved.
    """
    forced = propagate(rows)
    if isinstance(forced, Core):
        return forced
    return _by_program(rows) if forced is None else Feasible(point=forced)


def _by_program(rows: Sequence[Row]) -> Answer:
    variables = sorted({variable for row in rows for variable, _ in row.factors})
    answer = least_violation(rows, variables)
    core = certified(rows, answer.multipliers) if answer.total > _ROUNDING else None
    if core is not None:
        return core
    for values in (map(round, answer.point), whole_point(rows, variables)):
        point = dict(zip(variables, values, strict=True))
        if all(row.holds(point) for row in rows):
            return Feasible(point=point)
    return Unproved(rows=tuple(rows))


def rational(rows: Sequence[Row], multipliers: Sequence[float]) -> Iterator[list[tuple[Row, Fraction]]]:
    """The rows that a solver weighs, with multipliers that can be checked.

    Args:
        rows: any rows.
        multipliers: as many numbers, in floating point.

    Yields:
        The simplest fractions near them, then finer ones, which rows with large factors need.
    """
    for most in _DENOMINATORS:
        exact = [Fraction(value).limit_denominator(most) for value in multipliers]
        yield [(row, value) for row, value in zip(rows, exact, strict=True) if value > 0]


def certified(rows: Sequence[Row], multipliers: Sequence[float]) -> Core | None:
    """The core that multipliers of a solver show, where they are a certificate in exact fractions.

    Args:
        rows: any rows.
        multipliers: as many numbers, in floating point.
    """
    for used in rational(rows, multipliers):
        core = Core(rows=tuple(row for row, _ in used), multipliers=tuple(value for _, value in used))
        if used and core.proved:
            return core
    return None
