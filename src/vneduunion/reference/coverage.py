"""Which days the versions of a rule leave out, and which they claim twice."""

from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import final

from attrs import frozen

from vneduunion.errors import Lang
from vneduunion.model import RuleVersion, Strand
from vneduunion.wording import format_day, sentence


class UnevenKind(StrEnum):
    """Days that no version covers, or that more than one does."""

    GAP = "GAP"
    OVERLAP = "OVERLAP"


@final
@frozen(kw_only=True)
class Uneven:
    """Days on which not exactly one version holds.

    Attributes:
        kind: whether none does or several do.
        first: the first of the days; `None` where the versions have no first day.
        last: the last of them; `None` where the versions have no last day.
        versions: those that claim the days, or the ones before and after a gap.
    """

    kind: UnevenKind
    first: date | None
    last: date | None
    versions: tuple[str, ...]

    def text(self, lang: Lang = "en") -> str:
        """The days and the versions in words.

        Args:
            lang: `"vi"` or `"en"`.
        """
        names = ", ".join(self.versions)
        return sentence(f"uneven.{self.kind}", lang, versions=names, days=self.days(lang))

    def days(self, lang: Lang = "en") -> str:
        """The days alone, in words.

        Args:
            lang: `"vi"` or `"en"`.
        """
        given = {"first": self.first, "last": self.last}
        days = {name: format_day(day, lang) for name, day in given.items() if day}
        return sentence(f"uneven.days.{'_'.join(days) or 'all'}", lang, **days)


def gaps_and_overlaps(strand: Strand) -> tuple[Uneven, ...]:
    """The days between the versions of a rule that none covers, and those that several do.

    A version without a first or a last day is open on that side. Days before the first version and after the last
    are no gaps.

    Args:
        strand: the versions of one rule, in any order.

    Returns:
        Stretches in the order of days, each as long as the same versions hold.

    Example:
        >>> from vneduunion.reference import rulebooks
        >>> gaps_and_overlaps(rulebooks()["creative-labour-certificate"].strand("union"))
        ()
    """
    lives = [(_first(version), _behind(version), version.id) for version in strand.versions]
    turns = sorted({turn for first, behind, _ in lives for turn in (first, behind)})
    found = []
    for start, stop in pairwise(turns):
        holding = tuple(sorted(id_ for first, behind, id_ in lives if first <= start < behind))
        if len(holding) != 1:
            kind = UnevenKind.OVERLAP if holding else UnevenKind.GAP
            versions = holding or _neighbours(lives, start, stop)
            found.append(Uneven(kind=kind, first=_day(start), last=_day(stop - 1), versions=versions))
    return tuple(found)


_EVER = date.min.toordinal()
_NEVER = date.max.toordinal() + 1
"""A side that is open reaches to the end of the calendar."""


def _first(version: RuleVersion) -> int:
    return version.since.toordinal() if version.since else _EVER


def _behind(version: RuleVersion) -> int:
    """The day after the last one."""
    return version.until.toordinal() + 1 if version.until else _NEVER


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if _EVER < ordinal < _NEVER - 1 else None


def _neighbours(lives: list[tuple[int, int, str]], start: int, stop: int) -> tuple[str, ...]:
    before = sorted(id_ for _, behind, id_ in lives if behind == start)
    after = sorted(id_ for first, _, id_ in lives if first == stop)
    return (*before, *after)
