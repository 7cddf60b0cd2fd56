"""`vneduunion assess`: whether somebody may be proposed for an award, why, and which paper is missing."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from vneduunion.cli.options import (
    FOUND,
    AnswersOption,
    DatasetArgument,
    EncodingOption,
    Format,
    FormatOption,
    LanguageOption,
    day_of,
    faults_told,
    language,
    put_out,
    read_dataset,
    refuse,
    visible,
)
from vneduunion.cli.pages import page
from vneduunion.eligibility import assess
from vneduunion.errors import BadPeriod, Fault, Lang, UnreadableFile, Words
from vneduunion.model import Dataset, ParameterUnit, Rulebook
from vneduunion.reference import catalogue, read_rulebooks, rulebooks
from vneduunion.values.periods import Period, PeriodKind
from vneduunion.values.truth import Truth

if TYPE_CHECKING:
    from vneduunion.eligibility import Verdict, Verdicts

_WORDS = {
    **dict.fromkeys(("yes", "true", "có"), True),
    **dict.fromkeys(("no", "false", "không"), False),
    **dict.fromkeys(("none", "never", "chưa bao giờ"), None),
}
_YEAR = Words("một năm, như 2024 hoặc “năm học 2024-2025”", "a year, such as 2024 or “school year 2024-2025”")
_YEARS = frozenset({PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR})
_FACTS = Words(
    "ĐIỀU=TRẢ LỜI, như hold=no hoặc rating@2024=GOOD", "FACT=ANSWER, such as hold=no or rating@2024=GOOD"
)
_PARAMETERS = Words(
    "TÊN=SỐ, như co-authors=2 hoặc contribution=4000",
    "NAME=NUMBER, such as co-authors=2 or contribution=4000",
)
_CITED = ("award_kinds", "documents", "sources")
"""The tables of what rulebooks name."""
_NO_FOLDER = Words("không có thư mục này", "there is no such folder")

AwardOption = Annotated[
    str, typer.Option(metavar="ID", help="The award, e.g. advanced-worker.", show_default=False)
]
CandidateOption = Annotated[
    str | None,
    typer.Option(
        metavar="ID",
        help="A person, a unit or a group; without it all candidates of the data are told of in a table.",
        show_default=False,
    ),
]
FiledOption = Annotated[
    str,
    typer.Option(
        metavar="DATE", help="When the file was received, e.g. 2024-12-20 or 20/12/2024.", show_default=False
    ),
]
YearOption = Annotated[
    str | None,
    typer.Option(
        metavar="YEAR",
        help="The year it is for, e.g. 2024 or “school year 2024-2025”; by default that of the date.",
        show_default=False,
    ),
]
UnderOption = Annotated[
    str | None,
    typer.Option(
        metavar="RULE", help="The rule that applies where there are several, e.g. law.", show_default=False
    ),
]
CompleteOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="TABLE",
        help="A table that holds everything there is, e.g. awards; may be given several times.",
        show_default=False,
    ),
]
KnownOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FACT=ANSWER",
        help="What is known of a fact, e.g. leader=no or rating@2024=GOOD, by the keys that stand behind what is "
        "missing; may be given several times.",
        show_default=False,
    ),
]
ParameterOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=NUMBER",
        help="What places set for themselves, e.g. co-authors=2; may be given several times.",
        show_default=False,
    ),
]
AllowOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULE/VERSION",
        help="A version that may decide although it is only recalled; may be given several times.",
        show_default=False,
    ),
]
RulesOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER", help="Rulebooks of your own, beside the bundled ones.", show_default=False
    ),
]


def assess_file(  # noqa: PLR0917 typer names them all
    path: DatasetArgument,
    award: AwardOption,
    filed_on: FiledOption,
    candidate: CandidateOption = None,
    year: YearOption = None,
    under: UnderOption = None,
    complete: CompleteOption = None,
    known: KnownOption = None,
    parameter: ParameterOption = None,
    allow: AllowOption = None,
    rules: RulesOption = None,
    form: FormatOption = Format.TEXT.value,
    answers: AnswersOption = None,
    encoding: EncodingOption = None,
    lang: LanguageOption = None,
) -> None:
    """Say whether somebody may be proposed for an award under the rules of a day, why, and what is missing.

    Exit code 0 when the candidate may be proposed, or all candidates, 1 when not or when it is not known, 2 when a file
    cannot be read or an option means nothing.
    """
    told_in = language(lang)
    with faults_told(told_in):
        data = read_dataset(path, told_in, encoding=encoding, answers=answers)
        day = day_of("--filed-on", filed_on)
        books = rulebooks() if rules is None else _books(rules, data)
        how: dict[str, Any] = {
            "year": None if year is None else _year(year),
            "under": under,
            "complete": complete or (),
            "known": _answers(known or []),
            "parameters": _parameters(parameter or [], books.get(award)),
            "allow": allow or (),
            "books": books,
        }
        found: Verdict | Verdicts
        if candidate is None:
            from vneduunion.eligibility import assess_all  # noqa: PLC0415 one candidate needs no columns

            found = assess_all(data, award, day, **how)
            title, sure = found.tally(told_in), found.counts[Truth.TRUE] == len(found)
        else:
            found = assess(data, award, candidate, day, **how)
            title, sure = found.title(told_in), found.outcome is Truth.TRUE
        _put_out(found, title, Format(form), told_in)
    if not sure:
        raise typer.Exit(FOUND)


def _books(folder: Path, data: Dataset) -> Mapping[str, Rulebook]:
    """The bundled rulebooks and those of a folder, which may cite what is bundled and what the dataset brings."""
    if not folder.is_dir():
        raise UnreadableFile(Fault("", "unreadable_file", {"path": folder, "reason": _NO_FOLDER}))
    tables = {
        name: {each.id: each for known in (catalogue(), data) for each in getattr(known, name)}.values()
        for name in _CITED
    }
    return {**rulebooks(), **read_rulebooks(folder, Dataset(**tables))}


def _year(text: str) -> Period:
    try:
        year = Period.parse(text)
    except BadPeriod:
        _refuse("--year", _YEAR, text)
    return year if year.kind in _YEARS else _refuse("--year", _YEAR, text)


def _answers(given: list[str]) -> dict[str, bool | int | str | None]:
    return {
        key: int(answer) if answer.isdecimal() else _WORDS.get(answer.lower(), answer)
        for key, answer in _pairs("--known", given, _FACTS)
    }


def _parameters(given: list[str], book: Rulebook | None) -> dict[str, int | str]:
    """Numbers, and ways of rounding for what the rulebook has them for."""
    asked = book.parameters if book else ()
    rounding = {each.id for each in asked if each.unit is ParameterUnit.ROUNDING}
    found: dict[str, int | str] = {}
    for name, value in _pairs("--parameter", given, _PARAMETERS):
        if name in rounding:
            found[name] = value
        elif value.isdecimal():
            found[name] = int(value)
        else:
            _refuse("--parameter", _PARAMETERS, f"{name}={value}")
    return found


def _pairs(option: str, given: list[str], expected: Words) -> Iterator[tuple[str, str]]:
    for each in given:
        key, sign, value = each.rpartition("=")
        if not sign:
            _refuse(option, expected, each)
        yield key, value


def _refuse(option: str, expected: Words, found: str) -> NoReturn:
    refuse(Fault(option, "wrong_type", {"expected": expected, "found": repr(found)}))


def _put_out(found: "Verdict | Verdicts", title: str, form: Format, lang: Lang) -> None:
    if form is Format.JSON:
        put_out(found.to_json())
    elif form is Format.HTML:
        put_out(page(title, [found.html(lang)], lang))
    else:
        put_out("\n".join(map(visible, found.text(lang).splitlines())))
