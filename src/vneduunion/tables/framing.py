"""Records and findings as a dataframe for people: labels for heads, words for values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

import annotated_types as at
import attrs
import polars as pl

from vneduunion.errors import Lang
from vneduunion.findings import Findings
from vneduunion.model import Record
from vneduunion.values.constraints import Shape, shapes
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity
from vneduunion.wording import (
    enum_label,
    field_label,
    format_day,
    format_period,
    per_cent,
    sentence,
    words_of,
)

_KEPT: Mapping[type, type[pl.DataType]] = {int: pl.Int64, bool: pl.Boolean, date: pl.Date}
"""What stays as it is, so that it can be reckoned with; all else is said in words."""
_BETWEEN = "; "
_WHOLE_SHARE = at.Le(10_000)
_WRITERS: Mapping[type, Callable[[Any, Lang], str]] = {
    Name: Name.label,
    Period: format_period,
    Quantity: words_of,
    DocumentNumber: lambda number, _: str(number),
    date: format_day,
}


def frame(given: Iterable[Record] | Findings, lang: Lang = "en") -> pl.DataFrame:
    """Records of one class, or findings, as a polars DataFrame for people.

    Each field is one column under its label, empty fields too. Choices have their labels; names, periods
    and quantities are in words, as printed where the words are known; lists are parted by semicolons.
    Ids stay ids. For a form that is read back, see `tables`.

    Args:
        given: records of one class, such as a table of a dataset; or findings.
        lang: `"vi"` or `"en"`.

    Raises:
        TypeError: it is no record, or records are of several classes.

    Example:
        >>> from vneduunion.reference import press
        >>> told = frame(press().figures, lang="vi")
        >>> told.columns[:4], told["Số lượng"][3]
        (['Mã', 'Chỉ tiêu thống kê', 'Đơn vị', 'Thời gian'], 'over 534')
    """
    if isinstance(given, Findings):
        found: pl.DataFrame = given.to_frame(lang)
        severities = [enum_label(item.severity, lang) for item in given]
        labels = {name: sentence(f"findings.column.{name}", lang) for name in found.columns}
        return found.with_columns(pl.Series("severity", severities, dtype=pl.String)).rename(labels)
    records = list(given)
    classes = {type(record) for record in records}
    if len(classes) > 1 or not all(issubclass(cls, Record) for cls in classes):
        msg = f"frame takes records of one class or findings, not {', '.join(sorted(cls.__name__ for cls in classes))}"
        raise TypeError(msg)
    return _frame(records, classes.pop(), lang) if classes else pl.DataFrame()


def _frame(records: Sequence[Record], cls: type[Record], lang: Lang) -> pl.DataFrame:
    columns = {}
    for shape in shapes(cls):
        kept = None if shape.many else _KEPT.get(shape.base)
        values = (getattr(record, shape.name) for record in records)
        cells = [value if kept else _said(value, shape, lang) for value in values]
        columns[field_label(cls, shape.name, lang)] = pl.Series(cells, dtype=kept or pl.String)
    return pl.DataFrame(columns)


def _said(value: Any, shape: Shape, lang: Lang) -> str | None:
    if value is None or value == ():
        return None
    if shape.many:
        return _BETWEEN.join(_in_words(item, shape, lang) for item in value)
    return _in_words(value, shape, lang)


def _in_words(value: Any, shape: Shape, lang: Lang) -> str:
    writer = _WRITERS.get(type(value))
    if writer is not None:
        return writer(value, lang)
    if isinstance(value, Enum):
        return enum_label(value, lang)
    if type(value) is int and _WHOLE_SHARE in shape.constraints:
        return per_cent(value, lang)
    return _parts(value, lang) if attrs.has(type(value)) else str(value)


def _parts(value: Any, lang: Lang) -> str:
    """What a nested part says: its first field, and the others that are given behind their labels."""
    first, *others = shapes(type(value))
    said = ((shape, _said(getattr(value, shape.name), shape, lang)) for shape in others)
    told = [
        f"{field_label(type(value), shape.name, lang)}: {text}" for shape, text in said if text is not None
    ]
    return ", ".join([str(_said(getattr(value, first.name), first, lang)), *told])
