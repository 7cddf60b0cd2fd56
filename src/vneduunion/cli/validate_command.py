"""`vneduunion validate`: what does not hold in a file or a folder."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

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
)
from vneduunion.cli.progress import told
from vneduunion.errors import Lang
from vneduunion.findings import Findings, Severity
from vneduunion.wording import sentence


class Profile(StrEnum):
    """The profiles of rules."""

    IMPORT = "import"
    ALL = "all"
    STRICT = "strict"


class FailOn(StrEnum):
    """The least severity that makes the command fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


ProfileOption = Annotated[
    str,
    typer.Option(
        help="Which rules: what taking data in needs, all, or also what publishing needs.",
        metavar="|".join(Profile),
        callback=one_of("--profile", Profile),
    ),
]
FailOnOption = Annotated[
    str,
    typer.Option(
        help="End with exit code 1 if there is a finding of this severity or a worse one.",
        metavar="|".join(FailOn),
        callback=one_of("--fail-on", FailOn),
    ),
]
AgainstOption = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        help="Where references and names may lead besides the data and the bundled facts.",
        show_default=False,
    ),
]
CapOption = Annotated[
    int,
    typer.Option(
        metavar="N",
        help="How many findings of one rule are listed; the counts are true.",
        callback=at_least("--cap", 1),
    ),
]


def validate_file(
    path: DatasetArgument,
    *,
    profile: ProfileOption = Profile.ALL.value,
    form: FormatOption = Format.TEXT.value,
    fail_on: FailOnOption = FailOn.ERROR.value,
    answers: AnswersOption = None,
    against: AgainstOption = None,
    cap: CapOption = 1_000,
    encoding: EncodingOption = None,
    lang: LanguageOption = None,
) -> None:
    """Say what does not hold: what cannot be true, what is probably wrong, what is worth knowing.

    Exit code 0 when nothing as severe as --fail-on is found, 1 when something is, 2 when a file
    cannot be read.
    """
    told_in = language(lang)
    with faults_told(told_in):
        found = _found(
            path,
            Profile(profile),
            against=against,
            answers=answers,
            encoding=encoding,
            cap=cap,
            lang=told_in,
        )
        _put_out(found, Format(form), path, told_in)
    if found.at_least(Severity[FailOn(fail_on).name]):
        raise typer.Exit(FOUND)


def _found(
    path: Path,
    profile: Profile,
    *,
    against: Path | None,
    answers: Path | None,
    encoding: str | None,
    cap: int,
    lang: Lang,
) -> Findings:
    # Other commands run where the extra `tables` is not installed.
    from vneduunion.io.judging import elsewhere, faults_of_other, judged, names_in  # noqa: PLC0415
    from vneduunion.validation import profiles, validate  # noqa: PLC0415

    with told(lang, on=sys.stderr) as progress:
        progress("reading", 0, None)
        other = None if against is None else judged(against, encoding, answers)
        data = judged(path, encoding, answers, None if other is None else names_in(other))
        rules = getattr(profiles, profile.name)
        found = validate(data.tables, rules, against=elsewhere(data, other), cap=cap, progress=progress)
        return found if against is None or other is None else found + faults_of_other(against, other)


def _put_out(found: Findings, form: Format, path: Path, lang: Lang) -> None:
    from vneduunion.cli.findings_told import findings_page, print_findings  # noqa: PLC0415 likewise

    if form is Format.JSON:
        put_out(found.to_json())
    elif form is Format.HTML:
        put_out(findings_page(found, sentence("findings.title", lang, path=path), lang))
    else:
        print_findings(found, lang)
