"""What came out of what: successions, looked up from either side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple, final

from vneduunion.model import Succession

WHOLE = 10_000
"""The basis points of a whole."""


class Part(NamedTuple):
    """What part of a thing went somewhere, as bounds between 0 and 1."""

    low: Fraction
    high: Fraction


ALL = Part(Fraction(1), Fraction(1))
"""The whole of it."""


class Turn(NamedTuple):
    """What became of one unit on a day (or, read backwards, what it came from)."""

    on: date
    others: tuple[str, ...]
    shares: Mapping[str, int]

    def also(self, unit: str) -> "Turn":
        """The same, with the unit itself, which goes on beside the others."""
        return self if unit in self.others else self._replace(others=(*self.others, unit))

    def without_shares(self) -> "Turn":
        """The same, with nothing known of how much went where."""
        return self._replace(shares={})

    def spread(self, parts: Mapping[str, Mapping[str, Part]]) -> dict[str, Part]:
        """Where it went in the end, when it is known where each of the others went.

        The parts of one split sum to 1. A known share is certain; what no share names may be
        anywhere among those without one, or, where all have one, among all of them.

        Args:
            parts: for each of the others, its parts by where they went.
        """
        free = Fraction(max(WHOLE - sum(self.shares.values()), 0), WHOLE)
        eligible = [other for other in self.others if other not in self.shares] or self.others
        ends = dict.fromkeys(end for other in self.others for end in parts[other])
        return {
            end: self._sum({other: parts[other].get(end, NONE) for other in self.others}, free, eligible)
            for end in ends
        }

    def _sum(self, parts: Mapping[str, Part], free: Fraction, eligible: Iterable[str]) -> Part:
        known = {other: Fraction(share, WHOLE) for other, share in self.shares.items()}
        loose = [parts[other] for other in eligible]
        return Part(
            sum(
                (share * parts[other].low for other, share in known.items()),
                free * min(each.low for each in loose),
            ),
            sum(
                (share * parts[other].high for other, share in known.items()),
                free * max(each.high for each in loose),
            ),
        )


NONE = Part(Fraction(0), Fraction(0))
"""Nothing of it."""


@final
class Successors:
    """Look-ups of what units or territories became, and of what they came from.

    Several successions of one unit on one day are read as one.
    """

    def __init__(self, successions: Iterable[Succession]) -> None:
        """Index successions.

        Args:
            successions: of units, of territories, or of both.
        """
        self._after: dict[str, dict[date, list[Succession]]] = defaultdict(lambda: defaultdict(list))
        self._before: dict[str, dict[date, list[Succession]]] = defaultdict(lambda: defaultdict(list))
        for succession in successions:
            for unit in succession.before:
                self._after[unit][succession.on].append(succession)
            for unit in succession.after:
                self._before[unit][succession.on].append(succession)

    def after(self, unit: str) -> list[Turn]:
        """What became of a unit, the earliest first."""
        found = self._after.get(unit, {})
        return [Turn(on, *_others(found[on])) for on in sorted(found)]

    def before(self, unit: str) -> list[Turn]:
        """What a unit came from, the latest first."""
        found = self._before.get(unit, {})
        return [
            Turn(on, tuple(dict.fromkeys(other for each in found[on] for other in each.before)), {})
            for on in sorted(found, reverse=True)
        ]

    def of(self, unit: str) -> Iterator[Succession]:
        """The successions that name a unit."""
        named = [
            each
            for days in (self._before, self._after)
            for found in days.get(unit, {}).values()
            for each in found
        ]
        yield from dict.fromkeys(named)


def _others(successions: Iterable[Succession]) -> tuple[tuple[str, ...], dict[str, int]]:
    """All that followed, and the shares that are known; shares beyond the whole tell nothing."""
    others = dict.fromkeys(str(other) for each in successions for other in each.after)
    given: dict[str, int] = {share.after: share.basis_points for each in successions for share in each.shares}
    known = {other: given[other] for other in others if other in given}
    return tuple(others), known if sum(known.values()) <= WHOLE else {}
