"""What is wrong with activities, worked out record by record."""

from collections.abc import Callable

from tests.laws.validation_oracle.walking import Key, certainly_outside, records
from vneduunion.model import Dataset


def _no_unit_then(data: Dataset) -> set[Key]:
    return {
        key
        for key, activity in records(data, "activities")
        if activity.unit in data.units and certainly_outside(activity.period, data.units[activity.unit])
    }


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {"C101": _no_unit_then}
