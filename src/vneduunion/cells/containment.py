"""Whether everything one figure counts is counted by another: five coordinates, three answers.

Each coordinate answers TRUE, FALSE or UNKNOWN. One FALSE drops the relation; each UNKNOWN becomes
an assumption that it rests on. The rules are explained in `docs/explanation/two_figures.md`.
"""

from collections.abc import Iterator
from typing import final

from vneduunion.cells.assumptions import Assumption, AssumptionKind
from vneduunion.model import Dataset, Figure, Scope, Timing
from vneduunion.structure import MANAGED, SECTOR_WIDE, Descent
from vneduunion.values.ids import MeasureId
from vneduunion.values.periods import Period, PeriodKind
from vneduunion.values.truth import Truth

_WIDTH = {Scope.OWN: 0, Scope.DIRECT: 1, Scope.SECTOR: 2}

Answer = tuple[AssumptionKind, Truth]


@final
class Containment:
    """The containment of figures' cells within one dataset."""

    def __init__(self, data: Dataset) -> None:
        """Index what containment looks up.

        Args:
            data: its `measures`, `units` and `ties` are read.
        """
        self.measures = data.measures
        self.descent = Descent(data)
        self._wider: dict[tuple[MeasureId, bool], frozenset[MeasureId]] = {}

    def assumptions(self, part: Figure, whole: Figure) -> tuple[Assumption, ...] | None:
        """What must be assumed so that all that `part` counts is counted by `whole`.

        Args:
            part: a figure whose measure is known.
            whole: another.

        Returns:
            `None` when it is not so; an empty tuple when it is so in any case.
        """
        needed: dict[AssumptionKind, None] = {}
        for kind, truth in self._answers(part, whole):
            if truth is Truth.FALSE:
                return None
            if truth is Truth.UNKNOWN:
                needed[kind] = None
        pair = (part.id, whole.id)
        return tuple(Assumption(kind=kind, figures=pair) for kind in needed)

    def _answers(self, part: Figure, whole: Figure) -> Iterator[Answer]:
        """The coordinates, the cheapest first, so that most pairs are dropped early."""
        yield from self.subject(part, whole)
        yield from self.unit(part, whole)
        yield AssumptionKind.PERIOD, self.period(part, whole)

    def subject(self, part: Figure, whole: Figure) -> Iterator[Answer]:
        """What is counted: measure, movement and activity.

        Args:
            part: a figure whose measure is known.
            whole: another.
        """
        yield AssumptionKind.CONTAINMENT, self.measure(part.measure, whole.measure)
        yield AssumptionKind.CONTAINMENT, self.purpose(part, whole)

    def measure(self, part: MeasureId, whole: MeasureId) -> Truth:
        """Whether what one measure counts belongs to what another counts.

        Returns:
            TRUE by definition, UNKNOWN where a reader would only presume it.
        """
        if part == whole or whole in self.wider(part, presumed=False):
            return Truth.TRUE
        return Truth.UNKNOWN if whole in self.wider(part, presumed=True) else Truth.FALSE

    def wider(self, measure: MeasureId, *, presumed: bool) -> frozenset[MeasureId]:
        """The measures that one belongs to, directly or through others."""
        key = (measure, presumed)
        if key not in self._wider:
            found: set[MeasureId] = set()
            waiting = [measure]
            while waiting:
                record = self.measures.get(waiting.pop())
                if record is not None:
                    above = {*record.part_of, *(record.presumed_part_of if presumed else ())}
                    waiting.extend(above - found)
                    found |= above
            self._wider[key] = frozenset(found)
        return self._wider[key]

    def purpose(self, part: Figure, whole: Figure) -> Truth:
        """Movement and activity: equal, or not named by the whole."""
        movement = whole.movement in (None, part.movement)
        return Truth.of(movement and whole.activity in (None, part.activity))

    def unit(self, part: Figure, whole: Figure) -> Iterator[Answer]:
        """Unit and scope, which can only be judged together.

        A whole of scope SECTOR reaches along direct and guidance ties, one of scope DIRECT along
        direct ties only; where the whole's scope is not printed, it may reach along both, and that
        it does is the assumption.
        """
        if part.unit == whole.unit:
            yield AssumptionKind.SCOPE, same_unit_scope(part.scope, whole.scope)
            return
        yield AssumptionKind.SCOPE, lower_unit_scope(part.scope, whole.scope)
        lines = MANAGED if whole.scope is Scope.DIRECT else SECTOR_WIDE
        yield AssumptionKind.PERIOD, self.descent.throughout(part.unit, whole.unit, lines, part.period)

    def period(self, part: Figure, whole: Figure) -> Truth:
        """Periods, by the timing of the two measures."""
        timings = self.measures[part.measure].timing, self.measures[whole.measure].timing
        if Timing.STOCK not in timings:
            return part.period.within(whole.period)
        if timings == (Timing.STOCK, Timing.STOCK):
            return _same_day(part.period, whole.period)
        if timings == (Timing.STOCK, Timing.EXISTED):
            same = part.period == whole.period
            return Truth.TRUE if same else instant(part.period).within(whole.period)
        return Truth.FALSE


def same_unit_scope(part: Scope | None, whole: Scope | None) -> Truth:
    """Whether what one scope covers is covered by another of the same unit.

    Args:
        part: the scope of the part, `None` where it is not printed.
        whole: the scope of the whole.
    """
    if whole is Scope.SECTOR or part is Scope.OWN:
        return Truth.TRUE
    if part is None or whole is None:
        return Truth.UNKNOWN
    return Truth.of(_WIDTH[part] <= _WIDTH[whole])


def lower_unit_scope(part: Scope | None, whole: Scope | None) -> Truth:
    """Whether what one scope covers of a unit is covered by another of a unit above it.

    Args:
        part: the scope of the part, `None` where it is not printed.
        whole: the scope of the whole.
    """
    if whole is Scope.SECTOR:
        return Truth.TRUE
    if whole is None:
        return Truth.UNKNOWN
    if whole is Scope.OWN or part is Scope.SECTOR:
        return Truth.FALSE
    return Truth.of(None if part is None else True)


def instant(period: Period) -> Period:
    """The day at which a stock of a period is taken: its end, as far as that is known."""
    last = period.last
    if last is not None and last == period.core_last:
        return Period.as_of(last)
    return Period(kind=PeriodKind.SPAN, first=period.core_last or period.first, last=last)


def _same_day(one: Period, other: Period) -> Truth:
    if one == other:
        return Truth.TRUE
    first, second = instant(one), instant(other)
    crisp = first.kind is PeriodKind.AS_OF and second.kind is PeriodKind.AS_OF
    if crisp:
        return Truth.of(first == second)
    return Truth.of(False if first.overlaps(second) is Truth.FALSE else None)
