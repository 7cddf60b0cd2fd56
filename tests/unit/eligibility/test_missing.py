"""Examples; that the sets are right and the smallest on every small case is a law."""

from collections.abc import Mapping

import pytest

from vneduunion.eligibility import missing
from vneduunion.eligibility.conditions import Condition, Need, Some, all_of, any_of
from vneduunion.eligibility.facts import Fact, FactKind, Known
from vneduunion.eligibility.missing import MORE_WAYS, MOST_TOLD, Found, Way, deciding_sets

OPEN = Known(0, 4)
RATING, WORKS, LEADER = Fact(FactKind.RATING), Fact(FactKind.WORKS), Fact(FactKind.LEADER)
UNREAD, RECALLED = Fact(FactKind.UNREAD, ("rest",)), Fact(FactKind.RECALLED, ("law", "2013"))
GOOD, EXCELLENT, ONE, TWO = Need(RATING, 3), Need(RATING, 4), Need(WORKS, 1), Need(WORKS, 2)
LEADS, LEADS_NOT = Need(LEADER, 1), Need(LEADER, 0, most=True)


def sets(condition: Condition, known: Mapping[Fact, Known] | None = None, *, holds: bool = True) -> Found:
    return deciding_sets(condition, lambda fact: (known or {}).get(fact, OPEN), holds=holds)


def ways(condition: Condition, known: Mapping[Fact, Known] | None = None, *, holds: bool = True) -> set[Way]:
    return {*sets(condition, known, holds=holds).ways}


def below(need: Need) -> Need:
    return Need(need.fact, need.limit - 1, most=True)


def test_each_way_holds_all_it_needs_and_nothing_more() -> None:
    rule = any_of(all_of(GOOD, TWO), EXCELLENT)
    assert sets(rule).ways == ((EXCELLENT,), (GOOD, TWO))
    assert ways(rule, holds=False) == {(below(GOOD),), (below(TWO), below(EXCELLENT))}
    assert sets(rule).complete


def test_what_is_known_is_not_missing() -> None:
    rule = all_of(GOOD, TWO)
    assert ways(rule, {RATING: Known(3, 4)}) == {(TWO,)}
    assert ways(rule, {RATING: Known(3, 4), WORKS: Known(2, 3)}) == {()}
    assert ways(rule, {RATING: Known(0, 2)}) == set()


def test_some_of_several_parts_will_do() -> None:
    rule = Some(2, (GOOD, ONE, LEADS))
    assert ways(rule) == {(GOOD, ONE), (GOOD, LEADS), (ONE, LEADS)}


def test_of_two_needs_of_one_fact_the_stronger_is_told() -> None:
    assert ways(all_of(GOOD, EXCELLENT)) == {(EXCELLENT,)}
    assert ways(any_of(GOOD, EXCELLENT)) == {(GOOD,)}


def test_papers_come_before_texts_of_rules() -> None:
    rule = any_of(all_of(GOOD, TWO), Need(UNREAD, 1), Need(RECALLED, 1))
    assert ways(rule) == {(GOOD, TWO)}
    assert ways(rule, {RATING: Known(0, 1)}) == {(Need(UNREAD, 1),), (Need(RECALLED, 1),)}


def test_needs_that_contradict_each_other_are_no_way() -> None:
    rule = all_of(any_of(LEADS, GOOD), any_of(LEADS_NOT, EXCELLENT))
    assert ways(rule) == {(GOOD, LEADS_NOT), (EXCELLENT,)}
    assert ways(all_of(LEADS, LEADS_NOT)) == set()


def test_a_fact_of_which_either_side_would_do_is_not_told() -> None:
    assert ways(any_of(all_of(LEADS, GOOD), all_of(LEADS_NOT, ONE, GOOD))) == {(LEADS, GOOD), (GOOD, ONE)}
    assert ways(any_of(all_of(LEADS, GOOD), all_of(LEADS_NOT, GOOD))) == {(GOOD,)}


def test_a_range_between_two_limits_is_two_needs_of_one_fact() -> None:
    most = Need(WORKS, 3, most=True)
    assert ways(all_of(ONE, most)) == {(ONE, most)}
    assert ways(all_of(ONE, most), holds=False) == {(below(ONE),), (Need(WORKS, 4),)}


def test_only_the_first_of_many_sets_are_told_and_it_is_said() -> None:
    facts = [Fact(FactKind.JUDGED, (f"{number:02}",)) for number in range(MOST_TOLD + 1)]
    found = sets(any_of(*(Need(fact, 1) for fact in facts)), dict.fromkeys(facts, Known(0, 1)))
    assert (len(found.ways), found.complete) == (MOST_TOLD, False)
    all_told = sets(any_of(*(Need(fact, 1) for fact in facts[:-1])))
    assert (len(all_told.ways), all_told.complete) == (MOST_TOLD, True)


def test_where_there_are_too_many_ways_to_follow_some_are_found_and_it_is_said() -> None:
    """Any five of twelve: 792 ways."""
    parts = [Need(Fact(FactKind.JUDGED, (f"{number:02}",)), 1) for number in range(12)]
    found = sets(Some(5, tuple(parts)))
    assert MORE_WAYS < 792
    assert {len(way) for way in found.ways} == {5}
    assert not found.complete


def test_ways_that_lead_nowhere_are_followed_further(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that come first are for leaders alone, and so many that others are not reached at once."""
    monkeypatch.setattr(missing, "MOST_WAYS", 5)
    parts = [Need(Fact(FactKind.JUDGED, (f"{number}",)), 1) for number in range(7)]
    *of_leaders, others = parts
    found = sets(
        all_of(any_of(*(all_of(LEADS, part) for part in of_leaders), all_of(others, GOOD)), LEADS_NOT)
    )
    assert {frozenset(way) for way in found.ways} == {frozenset((LEADS_NOT, others, GOOD))}


def test_looking_for_facts_that_do_not_matter_comes_to_an_end() -> None:
    """A chain of facts, each of which matters only until the next one is seen not to."""
    facts = [Fact(FactKind.JUDGED, (f"{number}",)) for number in range(6)]
    yes = [Need(fact, 1) for fact in facts]
    no = [Need(fact, 0, most=True) for fact in facts]
    chain = any_of(
        all_of(yes[0], GOOD),
        *(all_of(no[at], yes[at + 1], GOOD) for at in range(len(facts) - 1)),
        all_of(no[-1], GOOD),
    )
    found = sets(chain, dict.fromkeys(facts, Known(0, 1)))
    assert found.ways
    assert not found.complete
