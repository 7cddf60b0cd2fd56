"""What the commands share: options, how datasets are read, and how faults are told."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from vneduunion.cli import language_of_locale
from vneduunion.cli.usage import CANNOT_RUN, language_asked
from vneduunion.codec.days import read_day
from vneduunion.errors import Fault, Lang, LoadError, VneduunionError
from vneduunion.findings import Findings
from vneduunion.io import Answers, read
from vneduunion.model import Dataset
from vneduunion.wording import count

FOUND, UNREADABLE = 1, CANNOT_RUN
"""Exit codes: that something was found, such as a conflict; that the work could not be done."""


class Language(StrEnum):
    """The languages of what is told."""

    VI = "vi"
    EN = "en"


def one_of(option: str, choices: type[StrEnum]) -> Callable[[str | None], str | None]:
    """What typer asks about the value of an option; its own words for a wrong one are English only.

    Args:
        option: the option as it is written, e.g. `--lang`.
        choices: the values it may have.
    """

    def check(value: str | None) -> str | None:
        if value is not None and value not in list(choices):
            refuse(Fault(option, "not_a_choice", {"found": repr(value), "choices": ", ".join(choices)}))
        return value

    return check


def at_least(option: str, least: int) -> Callable[[int], int]:
    """What typer asks about the number that an option has.

    Args:
        option: the option as it is written, e.g. `--cap`.
        least: the least number that it may have.
    """

    def check(value: int) -> int:
        if value < least:
            refuse(Fault(option, "too_small", {"found": value, "limit": least}))
        return value

    return check


def refuse(fault: Fault) -> NoReturn:
    """Tell what is wrong with an option or argument in the language asked for, and end.

    Raises:
        Exit: always.
    """
    typer.echo(fault.text(language_asked()), err=True)
    raise typer.Exit(UNREADABLE)


def day_of(option: str, text: str) -> date:
    """The day that a text names.

    Args:
        option: the option as it is written.
        text: `2025-07-01` or `1/7/2025`.

    Raises:
        Exit: it names none.
    """
    found = read_day(text)
    if isinstance(found, Fault):
        refuse(found.at(option))
    return found


LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        help="Language; by default that of the locale if it is vi, else en.",
        metavar="|".join(Language),
        callback=one_of("--lang", Language),
    ),
]


EncodingOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Encoding of CSV files, where it is neither UTF-8 nor told by a mark, e.g. cp1258.",
        show_default=False,
    ),
]


class Format(StrEnum):
    """The forms in which findings and results are told."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


DatasetArgument = Annotated[
    Path,
    typer.Argument(
        metavar="PATH",
        help="A dataset: .json, .xlsx, a folder of .csv or .parquet files, or one of these.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        help="How what was found is told.",
        metavar="|".join(Format),
        callback=one_of("--format", Format),
    ),
]
AnswersOption = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="The file that says what names stand for.", show_default=False),
]


def language(lang: str | None) -> Lang:
    """The language asked for, or that of the locale."""
    return language_of_locale() if lang is None else Language(lang).value


@contextmanager
def faults_told(lang: Lang) -> Iterator[None]:
    """What goes wrong inside is told in words, and the command ends.

    Raises:
        Exit: something went wrong.
    """
    try:
        yield
    except VneduunionError as error:
        typer.echo(error.text(lang), err=True)
        raise typer.Exit(UNREADABLE) from None


def read_dataset(
    path: Path, lang: Lang, *, encoding: str | None = None, answers: Path | None = None
) -> Dataset:
    """The dataset; its faults name places inside of the file, so its name is said first.

    Args:
        path: the file or the folder.
        lang: the language of faults.
        encoding: the encoding of CSV files.
        answers: the file that says what names stand for.
    """
    given = None if answers is None else Answers.read(answers)
    try:
        return read(path, encoding=encoding, answers=given)
    except LoadError as error:
        typer.echo(f"{path}: {count('faults', len(error.faults), lang)}", err=True)
        raise


def tell_findings(found: Findings, lang: Lang) -> None:
    """Tell on the standard error what was found while reading, if anything was.

    Args:
        found: the findings.
        lang: `"vi"` or `"en"`.
    """
    if found:
        typer.echo("\n".join(map(visible, found.text(lang).splitlines())), err=True)


def put_out(text: str) -> None:
    """Print a text; when nobody reads on, as behind `| head`, end quietly, not as if something was found.

    Raises:
        Exit: nobody reads on.
    """
    try:
        typer.echo(text)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(UNREADABLE) from None


def visible(text: str) -> str:
    r"""A text in which nothing is left that a terminal would obey.

    Example:
        >>> visible("a" + chr(27) + "[31m") == "a" + chr(92) + "x1b[31m"
        True
    """
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
