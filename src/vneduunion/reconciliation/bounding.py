"""The least value of a linear form where some rows hold, in whole numbers, with its proof.

The proof is a sum of rows, checked in exact fractions, whose least value is rounded up since all numbers are whole.
Where that does not reach the least value, one number is either at most or at least so much, and each case has a
proof of its own.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import final

from attrs import frozen

from vneduunion.reconciliation.feasibility import certified, rational
from vneduunion.reconciliation.programs import Least, least, least_violation
from vneduunion.reconciliation.system import Core, Row

MOST_CASES = 64
"""How many cases one proof may have."""
_NEAR = 1e-6

Form = Mapping[int, int]


@final
@frozen(kw_only=True)
class Sum:
    """Rows that add up to a least value.

    Attributes:
        rows: with their positive multipliers.
        value: the least value, rounded up; `None` where the rows cannot hold at all.
    """

    rows: tuple[tuple[Row, Fraction], ...]
    value: int | None


@final
@frozen(kw_only=True)
class Cases:
    """Two cases, one of which holds: a number is at most so much, or more.

    Attributes:
        variable: the number.
        limit: how much.
        below: the proof where it is at most that.
        above: the proof where it is more.
    """

    variable: int
    limit: int
    below: "Proof"
    above: "Proof"

    @property
    def value(self) -> int | None:
        """The least value in either case; `None` where neither can be."""
        known = [case.value for case in (self.below, self.above) if case.value is not None]
        return min(known, default=None)


Proof = Sum | Cases


@final
@frozen(kw_only=True)
class Bound:
    """The least value of a form, as far as it is proved.

    Attributes:
        proof: `None` where there is no end, or nothing could be proved.
        reached: whether whole numbers are known that satisfy all rows and reach it, or that go below any.
    """

    proof: Proof | None
    reached: bool

    @property
    def value(self) -> int | None:
        """The least value that is proved."""
        return None if self.proof is None else self.proof.value


def least_value(form: Form, rows: Sequence[Row]) -> Bound:
    """The least value of a form where some rows hold.

    Args:
        form: whole factors by variable.
        rows: inequalities over variables that are never negative, which can all hold.
    """
    variables = sorted({*form, *(variable for row in rows for variable, _ in row.factors)})
    answer = least(form, rows, variables)
    if answer.value is None:
        return Bound(proof=None, reached=True)
    reached = _reached(form, rows, variables)
    first = _sum(form, rows, variables, answer)
    if first is None or (reached is not None and first.value != reached):
        proof = None if reached is None else _Search(form, variables, reached).proof(rows)
        if proof is not None:
            return Bound(proof=proof, reached=True)
    return Bound(proof=first, reached=first is not None and first.value == reached)


def _reached(form: Form, rows: Sequence[Row], variables: Sequence[int]) -> int | None:
    """The least value in whole numbers that satisfy the rows, where the solver finds them and they can be checked."""
    answer = least(form, rows, variables, whole=True)
    point = dict(zip(variables, map(round, answer.point), strict=True))
    if answer.value is None or not all(row.holds(point) for row in rows):
        return None
    return sum(factor * point[variable] for variable, factor in form.items())


def _sum(form: Form, rows: Sequence[Row], variables: Sequence[int], answer: Least) -> Sum | None:
    """The sum of rows by which a solver's answer can be checked."""
    if answer.possible:
        tried = ((tuple(used), proved_value(form, used)) for used in rational(rows, answer.multipliers))
        sums = [Sum(rows=used, value=value) for used, value in tried if value is not None]
        return max(sums, key=lambda each: each.value or 0, default=None)
    core = certified(rows, least_violation(rows, variables).multipliers)
    return None if core is None else _impossible(core)


def _impossible(core: Core) -> Sum:
    return Sum(rows=tuple(zip(core.rows, core.multipliers, strict=True)), value=None)


def proved_value(form: Form, rows: Sequence[tuple[Row, Fraction]]) -> int | None:
    """The least value that a sum of rows proves, in exact fractions, rounded up; `None` where it proves none.

    Args:
        form: whole factors by variable.
        rows: with their positive multipliers.
    """
    total: dict[int, Fraction] = defaultdict(
        Fraction, {key: Fraction(factor) for key, factor in form.items()}
    )
    bound = Fraction(0)
    for row, times in rows:
        bound += times * row.bound
        for variable, factor in row.factors:
            total[variable] += times * factor
    return ceil(-bound) if all(value >= 0 for value in total.values()) else None


@final
class _Search:
    """Looks for a proof by cases that a form is nowhere less than a value."""

    def __init__(self, form: Form, variables: Sequence[int], wanted: int) -> None:
        self._form, self._variables, self._wanted = form, variables, wanted
        self._left = MOST_CASES

    def proof(self, rows: Sequence[Row]) -> Proof | None:
        """The proof, or `None` where there are too many cases or an answer cannot be checked."""
        answer = least(self._form, rows, self._variables)
        found = _sum(self._form, rows, self._variables, answer)
        if found is not None and (found.value is None or found.value >= self._wanted):
            return found
        broken = [at for at, value in enumerate(answer.point) if abs(value - round(value)) > _NEAR]
        if not broken or not self._left:
            return None
        self._left -= 1
        return self._cases(rows, self._variables[broken[0]], floor(answer.point[broken[0]]))

    def _cases(self, rows: Sequence[Row], variable: int, limit: int) -> Proof | None:
        below = self.proof([*rows, case(variable, at_most=limit)])
        above = self.proof([*rows, case(variable, at_least=limit + 1)]) if below else None
        if below is None or above is None:
            return None
        return Cases(variable=variable, limit=limit, below=below, above=above)


def case(variable: int, *, at_most: int | None = None, at_least: int = 0) -> Row:
    """A row that says that a number is at most, or at least, so much.

    Args:
        variable: the number.
        at_most: the greatest value.
        at_least: the least value, where there is no greatest.
    """
    factor, bound = (-1, -at_least) if at_most is None else (1, at_most)
    return Row(factors=((variable, factor),), bound=bound, labels=frozenset())
