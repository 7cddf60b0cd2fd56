"""Lines of proofs, and what may be given up, as values."""

from typing import final

from attrs import frozen

from vneduunion.cells import Assumption, Constraint, Linear
from vneduunion.errors import Lang
from vneduunion.model import Dataset
from vneduunion.values.ids import FigureId
from vneduunion.wording import figure_name, number, sentence


@final
@frozen(kw_only=True)
class Step:
    """One line of a proof: a bound or a relation, and how often it is counted.

    Attributes:
        figure: the figure whose words give the bound; `None` for a relation.
        low: the least value the words allow, when the line is a lower bound.
        high: the greatest value they allow, when it is an upper bound.
        likely: whether it is the likely reading.
        constraint: the relation, or the rule of the caller; `None` for a bound.
        times: the multiplier of the line in the proof, as a fraction in words (`"1"`, `"1/2"`).
    """

    figure: FigureId | None = None
    low: int | None = None
    high: int | None = None
    likely: bool = False
    constraint: Constraint | Linear | None = None
    times: str = "1"

    def text(self, lang: Lang, data: Dataset) -> str:
        """The line as a sentence."""
        if self.constraint is not None:
            return self.constraint.text(lang, data)
        side = "low" if self.low is not None else "high"
        value = number(self.low if self.low is not None else self.high or 0, lang)
        reading = "likely" if self.likely else "asserted"
        return sentence(
            f"step.{side}.{reading}",
            lang,
            a=figure_name(data.figures[self.figure or ""], data, lang),
            value=value,
        )


@final
@frozen(kw_only=True)
class Choice:
    """Alternatives that are alike: giving up any one of them does."""

    figures: tuple[FigureId, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    rules: tuple[Linear, ...] = ()
