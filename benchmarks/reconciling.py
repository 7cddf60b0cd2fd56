"""What an elastic linear program of a nation's figures costs HiGHS, with which reconciling them is to be compared.

`python -m benchmarks.reconciling 0.1` measures a tenth of the units.
"""

import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from highspy import Highs

from benchmarks import elastic
from benchmarks.clock import Row, Table, rounds, row
from benchmarks.columns import peak, put, read
from benchmarks.elastic import WAYS, Options, Program, Solved, by_hand
from benchmarks.nation import FULL, PERIOD, TYPICAL, Nation, nation
from benchmarks.rollup import RESET

ROUNDS = 3
MOST_MEMORY = 2_000_000_000
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


def measured(made: Frames) -> dict[str, list[float]]:
    """The seconds of every case; each solver runs once, since it would go on from where it ended."""
    given, kept = elastic.bounds(made), list[Highs]()
    cases: dict[str, Callable[[], object]] = {"arrays": partial(elastic.bounds, made)}
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
    by_hand(made, WAYS[who])
    print(peak() - before)


def memory(folder: Path, who: str) -> Row:
    """The memory of one process beside the frames, to two gigabytes."""
    command = [sys.executable, "-m", "benchmarks.reconciling", str(folder), who]
    taken = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout) / MOST_MEMORY
    return Row(f"peak memory to 2 GB, {WAYS[who].name}", taken, taken, taken, is_ratio=True)


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
        f"{solved.objective:,.0f}; in the first {solved.broken:,} figures are moved. {ROUNDS} interleaved rounds, "
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


def measure(share: float = 1) -> Table:
    """The peer in two ways, and memory.

    Args:
        share: how many of the units there are.
    """
    made = nation(FULL.times(share))
    solved = demand_equal(made.frames)
    seconds = measured(made.frames)
    with TemporaryDirectory() as folder:
        put(made.frames, Path(folder))
        peaks = [memory(Path(folder), who) for who in WAYS]
    return Table("Reconciling", intro(made, solved), (*_rows_by_hand(seconds), *peaks))


if __name__ == "__main__":
    from benchmarks.__main__ import markdown

    if len(sys.argv) > 2:  # noqa: PLR2004 a folder and whose turn it is
        run_alone(*sys.argv[1:])
    else:
        print(markdown(measure(*map(float, sys.argv[1:]))))
