"""Figures that share nothing, chosen for one cell; those that are left out, each with the reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple, final

from attrs import define, evolve, field

from vneduunion.cells import AssumptionKind
from vneduunion.model import Figure, Operator, Scope
from vneduunion.rollup.operators import ONE_DAY
from vneduunion.rollup.reach import Reach, Runs, clipped
from vneduunion.rollup.scheduling import Weight, heaviest
from vneduunion.rollup.standing import ALL_OF_IT, Share
from vneduunion.structure.descent import ALWAYS, Days, covers
from vneduunion.values.ids import FigureId, UnitId


class Why(StrEnum):
    """Why a figure is left out of what is added up in a cell."""

    REPLACED = "REPLACED"
    """Its own source told another number later."""
    REPORTED = "REPORTED"
    """It reports the cell itself, beside which it stands."""
    ITSELF = "ITSELF"
    """It is of the place itself, and those are not asked for."""
    SAME_CELL = "SAME_CELL"
    """Another figure of the same unit, scope and period went in."""
    SAME_UNIT = "SAME_UNIT"
    """Another figure of the same unit went in for some of its days, or for another scope."""
    OTHER_DAY = "OTHER_DAY"
    """The last (or first) value of the unit is another one."""
    BELOW = "BELOW"
    """A figure of a unit above went in, which counts the same."""
    ABOVE = "ABOVE"
    """A figure of a unit below went in, which counts some of the same."""
    SHARED = "SHARED"
    """A figure went in of a unit that has units below it in common with this one."""
    UNKNOWN_SCOPE = "UNKNOWN_SCOPE"
    """It may count the same as one that went in: a scope is not printed."""
    PART_OF = "PART_OF"
    """It is a part of one that went in, or has one that did as its part."""
    STRADDLES = "STRADDLES"
    """Its period does not certainly lie in that of the cell."""
    BEYOND = "BEYOND"
    """Not all that it counts certainly belongs to the place."""
    NOT_ADDED = "NOT_ADDED"
    """Values of several units, or periods, of this measure do not go together."""


class Left(NamedTuple):
    """A figure that was left out.

    Attributes:
        figure: its id.
        why: the reason.
        by: the figure that went in instead, if that is the reason.
    """

    figure: FigureId
    why: Why
    by: FigureId | None = None


@final
@define(kw_only=True, eq=False)
class Candidate:
    """A figure that may go into a cell.

    Attributes:
        figure: the figure.
        days: the days on which what it counts may have been, in the life of its unit.
        may: the units whose things it may count, with the days on which they may have been.
        sure: the units whose things it certainly counts, likewise.
        known: the same with the days that it certainly counts.
        low: its least.
        high: its most; `None` where it is open.
        part: whether it tells no more than a part of what its units did on its days.
        why: why it is no more than a limit of the cell, if it is.
        share: the part of the figure that counts in the place.
        assumed: what is taken for granted of it.
    """

    figure: Figure
    days: Days
    may: Runs
    sure: Runs
    known: Runs
    low: int
    high: int | None
    part: bool = False
    why: Why | None = None
    share: Share = ALL_OF_IT
    assumed: tuple[AssumptionKind, ...] = ()

    @property
    def unit(self) -> UnitId:
        """The unit of the figure."""
        return self.figure.unit


@final
@define(kw_only=True, eq=False)
class Cover:
    """What goes into one cell.

    Attributes:
        chosen: figures of which no two can count the same; their least values add to the least of the cell.
        limits: figures that count something which none of the chosen certainly counts; they go into the most
            of the cell alone.
        left: what is not among the chosen.
        counted: the days on which things of units are certainly counted by all that goes in.
    """

    chosen: list[Candidate] = field(factory=list)
    limits: list[Candidate] = field(factory=list)
    left: list[Left] = field(factory=list)
    counted: dict[UnitId, list[Days]] = field(factory=lambda: defaultdict(list))


@final
class Covering:
    """Chooses figures that share nothing, from the top down.

    Figures that tell all come before those that tell a part. Among either those of the unit nearest the top come
    first; of one unit those which together certainly count the most units on the most days, then those that
    block the fewest others, then the most exact, then those with the earliest ids. What they leave free, of
    units or of days, goes to the units below.

    Where values over time add up, two figures share something when they may count a unit on the same day. Else
    the values of one unit's periods make one value of that unit, so that they share something when they may count
    one unit at all.
    """

    def __init__(self, reach: Reach, over_time: Operator, wholes: Mapping[FigureId, FigureId]) -> None:
        """Prepare.

        Args:
            reach: whose things figures count.
            over_time: how values of periods go together.
            wholes: the figures of which others are parts.
        """
        self._reach, self._over_time, self._wholes = reach, over_time, wholes

    def cover(self, candidates: Iterable[Candidate], period: Days) -> Cover:
        """What goes into a cell.

        Args:
            candidates: the figures that may: those of units nearest the top first, those of one unit together and
                in the order of their ids.
            period: the days of the cell.
        """
        making = _Making(self._reach, self._over_time, self._wholes, period)
        wholes: list[Candidate] = []
        parts: list[Candidate] = []
        for candidate in candidates:
            if candidate.why is not None:
                making.limit(candidate, candidate.why)
            else:
                (parts if candidate.part else wholes).append(candidate)
        for figures in (wholes, parts):
            for _, group in groupby(figures, key=lambda each: each.figure.unit):
                making.choose(list(group))
        return making.limited()


@final
class _Making:
    """The cover of one cell while it is made."""

    def __init__(
        self, reach: Reach, over_time: Operator, wholes: Mapping[FigureId, FigureId], period: Days
    ) -> None:
        self._reach, self._over_time, self._wholes, self._period = reach, over_time, wholes, period
        self._cover = Cover()
        self._taken: dict[UnitId, list[tuple[Days, Candidate]]] = defaultdict(list)
        self._names: set[FigureId] = set()
        self._parts: dict[FigureId, FigureId] = {}
        self._spare: list[Candidate] = []
        self._limits: list[Candidate] = []

    def choose(self, group: list[Candidate]) -> None:
        """Choose among figures of one unit, in the order of their ids."""
        free: list[Candidate] = []
        blocked: list[Candidate] = []
        for candidate in group:
            left = self._in_the_way(candidate)
            if left is None:
                free.append(candidate)
            else:
                self._cover.left.append(left)
                blocked.append(candidate)
        best = self._best(free)
        for candidate in free:
            if candidate not in best:
                by = next((each for each in best if each.days.meet(candidate.days)), best[0])
                self._cover.left.append(self._told(candidate, by))
                if self._may_be_the_one(candidate, by):
                    self._limits.append(evolve(candidate, why=Why.OTHER_DAY))
                else:
                    blocked.append(candidate)
        for candidate in best:
            self._take(candidate)
        wholes = [candidate for candidate in blocked if not candidate.part]
        self._spare += self._one_day(wholes) if wholes and self._over_time in ONE_DAY else wholes

    def _may_be_the_one(self, candidate: Candidate, instead_of: Candidate) -> bool:
        """Whether a value may be the last or the first, since a day of one of the two is not certain."""
        vague = not (candidate.known and instead_of.known)
        return self._over_time in ONE_DAY and vague and candidate.days.meet(instead_of.days) is not None

    def limit(self, candidate: Candidate, why: Why) -> None:
        """Keep a figure that is no more than a limit."""
        self._cover.left.append(Left(candidate.figure.id, why))
        self._limits.append(candidate)

    def limited(self) -> Cover:
        """The cover, limited by what was left out and counts something that none of the chosen certainly counts."""
        for candidate in (*self._spare, *self._limits):
            if self._adds(candidate):
                self._cover.limits.append(candidate)
                self._count(candidate)
        return self._cover

    def _in_the_way(self, candidate: Candidate) -> Left | None:
        """Why a figure cannot go in beside those that are chosen already."""
        name = candidate.figure.id
        related = self._parts.get(name) or self._chosen_whole(candidate)
        if related is not None:
            return Left(name, Why.PART_OF, related)
        for unit, (first, last) in candidate.may:
            for days, other in self._taken.get(unit, ()):
                if days[0] <= last and first <= days[1]:
                    return self._told(candidate, other)
        return None

    def _chosen_whole(self, candidate: Candidate) -> FigureId | None:
        if candidate.figure.part_of is None:
            return None
        return next((whole for whole in self._wholes_of(candidate) if whole in self._names), None)

    def _wholes_of(self, candidate: Candidate) -> Iterator[FigureId]:
        whole = candidate.figure.part_of
        met = {candidate.figure.id}
        while whole is not None and whole not in met:
            yield whole
            met.add(whole)
            whole = self._wholes.get(whole)

    def _told(self, candidate: Candidate, by: Candidate) -> Left:
        return Left(candidate.figure.id, self._why(candidate.figure, by.figure), by.figure.id)

    def _why(self, left: Figure, by: Figure) -> Why:
        if left.unit == by.unit:
            if (left.period, left.scope) == (by.period, by.scope):
                return Why.SAME_CELL
            other_day = self._over_time in ONE_DAY and left.scope == by.scope
            return Why.OTHER_DAY if other_day else Why.SAME_UNIT
        mine, theirs = self._reach.units(left), self._reach.units(by)
        if left.unit in theirs:
            return Why.BELOW
        if by.unit in mine:
            return Why.ABOVE
        return Why.UNKNOWN_SCOPE if mine.isdisjoint(theirs) else Why.SHARED

    def _best(self, free: list[Candidate]) -> list[Candidate]:
        """Of figures of one unit those that go in together."""
        if len(free) < 2:  # noqa: PLR2004 there is nothing to choose
            return free
        if self._over_time is Operator.SUM:
            return self._apart(free)
        series: dict[Scope | None, list[Candidate]] = defaultdict(list)
        for candidate in free:
            series[self._reach.scope(candidate.figure)].append(candidate)
        picked = [self._picked(each) for each in series.values()]
        return max(picked, key=self._total)

    def _picked(self, series: list[Candidate]) -> list[Candidate]:
        if self._over_time in ONE_DAY:
            return self._one_day(series)
        if self._over_time is Operator.NONE:
            return [max(series, key=self._weight)]
        return self._apart(series)

    def _apart(self, series: list[Candidate]) -> list[Candidate]:
        runs, weights = [each.days for each in series], [self._weight(each) for each in series]
        return [series[at] for at in heaviest(runs, weights)]

    def _one_day(self, series: list[Candidate]) -> list[Candidate]:
        """The figure of the last day, or of the first one that lies in the period."""
        inside = [each for each in series if each.days.meet(self._period)]
        first = self._over_time is Operator.FIRST and bool(inside)
        days = (min if first else max)((each.days.last, each.days.first) for each in inside or series)
        return [max((each for each in series if (each.days.last, each.days.first) == days), key=self._weight)]

    def _total(self, chosen: list[Candidate]) -> Weight:
        return tuple(map(sum, zip(*map(self._weight, chosen), strict=True)))

    def _weight(self, candidate: Candidate) -> Weight:
        width = 0 if candidate.high is None else candidate.high - candidate.low
        days = (_unit_days(runs) for runs in (candidate.sure, candidate.known, candidate.may))
        sure, known, may = days
        return sure, known, -may, -int(candidate.high is None), -width

    def _take(self, candidate: Candidate) -> None:
        self._cover.chosen.append(candidate)
        name = candidate.figure.id
        self._names.add(name)
        for whole in self._wholes_of(candidate):
            self._parts[whole] = name
        adds = self._over_time is Operator.SUM
        for unit, days in candidate.may:
            self._taken[unit].append((days if adds else ALWAYS, candidate))
        if not candidate.part:
            self._count(candidate)

    def _count(self, candidate: Candidate) -> None:
        one_day = self._over_time in ONE_DAY
        for unit, days in candidate.known:
            self._cover.counted[unit].append(ALWAYS if one_day else days)

    def _adds(self, candidate: Candidate) -> bool:
        """Whether a figure certainly counts something that is not certainly counted, or may be of a later day."""
        counted, reached = self._cover.counted, candidate.sure
        if self._over_time not in ONE_DAY:
            reached = clipped(reached, self._period)
        elif candidate.why is not None:
            return True
        return any(unit not in counted or not covers(counted[unit], days) for unit, days in reached)


def _unit_days(runs: Runs) -> int:
    return sum(days.last - days.first + 1 for _, days in runs)
