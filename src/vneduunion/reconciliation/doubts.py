"""What reconciling says of single figures, as values: conflicts, explanations, what was left out."""

from enum import StrEnum
from typing import final

from attrs import field, frozen

from vneduunion.cells import Assumption, AssumptionKind, Constraint, Linear
from vneduunion.errors import Lang
from vneduunion.model import Dataset
from vneduunion.reconciliation.labels import Weight
from vneduunion.reconciliation.steps import Choice, Step
from vneduunion.values.ids import FigureId
from vneduunion.wording import sentence


class ConflictKind(StrEnum):
    """How hard a conflict is, read off its assumptions, the hardest first.

    CONTRADICTION: no assumption. CONDITIONAL: assumptions, none of them LIKELY. TENSION: some
    figure had to be taken at its likely reading.
    """

    CONTRADICTION = "CONTRADICTION"
    CONDITIONAL = "CONDITIONAL"
    TENSION = "TENSION"


class ExclusionReason(StrEnum):
    """Why a figure was not used.

    UNKNOWN_REFERENCE: it names a record that is not in the dataset. SUPERSEDED: its source gave
    another number for the same cell later. NOT_COUNTED: it is a share, a mean, a least or a
    greatest value, of which a part may be more than the whole.
    """

    UNKNOWN_REFERENCE = "UNKNOWN_REFERENCE"
    SUPERSEDED = "SUPERSEDED"
    NOT_COUNTED = "NOT_COUNTED"


@final
@frozen(kw_only=True)
class Conflict:
    """A minimal set of figures and assumptions that cannot all be true.

    Attributes:
        figures: the figures in doubt, the least reliable first.
        assumptions: what was assumed; giving up any one figure or assumption removes the conflict.
        proof: bounds and relations that add up to something impossible.
        rules: the caller's rules among them that have a weight, and may be given up too.
        data: the dataset that was reconciled; takes no part in equality.
    """

    figures: tuple[FigureId, ...]
    assumptions: tuple[Assumption, ...]
    proof: tuple[Step, ...]
    rules: tuple[Linear, ...] = ()
    data: Dataset = field(repr=False, eq=False)

    @property
    def kind(self) -> ConflictKind:
        """Contradiction, conditional or tension."""
        if not self.assumptions:
            return ConflictKind.CONTRADICTION
        likely = any(assumption.kind is AssumptionKind.LIKELY for assumption in self.assumptions)
        return ConflictKind.TENSION if likely else ConflictKind.CONDITIONAL

    @property
    def constraints(self) -> tuple[Constraint | Linear, ...]:
        """The relations between cells, and the caller's rules, that the proof uses."""
        used = (step.constraint for step in self.proof if step.constraint is not None)
        return tuple(dict.fromkeys(used))

    def explain(self, lang: Lang = "en") -> str:
        """Why these cannot all be true: the kind of conflict, the proof, and what it assumes.

        Args:
            lang: `"vi"` or `"en"`.
        """
        lines = [sentence(f"conflict.{self.kind}", lang)]
        lines += [f"- {step.text(lang, self.data)}" for step in self.proof]
        lines.append(sentence("conflict.impossible", lang))
        if self.assumptions:
            lines.append(f"{sentence('report.rests_on', lang)}:")
            lines += [f"- {assumption.text(lang, self.data)}" for assumption in self.assumptions]
        return "\n".join(lines)


@final
@frozen(kw_only=True)
class Explanation:
    """One way, of least total weight, to make the conflicts of a component consistent.

    Attributes:
        component: number of the component, counted from 0.
        weight: total weight of what is given up; a `Fraction` where an alterability makes it one.
        choices: give up one of each.
    """

    component: int
    weight: Weight
    choices: tuple[Choice, ...]


@final
@frozen(kw_only=True)
class Exclusion:
    """A figure that was not used, and why.

    Attributes:
        figure: its id.
        reason: why.
        detail: the id that is unknown, or of the figure that replaced it.
    """

    figure: FigureId
    reason: ExclusionReason
    detail: str = ""
