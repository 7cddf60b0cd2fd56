"""Which figures say something of a cell, and what."""

import pytest
from attrs import evolve

from tests.figure_worlds import QUARTERS, UNITS, YEAR, bounds, day, figure, left, rolled, used, world
from tests.small_world import tie, unit
from vneduunion import Quantity
from vneduunion.model import Scope, Share, Status, Succession, SuccessionKind, TieKind
from vneduunion.reference import catalogue
from vneduunion.rollup import Missing

SECTOR, OWN, DIRECT = Scope.SECTOR, Scope.OWN, Scope.DIRECT


# --- the cell itself -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "scope", "reports"),
    [
        (TieKind.GUIDANCE, SECTOR, {"sector", "none"}),
        (TieKind.DIRECT, SECTOR, {"direct", "none"}),
        (TieKind.GUIDANCE, DIRECT, {"direct", "none"}),
        (TieKind.GUIDANCE, OWN, {"own", "none"}),
    ],
)
def test_a_figure_reports_the_cell_whose_scope_it_has(line: TieKind, scope: Scope, reports: set[str]) -> None:
    """Nothing is added up from it; what reaches further limits the cell, and what counts less adds to it."""
    told = [figure(str(each or "none").lower(), "mid", 9, scope=each) for each in (None, *Scope)]
    grid = rolled(world(*told), line=line, scope=scope, units=["mid"])
    (cell,) = grid
    assert {each.id for each in cell.reported} == reports
    assert {record for record, (why, _) in left(grid, "mid").items() if why == "REPORTED"} == reports


def test_the_scope_of_a_unit_that_manages_none_may_be_another() -> None:
    told = [figure("f", "left", 9, scope=SECTOR), figure("g", "left", 8, scope=DIRECT)]
    grid = rolled(world(*told), line=TieKind.DIRECT, scope=OWN, units=["left"])
    assert {each.id for each in grid.cell("turns[reported]", "left", YEAR).reported} == {"f", "g"}


def test_what_it_alone_did_is_not_all_below_it() -> None:
    grid = rolled(world(figure("f", "left", 9, scope=OWN)), missing=Missing.ZERO)
    assert bounds(grid, "left") == bounds(grid) == (9, 9)


# --- places --------------------------------------------------------------------------------------


def test_scopes_of_what_is_asked_for() -> None:
    data = world(*(figure(f"of-{each.id}", each.id, 2, scope=OWN) for each in UNITS))
    answers = {
        scope: {cell.unit: cell.quantity.low for cell in rolled(data, scope=scope, units=["top", "mid"])}
        for scope in Scope
    }
    assert answers == {
        SECTOR: {"top": 10, "mid": 8},
        DIRECT: {"top": 8, "mid": 6},
        OWN: {"top": 0, "mid": 0},
    }
    assert left(rolled(data, scope=OWN)) == {"of-top": ("REPORTED", None)}


MOVED = [tie("left", "mid", until=day(3, 31)), tie("left", "right", since=day(4)), tie("mid", "top")]


def test_a_unit_that_moves_takes_what_it_does_from_then_on() -> None:
    q1, q2 = QUARTERS[:2]
    data = world(figure("f", "left", 3, q1), figure("g", "left", 5, q2), figure("h", "left", 9), ties=MOVED)
    grid = rolled(data, missing=Missing.ZERO)
    assert used(grid, "mid") == {"f": 10_000, "h": 0}
    assert left(grid, "mid") == {"h": ("BEYOND", None)}
    assert used(grid, "right") == {"g": 10_000, "h": 0}
    assert used(grid) == {"f": 10_000, "h": 0}


GONE = Succession(kind=SuccessionKind.ABSORBED, before=("left",), after=("right",), on=day(7))
ENDED = [evolve(each, until=day(6, 30)) if each.id == "left" else each for each in UNITS]


def test_on_the_structure_of_a_day_figures_count_where_their_units_went() -> None:
    told = [figure("f", "left", 3, QUARTERS[0]), figure("g", "right", 5, QUARTERS[0])]
    data = world(*told, units=ENDED, successions=[GONE])
    grid = rolled(data, structure=day(8), missing=Missing.ZERO)
    assert bounds(grid, "right") == bounds(grid) == (8, 8)
    quarter = rolled(data, periods=QUARTERS[:1], structure=day(8), missing=Missing.ZERO)
    assert bounds(quarter, "right") == (8, 8)
    only = rolled(data, scope=OWN, structure=day(8), missing=Missing.ZERO)
    assert {cell.unit: cell.quantity for cell in only} == {"right": Quantity.exact(8)}


