"""What sheets and their heads are called in workbooks."""

import re
from collections.abc import Mapping
from functools import cache

from vneduunion.errors import Lang, Words
from vneduunion.tables import TableSchema, schemas
from vneduunion.tables.headings import LANGS, Target, heading_label, table_label, table_named, target_of
from vneduunion.values.folding import fold

INSTRUCTIONS = Words("Hướng dẫn", "Instructions")
"""The first sheet of a template."""
CHOICES = Words("Danh sách chọn", "Choices")
"""The hidden sheet behind the drop-down lists of a template."""
REQUIRED, ONE_NEEDED = " *", " (*)"
"""What stands behind the head of a column that must be filled in, and of one among several."""
LONGEST_NAME = 31
"""Excel allows no longer names of sheets."""

_MARKS = re.compile(r"\s*(?:\*|\(\*\))\s*\Z")
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_CUT = "…"
_BETWEEN = " - "
_OWN = frozenset(fold(name) for name in (*INSTRUCTIONS, *CHOICES))


def sheet_name(schema: TableSchema, lang: Lang | None = None) -> str:
    """What the sheet of a table is called, in as many characters as Excel allows.

    Args:
        schema: the table's schema.
        lang: the language of its label; the name of the table where none is given.

    Example:
        >>> sheet_name(schemas()["initiatives.authors"], "vi")
        'Đề tài… - Tác giả, đồng tác giả'
    """
    name = schema.name if lang is None else table_label(schema, lang).translate(_FORBIDDEN)
    if len(name) <= LONGEST_NAME:
        return name
    owner, between, field = name.partition(_BETWEEN)
    # Whole words would be nicer, but two kinds of units begin with the same ones.
    kept = owner[: LONGEST_NAME - len(between + field + _CUT)]
    return f"{kept.rstrip(' ,')}{_CUT}{between}{field}"


def schema_of_sheet(name: str) -> TableSchema | None:
    """The table that a sheet is called after, or `None`.

    Args:
        name: a table's name or label in either language, or what `sheet_name` made of it.
    """
    return table_named(name) or _shortened().get(fold(name))


def is_our_own(name: str) -> bool:
    """Whether a sheet is one that a template has beside its tables."""
    return fold(name) in _OWN


def head_of(schema: TableSchema, target: Target, lang: Lang | None = None) -> str:
    """The head of a column: its name, or its label in a language where that leads back to it.

    Args:
        schema: the table's schema.
        target: what the column stands for.
        lang: the language of the label.
    """
    if lang is None:
        return target.name
    label = heading_label(schema, target, lang)
    return label if target_of(schema, label) == target else target.name


def bare_head(text: str) -> str:
    """A head without the mark of columns that must be filled in.

    Example:
        >>> bare_head("Mã *"), bare_head("Tên: Tiếng Việt (*)")
        ('Mã', 'Tên: Tiếng Việt')
    """
    return _MARKS.sub("", text).strip()


@cache
def _shortened() -> Mapping[str, TableSchema]:
    return {fold(sheet_name(schema, lang)): schema for schema in schemas().values() for lang in LANGS}
