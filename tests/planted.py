"""Two hundred faults of every kind, planted in a union in which nothing else is wrong.

They are planted in the physical columns, so that faults are possible which no record can hold. Each says
which findings it must give; together these are all that `validate` may find, on every engine.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import polars as pl

from tests.planted_ground import Expected, Ground
from tests.planted_union import union
from vneduunion.findings import Finding
from vneduunion.tables import tables
from vneduunion.tables.origins import ORIGIN

SEED = 2025


class Planted(NamedTuple):
    """Frames with faults, and the findings that they must give."""

    frames: Mapping[str, pl.DataFrame]
    expected: Counter[Expected]
    faults: int


def sound() -> Mapping[str, pl.DataFrame]:
    """The columns of the union in which nothing is wrong."""
    columns = tables(union())
    return {name: columns.native(name).collect().drop(*ORIGIN) for name in columns}


@cache
def planted() -> Planted:
    """The union with all the faults."""
    # The modules of faults use the ground; the ground knows none of them.
    from tests import planted_awards, planted_between, planted_cells  # noqa: PLC0415

    ground = Ground(sound(), Random(SEED))
    expected = Counter[Expected]()
    faults = [*planted_cells.faults(), *planted_between.faults(), *planted_awards.faults()]
    for plant in faults:
        told = list(plant(ground))
        assert told, "a fault gives findings"
        expected.update(told)
    return Planted(ground.frames(), expected, len(faults))


def placed(findings: Iterable[Finding]) -> Counter[Expected]:
    """Findings as faults expect them."""
    return Counter(Expected(item.code, item.table, item.record, item.field) for item in findings)


def write_parquet(frames: Mapping[str, pl.DataFrame], folder: Path) -> Path:
    """The frames as a folder of Parquet files, each called after its table."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        frame.write_parquet(folder / f"{name}.parquet")
    return folder


def first_rows(frames: Mapping[str, pl.DataFrame], n: int) -> dict[str, pl.DataFrame]:
    """The first rows of each frame: none of them leaves tables that have columns and no rows."""
    return {name: frame.head(n) for name, frame in frames.items()}


def with_doubles(frames: Mapping[str, pl.DataFrame], every: int) -> dict[str, Any]:
    """The frames with some of their rows twice, exactly as they are."""
    return {name: pl.concat([frame, frame.gather_every(every)]) for name, frame in frames.items()}


def with_nulls(frames: Mapping[str, pl.DataFrame], seed: int, share: float) -> dict[str, pl.DataFrame]:
    """The frames with some of their cells missing, keys too."""
    random = Random(seed)
    return {
        name: frame.with_columns(*(_thinned(frame[key], random, share) for key in frame.columns))
        for name, frame in frames.items()
    }


def _thinned(cells: pl.Series, random: Random, share: float) -> pl.Series:
    kept = [None if random.random() < share else cell for cell in cells]
    return pl.Series(cells.name, kept, dtype=cells.dtype)
