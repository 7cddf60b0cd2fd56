"""The figures that may go into each cell, and what each of them says of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple, final

from attrs import define, field

from vneduunion.cells import AssumptionKind, Containment
from vneduunion.cells.comparable import NOT_COUNTS, UNSETTLED, counts_things, replaced
from vneduunion.model import Figure, Measure, Operator, Scope, Timing
from vneduunion.rollup.covering import Candidate, Left, Why
from vneduunion.rollup.fitting import Fit, Fitted, Fitting, How, widest
from vneduunion.rollup.grounding import Ground, Key
from vneduunion.rollup.locating import CUT_OFF, OUTSIDE_LIFE, UNKNOWN_UNIT
from vneduunion.rollup.operators import ONE_DAY
from vneduunion.rollup.reach import Reach, clipped
from vneduunion.rollup.reported import Itself, Reported
from vneduunion.rollup.standing import Share
from vneduunion.structure import MANAGED, SECTOR_WIDE, WHOLE, ties_of
from vneduunion.structure.descent import Days, covers
from vneduunion.values.ids import FigureId, MeasureId, UnitId
from vneduunion.values.truth import Truth


@final
@define(kw_only=True, eq=False)
class Gathering:
    """What may go into one cell, and what is left out before anything is chosen."""

    candidates: list[Candidate] = field(factory=list)
    left: list[Left] = field(factory=list)


class Stray(NamedTuple):
    """A figure that counts in no place, or in nothing that stood above its unit.

    Attributes:
        figure: the figure.
        why: its unit is not known, or did not live then, or all above it did not.
        fits: the periods of which it says something.
        sure: whether that holds for all days of the figure.
    """

    figure: Figure
    why: str
    fits: tuple[Fit, ...]
    sure: bool = True

    @property
    def is_nowhere(self) -> bool:
        """Whether it counts in no place at all."""
        return self.why != CUT_OFF

    def hows(self, *, per_period: bool) -> Iterator[tuple[tuple[int, ...], set[How]]]:
        """How the period of the figure lies to those asked for.

        Args:
            per_period: whether to each of them, with its position, or to any of them.
        """
        if per_period:
            yield from (((fit.at,), {fit.how}) for fit in self.fits)
        elif self.fits:
            yield (), {fit.how for fit in self.fits}


class _Told(NamedTuple):
    """A figure on its way into cells.

    Attributes:
        figure: the figure.
        fitted: how its period lies to those asked for.
        days: all days of it on which its unit lives.
        part: whether it tells a part of what is asked for.
        newer: the figure by which its source replaced it.
    """

    figure: Figure
    fitted: Fitted
    days: Days
    part: bool
    newer: FigureId | None


@final
class Candidates:
    """Sorts figures into the cells of which they say something."""

    def __init__(self, asked: Reported, ground: Ground) -> None:
        """Prepare.

        Args:
            asked: the figures wanted, and how they go together.
            ground: their measures, and where and when they are put together.
        """
        measure = ground.measures.measures[asked.measure_id]
        self.over_units = asked.over_units or measure.units_operator
        self.over_time = asked.over_time or measure.time_operator
        self._asked, self._measure, self._ground = asked, measure, ground
        fitting = Fitting(periods=ground.periods, over_time=self.over_time, look_back=asked.look_back)
        self._fitted = cache(lambda period, stock: fitting.fitted(period, stock=stock))

    @cached_property
    def reach(self) -> Reach:
        """Whose things the figures count."""
        return self._ground.reach(Scope.SECTOR if AssumptionKind.SCOPE in self._asked.assume else None)

    @cached_property
    def measures(self) -> Mapping[MeasureId, Truth]:
        """The measures whose figures say something, and whether what they count belongs to what is asked for."""
        found = {self._measure.id: Truth.TRUE}
        if not counts_things(self._measure) or {self.over_units, self.over_time} & NOT_COUNTS:
            return found
        containment = Containment(self._ground.measures)
        presumed = AssumptionKind.CONTAINMENT in self._asked.assume
        for each in self._ground.measures.measures:
            truth = containment.measure(each.id, self._measure.id)
            if truth in ({Truth.TRUE, Truth.UNKNOWN} if presumed else {Truth.TRUE}) and self._says(each):
                found[each.id] = truth
        return found

    def _says(self, part: Measure) -> bool:
        """Whether what is there at some time says something of the measure by the timing of both."""
        whole = self._measure.timing
        if Timing.STOCK not in {part.timing, whole}:
            return True
        return part.timing is Timing.STOCK and whole is not Timing.FLOW

    def sort(
        self, figures: Sequence[Figure], wholes: Mapping[FigureId, Figure]
    ) -> tuple[dict[Key, Gathering], list[Stray]]:
        """The figures by the cells of which they say something.

        Args:
            figures: those of `measures`.
            wholes: the figures of which some are parts.

        Returns:
            What may go into each cell, of units nearest the top first, and the figures whose unit was not
            there, or was cut off from what stood above it.
        """
        cells: dict[Key, Gathering] = defaultdict(Gathering)
        strays: list[Stray] = []
        newer = replaced(figures)
        for figure in sorted(figures, key=self._order):
            if (figure.movement, figure.activity) == (self._asked.movement, self._asked.activity):
                part = figure.measure != self._measure.id or _is_part(figure, wholes)
                stray = self._sort(figure, newer.get(figure.id), cells, part=part)
                strays += [stray] if stray else []
        return cells, strays

    def _order(self, figure: Figure) -> tuple[int, UnitId, FigureId]:
        return self._ground.tree.depth(figure.unit), figure.unit, figure.id

    def _sort(
        self, figure: Figure, newer: FigureId | None, cells: dict[Key, Gathering], *, part: bool
    ) -> Stray | None:
        stock = self._ground.measures.measures[figure.measure].timing is Timing.STOCK
        fitted: Fitted = self._fitted(figure.period, stock)
        if not self._ground.tree.knows(figure.unit):
            return Stray(figure, UNKNOWN_UNIT, fitted.fits)
        days = fitted.days.meet(self._ground.tree.life(figure.unit))
        if days is None:
            return Stray(figure, OUTSIDE_LIFE, fitted.fits)
        told = _Told(figure, fitted, days, part, newer)
        places = self._places(figure, days) if fitted.fits else {}
        for fit in fitted.fits:
            self._put(told, fit, places, cells)
        cut = [both for run in self._ground.cut.get(figure.unit, ()) if (both := run.meet(days))]
        return Stray(figure, CUT_OFF, fitted.fits, covers(cut, days)) if cut else None

    def _places(self, figure: Figure, days: Days) -> Mapping[str, Share]:
        """The places of a figure's unit, and which part of the figure counts there."""
        scope = self.reach.scope(figure)
        known, key = self._ground.known, (figure.unit, scope, days)
        if key not in known:
            known[key] = self._found(figure, scope, days)
        return known[key]

    def _found(self, figure: Figure, scope: Scope | None, days: Days) -> Mapping[str, Share]:
        where, standing = self._ground.where, self._ground.standing
        own, may = standing.places(figure.unit, days), self.reach.may(figure)
        lines = MANAGED if scope is Scope.DIRECT else SECTOR_WIDE
        if (
            scope is Scope.OWN
            or len(may) == 1
            or (where.as_it_was and where.scope is not Scope.OWN and lines <= ties_of(where.line))
        ):
            return own
        return standing.all_places(may, own, days)

    def _put(self, told: _Told, fit: Fit, places: Mapping[str, Share], cells: dict[Key, Gathering]) -> None:
        made: dict[Share, Candidate] = {}
        for place, share in places.items():
            cell = cells[place, fit.at]
            why = Why.REPLACED if told.newer else self._unwanted(told, fit, share, place)
            if why is None:
                if share not in made:
                    made[share] = self._candidate(told, fit, share)
                candidate = made[share]
                if candidate.why is None or not told.part:
                    cell.candidates.append(candidate)
                    continue
                why = candidate.why
            cell.left.append(Left(told.figure.id, why, told.newer))

    def _unwanted(self, told: _Told, fit: Fit, share: Share, place: str) -> Why | None:
        """Why a figure does not go into a cell, whatever else does."""
        figure, itself = told.figure, self._asked.itself
        mine = figure.unit == place
        all_of_it = mine and not told.part and self._counts_all(figure, share, place)
        if all_of_it and fit.alike:
            return Why.REPORTED
        if mine and (itself is Itself.NONE or (itself is Itself.OWN and figure.scope is not Scope.OWN)):
            return Why.ITSELF
        return Why.NOT_ADDED if self.over_units is Operator.NONE and not all_of_it else None

    def _counts_all(self, figure: Figure, share: Share, place: str) -> bool:
        """Whether a figure of a place itself may count all that a cell of the place does."""
        scope, where = self.reach.scope(figure), self._ground.where
        if scope is not None and not (scope in where.alike and share.is_whole):
            return False
        if where.as_it_was:
            return True
        days = widest(figure.period)
        here = self._ground.standing.members.get(place, {})
        counted = {unit for unit, _ in self.reach.may(figure)}
        return all(unit in counted for unit, runs in here.items() if any(run.meet(days) for run in runs))

    def _candidate(self, told: _Told, fit: Fit, share: Share) -> Candidate:
        figure, how = told.figure, self._taken_as(fit.how)
        limit = self._no_more(how, share)
        low, high = self._bounds(figure)
        known = None if limit and self.over_time in ONE_DAY else told.fitted.known(how, told.days)
        sure, may = self.reach.sure(figure), self.reach.may(figure)
        counted = clipped(sure, told.days)
        return Candidate(
            figure=figure,
            days=told.days,
            may=counted if may is sure else clipped(may, told.days),
            sure=counted,
            known=() if known is None else counted if known == told.days else clipped(counted, known),
            low=0 if limit else low * share.low // WHOLE,
            high=None if told.part or limit is Why.NOT_ADDED else self._most(high, share),
            part=told.part,
            why=limit,
            share=share,
            assumed=tuple(self._assumptions(told, fit.how, how)),
        )

    def _no_more(self, how: How, share: Share) -> Why | None:
        """Why a figure is no more than a limit, if it is."""
        if self.over_time is Operator.NONE and how is not How.SAME:
            return Why.NOT_ADDED
        if how in {How.OPEN, How.AROUND}:
            return Why.STRADDLES
        return None if share.is_whole or (self._adds and share.low) else Why.BEYOND

    @property
    def _adds(self) -> bool:
        """Whether parts of a figure add up to it."""
        return self.over_units is self.over_time is Operator.SUM

    def _most(self, high: int | None, share: Share) -> int | None:
        if high is None or not self._adds:
            return high
        return -(-high * share.high // WHOLE)

    def _taken_as(self, how: How) -> How:
        return How.INSIDE if how is How.OPEN and AssumptionKind.PERIOD in self._asked.assume else how

    def _bounds(self, figure: Figure) -> tuple[int, int | None]:
        number = figure.quantity
        if AssumptionKind.LIKELY in self._asked.assume:
            return number.likely_low or 0, number.likely_high
        return number.low or 0, number.high

    def _assumptions(self, told: _Told, how: How, taken_as: How) -> Iterator[AssumptionKind]:
        """What is taken for granted when a figure goes in."""
        figure = told.figure
        if figure.scope is not self.reach.scope(figure):
            yield AssumptionKind.SCOPE
        if how is not taken_as:
            yield AssumptionKind.PERIOD
        if self.measures[figure.measure] is Truth.UNKNOWN:
            yield AssumptionKind.CONTAINMENT
        if figure.status in UNSETTLED:
            yield AssumptionKind.STATUS
        if self._bounds(figure) != (figure.quantity.low or 0, figure.quantity.high):
            yield AssumptionKind.LIKELY


def _is_part(figure: Figure, wholes: Mapping[FigureId, Figure]) -> bool:
    """Whether a figure is a part of another of its own measure and unit, or of one that is not known."""
    if figure.part_of is None:
        return False
    whole = wholes.get(figure.part_of)
    return whole is None or (figure.measure, figure.unit) == (whole.measure, whole.unit)
