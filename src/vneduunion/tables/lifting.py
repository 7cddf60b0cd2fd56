"""Small tables on the engine of large ones."""

from typing import Any

import narwhals.stable.v2 as nw

from vneduunion.extras import require
from vneduunion.tables.holder import Frame


def computed_once(frame: Frame) -> Frame:
    """A frame from which several parts of one query go on.

    Args:
        frame: on polars it is remembered while the query runs, since polars finds only the uppermost parts
            that are alike by itself; other engines look after that themselves.
    """
    if not frame.implementation.is_polars():
        return frame
    found: Frame = nw.from_native(frame.to_native().cache())
    return found


def lifted(frame: Frame, like: Frame) -> Frame:
    """A small frame on the engine of another one; the same where it lies there already.

    Args:
        frame: it is brought into memory on the way.
        like: a frame of the engine wanted.
    """
    if frame.implementation is like.implementation and not like.implementation.is_duckdb():
        return frame  # relations of two connections do not go together
    small = frame.collect("pyarrow").to_native()
    native: Any = like.to_native()
    if like.implementation.is_duckdb():
        # A relation gives no access to its connection, but its query sees the variables around it.
        made = native.query("_", "select * from small")
    elif like.implementation.is_pyspark():
        made = native.sparkSession.createDataFrame(small)
    else:
        made = require("tables", "polars").from_arrow(small).lazy()
    found: Frame = nw.from_native(made)
    return found
