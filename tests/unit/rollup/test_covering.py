"""What is chosen for a cell, and what is left out and why."""

from datetime import date

import pytest

from tests.figure_worlds import QUARTERS, TIES, UNITS, YEAR, bounds, day, figure, left, rolled, used, world
from tests.small_world import tie, unit
from vneduunion import Figure, Period
from vneduunion.model import Operator, Scope, TieKind
from vneduunion.rollup import Missing, Reported

SECTOR, OWN, DIRECT = Scope.SECTOR, Scope.OWN, Scope.DIRECT
Q1, Q2, Q3, Q4 = QUARTERS


def chosen(*figures: Figure, asked: str | Reported = "turns", **more: object) -> set[str]:
    """What certainly counts in the cell of the top."""
    found = used(rolled(world(*figures, **more), asked))
    return {record for record, weight in found.items() if weight}


def test_the_figure_nearest_the_top_comes_first() -> None:
    data = world(figure("f", "mid", 9, scope=SECTOR), figure("g", "left", 5), figure("h", "guided", 5))
    grid = rolled(data, missing=Missing.ZERO)
    assert bounds(grid) == (9, 9)
    assert left(grid) == {"g": ("BELOW", "f"), "h": ("BELOW", "f")}


def test_what_it_leaves_free_of_units_or_days_goes_to_those_below() -> None:
    managed = figure("f", "mid", 9, scope=DIRECT)
    assert chosen(managed, figure("g", "left", 5), figure("h", "guided", 5)) == {"f", "h"}
    assert chosen(figure("f", "mid", 9, scope=OWN), figure("g", "left", 5)) == {"f", "g"}
    quarter = figure("f", "mid", 9, Q1, scope=SECTOR)
    assert chosen(quarter, figure("g", "left", 5, Q1), figure("h", "left", 5, Q2)) == {"f", "h"}


def test_of_one_unit_the_figures_that_count_the_most_units_on_the_most_days() -> None:
    quarters = [figure(f"q{at}", "left", 2, each) for at, each in enumerate(QUARTERS[:3])]
    assert chosen(*quarters, figure("y", "left", 8)) == {"y"}
    half = figure("h", "left", 4, Period.half_year(2025, 1))
    assert chosen(*quarters, half) == {"h", "q2"}
    sector = figure("f", "mid", 9, Period.half_year(2025, 1), scope=SECTOR)
    assert chosen(sector, figure("g", "mid", 3, scope=OWN)) == {"f"}
    assert left(rolled(world(*quarters, half)))["q0"] == ("SAME_UNIT", "h")


def test_then_those_that_block_the_fewest_then_the_most_exact_then_the_first() -> None:
    below = figure("b", "left", 1)
    assert chosen(figure("f", "mid", 9), figure("g", "mid", 9, scope=OWN), below) == {"g", "b"}
    vague, rough = figure("f", "left", "over 4"), figure("g", "left", "từ 4 đến 9")
    exact, another = figure("h", "left", 5), figure("i", "left", 6)
    assert chosen(vague, rough) == {"g"}
    assert chosen(rough, another, exact) == {"h"}
    assert left(rolled(world(rough, another, exact))) == {"g": ("SAME_CELL", "h"), "i": ("SAME_CELL", "h")}
    quarters = [figure(f"q{at}", "left", 2, each) for at, each in enumerate(QUARTERS)]
    assert chosen(*quarters, rough) == {"q0", "q1", "q2", "q3"}


def test_units_below_two_others_are_counted_once() -> None:
    ties = [*TIES, tie("other", "top"), tie("guided", "other")]
    told = [figure("f", "mid", 9, scope=SECTOR), figure("g", "other", 5, scope=SECTOR)]
    data = world(*told, units=[*UNITS, unit("other")], ties=ties)
    grid = rolled(data, missing=Missing.ZERO)
    assert (bounds(grid), left(grid)) == ((9, 14), {"g": ("SHARED", "f")})


def test_what_a_scope_that_is_not_printed_may_count_is_not_added() -> None:
    grid = rolled(world(figure("f", "mid", 9), figure("g", "left", 5)), missing=Missing.ZERO)
    assert (bounds(grid), left(grid)) == ((9, 14), {"g": ("UNKNOWN_SCOPE", "f")})
    assert used(grid) == {"f": 10_000, "g": 0}


