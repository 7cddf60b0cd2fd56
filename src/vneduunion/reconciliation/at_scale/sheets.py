"""Sheets: all coordinates of figures but the unit, and which of them may be part of which.

Many figures share a sheet, and what follows from coordinates is worked out once for two sheets, not for each two
figures.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, final

from vneduunion.cells import AssumptionKind
from vneduunion.cells.containment import Answer, Containment, lower_unit_scope, same_unit_scope
from vneduunion.model import Dataset, Figure, Measure, Operator, Timing
from vneduunion.structure.descent import Days
from vneduunion.values.ids import MeasureId
from vneduunion.values.truth import Truth

Kinds = frozenset[AssumptionKind]
"""What a relation rests on; empty where it holds in any case."""


class Related(NamedTuple):
    """What figures of one sheet are part of, if anything, in another.

    Attributes:
        part: the number of the sheet of parts.
        whole: that of the whole.
        same: what it takes where both are of one unit, `None` where they are no part.
        lower: what it takes where the part is of a unit below.
    """

    part: int
    whole: int
    same: Kinds | None
    lower: Kinds | None

    def under(self, assume: Kinds) -> "Related | None":
        """The same where no more is assumed than this; `None` where nothing is left.

        Args:
            assume: kinds of assumptions.
        """
        same, lower = (None if kinds is None or not kinds <= assume else kinds for kinds in self[2:])
        return None if same is None and lower is None else self._replace(same=same, lower=lower)


@final
class Sheets:
    """The sheets of some figures, each told by a figure that is of it."""

    def __init__(self, data: Dataset, specimens: Sequence[Figure]) -> None:
        """Keep them.

        Args:
            data: where measures are looked up.
            specimens: one figure of each sheet.
        """
        self.data, self.specimens = data, specimens
        self._containment = Containment(data)
        self._at: dict[MeasureId, list[int]] = defaultdict(list)
        for number, figure in enumerate(specimens):
            self._at[figure.measure].append(number)

    def days(self, sheet: int) -> Days:
        """The days of a sheet's period, on its widest reading.

        Args:
            sheet: its number.
        """
        period = self.specimens[sheet].period
        return Days.between(period.first, period.last)

    def number_of(self, figure: Figure) -> int | None:
        """The number of the sheet of a figure, if there is one.

        Args:
            figure: any figure.
        """
        wanted = _coordinates(figure)
        same = (
            number
            for number in self._at.get(figure.measure, ())
            if _coordinates(self.specimens[number]) == wanted
        )
        return next(same, None)

    def with_specimen(self, figure: Figure) -> "Sheets":
        """The same sheets with another one.

        Args:
            figure: of a sheet that is not among them.
        """
        return Sheets(self.data, (*self.specimens, figure))

    def related(self) -> Iterator[Related]:
        """All sheets of which others may be part, themselves among them."""
        for part, figure in enumerate(self.specimens):
            measures = {figure.measure, *self._containment.wider(figure.measure, presumed=True)}
            for whole in sorted(number for measure in measures for number in self._at.get(measure, ())):
                found = self._related(part, whole)
                if found is not None:
                    yield found

    def _related(self, part: int, whole: int) -> Related | None:
        one, other = self.specimens[part], self.specimens[whole]
        besides = _kinds(
            [
                *self._containment.subject(one, other),
                (AssumptionKind.PERIOD, self._containment.period(one, other)),
            ]
        )
        if besides is None:
            return None
        same = _kinds([(AssumptionKind.SCOPE, same_unit_scope(one.scope, other.scope))])
        lower = _kinds([(AssumptionKind.SCOPE, lower_unit_scope(one.scope, other.scope))])
        if same is None and lower is None:
            return None
        return Related(
            part,
            whole,
            None if same is None else besides | same,
            None if lower is None else besides | lower,
        )

    def adds_over_units(self, sheet: int) -> bool:
        """Whether what a measure counts in several units is together all of it."""
        return self._measure(sheet).units_operator is Operator.SUM

    def adds_over_time(self, sheet: int) -> bool:
        """Whether what a measure counts in several periods is together all of it."""
        measure = self._measure(sheet)
        return measure.time_operator is Operator.SUM and measure.timing is Timing.FLOW

    def _measure(self, sheet: int) -> Measure:
        return self._containment.measures[self.specimens[sheet].measure]


def _coordinates(figure: Figure) -> tuple[object, ...]:
    return figure.scope, figure.period, figure.movement, figure.activity


def _kinds(answers: list[Answer]) -> Kinds | None:
    needed: set[AssumptionKind] = set()
    for kind, truth in answers:
        if truth is Truth.FALSE:
            return None
        if truth is Truth.UNKNOWN:
            needed.add(kind)
    return frozenset(needed)
