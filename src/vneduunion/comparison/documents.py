"""The JSON of a difference, checked before values are made of it."""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from vneduunion.codec.places import ROOT, field_place, item_place
from vneduunion.errors import Fault, LoadError, bad_json
from vneduunion.model import TABLES
from vneduunion.values.constraints import shapes

_DOCUMENT = {"changes": list}
_CHANGE = {"table": str, "record": str, "kind": str, "fields": list}
_FIELD = {"field": str, "old": object, "new": object}


def changes_of(text: str, kinds: Collection[str]) -> list[dict[str, Any]]:
    """The changes that a JSON text tells, in plain form.

    Args:
        text: what `Difference.to_json` wrote.
        kinds: the kinds of change there are.

    Raises:
        LoadError: it is no JSON, or does not tell changes; every fault is listed with its path.
    """
    try:
        body = json.loads(text)
    except json.JSONDecodeError as error:
        raise LoadError([bad_json(ROOT, error)]) from None
    faults = [*_document_faults(body, kinds)]
    if faults:
        raise LoadError(faults)
    found: list[dict[str, Any]] = body["changes"]
    return found


def _document_faults(body: Any, kinds: Collection[str]) -> Iterator[Fault]:
    misfits = [*_misfits(body, _DOCUMENT, ROOT)]
    yield from misfits
    if not misfits:
        for at, change in enumerate(body["changes"]):
            yield from _change_faults(change, item_place(field_place(ROOT, "changes"), at), kinds)


def _change_faults(change: Any, place: str, kinds: Collection[str]) -> Iterator[Fault]:
    misfits = [*_misfits(change, _CHANGE, place)]
    yield from misfits
    if misfits:
        return
    yield from _not_among(change["kind"], kinds, field_place(place, "kind"))
    yield from _not_among(change["table"], TABLES, field_place(place, "table"))
    cls = TABLES.get(change["table"])
    known = () if cls is None else tuple(shape.name for shape in shapes(cls))
    for at, each in enumerate(change["fields"]):
        where = item_place(field_place(place, "fields"), at)
        wrong = [*_misfits(each, _FIELD, where)]
        yield from wrong
        if known and not wrong:
            yield from _not_among(each["field"], known, field_place(where, "field"))


def _misfits(value: Any, declared: Mapping[str, type], place: str) -> Iterator[Fault]:
    """What is wrong with the form of one object."""
    if not isinstance(value, dict):
        yield Fault(place, "wrong_type", {"expected": "object", "found": type(value).__name__})
        return
    for name in (name for name in value if name not in declared):
        yield Fault(field_place(place, name), "unknown_field", {"known": ", ".join(declared)})
    for name, kind in declared.items():
        where = field_place(place, name)
        if name not in value:
            yield Fault(where, "missing")
        elif not isinstance(value[name], kind):
            found = type(value[name]).__name__
            yield Fault(where, "wrong_type", {"expected": kind.__name__, "found": found})


def _not_among(value: str, choices: Collection[str], place: str) -> Iterator[Fault]:
    if value not in choices:
        yield Fault(place, "not_a_choice", {"found": repr(value), "choices": ", ".join(choices)})