def test_a_figure_of_the_place_itself_reports_it_where_nothing_joined_it() -> None:
    told = [figure("f", "right", 5, QUARTERS[3]), figure("g", "right", 4, QUARTERS[0])]
    grid = rolled(
        world(*told, units=ENDED, successions=[GONE]), periods=QUARTERS, structure=day(8), units=["right"]
    )
    reported = [[each.id for each in cell.reported] for cell in grid]
    assert reported == [[], [], [], ["f"]]


SPLIT = Succession(kind=SuccessionKind.SPLIT, before=("left",), after=("new", "newer"), on=day(7))
HALVES = (Share(after="new", basis_points=6_000), Share(after="newer", basis_points=4_000))


@pytest.mark.parametrize(
    ("shares", "asked", "known"),
    [
        ((), "turns", (0, 5)),
        (HALVES, "turns", (3, 3)),
        (HALVES, "groups", (0, 5)),
    ],
)
def test_of_a_unit_that_was_split_parts_count(
    shares: tuple[Share, ...], asked: str, known: tuple[int, int]
) -> None:
    """Only what is added up has parts; of groups that several quarters may share, all may be in either."""
    units = [*ENDED, unit("new", since=day(7)), unit("newer", since=day(7))]
    data = world(
        figure("f", "left", 5, QUARTERS[0], measure=asked),
        units=units,
        successions=[evolve(SPLIT, shares=shares)],
    )
    grid = rolled(data, asked, structure=day(8), missing=Missing.ZERO)
    assert bounds(grid, "new") == known


def test_along_territories_a_figure_counts_in_those_of_all_that_it_may_count() -> None:
    facts = catalogue()
    units = [
        evolve(each, territory=where)
        for each, where in zip(
            UNITS, (None, "vn63.yen-bai", "vn63.lao-cai", "vn34.lao-cai", "vn63.ha-noi"), strict=True
        )
    ]
    told = [figure("f", "left", 3), figure("g", "right", 4), figure("h", "mid", 50, scope=SECTOR)]
    data = world(*told, units=units, territories=facts.territories, successions=facts.successions)
    grid = rolled(data, line="vn-34", missing=Missing.ZERO)
    assert bounds(grid, "vn34.lao-cai") == (7, 57)
    assert left(grid, "vn34.lao-cai") == {"h": ("BEYOND", None)}
    managed = evolve(data, figures=[*data.figures[:2], figure("h", "mid", 50, scope=DIRECT)])
    assert bounds(rolled(managed, line="vn-34", missing=Missing.ZERO), "vn34.lao-cai") == (50, 50)
    with pytest.raises(ValueError, match="territories"):
        rolled(data, line="vn-34", scope=OWN)


# --- units that are not there --------------------------------------------------------------------


def test_figures_of_units_that_were_not_there_count_nowhere() -> None:
    units = [evolve(each, until=day(3, 31)) if each.id == "left" else each for each in UNITS]
    told = [
        figure("f", "nobody", 3),
        figure("g", "left", 4, QUARTERS[2]),
        figure("h", "left", 5, QUARTERS[3]),
        figure("i", "left", 6),
    ]
    grid = rolled(world(*told, units=units), periods=[YEAR, QUARTERS[2]], missing=Missing.ZERO)
    found = {
        (row["unit"], row["why"], row["period"]): (row["low"], row["high"], row["records"])
        for row in grid.strays.iter_rows(named=True)
    }
    assert found == {
        ("nobody", "UNKNOWN_UNIT", 0): (3, 3, 1),
        ("nobody", "UNKNOWN_UNIT", 1): (0, 3, 1),
        ("left", "OUTSIDE_LIFE", 0): (9, 9, 2),
        ("left", "OUTSIDE_LIFE", 1): (4, 4, 1),
    }
    assert grid.cell("turns[reported]", "top", YEAR).quantity == Quantity.exact(6)


def test_figures_known_later_are_left_out() -> None:
    told = [figure("f", "left", 3, reported=day(5)), figure("g", "right", 4)]
    grids = [rolled(world(*told), as_of=on, missing=Missing.ZERO) for on in (None, day(5), day(4))]
    assert [len(grid) and bounds(grid) for grid in grids] == [(7, 7), (3, 3), 0]


def test_what_is_not_settled_is_told() -> None:
    data = world(figure("f", "left", 3, status=Status.PROVISIONAL), figure("g", "right", 4))
    grid = rolled(data)
    assert grid.explain("turns[reported]", "top", YEAR)["assumed"].to_list() == ["STATUS", ""]
