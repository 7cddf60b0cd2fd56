"""What follows for single numbers of a nation: from what stands below a cell, above it and beside it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import final

import attrs

from vneduunion.cells import AssumptionKind, Cell, Linear, constraints_between
from vneduunion.model import Figure
from vneduunion.reconciliation.at_scale.covers import Key, Relation, states
from vneduunion.reconciliation.at_scale.groups import Group
from vneduunion.reconciliation.at_scale.numbered import Numbered
from vneduunion.reconciliation.at_scale.records import as_assumption, as_constraint
from vneduunion.reconciliation.at_scale.said import Said
from vneduunion.reconciliation.at_scale.sieve import Sieve
from vneduunion.reconciliation.at_scale.targets import Target
from vneduunion.reconciliation.bounds import ASSERTED, Bounds, What
from vneduunion.reconciliation.conflicts import Budget
from vneduunion.reconciliation.implying import Implying, demand_compared, demand_whole, silent
from vneduunion.reconciliation.labels import Witness
from vneduunion.reconciliation.problem import Problem
from vneduunion.reconciliation.slipping import slips_anew
from vneduunion.reconciliation.slips import Slip
from vneduunion.reconciliation.system import System, build
from vneduunion.values.ids import FigureId

_MOST_CONFLICTS = 1_000


@final
class Around:
    """A nation's claims while what explains their conflicts is given up."""

    def __init__(self, figures: Numbered, sieve: Sieve, given_up: frozenset[Key]) -> None:
        """Prepare.

        Args:
            figures: the claims.
            sieve: tells what is part of what.
            given_up: claims and assumptions that are not relied on.
        """
        self.figures, self.sieve, self.given_up = figures, sieve, given_up
        self._targets: dict[int, Target] = {}

    @cached_property
    def _said(self) -> Said:
        """What the claims say that are kept."""
        state, _ = states(self.given_up, self.figures)
        return Said(self.figures, state)

    def _target(self, sheet: int) -> Target:
        """A sheet of wholes with all that may be part of them."""
        if sheet not in self._targets:
            self._targets[sheet] = Target(self._said, sheet, self.sieve.parts_of(sheet))
        return self._targets[sheet]

    def relations(self, asked: int, unit: int, sheet: int) -> Iterator[Relation]:
        """What is said of a number by others.

        Args:
            asked: stands for the number.
            unit: the number of its unit.
            sheet: that of its sheet.
        """
        below = self._target(sheet).below(unit, asked)
        if below is not None:
            yield below
        for each in self.sieve.related_to(sheet):
            yield from self._target(each.whole).above(unit, asked, sheet)
            yield from self.sieve.loose.above(self._said, each, self.figures.tree(each.whole), (asked, unit))

    def room(self, relation: Relation) -> int:
        """How much a number may be at most, as a relation says of which it is the first.

        Args:
            relation: the relation.
        """
        _, *parts, whole = relation.claims
        return int(self._said.high[whole]) - sum(int(self._said.low[part]) for part in parts)

    def with_sheet(self, figure: Figure) -> tuple["Around", int]:
        """The same where the sheet of a figure is known, and its number.

        Args:
            figure: any figure whose measure is known.
        """
        sheet = self.figures.sheets.number_of(figure)
        if sheet is not None:
            return self, sheet
        sheets = self.figures.sheets.with_specimen(figure)
        figures = attrs.evolve(self.figures, sheets=sheets)
        return Around(figures, self.sieve.of(figures), self.given_up), len(sheets.specimens) - 1


def bounds_around(
    around: Around, what: What, assume: Collection[AssumptionKind] = ASSERTED, seconds: float | None = 30.0
) -> Bounds:
    """Between which values a number lies.

    Args:
        around: the claims.
        what: a figure, a cell, or several with whole factors, to be added.
        assume: the kinds of assumptions that are kept.
        seconds: how long to search, `None` for as long as it takes.

    Raises:
        NotCompared: `what` names a figure that was left out.
        TypeError: a factor is no whole number.
        UnknownId: `what` names a figure that is not there, or a cell of a measure or unit that is not.
    """
    asked: Mapping[str | Cell, int] = what if isinstance(what, Mapping) else {what: 1}
    demand_whole(asked.values())
    return _Asking(around, asked, assume).bounds(Budget(_MOST_CONFLICTS, seconds))


