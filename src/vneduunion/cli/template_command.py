"""`vneduunion template`: an empty workbook to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from vneduunion.cli.options import LanguageOption, faults_told, language, refuse
from vneduunion.errors import Fault, Lang, UnwritableFile, Words
from vneduunion.wording import sentence

_SUFFIX = ".xlsx"
_IS_THERE = Words(
    "đã có tệp này; hãy đặt tên khác, hoặc thêm --force",
    "it is there already; name another file, or add --force",
)


def write_empty_template(
    path: Annotated[
        Path, typer.Argument(metavar="FILE.xlsx", help="The workbook to make.", show_default=False)
    ],
    *,
    table: Annotated[
        list[str] | None,
        typer.Option(
            "--table",
            metavar="NAME",
            help="A table to fill in, e.g. initiatives; may be given several times.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    lang: LanguageOption = None,
) -> None:
    """Make an empty workbook to fill in, which `read` and the other commands read back.

    Exit code 0, or 2 when it cannot be written or there is no such table.
    """
    told_in = language(lang)
    if path.suffix.lower() != _SUFFIX:
        refuse(Fault("FILE", "unknown_suffix", {"path": path, "known": _SUFFIX}))
    with faults_told(told_in):
        names = None if not table else _names(table)
        if path.exists() and not force:
            raise UnwritableFile(str(path), _IS_THERE)
        _written(path, told_in, names)
    typer.echo(sentence("converted.written", told_in, path=path))


def _names(given: list[str]) -> list[str]:
    """The tables by their names, given as names or as labels."""
    from vneduunion.tables import schemas  # noqa: PLC0415 other commands run without the extra `tables`
    from vneduunion.tables.headings import table_named  # noqa: PLC0415 likewise

    found = {name: table_named(name) for name in given}
    for name, schema in found.items():
        if schema is None:
            known = ", ".join(key for key, each in schemas().items() if each.parent is None)
            refuse(Fault("--table", "not_a_choice", {"found": repr(name), "choices": known}))
    return [schema.name for schema in found.values() if schema is not None]


def _written(path: Path, lang: Lang, names: list[str] | None) -> None:
    from vneduunion.io.templates import write_template  # noqa: PLC0415 likewise

    write_template(path, lang=lang, tables=names)
