"""`vneduunion reconcile`: which figures cannot all be true, what explains it, and what follows for numbers."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vneduunion.cells import Cell
from vneduunion.cli.facts_asked import Expressions, demand_figures, expressions, facts_of
from vneduunion.cli.options import (
    FOUND,
    AnswersOption,
    DatasetArgument,
    EncodingOption,
    Format,
    FormatOption,
    LanguageOption,
    at_least,
    faults_told,
    language,
    one_of,
    put_out,
    read_dataset,
)
from vneduunion.cli.progress import told
from vneduunion.cli.reconciliation_told import Implied, as_json, parts, parts_page, print_parts
from vneduunion.errors import Lang
from vneduunion.model import Dataset
from vneduunion.reconciliation import ConflictKind, Reconciliation, reconcile
from vneduunion.reconciliation.solving import MOST_CONFLICTS


class FailOn(StrEnum):
    """The weakest kind of conflict that makes a command fail; each includes the stronger ones."""

    CONTRADICTION = "contradiction"
    CONDITIONAL = "conditional"
    TENSION = "tension"
    NEVER = "never"

    def met_by(self, result: Reconciliation) -> bool:
        """Whether there is a conflict of this kind or a stronger one."""
        if self is FailOn.NEVER:
            return False
        strength = list(ConflictKind)
        weakest = strength.index(ConflictKind[self.name])
        return any(strength.index(conflict.kind) <= weakest for conflict in result.conflicts)


FailOnOption = Annotated[
    str,
    typer.Option(
        help="End with exit code 1 if there is a conflict of this kind or a stronger one.",
        metavar="|".join(FailOn),
        callback=one_of("--fail-on", FailOn),
    ),
]
FactsOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="What is known beside the figures, in TOML or JSON: rules, complete and disjoint lists, scopes, "
        "fixed figures, weights, alterability.",
        show_default=False,
    ),
]
BoundsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--bounds",
        metavar="EXPRESSION",
        help="A figure, or several with whole factors, whose bounds are wanted, e.g. “a - b”; may be given "
        "several times.",
        show_default=False,
    ),
]
LimitOption = Annotated[
    int,
    typer.Option(metavar="N", help="The most conflicts to list.", callback=at_least("--limit", 1)),
]
SecondsOption = Annotated[
    int,
    typer.Option(
        metavar="S",
        help="How long to search for conflicts, and for each of the bounds; what is proved by then is told.",
        callback=at_least("--seconds", 1),
    ),
]


def reconcile_file(
    path: DatasetArgument,
    *,
    facts: FactsOption = None,
    form: FormatOption = Format.TEXT.value,
    bounds: BoundsOption = None,
    limit: LimitOption = MOST_CONFLICTS,
    seconds: SecondsOption = 30,
    fail_on: FailOnOption = FailOn.CONTRADICTION.value,
    answers: AnswersOption = None,
    encoding: EncodingOption = None,
    lang: LanguageOption = None,
) -> None:
    """Say which figures cannot all be true, what least explains it, and what follows for numbers.

    Exit code 0 when there is no conflict as hard as --fail-on, 1 when there is one, 2 when a file
    cannot be read.
    """
    told_in = language(lang)
    with faults_told(told_in):
        asked = expressions(bounds or ())
        with told(told_in, on=sys.stderr) as progress:
            progress("reading", 0, None)
            data = read_dataset(path, told_in, encoding=encoding, answers=answers)
        demand_figures(asked, data)
        found = _found(data, facts, limit, seconds, told_in)
        implied = _implied(found, asked, seconds, told_in)
        _put_out(found, implied, Format(form), path, told_in)
    if FailOn(fail_on).met_by(found):
        raise typer.Exit(FOUND)


def _found(data: Dataset, facts: Path | None, limit: int, seconds: int, lang: Lang) -> Reconciliation:
    given = facts_of(facts, data)
    with told(lang, on=sys.stderr) as progress:
        return reconcile(
            data,
            facts=given.facts,
            fixed=given.fixed,
            weights=given.weights,
            alterability=given.alterability,
            limit=limit,
            seconds=seconds,
            progress=progress,
        )


def _implied(found: Reconciliation, asked: Expressions, seconds: int, lang: Lang) -> Implied:
    implied = {}
    with told(lang, on=sys.stderr) as progress:
        for done, (words, factors) in enumerate(asked.items()):
            progress("bounds", done, len(asked))
            implied[words] = found.bounds(dict[str | Cell, int](factors.items()), seconds=seconds)
    return implied


def _put_out(found: Reconciliation, implied: Implied, form: Format, path: Path, lang: Lang) -> None:
    if form is Format.JSON:
        put_out(as_json(found, implied))
    elif form is Format.HTML:
        put_out(parts_page(parts(found, implied, lang), path, lang))
    else:
        print_parts(parts(found, implied, lang))
