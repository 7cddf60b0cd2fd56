"""What a grid tells of figures that are put together."""

import pytest
from attrs import evolve

from tests.figure_worlds import QUARTERS, UNITS, YEAR, bounds, day, figure, rolled, used, world
from tests.rule_checks import on_duckdb
from vneduunion import Quantity, Truth, roll_up, scan, tables
from vneduunion.cells import AssumptionKind
from vneduunion.model import Activity, ActivityKind, Operator, Scope, TieKind
from vneduunion.reference import press
from vneduunion.rollup import Itself, Missing, Reported
from vneduunion.values.names import Name
from vneduunion.values.periods import Period

TURNS = "turns[reported]"
TOLD = [
    figure("f", "mid", 9),
    figure("g", "left", "over 4", QUARTERS[0]),
    figure("h", "right", 3, QUARTERS[0]),
    figure("i", "nobody", 3),
]


def test_groups_of_the_press_beside_those_of_hanoi() -> None:
    """That groups established in Hanoi on a day of 2025 were operating in 2020-2025 is taken for granted."""
    asked = Reported(
        "groups.operating",
        itself=Itself.OWN,
        assume=[AssumptionKind.CONTAINMENT, AssumptionKind.PERIOD],
    )
    stage = Period.stage(2020, 2025)
    grid = roll_up(press(), [asked], line=TieKind.GUIDANCE, periods=[stage], units=["vetu"])
    cell = grid.cell(asked.id, "vetu", stage)
    assert (cell.quantity, cell.coverage.text()) == (Quantity(low=2_168), "1 of unknown")
    assert [each.quantity for each in cell.reported] == [Quantity.exact(47_892)]
    assert cell.agrees is Truth.UNKNOWN
    (row,) = grid.explain(asked.id, "vetu", stage).iter_rows(named=True)
    assert (row["record"], row["assumed"]) == ("press.003.groups", "PERIOD, CONTAINMENT")


def test_figures_stand_beside_what_is_counted_from_records() -> None:
    held = Activity(id="a", kind=ActivityKind.TRAINING, name=Name(en="A"), unit="left", period=YEAR)
    data = evolve(world(*TOLD), activities=[held])
    grid = roll_up(data, ["activities.held", Reported("turns")], periods=[YEAR], line=TieKind.GUIDANCE)
    cells = {(cell.measure, cell.unit): cell for cell in grid}
    assert cells["activities.held", "mid"].quantity == Quantity(low=1)
    assert cells[TURNS, "mid"].quantity == Quantity(low=7)
    assert [each.id for each in cells[TURNS, "mid"].reported] == ["f"]
    assert cells["activities.held", "mid"].reported == ()
    assert set(grid.strays["measure"]) == {TURNS}
    assert grid.pivot(TURNS).height == 4


def test_a_cell_is_explained_page_by_page() -> None:
    grid = rolled(world(*TOLD))
    pages = [grid.explain(TURNS, "mid", YEAR, offset=offset, limit=1).rows() for offset in (0, 1, 2)]
    assert pages == [
        [("g", "left", 4, None, 10_000, 10_000, "")],
        [("h", "right", 3, 3, 10_000, 10_000, "")],
        [],
    ]
    assert grid.explain(TURNS, "guided", YEAR).is_empty()


def test_cells_of_the_units_asked_for_are_there_without_figures() -> None:
    grid = rolled(world(*TOLD), units=["guided", "mid"], missing=Missing.ZERO)
    assert {cell.unit: (cell.quantity, cell.records) for cell in grid} == {
        "guided": (Quantity.exact(0), 0),
        "mid": (Quantity(low=7), 2),
    }
    assert grid.cell(TURNS, "guided", YEAR).reported == ()


def test_by_default_the_years_are_those_of_the_figures() -> None:
    told = [figure("f", "left", 3, Period.span(2023, None)), figure("g", "left", 3, Period.year(2025))]
    grid = roll_up(world(*told), [Reported("turns")])
    assert [period.text() for period in grid.periods] == ["2023", "2024", "2025"]
    assert roll_up(world(), [Reported("turns")]).periods == ()


