"""One cell of a grid: its bounds, its coverage, and what is reported beside."""

from typing import final

from attrs import frozen

from vneduunion.errors import Lang
from vneduunion.model import Figure
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity
from vneduunion.values.truth import Truth
from vneduunion.wording import sentence


@final
@frozen(kw_only=True)
class Coverage:
    """How many of those that should have data have some.

    Attributes:
        have: how many of them have.
        expected: how many should, or `None` where nobody lists them.
    """

    have: int
    expected: int | None

    def text(self, lang: Lang = "en") -> str:
        """In words: `3 / 12`, or `1 of unknown`."""
        if self.expected is None:
            return sentence("grid.have_of_unknown", lang, have=self.have)
        return f"{self.have} / {self.expected}"


@final
@frozen(kw_only=True)
class GridCell:
    """One measure of one unit in one period.

    Attributes:
        measure: the id of the measure.
        unit: the unit or territory in which it counts.
        period: the period.
        quantity: its bounds.
        records: how many records went in.
        coverage: how many units that should have data have some.
        reported: figures of the same cell, which never go into the bounds.
    """

    measure: str
    unit: str
    period: Period
    quantity: Quantity
    records: int
    coverage: Coverage
    reported: tuple[Figure, ...] = ()

    @property
    def agrees(self) -> Truth | None:
        """Whether what is reported can be what was counted; `None` where nothing is reported."""
        if not self.reported:
            return None
        answers = (figure.quantity.equals(self.quantity) for figure in self.reported)
        return Truth(min(answer.value for answer in answers))