def test_a_figure_is_not_added_to_that_of_which_it_is_a_part() -> None:
    whole = figure("f", "mid", 9, Q1, scope=OWN)
    part = figure("g", "left", 3, Q2, part_of="f")
    grid = rolled(world(whole, part))
    assert (bounds(grid), left(grid)) == ((9, None), {"g": ("PART_OF", "f")})
    deeper = figure("h", "right", 1, Q3, part_of="g")
    assert left(rolled(world(whole, part, deeper)))["h"] == ("PART_OF", "f")
    round_about = [figure("f", "left", 1, Q1, part_of="g"), figure("g", "right", 1, Q2, part_of="f")]
    assert left(rolled(world(*round_about))) == {"g": ("PART_OF", "f")}


def test_parts_of_one_figure_are_added_beside_it() -> None:
    """Their whole reports the cell itself, and stands beside."""
    whole = figure("f", "top", 9)
    parts = [figure("g", "left", 3, part_of="f"), figure("h", "right", 4, part_of="f")]
    grid = rolled(world(whole, *parts))
    assert (bounds(grid), left(grid)) == ((7, None), {"f": ("REPORTED", None)})


@pytest.mark.parametrize("part_of", ["f", "unknown"])
def test_a_part_of_the_same_cell_is_a_lower_bound_where_nothing_else_is_told(part_of: str) -> None:
    part = figure("g", "mid", 3, part_of=part_of)
    whole = figure("f", "mid", 9, measure="turns")
    grid = rolled(world(whole, part), units=["mid"], missing=Missing.ZERO)
    assert bounds(grid, "mid") == (3, None)
    assert chosen(whole, part) == {"f"}


def test_a_part_of_a_figure_of_another_measure_or_unit_is_whole() -> None:
    whole = figure("f", "mid", 9, measure="groups")
    assert bounds(rolled(world(whole, figure("g", "mid", 3, part_of="f")), missing=Missing.ZERO)) == (3, 3)


def test_parts_above_others_that_are_whole_come_after_them() -> None:
    part = figure("g", "mid", 3, part_of="unknown", scope=SECTOR)
    assert left(rolled(world(figure("f", "left", 9), part))) == {"g": ("ABOVE", "f")}


# --- where values over time make one of a unit ---------------------------------------------------


def groups(id_: str, unit: str, quantity: int, period: Period = YEAR, **more: object) -> Figure:
    return figure(id_, unit, quantity, period, measure="groups", **more)


def test_groups_of_one_quarter_may_be_those_of_another() -> None:
    """So that a figure of a unit leaves none of its days to those below."""
    told = [
        groups("f", "mid", 9, Q1, scope=SECTOR),
        groups("g", "mid", 7, Q2, scope=SECTOR),
        groups("h", "left", 5, Q3),
        groups("i", "mid", 3, Q4, scope=OWN),
    ]
    grid = rolled(world(*told), "groups", missing=Missing.ZERO)
    assert bounds(grid) == (9, 9 + 7 + 5 + 3)
    assert left(grid) == {"h": ("BELOW", "f"), "i": ("SAME_UNIT", "f")}


STOCKS = Reported("groups.there")


def there(id_: str, unit: str, quantity: int, on: date, **more: object) -> Figure:
    return figure(id_, unit, quantity, Period.as_of(on), measure="groups.there", **more)


def test_the_last_value_of_each_unit_is_added() -> None:
    told = [there("f", "left", 3, day(3)), there("g", "left", 5, day(6)), there("h", "right", 2, day(4))]
    grid = rolled(world(*told), STOCKS, missing=Missing.ZERO)
    assert (bounds(grid), left(grid)) == ((7, 7), {"f": ("OTHER_DAY", "g")})
    first = Reported("groups.there", over_time=Operator.FIRST)
    assert bounds(rolled(world(*told), first, missing=Missing.ZERO)) == (5, 5)


def test_of_one_day_the_most_exact_value() -> None:
    told = [there("f", "left", 3, day(3)), there("g", "left", 5, day(3)), there("h", "left", 9, day(2))]
    grid = rolled(world(*told), STOCKS, missing=Missing.ZERO)
    assert (bounds(grid), left(grid)["g"]) == ((3, 3), ("SAME_CELL", "f"))


@pytest.mark.parametrize("operator", [Operator.LAST, Operator.FIRST])
def test_where_a_period_has_no_value_the_last_one_before_it_is_taken(operator: Operator) -> None:
    old = [there("a", "left", 4, date(2024, 11, 1)), there("b", "left", 5, date(2024, 12, 1))]
    new = there("c", "left", 3, day(3))
    asked = Reported("groups.there", over_time=operator, look_back=62)
    assert bounds(rolled(world(*old), asked, missing=Missing.ZERO)) == (5, 5)
    assert bounds(rolled(world(*old, new), asked, missing=Missing.ZERO)) == (3, 3)
    assert len(rolled(world(*old), Reported("groups.there", over_time=operator))) == 0


