"""Measures: what is counted, in which state, and how it may be added."""

from enum import StrEnum
from typing import final

from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.ids import MeasureId
from vneduunion.values.names import Name


class Counted(StrEnum):
    """The thing counted. Different things are never added."""

    GROUP = "GROUP"
    PRODUCT = "PRODUCT"
    TOPIC = "TOPIC"
    INITIATIVE = "INITIATIVE"
    ARTICLE = "ARTICLE"
    PERSON = "PERSON"
    TURN = "TURN"
    AWARD = "AWARD"
    UNIT = "UNIT"
    GROUPING = "GROUPING"
    MEMBER = "MEMBER"
    VND = "VND"
    EVENT = "EVENT"
    SHARE = "SHARE"


class State(StrEnum):
    """The state in which it is counted; registered, applied and recognised are different states."""

    REGISTERED = "REGISTERED"
    SUBMITTED = "SUBMITTED"
    RECOGNISED = "RECOGNISED"
    APPLIED = "APPLIED"
    EXHIBITED = "EXHIBITED"
    REWARDED = "REWARDED"
    OPERATING = "OPERATING"
    ESTABLISHED = "ESTABLISHED"
    TRAINED = "TRAINED"
    ENCOURAGED = "ENCOURAGED"
    COMPETED = "COMPETED"
    HELD = "HELD"


class Timing(StrEnum):
    """FLOW: happened during the period. STOCK: at an instant. EXISTED: at some time in it."""

    FLOW = "FLOW"
    STOCK = "STOCK"
    EXISTED = "EXISTED"


class Operator(StrEnum):
    """How values are put together over units or over time; NONE: not at all."""

    SUM = "SUM"
    DISTINCT = "DISTINCT"
    LAST = "LAST"
    FIRST = "FIRST"
    MAX = "MAX"
    MIN = "MIN"
    MEAN = "MEAN"
    NONE = "NONE"


_NEVER_ADDED = {Counted.SHARE: Operator.NONE}
_DISTINCT = frozenset({Counted.PERSON, Counted.INITIATIVE, Counted.TOPIC, Counted.ARTICLE, Counted.PRODUCT})
"""Things that several units, or several periods, may count together, so that only bounds add."""


@final
@frozen(kw_only=True)
class Measure(Record):
    """What a figure counts.

    Attributes:
        id: e.g. `groups.operating`.
        name: names in both languages.
        counts: the thing counted.
        state: the state in which it is counted.
        timing: during a period, at an instant, or at some time in a period.
        part_of: measures it belongs to by definition.
        presumed_part_of: measures a reader would presume it belongs to: an assumption when used.
        turns_of: the measure of persons behind a measure of turns.
        over_units: how values of different units go together; by default it follows from what
            is counted.
        over_time: how values of different periods go together; by default it follows from what
            is counted and from the timing.
    """

    id: MeasureId
    name: Name
    counts: Counted
    state: State | None = None
    timing: Timing
    part_of: tuple[MeasureId, ...] = ()
    presumed_part_of: tuple[MeasureId, ...] = ()
    turns_of: MeasureId | None = None
    over_units: Operator | None = None
    over_time: Operator | None = None

    @property
    def units_operator(self) -> Operator:
        """How values of different units go together: as declared, or by what is counted."""
        if self.over_units is not None:
            return self.over_units
        return self._distinct_or_sum()

    @property
    def time_operator(self) -> Operator:
        """How values of different periods go together: as declared, or by count and timing."""
        if self.over_time is not None:
            return self.over_time
        if self.counts is Counted.SHARE:
            return Operator.NONE
        if self.timing is Timing.STOCK:
            return Operator.LAST
        return Operator.DISTINCT if self.timing is Timing.EXISTED else self._distinct_or_sum()

    def _distinct_or_sum(self) -> Operator:
        default = Operator.DISTINCT if self.counts in _DISTINCT else Operator.SUM
        return _NEVER_ADDED.get(self.counts, default)
