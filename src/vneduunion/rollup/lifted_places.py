"""Places on the engine of the facts."""

from typing import final

import narwhals.stable.v2 as nw
import polars as pl
from attrs import frozen

from vneduunion.rollup.closure import PLACE, UNIT
from vneduunion.rollup.places import ID, OWNER, WEIGHT_HIGH, WEIGHT_LOW, Places
from vneduunion.structure import WHOLE
from vneduunion.tables.holder import Frame
from vneduunion.tables.lifting import lifted


@final
@frozen(kw_only=True)
class LiftedPlaces:
    """Where what happened counts, on the engine of the facts. Each frame is lifted once for all questions.

    Attributes:
        names: the id (`unit`) of each `place`.
        units: as in `Places`.
        runs: as in `Places`.
        weights: as in `Places`.
        cut: as in `Places`; `None` where nothing is cut off.
        cuts: the columns of `units` with the first days of further runs.
        undivided: whether everything that counts somewhere counts there as a whole.
    """

    names: Frame
    units: Frame
    runs: Frame
    weights: Frame
    cut: Frame | None
    cuts: tuple[str, ...]
    undivided: bool

    @classmethod
    def of(cls, places: Places, like: Frame) -> "LiftedPlaces":
        """Places on the engine of a frame.

        Args:
            places: in memory.
            like: the frame.
        """
        names = places.names.select(pl.col(OWNER).alias(PLACE), pl.col(ID).alias(UNIT))
        frames = {"names": names, "units": places.units, "runs": places.runs, "weights": places.weights}
        low, high = places.weights[WEIGHT_LOW], places.weights[WEIGHT_HIGH]
        return cls(
            **{name: _lifted(frame, like) for name, frame in frames.items()},
            cut=None if places.cut.is_empty() else _lifted(places.cut, like),
            cuts=tuple(name for name in places.units.columns if name.startswith("cut_")),
            undivided=bool(((low == WHOLE) & (high == WHOLE)).all()),
        )


def _lifted(frame: pl.DataFrame, like: Frame) -> Frame:
    return lifted(nw.from_native(frame.lazy()), like)
