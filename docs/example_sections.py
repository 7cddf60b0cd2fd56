"""Lets the manual show `Example:` sections as code: the reader of docstrings knows only `Examples:`."""

import re
from typing import Any

import griffe

_HEADING = re.compile(r"^( *)Example:$", re.MULTILINE)


class ExampleSections(griffe.Extension):
    """Renames the heading of the section in what is read, not in the source."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Called with each class, function, attribute and module that was read."""
        if obj.docstring is not None:
            obj.docstring.value = _HEADING.sub(r"\1Examples:", obj.docstring.value)
