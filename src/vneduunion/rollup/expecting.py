"""Who should have data, and who has: coverage from one set of units and periods."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import final

import narwhals.stable.v2 as nw
import polars as pl
from attrs import frozen

from vneduunion.rollup.asked import ASKED, PERIOD, table
from vneduunion.rollup.closure import PLACE, RUN_DAYS, UNIT
from vneduunion.rollup.days import Days
from vneduunion.rollup.locating import Locating
from vneduunion.rollup.places import LIFE, OWNER, RUN, Places
from vneduunion.tables.holder import Frame
from vneduunion.tables.lifting import lifted
from vneduunion.values.periods import Period

HAVE, EXPECTED = "have", "expected"
_BEFORE, _AFTER = Days("asked_first", "asked_first"), Days("asked_last", "asked_last")


class Missing(StrEnum):
    """What a total is where parts of it are missing or nobody says which there should be."""

    OPEN = "OPEN"
    """A lower bound."""
    ZERO = "ZERO"
    """What there is: nothing is missing, or what is missing is nothing."""
    UNKNOWN = "UNKNOWN"
    """Not known at all."""


class Open(StrEnum):
    """When in a period a unit must live so that data are expected of it."""

    WHOLE = "WHOLE"
    ANY = "ANY"
    END = "END"


@final
@frozen(kw_only=True)
class Expected:
    """Of whom data are expected.

    Attributes:
        units: their ids.
        open: whether of those that live during the whole period, on any day of it, or at its end.
    """

    units: tuple[str, ...]
    open: Open = Open.WHOLE

    @classmethod
    def of(cls, units: "Expected | Iterable[str]") -> "Expected":
        """Units that are expected to have data in every period during the whole of which they live."""
        return units if isinstance(units, Expected) else cls(units=tuple(units))


def coverage(having: Frame, expected: Expected | None, locating: Locating) -> Frame:
    """How many of those that should have data have some.

    Args:
        having: the units that have something, by period.
        expected: who should have data, or `None` where nobody lists them.
        locating: where they count, and the periods asked for.

    Returns:
        Rows of `place`, `period`, `have` and `expected`, both of the same units and periods, so that the
        one never passes the other; `expected` is 0 where nobody lists whom to expect.
    """
    if expected is None:
        some = locating.placed(having).group_by(PLACE, PERIOD).agg(nw.len().alias(HAVE))
        none = nw.lit(0).cast(nw.Int64).alias(EXPECTED)
        return some.with_columns(nw.col(HAVE).cast(nw.Int64), none)
    listed = wanted(expected, locating.places, locating.periods)
    pairs = lifted(nw.from_native(listed.select(OWNER, PERIOD, PLACE).lazy()), having)
    has = having.with_columns(nw.lit(1).cast(nw.Int64).alias(HAVE))
    both = pairs.join(has, on=[OWNER, PERIOD], how="left").with_columns(nw.col(HAVE).fill_null(0))
    found = both.with_columns(nw.lit(1).cast(nw.Int64).alias(EXPECTED))
    sums = found.group_by(PLACE, PERIOD).agg(nw.col(HAVE).sum(), nw.col(EXPECTED).sum())
    return sums.with_columns(nw.col(HAVE).cast(nw.Int64), nw.col(EXPECTED).cast(nw.Int64))


def wanted(expected: Expected, places: Places, periods: Sequence[Period]) -> pl.DataFrame:
    """Each unit in each period in which it is expected, with the places where it counts.

    Args:
        expected: who should have data.
        places: where they count.
        periods: those asked for.

    Returns:
        Rows of `owner`, `period` and `place`, among others; none twice.
    """
    asked = table(periods, range(len(periods)))
    units = places.units.filter(pl.col(UNIT).is_in(expected.units))
    pairs = units.join(asked, how="cross").filter(_lives(expected.open))
    runs = pairs.join(places.runs, on=OWNER).filter(_meet(RUN_DAYS, ASKED))
    last = runs.sort(OWNER, PERIOD, RUN).unique([OWNER, PERIOD], keep="last", maintain_order=True)
    return last.join(places.weights, on=RUN).unique([OWNER, PERIOD, PLACE], maintain_order=True)


def _lives(open_: Open) -> pl.Expr:
    if open_ is Open.ANY:
        return _meet(LIFE, ASKED)
    at_end = _meet(LIFE, _AFTER)
    return at_end & _meet(LIFE, _BEFORE) if open_ is Open.WHOLE else at_end


def _meet(one: Days, other: Days) -> pl.Expr:
    first = (pl.col(one.first) <= pl.col(other.last)).fill_null(value=True)
    return first & (pl.col(other.first) <= pl.col(one.last)).fill_null(value=True)
