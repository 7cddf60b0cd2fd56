"""Changed fields in words: by their labels, values given field by field down to what differs."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import attrs

from vneduunion.errors import Lang
from vneduunion.values.constraints import shapes
from vneduunion.wording import field_label

NOTHING = "—"
"""What stands for a field that is not given."""
_BETWEEN = " · "
_SPACES = dict.fromkeys(map(ord, "\t\n\r"), " ")
_UNPRINTABLE = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd")
_CALM = {**_UNPRINTABLE, **_SPACES}


class Line(NamedTuple):
    """One difference: the label of the field, and what it held and holds."""

    label: str
    old: str
    new: str


def lines(cls: type, field: str, old: Any, new: Any, lang: Lang) -> Iterator[Line]:
    """What differs in one field.

    Args:
        cls: the class that has the field.
        field: its name.
        old: what it held, in plain form.
        new: what it holds, in plain form.
        lang: `"vi"` or `"en"`.

    Yields:
        One line, or where it holds a value with fields of its own, one for each that differs.
    """
    label = field_label(cls, field, lang)
    inner = next(shape.base for shape in shapes(cls) if shape.name == field)
    if not (attrs.has(inner) and _by_fields(old, new)):
        yield Line(label, shown(old), shown(new))
        return
    left, right = old or {}, new or {}
    for shape in shapes(inner):
        before, after = left.get(shape.name), right.get(shape.name)
        if before != after:
            for line in lines(inner, shape.name, before, after, lang):
                yield line._replace(label=label + _BETWEEN + line.label)


def _by_fields(old: Any, new: Any) -> bool:
    """Whether both are given field by field, or one is and the other is not given."""
    kinds = {type(old), type(new)}
    return dict in kinds and kinds <= {dict, type(None)}


def shown(value: Any) -> str:
    """A value in plain form as a reader sees it: a text as it is, a list with its items."""
    if value in (None, []):
        return NOTHING
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def calm(text: str) -> str:
    """A line that stays one line and commands no terminal, whatever the data print."""
    return text.translate(_CALM)