def test_a_value_of_a_day_that_is_not_certain_may_be_the_last() -> None:
    vague, early = (
        figure("f", "left", 9, Period.school_year(2024), measure="groups.there"),
        there("g", "left", 3, day(3)),
    )
    answers = {
        operator: bounds(
            rolled(
                world(vague, early),
                Reported("groups.there", over_time=operator),
                [Period.half_year(2025, 1)],
                missing=Missing.ZERO,
            )
        )
        for operator in (Operator.LAST, Operator.FIRST)
    }
    assert answers == {Operator.LAST: (0, 9), Operator.FIRST: (3, 3)}


def test_of_two_values_on_days_that_may_be_one_either_may_be_the_last() -> None:
    vague = figure("f", "left", 9, Period.work_year(2025), measure="groups.there")
    crisp = [there("g", "left", 3, day(12, 31)), there("h", "left", 4, day(11, 29))]
    grids = [rolled(world(vague, each), STOCKS, missing=Missing.ZERO) for each in crisp]
    assert [bounds(grid) for grid in grids] == [(0, 9), (9, 9)]
    assert left(grids[0]) == {"f": ("OTHER_DAY", "g")}


def test_a_unit_that_is_blocked_limits_what_its_last_value_is() -> None:
    told = [
        there("f", "mid", 9, day(3)),
        there("g", "left", 4, day(3)),
        there("h", "left", 5, day(6)),
    ]
    grid = rolled(world(*told), STOCKS, missing=Missing.ZERO)
    assert (bounds(grid), used(grid)) == ((9, 14), {"f": 10_000, "h": 0})


def test_no_value_of_another_period_stands_for_one() -> None:
    asked = Reported("turns", over_time=Operator.NONE)
    year, quarter = figure("f", "left", 9), figure("g", "left", 5, Q1)
    assert bounds(rolled(world(year, quarter), asked, missing=Missing.ZERO)) == (9, 9)
    grid = rolled(world(quarter, figure("h", "right", 4)), asked, missing=Missing.ZERO)
    assert (bounds(grid), left(grid)) == ((4, None), {"g": ("NOT_ADDED", None)})
    twice = rolled(world(year, figure("h", "left", 7)), asked, missing=Missing.ZERO)
    assert (bounds(twice), left(twice)) == ((9, 9), {"h": ("SAME_CELL", "f")})


# --- limits --------------------------------------------------------------------------------------


def test_a_period_around_another_limits_it_as_far_as_nothing_else_does() -> None:
    year, quarter = figure("f", "left", 9), figure("g", "left", 5, Q1)
    assert bounds(rolled(world(year), periods=[Q1], missing=Missing.ZERO)) == (0, 9)
    grid = rolled(world(year, quarter), periods=[Q1], missing=Missing.ZERO)
    assert (bounds(grid), used(grid, period=Q1)) == ((5, 5), {"g": 10_000})
    assert left(grid) == {"f": ("STRADDLES", None)}


def test_what_reaches_beyond_a_place_limits_it() -> None:
    """Along DIRECT ties, the whole sector of `mid` is more than what counts there."""
    grid = rolled(world(figure("f", "mid", 9, scope=SECTOR)), line=TieKind.DIRECT, missing=Missing.ZERO)
    assert (bounds(grid), left(grid)) == ((0, 9), {"f": ("BEYOND", None)})
    fits = rolled(world(figure("f", "mid", 9, scope=DIRECT)), line=TieKind.DIRECT, missing=Missing.ZERO)
    assert bounds(fits) == (9, 9)
    part = figure("g", "mid", 9, scope=SECTOR, part_of="unknown")
    assert left(rolled(world(part), line=TieKind.DIRECT)) == {"g": ("BEYOND", None)}


def test_what_its_own_source_told_otherwise_later_is_left_out() -> None:
    old = figure("f", "left", 9, reported=day(1))
    new = figure("g", "left", 5, reported=day(2))
    grid = rolled(world(old, new), missing=Missing.ZERO)
    assert (bounds(grid), left(grid)) == ((5, 5), {"f": ("REPLACED", "g")})
    early = rolled(world(old, new), missing=Missing.ZERO, as_of=day(1, 15))
    assert (bounds(early), left(early)) == ((9, 9), {})
