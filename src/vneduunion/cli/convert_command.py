"""`vneduunion convert`: a dataset from one kind of file into another."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from vneduunion.cli.options import (
    FOUND,
    UNREADABLE,
    EncodingOption,
    LanguageOption,
    faults_told,
    language,
    one_of,
    tell_findings,
)
from vneduunion.errors import Lang, UnwritableFile, Words
from vneduunion.findings import Severity
from vneduunion.io import Answers, open_questions, read, write
from vneduunion.io.answers import OPEN_NAME
from vneduunion.wording import count, sentence

_IS_INPUT = Words(
    "đó chính là dữ liệu đang đọc, hoặc thư mục chứa nó; hãy đặt tên khác",
    "it is the input, or the folder around it; name another one",
)
_IS_OUTPUT = Words(
    "tệp tên gọi phải khác với dữ liệu vào và ra",
    "the mapping file must be another than the input and the output",
)


class Form(StrEnum):
    """The forms of the files in a folder."""

    CSV = "csv"
    PARQUET = "parquet"


def convert_file(
    source: Annotated[Path, typer.Argument(metavar="IN", help="The dataset to read.", show_default=False)],
    target: Annotated[
        Path,
        typer.Argument(metavar="OUT", help="A .json or .xlsx file, or else a folder.", show_default=False),
    ],
    *,
    form: Annotated[
        str,
        typer.Option(
            help="The form of the files in a folder.",
            metavar="|".join(Form),
            callback=one_of("--form", Form),
        ),
    ] = Form.CSV.value,
    answers: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The file that says what names stand for; open names are written into it.",
            show_default=False,
        ),
    ] = None,
    encoding: EncodingOption = None,
    collect: Annotated[
        bool, typer.Option("--collect", help="Convert the sound records, and tell what was wrong.")
    ] = False,
    lang: LanguageOption = None,
) -> None:
    """Write a dataset as another kind of file.

    Exit code 0 when all of it was written, 1 when --collect left something out, 2 when it cannot be
    read or written.
    """
    told_in = language(lang)
    with faults_told(told_in):
        _refuse_input(source, target)
        _refuse_overlap(answers, source, target)
        given = Answers.read(answers) if answers is not None and answers.exists() else Answers()
        data, found = read(source, faults="collect", encoding=encoding, answers=given)
        if answers is not None and found.counts.get(OPEN_NAME):
            _write_questions(source, answers, given, encoding, told_in)
        tell_findings(found, told_in)
        wrong = bool(found.at_least(Severity.ERROR))
        if wrong and not collect:
            raise typer.Exit(UNREADABLE)
        write(data, target, form=_form(form))
    typer.echo(sentence("converted.written", told_in, path=target))
    if wrong:
        raise typer.Exit(FOUND)


def _form(form: str) -> Literal["csv", "parquet"]:
    return "parquet" if form == Form.PARQUET else "csv"


def _refuse_input(source: Path, target: Path) -> None:
    """What is written never takes the place of what is read, whatever name leads there."""
    if source.exists() and source.resolve().is_relative_to(target.resolve()):
        raise UnwritableFile(str(target), _IS_INPUT)


def _refuse_overlap(answers: Path | None, source: Path, target: Path) -> None:
    if answers is not None and answers.resolve() in {source.resolve(), target.resolve()}:
        raise UnwritableFile(str(answers), _IS_OUTPUT)


def _write_questions(source: Path, answers: Path, given: Answers, encoding: str | None, lang: Lang) -> None:
    asked = open_questions(source, encoding=encoding, answers=given)
    asked.write(answers)
    names = count("open_names", sum(row.id is None for row in asked.rows), lang)
    typer.echo(sentence("converted.questions", lang, names=names, path=answers), err=True)
