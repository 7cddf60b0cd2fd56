"""Words of a rule as part of a key."""

import re
import unicodedata

from vneduunion.values.names import Name

_NO_PART_OF_A_SLUG = re.compile(r"[^a-z0-9]+")


def slug(name: Name | None) -> str:
    """A name in the letters of an id, e.g. `resourcefulness-in-combat`.

    Args:
        name: what a rule says; the English words if there are any.
    """
    words = "" if name is None else name.label("en")
    plain = unicodedata.normalize("NFD", words.replace("Đ", "D").replace("đ", "d"))
    ascii_ = plain.encode("ascii", "ignore").decode().lower()
    return _NO_PART_OF_A_SLUG.sub("-", ascii_).strip("-")
