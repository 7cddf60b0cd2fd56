"""What figures of different units, scopes, measures and periods say about each other.

These are the constraints that reconciling knows, one at a time and by the bounds that words assert:
no likely readings, and no two relations after one another, which `reconcile` follows.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import Final, final

import narwhals.stable.v2 as nw

from vneduunion.cells import AssumptionKind, Cell, Constraint, ConstraintKind, constraints_between
from vneduunion.cells.comparable import UNSETTLED, counts_things, replaced
from vneduunion.findings import card
from vneduunion.model import Dataset, Figure
from vneduunion.tables import Tables
from vneduunion.tables.to_records import sound
from vneduunion.validation.rule import Breach, MemoryRule, Rule
from vneduunion.values.ids import FigureId

MOST_FIGURES: Final = 3_000
"""How many figures are compared: their sums become many long before their pairs do."""
_NEEDED = frozenset({"measures", "units", "ties", "figures"})
_ELSEWHERE = frozenset({ConstraintKind.OF_WHICH, ConstraintKind.TURNS})
"""Relations that are judged in columns."""
_NAMED = 8
"""How many figures of a sum a sentence names."""


def _broken(tables: Tables, *, certain: bool) -> Iterator[Breach]:
    if _number(tables) > MOST_FIGURES:
        return
    data = _data(tables)
    newest = replaced(data.figures)
    figures = [each for each in data.figures if each.id not in newest and _counted(data, each)]
    said = _Said(figures)
    told: set[tuple[FigureId, ...]] = set()
    for constraint in constraints_between(data, figures):
        relation = _Relation(constraint, said)
        parts = relation.told(certain=certain)
        named = (constraint.right, *(part.id for part in parts))
        if parts and named not in told:  # several sums may have the same certain parts
            told.add(named)
            yield relation.breach(parts)


def _number(tables: Tables) -> int:
    return int(tables["figures"].select(nw.len()).collect("polars").to_native().item())


def _data(tables: Tables) -> Dataset:
    """The records that the constraints are made of; what cannot become a record has findings of its own."""
    others = {name for name in tables if name.partition(".")[0] not in _NEEDED}
    data, _ = sound(tables.without(others))
    return data


def _counted(data: Dataset, figure: Figure) -> bool:
    measure = data.measures.get(figure.measure)
    return measure is not None and counts_things(measure)


@final
class _Said:
    """Figures by id, the least that their words assert, and a number for the cell of each."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        cells: dict[Cell, int] = {}
        self.figures = {figure.id: figure for figure in figures}
        self.low = {figure.id: figure.quantity.low or 0 for figure in figures}
        self.cell = {figure.id: cells.setdefault(Cell.of(figure), len(cells)) for figure in figures}


@final
class _Relation:
    """A constraint beside the bounds that the words of its figures assert."""

    def __init__(self, constraint: Constraint, said: _Said) -> None:
        self.constraint, self.said = constraint, said
        self.whole = said.figures[constraint.right]

    @cached_property
    def all(self) -> list[Figure]:
        """The parts; of a sum without those that are told apart, or are the whole over again."""
        ids, low, cell = self.constraint.left, self.said.low, self.said.cell
        if self.constraint.kind is ConstraintKind.PARTS:
            most, same = self.whole.quantity.high or 0, cell[self.whole.id]
            ids = tuple(id_ for id_ in ids if low[id_] <= most and cell[id_] != same)
        return [self.said.figures[id_] for id_ in ids]

    @property
    def certain(self) -> list[Figure]:
        """Of these the ones that belong to the whole without any assumption."""
        if self.whole.status in UNSETTLED:
            return []
        doubted = {assumption.figures[0] for assumption in self.constraint.assumptions}
        return [part for part in self.all if part.id not in doubted and part.status not in UNSETTLED]

    def told(self, *, certain: bool) -> list[Figure]:
        """The parts that break it, if only under assumptions where it is not certain; or none."""
        if not self.may_break:
            return []
        sure = self.broken(self.certain)
        if certain:
            return self.certain if sure else []
        return self.all if not sure and self.broken(self.all) else []

    @property
    def may_break(self) -> bool:
        """Whether its parts break it, if all of them count, and no rule in columns says so."""
        left, cell = self.constraint.left, self.said.cell
        if self.constraint.kind in _ELSEWHERE or self.whole.quantity.high is None:
            return False
        one_cell = self.constraint.kind is ConstraintKind.ORDER and cell[left[0]] == cell[self.whole.id]
        return not one_cell and sum(map(self.said.low.__getitem__, left)) > self.whole.quantity.high

    def broken(self, parts: list[Figure]) -> bool:
        """Whether some of the parts of a relation that may break do so."""
        return sum(map(_low, parts)) > (self.whole.quantity.high or 0)

    def breach(self, parts: list[Figure]) -> Breach:
        """What is told of it."""
        ids = [part.id for part in parts]
        kinds = {each.kind.value for each in self.constraint.assumptions if each.figures[0] in ids}
        if not UNSETTLED.isdisjoint(figure.status for figure in (*parts, self.whole)):
            kinds.add(AssumptionKind.STATUS.value)
        values = {
            "parts": ", ".join((*ids[:_NAMED], "…") if len(ids) > _NAMED else ids),
            "low": sum(map(_low, parts)),
            "whole": self.whole.id,
            "most": self.whole.quantity.high,
            "assumed": ", ".join(sorted(kinds)),
        }
        return Breach(
            key=self.whole.id, values={name: value for name, value in values.items() if value != ""}
        )


def _low(figure: Figure) -> int:
    """The least that the words of a figure assert."""
    return figure.quantity.low or 0


def _too_many(tables: Tables) -> Iterator[Breach]:
    number = _number(tables)
    if number > MOST_FIGURES:
        yield Breach(key=None, values={"n": number})


def _rule(code: str, *, certain: bool) -> Rule:
    check = partial(_broken, certain=certain)
    return MemoryRule(card=card(code), table="figures", field="quantity", check=check)


RULES: tuple[Rule, ...] = (
    _rule("F121", certain=True),
    _rule("F122", certain=False),
    MemoryRule(card=card("F123"), table="figures", check=_too_many, constants={"limit": MOST_FIGURES}),
)
"""The rules between figures that are judged in memory."""
