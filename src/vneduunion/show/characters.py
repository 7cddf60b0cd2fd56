"""Characters that can be shown."""

import re
from typing import Any

import attrs

# What XML allows.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"


def printable(text: str) -> str:
    """A text whose halves of surrogate pairs, and whatever else no page can hold, are replaced.

    Datasets may hold them. The renderer of pictures ends the whole process over one.

    Args:
        text: any text.

    Example:
        >>> printable("over" + chr(27) + "534")
        'over�534'
    """
    return _UNPRINTABLE.sub(_REPLACEMENT, text)


def all_printable(value: Any) -> Any:
    """A value in which every text is printable, however deep it stands in tuples and attrs classes."""
    if type(value) is str:
        return printable(value)
    if isinstance(value, tuple):
        return tuple(map(all_printable, value))
    if attrs.has(type(value)):
        fields = attrs.fields_dict(type(value))
        return attrs.evolve(value, **{name: all_printable(getattr(value, name)) for name in fields})
    return value
