"""Schema versions: the form a document has, and how an older form becomes the newest.

A dataset's document says its version in the field `schema_version`. Steps between versions work on
plain data, before any record is made, so that no record class need remember its past.
"""

from collections.abc import Callable, Mapping
from reprlib import repr as shortened
from typing import Any

from vneduunion.codec.places import ROOT, field_place
from vneduunion.errors import Fault, Words

VERSION_FIELD = "schema_version"

Step = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Turns the tables of one version into those of the next; step i leads from version i + 1."""

_STEPS: tuple[Step, ...] = ()

SCHEMA_VERSION = len(_STEPS) + 1
"""The version that `dump` writes, and the newest that `load` reads."""


def version_fault(document: Mapping[str, Any], steps: tuple[Step, ...] = _STEPS) -> Fault | None:
    """What is wrong with the version a document names, or `None`.

    Args:
        document: the document of a dataset.
        steps: the steps between the versions known.

    Returns:
        A fault at `$.schema_version` when it is missing or not one of the versions known. The
        version is a whole number: neither `"1"` nor `1.0` nor `true` is one.
    """
    found = document.get(VERSION_FIELD)
    newest = len(steps) + 1
    if type(found) is int and 1 <= found <= newest:
        return None
    said: Any = shortened(found)
    if VERSION_FIELD not in document:
        remedy = f'"{VERSION_FIELD}": {newest}'
        said = Words(f"(chưa ghi; hãy thêm {remedy})", f"(none given; add {remedy})")
    known = ", ".join(str(version) for version in range(1, newest + 1))
    return Fault(field_place(ROOT, VERSION_FIELD), "unknown_version", {"found": said, "known": known})


def newest_tables(document: Mapping[str, Any], steps: tuple[Step, ...] = _STEPS) -> Mapping[str, Any]:
    """The tables of a document in the newest form.

    Args:
        document: the document of a dataset whose version is known; without one it is taken for
            the newest.
        steps: the steps between the versions known.

    Returns:
        The document without its version, carried through the steps it lacks.
    """
    tables: Mapping[str, Any] = {key: value for key, value in document.items() if key != VERSION_FIELD}
    for step in steps[document.get(VERSION_FIELD, len(steps) + 1) - 1 :]:
        tables = step(tables)
    return tables
