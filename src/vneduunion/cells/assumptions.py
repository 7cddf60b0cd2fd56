"""Assumptions: what must be taken for granted before two figures can be compared."""

from enum import StrEnum
from typing import final

from attrs import frozen

from vneduunion.errors import Lang
from vneduunion.model import Dataset
from vneduunion.values.ids import FigureId
from vneduunion.wording import figure_name, sentence


class AssumptionKind(StrEnum):
    """What an assumption takes for granted.

    SCOPE (a, b): the scope of a is not wider than that of b. PERIOD (a, b): the period of a lies
    in that of b. CONTAINMENT (a, b): what a counts belongs to what b counts. STATUS (f): a
    provisional or estimated figure holds. LIKELY (f): a figure is taken at its likely reading.
    """

    SCOPE = "SCOPE"
    PERIOD = "PERIOD"
    CONTAINMENT = "CONTAINMENT"
    STATUS = "STATUS"
    LIKELY = "LIKELY"


@final
@frozen(kw_only=True, order=True)
class Assumption:
    """One thing taken for granted about one or two figures.

    Attributes:
        kind: what is taken for granted.
        figures: the figures it is about, in the order of the sentence.
        weight: what it costs to give it up; a figure costs the reliability of its source.
    """

    kind: AssumptionKind
    figures: tuple[FigureId, ...]
    weight: int = 1

    def text(self, lang: Lang = "en", data: Dataset | None = None) -> str:
        """The assumption as a sentence.

        Args:
            lang: `"vi"` or `"en"`.
            data: where the figures are looked up, to name them by their words and units; without
                it they are named by their ids.
        """
        names = (id_ if data is None else figure_name(data.figures[id_], data, lang) for id_ in self.figures)
        return sentence(f"assumption.{self.kind}", lang, **dict(zip("ab", names, strict=False)))
