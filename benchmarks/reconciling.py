"""Reconciling a nation's figures, beside what an elastic linear program of them costs HiGHS.

`python -m benchmarks.reconciling 0.1` measures a tenth of the units.
"""

import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import polars as pl
from highspy import Highs

from benchmarks import elastic
from benchmarks.clock import Row, Table, ratio, rounds, row
from benchmarks.columns import peak, put, read
from benchmarks.elastic import WAYS, Options, Program, Solved, by_hand
from benchmarks.generated import tables
from benchmarks.nation import FULL, PERIOD, TYPICAL, Nation, nation
from benchmarks.rollup import RESET
from vneduunion.reconciliation import Reconciliation, reconcile

ROUNDS = 3
MOST_MEMORY = 2_000_000_000
LIBRARY = "`reconcile`"
TENTH = 0.1
CELLS, FEW_CELLS = 1_000, 100
"""How many cells are asked for their bounds, and how many beside a tenth of the figures."""
TO_SOLVED = 2.0
Frames = Mapping[str, pl.DataFrame]


def demand_equal(made: Frames) -> Solved:
    """Both ways have the same optimum.

    Args:
        made: frames of tables.

    Returns:
        That of the bounds as rows.
    """
    rows, columns = (by_hand(made, way) for way in WAYS.values())
    if abs(rows.objective - columns.objective) > elastic.TOLERANCE * max(1.0, rows.objective):
        msg = f"the optimum is {rows.objective} in the one way and {columns.objective} in the other"
        raise AssertionError(msg)
    return rows


def components(made: Frames) -> Reconciliation:
    """All conflicting components with one smallest explanation each; one conflict is told as well.

    Args:
        made: frames of tables.
    """
    return reconcile(tables(made), limit=1, seconds=None)


def all_told(made: Frames) -> Reconciliation:
    """The same, with a conflict of every broken sum told and proved.

    Args:
        made: frames of tables.
    """
    return reconcile(tables(made), limit=len(made["figures"]), seconds=None)


