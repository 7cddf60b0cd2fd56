"""What the main job costs: the press dataset loaded, dumped and reconciled."""

import vneduunion as vu
from benchmarks.clock import Table, rounds, row

ROUNDS = 5


def measure() -> Table:
    """The press dataset once through."""
    press = vu.reference.press()
    plain = vu.dump(press)
    cases = {
        "`load` of the dataset from plain data": lambda: vu.load(vu.Dataset, plain),
        "`dump` of the dataset to plain data": lambda: vu.dump(press),
        "`reconcile`": lambda: vu.reconcile(press),
    }
    seconds = rounds(cases, ROUNDS)
    return Table(
        "The press dataset",
        f"{len(press.figures)} figures and all other records, {ROUNDS} interleaved rounds.",
        tuple(row(name, seconds[name]) for name in cases),
    )
