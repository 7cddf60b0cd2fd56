"""`vneduunion rollup`: measures over units and periods, counted from the records of a file or a folder."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from vneduunion.cli.options import (
    UNREADABLE,
    AnswersOption,
    DatasetArgument,
    EncodingOption,
    LanguageOption,
    day_of,
    faults_told,
    language,
    one_of,
    refuse,
    tell_findings,
)
from vneduunion.cli.progress import told
from vneduunion.cli.rollup_asked import (
    AS_IT_WAS,
    Asked,
    MissingParts,
    by_of,
    group_of,
    periods_of,
    structure_of,
)
from vneduunion.errors import Fault, Lang, UnwritableFile, Words
from vneduunion.findings import Severity
from vneduunion.reference import measure_definitions
from vneduunion.wording import sentence

_IS_INPUT = Words(
    "đó chính là dữ liệu đang đọc, hoặc một bảng trong thư mục của dữ liệu; hãy đặt tên khác",
    "it is the input, or a table in its folder; name another file",
)
_IS_ANSWERS = Words(
    "đó chính là tệp tên gọi; hãy đặt tên khác", "it is the file of the answers; name another file"
)
_TABLES = {".csv", ".parquet"}


MeasureOption = Annotated[
    list[str] | None,
    typer.Option(
        "--measure",
        metavar="ID",
        # The backslash keeps the terminal's markup from taking the bracket for its own.
        help="What is counted, e.g. initiatives.recognised; behind it \\[kind] counts each kind by itself; may be "
        "given several times. Without it, all that there are are listed.",
        show_default=False,
    ),
]
ByOption = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="unit=…,period=…",
        help="What has a row: unit=all|province, or a level or kind such as level-4 or grassroots; "
        "period=year|school-year|quarter|month. By default unit=all,period=year.",
        show_default=False,
    ),
]
PeriodOption = Annotated[
    list[str] | None,
    typer.Option(
        "--period",
        metavar="TEXT",
        help="A period wanted, e.g. 2024 or “năm học 2024-2025”; may be given several times. "
        "With --by period=… it is cut into these. By default all in which something has a day.",
        show_default=False,
    ),
]
LineOption = Annotated[
    str | None,
    typer.Option(
        metavar="direct|guidance|SCHEME",
        help="Along what things count: units that manage, those that guide too, or a list of provinces such as "
        "vn-34 or vn-63. By default direct; for unit=province the list in force on the day of --structure.",
        show_default=False,
    ),
]
StructureOption = Annotated[
    str,
    typer.Option(
        metavar="as-it-was|DATE",
        help="Where units stand: as it was on the day of each event, or all as on one day.",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Reported figures of later days are not shown.", show_default=False),
]
MissingOption = Annotated[
    str,
    typer.Option(
        help="What a total with gaps is: a lower bound, what there is, or unknown.",
        metavar="|".join(MissingParts),
        callback=one_of("--missing", MissingParts),
    ),
]
ExpectedOption = Annotated[
    str | None,
    typer.Option(
        metavar="all|LEVEL|KIND",
        help="The units of which data are expected, e.g. grassroots; without it nobody knows what is missing.",
        show_default=False,
    ),
]


def roll_up_file(
    path: DatasetArgument,
    *,
    measure: MeasureOption = None,
    by: ByOption = None,
    period: PeriodOption = None,
    line: LineOption = None,
    structure: StructureOption = AS_IT_WAS,
    as_of: AsOfOption = None,
    missing: MissingOption = MissingParts.OPEN.value,
    expected: ExpectedOption = None,
    empty: Annotated[bool, typer.Option("--empty", help="Tell also units in which nothing counts.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write the table to a .csv, .xlsx, .json or .parquet file instead of printing it.",
            show_default=False,
        ),
    ] = None,
    answers: AnswersOption = None,
    encoding: EncodingOption = None,
    lang: LanguageOption = None,
) -> None:
    """Count measures from records by units and periods: each thing once in each place, gaps as bounds.

    Exit code 0, or 2 when the input cannot be read, the output cannot be written, or an option is wrong.
    """
    told_in = language(lang)
    with faults_told(told_in):
        asked = Asked(
            measures=tuple(dict.fromkeys(measure or ())),
            by=by_of(by or ()),
            periods=periods_of(period or ()),
            line=line,
            structure=structure_of(structure),
            as_of=None if as_of is None else day_of("--as-of", as_of),
            missing=MissingParts(missing),
            expected=None if expected is None else group_of(expected),
            empty=empty,
            answers=answers,
        )
        _tell(path, asked, out, encoding, told_in)


def _tell(path: Path, asked: Asked, out: Path | None, encoding: str | None, lang: Lang) -> None:
    # Other commands run where the extra `tables` is not installed.
    from vneduunion.cli.cells_told import print_cells  # noqa: PLC0415
    from vneduunion.cli.rollup_counted import counted  # noqa: PLC0415 likewise
    from vneduunion.io.grid_files import demand_writable, write_cells  # noqa: PLC0415 likewise

    if out is not None:
        demand_writable(out)
        _refuse_overlap(path, asked.answers, out)
    columns = _read(path, asked, encoding, lang)
    with told(lang, on=sys.stderr) as progress:
        found = counted(columns, asked, lang, progress)
        if out is not None:
            progress("writing", 0, None)
            write_cells(found.rows, out, lang)
    if out is None:
        print_cells(found.rows, lang)
    else:
        typer.echo(sentence("converted.written", lang, path=out))
    for note in found.notes:
        typer.echo(note, err=True)


def _read(path: Path, asked: Asked, encoding: str | None, lang: Lang) -> Any:
    """The columns; what is wrong with them is told, and what cannot be read counts nowhere silently."""
    from vneduunion.io.judging import judged  # noqa: PLC0415 likewise
    from vneduunion.rollup.rolling import defined  # noqa: PLC0415 likewise

    if not asked.measures:
        known = (f"\n  {each.id}: {each.name.label(lang)}" for each in measure_definitions().values())
        refuse(Fault("--measure", "none_given", {"fields": "".join(known)}))
    defined(asked.measures)  # a wrong name is told before a large file is read
    with told(lang, on=sys.stderr) as progress:
        progress("reading", 0, None)
        columns = judged(path, encoding, asked.answers).tables
    tell_findings(columns.findings, lang)
    if columns.findings.at_least(Severity.ERROR):
        raise typer.Exit(UNREADABLE)
    return columns


def _refuse_overlap(path: Path, answers: Path | None, out: Path) -> None:
    """What is written takes the place of nothing that is read, whatever name leads there."""
    target, source = out.resolve(), path.resolve()
    inside = out.suffix.lower() in _TABLES and target.is_relative_to(source)
    if target == source or inside:
        raise UnwritableFile(str(out), _IS_INPUT)
    if answers is not None and target == answers.resolve():
        raise UnwritableFile(str(out), _IS_ANSWERS)
