"""`vneduunion schema`: what plain data may look like."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Annotated

import typer

from vneduunion.cli.options import Language, LanguageOption, put_out, refuse
from vneduunion.codec import json_schema
from vneduunion.errors import Fault
from vneduunion.model import TABLES, Dataset
from vneduunion.wording import record_label


def print_schema(
    record: Annotated[
        str | None,
        typer.Argument(
            metavar="[RECORD]",
            help="A record by its name or its table, e.g. AwardKind or award_kinds; without it, a dataset.",
            show_default=False,
        ),
    ] = None,
    lang: LanguageOption = None,
) -> None:
    """Print the JSON Schema of a dataset or of one record; with --lang, with labels for forms.

    Exit code 0, or 2 when there is no such record.
    """
    cls = Dataset if record is None else _named(record)
    schema = json_schema(cls, None if lang is None else Language(lang).value)
    put_out(json.dumps(schema, ensure_ascii=False, indent=2))


def _named(name: str) -> type:
    found = _classes().get(_bare(name))
    if found is None:
        known = ", ".join(["Dataset", *(cls.__name__ for cls in TABLES.values())])
        refuse(Fault("RECORD", "not_a_choice", {"found": repr(name), "choices": known}))
    return found


@cache
def _classes() -> Mapping[str, type]:
    """The classes by their names, their tables and what they are called in English."""
    classes: dict[str, type] = {_bare("Dataset"): Dataset}
    for table, cls in TABLES.items():
        classes |= dict.fromkeys(map(_bare, (cls.__name__, table, record_label(cls, "en"))), cls)
    return classes


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
