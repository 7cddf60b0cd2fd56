"""Answers in the kind of frame that the caller came with."""

from typing import Any

import polars as pl

from vneduunion.extras import require

CALLERS = frozenset({"pandas", "pyarrow"})
"""Kinds of frames that become polars at the door, and back here."""


def given_back(frame: pl.DataFrame, caller: str) -> Any:
    """An answer as a frame of the caller's kind.

    Args:
        frame: the answer.
        caller: `pandas`, `pyarrow` or `polars`, as `Tables.caller` tells.

    Returns:
        The same rows. In pandas whole numbers and truth values are of the kinds that can be missing, since
        others would turn numbers with gaps into decimal ones.

    Raises:
        MissingExtra: pyarrow is not installed, which these kinds of frames need.

    Example:
        >>> given_back(pl.DataFrame({"n": [1, None]}), "pandas")["n"].dtype.name
        'Int64'
    """
    if caller not in CALLERS:
        return frame
    arrow = require("pandas", "pyarrow")
    table = frame.to_arrow()
    if caller == "pyarrow":
        return table
    pandas = require("pandas", "pandas")
    kinds = {arrow.int64(): pandas.Int64Dtype(), arrow.bool_(): pandas.BooleanDtype()}
    return table.to_pandas(types_mapper=kinds.get)
