"""A nation's figures: what cannot be true together, and what least explains it, component by component."""

from collections.abc import Iterable, Iterator, Mapping
from typing import final

import numpy as np
import polars as pl

from vneduunion.cells import Assumption, AssumptionKind, Constraint, Linear
from vneduunion.model import Dataset
from vneduunion.reconciliation.at_scale.covers import Breach, Key, Relation, narrowed
from vneduunion.reconciliation.at_scale.groups import Group
from vneduunion.reconciliation.at_scale.nation import Nation
from vneduunion.reconciliation.at_scale.numbered import KEPT, Numbered
from vneduunion.reconciliation.at_scale.records import as_assumption, as_constraint
from vneduunion.reconciliation.at_scale.rounds import cost
from vneduunion.reconciliation.conflicts import Budget
from vneduunion.reconciliation.doubts import Conflict, Explanation
from vneduunion.reconciliation.feasibility import Answer, decide
from vneduunion.reconciliation.given import Given
from vneduunion.reconciliation.labels import Label, Witness, exact
from vneduunion.reconciliation.problem import Problem
from vneduunion.reconciliation.results import Reconciliation
from vneduunion.reconciliation.searching import Progress
from vneduunion.reconciliation.steps import Choice
from vneduunion.reconciliation.system import Core, build
from vneduunion.reconciliation.telling import Words, hardest_first
from vneduunion.tables import Tables, tables
from vneduunion.values.ids import FigureId


def reconcile_columns(data: Dataset | Tables, given: Given, budget: Budget, tell: Progress) -> Reconciliation:
    """What a nation's figures say about each other.

    Args:
        data: all records.
        given: what the caller knows.
        budget: what may be spent; it is charged.
        tell: told of the stages `constraints`, `conflicts` and `explanations`.

    Raises:
        UnknownId: something names a figure that is not there.
        LoadError: rows cannot become records.
        ImpossibleRules: rules that hold in any case contradict one another.
    """
    tell("constraints", 0, None)
    columns = tables(data) if isinstance(data, Dataset) else data
    nation = Nation(columns, given, budget, tell)
    _demand_possible(nation)
    tell("conflicts", 0, None)
    return _Telling(nation, budget).told()


def _demand_possible(nation: Nation) -> None:
    rules = [fact for fact in nation.figures.given.facts if isinstance(fact, Linear)]
    about = nation.figures.numbers(id_ for rule in rules for id_ in rule.figures)
    rules = [rule for rule in rules if {*rule.figures} <= about.keys()]
    if rules:
        Problem(nation.figures.excerpt(about.values()), Given(facts=rules)).demand_possible()


