from fractions import Fraction

import pytest

from vneduunion.reconciliation.feasibility import Feasible, Unproved, certified, decide
from vneduunion.reconciliation.system import Core, Row


def row(factors, bound, *labels):
    return Row(factors=tuple(factors.items()), bound=bound, labels=frozenset(labels))


def least(variable, value):
    return row({variable: -1}, -value)


def most(variable, value):
    return row({variable: 1}, value)


def test_no_rows_hold():
    assert decide([]) == Feasible(point={})


def test_a_chain_is_feasible_with_a_point_in_integers():
    answer = decide([least(0, 3), row({0: 1, 1: -1}, 0), most(1, 5)])
    assert answer == Feasible(point={0: 3, 1: 3})


def test_a_broken_chain_is_proved_by_adding_its_rows():
    answer = decide([least(0, 3), row({0: 1, 1: -1}, 0), most(1, 2)])
    assert isinstance(answer, Core)
    assert answer.proved
    assert answer.multipliers == (1, 1, 1)


def test_a_sum_is_decided_by_the_least_numbers():
    whole = row({0: 1, 1: 1, 2: -1}, 0)
    assert decide([least(0, 3), least(1, 4), whole, most(2, 7)]) == Feasible(point={0: 3, 1: 4, 2: 7})


def test_a_broken_sum_is_proved_by_a_certificate():
    answer = decide([least(0, 3), least(1, 4), row({0: 1, 1: 1, 2: -1}, 0), most(2, 6)])
    assert isinstance(answer, Core)
    assert answer.proved
    assert len(answer.rows) == 4


def test_a_complete_sum_needs_numbers_above_the_least_ones():
    answer = decide([least(2, 10), row({2: 1, 0: -1, 1: -1}, 0), most(0, 4)])
    assert isinstance(answer, Feasible)
    assert answer.point[0] <= 4
    assert answer.point[0] + answer.point[1] >= answer.point[2] >= 10


def test_a_complete_sum_that_cannot_reach_its_whole():
    answer = decide([least(2, 10), row({2: 1, 0: -1, 1: -1}, 0), most(0, 4), most(1, 5)])
    assert isinstance(answer, Core)
    assert answer.proved


def test_amounts_of_money_stand_beside_counts_of_one():
    amount = 10**13
    whole = row({0: 1, 1: 1, 2: -1}, 0)
    assert isinstance(decide([least(0, amount), least(1, 1), whole, most(2, amount + 1)]), Feasible)
    broken = decide([least(0, amount), least(1, 1), whole, most(2, amount)])
    assert isinstance(broken, Core)
    assert broken.proved


def test_numbers_that_circle_upwards_are_refused_with_a_certificate():
    """x0 + x1 <= x0 with x1 at least 1: raising x0 would never end."""
    answer = decide([least(1, 1), row({0: 1, 1: 1, 2: -1}, 0), row({2: 1, 0: -1}, 0)])
    assert isinstance(answer, Core)
    assert answer.proved


def test_what_holds_in_fractions_only_is_not_proved():
    """x0 + x1, x0 + x2 and x1 + x2 are all exactly 1: only one half each would do."""
    pairs = [(0, 1), (0, 2), (1, 2)]
    rows = [row({a: 1, b: 1}, 1) for a, b in pairs] + [row({a: -1, b: -1}, -1) for a, b in pairs]
    assert isinstance(decide(rows), Unproved)


def test_a_certificate_that_does_not_add_up_proves_nothing():
    rows = (least(0, 3), most(0, 5))
    assert not Core(rows=rows, multipliers=(Fraction(1), Fraction(1))).proved
    assert not Core(rows=(least(0, 3),), multipliers=(Fraction(1),)).proved


@pytest.mark.parametrize("point", [{0: 2, 1: 2}, {0: 0, 1: 3}])
def test_a_row_holds_in_exact_integers(point):
    assert row({0: 1, 1: -1}, 0).holds(point)
    assert not row({0: -1, 1: 1}, -1).holds(point)


def test_multipliers_are_believed_only_when_they_add_up():
    rows = [least(0, 3), most(0, 2)]
    assert certified(rows, [1.0000000001, 1.0]).multipliers == (1, 1)
    assert certified(rows, [0.0, 0.0]) is None
    assert certified(rows, [1.0, 0.5]) is None


def test_large_factors_take_fine_multipliers():
    rows = [row({0: -(10**12)}, -(10**13)), most(0, 9)]
    assert certified(rows, [1e-12, 1.0]).multipliers == (Fraction(1, 10**12), 1)
