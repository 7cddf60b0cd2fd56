from itertools import product

import pytest

from vneduunion.eligibility.conditions import Condition, Need, Some, all_of, any_of, evaluated, needs, negated
from vneduunion.eligibility.facts import Fact, FactKind

ONE, TWO, THREE = (Fact(FactKind.RATING, (), year, year) for year in (2021, 2022, 2023))
A, B, C = Need(ONE, 1), Need(TWO, 1, most=True), Need(THREE, 2)


def holds(condition: Condition, world: dict[Fact, int]) -> bool:
    return bool(
        evaluated(
            condition,
            lambda need: need.holds(world[need.fact]),
            lambda least, parts: sum(parts) >= least,
        )
    )


@pytest.mark.parametrize(
    ("value", "at_least", "at_most"), [(0, False, True), (1, True, True), (2, True, False)]
)
def test_a_need_is_the_least_or_the_most_that_will_do(value: int, at_least: bool, at_most: bool) -> None:  # noqa: FBT001
    assert Need(ONE, 1).holds(value) is at_least
    assert Need(ONE, 1, most=True).holds(value) is at_most


def test_a_list_of_one_part_is_that_part() -> None:
    assert all_of(A) is any_of(A) is A
    assert all_of(A, B) == Some(2, (A, B))
    assert any_of(A, B) == Some(1, (A, B))


def test_nothing_to_hold_always_holds_and_no_way_never() -> None:
    assert holds(all_of(), {})
    assert not holds(any_of(), {})


@pytest.mark.parametrize(
    "condition",
    [A, B, all_of(A, B, C), any_of(A, B, C), Some(2, (A, B, C)), all_of(A, any_of(B, C)), all_of()],
)
def test_what_is_negated_holds_exactly_where_it_does_not(condition: Condition) -> None:
    for values in product(range(4), repeat=3):
        world = dict(zip((ONE, TWO, THREE), values, strict=True))
        assert holds(negated(condition), world) is not holds(condition, world)


def test_needs_stand_in_the_order_of_the_rule() -> None:
    assert [*needs(all_of(B, any_of(A, C), B))] == [B, A, C, B]
