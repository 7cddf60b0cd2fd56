"""The same figures as an elastic linear program written by hand: scipy's sparse matrices, solved by bare HiGHS.

Each figure is a number from 0 up. What units tell of one measure is, below one parent, together at most what that
parent tells; each bound may be broken at a cost of the reliability of its source for every thing too many or
too few. It knows one measure at a time, one period, scopes that are all the same, and ties that last.

The program is written in two ways. `by_rows` is the plain one, with a row for every bound. `by_columns` has rows for
sums alone: a number is what its figure says at least, less what it is short of that, and more by what the figure
leaves open and by what is beyond that. Both have the same optima, and the second is solved in a small part of the
time.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, final

import highspy
import numpy as np
import numpy.typing as npt
import polars as pl
from attrs import evolve, frozen
from scipy import sparse

Reals = npt.NDArray[np.float64]
Frames = Mapping[str, pl.DataFrame]
Options = Mapping[str, str | int | float]

WEIGHT: Final = 5
"""The reliability of all sources."""
QUICKEST: Final[Options] = {
    "solver": "simplex",
    "presolve": "off",
    "simplex_dual_edge_weight_strategy": 0,
}
"""Dual simplex with Dantzig's pricing: presolve finds little to take away and takes long, interior points longer."""
LEVELS: Final = 4
TOLERANCE: Final = 1e-6


@final
@frozen(kw_only=True)
class Bounds:
    """The figures as arrays, and what is at most what.

    Attributes:
        low: the least of each figure, 0 where nothing is said.
        high: the most, infinite where nothing is said.
        sums: a row for each figure with figures below it: 1 for these and -1 for itself.
    """

    low: Reals
    high: Reals
    sums: sparse.csr_array


@final
@frozen(kw_only=True)
class Program:
    """A linear program in columns; no number in it is below 0.

    Attributes:
        cost: of each column.
        most_of_column: infinite where it has no end.
        rows: the factors.
        least: the least of each row.
        most: the most of each row.
    """

    cost: Reals
    most_of_column: Reals
    rows: sparse.csc_array
    least: Reals
    most: Reals


@final
@frozen(kw_only=True)
class Solved:
    """What the solver says.

    Attributes:
        objective: what the broken bounds cost.
        broken: how many figures have a bound that is broken.
        steps: how many iterations it took.
    """

    objective: float
    broken: int
    steps: int


def bounds(made: Frames) -> Bounds:
    """Figures and ties as arrays.

    Args:
        made: the frames `figures` and `ties`.
    """
    figures = made["figures"].select(
        "unit", "measure", low=pl.col("quantity_low").fill_null(0), high=pl.col("quantity_high")
    )
    figures = figures.with_row_index("at")
    below = (
        made["ties"]
        .select("child", "parent")
        .join(figures.select("at", "measure", child="unit"), on="child")
        .join(figures.select("measure", above="at", parent="unit"), on=["parent", "measure"])
    )
    wholes, row = np.unique(below["above"].to_numpy(), return_inverse=True)
    count = len(wholes)
    factors = np.concatenate((np.ones(len(below)), -np.ones(count)))
    places = (
        np.concatenate((row, np.arange(count))),
        np.concatenate((below["at"].to_numpy(), wholes)),
    )
    return Bounds(
        low=figures["low"].cast(pl.Float64).to_numpy(),
        high=figures["high"].cast(pl.Float64).fill_null(np.inf).to_numpy(),
        sums=sparse.coo_array((factors, places), shape=(count, len(figures))).tocsr(),
    )


def by_rows(given: Bounds) -> Program:
    """The numbers, then by what each lower bound is missed, then by what each upper bound is passed.

    Args:
        given: the figures as arrays.
    """
    count, every = len(given.low), sparse.eye_array(len(given.low), format="csr")
    lows, highs = np.flatnonzero(given.low > 0), np.flatnonzero(np.isfinite(given.high))
    blocks = [
        [given.sums, None, None],
        [every[lows], sparse.eye_array(len(lows)), None],
        [every[highs], None, -sparse.eye_array(len(highs))],
    ]
    wholes, paid = given.sums.shape[0], len(lows) + len(highs)
    return Program(
        cost=np.repeat([0.0, WEIGHT], [count, paid]),
        most_of_column=np.full(count + paid, np.inf),
        rows=sparse.csc_array(sparse.block_array(blocks, format="csc")),
        least=np.concatenate((np.full(wholes, -np.inf), given.low[lows], np.full(len(highs), -np.inf))),
        most=np.concatenate((np.zeros(wholes), np.full(len(lows), np.inf), given.high[highs])),
    )


