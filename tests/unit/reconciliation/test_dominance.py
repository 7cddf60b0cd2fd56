import numpy as np

from vneduunion.reconciliation.dominance import undominated


def test_what_two_others_are_better_than_is_not_needed_where_two_are_enough():
    shares = np.array([[0.9, 0.1], [0.1, 0.9], [0.5, 0.5], [0.05, 0.05]])
    assert undominated(shares, [1, 1, 1, 1]) == [0, 1, 2]


def test_where_all_together_are_not_enough_nothing_is_left_out():
    assert undominated(np.array([[0.2], [0.1]]), [1, 1]) == [0, 1]
