"""Small worlds of units and figures, for tests of what is put together from figures."""

from collections.abc import Iterable
from datetime import date

from tests.small_world import measure, tie, unit
from vneduunion import Dataset, Figure, Grid, Period, Quantity, roll_up
from vneduunion.model import Counted, Operator, TieKind, Timing
from vneduunion.rollup import Reported
from vneduunion.tables import Tables

YEAR = Period.year(2025)
QUARTERS = tuple(Period.quarter(2025, number) for number in (1, 2, 3, 4))


def figure(id_: str, unit: str, quantity: str | int, period: Period = YEAR, **more: object) -> Figure:
    """A figure of the measure `turns`, if no other is given; numbers are exact."""
    told = Quantity.exact(quantity) if isinstance(quantity, int) else Quantity.parse(quantity)
    given = {"measure": "turns", "source": "s", "period": period} | more
    return Figure(id=id_, unit=unit, quantity=told, **given)


UNITS = [unit(id_) for id_ in ("top", "mid", "left", "right", "guided")]
TIES = [
    tie("mid", "top"),
    tie("left", "mid"),
    tie("right", "mid"),
    tie("guided", "mid", TieKind.GUIDANCE),
]
"""`top` manages `mid`, which manages `left` and `right` and guides `guided`."""
MEASURES = [
    measure("turns"),
    measure("groups", Counted.GROUP, timing=Timing.EXISTED),
    measure("groups.young", Counted.GROUP, timing=Timing.EXISTED, part_of=("groups",)),
    measure("groups.there", Counted.GROUP, timing=Timing.STOCK, presumed_part_of=("groups",)),
    measure("share", Counted.SHARE),
    measure("largest", over_units=Operator.MAX, over_time=Operator.MAX),
]


def world(*figures: Figure, **more: object) -> Dataset:
    return Dataset(**{"units": UNITS, "ties": TIES, "measures": MEASURES, "figures": figures} | more)


def rolled(
    data: Dataset | Tables,
    asked: str | Reported = "turns",
    periods: Iterable[Period] = (YEAR,),
    line: TieKind = TieKind.GUIDANCE,
    **more: object,
) -> Grid:
    reported = Reported(asked) if isinstance(asked, str) else asked
    return roll_up(data, [reported], periods=periods, line=line, **more)


def bounds(grid: Grid, unit: str = "top") -> tuple[int | None, int | None]:
    """The bounds of the one cell of a unit."""
    (cell,) = (each for each in grid if each.unit == unit)
    return cell.quantity.low, cell.quantity.high


def used(grid: Grid, unit: str = "top", period: Period = YEAR) -> dict[str, int]:
    """What went into a cell, each with the part that certainly counts."""
    found = grid.explain(grid.gathered[0].id, unit, period)
    return dict(found.select("record", "weight_low").iter_rows())


def left(grid: Grid, unit: str = "top") -> dict[str, tuple[str, str | None]]:
    """What was left out of the cells of a unit, why, and by what."""
    rows = grid.overlaps.iter_rows(named=True)
    return {row["record"]: (row["why"], row["by"]) for row in rows if row["unit"] == unit}


def day(month: int, number: int = 1) -> date:
    return date(2025, month, number)
