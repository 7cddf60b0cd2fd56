"""What ministries, provinces or units set for themselves, as callers tell it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vneduunion.eligibility.arguments import demand_kinds
from vneduunion.eligibility.works import CO_AUTHORS, CONTRIBUTION
from vneduunion.errors import BadRecord, Fault, Words
from vneduunion.model import ParameterUnit, Rounding, Rulebook

WHOLE = 10_000
"""All of something, in basis points."""


class Local(NamedTuple):
    """What places set for themselves.

    Attributes:
        numbers: by the ids of their parameters.
        rounding: how a share is rounded, where the caller says it.
    """

    numbers: Mapping[str, int]
    rounding: Rounding | None


def local_parameters(book: Rulebook, parameters: Mapping[str, int | str]) -> Local:
    """What places set for themselves, by the ids of the rulebook's parameters and of those that bear on any work.

    Args:
        book: the rulebook.
        parameters: what the caller says of them.

    Raises:
        BadRecord: some are no such parameters, or no values of theirs; all of them at once.
        TypeError: they are no numbers by ids.
    """
    demand_kinds(parameters=parameters)
    if not parameters:
        return Local({}, None)
    units = {**_OF_ANY_WORK, **{parameter.id: parameter.unit for parameter in book.parameters}}
    faults = [fault for id_, value in parameters.items() for fault in _faults(id_, value, units)]
    if faults:
        raise BadRecord(faults, "assess")
    ways = {id_: value for id_, value in parameters.items() if units[id_] is ParameterUnit.ROUNDING}
    numbers = {id_: int(value) for id_, value in parameters.items() if id_ not in ways}
    return Local(numbers, next((Rounding(str(way)) for way in ways.values()), None))


def _faults(id_: str, value: object, units: Mapping[str, ParameterUnit]) -> Iterator[Fault]:
    place = f"parameters.{id_}"
    if id_ not in units:
        yield Fault("parameters", "not_a_choice", {"found": repr(id_), "choices": ", ".join(units)})
    elif units[id_] is ParameterUnit.ROUNDING:
        if value not in [*Rounding]:
            yield Fault(place, "not_a_choice", {"found": repr(value), "choices": ", ".join(Rounding)})
    elif not _is_number(value, _MOST.get(units[id_])):
        yield Fault(place, "wrong_type", {"expected": _NUMBERS[units[id_]], "found": repr(value)})


def _is_number(value: object, most: int | None) -> bool:
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    return value >= 0 and (most is None or value <= most)


_OF_ANY_WORK = {CO_AUTHORS: ParameterUnit.PIECES, CONTRIBUTION: ParameterUnit.BASIS_POINTS}
_MOST = {ParameterUnit.BASIS_POINTS: WHOLE}
_NUMBERS = {
    ParameterUnit.BASIS_POINTS: Words(
        "số nguyên phần vạn từ 0 đến 10000 (4000 là 40 %)",
        "a whole number of basis points from 0 to 10000 (4000 is 40 %)",
    ),
    ParameterUnit.PIECES: Words("số nguyên từ 0 trở lên", "a whole number from 0 up"),
}
"""What a number of each unit must be."""
