"""What the papers of all candidates say about facts: for each fact the columns of the least and the most it can be."""

from collections.abc import Callable, Mapping
from typing import final

import polars as pl
from attrs import evolve, field, frozen

from vneduunion.eligibility.at_scale.awards import awarded, given, title, titles
from vneduunion.eligibility.at_scale.papers import AT, Papers
from vneduunion.eligibility.at_scale.people import (
    PERSON,
    discipline,
    member,
    people_of,
    qualification,
    served_terms,
    service,
)
from vneduunion.eligibility.at_scale.ranges import Range
from vneduunion.eligibility.at_scale.ratings import rating, ratings
from vneduunion.eligibility.at_scale.spreading import spread
from vneduunion.eligibility.at_scale.works import benefit, works
from vneduunion.eligibility.facts import UNBOUNDED, Fact, FactKind
from vneduunion.eligibility.filings import Filing
from vneduunion.eligibility.reading import DAYS_OF_A_YEAR, WHOLE_SHARE, of_each_member

_SURE, _MAYBE, _ALL = "sure", "maybe", "all"


@final
@frozen(eq=False)
class ReadingAll:
    """What the papers of all candidates say.

    Attributes:
        papers: their papers.
        filing: the files that arrived, of all on one day.
        answers: what the caller knows of facts of single candidates, by their keys: of those of whom nothing
            is known missing.
    """

    papers: Papers
    filing: Filing
    answers: Mapping[str, tuple[pl.Series, pl.Series]] = field(factory=dict)
    _read: dict[Fact, Range] = field(factory=dict, init=False)

    def known(self, fact: Fact) -> Range:
        """Between which numbers a fact is.

        Args:
            fact: what to look up; what the caller knows of it comes before what papers say.
        """
        found = self._read.get(fact)
        if found is None:
            found = self._read[fact] = self._known(fact)
        return found

    def _known(self, fact: Fact) -> Range:
        alike = self.filing.known.get(fact.key)
        told = Range(alike.low, alike.high) if alike else _TOLD[fact.kind](self, fact)
        if fact.key not in self.answers:
            return told
        low, high = self.answers[fact.key]
        return Range(_or_else(low, told.low), _or_else(high, told.high))

    def of_members(self, fact: Fact) -> pl.DataFrame:
        """Of each collective how many members have what a fact is about, certainly and possibly, and how many there are.

        Args:
            fact: one of members.
        """
        asked, least = of_each_member(fact)
        people = people_of(self.papers, self.filing.last_day(fact.last or 0))
        persons = people[PERSON].unique()
        others = ReadingAll(Papers(self.papers.tables, persons, (asked,)), evolve(self.filing, known={}))
        known = others.known(asked)
        count = len(persons)
        told = pl.DataFrame({PERSON: persons}).with_columns(
            _at_least(known.low, least, count).alias(_SURE), _at_least(known.high, least, count).alias(_MAYBE)
        )
        counted = (pl.col(_SURE).sum(), pl.col(_MAYBE).sum(), pl.len().alias(_ALL))
        return people.join(told, on=PERSON).group_by(AT).agg(*counted)


def _or_else(given: pl.Series, told: pl.Series | int) -> pl.Series:
    if isinstance(told, int):
        return given.fill_null(told)
    return given.zip_with(given.is_not_null(), told)


def _at_least(numbers: pl.Series | int, least: int, count: int) -> pl.Series:
    if isinstance(numbers, int):
        return pl.repeat(numbers >= least, count, dtype=pl.Boolean, eager=True)
    return numbers >= least


def _members(reading: ReadingAll, fact: Fact) -> Range:
    counted, count = reading.of_members(fact), reading.papers.count
    is_complete = "union_memberships" in reading.filing.complete
    high = spread(counted, count, name=_MAYBE) if is_complete else UNBOUNDED
    return Range(spread(counted, count, name=_SURE), high)


def _share(reading: ReadingAll, fact: Fact) -> Range:
    """In half basis points; a share between two of them is the odd number above."""
    if "union_memberships" not in reading.filing.complete:
        return Range(0, WHOLE_SHARE)
    counted, count = reading.of_members(fact), reading.papers.count
    parts = ((10_000 * pl.col(side).cast(pl.Int64), pl.col(_ALL).cast(pl.Int64)) for side in (_SURE, _MAYBE))
    low, high = (2 * (part // whole) + (part % whole > 0).cast(pl.Int64) for part, whole in parts)
    counted = counted.select(AT, low.alias("low"), high.alias("high"))
    return Range(spread(counted, count, 0, "low"), spread(counted, count, WHOLE_SHARE, "high"))


def _standard(reading: ReadingAll, fact: Fact) -> Range:
    return Range(reading.known(Fact(FactKind.TITLE, fact.of, fact.first, fact.last)).low, 1)


_Told = Callable[[ReadingAll, Fact], Range]


def _free(high: int) -> _Told:
    """What no record tells."""
    return lambda *_: Range(0, high)


def _by(read: Callable[[Papers, Filing, Fact], Range]) -> _Told:
    return lambda reading, fact: read(reading.papers, reading.filing, fact)


_TOLD: Mapping[FactKind, _Told] = {
    FactKind.RATING: _by(rating),
    FactKind.RATINGS: _by(ratings),
    FactKind.TITLE: _by(title),
    FactKind.TITLES: _by(titles),
    FactKind.STANDARD: _standard,
    FactKind.AWARDED: _by(awarded),
    FactKind.GIVEN: _by(given),
    FactKind.WORKS: _by(works),
    FactKind.BENEFIT: _by(benefit),
    FactKind.SERVICE: _by(service),
    FactKind.TERMS: _by(served_terms),
    FactKind.ABSENCE: _free(DAYS_OF_A_YEAR),
    FactKind.LEADER: _free(1),
    FactKind.QUALIFICATION: _by(qualification),
    FactKind.MEMBER: _by(member),
    FactKind.DISCIPLINE: _by(discipline),
    FactKind.HOLD: _free(1),
    FactKind.MEMBERS_WITH_TITLE: _members,
    FactKind.MEMBERS_SHARE_WITH_TITLE: _share,
    FactKind.MEMBERS_SHARE_RATED: _share,
    FactKind.MEMBERS_DISCIPLINED: _members,
    FactKind.JUDGED: _free(1),
    FactKind.UNREAD: _free(1),
    FactKind.RECALLED: _free(1),
    FactKind.RULE: lambda _, fact: Range(0, len(fact.of) - 1),
}
"""How each kind of fact is read from papers, as `reading` reads it for one candidate."""
