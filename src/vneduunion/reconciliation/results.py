"""What reconciling says, as values."""

import json
from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import Any, Self, final

import attrs
from attrs import field, frozen

from vneduunion.cells import Assumption, AssumptionKind, Linear
from vneduunion.errors import Lang, demand_language
from vneduunion.extras import require
from vneduunion.model import Dataset
from vneduunion.reconciliation.bounds import ASSERTED, Bounds, What
from vneduunion.reconciliation.doubts import Conflict, Exclusion, Explanation
from vneduunion.reconciliation.duplication import Duplicates, duplicates_among
from vneduunion.reconciliation.given import Given
from vneduunion.reconciliation.implying import bounds_of
from vneduunion.reconciliation.plain import Reader, parsed, plain
from vneduunion.reconciliation.problem import Problem
from vneduunion.reconciliation.slipping import slips_anew
from vneduunion.reconciliation.slips import Slip
from vneduunion.values.ids import FigureId
from vneduunion.wording import (
    count,
    counted,
    enum_label,
    figure_name,
    html_table,
    record_name,
    sentence,
    text_table,
    words_of,
)

_Implied = Callable[..., Bounds]
_Slipped = Callable[..., tuple[Slip, ...]]
_TOLD: dict[str, Any] = {
    "complete": bool,
    "given": Given,
    "conflicts": tuple[Conflict, ...],
    "explanations": tuple[Explanation, ...],
    "accepted": tuple[FigureId, ...],
    "used": int,
    "exhaustive": bool,
    "excluded": tuple[Exclusion, ...],
    "unproved": tuple[FigureId, ...],
}
"""What stands in JSON, with its types."""
BESIDE = "bounds"
"""What may stand beside it in JSON: bounds, which are computed and not read."""


@final
@frozen(kw_only=True, repr=False)
class Reconciliation:
    """What some reported figures say about each other.

    Attributes:
        data: the dataset that was read; of a nation's figures what the conflicts and explanations are about.
        conflicts: contradictions first, then conditional ones, then tensions; within a kind those
            with the fewest assumptions first.
        explanations: the smallest ones, by component; none is preferred.
        accepted: figures that are in no conflict.
        used: how many figures were compared.
        exhaustive: whether all conflicts and explanations were searched for, or figures stayed in columns.
        excluded: figures that were not.
        unproved: figures about which a solver's answer could not be re-checked exactly.
        complete: whether all conflicts and all smallest explanations are listed.
        given: what the caller gave beside the data; takes no part in equality.
        implied: tells bounds; `bounds` calls it.
        slipped: tells typing slips; `slips` calls it.
    """

    data: Dataset
    conflicts: tuple[Conflict, ...]
    explanations: tuple[Explanation, ...]
    accepted: tuple[FigureId, ...]
    used: int
    exhaustive: bool
    excluded: tuple[Exclusion, ...]
    unproved: tuple[FigureId, ...]
    complete: bool
    given: Given = field(repr=False, eq=False)
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
            NotCompared: `what` names a figure that was left out.
            TypeError: a factor is no whole number.
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

    def to_frame(self, lang: Lang = "en") -> Any:
        """The conflicts as a polars DataFrame: one row for each figure in each of them.

        Columns: the number of the conflict, counted from 1, and its kind; the figure by its id and its words,
        its unit and its measure by their names; and what the conflict takes for granted of it. A conflict of
        the caller's rules alone has one row without a figure.

        Args:
            lang: `"vi"` or `"en"`, for names and sentences.

        Raises:
            MissingExtra: polars is not installed.
            ValueError: it is another language.
        """
        demand_language(lang)
        polars = require("tables", "polars")
        names = ("conflict", "kind", "figure", "words", "unit", "measure", "assumed")
        schema = {**dict.fromkeys(names, polars.String), "conflict": polars.Int64}
        rows = [
            (number, conflict.kind.value, *cells)
            for number, conflict in enumerate(self.conflicts, 1)
            for cells in self._cells(conflict, lang)
        ]
        return polars.DataFrame(rows, schema=schema, orient="row")

    def _cells(self, conflict: Conflict, lang: Lang) -> Iterator[tuple[str | None, ...]]:
        taken: tuple[Assumption | Linear, ...] = (*conflict.assumptions, *conflict.rules)
        for id_ in conflict.figures:
            figure = self.data.figures[id_]
            yield (
                id_,
                words_of(figure.quantity, lang, counted(figure, self.data)),
                record_name(self.data.units, figure.unit, lang),
                record_name(self.data.measures, figure.measure, lang),
                "; ".join(each.text(lang, self.data) for each in taken if id_ in each.figures),
            )
        if not conflict.figures:
            yield (None, None, None, None, "; ".join(each.text(lang, self.data) for each in taken))

    def to_json(self) -> str:
        """The result as JSON, but for the dataset; `from_json` gives an equal one back."""
        body = {name: plain(getattr(self, name)) for name in _TOLD}
        return json.dumps(body, ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, text: str, data: Dataset) -> Self:
        """The result of a text that `to_json` made, whose `bounds` works like that of the first one.

        Args:
            text: the text; bounds that the command wrote into it are passed over.
            data: the dataset that was reconciled.

        Raises:
            LoadError: it is no JSON, does not tell a result, or names figures that are not in the dataset;
                every fault is listed with its path.
        """
        reader = Reader(data)
        told = reader.fields({**_TOLD, BESIDE: object}, parsed(text), "$", (BESIDE,))
        reader.finished()
        told.pop(BESIDE, None)
        answers = _all_with_all if told["exhaustive"] else _in_columns
        about, implied, slipped = answers(data, told)
        told["conflicts"] = tuple(attrs.evolve(each, data=about) for each in told["conflicts"])
        return cls(data=about, implied=implied, slipped=slipped, **told)

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
        return f"{count('figures', self.used, lang)}: {count('conflicts', len(self.conflicts), lang)}"

    def _table(self, lang: Lang) -> tuple[list[str], list[list[str]]]:
        columns = [sentence(f"table.{column}", lang) for column in ("conflict", "figures", "assumptions")]
        return columns, [self._row(conflict, lang) for conflict in self.conflicts]

    def _row(self, conflict: Conflict, lang: Lang) -> list[str]:
        figures = (figure_name(self.data.figures[figure], self.data, lang) for figure in conflict.figures)
        assumed = (enum_label(assumption.kind, lang) for assumption in conflict.assumptions)
        return [enum_label(conflict.kind, lang), "; ".join(figures), ", ".join(assumed)]


def _all_with_all(data: Dataset, told: dict[str, Any]) -> tuple[Dataset, _Implied, _Slipped]:
    problem = Problem(data, told["given"])
    return problem.data, partial(bounds_of, problem), partial(slips_anew, problem)


def _in_columns(data: Dataset, told: dict[str, Any]) -> tuple[Dataset, _Implied, _Slipped]:
    """What a result that was searched for in columns is about, and what answers questions of it."""
    from vneduunion.reconciliation.at_scale.nation import Nation  # noqa: PLC0415 few figures need no polars
    from vneduunion.tables import tables  # noqa: PLC0415 likewise

    nation = Nation(tables(data), told["given"])
    choices = [choice for each in told["explanations"] for choice in each.choices]
    named = [
        *told["unproved"],
        *(id_ for each in (*told["conflicts"], *choices) for id_ in each.figures),
        *(
            id_
            for each in (*told["conflicts"], *choices)
            for part in (*each.assumptions, *each.rules)
            for id_ in part.figures
        ),
    ]
    return nation.about(nation.figures.numbers(named).values()), nation.bounds, nation.slips
