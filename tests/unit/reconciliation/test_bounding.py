from fractions import Fraction

import pytest

from vneduunion.reconciliation import bounding
from vneduunion.reconciliation.bounding import Cases, Sum, case, least_value, proved_value
from vneduunion.reconciliation.system import Row


def row(bound: int, **factors: int) -> Row:
    """Of variables `x0`, `x1`, ..."""
    named = tuple((int(name[1:]), factor) for name, factor in factors.items())
    return Row(factors=named, bound=bound, labels=frozenset())


PAIRS = [row(1, **{f"x{one}": 1, f"x{other}": 1}) for one in range(4) for other in range(one)]
"""Of four numbers any two are together at most 1: half of each would make 2."""
ALL = dict.fromkeys(range(4), -1)


def test_a_sum_of_rows_proves_a_least_value() -> None:
    rows = [row(-3, x0=-1), row(0, x0=1, x1=-1)]
    bound = least_value({1: 2}, rows)
    assert (bound.value, bound.reached) == (6, True)
    assert isinstance(bound.proof, Sum)
    assert dict(bound.proof.rows) == {rows[0]: 2, rows[1]: 2}


def test_what_has_no_end_has_no_proof() -> None:
    bound = least_value({0: -1}, [row(-3, x0=-1)])
    assert (bound.value, bound.proof, bound.reached) == (None, None, True)


def test_a_form_without_rows_is_not_below_zero() -> None:
    assert least_value({0: 1}, []).value == 0


def test_whole_numbers_may_need_cases() -> None:
    bound = least_value(ALL, PAIRS)
    assert (bound.value, bound.reached) == (-1, True)
    assert isinstance(bound.proof, Cases)
    assert {bound.proof.below.value, bound.proof.above.value} <= {-1, 0, None}


HALF = [row(-1, x0=-2), row(3, x0=2)]
"""A number between 1/2 and 3/2."""


def test_one_of_two_cases_may_be_impossible() -> None:
    bound = least_value({0: 3}, HALF)
    assert (bound.value, bound.reached) == (3, True)
    assert isinstance(bound.proof, Cases)
    assert [bound.proof.below.value, bound.proof.above.value] == [None, 3]


def test_that_a_case_is_impossible_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounding, "certified", lambda *_: None)
    bound = least_value({0: 3}, HALF)
    assert (bound.value, bound.reached) == (2, False)


def test_with_too_many_cases_the_sum_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounding, "MOST_CASES", 0)
    bound = least_value(ALL, PAIRS)
    assert (bound.value, bound.reached) == (-2, False)


def test_a_case_too_many_below_another_ends_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounding, "MOST_CASES", 1)
    rows = [
        *PAIRS,
        *(row(1, **{f"x{one}": 1, f"x{other}": 1}) for one in range(4, 8) for other in range(4, one)),
    ]
    bound = least_value(dict.fromkeys(range(8), -1), rows)
    assert (bound.value, bound.reached) == (-4, False)


def test_multipliers_that_prove_nothing_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounding, "rational", lambda *_: [[]])
    bound = least_value({0: -1}, [row(3, x0=1)])
    assert (bound.value, bound.proof, bound.reached) == (None, None, False)


def test_whole_numbers_that_do_not_satisfy_the_rows_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = bounding.least({0: 1}, [], [0], whole=True)._replace(point=[9.0])
    true = bounding.least
    monkeypatch.setattr(bounding, "least", lambda *args, whole=False: wrong if whole else true(*args))
    bound = least_value({0: -1}, [row(3, x0=1)])
    assert (bound.value, bound.reached) == (-3, False)


def test_values_are_rounded_up() -> None:
    assert proved_value({0: 1}, [(row(-1, x0=-2), Fraction(1, 2))]) == 1
    assert proved_value({0: -1}, [(row(-1, x0=-2), Fraction(1, 2))]) is None


def test_cases_are_rows() -> None:
    assert case(3, at_most=5) == row(5, x3=1)
    assert case(3, at_least=5) == row(-5, x3=-1)
