"""The verbs: reported figures against each other."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from vneduunion.cells import Fact
from vneduunion.extras import require
from vneduunion.model import Dataset
from vneduunion.reconciliation.conflicts import Budget
from vneduunion.reconciliation.duplication import Duplicates, duplicates_among
from vneduunion.reconciliation.given import Given
from vneduunion.reconciliation.implying import bounds_of
from vneduunion.reconciliation.problem import MOST_AT_ONCE, Problem
from vneduunion.reconciliation.results import Reconciliation
from vneduunion.reconciliation.searching import Progress
from vneduunion.reconciliation.selection import select
from vneduunion.reconciliation.slipping import slips_of
from vneduunion.reconciliation.solving import MOST_CONFLICTS, solved
from vneduunion.reconciliation.telling import Words

if TYPE_CHECKING:
    from vneduunion.tables import Tables


def duplicates(data: "Dataset | Tables") -> tuple[Duplicates, ...]:
    """The figures that report one cell between them, and whether they agree: a first pass that solves nothing.

    Args:
        data: the records. Figures that `reconcile` leaves out, such as those that their source replaced later, and
            shares, are left out here too.

    Returns:
        One for each cell that several figures report, in the order of the first of them. Figures whose scope is not
        printed are of one cell if all else is equal, and that their scopes are the same is told as an assumption.

    Example:
        >>> from vneduunion.reference import press
        >>> duplicates(press())
        ()
    """
    if not isinstance(data, Dataset):
        from vneduunion.reconciliation.at_scale.numbering import repeated  # noqa: PLC0415 records need no polars

        data = repeated(data)
    return duplicates_among(data, select(data).figures)


def reconcile(
    data: "Dataset | Tables",
    *,
    facts: Iterable[Fact] = (),
    fixed: Iterable[str] = (),
    weights: Mapping[str, int] | None = None,
    alterability: Mapping[str, int | Fraction] | None = None,
    limit: int = MOST_CONFLICTS,
    seconds: float | None = 30.0,
    progress: Progress | None = None,
    exhaustive: bool | None = None,
) -> Reconciliation:
    """What reported figures say about each other: which cannot all be true, and why.

    Args:
        data: the records; figures whose references lead nowhere are left out and listed.
        facts: what the caller knows beside it: lists of parts that are complete, disjoint figures, scopes that
            are not printed, linear rules (`Linear.read("c >= 0.6 t")`).
        fixed: ids of figures that no explanation may give up.
        weights: weights of figures, by id, where they differ from their source's reliability; and
            of kinds of assumptions, e.g. `"SCOPE"`, where they differ from 1.
        alterability: how readily figures are given up, by id, in whole numbers or as `Fraction`: the weight of
            a figure is divided by it, and 0 is the same as `fixed`. Without it, it is 1.
        limit: the most conflicts to list.
        seconds: how long to search, `None` for as long as it takes; what is proved by then is
            answered, and `complete` says whether that is all.
        progress: told of the stages `constraints`, `conflicts` and `explanations`.
        exhaustive: whether all conflicts and explanations are searched for; else, in columns, one conflict for each
            whole that is too small and one explanation for each component. By default up to 200 figures.

    Returns:
        Conflicts, each proved; the smallest explanations; what was accepted, and what left out.

    Raises:
        MissingExtra: the extra `reconcile` is not installed, or for so many figures `tables`.
        TypeError: an alterability is no whole number and no `Fraction`.
        UnknownId: a fact, `fixed`, `weights` or `alterability` names a figure that is not in the dataset.
        ValueError: a weight or an alterability is below zero.
        ImpossibleRules: rules that hold in any case contradict one another.

    Example:
        >>> from vneduunion.reference import press
        >>> [conflict.kind.value for conflict in reconcile(press()).conflicts]
        ['CONDITIONAL', 'TENSION', 'TENSION']
    """
    tell = progress or (lambda *_: None)
    given = Given(facts=facts, fixed=fixed, weights=weights or {}, alterability=alterability or {})
    search = _reconciled if (_are_few(data) if exhaustive is None else exhaustive) else _in_columns
    return search(data, given, Budget(limit, seconds), tell)


def _are_few(data: "Dataset | Tables") -> bool:
    if isinstance(data, Dataset):
        return len(data.figures) <= MOST_AT_ONCE
    return len(data["figures"].head(MOST_AT_ONCE + 1).select("id").collect()) <= MOST_AT_ONCE


def _records(data: "Dataset | Tables") -> Dataset:
    if isinstance(data, Dataset):
        return data
    from vneduunion.tables import dataset  # noqa: PLC0415 records need no polars

    return dataset(data)


def _in_columns(data: "Dataset | Tables", given: Given, budget: Budget, tell: Progress) -> Reconciliation:
    for package in ("polars", "narwhals"):
        require("tables", package)
    from vneduunion.reconciliation.nationwide import reconcile_columns  # noqa: PLC0415 few figures need no polars

    return reconcile_columns(data, given, budget, tell)


def _reconciled(data: "Dataset | Tables", given: Given, budget: Budget, tell: Progress) -> Reconciliation:
    problem = Problem(_records(data), given)
    tell("constraints", 0, None)
    words = Words(problem.data, problem.figures, problem.system)
    problem.demand_possible()
    found = solved(problem, budget, tell)
    conflicts = words.conflicts(found.listed)
    return Reconciliation(
        data=words.data,
        conflicts=conflicts,
        explanations=words.explanations(found.components),
        accepted=words.outside(conflicts),
        used=len(problem.selection.figures),
        exhaustive=True,
        excluded=problem.selection.excluded,
        unproved=words.named(found.unproved),
        complete=found.complete,
        given=problem.given,
        implied=partial(bounds_of, problem),
        slipped=partial(slips_of, problem, found),
    )
