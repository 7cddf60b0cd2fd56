"""The commands, as typer knows them."""

import sys
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer

from vneduunion.cli.assess_command import assess_file
from vneduunion.cli.convert_command import convert_file
from vneduunion.cli.diff_command import diff_files
from vneduunion.cli.explain_command import explain_code
from vneduunion.cli.options import FOUND, LanguageOption, faults_told, language, read_dataset
from vneduunion.cli.progress import told
from vneduunion.cli.reconcile_command import FailOn, FailOnOption, reconcile_file
from vneduunion.cli.rollup_command import roll_up_file
from vneduunion.cli.schema_command import print_schema
from vneduunion.cli.template_command import write_empty_template
from vneduunion.cli.terminal import write_report
from vneduunion.cli.usage import SpokenGroup
from vneduunion.cli.validate_command import validate_file
from vneduunion.errors import Lang, UnwritableFile, Words
from vneduunion.io import write_text
from vneduunion.model import Dataset
from vneduunion.reconciliation import Reconciliation, reconcile
from vneduunion.reference import press
from vneduunion.show import html_report, view
from vneduunion.wording import sentence

_IS_INPUT = Words(
    "đó chính là tệp dữ liệu đang đọc; hãy đặt tên khác cho trang", "it is the input; name another file"
)

app = typer.Typer(
    name="vneduunion",
    cls=SpokenGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
    lang: LanguageOption = None,
    fail_on: FailOnOption = FailOn.NEVER.value,
) -> None:
    """Say which figures cannot all be true, and why.

    Exit code 0 also when conflicts are found (see --fail-on), 2 when the input cannot be read or
    the output cannot be written.
    """
    told_in = language(lang)
    with faults_told(told_in):
        data = press() if path is None else read_dataset(path, told_in)
        if html is not None:
            _refuse_input(path, html)
        result = _reconciled(data, told_in)
        write_report(view(result, told_in))
        if html is not None:
            _write_html(result, html, told_in)
    if FailOn(fail_on).met_by(result):
        raise typer.Exit(FOUND)


def _refuse_input(path: Path | None, html: Path) -> None:
    """The page never takes the place of the dataset it tells about, whatever name leads there."""
    try:
        same = path is not None and html.samefile(path)
    except OSError:  # a page that is not there yet is no file's equal
        return
    if same:
        raise UnwritableFile(str(html), _IS_INPUT)


def _reconciled(data: Dataset, lang: Lang) -> Reconciliation:
    with told(lang, on=sys.stderr) as progress:
        return reconcile(data, progress=progress)


def _write_html(result: Reconciliation, path: Path, lang: Lang) -> None:
    write_text(path, html_report(result, lang))
    typer.echo(sentence("report.written", lang, path=path))


app.command("validate")(validate_file)
app.command("reconcile")(reconcile_file)
app.command("rollup")(roll_up_file)
app.command("assess")(assess_file)
app.command("convert")(convert_file)
app.command("template")(write_empty_template)
app.command("explain")(explain_code)
app.command("diff")(diff_files)
app.command("schema")(print_schema)
