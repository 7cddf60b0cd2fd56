"""Typing slips that would account for conflicts, as values: suggestions to look at, never repairs."""

from collections import Counter
from collections.abc import Iterator
from typing import final

from attrs import field, frozen

from vneduunion.errors import Lang
from vneduunion.model import Dataset
from vneduunion.reconciliation.digits import MisprintKind
from vneduunion.values.ids import FigureId
from vneduunion.values.quantities import Quantity
from vneduunion.wording import count, counted, enum_label, figure_name, sentence, words_of


@final
@frozen(kw_only=True)
class Misprint:
    """A figure that may have been misprinted, with what it would say if its digits were changed once.

    Attributes:
        figure: the figure, as the earliest of its sources prints it.
        kind: what is done to the printed digits.
        quantity: what the figure would say.
    """

    figure: FigureId
    kind: MisprintKind
    quantity: Quantity


@final
@frozen(kw_only=True)
class Slip:
    """The single changes of printed digits that would each make the figures of a component consistent.

    Attributes:
        component: number of the component, as `Explanation.component` counts it.
        candidates: all such changes of one figure, everything else kept.
        complete: whether all were tried: there was time, the answers are proved, and the printed digits of every
            figure that may be at fault are known.
        data: where the figures are looked up; takes no part in equality.
    """

    component: int
    candidates: tuple[Misprint, ...]
    complete: bool
    data: Dataset = field(repr=False, eq=False)

    @property
    def suggestion(self) -> Misprint | None:
        """The one change that makes the figures consistent, where no other single one does."""
        return self.candidates[0] if self.complete and len(self.candidates) == 1 else None

    def explain(self, lang: Lang = "en") -> str:
        """What is suggested, or why nothing is.

        Args:
            lang: `"vi"` or `"en"`.
        """
        return "\n".join(self._told(lang))

    def _told(self, lang: Lang) -> Iterator[str]:
        change = self.suggestion
        if change is not None:
            yield sentence(
                "slip.one",
                lang,
                a=self._name(change.figure, lang),
                words=words_of(change.quantity, lang, counted(self.data.figures[change.figure], self.data)),
                kind=enum_label(change.kind, lang).lower(),
            )
        elif self.candidates:
            yield f"{sentence('slip.several', lang, changes=count('changes', len(self.candidates), lang))}:"
            for id_, n in Counter(each.figure for each in self.candidates).items():
                yield f"- {self._name(id_, lang)}: {count('changes', n, lang)}"
        else:
            yield sentence("slip.none", lang)
        if not self.complete:
            yield sentence("slip.incomplete", lang)

    def _name(self, id_: FigureId, lang: Lang) -> str:
        return figure_name(self.data.figures[id_], self.data, lang)
