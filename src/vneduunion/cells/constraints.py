"""What two or more figures say about each other, as data."""

from enum import StrEnum
from typing import final

from attrs import frozen

from vneduunion.cells.assumptions import Assumption
from vneduunion.cells.linear import Linear
from vneduunion.errors import Lang
from vneduunion.model import Dataset, Scope
from vneduunion.values.ids import FigureId
from vneduunion.wording import figure_name, sentence


class ConstraintKind(StrEnum):
    """The relation between the true numbers behind figures.

    ORDER: left is part of right, since its cell is. OF_WHICH: left is part of right, since the
    figure or the caller says so. PARTS: the sum of left is not above right. COMPLETE: right is
    not above the sum of left. TURNS: the persons on the left made the turns on the right.
    """

    ORDER = "ORDER"
    OF_WHICH = "OF_WHICH"
    PARTS = "PARTS"
    COMPLETE = "COMPLETE"
    TURNS = "TURNS"


@final
@frozen(kw_only=True)
class Constraint:
    """One relation that holds whenever its assumptions do.

    Attributes:
        kind: which relation.
        left: the figures of the smaller side (of the sum, for PARTS and COMPLETE).
        right: the figure of the greater side (of the whole).
        assumptions: what it rests on; empty when it holds in any case.
    """

    kind: ConstraintKind
    left: tuple[FigureId, ...]
    right: FigureId
    assumptions: tuple[Assumption, ...] = ()

    def text(self, lang: Lang, data: Dataset) -> str:
        """The relation as a sentence.

        Args:
            lang: `"vi"` or `"en"`.
            data: where the figures are looked up, to name them by their words and units.
        """
        left = " + ".join(figure_name(data.figures[id_], data, lang) for id_ in self.left)
        return sentence(
            f"constraint.{self.kind}",
            lang,
            left=left,
            right=figure_name(data.figures[self.right], data, lang),
        )


@final
@frozen(kw_only=True)
class Complete:
    """A caller's word that the parts of a whole are all there are."""

    whole: FigureId
    parts: tuple[FigureId, ...]


@final
@frozen(kw_only=True)
class Disjoint:
    """A caller's word that nothing is counted in two of these figures."""

    figures: tuple[FigureId, ...]


@final
@frozen(kw_only=True)
class Scoped:
    """A caller's word on the scope of a figure, whatever its source prints."""

    figure: FigureId
    scope: Scope


Fact = Complete | Disjoint | Scoped | Linear
"""What a caller knows beside the figures."""
