"""Facts: what a rule needs to know of a candidate, each a whole number that papers bound."""

import re
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, final

from attrs import frozen

from vneduunion.model import Influence, Rating, RecognitionLevel, Record, Work

UNBOUNDED = 2**62
"""Above every number that a fact can be; a side without a bound."""
NEVER = -UNBOUNDED
"""The value of GIVEN where an award was never given."""


class FactKind(StrEnum):
    """What a fact tells.

    What papers of the candidate tell: RATING of a year; TITLE, whether a yearly title was won for a year, and STANDARD,
    whether its standard was met; AWARDED, whether an award was given in a year; GIVEN, when first; RATINGS and
    TITLES, in how many years; WORKS and BENEFIT of pieces of work; SERVICE and TERMS; ABSENCE; LEADER, QUALIFICATION,
    MEMBER, DISCIPLINE and HOLD. MEMBERS_* tell of a collective's people. JUDGED is what a body must say. UNREAD, RECALLED
    and RULE are not about the candidate: a text was not read, is only recalled, or nobody says which rule applies.
    """

    RATING = "RATING"
    RATINGS = "RATINGS"
    TITLE = "TITLE"
    TITLES = "TITLES"
    STANDARD = "STANDARD"
    AWARDED = "AWARDED"
    GIVEN = "GIVEN"
    WORKS = "WORKS"
    BENEFIT = "BENEFIT"
    SERVICE = "SERVICE"
    TERMS = "TERMS"
    ABSENCE = "ABSENCE"
    LEADER = "LEADER"
    QUALIFICATION = "QUALIFICATION"
    MEMBER = "MEMBER"
    DISCIPLINE = "DISCIPLINE"
    HOLD = "HOLD"
    MEMBERS_WITH_TITLE = "MEMBERS_WITH_TITLE"
    MEMBERS_SHARE_WITH_TITLE = "MEMBERS_SHARE_WITH_TITLE"
    MEMBERS_SHARE_RATED = "MEMBERS_SHARE_RATED"
    MEMBERS_DISCIPLINED = "MEMBERS_DISCIPLINED"
    JUDGED = "JUDGED"
    UNREAD = "UNREAD"
    RECALLED = "RECALLED"
    RULE = "RULE"


UNRATED = "UNRATED"
"""What a year is of which there certainly is no rating."""
RATINGS = (UNRATED, Rating.NOT_COMPLETED, Rating.COMPLETED, Rating.GOOD, Rating.EXCELLENT)
"""The ratings, the worst first: the number of a rating is its place here."""


@final
@frozen
class Conditions:
    """What makes a piece of work count.

    Attributes:
        work: initiatives, topics, or either.
        level: the lowest level whose recognition counts; `None`, any.
        influence: the least scope of influence.
        applied: whether it must have been put to use.
    """

    work: Work
    level: RecognitionLevel | None = None
    influence: Influence | None = None
    applied: bool = False


@final
@frozen(cache_hash=True)
class Fact:
    """One thing to know of a candidate.

    Attributes:
        kind: what it tells.
        of: what it is about: award kinds, kinds of service with their weights, a form of discipline, or words.
        first: the first year that counts; `None`, any.
        last: the last year that counts; `None` where years do not matter.
        works: what makes a piece of work count.
    """

    kind: FactKind
    of: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    works: Conditions | None = None

    @cached_property
    def key(self) -> str:
        """What callers call it, e.g. `rating@2024` or `title:advanced-worker@2023`."""
        of = [*self.of]
        if self.works is not None:
            given = (self.works.work, self.works.level, self.works.influence)
            of += [each.value.lower() for each in given if each is not None]
            of += ["applied"] if self.works.applied else []
        name = self.kind.value.lower().replace("_", "-") + (f":{'+'.join(of)}" if of else "")
        if self.last is None:
            return name
        years = f"{self.last}" if self.first == self.last else f"{self.first or ''}..{self.last}"
        return f"{name}@{years}"


_YEARS = re.compile(r"@(\d{4}|\d{0,4}\.\.\d{4})$")


def without_years(key: str) -> str:
    """What is left of a fact's key whatever the years are: `rating@2024` and `rating@2015` are alike.

    Args:
        key: the key; only whether it has one year, several or none is told apart.
    """
    return _YEARS.sub(lambda years: "@.." if ".." in years[0] else "@", key)


def half_points(share: int | Fraction) -> int:
    """A share in half basis points; one between two basis points is the odd number above the lower one.

    Args:
        share: in basis points.
    """
    return 2 * int(share) + bool(share % 1)


@final
class Known(NamedTuple):
    """Between which numbers a fact is, as far as papers tell.

    Attributes:
        low: it is no less.
        high: it is no more.
        records: the records that say so.
    """

    low: int
    high: int
    records: tuple[Record, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether one number alone is left."""
        return self.low == self.high
