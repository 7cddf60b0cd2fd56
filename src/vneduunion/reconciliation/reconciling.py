"""The verb: reported figures against each other."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from vneduunion.cells import Assumption, AssumptionKind, Constraint, ConstraintKind, Fact, constraints_between
from vneduunion.cells.parts import MOST_SUMS
from vneduunion.model import Dataset, Figure
from vneduunion.reconciliation.conflicts import Budget, Found, conflicts_of, smallest
from vneduunion.reconciliation.explanations import Alike, Component, Explained, explain
from vneduunion.reconciliation.given import Given
from vneduunion.reconciliation.labels import Label, Witness, first_claims, witnesses
from vneduunion.reconciliation.results import (
    Choice,
    Conflict,
    ConflictKind,
    Explanation,
    Reconciliation,
    Step,
)
from vneduunion.reconciliation.selection import Selection, select
from vneduunion.reconciliation.system import Core, Row, System, build
from vneduunion.values.ids import FigureId

Progress = Callable[[str, int, int | None], None]
"""Called with the key of a stage, how much of it is done, and how much there is, if known."""

_HARDEST_FIRST = list(ConflictKind)


def reconcile(
    data: Dataset,
    *,
    facts: Iterable[Fact] = (),
    fixed: Iterable[str] = (),
    weights: Mapping[str, int] | None = None,
    limit: int = 200,
    seconds: float | None = 30.0,
    progress: Progress | None = None,
) -> Reconciliation:
    """What the figures of a dataset say about each other: which cannot all be true, and why.

    Args:
        data: the dataset; figures whose references lead nowhere are left out and listed.
        facts: what the caller knows beside it: lists of parts that are complete, disjoint figures.
        fixed: ids of figures that no explanation may give up.
        weights: weights of figures, by id, where they differ from their source's reliability; and
            of kinds of assumptions, e.g. `"SCOPE"`, where they differ from 1.
        limit: the most conflicts to list.
        seconds: how long to search, `None` for as long as it takes; what is proved by then is
            answered, and `complete` says whether that is all.
        progress: told of the stages `constraints`, `conflicts` and `explanations`.

    Returns:
        Conflicts, each proved; the smallest explanations; what was accepted, and what left out.

    Raises:
        MissingExtra: the extra `reconcile` is not installed.
        UnknownId: a fact, `fixed` or `weights` names a figure that is not in the dataset.

    Example:
        >>> from vneduunion.reference import press
        >>> [conflict.kind.value for conflict in reconcile(press()).conflicts]
        ['CONDITIONAL', 'TENSION', 'TENSION']
    """
    tell = progress or (lambda *_: None)
    selection = select(data)
    tell("constraints", 0, None)
    given = Given(data, facts=facts, fixed=fixed, weights=weights or {})
    claims = witnesses(data, selection.figures, given.weights, given.fixed)
    figures = first_claims(data, claims)
    constraints = constraints_between(data, figures, given.facts_of(claims))
    system = build(figures, constraints, claims, given.weights)
    budget = Budget(limit, seconds)
    found = _all_conflicts(system, budget, tell)
    found = found._replace(complete=found.complete and not _sums_were_cut(constraints))
    tell("explanations", 0, None)
    explained = explain(system.joined(), found.cores, budget)
    tell("explanations", 1, 1)
    return _told(selection, _Words(data, figures, system), found, explained)


def _told(selection: Selection, words: "_Words", found: Found, explained: Explained) -> Reconciliation:
    # Ways round that explanations had to face depend on the order of the search, and are listed
    # only where the list would be incomplete without them (decision 0006).
    listed = found.cores if found.complete else smallest(explained.cores)
    conflicts = words.conflicts(listed)
    known = {core.labels for core in listed}
    components = [each for each in explained.components if any(core.labels in known for core in each.cores)]
    return Reconciliation(
        data=words.data,
        conflicts=conflicts,
        explanations=words.explanations(components),
        accepted=words.outside(conflicts),
        excluded=selection.excluded,
        unproved=words.named(explained.unproved),
        complete=found.complete and all(component.all_optima for component in components),
    )


def _sums_were_cut(constraints: Iterable[Constraint]) -> bool:
    """Whether some whole has so many sums of parts that not all were formed."""
    wholes = Counter(each.right for each in constraints if each.kind is ConstraintKind.PARTS)
    return max(wholes.values(), default=0) >= MOST_SUMS


def _all_conflicts(system: System, budget: Budget, tell: Progress) -> Found:
    components = list(system.components())
    cores: list[Core] = []
    complete = True
    for done, component in enumerate(components):
        tell("conflicts", done, len(components))
        found = conflicts_of(component, budget)
        cores.extend(found.cores)
        complete = complete and found.complete
    tell("conflicts", len(components), len(components))
    return Found(tuple(cores), complete)


class _Words:
    """Numbers of labels and variables turned back into figures and assumptions."""

    def __init__(self, data: Dataset, figures: tuple[Figure, ...], system: System) -> None:
        self.data = data
        self.figures = figures
        self.system = system

    def conflicts(self, cores: Iterable[Core]) -> tuple[Conflict, ...]:
        return tuple(
            sorted(
                map(self._conflict, cores),
                key=lambda conflict: (
                    _HARDEST_FIRST.index(conflict.kind),
                    len(conflict.assumptions),
                    conflict.figures,
                ),
            )
        )

    def named(self, rows: Iterable[Row]) -> tuple[FigureId, ...]:
        """The figures whose numbers some rows of the joined system name."""
        touched = {variable for row in rows for variable, _ in row.factors}
        return tuple(figure.id for index, figure in enumerate(self.figures) if 2 * index in touched)

    def outside(self, conflicts: Iterable[Conflict]) -> tuple[FigureId, ...]:
        """The figures, and their copies, that are in none of the conflicts."""
        doubted = {figure for conflict in conflicts for figure in conflict.figures}
        claims = (label for label in self.system.labels if isinstance(label, Witness))
        return tuple(copy for claim in claims if claim.figures[0] not in doubted for copy in claim.figures)

    def explanations(self, components: Iterable[Component]) -> tuple[Explanation, ...]:
        return tuple(
            Explanation(
                component=number,
                weight=sum(choice.weight for choice in optimum),
                choices=tuple(map(self._choice, optimum)),
            )
            for number, component in enumerate(components)
            for optimum in component.optima
        )

    def _conflict(self, core: Core) -> Conflict:
        labels = [self.system.labels[label] for label in sorted(core.labels)]
        figures = [label for label in labels if isinstance(label, Witness)]
        return Conflict(
            data=self.data,
            figures=tuple(claim.figures[0] for claim in sorted(figures, key=lambda claim: claim.weight)),
            assumptions=tuple(sorted(label for label in labels if isinstance(label, Assumption))),
            proof=tuple(sorted(self._proof(core), key=_line)),
        )

    def _proof(self, core: Core) -> Iterator[Step]:
        for row, times in zip(core.rows, core.multipliers, strict=True):
            if row.constraint is not None or len(row.factors) == 1:
                yield self._step(row, str(times))

    def _step(self, row: Row, times: str) -> Step:
        if row.constraint is not None:
            return Step(constraint=row.constraint, times=times)
        variable, factor = row.factors[0]
        likely = any(_is_likely(self.system.labels[label]) for label in row.labels)
        low, high = (-row.bound, None) if factor < 0 else (None, row.bound)
        return Step(figure=self.figures[variable // 2].id, low=low, high=high, likely=likely, times=times)

    def _choice(self, alike: Alike) -> Choice:
        labels = [self.system.labels[label] for label in alike.labels]
        return Choice(
            figures=tuple(label.figures[0] for label in labels if isinstance(label, Witness)),
            assumptions=tuple(label for label in labels if isinstance(label, Assumption)),
        )


def _is_likely(label: Label) -> bool:
    return isinstance(label, Assumption) and label.kind is AssumptionKind.LIKELY


def _line(step: Step) -> int:
    """Where a step stands in a proof: what is at least so much, what it is part of, what is at most so much."""
    if step.constraint is not None:
        return 1
    return 0 if step.low is not None else 2