@final
class _Telling:
    """Numbers turned back into records."""

    def __init__(self, nation: Nation, budget: Budget) -> None:
        self._nation, self._figures, self._outcome = nation, nation.figures, nation.outcome
        self._budget = budget
        figures, outcome, sieve = self._figures, self._outcome, nation.sieve
        cores = [narrowed(each, figures) for group in outcome.groups for each in group.breaches]
        cores.sort(key=lambda each: (AssumptionKind.LIKELY in each.kinds, len(each.kinds)))
        self._doubted = {claim for each in cores for claim in each.relation.claims}
        self._listed = cores[: budget.left]
        self._choices = [[*_alike(group, figures, sieve.alone)] for group in outcome.groups]
        told = {claim for each in self._listed for claim in each.relation.claims}
        told |= {*figures.numbers(id_ for each in self._listed for id_ in each.relation.ruled).values()}
        told |= {
            claim for choices in self._choices for keys in choices for key in keys for claim in key.claims
        }
        self._data = nation.about(told)
        self._ids = dict(zip(told, figures.ids(told), strict=True))

    def told(self) -> Reconciliation:
        figures, outcome = self._figures, self._outcome
        conflicts, unproved = self._conflicts()
        return Reconciliation(
            data=self._data,
            conflicts=conflicts,
            explanations=tuple(self._explanations()) if outcome.settled else (),
            accepted=self._accepted(),
            used=figures.used,
            exhaustive=False,
            excluded=figures.excluded,
            unproved=unproved,
            complete=outcome.settled and not outcome.groups and self._nation.sieve.sees_all,
            given=figures.given,
            implied=self._nation.bounds,
            slipped=self._nation.slips,
        )

    def _conflicts(self) -> tuple[tuple[Conflict, ...], tuple[FigureId, ...]]:
        found: list[Conflict] = []
        unproved: dict[FigureId, None] = {}
        for each in self._listed:
            if self._budget.out_of_time and found:
                break
            words, core = self._core(each)
            if isinstance(core, Core):
                found += words.conflicts([core])
            else:
                unproved |= dict.fromkeys(self._ids[claim] for claim in each.relation.claims)
        return tuple(sorted(found, key=hardest_first)), tuple(unproved)

    def _core(self, found: Breach) -> tuple[Words, Answer]:
        """The rows behind a breach, with their proof."""
        relation = found.relation
        rules = [relation.kind] if isinstance(relation.kind, Linear) else []
        numbers = self._figures.numbers(relation.ruled)
        about = sorted({*relation.claims, *numbers.values()})
        claims = [self._figures.witness(claim) for claim in about]
        records = tuple(self._data.figures[self._ids[claim]] for claim in about)
        constraints = [] if rules else [self._constraint(relation)]
        system = build(records, constraints, claims, self._figures.given.weights, rules)
        meant = {self._ids[claim]: level for claim, level in found.levels.items()}
        kept = (number for number, label in enumerate(system.labels) if _is_meant(label, meant))
        return Words(self._data, records, system), decide(system.kept(kept))

    def _constraint(self, relation: Relation) -> Constraint:
        return as_constraint(relation, self._ids, self._figures)

    def _explanations(self) -> Iterator[Explanation]:
        for number, (group, choices) in enumerate(zip(self._outcome.groups, self._choices, strict=True)):
            if group.chosen is not None:
                yield Explanation(
                    component=number,
                    weight=exact(sum(cost(key, self._figures) for key in group.chosen)),
                    choices=tuple(self._choice(keys) for keys in choices),
                )

    def _choice(self, keys: Iterable[Key]) -> Choice:
        keys = sorted(keys, key=str)
        return Choice(
            figures=tuple(self._ids[key.figure] for key in keys if key.is_claim),
            assumptions=tuple(as_assumption(key, self._ids, self._figures) for key in keys if key.kind),
            rules=tuple(key.rule for key in keys if key.rule is not None),
        )

    def _accepted(self) -> tuple[FigureId, ...]:
        left = np.ones(len(self._figures.frame), dtype=np.bool_)
        left[sorted(self._doubted)] = False
        ids = self._figures.frame["id"].filter(pl.Series(left)).to_list()
        copies = self._figures.copies
        return tuple(copy for id_ in ids for copy in (copies[id_].figures if id_ in copies else (id_,)))


def _is_meant(label: Label, levels: Mapping[FigureId, int]) -> bool:
    """Whether a breach rests on something: on claims at certain levels, and on what their relation assumes."""
    if isinstance(label, Witness):
        return label.figures[0] in levels
    is_likely = isinstance(label, Assumption) and label.kind is AssumptionKind.LIKELY
    return not is_likely or levels.get(label.figures[0]) == KEPT


def _alike(group: Group, figures: Numbered, alone: frozenset[int]) -> Iterator[frozenset[Key]]:
    """What is given up in a component, each with all that would do as well instead.

    Where one relation alone is broken, and one figure alone is given up, each figure of the same cost that takes as much
    away will do, as long as nothing else is said of its unit and nothing is below it: so nothing else can break.
    """
    chosen = group.chosen or frozenset()
    sheets = {each.sheet(figures) for each in group.breaches}
    if len(chosen) != 1 or len(group.breaches) != 1 or sheets.isdisjoint(alone):
        yield from (frozenset({key}) for key in chosen)
        return
    (only,), (found,) = chosen, group.breaches
    alike = {
        key
        for key, part in found.relief.items()
        if key.is_claim
        and part >= found.excess
        and cost(key, figures) == cost(only, figures)
        and not figures.held[key.figure]
        and figures.stands_alone(key.figure)
    }
    yield frozenset({only, *alike}) if only.is_claim else frozenset({only})
