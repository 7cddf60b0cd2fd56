"""What a roll-up of millions of events costs: beside the same query written by hand in polars and in SQL.

`python -m benchmarks.rollup 0.1` measures a tenth of the events.
"""

import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from attrs import evolve

from benchmarks import by_hand
from benchmarks.clock import Row, Table, ratio, rounds, row
from benchmarks.columns import peak, put, read
from benchmarks.generated import tables
from benchmarks.moving_units import DISTRICTS, FIRST_YEAR, MERGED, MOVED, YEARS, frames
from vneduunion.model import MeasureDefinition
from vneduunion.reference import measure_definitions
from vneduunion.rollup import roll_up
from vneduunion.structure import Structure
from vneduunion.values.periods import Period

EVENTS, UNITS = 5_000_000, 60_000
ROUNDS = 3
BUDGETS = {"by hand": 1.2, "growth": 1.0, "restating": 1.1, "memory": 2.0}
PERIODS = [Period.year(FIRST_YEAR + at) for at in range(YEARS)]
RESET = Path("/proc/self/clear_refs")
"""Where Linux is told that the peak of a process begins anew, with what it holds now."""
Frames = Mapping[str, pl.DataFrame]


def measures(what: str) -> list[MeasureDefinition]:
    """Awards and the distinct persons who received them: all, and two kinds of awards by themselves."""
    known = measure_definitions()
    awards, persons = known["awards.conferred"], evolve(known["persons.awarded"], where=())
    of_kinds = {
        name: [each, *(each.only("kind", kind) for kind in by_hand.KINDS)]
        for name, each in (("sums", awards), ("distinct", persons))
    }
    return of_kinds.get(what) or [*of_kinds["sums"], *of_kinds["distinct"]]


def by_library(made: Frames, what: str, structure: Structure = "as-it-was") -> pl.DataFrame:
    """The cells of the library."""
    grid = roll_up(tables(made), measures(what), periods=PERIODS, structure=structure)
    found: pl.DataFrame = grid.frame.collect("polars").to_native()
    return found


def demand_equal(made: Frames) -> None:
    """The three give the same numbers of awards and persons, and the same numbers of units that have some."""
    told = by_library(made, "all")
    for peer in (by_hand.by_polars(made, "all"), by_hand.by_duckdb(made, "all")):
        for at, definition in enumerate(measures("all")):
            columns = {f"m{at}": "low", f"have{at % 3}": "have"}
            theirs = peer.select("id", pl.col("y").cast(pl.Int64) - FIRST_YEAR, *columns)
            theirs = theirs.filter(pl.col(f"have{at % 3}") > 0).fill_null(0)
            theirs = theirs.with_columns(pl.col(*columns).cast(pl.Int64)).sort("id", "y")
            ours = told.filter(pl.col("measure") == definition.id).select("unit", "period", "low", "have")
            if theirs.rows() != ours.sort("unit", "period").rows():
                msg = f"{definition.id} differs from what the hand-written query says"
                raise AssertionError(msg)


def measured(made: Frames, small: Frames) -> dict[str, list[float]]:
    """The seconds of every case."""
    makers: Mapping[str, Callable[[Frames, str], object]] = {
        "own": by_library,
        "polars": by_hand.by_polars,
        "duckdb": by_hand.by_duckdb,
    }
    cases: dict[str, Callable[[], object]] = {
        f"{who} {what}": partial(make, made, what)
        for what in ("sums", "distinct")
        for who, make in makers.items()
    }
    cases["own"], cases["restated"] = (
        partial(by_library, made, "all"),
        partial(by_library, made, "all", MOVED),
    )
    cases["own, a tenth"] = partial(by_library, small, "all")
    return rounds(cases, ROUNDS)


def against_better(seconds: Mapping[str, list[float]], what: str) -> Row:
    """The library to the quicker of its peers."""
    better = min(("polars", "duckdb"), key=lambda peer: statistics.median(seconds[f"{peer} {what}"]))
    name = f"{what} to {better}, the better of the two"
    return ratio(name, seconds[f"own {what}"], seconds[f"{better} {what}"], budget=BUDGETS["by hand"])


def run_alone(folder: str, who: str) -> None:
    """Reads frames, counts, and prints how much memory that took beside the frames."""
    made = read(Path(folder))
    RESET.write_text("5", encoding="utf-8")
    before = peak()
    if who == "library":
        by_library(made, "all")
    else:
        by_hand.by_polars(made, "all")
    print(peak() - before)


def memory(folder: Path) -> Row:
    """The memory of the library to that of the query by hand, both beside the frames."""
    command = [sys.executable, "-m", "benchmarks.rollup", str(folder)]
    own, peer = (
        int(subprocess.run([*command, who], check=True, capture_output=True, text=True).stdout)
        for who in ("library", "hand")
    )
    times = own / peer
    return Row("peak memory to that of polars by hand", times, times, times, BUDGETS["memory"], is_ratio=True)


def intro(events: int) -> str:
    """How it was measured."""
    return (
        f"{events:,} awards conferred by {UNITS:,} units on four levels in {YEARS} years, in which {DISTRICTS} units "
        f"end without a successor, {MERGED} are absorbed, and all schools come below another unit; six measures "
        "(awards and distinct persons, of all kinds and of two kinds) by every unit above, each with the number of "
        "units that have some; polars with "
        f"{pl.thread_pool_size()} threads, {ROUNDS} interleaved rounds. The peers are written by hand for these data, "
        "in polars and in SQL for DuckDB: ties count on their own days, as in the library, and the numbers are "
        "compared cell by cell before. They know exact days and whole units only, while the library also keeps what "
        "is not certain apart. Restated: the same on the structure of the day on which everything moved. Memory: the "
        "peak resident set (`VmHWM`) of a process of its own, less that with the frames read."
    )


def measure(share: float = 1) -> Table:
    """Sums and distinct counts beside the peers, growth, restating and memory.

    Args:
        share: how many of the events there are.
    """
    events = int(EVENTS * share)
    made, small = frames(events, UNITS), frames(events // 10, UNITS)
    demand_equal(small)
    seconds = measured(made, small)
    tenfold = [10 * each for each in seconds["own, a tenth"]]
    with TemporaryDirectory() as folder:
        put(made, Path(folder))
        of_memory = memory(Path(folder))
    rows = (
        *(
            row(f"{what}, {name}", seconds[f"{who} {what}"])
            for what in ("sums", "distinct")
            for who, name in (("own", "library"), ("polars", "polars by hand"), ("duckdb", "DuckDB by hand"))
        ),
        against_better(seconds, "sums"),
        against_better(seconds, "distinct"),
        row("all six measures", seconds["own"]),
        row("all six, a tenth of the events", seconds["own, a tenth"]),
        ratio("all events to ten times that", seconds["own"], tenfold, budget=BUDGETS["growth"]),
        row("all six, restated", seconds["restated"]),
        ratio("restated to as it was", seconds["restated"], seconds["own"], budget=BUDGETS["restating"]),
        of_memory,
    )
    return Table("Rolling up", intro(events), rows)


if __name__ == "__main__":
    from benchmarks.__main__ import markdown

    if len(sys.argv) > 2:  # noqa: PLR2004 a folder and whose turn it is
        run_alone(*sys.argv[1:])
    else:
        print(markdown(measure(*map(float, sys.argv[1:]))))