def test_sums_are_never_greater_than_a_column_holds() -> None:
    told = [figure("f", "left", 2**62, scope=Scope.OWN), figure("g", "right", 2**62, scope=Scope.OWN)]
    assert bounds(rolled(world(*told), missing=Missing.ZERO)) == (2**63 - 1, None)


def test_a_grid_of_records_has_no_overlaps() -> None:
    grid = roll_up(world(), ["activities.held"], periods=[YEAR])
    assert grid.overlaps.is_empty()
    assert grid.overlaps.columns == rolled(world(*TOLD)).overlaps.columns


def test_duckdb_gives_the_same() -> None:
    data = world(
        *TOLD, figure("j", "right", 1, QUARTERS[1], part_of="k"), figure("k", "right", 2, measure="groups")
    )
    one, other = (rolled(each, periods=[YEAR, QUARTERS[0]]) for each in (data, on_duckdb(data)))
    assert one.table.equals(other.table)
    assert one.strays.equals(other.strays)
    assert one.overlaps.equals(other.overlaps)
    assert used(one, "mid") == used(other, "mid")
    assert one.cell(TURNS, "mid", YEAR) == other.cell(TURNS, "mid", YEAR)


def test_figures_that_count_nowhere_are_findings_too() -> None:
    units = [evolve(each, until=day(3, 31)) if each.id == "left" else each for each in UNITS]
    told = [
        figure("f", "nobody", 3),
        figure("g", "left", 4, QUARTERS[2]),
        figure("h", "left", "over 5", QUARTERS[3]),
        figure("i", "right", 6),
        figure("j", "right", 6, Period.year(2030)),
        figure("k", "nobody", 6, Period.year(2030)),
    ]
    held = Activity(id="a", kind=ActivityKind.TRAINING, name=Name(en="A"), unit="left", period=QUARTERS[1])
    data = evolve(world(*told, units=units), activities=[held])
    measures = [Reported("turns"), "activities.held"]
    grid = roll_up(data, measures, periods=[YEAR, QUARTERS[2]], line=TieKind.GUIDANCE)
    assert [(item.code, item.table, item.field) for item in grid.findings] == [
        ("R102", "activities", "unit"),
        ("R102", "figures", "unit"),
        ("X201", "figures", "unit"),
    ]
    assert [item.values["records"] for item in grid.findings] == [1, 2, 1]
    assert grid.findings[1].values["amount"]["en"] == "at least 9"
    assert "[reported]" in grid.findings[1].text()
    assert grid.accounted.rows() == [("activities.held", 0, 1, 0), (TURNS, 1, 3, 2_500)]
    alone = roll_up(data, measures[:1], periods=[YEAR, QUARTERS[2]], line=TieKind.GUIDANCE)
    assert tuple(alone.findings) == grid.findings[1:]
    assert alone.accounted.rows() == grid.accounted.rows()[1:]


def test_ratios_of_figures() -> None:
    told = [
        figure("f", "left", 8, measure="groups"),
        figure("g", "left", 6, measure="groups.young"),
        figure("h", "left", 9, measure="groups.young", movement="m"),
    ]
    groups, young = Reported("groups"), Reported("groups.young")
    others = Reported("groups.young", movement="m")
    means = Reported("groups", over_units=Operator.MEAN)
    asked = [groups, young, others, means, "activities.held"]
    grid = roll_up(world(*told), asked, periods=[YEAR], units=["top"])

    def bounds_of(one: str, other: str) -> tuple[int | None, int | None]:
        return grid.ratio(one, other).select("low", "high").row(0)

    assert bounds_of(young.id, groups.id) == (0, 10_000)
    assert bounds_of(young.id, means.id) == (0, None)
    assert bounds_of(others.id, groups.id) == bounds_of(groups.id, young.id) == (0, None)
    assert bounds_of("activities.held", groups.id) == bounds_of(groups.id, "activities.held") == (0, None)


def test_frames_come_back_as_they_were_given() -> None:
    pandas = pytest.importorskip("pandas")
    frames = {
        name: frame.collect("pandas").to_native() for name, frame in tables(world(*TOLD)).frames.items()
    }
    grid = rolled(scan(frames), units=["mid"])
    assert isinstance(grid.explain(TURNS, "mid", YEAR), pandas.DataFrame)
    assert isinstance(grid.to_frame(), pandas.DataFrame)
