"""Pairs of operators: over units and over time."""

from typing import NamedTuple

from vneduunion.model import Measure, Operator

PLAIN = frozenset({Operator.SUM, Operator.DISTINCT})
"""Operators by which things are counted once each, and their amounts added up."""


class Pair(NamedTuple):
    """How values go together.

    Attributes:
        units: those of several units.
        time: those of one unit, which are put together before.
    """

    units: Operator
    time: Operator

    @classmethod
    def of(cls, measure: Measure) -> "Pair | None":
        """The operators by which records are put together, or `None` where things are counted once each.

        Args:
            measure: where one of its operators is another one than SUM and DISTINCT, what it leaves open follows
                from what is counted.
        """
        if {measure.over_units, measure.over_time} <= {None, *PLAIN}:
            return None
        return cls(measure.units_operator, measure.time_operator)

    @property
    def observes(self) -> bool:
        """Whether a unit has one value for each of its records or days, and not one for all of them."""
        return self.time not in PLAIN
