"""`Reported`: a measure whose reported figures are rolled up, and not records."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import final

from attrs import field, frozen
from attrs.converters import optional

from vneduunion.cells import AssumptionKind
from vneduunion.model import Measure, Operator

LABEL = "reported"


class Itself(StrEnum):
    """Which figures of a place itself go into its own cells, beside those of units below it."""

    ALL = "ALL"
    """Those for parts of a period, and what it alone did."""
    OWN = "OWN"
    """What it alone did: figures of scope OWN."""
    NONE = "NONE"
    """None of them."""


def _kinds(given: str | Iterable[str]) -> frozenset[AssumptionKind]:
    """Kinds of assumptions, of which one may be given alone."""
    return frozenset(map(AssumptionKind, [given] if isinstance(given, str) else given))


@final
@frozen
class Reported:
    """The reported figures of a measure, put together over units and time.

    Attributes:
        measure: the measure, or its id.
        movement: the movement that the figures are for; those for another or for none are other figures.
        activity: likewise the activity.
        over_units: how values of different units go together; by default as the measure says.
        over_time: how values of different periods of one unit go together; by default as the measure says.
        look_back: how many days before a period a value may lie, for LAST and FIRST, where a unit has none in
            the period.
        itself: which figures of a place itself go into its own cells.
        assume: what is taken for granted where reports leave it open: PERIOD, that a period which may lie in
            another one does; CONTAINMENT, that a measure is part of another where readers would presume it;
            SCOPE, that a scope which is not printed is SECTOR; LIKELY, that figures have their likely values.
            STATUS, that provisional and estimated figures hold, is assumed in any case.

    Raises:
        ValueError: `look_back` is below 0, or there is no such operator or kind of assumption.

    Example:
        >>> Reported("training.turns", over_time=Operator.MAX).id
        'training.turns[reported,over_time=MAX]'
    """

    measure: str | Measure
    movement: str | None = field(default=None, kw_only=True)
    activity: str | None = field(default=None, kw_only=True)
    over_units: Operator | None = field(default=None, converter=optional(Operator), kw_only=True)
    over_time: Operator | None = field(default=None, converter=optional(Operator), kw_only=True)
    look_back: int | None = field(default=None, kw_only=True)
    itself: Itself = field(default=Itself.ALL, converter=Itself, kw_only=True)
    assume: frozenset[AssumptionKind] = field(default=frozenset(), converter=_kinds, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.look_back is not None and self.look_back < 0:
            message = f"look_back is a number of days from 0 up, not {self.look_back}"
            raise ValueError(message)

    @property
    def measure_id(self) -> str:
        """The id of the measure alone."""
        return self.measure if isinstance(self.measure, str) else self.measure.id

    @property
    def id(self) -> str:
        """The id of the measure, with `reported` and what else was asked for behind it in brackets."""
        return f"{self.measure_id}[{','.join((LABEL, *self._asked()))}]"

    def _asked(self) -> Iterator[str]:
        for name in ("movement", "activity", "over_units", "over_time", "look_back"):
            if getattr(self, name) is not None:
                yield f"{name}={getattr(self, name)}"
        if self.itself is not Itself.ALL:
            yield f"itself={self.itself}"
        if self.assume:
            yield f"assume={'|'.join(sorted(self.assume))}"
