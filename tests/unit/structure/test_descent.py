from datetime import date

import pytest

from tests.small_world import tie, unit
from vneduunion.model import Dataset, TieKind
from vneduunion.structure import Descent
from vneduunion.structure.descent import Days, covers, without
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth

DIRECT = frozenset({TieKind.DIRECT})
BOTH = frozenset({TieKind.DIRECT, TieKind.GUIDANCE})
MERGER = date(2025, 7, 1)
EVE = date(2025, 6, 30)


def descent(*ties, units=()):
    return Descent(Dataset(ties=ties, units=units))


def test_a_unit_is_below_itself_and_below_all_above_it():
    below = descent(tie("c", "b", TieKind.DIRECT), tie("b", "a", TieKind.DIRECT))
    assert set(below.ancestors("c", DIRECT)) == {"a", "b", "c"}


def test_only_the_chosen_lines_are_followed():
    below = descent(
        tie("c", "b", TieKind.DIRECT), tie("b", "a", TieKind.GUIDANCE), tie("b", "x", TieKind.COORDINATION)
    )
    assert below.throughout("c", "a", DIRECT, Period.year(2024)) is Truth.FALSE
    assert below.throughout("c", "a", BOTH, Period.year(2024)) is Truth.TRUE
    assert below.throughout("c", "x", BOTH, Period.year(2024)) is Truth.FALSE


def test_ties_in_a_circle_end():
    below = descent(tie("a", "b", TieKind.DIRECT), tie("b", "a", TieKind.DIRECT))
    assert set(below.ancestors("a", DIRECT)) == {"a", "b"}


def test_a_tie_that_changes_hands_without_a_gap_holds_throughout():
    moved = descent(
        tie("c", "b", TieKind.DIRECT, until=EVE),
        tie("c", "d", TieKind.DIRECT, since=MERGER),
        tie("b", "a", TieKind.DIRECT),
        tie("d", "a", TieKind.DIRECT),
    )
    assert moved.throughout("c", "a", DIRECT, Period.year(2025)) is Truth.TRUE
    assert moved.throughout("c", "b", DIRECT, Period.year(2025)) is Truth.FALSE


@pytest.mark.parametrize(
    ("period", "answer"),
    [
        (Period.school_year(2023), Truth.TRUE),  # ends before the tie does
        (Period.school_year(2024), Truth.UNKNOWN),  # its certain days end on 31 May, its widest on 31 August
        (Period.school_year(2025), Truth.FALSE),
        (Period.term(2023, 2028), Truth.UNKNOWN),  # no day is certain
        (Period.term(2028, 2033), Truth.FALSE),
    ],
)
def test_a_tie_that_ends_inside_a_vague_period_is_not_known_to_hold(period, answer):
    ended = descent(tie("c", "a", TieKind.DIRECT, until=EVE))
    assert ended.throughout("c", "a", DIRECT, period) is answer


def test_days_after_the_life_of_the_unit_do_not_count():
    ended = descent(tie("c", "a", TieKind.GUIDANCE, until=EVE), units=[unit("c", until=EVE)])
    assert ended.throughout("c", "a", BOTH, Period.school_year(2024)) is Truth.TRUE


def test_days_after_the_life_of_a_unit_above_count_for_nothing_above_it():
    """Of the school year the last two months are open; the next one certainly lies after the end."""
    ended = descent(
        tie("c", "b", TieKind.DIRECT), tie("b", "a", TieKind.DIRECT), units=[unit("b", until=EVE), unit("c")]
    )
    for upper in ("a", "b"):
        assert ended.throughout("c", upper, DIRECT, Period.school_year(2023)) is Truth.TRUE
        assert ended.throughout("c", upper, DIRECT, Period.school_year(2024)) is Truth.UNKNOWN
        assert ended.throughout("c", upper, DIRECT, Period.school_year(2025)) is Truth.FALSE


def test_a_tie_that_shares_no_day_with_its_upper_unit_joins_nothing():
    never = descent(tie("c", "b", TieKind.DIRECT, since=MERGER), units=[unit("b", until=EVE)])
    assert never.below("b", DIRECT) == {"b"}


def test_a_period_wholly_outside_the_life_of_the_unit_says_nothing():
    ended = descent(tie("c", "a", TieKind.GUIDANCE), units=[unit("c", until=EVE)])
    assert ended.throughout("c", "a", BOTH, Period.year(2026)) is Truth.UNKNOWN


def test_a_unit_with_all_that_ever_stood_below_it():
    below = descent(
        tie("school", "province", TieKind.DIRECT, until=EVE),
        tie("school", "sector", TieKind.GUIDANCE),
        tie("other", "province", TieKind.DIRECT),
    )
    assert below.below("province", DIRECT) == {"province", "school", "other"}
    assert below.below("sector", DIRECT) == {"sector"}
    assert below.below("sector", BOTH) == {"sector", "school"}
    assert below.below("nobody", BOTH) == {"nobody"}


def test_runs_of_days_cover_when_no_day_is_left_out():
    assert covers([Days(5, 9), Days(1, 4)], Days(2, 9))
    assert not covers([Days(1, 4), Days(6, 9)], Days(2, 9))
    assert not covers([], Days(2, 2))


def test_days_of_runs_that_lie_in_none_of_others():
    assert without([Days(1, 4), Days(5, 9)], [Days(3, 6), Days(9, 12)]) == [Days(1, 2), Days(7, 8)]
    assert without([Days(1, 4)], [Days(1, 4)]) == without([], [Days(1, 4)]) == []
    assert without([Days(1, 4)], []) == [Days(1, 4)]
