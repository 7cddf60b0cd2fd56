"""The commands, as typer knows them."""

import sys
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from vneduunion.cli import language_of_locale
from vneduunion.cli.progress import told
from vneduunion.cli.terminal import write_report
from vneduunion.errors import Lang, VneduunionError
from vneduunion.io import read, write_text
from vneduunion.model import Dataset
from vneduunion.reconciliation import ConflictKind, Reconciliation, reconcile
from vneduunion.reference import press
from vneduunion.show import html_report, view
from vneduunion.wording import sentence

FOUND, UNREADABLE = 1, 2

app = typer.Typer(
    name="vneduunion",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Language(StrEnum):
    """The languages of a report."""

    VI = "vi"
    EN = "en"


class FailOn(StrEnum):
    """The weakest kind of conflict that makes the command fail; each includes the stronger ones."""

    CONTRADICTION = "contradiction"
    CONDITIONAL = "conditional"
    TENSION = "tension"

    def met_by(self, result: Reconciliation) -> bool:
        """Whether there is a conflict of this kind or a stronger one."""
        strength = list(ConflictKind)
        weakest = strength.index(ConflictKind[self.name])
        return any(strength.index(conflict.kind) <= weakest for conflict in result.conflicts)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 typer calls it with the value of the option
    if wanted:
        typer.echo(metadata.version("vneduunion"))
        raise typer.Exit


@app.callback()
def command(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end."),
    ] = False,
) -> None:
    """Reported figures of the Vietnamese education trade union: what cannot all be true, and why."""


@app.command()
def report(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="A dataset in JSON; without it, what five press articles claim.", show_default=False
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(help="Also write the report with pictures to this file.", show_default=False),
    ] = None,
    lang: Annotated[
        Language | None,
        typer.Option(help="Language of the report; by default that of the locale if it is vi, else en."),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(help="End with exit code 1 if there is a conflict of this kind or a stronger one."),
    ] = None,
) -> None:
    """Say which figures cannot all be true, and why.

    Exit code 0 also when conflicts are found (see --fail-on), 2 when the input cannot be read or
    the HTML cannot be written.
    """
    language: Lang = language_of_locale() if lang is None else lang.value
    try:
        result = _reconciled(path, language)
        write_report(view(result, language))
        if html is not None:
            _write_html(result, html, language)
    except VneduunionError as error:
        typer.echo(error.text(language), err=True)
        raise typer.Exit(UNREADABLE) from None
    if fail_on is not None and fail_on.met_by(result):
        raise typer.Exit(FOUND)


def _reconciled(path: Path | None, lang: Lang) -> Reconciliation:
    data: Dataset = press() if path is None else read(path)
    with told(lang, on=sys.stderr) as progress:
        return reconcile(data, progress=progress)


def _write_html(result: Reconciliation, path: Path, lang: Lang) -> None:
    page = html_report(result, lang)
    try:
        write_text(path, page)
    except OSError as error:
        typer.echo(sentence("command.unwritable", lang, path=path, reason=error.strerror), err=True)
        raise typer.Exit(UNREADABLE) from None
    typer.echo(sentence("report.written", lang, path=path))
