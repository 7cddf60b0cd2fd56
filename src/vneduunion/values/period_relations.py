"""How two periods lie to each other, answered over all their readings.

A reading of a period is a run of days that includes its certain days and stays within its widest
ones. A relation is TRUE when every pair of readings stands in it, FALSE when no pair does, else
UNKNOWN. Equal periods are taken to be read alike: one label, one reading.
"""

from typing import NamedTuple

from vneduunion.values.period_readings import Reading
from vneduunion.values.truth import Truth

# Open sides lie outside of every day that the calendar has, so that comparing needs no cases.
_BEGINNING, _END = 0, 4_000_000


class _Run(NamedTuple):
    low: int
    high: int

    def holds(self, other: "_Run") -> bool:
        return self.low <= other.low and other.high <= self.high

    def touches(self, other: "_Run") -> bool:
        return max(self.low, other.low) <= min(self.high, other.high)


def _widest(period: Reading) -> _Run:
    first, last = period.first, period.last
    return _Run(
        _BEGINNING if first is None else first.toordinal(),
        _END if last is None else last.toordinal(),
    )


def _core(period: Reading) -> _Run | None:
    if not period.has_core:
        return None
    return _widest(period._replace(first=period.core_first, last=period.core_last))


def within(inner: Reading, outer: Reading) -> Truth:
    """Whether all days of `inner` are days of `outer`."""
    if inner == outer:
        return Truth.TRUE
    wide, core = _widest(inner), _core(inner)
    outer_wide, outer_core = _widest(outer), _core(outer)
    if outer_core is not None and outer_core.holds(wide):
        return Truth.TRUE
    possible = outer_wide.touches(wide) if core is None else outer_wide.holds(core)
    return Truth.UNKNOWN if possible else Truth.FALSE


def overlaps(one: Reading, other: Reading) -> Truth:
    """Whether the two share a day."""
    if one == other or _surely_share(one, other):
        return Truth.TRUE
    return Truth.UNKNOWN if _widest(one).touches(_widest(other)) else Truth.FALSE


def _surely_share(one: Reading, other: Reading) -> bool:
    core, other_core = _core(one), _core(other)
    if core is not None and other_core is not None:
        return core.touches(other_core)
    # A period without certain days may shrink to any of its days: all must lie in the other's core.
    if core is not None:
        return core.holds(_widest(other))
    return other_core is not None and other_core.holds(_widest(one))


def before(earlier: Reading, later: Reading) -> Truth:
    """Whether the last day of `earlier` comes before the first day of `later`."""
    ends, starts = _ends(earlier), _starts(later)
    if earlier == later or ends.low >= starts.high:
        return Truth.FALSE
    return Truth.TRUE if ends.high < starts.low else Truth.UNKNOWN


def meets(earlier: Reading, later: Reading) -> Truth:
    """Whether `later` begins on the day after the last day of `earlier`."""
    ends, starts = _ends(earlier), _starts(later)
    following = _Run(ends.low + 1, ends.high + 1)
    if earlier == later or not following.touches(starts):
        return Truth.FALSE
    settled = following.low == following.high and starts.low == starts.high
    return Truth.TRUE if settled else Truth.UNKNOWN


def _ends(period: Reading) -> _Run:
    """The days on which a period may end."""
    wide, core = _widest(period), _core(period)
    return _Run(wide.low if core is None else core.high, wide.high)


def _starts(period: Reading) -> _Run:
    """The days on which a period may begin."""
    wide, core = _widest(period), _core(period)
    return _Run(wide.low, wide.high if core is None else core.low)
