"""Places in a document, written as JSON paths such as `$.figures[3].quantity`."""

import json
import re
from typing import Any

ROOT = "$"
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def field_place(parent: str, key: Any) -> str:
    """The place of a field of the mapping at `parent`.

    Args:
        parent: where the mapping stands.
        key: the field's key; one that is not a plain word is put in brackets.

    Example:
        >>> field_place("$.figures[3]", "quantity")
        '$.figures[3].quantity'
        >>> field_place("$", "đơn vị")
        '$["đơn vị"]'
    """
    if isinstance(key, str) and _PLAIN_KEY.fullmatch(key):
        return f"{parent}.{key}"
    return f"{parent}[{json.dumps(str(key), ensure_ascii=False)}]"


def item_place(parent: str, index: int) -> str:
    """The place of an element of the list at `parent`, counted from 0."""
    return f"{parent}[{index}]"
