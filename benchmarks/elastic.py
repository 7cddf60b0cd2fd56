"""The same figures as an elastic linear program written by hand: scipy's sparse matrices, solved by bare HiGHS.

Each figure is a number from 0 up. What units tell of one measure is, below one parent, together at most what that
parent tells; each bound may be broken at a cost of the reliability of its source for every thing too many or
too few. It knows one measure at a time, one period, scopes that are all the same, and ties that last.
"""

from collections.abc import Mapping
from typing import Final, final

import highspy
import numpy as np
import numpy.typing as npt
import polars as pl
from attrs import frozen
from scipy import sparse

Reals = npt.NDArray[np.float64]
Frames = Mapping[str, pl.DataFrame]
Options = Mapping[str, str | int | float]

WEIGHT: Final = 5
"""The reliability of all sources."""
BEST: Final[Options] = {"solver": "simplex", "presolve": "on"}
"""The options that were quickest of those that prove an optimum."""
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
        rows: the factors.
        least: the least of each row.
        most: the most of each row.
    """

    cost: Reals
    rows: sparse.csc_array
    least: Reals
    most: Reals


@final
@frozen(kw_only=True)
class Solved:
    """What the solver says.

    Attributes:
        objective: what the broken bounds cost.
        broken: how many bounds are broken.
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


def program(given: Bounds) -> Program:
    """The numbers, then what each lower bound is missed by, then by what each upper bound is passed.

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
    wholes = given.sums.shape[0]
    return Program(
        cost=np.repeat([0.0, WEIGHT], [count, len(lows) + len(highs)]),
        rows=sparse.csc_array(sparse.block_array(blocks, format="csc")),
        least=np.concatenate((np.full(wholes, -np.inf), given.low[lows], np.full(len(highs), -np.inf))),
        most=np.concatenate((np.zeros(wholes), np.full(len(lows), np.inf), given.high[highs])),
    )


def passed(made: Program, options: Options = BEST) -> highspy.Highs:
    """A solver that was given the program, as arrays.

    Args:
        made: the program.
        options: those of HiGHS.
    """
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = made.rows.shape
    model.col_cost_ = made.cost
    model.col_lower_ = np.zeros(model.num_col_)
    model.col_upper_ = np.full(model.num_col_, np.inf)
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
    steps = info.simplex_iteration_count
    return Solved(
        objective=info.objective_function_value,
        broken=int(np.count_nonzero(values[costs > 0] > TOLERANCE)),
        steps=steps,
    )


def violated(given: Bounds) -> npt.NDArray[np.int64]:
    """The rows in which the least of all parts together is more than the most of the whole.

    Args:
        given: the figures as arrays.
    """
    parts, wholes = given.sums > 0, given.sums < 0
    most = np.where(np.isfinite(given.high), given.high, 0.0)
    open_ = wholes @ np.isinf(given.high)
    return np.flatnonzero((parts @ given.low > wholes @ most) & ~open_)


def components(given: Bounds) -> tuple[int, int]:
    """How many rows are violated at the bounds that were reported, and how many sets of them share no figure.

    Args:
        given: the figures as arrays.
    """
    broken = abs(given.sums[violated(given)])
    if not broken.shape[0]:
        return 0, 0
    found, _ = sparse.csgraph.connected_components(broken @ broken.T, directed=False)
    return broken.shape[0], found
