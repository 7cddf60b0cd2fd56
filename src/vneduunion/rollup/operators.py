"""Operators over bounds: how values of units or of periods go together, each known between a low and a high."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from vneduunion.model import Operator
from vneduunion.rollup.expecting import Missing
from vneduunion.rollup.pairs import Pair
from vneduunion.structure.descent import ALWAYS, Days

RISING = frozenset({Operator.SUM, Operator.DISTINCT, Operator.MAX})
"""Operators whose result never falls when something comes in."""
ONE_DAY = frozenset({Operator.LAST, Operator.FIRST})
"""Operators that take the value of one of the days."""
ONE_OF_THEM = ONE_DAY | {Operator.NONE}
"""Operators whose result is one of the values."""


class Value(NamedTuple):
    """What is known of a number.

    Attributes:
        low: its least; 0 where it is not sure.
        high: its most; `None` where it is open.
        sure: whether it certainly goes in; else it may be none of what is asked for.
        days: the days that it is of.
    """

    low: int
    high: int | None
    sure: bool = True
    days: Days = ALWAYS


Values = Sequence[Value]


def over_time(operator: Operator, values: Values) -> Value:
    """The values of one unit for several periods as one.

    Args:
        operator: MEAN weighs values by their days.
        values: at least one.

    Example:
        >>> over_time(Operator.DISTINCT, [Value(3, 4), Value(5, 5)])[:2]
        (5, 9)
    """
    if len(values) == 1:
        return values[0]
    return _weighed_mean(values) if operator is Operator.MEAN else _OPERATORS[operator](values)


def over_units(operator: Operator, values: Values) -> Value:
    """The values of several units as one.

    Args:
        operator: MEAN counts each unit once; LAST and FIRST take the value of the latest or earliest days.
        values: at least one.

    Example:
        >>> over_units(Operator.MEAN, [Value(number, number) for number in (6, 5, 15, 1)])[:2]
        (6, 7)
    """
    return values[0] if len(values) == 1 else _OPERATORS[operator](values)


def with_gaps(value: Value, units: Operator, time: Operator, missing: Missing) -> Value:
    """What is known where parts are missing.

    Args:
        value: what the parts that are there come to.
        units: the operator over units.
        time: the operator over time.
        missing: what is said of missing parts.
    """
    low, high = kept(Pair(units, time), missing)
    return value._replace(low=value.low if low else 0, high=value.high if high else None)


def kept(pair: Pair, missing: Missing) -> tuple[bool, bool]:
    """Whether the least and the most of what is there hold for all where parts are missing.

    Args:
        pair: how values go together.
        missing: what is said of missing parts.

    Example:
        >>> kept(Pair(Operator.SUM, Operator.LAST), Missing.OPEN)
        (True, False)
    """
    if missing is Missing.ZERO:
        return True, True
    rising = pair.units in RISING | {Operator.NONE} and pair.time in RISING | ONE_OF_THEM
    falling = pair.units is pair.time is Operator.MIN
    return rising and missing is Missing.OPEN, falling and missing is Missing.OPEN


def _sum(values: Values) -> Value:
    return Value(
        sum(value.low for value in values), _total(values), any(value.sure for value in values), _span(values)
    )


def _distinct(values: Values) -> Value:
    return _sum(values)._replace(low=max(value.low for value in values))


def _max(values: Values) -> Value:
    return _distinct(values)._replace(high=_most(values))


def _min(values: Values) -> Value:
    highs = [value.high for value in values if value.sure and value.high is not None]
    high = min(highs) if highs else _most(values)
    return _sum(values)._replace(low=min(value.low for value in values), high=high)


def _mean(values: Values) -> Value:
    return _mean_of(values, [1] * len(values))


def _weighed_mean(values: Values) -> Value:
    if any(not _is_bounded(value.days) for value in values):
        return _hull(values)
    return _mean_of(values, [value.days.last - value.days.first + 1 for value in values])


def _mean_of(values: Values, weights: Sequence[int]) -> Value:
    """A mean lies between the least and the most, which is all that is known where some need not go in."""
    if not all(value.sure for value in values):
        return _hull(values)
    low = sum(value.low * weight for value, weight in zip(values, weights, strict=True))
    whole = _total([_times(value, weight) for value, weight in zip(values, weights, strict=True)])
    high = None if whole is None else -(-whole // sum(weights))
    return _hull(values)._replace(low=low // sum(weights), high=high)


def _last(values: Values) -> Value:
    sure = [value for value in values if value.sure]
    if not sure:
        return _hull(values)
    best = max(_end(value) for value in sure)
    rivals = [value for value in values if not value.sure and value.days.last >= best[1]]
    return _hull([*rivals, *(value for value in sure if _end(value) == best)])._replace(sure=True)


def _first(values: Values) -> Value:
    sure = [value for value in values if value.sure]
    if not sure:
        return _hull(values)
    best = min(_end(value) for value in sure)
    rivals = [value for value in values if not value.sure and value.days.first <= best[0]]
    return _hull([*rivals, *(value for value in sure if _end(value) == best)])._replace(sure=True)


def _end(value: Value) -> tuple[int, int]:
    return value.days.last, value.days.first


def _hull(values: Values) -> Value:
    return _sum(values)._replace(low=min(value.low for value in values), high=_most(values))


def _total(values: Values) -> int | None:
    highs = [value.high for value in values if value.high is not None]
    return sum(highs) if len(highs) == len(values) else None


def _most(values: Values) -> int | None:
    highs = [value.high for value in values if value.high is not None]
    return max(highs) if len(highs) == len(values) else None


def _times(value: Value, weight: int) -> Value:
    return value._replace(high=None if value.high is None else value.high * weight)


def _span(values: Values) -> Days:
    return Days(min(value.days.first for value in values), max(value.days.last for value in values))


def _is_bounded(days: Days) -> bool:
    return days.first > ALWAYS.first and days.last < ALWAYS.last


_OPERATORS: Mapping[Operator, Callable[[Values], Value]] = {
    Operator.SUM: _sum,
    Operator.DISTINCT: _distinct,
    Operator.MAX: _max,
    Operator.MIN: _min,
    Operator.MEAN: _mean,
    Operator.LAST: _last,
    Operator.FIRST: _first,
    Operator.NONE: _hull,
}
