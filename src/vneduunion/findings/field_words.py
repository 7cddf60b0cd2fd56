"""Fields and shares that the sentences of faults name, by their labels instead of their codes."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from vneduunion.errors import Words
from vneduunion.model import TABLES
from vneduunion.values.constraints import Shape, shapes
from vneduunion.wording import field_label, per_cent

_AT = re.compile(r"\[[0-9]+\]")


def in_field_words(fault: str, values: Mapping[str, Any], table: str, field: str | None) -> dict[str, Any]:
    """The values of a fault as its sentence says them to people: fields by their labels.

    Args:
        fault: the code of the fault.
        values: what it names; fields by their codes.
        table: the table of the record.
        field: the field at fault, e.g. `until` or `when.first`.

    Returns:
        The values; those that name fields, or a sum of shares, are said in both languages.

    Example:
        >>> in_field_words("none_given", {"fields": "vi, en"}, "units", "name.vi")["fields"].vi
        'Tiếng Việt (vi), Tiếng Anh (en)'
    """
    writer = _WRITERS.get(fault)
    *path, _ = _AT.sub("", field or "").split(".")
    cls = _class_at([*table.split("."), *path])
    return dict(values) if writer is None or cls is None else {**values, **writer(cls, values)}


def _class_at(path: list[str]) -> type | None:
    """The class of the record, or of the value in a field of it, that a path leads to."""
    cls: type | None = TABLES.get(path[0])
    for name in path[1:]:
        shape = None if cls is None else _shape(cls, name)
        cls = shape.base if shape is not None and attrs.has(shape.base) else None
    return cls


def _shape(cls: type, name: str) -> Shape | None:
    return next((shape for shape in shapes(cls) if shape.name == name), None)


def _order(cls: type, values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _named(cls, str(values[key])) for key in ("first", "second")}


def _fields(cls: type, values: Mapping[str, Any]) -> dict[str, Any]:
    named = [_named(cls, name) for name in str(values["fields"]).split(", ")]
    return {"fields": Words(", ".join(each.vi for each in named), ", ".join(each.en for each in named))}


def _sum(cls: type, values: Mapping[str, Any]) -> dict[str, Any]:
    parts, _, part = str(values["fields"]).partition(".")
    shape = _shape(cls, parts)
    summed = None if shape is None else _shape(shape.base, part)
    if shape is None or summed is None:
        return {}
    whole, each = _label(cls, parts), _label(shape.base, part)
    said = {"fields": Words(f"{each.vi} của {whole.vi}".lower(), f"{parts}.{part}")}
    return said | ({key: _share(values[key]) for key in ("found", "limit")} if summed.is_share else {})


def _share(value: Any) -> Words:
    return Words(per_cent(int(value), "vi"), per_cent(int(value), "en"))


def _named(cls: type, name: str) -> Words:
    """A field by its label and its code."""
    if _shape(cls, name) is None:
        return Words(name, name)
    label = _label(cls, name)
    return Words(f"{label.vi} ({name})", f"{label.en} ({name})")


def _label(cls: type, name: str) -> Words:
    return Words(field_label(cls, name, "vi"), field_label(cls, name, "en"))


_WRITERS: Mapping[str, Callable[[type, Mapping[str, Any]], dict[str, Any]]] = {
    "not_ordered": _order,
    "none_given": _fields,
    "not_all_given": _fields,
    "sum_too_large": _sum,
}