def by_columns(given: Bounds) -> Program:
    """By what each lower bound is missed, what is open between the bounds, then by what each upper bound is passed.

    Args:
        given: the figures as arrays.
    """
    sums = given.sums.tocsc()
    lows, highs = np.flatnonzero(given.low > 0), np.flatnonzero(np.isfinite(given.high))
    between = np.flatnonzero(given.high > given.low)
    width = given.high[between] - given.low[between]
    return Program(
        cost=np.repeat([WEIGHT, 0.0, WEIGHT], [len(lows), len(between), len(highs)]),
        most_of_column=np.concatenate((given.low[lows], width, np.full(len(highs), np.inf))),
        rows=sparse.hstack([-sums[:, lows], sums[:, between], sums[:, highs]], format="csc"),
        least=np.full(sums.shape[0], -np.inf),
        most=-(sums @ given.low),
    )


def passed(made: Program, options: Options) -> highspy.Highs:
    """A solver that was given the program, as arrays.

    Args:
        made: the program.
        options: those of HiGHS.
    """
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = made.rows.shape
    model.col_cost_ = made.cost
    model.col_lower_ = np.zeros(model.num_col_)
    model.col_upper_ = made.most_of_column
    model.row_lower_, model.row_upper_ = made.least, made.most
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = made.rows.indptr
    model.a_matrix_.index_ = made.rows.indices
    model.a_matrix_.value_ = made.rows.data
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy has no annotations
    solver.silent()
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(model)
    return solver


def solve(solver: highspy.Highs) -> Solved:
    """Runs a solver that has a program.

    Args:
        solver: with its program.

    Raises:
        AssertionError: it found no optimum.
    """
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        msg = f"no optimum: {solver.modelStatusToString(solver.getModelStatus())}"
        raise AssertionError(msg)
    values, costs = np.asarray(solver.getSolution().col_value), np.asarray(solver.getLp().col_cost_)
    info = solver.getInfo()
    return Solved(
        objective=info.objective_function_value,
        broken=int(np.count_nonzero(values[costs > 0] > TOLERANCE)),
        steps=info.simplex_iteration_count,
    )


class Way(NamedTuple):
    """A way to write the program, and the options that solve it most quickly."""

    name: str
    write: Callable[[Bounds], Program]
    options: Options


WAYS: Final = {
    "rows": Way("bounds as rows", by_rows, QUICKEST),
    "columns": Way("bounds as columns", by_columns, QUICKEST),
}


def by_hand(made: Frames, way: Way) -> Solved:
    """From frames to the optimum.

    Args:
        made: the frames `figures` and `ties`.
        way: how the program is written.
    """
    return solve(passed(way.write(bounds(made)), way.options))


def carried(given: Bounds) -> Bounds:
    """The same with lower bounds raised to those of the parts together, but no higher than the upper bounds.

    Args:
        given: the figures as arrays.
    """
    low, parts, wholes = given.low, given.sums > 0, (given.sums < 0).indices
    for _ in range(LEVELS - 1):
        raised = low.copy()
        raised[wholes] = np.minimum(np.maximum(low[wholes], parts @ low), given.high[wholes])
        low = np.maximum(low, raised)
    return evolve(given, low=low)


def violated(given: Bounds) -> sparse.csr_array:
    """The rows in which the least of all parts together is more than the most of the whole.

    Args:
        given: the figures as arrays.
    """
    parts, wholes = given.sums > 0, (given.sums < 0).indices
    return given.sums[np.flatnonzero(parts @ given.low > given.high[wholes])]


def components(rows: sparse.csr_array) -> int:
    """How many sets of rows there are that have no figure in common.

    Args:
        rows: some rows of `sums`.
    """
    broken = abs(rows)
    return int(sparse.csgraph.connected_components(broken @ broken.T, directed=False)[0])