@final
class _Asking:
    """One question."""

    def __init__(
        self, around: Around, asked: Mapping[str | Cell, int], assume: Collection[AssumptionKind]
    ) -> None:
        figures = around.figures
        self._around, self._assume = around, assume
        named = [FigureId(each) for each in asked if not isinstance(each, Cell)]
        cells = [each for each in asked if isinstance(each, Cell)]
        figures.demand_known(named, cells)
        self._claims = figures.numbers(named)
        demand_compared(named, self._claims)
        self._cells = dict(enumerate(silent(cells, figures.taken), len(figures.frame)))
        self._single = len(asked) == 1
        self._form: dict[FigureId, int] = defaultdict(int)
        self._relations: list[Relation] = []
        for cell, (at, record) in zip(cells, self._cells.items(), strict=True):
            self._form[record.id] += asked[cell]
            wider, sheet = around.with_sheet(record)
            self._ask(wider, at, figures.units.number(cell.unit), sheet)
        for id_ in named:
            claim = self._claims[id_]
            self._form[figures.ids([claim])[0]] += asked[id_]
            self._ask(around, claim, int(figures.unit[claim]), int(figures.sheet[claim]))

    def _ask(self, around: Around, at: int, unit: int, sheet: int) -> None:
        """Collect what is said of a number; of one alone, of what is as much assumed only what says most."""
        self._relations += around.sieve.told_of.get(at, ())
        best: dict[object, tuple[int, Relation]] = {}
        for each in around.relations(at, unit, sheet):
            if each.claims[-1] == at or not self._single:
                self._relations.append(each)
                continue
            kinds = frozenset(key.kind for keys in each.needed.values() for key in keys)
            room = around.room(each)
            if kinds not in best or room < best[kinds][0]:
                best[kinds] = room, each
        self._relations += [each for _, each in best.values()]

    def bounds(self, budget: Budget) -> Bounds:
        """The answer."""
        figures, cells = self._around.figures, self._cells
        named = {claim for each in self._relations for claim in each.claims} | {*self._claims.values()}
        claims = sorted(named - cells.keys())
        ids = {
            **dict(zip(claims, figures.ids(claims), strict=True)),
            **{at: cell.id for at, cell in cells.items()},
        }
        data = figures.excerpt(claims, units=[cell.unit for cell in cells.values()])
        data = attrs.evolve(data, figures=(*data.figures, *cells.values()))
        records = tuple(data.figures[id_] for id_ in ids.values())
        constraints = (
            *(as_constraint(each, ids, figures) for each in self._relations if not each.ruled),
            *constraints_between(data, [*cells.values()]),
        )
        nobody = (Witness(figures=(cell.id,), weight=0) for cell in cells.values())
        labels = (*map(figures.witness, claims), *nobody)
        rules = dict.fromkeys(each.kind for each in self._relations if isinstance(each.kind, Linear))
        system = build(records, dict.fromkeys(constraints), labels, figures.given.weights, rules)
        dropped = frozenset(self._dropped(system, ids))
        found = Implying(data, records, system, self._assume, budget, dropped=dropped).bounds(self._form)
        whole = found.complete and not dropped and self._around.sieve.sees_all
        return attrs.evolve(found, complete=whole, tight=False)

    def _dropped(self, system: System, ids: Mapping[int, FigureId]) -> Iterator[int]:
        """The labels of what is given up."""
        figures = self._around.figures
        given_up = {
            key.rule or (figures.witness(key.figure) if key.is_claim else as_assumption(key, ids, figures))
            for key in self._around.given_up
            if {*key.claims} <= ids.keys() and not key.below
        }
        return (number for number, label in enumerate(system.labels) if label in given_up)


def slips_around(around: Around, groups: Sequence[Group], seconds: float | None = 30.0) -> tuple[Slip, ...]:
    """The typing slips that would account for the conflicts of each component.

    Args:
        around: the claims, while what explains the conflicts is given up.
        groups: the components.
        seconds: how long to search, `None` for as long as it takes.
    """
    budget = Budget(0, seconds)
    return tuple(_slip(around, number, group, budget) for number, group in enumerate(groups))


def _slip(around: Around, number: int, group: Group, budget: Budget) -> Slip:
    figures = around.figures
    near = {claim for each in group.breaches for claim in each.relation.claims}
    for claim in tuple(near):
        near |= {each for relation in around.sieve.told_of.get(claim, ()) for each in relation.claims}
        for each in around.relations(claim, int(figures.unit[claim]), int(figures.sheet[claim])):
            near |= {*each.claims}
    data = figures.excerpt(near)
    problem = Problem(data, figures.given.about(data.figures.keys()))
    found = () if budget.out_of_time else slips_anew(problem, budget.seconds)
    if len(found) == 1:
        return attrs.evolve(found[0], component=number)
    return Slip(component=number, candidates=(), complete=False, data=data)
