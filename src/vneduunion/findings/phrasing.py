"""How the values of a finding are written in its sentence."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from string import Formatter
from typing import Any

from vneduunion import model
from vneduunion.errors import Lang, Words
from vneduunion.values.periods import PeriodKind
from vneduunion.wording import enum_label, field_label, format_day, number, per_cent, record_label
from vneduunion.wording.catalogue import catalogue, in_language


def phrased(template: str, lang: Lang, values: Mapping[str, Any]) -> str:
    """A template filled in.

    Args:
        template: names of values in braces; behind a colon how a value is written: `day`, `number`,
            `per_cent` (of basis points), `table`, `tables` (parted by commas), `assumptions` (likewise),
            `field` (of `table.field`), or the name of an enumeration whose label is wanted.
        lang: `"vi"` or `"en"`.
        values: what it names; a value that is missing is written as an ellipsis, one that is given in
            both languages in `lang`.

    Example:
        >>> phrased("{a:TieKind} since {b:day}", "en", {"a": "DIRECT", "b": "2025-07-01"})
        'Directly managed since 2025-07-01'
    """
    return _InLanguage(lang).vformat(template, (), values)


def worded(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a fault as its sentence takes them: those said in two languages are `Words`.

    Args:
        values: as findings keep them, in plain data.
    """
    return {key: Words(**value) if isinstance(value, Mapping) else value for key, value in values.items()}


class _InLanguage(Formatter):
    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:  # noqa: ARG002 its name is the base class's
        return kwargs.get(str(key))

    def format_field(self, value: Any, format_spec: str) -> str:
        if value is None:
            return "…"
        if isinstance(value, Mapping):
            return Words(**value).text(self.lang)
        return _WRITERS.get(format_spec, _member_or_text)(value, self.lang, format_spec)


def _day(value: Any, lang: Lang, _: str) -> str:
    return format_day(date.fromisoformat(str(value)), lang)


def _number(value: Any, lang: Lang, _: str) -> str:
    return number(int(value), lang)


def _per_cent(value: Any, lang: Lang, _: str) -> str:
    return per_cent(int(value), lang)


def _table(value: Any, lang: Lang, _: str) -> str:
    return record_label(model.TABLES[value], lang)


def _tables(value: Any, lang: Lang, _: str) -> str:
    """Tables as a place to look in: in English their names say what they hold."""
    if lang == "en":
        return str(value)
    return ", ".join(
        record_label(model.TABLES[name], lang) if name in model.TABLES else _EVERY_TABLE
        for name in str(value).split(", ")
    )


_EVERY_TABLE = "mọi bảng"


def _assumptions(value: Any, lang: Lang, _: str) -> str:
    labels = catalogue("labels")["enums"]["AssumptionKind"]
    return ", ".join(f"{in_language(labels[kind], lang)} ({kind})" for kind in str(value).split(", "))


def _field(value: Any, lang: Lang, _: str) -> str:
    table, _, name = str(value).partition(".")
    return field_label(model.TABLES[table], name, lang)


def _member_or_text(value: Any, lang: Lang, spec: str) -> str:
    kind: type[Enum] | None = (
        PeriodKind if spec == "PeriodKind" else getattr(model, spec, None) if spec else None
    )
    if kind is None:
        return str(value)
    try:
        return enum_label(kind(value), lang)
    except ValueError:  # a faulty cell is shown as it stands
        return str(value)


_WRITERS = {
    "day": _day,
    "number": _number,
    "per_cent": _per_cent,
    "table": _table,
    "tables": _tables,
    "assumptions": _assumptions,
    "field": _field,
}
