"""What checking a million rows costs: pydantic 2 and pandera as peers, and how much memory it takes.

`python -m benchmarks.columns 0.1` measures a tenth of the rows.
"""

import gc
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from benchmarks import peers
from benchmarks.clock import Row, Table, ratio, rounds, row
from benchmarks.generated import FULL, Size, frames, tables
from vneduunion.validation import ALL, validate
from vneduunion.validation.fields import field_rules

ROUNDS = 5
BUDGETS = {"pydantic": 0.2, "pandera": 1.0, "memory": 3.0}
WARM = 0.001
"""The share of the rows that is checked to have everything imported and compiled."""
STATUS = Path("/proc/self/status")
"""Where Linux tells the peak of a process as `VmHWM`."""


def check(made: Mapping[str, pl.DataFrame], rules: tuple[object, ...]) -> None:
    """Columns by the library; of rows that break no rule nothing is found."""
    found = validate(tables(made), rules)  # type: ignore[arg-type]  # rules of any kind
    if found.counts:
        msg = f"the generated rows break rules: {dict(found.counts)}"
        raise AssertionError(msg)


def measured(made: Mapping[str, pl.DataFrame]) -> dict[str, list[float]]:
    """The seconds of every case; what pydantic made is thrown away while no clock runs for it."""
    gc.disable()
    rows, kept = peers.rows(made), list[object]()
    validated = partial(peers.ADAPTER.validate_python, rows)
    cases: dict[str, Callable[[], object]] = {
        "all": partial(check, made, ALL),
        "pydantic": lambda: kept.append(validated()),
        "thrown away": kept.clear,
        "fields": partial(check, made, peers.rules_of_one_table()),
        "with sums": partial(check, made, field_rules()),
        "pandera": partial(peers.check_frames, made),
    }
    try:
        return {**rounds(cases, ROUNDS), "collecting": [collecting(validated)]}
    finally:
        gc.enable()


def collecting(act: Callable[[], object]) -> float:
    """The seconds of one doing with the garbage collector, to which what was there before is known."""
    gc.freeze()
    gc.enable()
    start = time.perf_counter()
    made = act()
    seconds = time.perf_counter() - start
    gc.disable()
    gc.unfreeze()
    del made
    return seconds


def put(made: Mapping[str, pl.DataFrame], folder: Path) -> int:
    """Writes frames as Arrow files and gives their size: that of the buffers, since nothing is compressed."""
    for name, frame in made.items():
        frame.write_ipc(folder / f"{name}.arrow")
    return sum(file.stat().st_size for file in folder.iterdir())


def read(folder: Path) -> dict[str, pl.DataFrame]:
    """Frames out of Arrow files, none of whose columns is a constant that takes no room."""
    return {file.stem: pl.read_ipc(file) for file in sorted(folder.iterdir())}


def peak() -> int:
    """The most memory that this process has had, in bytes.

    On Linux `ru_maxrss` counts what the process that started this one had, so it is asked elsewhere only.
    """
    if STATUS.exists():
        lines = STATUS.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def run_alone(folder: str, what: str) -> None:
    """Reads frames, checks them if told so, and prints the peak of this process."""
    check(frames(FULL.times(WARM)), ALL)
    made = {} if what == "imports" else read(Path(folder))
    if what == "checks":
        check(made, ALL)
    print(peak())


def peak_of(folder: Path, what: str) -> int:
    """The peak of a process of its own."""
    command = [sys.executable, "-m", "benchmarks.columns", str(folder), what]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def memory(folder: Path, size: int) -> tuple[Row, Row]:
    """The frames alone, and the frames while they are checked, each in times of their size."""
    bare = peak_of(folder, "imports")
    loaded, checked = ((peak_of(folder, what) - bare) / size for what in ("frames", "checks"))
    return (
        Row("peak memory with the frames read, to their size", loaded, loaded, loaded, is_ratio=True),
        Row(
            "peak memory while all rules are judged, to the size of the frames",
            checked,
            checked,
            checked,
            BUDGETS["memory"],
            is_ratio=True,
        ),
    )


def intro(size: Size, taken: int) -> str:
    """How it was measured.

    Args:
        size: how many rows there are.
        taken: the bytes of their frames.
    """
    return (
        f"{size.initiatives:,} generated initiatives with {size.authorships:,} authorships and "
        f"{size.recognitions:,} recognitions, {size.units:,} units and {size.persons:,} persons, none of which breaks "
        f"a rule; polars with {pl.thread_pool_size()} threads, {ROUNDS} interleaved rounds, garbage collector paused, "
        "which favours pydantic: one more round of it has the collector as usual. "
        f"All {len(ALL)} rules are judged on all tables. pydantic validates the initiatives alone, as a list of nested "
        "models fed with plain dicts, each field by itself and nothing between fields; pandera validates all tables "
        "as eager polars frames with `lazy=True`, with the library's conditions between the columns of a row. The sum "
        "of an initiative's shares lies in another table: it is told apart. Memory: the peak resident set "
        "(`VmHWM`) of a process that reads the frames from uncompressed Arrow files and checks them, less that of one "
        "that checked only a handful of rows, so that everything is imported, divided by the size of the files, "
        f"{taken / 1e6:,.0f} MB (polars' `estimated_size()` leaves out 16 bytes of each text)."
    )


def measure(share: float = 1) -> Table:
    """All rules and the constraints of fields alone, on the same rows as the peers.

    Args:
        share: what part of the full number of rows is taken.
    """
    size = FULL.times(share)
    with TemporaryDirectory() as made:
        folder = Path(made)
        taken = put(frames(size), folder)
        seconds = measured(read(folder))
        peaks = memory(folder, taken)
    every, usual = seconds["all"], seconds["collecting"]
    return Table(
        "Checking columns",
        intro(size, taken),
        (
            row("all rules", every),
            row("pydantic, fields of initiatives", seconds["pydantic"]),
            ratio("all rules to pydantic", every, seconds["pydantic"], budget=BUDGETS["pydantic"]),
            row("pydantic, collector as usual", usual),
            ratio("all rules to that", [statistics.median(every)], usual, budget=BUDGETS["pydantic"]),
            row("constraints of fields alone", seconds["fields"]),
            row("pandera, the same constraints", seconds["pandera"]),
            ratio("fields to pandera", seconds["fields"], seconds["pandera"], budget=BUDGETS["pandera"]),
            row("constraints of fields with the sums of shares", seconds["with sums"]),
            ratio("these to pandera, which cannot state the sums", seconds["with sums"], seconds["pandera"]),
            *peaks,
        ),
    )


def main(arguments: list[str]) -> None:
    """One process of the measuring of memory, or the table by itself."""
    if len(arguments) > 1:
        run_alone(*arguments)
        return
    from benchmarks.__main__ import markdown  # noqa: PLC0415 that module imports this one

    print(markdown(measure(*map(float, arguments))))


if __name__ == "__main__":
    main(sys.argv[1:])
