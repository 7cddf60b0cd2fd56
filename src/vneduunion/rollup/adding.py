"""Whether amounts can be added: columns hold whole numbers up to 2**63 - 1, and engines wrap beyond or fail."""

import narwhals.stable.v2 as nw

from vneduunion.errors import Fault, LoadError
from vneduunion.rollup.facts import HIGH, LOW, Facts
from vneduunion.tables.from_records import LARGEST

_HALF = 2**31
"""Halves of whole numbers add up without loss for as many rows as this."""
_UPPER, _LOWER = "upper", "lower"


def demand_addable(facts: Facts, *, per_unit: bool = False) -> None:
    """Refuse a measure whose amounts might not fit into one number when they are added.

    No cell adds an amount more often than once for each event, or for each of its units where the values of units
    are put together. Counts always fit and are not looked at.

    Args:
        facts: what is counted; the amounts of all events are added on their engine.
        per_unit: whether the values of units are put together.

    Raises:
        LoadError: all amounts together pass 2**63 - 1.

    Example:
        >>> from vneduunion.reference import measure_definitions, press
        >>> from vneduunion.tables import tables
        >>> benefit = measure_definitions()["initiatives.benefit"]
        >>> demand_addable(Facts(columns=tables(press()), definition=benefit))
    """
    if not facts.has_amount:
        return
    low, high = nw.col(LOW), nw.col(HIGH)
    # The larger bound: where there is no upper one `high` is 0, and faulty columns have any.
    most = nw.when(high >= low).then(high).otherwise(low)
    events = facts.events if per_unit else facts.unplaced
    amounts = facts.counted(events).with_columns(most.alias(HIGH)).filter(high > 0)
    lower = high % _HALF
    # Division by way of decimal numbers is exact here, and so that of Spark, which has no other.
    upper = ((high - lower) / _HALF).cast(nw.Int64)
    halves = amounts.select(upper.alias(_UPPER), lower.alias(_LOWER))
    sums = halves.select(nw.col(_UPPER).sum(), nw.col(_LOWER).sum()).collect("polars").row(0)
    total = int(sums[0] or 0) * _HALF + int(sums[1] or 0)
    if total > LARGEST:
        raise LoadError([Fault(facts.definition.id, "total_too_large", {"found": total, "limit": LARGEST})])
