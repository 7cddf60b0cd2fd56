"""Values in columns, each known between a low and a high, put together by operators on any engine."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import narwhals.stable.v2 as nw

from vneduunion.model import Operator
from vneduunion.rollup.days import Days
from vneduunion.rollup.facts import BOUNDS, HIGH, LOW, UNBOUNDED
from vneduunion.rollup.operators import ONE_DAY
from vneduunion.rollup.sums import ONE, quotient, total, whole, widest
from vneduunion.tables.holder import Frame
from vneduunion.values.periods import FIRST_YEAR, LAST_YEAR

SURE = "sure"
"""1 where a value certainly goes in; else 0, and its bounds are those that it has if it does."""
DAY = Days("day_from", "day_to")
"""The days of which one is the day of a value: that of its latest record, or for FIRST of its earliest."""
EARLIEST, LATEST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
"""The days between which all others are."""
VALUE = (*BOUNDS, SURE, DAY.first, DAY.last)
_NUMBER, _ALL_SURE, _TOTAL_LOW, _TOTAL_HIGH = "number", "all_sure", "total_low", "total_high"
_TALLY = (_NUMBER, _ALL_SURE, _TOTAL_LOW, _TOTAL_HIGH)
_SURE_LOW, _SURE_HIGH, _SURE_FROM, _SURE_TO = "sure_low", "sure_high", "sure_from", "sure_to"
_LIMIT = "limit"


def begun(rows: Frame, operator: Operator) -> Frame:
    """Values as they are put together: for a mean each stands for one.

    Args:
        rows: with the columns of values.
        operator: by which they are put together.
    """
    if operator is not Operator.MEAN:
        return rows
    totals = (nw.col(bound).alias(name) for bound, name in ((LOW, _TOTAL_LOW), (HIGH, _TOTAL_HIGH)))
    return rows.with_columns(ONE.alias(_NUMBER), nw.col(SURE).alias(_ALL_SURE), *totals)


def merged(rows: Frame, keys: Sequence[str], operator: Operator) -> Frame:
    """The values of each group as one; it may be put together further, until it is `ended`.

    Args:
        rows: values that are `begun`, or merged by the same operator with more keys.
        keys: the columns that name a group.
        operator: how values go together.

    Returns:
        Rows of the keys and the columns of values.
    """
    if operator in ONE_DAY:
        rows = _rivals(rows, keys, operator)
    rows = rows.with_columns(*_of_sure())
    tally = operator is Operator.MEAN
    if tally:
        every = nw.when(nw.col(SURE) == 1).then(nw.col(_ALL_SURE)).otherwise(nw.lit(0))
        rows = rows.with_columns(every.alias(_ALL_SURE))
    found = rows.group_by(*keys).agg(*_merged(operator), *(_tallied() if tally else ()))
    found = found.with_columns(nw.col(LOW).fill_null(0), *_days(operator))
    if operator is Operator.MIN:
        known = ~nw.col(_SURE_HIGH).is_null()
        least = nw.when(known).then(nw.col(_SURE_HIGH)).otherwise(nw.col(HIGH)).alias(HIGH)
        found = found.with_columns(
            least, nw.when(~known).then(nw.col(UNBOUNDED)).otherwise(nw.lit(0)).alias(UNBOUNDED)
        )
    counts = (*BOUNDS, SURE, *(_TALLY if tally else ()))
    return whole(found, counts).select(*keys, *VALUE, *(_TALLY if tally else ()))


def ended(rows: Frame, operator: Operator) -> Frame:
    """What values come to: a mean of all of them where all certainly go in, else what lies between them.

    Args:
        rows: merged values.
        operator: by which they were merged.
    """
    if operator is not Operator.MEAN:
        return rows
    number = nw.col(_NUMBER)
    low = quotient(nw.col(_TOTAL_LOW), number)
    more = nw.when(nw.col(_TOTAL_HIGH) % number > 0).then(nw.lit(1)).otherwise(nw.lit(0))
    high = quotient(nw.col(_TOTAL_HIGH), number) + more
    every = nw.col(_ALL_SURE) == 1
    means = (
        nw.when(every).then(mean).otherwise(nw.col(name)).alias(name)
        for name, mean in ((LOW, low), (HIGH, high))
    )
    return whole(rows.with_columns(*means), (LOW, HIGH)).drop(*_TALLY)


def _of_sure() -> Iterator[nw.Expr]:
    """What is told of values that certainly go in; nothing of the others."""
    sure = nw.col(SURE) == 1
    yield nw.when(sure).then(nw.col(LOW)).alias(_SURE_LOW)
    yield nw.when(sure, nw.col(UNBOUNDED) == 0).then(nw.col(HIGH)).alias(_SURE_HIGH)
    yield nw.when(sure).then(nw.col(DAY.first)).alias(_SURE_FROM)
    yield nw.when(sure).then(nw.col(DAY.last)).alias(_SURE_TO)


def _merged(operator: Operator) -> Iterator[nw.Expr]:
    """The bounds of a group, and between which days it lies."""
    low, high = _BOUNDS.get(operator, (nw.col(LOW).min(), widest(HIGH)))
    yield low.alias(LOW)
    yield high.alias(HIGH)
    yield from (widest(UNBOUNDED), widest(SURE))
    if operator is Operator.MIN:
        yield nw.col(_SURE_HIGH).min()
    days = (nw.col(_SURE_TO).min(), nw.col(DAY.first).min(), widest(DAY.last))
    yield from days if operator is Operator.FIRST else (widest(_SURE_FROM), *days[1:])


def _days(operator: Operator) -> Iterator[nw.Expr]:
    """The day of a group is no earlier than that of what certainly goes in, or no later where the first counts."""
    if operator is Operator.FIRST:
        yield nw.coalesce(nw.col(_SURE_TO), nw.col(DAY.last)).alias(DAY.last)
    else:
        yield nw.coalesce(nw.col(_SURE_FROM), nw.col(DAY.first)).alias(DAY.first)


def _tallied() -> Iterator[nw.Expr]:
    yield from (total(_NUMBER), total(_TOTAL_LOW), total(_TOTAL_HIGH))
    yield nw.col(_ALL_SURE).min()


def _rivals(rows: Frame, keys: Sequence[str], operator: Operator) -> Frame:
    """The values that may be of the last day, or of the first: no other is certainly of a later or an earlier one."""
    sure = nw.col(SURE) == 1
    if operator is Operator.LAST:
        rows = rows.with_columns(nw.when(sure).then(nw.col(DAY.first)).alias(_LIMIT))
        limit = nw.col(_LIMIT).max()
        rows = rows.with_columns(limit.over(*keys).alias(_LIMIT))
        return rows.filter(
            nw.col(_LIMIT).is_null() | (nw.col(DAY.last) >= nw.col(_LIMIT)).fill_null(value=False)
        )
    rows = rows.with_columns(nw.when(sure).then(nw.col(DAY.last)).alias(_LIMIT))
    rows = rows.with_columns(nw.col(_LIMIT).min().over(*keys).alias(_LIMIT))
    return rows.filter(
        nw.col(_LIMIT).is_null() | (nw.col(DAY.first) <= nw.col(_LIMIT)).fill_null(value=False)
    )


def closed(days: Days) -> tuple[nw.Expr, nw.Expr]:
    """The days of a stretch as those of a value, with the earliest and the latest of all where they are open.

    Args:
        days: the columns.
    """
    first = nw.col(days.first).fill_null(EARLIEST).alias(DAY.first)
    return first, nw.col(days.last).fill_null(LATEST).alias(DAY.last)


_BOUNDS: Mapping[Operator, tuple[nw.Expr, nw.Expr]] = {
    Operator.SUM: (total(_SURE_LOW), total(HIGH)),
    Operator.DISTINCT: (widest(_SURE_LOW), total(HIGH)),
    Operator.MAX: (widest(_SURE_LOW), widest(HIGH)),
}
"""The least and the most of values that go together; of all others both lie between those of the values."""
