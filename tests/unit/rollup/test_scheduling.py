from vneduunion.rollup.scheduling import heaviest
from vneduunion.structure.descent import Days


def test_days_that_meet_are_taken_once() -> None:
    runs = [Days(1, 5), Days(5, 9), Days(6, 9)]
    assert heaviest(runs, [(5,), (5,), (4,)]) == [0, 2]


def test_what_weighs_the_same_is_decided_by_what_stands_first() -> None:
    assert heaviest([Days(1, 2), Days(1, 2)], [(2, 0), (2, 0)]) == [0]
    assert heaviest([Days(1, 2), Days(1, 2)], [(2, -3), (2, -1)]) == [1]


def test_nothing_is_taken_that_weighs_nothing() -> None:
    assert heaviest([Days(1, 2)], [(0, 0)]) == []
