"""Figures that stand out from the unit's own other figures of the same kind.

The modified z-score of Iglewicz and Hoaglin ("How to Detect and Handle Outliers", 1993) is taken of the
logarithms, for figures of one kind differ by factors rather than by amounts. It asks for the median and
the median deviation, which a single wrong figure does not move.
"""

from typing import Final

import narwhals.stable.v2 as nw

from vneduunion.findings import card
from vneduunion.tables import Tables
from vneduunion.tables.holder import Frame
from vneduunion.validation.rule import Rule, TableRule
from vneduunion.validation.rules.figures_cells import comparable

SCALE: Final = 0.6745
"""What makes the median deviation comparable to a standard deviation (Iglewicz and Hoaglin 1993)."""
LIMIT: Final = 3.5
"""A modified z-score beyond it labels an outlier (Iglewicz and Hoaglin 1993)."""
LEAST_PERIODS: Final = 6
"""The figure and five others: a house rule, for fewer say too little of what is usual."""

_SERIES = ["measure", "unit", "scope", "period_kind", "movement", "activity"]
_ENDS = ["period_first", "period_last"]


def _outliers(tables: Tables) -> Frame:
    low, high = nw.col("quantity_likely_low"), nw.col("quantity_likely_high")
    # Two numbers that a column holds may have a sum that it does not.
    size = low.cast(nw.Float64) + high.cast(nw.Float64)
    rows = comparable(tables).filter(size > 0)
    texts = {"series": _SERIES, "when": _ENDS}
    keys = (
        nw.concat_str([nw.col(name).cast(nw.String).fill_null("") for name in names], separator="\x1f").alias(
            key
        )
        for key, names in texts.items()
    )
    # A constant factor moves all logarithms alike: twice the middle does as well as the middle.
    rows = rows.with_columns(*keys, size.log().alias("size"))
    periods = rows.group_by("series", "when").agg(nw.col("size").median().alias("size"))
    usual = periods.group_by("series").agg(nw.col("size").median().alias("usual"), nw.len().alias("n"))
    usual = usual.filter(nw.col("n") >= LEAST_PERIODS)
    apart = periods.join(usual, on="series", how="inner").with_columns(
        (nw.col("size") - nw.col("usual")).abs().alias("apart")
    )
    spread = apart.group_by("series").agg(nw.col("apart").median().alias("spread"))
    judged = rows.join(usual, on="series", how="inner").join(spread, on="series", how="inner")
    far = SCALE * (nw.col("size") - nw.col("usual")).abs() > LIMIT * nw.col("spread")
    middle = (nw.col("usual").exp() / 2).round().cast(nw.Int64)
    told = judged.filter(nw.col("spread") > 0, far)
    return told.with_columns(low.alias("low"), high.alias("high"), middle.alias("middle"))


RULES: tuple[Rule, ...] = (
    TableRule(
        card=card("F120"),
        table="figures",
        field="quantity",
        query=_outliers,
        values=("low", "high", "middle", "n"),
    ),
)
"""The rule about outliers."""
