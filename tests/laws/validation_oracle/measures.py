"""What is wrong with measures, worked out record by record."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.laws.validation_oracle.walking import Key, elements, records
from vneduunion.model import Counted, Dataset, Measure, Operator, Timing

PEOPLE = {Counted.PERSON, Counted.MEMBER}


def _reached(data: Dataset, start: Measure, *, presumed: bool) -> set[str]:
    """The measures that one belongs to after one step or more."""
    found: set[str] = set()
    waiting: list[Any] = [start]
    while waiting:
        at = waiting.pop()
        steps = {*at.part_of, *(at.presumed_part_of if presumed else ())} - found
        found |= steps
        waiting += [data.measures[step] for step in steps if step in data.measures]
    return found


def _round(data: Dataset) -> set[Key]:
    return {
        key
        for key, measure in records(data, "measures")
        if measure.id in _reached(data, measure, presumed=False)
    }


def _presumed_round(data: Dataset) -> set[Key]:
    presumed = {
        key
        for key, measure in records(data, "measures")
        if measure.id in _reached(data, measure, presumed=True)
    }
    return presumed - _round(data)


def _turns_of_others(data: Dataset) -> set[Key]:
    found = set()
    for key, measure in records(data, "measures"):
        if measure.turns_of is not None:
            people = data.measures.get(measure.turns_of)
            if measure.counts is not Counted.TURN or (people is not None and people.counts not in PEOPLE):
                found.add(key)
    return found


def _said_twice(data: Dataset) -> set[Key]:
    listed = elements(data, "measures", "presumed_part_of")
    return {key for key, measure, wide in listed if wide in measure.part_of}


def _links(data: Dataset) -> Iterator[tuple[Key, Counted, Counted]]:
    for field in ("part_of", "presumed_part_of"):
        for key, measure, wide in elements(data, "measures", field):
            if wide in data.measures:
                yield key, measure.counts, data.measures[wide].counts


def _money_or_share(data: Dataset) -> set[Key]:
    alone = {Counted.VND, Counted.SHARE}
    return {key for key, part, whole in _links(data) if part is not whole and alone & {part, whole}}


def _turns_among_people(data: Dataset) -> set[Key]:
    return {key for key, part, whole in _links(data) if part is Counted.TURN and whole in PEOPLE}


def _shares_added(data: Dataset) -> set[Key]:
    return {
        key
        for key, measure in records(data, "measures")
        if measure.counts is Counted.SHARE and Operator.SUM in {measure.over_units, measure.over_time}
    }


def _stocks_added(data: Dataset) -> set[Key]:
    return {
        key
        for key, measure in records(data, "measures")
        if measure.counts is not Counted.SHARE
        and (measure.timing, measure.over_time) == (Timing.STOCK, Operator.SUM)
    }


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {
    "E101": _round,
    "E102": _presumed_round,
    "E103": _turns_of_others,
    "E104": _said_twice,
    "E105": _money_or_share,
    "E106": _turns_among_people,
    "E107": _shares_added,
    "E108": _stocks_added,
}
