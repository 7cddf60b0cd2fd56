"""What is wrong with movements, worked out record by record."""

from collections.abc import Callable

from tests.laws.validation_oracle.walking import Key, certainly_outside, on_circles, records
from vneduunion.model import Dataset
from vneduunion.values.periods import Period


def _circle(data: Dataset, field: str) -> set[Key]:
    links = [(one.id, other) for one in data.movements if (other := getattr(one, field)) is not None]
    circle = on_circles(links)
    return {key for key, one in records(data, "movements") if one.id in circle}


def _begins_earlier(one: Period | None, other: Period | None) -> bool:
    """In every reading: a period begins no later than on the first day of its core, or its last day."""
    if one is None or other is None or other.first is None:
        return False
    latest = [day for day in (one.core_first, one.last) if day is not None]
    return bool(latest) and min(latest) < other.first


def _successor_first(data: Dataset) -> set[Key]:
    return {
        key
        for key, one in records(data, "movements")
        if one.successor in data.movements
        and _begins_earlier(data.movements[one.successor].period, one.period)
    }


def _no_owner_then(data: Dataset) -> set[Key]:
    return {
        key
        for key, one in records(data, "movements")
        if one.owner in data.units and certainly_outside(one.period, data.units[one.owner])
    }


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {
    "M101": lambda data: _circle(data, "parent"),
    "M102": lambda data: _circle(data, "successor"),
    "M103": _successor_first,
    "M104": _no_owner_then,
}
