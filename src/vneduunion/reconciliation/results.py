"""What reconciling says, as values."""

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Any, final

from attrs import field, frozen

from vneduunion.cells import Assumption, AssumptionKind, Constraint, Linear
from vneduunion.errors import Lang
from vneduunion.model import Dataset
from vneduunion.reconciliation.bounds import ASSERTED, Bounds, What
from vneduunion.reconciliation.duplication import Duplicates, duplicates_among
from vneduunion.reconciliation.slips import Slip
from vneduunion.reconciliation.steps import Choice, Step
from vneduunion.values.ids import FigureId
from vneduunion.wording import count, enum_label, figure_name, html_table, sentence, text_table


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
        weight: total weight of what is given up: a whole number, or a `Fraction` where an alterability makes it one.
        choices: give up one of each.
    """

    component: int
    weight: int | Any  # a Fraction is exact, and whoever prints a weight prints it as it is
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


@final
@frozen(kw_only=True, repr=False)
class Reconciliation:
    """What some reported figures say about each other.

    Attributes:
        data: the dataset that was read.
        conflicts: contradictions first, then conditional ones, then tensions; within a kind those
            with the fewest assumptions first.
        explanations: the smallest ones, by component; none is preferred.
        accepted: figures that are in no conflict.
        excluded: figures that were not used.
        unproved: figures about which a solver's answer could not be re-checked exactly.
        complete: whether all conflicts and all smallest explanations are listed.
        implied: tells bounds; `bounds` calls it.
        slipped: tells typing slips; `slips` calls it.
    """

    data: Dataset
    conflicts: tuple[Conflict, ...]
    explanations: tuple[Explanation, ...]
    accepted: tuple[FigureId, ...]
    excluded: tuple[Exclusion, ...]
    unproved: tuple[FigureId, ...]
    complete: bool
    implied: Callable[..., Bounds] = field(repr=False, eq=False)
    slipped: Callable[..., tuple[Slip, ...]] = field(repr=False, eq=False)

    def bounds(
        self, what: What, assume: Collection[AssumptionKind] = ASSERTED, seconds: float | None = 30.0
    ) -> Bounds:
        """Between which values a number lies, reported or not, if all that is kept holds.

        Args:
            what: the id of a figure, a `Cell`, or several with whole factors: `{"press.001.groups": 1, cell: -1}`.
            assume: the kinds of assumptions that are kept; by default all but LIKELY.
            seconds: how long to search, `None` for as long as it takes.

        Returns:
            The bounds under each of the smallest explanations, and their hull, with the reasons.

        Raises:
            UnknownId: `what` names a figure, a measure or a unit that is not there.
        """
        return self.implied(what, assume, seconds)

    def slips(self, seconds: float | None = 30.0) -> tuple[Slip, ...]:
        """For each component of conflicts the single changes of printed digits that would make it consistent.

        One digit is another one, missing, added, or two neighbours have changed places, or a separator of thousands
        was misread. A change counts when everything else can be kept as it is, at its likely reading too; what the
        conflicts of other components rest on is set aside. These are suggestions: nothing is repaired.

        Args:
            seconds: how long to search, `None` for as long as it takes.

        Returns:
            One for each component of the explanations, in their order.
        """
        return self.slipped(seconds)

    @property
    def duplicates(self) -> tuple[Duplicates, ...]:
        """The used figures of one cell, where there are several, with whether they agree; as `duplicates` tells it."""
        excluded = {each.figure for each in self.excluded}
        return duplicates_among(self.data, (each for each in self.data.figures if each.id not in excluded))

    @property
    def in_doubt(self) -> tuple[FigureId, ...]:
        """The figures of any conflict, each once, in the order of the conflicts."""
        return tuple(dict.fromkeys(figure for conflict in self.conflicts for figure in conflict.figures))

    def __repr__(self) -> str:
        return f"<Reconciliation: {self._headline('en')}>"

    def __str__(self) -> str:
        """A summary in English: how many figures, and a line for each conflict."""
        return (
            f"{self._headline('en')}\n\n{text_table(*self._table('en'))}"
            if self.conflicts
            else self._headline("en")
        )

    def _repr_html_(self) -> str:
        """The same as a table, for notebooks."""
        return html_table(*self._table("en"), caption=self._headline("en"))

    def _headline(self, lang: Lang) -> str:
        used = len(self.data.figures) - len(self.excluded)
        return f"{count('figures', used, lang)}: {count('conflicts', len(self.conflicts), lang)}"

    def _table(self, lang: Lang) -> tuple[list[str], list[list[str]]]:
        columns = [sentence(f"table.{column}", lang) for column in ("conflict", "figures", "assumptions")]
        return columns, [self._row(conflict, lang) for conflict in self.conflicts]

    def _row(self, conflict: Conflict, lang: Lang) -> list[str]:
        figures = (figure_name(self.data.figures[figure], self.data, lang) for figure in conflict.figures)
        assumed = (enum_label(assumption.kind, lang) for assumption in conflict.assumptions)
        return [enum_label(conflict.kind, lang), "; ".join(figures), ", ".join(assumed)]
