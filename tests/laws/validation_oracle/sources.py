"""What is wrong with sources, worked out record by record."""

from collections.abc import Callable

from tests.laws.validation_oracle.walking import Key, elements, on_circles, records
from vneduunion.model import Dataset


def _circle(data: Dataset) -> set[Key]:
    circle = on_circles((one.id, other) for one in data.sources for other in one.copies)
    return {key for key, one in records(data, "sources") if one.id in circle}


def _later(data: Dataset) -> set[Key]:
    return {
        key
        for key, one, id_ in elements(data, "sources", "copies")
        if (other := data.sources.get(id_))
        and one.published
        and other.published
        and one.published < other.published
    }


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {"Q101": _circle, "Q102": _later}
