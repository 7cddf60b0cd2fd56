"""What is wrong with offices, worked out record by record."""

from collections.abc import Callable

from tests.laws.validation_oracle.walking import Key, records, sticks_out, together
from vneduunion.model import Dataset


def _outside(data: Dataset) -> set[Key]:
    return {
        key
        for key, office in records(data, "offices")
        if office.unit in data.units and not together(office, data.units[office.unit])
    }


def _beyond(data: Dataset) -> set[Key]:
    return {
        key
        for key, office in records(data, "offices")
        if office.unit in data.units and sticks_out(office, data.units[office.unit])
    }


def _twice(data: Dataset) -> set[Key]:
    held = list(records(data, "offices"))
    return {
        key
        for key, one in held
        for other_key, other in held
        if key[2] != other_key[2]
        and (one.person, one.unit, one.role) == (other.person, other.unit, other.role)
        and together(one, other)
    }


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {"P101": _outside, "P102": _beyond, "P103": _twice}
