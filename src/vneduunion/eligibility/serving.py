"""How long somebody served."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from vneduunion.eligibility.facts import UNBOUNDED
from vneduunion.model import Service

_ONE_DAY = timedelta(days=1)
_MONTH, _YEAR = 30, 360
_Stretch = tuple[date, date]
"""The first day, and the day after the last one."""


def served(
    services: Iterable[Service], weights: Sequence[str], until: date
) -> tuple[int, int, tuple[Service, ...]]:
    """How long somebody served in some kinds of service.

    Days that lie in two services count once, with the greater weight. Whole years and months are taken as such,
    what is left over as days of months of thirty.

    Args:
        services: what a person served in.
        weights: the kinds with the per cent at which they count, e.g. `TEACHING*100`.
        until: the last day that counts.

    Returns:
        The least and the most, in hundredths of days, and the records. A service without a first day may
        be of any length.
    """
    held = [*services]
    low = high = 0
    taken: list[_Stretch] = []
    records: list[Service] = []
    for role, per_cent in sorted((weight.split("*") for weight in weights), key=lambda each: -int(each[1])):
        for service in (each for each in held if each.role == role):
            records.append(service)
            if service.since is None:
                high = UNBOUNDED
                continue
            stretch = (service.since, min(service.until or until, until) + _ONE_DAY)
            low += int(per_cent) * sum(_length(first, behind) for first, behind in _free(stretch, taken))
            taken.append(stretch)
    return low, max(low, high), tuple(records)


def terms(services: Iterable[Service], until: date, *, consecutive: bool) -> int:
    """How many terms of office were served, each a record of its own.

    Args:
        services: the terms.
        until: the day up to which one counts that has begun.
        consecutive: whether only such count that follow one another without a day between.
    """
    begun = sorted((each for each in services if each.since and each.since <= until), key=_begin)
    longest = run = 0
    behind: date | None = None
    for service in begun:
        follows = behind is not None and _begin(service) <= behind
        run = run + 1 if follows or not consecutive else 1
        longest = max(longest, run)
        behind = date.max if service.until is None else service.until + _ONE_DAY
    return longest


def _begin(service: Service) -> date:
    return service.since or date.min


def _free(stretch: _Stretch, taken: Iterable[_Stretch]) -> list[_Stretch]:
    """The parts of a stretch that none of the others covers."""
    parts = [stretch] if stretch[0] < stretch[1] else []
    for first, behind in taken:
        cut = (
            ((start, min(stop, first)) for start, stop in parts),
            ((max(start, behind), stop) for start, stop in parts),
        )
        parts = [(start, stop) for side in cut for start, stop in side if start < stop]
    return parts


def _length(first: date, behind: date) -> int:
    """In days of months of thirty."""
    span = relativedelta(behind, first)
    return span.years * _YEAR + span.months * _MONTH + min(span.days, _MONTH - 1)
