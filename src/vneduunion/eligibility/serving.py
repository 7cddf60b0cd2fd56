"""How long somebody served."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from vneduunion.eligibility.facts import UNBOUNDED
from vneduunion.model import Service

_ONE_DAY = timedelta(days=1)
MONTH, YEAR = 30, 360
"""Their days, where lengths of service are counted."""
_Stretch = tuple[date, date]
"""The first day, and the day after the last one."""


def served(
    services: Iterable[Service], weights: Sequence[str], until: date
) -> tuple[int, int, tuple[Service, ...]]:
    """How long somebody served in some kinds of service.

    Days that lie in two services count once, with the greater weight. Services of one weight that follow each other
    without a day between are one. Whole years and months are taken as such, what is left over as days of months of
    thirty.

    Args:
        services: what a person served in.
        weights: the kinds with the per cent at which they count, e.g. `TEACHING*100`.
        until: the last day that counts.

    Returns:
        The least and the most, in hundredths of days, and the records. A service without a first day may
        be of any length.
    """
    counts = per_cents(weights)
    counted = [service for service in services if service.role in counts]
    low, taken = 0, list[_Stretch]()
    for per_cent in sorted(set(counts.values()), reverse=True):
        stretches = _joined(_stretches((each for each in counted if counts[each.role] == per_cent), until))
        parts = (part for stretch in stretches for part in _free(stretch, taken))
        low += per_cent * sum(_length(first, behind) for first, behind in parts)
        taken += stretches
    ever = any(service.since is None for service in counted)
    return low, UNBOUNDED if ever else low, tuple(counted)


def per_cents(weights: Sequence[str]) -> Mapping[str, int]:
    """At how many per cent kinds of service count.

    Args:
        weights: the kinds with their per cent, e.g. `TEACHING*100`.
    """
    return {role: int(per_cent) for role, _, per_cent in (weight.partition("*") for weight in weights)}


def _stretches(services: Iterable[Service], until: date) -> Iterator[_Stretch]:
    for service in services:
        if service.since is not None and service.since <= until:
            yield service.since, min(service.until or until, until) + _ONE_DAY


def _joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Those that touch or overlap as one, so that no month is cut where a service follows another."""
    joined: list[_Stretch] = []
    for first, behind in sorted(stretches):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], behind))
        else:
            joined.append((first, behind))
    return joined


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
    parts = [stretch]
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
    return span.years * YEAR + span.months * MONTH + min(span.days, MONTH - 1)
