"""Examples; that the answers are right on every small case is a law."""

from collections.abc import Mapping

import pytest

from vneduunion.eligibility.conditions import Condition, Need, Some, all_of, any_of
from vneduunion.eligibility.deciding import MOST_CASES, deciding, two_sided
from vneduunion.eligibility.facts import Fact, FactKind, Known
from vneduunion.values.truth import Truth

LEADER, RATING, WORKS = Fact(FactKind.LEADER), Fact(FactKind.RATING), Fact(FactKind.WORKS)
LEADS, LEADS_NOT = Need(LEADER, 1), Need(LEADER, 0, most=True)
GOOD, EXCELLENT = Need(RATING, 3), Need(RATING, 4)
OPEN, RATED = Known(0, 1), {RATING: Known(3, 3), WORKS: Known(0, 5)}


def answer(condition: Condition, known: Mapping[Fact, Known]) -> Truth:
    judge = deciding(two_sided(condition), known.__getitem__)
    return judge.truth(judge.answers(condition))


def test_only_facts_that_turn_on_both_sides_are_gone_through() -> None:
    assert two_sided(any_of(LEADS, GOOD)) == ()
    assert two_sided(any_of(all_of(LEADS, EXCELLENT), all_of(LEADS_NOT, GOOD))) == ((LEADER, (1,)),)


@pytest.mark.parametrize(
    ("of_leaders", "expected"),
    [(GOOD, Truth.TRUE), (EXCELLENT, Truth.UNKNOWN), (Need(RATING, 5), Truth.UNKNOWN)],
)
def test_what_holds_either_way_holds_though_nobody_knows_which(of_leaders: Need, expected: Truth) -> None:
    rule = any_of(all_of(LEADS, of_leaders), all_of(LEADS_NOT, GOOD))
    assert answer(rule, {LEADER: OPEN, **RATED}) is expected


def test_what_cannot_be_both_fails() -> None:
    assert answer(all_of(LEADS, LEADS_NOT), {LEADER: OPEN}) is Truth.FALSE


@pytest.mark.parametrize(
    ("rating", "leads", "expected"), [(3, 0, Truth.UNKNOWN), (3, 1, Truth.TRUE), (2, 0, Truth.FALSE)]
)
def test_some_of_several_parts_are_counted(rating: int, leads: int, expected: Truth) -> None:
    rule = Some(2, (GOOD, LEADS, Need(WORKS, 3)))
    known = {RATING: Known(rating, rating), LEADER: Known(leads, leads), WORKS: Known(0, 5)}
    assert answer(rule, known) is expected


def test_with_too_many_cases_facts_stand_for_themselves() -> None:
    """It is then not seen that each part holds either way: the answer is unknown, never wrong."""
    facts = [Fact(FactKind.JUDGED, (str(number),)) for number in range(MOST_CASES.bit_length())]
    few, many = (
        all_of(*(any_of(Need(fact, 1), Need(fact, 0, most=True)) for fact in some))
        for some in (facts[:3], facts)
    )
    known = dict.fromkeys(facts, OPEN)
    assert answer(few, known) is Truth.TRUE
    assert answer(many, known) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("rating", "works", "expected"),
    [
        (4, (0, 9), [EXCELLENT]),
        (3, (0, 9), [Need(WORKS, 2)]),
        (3, (0, 1), [EXCELLENT]),
        (3, (2, 2), [Need(WORKS, 2)]),
    ],
)
def test_of_several_ways_the_one_is_told_that_is_met_or_may_be(
    rating: int, works: tuple[int, int], expected: list[Need]
) -> None:
    condition = any_of(EXCELLENT, Need(WORKS, 2))
    known = {RATING: Known(rating, rating), WORKS: Known(*works)}
    assert [*deciding((), known.__getitem__).relevant(condition)] == expected


def test_of_all_that_is_asked_everything_is_told() -> None:
    known = {RATING: Known(4, 4), WORKS: Known(0, 1)}
    assert [*deciding((), known.__getitem__).relevant(all_of(GOOD, Need(WORKS, 2)))] == [GOOD, Need(WORKS, 2)]


def test_so_many_of_several_are_counted_case_by_case() -> None:
    two_of_three = Some(2, (LEADS, LEADS_NOT, GOOD))
    assert answer(two_of_three, {LEADER: OPEN, **RATED}) is Truth.TRUE
    assert answer(two_of_three, {LEADER: OPEN, RATING: Known(2, 2)}) is Truth.FALSE
    assert answer(two_of_three, {LEADER: OPEN, RATING: Known(2, 4)}) is Truth.UNKNOWN
