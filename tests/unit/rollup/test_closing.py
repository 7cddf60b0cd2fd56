"""Whether anything is missing in a cell."""

import pytest
from attrs import evolve

from tests.figure_worlds import MEASURES, QUARTERS, TIES, UNITS, YEAR, bounds, day, figure, rolled, world
from tests.small_world import measure, tie
from vneduunion import Grid, Period
from vneduunion.model import Operator, Scope, TieKind
from vneduunion.rollup import Expected, Open

SECTOR, OWN, DIRECT = Scope.SECTOR, Scope.OWN, Scope.DIRECT
BELOW = ("mid", "left", "right", "guided")


def coverage(grid: Grid, unit: str = "top") -> str:
    (cell,) = (each for each in grid if each.unit == unit)
    return cell.coverage.text()


def test_where_nobody_lists_them_the_units_that_have_figures_are_told() -> None:
    grid = rolled(world(figure("f", "left", 3), figure("g", "left", 4), figure("h", "right", 5)))
    assert (coverage(grid), bounds(grid)) == ("2 of unknown", (8, None))


def test_a_total_is_whole_where_all_that_is_expected_is_counted() -> None:
    told = [figure(f"of-{each}", each, 2, scope=OWN) for each in BELOW]
    assert bounds(rolled(world(*told), expected=BELOW)) == (8, 8)
    grid = rolled(world(*told[:3]), expected=BELOW)
    assert (coverage(grid), bounds(grid)) == ("3 / 4", (6, None))


@pytest.mark.parametrize(
    ("scope", "covered", "high"),
    [(SECTOR, "4 / 4", 9), (DIRECT, "3 / 4", None), (OWN, "1 / 4", None), (None, "1 / 4", None)],
)
def test_a_figure_counts_for_all_units_that_it_certainly_reaches(
    scope: Scope | None, covered: str, high: int | None
) -> None:
    grid = rolled(world(figure("f", "mid", 9, scope=scope)), expected=BELOW)
    assert (coverage(grid), bounds(grid)) == (covered, (9, high))


def test_a_unit_has_figures_where_they_tell_of_all_its_days() -> None:
    quarters = [figure(f"q{at}", "left", 2, each) for at, each in enumerate(QUARTERS)]
    assert coverage(rolled(world(*quarters), expected=["left"])) == "1 / 1"
    assert coverage(rolled(world(*quarters[:3]), expected=["left"])) == "0 / 1"
    founded = [evolve(each, since=day(4)) if each.id == "left" else each for each in UNITS]
    grid = rolled(world(*quarters[1:], units=founded), expected=Expected(units=("left",), open=Open.END))
    assert (coverage(grid), bounds(grid)) == ("1 / 1", (6, 6))


def test_a_limit_tells_of_days_too() -> None:
    grid = rolled(world(figure("f", "left", 9)), periods=QUARTERS[:1], expected=["left"])
    assert (coverage(grid), bounds(grid)) == ("1 / 1", (0, 9))


def test_one_value_is_all_there_is_of_a_stock() -> None:
    told = figure("f", "left", 9, Period.as_of(day(3)), measure="groups.there")
    grid = rolled(world(told), "groups.there", expected=["left"])
    assert (coverage(grid), bounds(grid)) == ("1 / 1", (9, 9))


def test_nothing_is_missing_where_the_place_itself_tells_all() -> None:
    quarters = [figure(f"q{at}", "mid", 2, each, scope=SECTOR) for at, each in enumerate(QUARTERS)]
    grid = rolled(world(*quarters))
    assert (bounds(grid, "mid"), bounds(grid)) == ((8, 8), (8, None))
    assert bounds(rolled(world(*quarters[1:])), "mid") == (6, None)
    managed = [evolve(each, scope=DIRECT) for each in quarters]
    assert bounds(rolled(world(*managed)), "mid") == (8, None)
    assert bounds(rolled(world(*managed), line=TieKind.DIRECT), "mid") == (8, 8)
    alone = [evolve(each, scope=OWN) for each in quarters]
    assert bounds(rolled(world(*alone), scope=OWN), "mid") == (8, 8)
    assert bounds(rolled(world(*quarters), structure=day(1)), "mid") == (8, None)


def test_a_stock_of_the_place_itself_is_all_there_is() -> None:
    told = figure("f", "mid", 9, Period.as_of(day(3)), measure="groups.there", scope=SECTOR)
    assert bounds(rolled(world(told), "groups.there"), "mid") == (9, 9)


def test_parts_of_what_the_place_itself_did_do_not_tell_all() -> None:
    told = figure("f", "mid", 9, measure="groups.young", scope=SECTOR)
    assert bounds(rolled(world(told), "groups"), "mid") == (9, None)


def test_a_place_that_did_not_live_then_tells_nothing() -> None:
    """It has no cell of its own; what began while it lived may go into one, of which nobody tells all."""
    ended = [evolve(each, until=day(1).replace(year=2024)) if each.id == "mid" else each for each in UNITS]
    grid = rolled(world(figure("f", "left", 9), units=ended))
    assert len(grid) == 0
    before = Period.span(day(1).replace(year=2023), YEAR.last)
    grid = rolled(world(figure("f", "left", 9, before), units=ended))
    assert bounds(grid, "mid") == (0, None)


def test_units_that_leave_a_place_are_counted_there_until_then() -> None:
    """Their figures are expected where they are last; but what they did before is missing where it was."""
    ties = [*TIES[1:], tie("mid", "top"), tie("right", "guided", since=day(4))]
    ties = [
        evolve(each, until=day(3, 31)) if (each.child, each.parent) == ("right", "mid") else each
        for each in ties
    ]
    told = [figure("f", "left", 3), figure("g", "right", 2, QUARTERS[1])]
    grid = rolled(world(*told, ties=ties), line=TieKind.DIRECT, expected=["left", "right"])
    assert (coverage(grid, "mid"), bounds(grid, "mid")) == ("1 / 1", (3, None))
    more = [*told, figure("h", "right", 1, QUARTERS[0])]
    grid = rolled(world(*more, ties=ties), line=TieKind.DIRECT, expected=["left", "right"])
    assert bounds(grid, "mid") == (4, 4)


def test_the_greatest_may_be_greater_where_parts_are_missing() -> None:
    told = [
        figure("f", "left", 9, QUARTERS[0], measure="largest"),
        figure("g", "right", 7, measure="largest"),
    ]
    grid = rolled(world(*told), "largest", expected=["left", "right"])
    assert (coverage(grid), bounds(grid)) == ("1 / 2", (9, None))
    least = measure("least", over_units=Operator.MIN, over_time=Operator.MIN)
    small = [evolve(each, measure="least") for each in told]
    assert bounds(
        rolled(world(*small, measures=[*MEASURES, least]), "least", expected=["left", "right"])
    ) == (0, 7)


def test_where_units_are_listed_and_none_is_of_the_place_it_is_open() -> None:
    told = figure("f", "left", 3, scope=OWN)
    grid = rolled(world(told), periods=[YEAR], expected=["right"])
    cells = {cell.unit: (cell.quantity.high, cell.coverage.have, cell.coverage.expected) for cell in grid}
    assert cells["left"] == (None, 0, None)
    assert cells["top"] == (None, 0, 1)
