"""What the papers of all candidates say about facts: for each fact the columns of the least and the most it can be."""

from collections.abc import Callable, Mapping
from typing import final

import polars as pl
from attrs import field, frozen

from vneduunion.eligibility.at_scale.awards import awarded, given, title, titles
from vneduunion.eligibility.at_scale.papers import Papers
from vneduunion.eligibility.at_scale.people import (
    PERSON,
    discipline,
    member,
    people_of,
    qualification,
)
from vneduunion.eligibility.at_scale.places import AT
from vneduunion.eligibility.at_scale.ranges import Numbers, Range
from vneduunion.eligibility.at_scale.ratings import rating, ratings
from vneduunion.eligibility.at_scale.serving import served_terms, service
from vneduunion.eligibility.at_scale.spreading import spread
from vneduunion.eligibility.at_scale.works import benefit, works
from vneduunion.eligibility.facts import UNBOUNDED, Fact, FactKind, Known
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
        alike: what the caller knows of facts of all candidates.
        answers: what the caller knows of facts of single candidates; missing of those of whom nothing is known.
    """

    papers: Papers
    filing: Filing
    alike: Mapping[Fact, Known] = field(factory=dict)
    answers: Mapping[Fact, tuple[pl.Series, pl.Series]] = field(factory=dict)
    _read: dict[Fact, Range] = field(factory=dict, init=False)

    def known(self, fact: Fact) -> Range:
        """Between which numbers a fact is.

        Args:
            fact: what to look up.
        """
        found = self._read.get(fact)
        if found is None:
            found = _TOLD[fact.kind](self, fact)
            if fact in self.alike:
                low, high = self.alike[fact].low, self.alike[fact].high
                found = Range(_greater(found.low, low), _less(found.high, high))
            if fact in self.answers:
                lows, highs = self.answers[fact]
                found = Range(_greater(found.low, lows), _less(found.high, highs))
            self._read[fact] = found
        return found

    def contradicted(self) -> int | None:
        """The place of the first candidate whose papers rule out an answer; nothing where there is none."""
        for fact in (*self.alike, *self.answers):
            low, high = self.known(fact)
            wrong: pl.Series | bool = low > high
            if isinstance(wrong, pl.Series) and wrong.any():
                return wrong.arg_max()
        return None

    def of_members(self, fact: Fact) -> pl.DataFrame:
        """Of each collective how many members have what a fact is about, certainly and possibly, and how many there are.

        Args:
            fact: one of members.
        """
        asked, least = of_each_member(fact)
        people = people_of(self.papers, self.filing.last_day(fact.last or 0))
        persons = people[PERSON].unique()
        others = ReadingAll(Papers(self.papers.tables, persons, (asked,)), self.filing)
        known = others.known(asked)
        count = len(persons)
        told = pl.DataFrame({PERSON: persons}).with_columns(
            _at_least(known.low, least, count).alias(_SURE), _at_least(known.high, least, count).alias(_MAYBE)
        )
        counted = (pl.col(_SURE).sum(), pl.col(_MAYBE).sum(), pl.len().alias(_ALL))
        return people.join(told, on=PERSON).group_by(AT).agg(*counted)


def _greater(told: Numbers, said: Numbers) -> Numbers:
    """What is no less than papers and the caller say; a gap says nothing."""
    return _extreme(told, said, pl.max_horizontal, max)


def _less(told: Numbers, said: Numbers) -> Numbers:
    """What is no more than papers and the caller say; a gap says nothing."""
    return _extreme(told, said, pl.min_horizontal, min)


def _extreme(
    told: Numbers, said: Numbers, of_columns: Callable[..., pl.Expr], of_numbers: Callable[[int, int], int]
) -> Numbers:
    if isinstance(told, int) and isinstance(said, int):
        return of_numbers(told, said)
    return pl.select(of_columns(pl.lit(told), pl.lit(said))).to_series()


def _at_least(numbers: Numbers, least: int, count: int) -> pl.Series:
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
