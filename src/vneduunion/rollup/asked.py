"""The periods that are asked for, as tests and tables of columns."""

from collections.abc import Sequence
from datetime import date

import narwhals.stable.v2 as nw
import polars as pl

from vneduunion.rollup.days import EVENT, LIVED, Days
from vneduunion.values.period_split import Unit
from vneduunion.values.periods import FIRST_YEAR, LAST_YEAR, Period
from vneduunion.values.truth import Truth

PERIOD = "period"
"""The position of a period among those that are asked for."""
ASKED = Days("asked_first", "asked_last")
CERTAIN = Days("certain_first", "certain_last")
"""The days that may and that must be meant by a period; without such days the last comes before the first."""


_NONE, _ONE = nw.lit(0).cast(nw.Int16), nw.lit(1).cast(nw.Int16)


def whole_periods(first: date, last: date, by: Unit) -> tuple[Period, ...]:
    """The periods of one kind from that of one day to that of another, none of them cut.

    Args:
        first: a day of the first of them.
        last: a day of the last.
        by: `"year"`, `"school_year"`, `"quarter"` or `"month"`.

    Example:
        >>> [str(period) for period in whole_periods(date(2024, 3, 1), date(2024, 9, 1), "school_year")]
        ['school year 2023-2024', 'school year 2024-2025']
    """
    # A year more on both sides, so that only what lies outside is cut.
    around = Period.span(max(first.year - 1, FIRST_YEAR), min(last.year + 1, LAST_YEAR))
    found = Period.span(first, last)
    return tuple(period for period in around.split(by) if period.overlaps(found) is not Truth.FALSE)


def layers(periods: Sequence[Period]) -> list[list[int]]:
    """The positions of periods, those of one layer apart from each other.

    Args:
        periods: in any order.

    Returns:
        At least one layer, which is empty where there are no periods.
    """
    found: list[list[int]] = []
    for at in sorted(range(len(periods)), key=lambda at: periods[at].first or date.min):
        begins = periods[at].first or date.min
        for layer in found:
            if (periods[layer[-1]].last or date.max) < begins:
                layer.append(at)
                break
        else:
            found.append([at])
    return found or [[]]


def certain_in(periods: Sequence[Period], layer: Sequence[int], *, ends: bool = False) -> nw.Expr:
    """The position of the period of one layer in which an event certainly was, or missing.

    It was when all days that its own period may mean are certainly meant, or when the two periods are
    one: one label has one reading.

    Args:
        periods: all of them.
        layer: the positions of some that do not overlap.
        ends: whether events are of the ends of their periods alone.
    """
    ordered = sorted(layer, key=lambda at: periods[at].first or date.min)
    exact = [at for at in ordered if periods[at].has_one_reading]
    # Only of positions that follow one another a number of periods begun tells which one it is.
    exact = exact if exact == [*range(min(exact, default=0), max(exact, default=-1) + 1)] else []
    others = (nw.when(_is_in(periods[at], ends=ends)).then(_position(at)) for at in layer if at not in exact)
    return nw.coalesce(*others, _among(periods, exact))


def _among(periods: Sequence[Period], ordered: Sequence[int]) -> nw.Expr:
    """The same for periods that mean exactly their days: the last to begin, when all before it are over."""
    begun, over = [_NONE], [_NONE]
    for at in ordered:
        first, last = periods[at].first, periods[at].last
        begun.append(_ONE if first is None else _since(nw.col(LIVED.first) >= first, missing=False))
        if last is not None:
            over.append(_since(nw.col(LIVED.last) > last, missing=True))
    number = _sum(begun)
    where = number.cast(nw.Int64) + (min(ordered, default=0) - 1)
    return nw.when(number == _sum(over) + _ONE).then(where)


def _sum(parts: Sequence[nw.Expr]) -> nw.Expr:
    """A sum as flat as can be: of some hundred parts, one inside the other would be too deep."""
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    return _sum(parts[:half]) + _sum(parts[half:])


def _position(at: int) -> nw.Expr:
    return nw.lit(at).cast(nw.Int64)


def _since(condition: nw.Expr, *, missing: bool) -> nw.Expr:
    return condition.fill_null(missing).cast(nw.Int16)


def _is_same(period: Period, *, ends: bool) -> nw.Expr:
    """Whether a period is that of an event, or both are of the same day at the end."""
    first = period.core_last or period.first if ends else period.first
    days = (first, period.last, period.core_first, period.core_last)
    same = (_is(nw.col(column), day) for column, day in zip(EVENT, days, strict=True))
    return nw.all_horizontal(*same, ignore_nulls=False)


def of_the_period(periods: Sequence[Period], *, ends: bool) -> nw.Expr:
    """1 where the period of an event is the very one, whose position stands in `period`; else 0.

    Args:
        periods: all of them.
        ends: whether events are of the ends of their periods alone.
    """
    found = []
    for at, period in enumerate(periods):
        same = _is_same(period, ends=ends)
        if ends and period.last is not None and period.last == period.core_last:
            same = same | (_is(nw.col(EVENT.first), period.last) & _is(nw.col(EVENT.last), period.last))
        found.append(nw.when((nw.col(PERIOD) == at) & same).then(nw.lit(1)))
    return nw.coalesce(*found, nw.lit(0)).cast(nw.Int64)


def _is_in(period: Period, *, ends: bool) -> nw.Expr:
    equal = _is_same(period, ends=ends)
    if not period.has_core:
        return equal
    first, last = nw.col(LIVED.first), nw.col(LIVED.last)
    # A missing day is open: it lies inside only where the period is open too.
    after = [] if period.core_first is None else [(first >= period.core_first).fill_null(value=False)]
    before = [] if period.core_last is None else [(last <= period.core_last).fill_null(value=False)]
    return equal | nw.all_horizontal(*after, *before, ignore_nulls=False)


def _is(column: nw.Expr, day: date | None) -> nw.Expr:
    return column.is_null() if day is None else (column == day).fill_null(value=False)


def table(periods: Sequence[Period], layer: Sequence[int], *, at_end: bool = False) -> pl.DataFrame:
    """The periods as rows.

    Args:
        periods: all of them.
        layer: the positions of those wanted.
        at_end: their last days alone, which are certain only where all is.
    """
    rows = [(at, *(_end(periods[at]) if at_end else _ends(periods[at]))) for at in layer]
    return pl.DataFrame(
        rows, schema={PERIOD: pl.Int64} | dict.fromkeys((*ASKED, *CERTAIN), pl.Date), orient="row"
    )


_NO_DAY = (date.max, date.min)
_Ends = tuple[date | None, date | None, date | None, date | None]


def _ends(period: Period) -> _Ends:
    first, last = (period.core_first, period.core_last) if period.has_core else _NO_DAY
    return period.first, period.last, first, last


def _end(period: Period) -> _Ends:
    if period.last is None or period.core_last == period.last:
        return period.last, period.last, period.last, period.last
    return period.core_last or period.first, period.last, *_NO_DAY
