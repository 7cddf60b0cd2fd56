"""What is wrong with initiatives, worked out record by record."""

from collections.abc import Callable
from typing import Any

from tests.laws.validation_oracle.walking import (
    Key,
    certainly_before,
    certainly_earlier,
    certainly_outside,
    elements,
    records,
)
from vneduunion.model import Dataset, InitiativeKind

IN_LAW = {InitiativeKind.TECHNICAL, InitiativeKind.EXPERIENCE, InitiativeKind.SOLUTION}


def _no_unit_then(data: Dataset) -> set[Key]:
    return {
        key
        for key, _, act in elements(data, "initiatives", "recognitions")
        if act.by in data.units and certainly_outside(act.when, data.units[act.by])
    }


def _handed_in_first(data: Dataset) -> set[Key]:
    def late(work: Any, records: Any, id_: Any) -> bool:
        return id_ is not None and id_ in records and certainly_before(work.submitted, records[id_])

    units = data.units
    authors = elements(data, "initiatives", "authors")
    return (
        {key for key, work, author in authors if late(work, units, author.unit)}
        | {key for key, work, unit in elements(data, "initiatives", "units") if late(work, units, unit)}
        | {key for key, work in records(data, "initiatives") if late(work, data.groups, work.group)}
    )


def _recognised_before_applied(data: Dataset) -> set[Key]:
    return {
        key
        for key, work, act in elements(data, "initiatives", "recognitions")
        if work.kind in IN_LAW and certainly_earlier(act.when, work.applied)
    }


def _never_applied(data: Dataset) -> set[Key]:
    return {
        key
        for key, work in records(data, "initiatives")
        if work.kind in IN_LAW and work.recognitions and work.applied is None
    }


def _recognised_before_submitted(data: Dataset) -> set[Key]:
    return {
        key
        for key, work, act in elements(data, "initiatives", "recognitions")
        if certainly_earlier(act.when, work.submitted)
    }


def _part_missing(data: Dataset) -> set[Key]:
    """Even were every share rounded down by half a per cent, a part would be missing."""
    found = set()
    for key, work in records(data, "initiatives"):
        shares = [author.share for author in work.authors]
        if (
            shares
            and None not in shares
            and len(shares) <= 20
            and sum(share + 50 for share in shares) < 10_000
        ):
            found.add(key)
    return found


def _author_twice(data: Dataset) -> set[Key]:
    return {
        key
        for key, work, author in elements(data, "initiatives", "authors")
        if [other.person for other in work.authors].count(author.person) > 1
    }


def _recognised_twice(data: Dataset) -> set[Key]:
    def act_of(one: Any) -> Any:
        when = one.when
        if one.by is None or when is None or when.first is None or when.first != when.last:
            return None
        return one.level, one.by, when.first

    return {
        key
        for key, work, act in elements(data, "initiatives", "recognitions")
        if act_of(act) is not None and [act_of(other) for other in work.recognitions].count(act_of(act)) > 1
    }


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {
    "I101": _no_unit_then,
    "I102": _handed_in_first,
    "I103": _recognised_before_applied,
    "I104": _never_applied,
    "I105": _recognised_before_submitted,
    "I106": _part_missing,
    "I107": _author_twice,
    "I108": _recognised_twice,
}
