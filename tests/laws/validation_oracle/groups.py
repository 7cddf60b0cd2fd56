"""What is wrong with groups and their members, worked out record by record."""

from collections.abc import Callable

from tests.laws.validation_oracle.walking import Key, elements, records, sticks_out, together
from vneduunion.model import Dataset


def _outside(data: Dataset) -> set[Key]:
    return {
        key
        for key, group in records(data, "groups")
        if group.unit in data.units and not together(group, data.units[group.unit])
    }


def _beyond(data: Dataset) -> set[Key]:
    return {
        key
        for key, group in records(data, "groups")
        if group.unit in data.units and sticks_out(group, data.units[group.unit])
    }


def _member_outside(data: Dataset) -> set[Key]:
    return {key for key, group, one in elements(data, "groups", "members") if not together(one, group)}


def _member_beyond(data: Dataset) -> set[Key]:
    return {key for key, group, one in elements(data, "groups", "members") if sticks_out(one, group)}


def _member_twice(data: Dataset) -> set[Key]:
    return {
        key
        for key, group, one in elements(data, "groups", "members")
        if sum(other.person == one.person and together(one, other) for other in group.members) > 1
    }


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {
    "G101": _outside,
    "G102": _beyond,
    "G103": _member_outside,
    "G104": _member_beyond,
    "G105": _member_twice,
}
