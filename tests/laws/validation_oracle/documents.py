"""What is wrong with documents, worked out record by record."""

from collections.abc import Callable

from tests.laws.validation_oracle.walking import Key, elements, on_circles, records
from vneduunion.model import Dataset


def _circle(data: Dataset, field: str) -> set[Key]:
    circle = on_circles((one.id, other) for one in data.documents for other in getattr(one, field))
    return {key for key, one in records(data, "documents") if one.id in circle}


def _later(data: Dataset) -> set[Key]:
    found = set()
    for field in ("replaces", "amends"):
        for key, one, id_ in elements(data, "documents", field):
            other = data.documents.get(id_)
            if other and one.issued and other.issued and one.issued < other.issued:
                found.add(key)
    return found


def _other_year(data: Dataset) -> set[Key]:
    return {
        key
        for key, one in records(data, "documents")
        if one.issued and one.number and one.number.year not in {None, one.issued.year}
    }


def _retroactive(data: Dataset) -> set[Key]:
    return {
        key
        for key, one in records(data, "documents")
        if one.issued and one.in_force and one.in_force < one.issued
    }


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {
    "D101": lambda data: _circle(data, "replaces"),
    "D102": lambda data: _circle(data, "amends"),
    "D103": _later,
    "D104": _other_year,
    "D105": _retroactive,
}
