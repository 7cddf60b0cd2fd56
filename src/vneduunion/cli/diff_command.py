"""`vneduunion diff`: what was added, dropped and changed between two files."""

from enum import StrEnum
from functools import partial
from html import escape
from pathlib import Path
from typing import Annotated

import typer

from vneduunion.cli.options import (
    FOUND,
    AnswersOption,
    EncodingOption,
    LanguageOption,
    faults_told,
    language,
    one_of,
    put_out,
    read_dataset,
)
from vneduunion.comparison import Difference, diff
from vneduunion.errors import Lang
from vneduunion.wording import sentence


class Format(StrEnum):
    """The forms in which a difference is told."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def diff_files(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The dataset before.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The dataset after.", show_default=False)],
    *,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            help="How the difference is told.",
            metavar="|".join(Format),
            callback=one_of("--format", Format),
        ),
    ] = Format.TEXT.value,
    answers: AnswersOption = None,
    encoding: EncodingOption = None,
    lang: LanguageOption = None,
) -> None:
    """Say which records of a dataset were added, dropped and changed.

    Exit code 0 when nothing differs, 1 when something does, 2 when a file cannot be read.
    """
    told = language(lang)
    with faults_told(told):
        given = partial(read_dataset, lang=told, encoding=encoding, answers=answers)
        found = diff(given(old), given(new))
    put_out(_told(found, Format(form), told))
    if len(found):
        raise typer.Exit(FOUND)


def _told(found: Difference, form: Format, lang: Lang) -> str:
    if form is Format.JSON:
        return found.to_json()
    return _page(found, lang) if form is Format.HTML else found.text(lang)


def _page(found: Difference, lang: Lang) -> str:
    """A page that a browser reads in the right letters wherever it lies."""
    title = escape(sentence("difference.title", lang))
    head = f'<!doctype html>\n<html lang="{lang}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
    return f"{head}{found.html(lang)}\n</html>"