def each_bound(made: Frames, count: int) -> float:
    """The seconds that the bounds of one cell take, the first left out, since it settles what all need.

    Args:
        made: frames of tables.
        count: how many cells are asked for, spread over all figures.
    """
    found = components(made)
    ids = made["figures"]["id"].gather_every(max(1, len(made["figures"]) // (count + 1)))
    found.bounds(ids[0])
    start = perf_counter()
    for id_ in ids[1 : count + 1]:
        found.bounds(id_)
    return (perf_counter() - start) / count


def measured(made: Frames) -> dict[str, list[float]]:
    """The seconds of every case; each solver runs once, since it would go on from where it ended."""
    given, kept = elastic.bounds(made), list[Highs]()
    tenth = nation(FULL.times(TENTH * len(made["units"]) / FULL.units)).frames
    cases: dict[str, Callable[[], object]] = {
        "components": partial(components, made),
        "told": partial(all_told, made),
        "tenth": partial(components, tenth),
        "arrays": partial(elastic.bounds, made),
    }
    for name, way in WAYS.items():
        program = way.write(given)
        cases[f"{name} built"] = partial(way.write, given)
        cases[f"{name} passed"] = partial(_keep, kept, program, way.options)
        cases[f"{name} solved"] = partial(_solve, kept)
    return rounds(cases, ROUNDS)


def _keep(kept: list[Highs], program: Program, options: Options) -> None:
    kept.append(elastic.passed(program, options))


def _solve(kept: list[Highs]) -> Solved:
    return elastic.solve(kept.pop())


def run_alone(folder: str, who: str) -> None:
    """Reads frames, solves, and prints how much memory that took beside the frames."""
    made = read(Path(folder))
    RESET.write_text("5", encoding="utf-8")
    before = peak()
    components(made) if who == LIBRARY else by_hand(made, WAYS[who])
    print(peak() - before)


def memory(folder: Path, who: str) -> Row:
    """The memory of one process beside the frames, to two gigabytes."""
    command = [sys.executable, "-m", "benchmarks.reconciling", str(folder), who]
    taken = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout) / MOST_MEMORY
    name = LIBRARY if who == LIBRARY else WAYS[who].name
    budget = 1.0 if who == LIBRARY else None
    return Row(f"peak memory to 2 GB, {name}", taken, taken, taken, budget, is_ratio=True)


def intro(made: Nation, solved: Solved) -> str:
    """How it was measured, and what there was to find.

    Args:
        made: the figures.
        solved: the optimum.
    """
    given = elastic.bounds(made.frames)
    broken = elastic.violated(given)
    through = elastic.violated(elastic.carried(given))
    return (
        f"{len(made.frames['units']):,} units on four levels, {len(TYPICAL)} measures that add up over units, one "
        f"figure of each for {PERIOD.code}: {len(made.truth):,} figures, {len(made.planted):,} of them with an error "
        "(two digits swapped, a nought too many, 5 to 50 per cent too much); words open a bound in three of ten "
        "figures of the units above the schools and in one of twenty of the schools'. Of "
        f"{given.sums.shape[0]:,} sums of parts {broken.shape[0]:,} are violated at the bounds that were reported, in "
        f"{elastic.components(broken):,} components; {through.shape[0]:,} in {elastic.components(through):,} when the "
        "sums below are carried upwards. The peer is an elastic linear program with a cost of 5 for each thing by "
        "which a bound is broken, built with scipy.sparse and handed to HiGHS as arrays: once with a row for each "
        "bound, and once with all bounds as bounds of columns; dual simplex with Dantzig's pricing and without "
        "presolve, the quickest of the options tried for either. Both end at "
        f"{solved.objective:,.0f}; in the first {solved.broken:,} figures are moved. That is another optimum than what "
        "the library looks for: it gives up as few figures, by weight, as it can, in whole numbers, and tells them by "
        f"component. {ROUNDS} interleaved rounds, "
        "each with a fresh solver. Memory: the peak resident set (`VmHWM`) of a process of its own, less that with "
        "the frames read."
    )


def _rows_by_hand(seconds: Mapping[str, list[float]]) -> tuple[Row, ...]:
    steps = {"built": "matrix", "passed": "handed over", "solved": "solved"}
    return (
        row("figures and ties to arrays", seconds["arrays"]),
        *(
            row(f"{way.name}, {said}", seconds[f"{name} {step}"])
            for name, way in WAYS.items()
            for step, said in steps.items()
        ),
    )


def _rows_by_library(seconds: Mapping[str, list[float]], count: int) -> tuple[Row, ...]:
    """Beside the solver; linear in n log n, ten times `n` take ten times as long and a little more."""
    growth = log(count) / log(TENTH * count) / TENTH
    columns = f"to {WAYS['columns'].name}, solved"
    return (
        row(f"{LIBRARY}: all components, one smallest explanation each", seconds["components"]),
        ratio(
            f"to {WAYS['rows'].name}, solved", seconds["components"], seconds["rows solved"], budget=TO_SOLVED
        ),
        ratio(columns, seconds["components"], seconds["columns solved"]),
        row(f"{LIBRARY}, every broken sum told with its proof", seconds["told"]),
        row(f"{LIBRARY}, a tenth of the units", seconds["tenth"]),
        ratio("all to a tenth of the units", seconds["components"], seconds["tenth"], budget=growth),
    )


def _bounds(made: Frames) -> tuple[Row, Row]:
    """The bounds of a cell, beside those among a tenth of the units."""
    tenth = nation(FULL.times(TENTH * len(made["units"]) / FULL.units)).frames
    one, few = each_bound(made, CELLS), each_bound(tenth, FEW_CELLS)
    times = one / few
    return (
        Row(f"implied bounds of a cell, the mean of {CELLS:,}", one, one, one),
        Row("to those among a tenth of the units", times, times, times, 2.0, is_ratio=True),
    )


def measure(share: float = 1) -> Table:
    """The library, the peer in two ways, and memory.

    Args:
        share: how many of the units there are.
    """
    made = nation(FULL.times(share))
    solved = demand_equal(made.frames)
    seconds = measured(made.frames)
    with TemporaryDirectory() as folder:
        put(made.frames, Path(folder))
        peaks = [memory(Path(folder), who) for who in (LIBRARY, *WAYS)]
    own = _rows_by_library(seconds, len(made.truth))
    rows = (*own, *_bounds(made.frames), *_rows_by_hand(seconds), *peaks)
    return Table("Reconciling", intro(made, solved), rows)


if __name__ == "__main__":
    from benchmarks.__main__ import markdown

    if len(sys.argv) > 2:  # noqa: PLR2004 a folder and whose turn it is
        run_alone(*sys.argv[1:])
    else:
        print(markdown(measure(*map(float, sys.argv[1:]))))
