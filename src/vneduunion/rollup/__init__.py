"""Measures over units and periods, counted from records or put together from reported figures."""

from vneduunion.extras import require

require("tables", "narwhals")
require("tables", "polars")

from vneduunion.rollup.expecting import Expected, Missing, Open  # noqa: E402 the extra is asked for first
from vneduunion.rollup.grid import Grid  # noqa: E402 likewise
from vneduunion.rollup.grid_cells import Coverage, GridCell  # noqa: E402 likewise
from vneduunion.rollup.narrowing import for_each  # noqa: E402 likewise
from vneduunion.rollup.reported import Itself, Reported  # noqa: E402 likewise
from vneduunion.rollup.rolling import roll_up  # noqa: E402 likewise

__all__ = [
    "Coverage",
    "Expected",
    "Grid",
    "GridCell",
    "Itself",
    "Missing",
    "Open",
    "Reported",
    "for_each",
    "roll_up",
]
