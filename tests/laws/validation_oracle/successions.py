"""What is wrong with successions, worked out record by record."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction

from tests.laws.validation_oracle.walking import Key, elements, records
from vneduunion.model import Dataset, Succession

MANY = 10**6
SIZES = {
    "FOUNDED": ((0, 0), (1, MANY)),
    "RENAMED": ((1, 1), (1, 1)),
    "MERGED": ((2, MANY), (1, 1)),
    "SPLIT": ((1, 1), (2, MANY)),
    "ABSORBED": ((1, MANY), (1, 1)),
    "DISSOLVED": ((1, MANY), (0, MANY)),
    "TRANSFERRED": ((0, MANY), (0, MANY)),
}
"""The least and the greatest number of those before, and of those after."""
ENDS = {"RENAMED", "MERGED", "ABSORBED", "DISSOLVED"}
BEGINS = {"FOUNDED", "RENAMED", "MERGED"}


def _whole(holds: Callable[[Dataset, Succession], bool]) -> Callable[[Dataset], set[Key]]:
    return lambda data: {key for key, event in records(data, "successions") if holds(data, event)}


def _sizes(event: Succession):
    return zip((len(event.before), len(event.after)), SIZES[event.kind.value], strict=True)


def _life(data: Dataset, id_: str):
    return data.units.get(id_) or data.territories.get(id_)


def _named(side: str, holds: Callable) -> Callable[[Dataset], set[Key]]:
    return lambda data: {
        key
        for key, event, id_ in elements(data, "successions", side)
        if _life(data, id_) is not None and holds(event, _life(data, id_))
    }


def _both(*oracles: Callable[[Dataset], set[Key]]) -> Callable[[Dataset], set[Key]]:
    return lambda data: set().union(*(oracle(data) for oracle in oracles))


def _again(side: str, name: Callable) -> Callable[[Dataset], set[Key]]:
    def oracle(data: Dataset) -> set[Key]:
        found, seen = set(), Counter()
        for key, _, item in elements(data, "successions", side):
            record = key[2].partition(f".{side}")[0]
            seen[record, name(item)] += 1
            if seen[record, name(item)] > 1:
                found.add(key)
        return found

    return oracle


def _mixed(data: Dataset, event: Succession) -> bool:
    named = {*event.before, *event.after}
    return any(id_ in data.units for id_ in named) and any(id_ in data.territories for id_ in named)


def _not_whole(_: Dataset, event: Succession) -> bool:
    whole = sum(Fraction(share.basis_points, 10_000) for share in event.shares)
    return (
        event.kind.value == "SPLIT"
        and 0 < len(event.after) == len(event.shares)
        and whole < Fraction(99, 100)
    )


EXPECTED: dict[str, Callable[[Dataset], set[Key]]] = {
    "S101": _whole(lambda _, event: any(size > high for size, (_, high) in _sizes(event))),
    "S102": _whole(lambda _, event: any(size < low for size, (low, _) in _sizes(event))),
    "S103": _both(_again("before", str), _again("after", str)),
    "S104": _named("before", lambda event, life: life.since is not None and life.since >= event.on),
    "S105": _named("after", lambda event, life: life.until is not None and life.until < event.on),
    "S106": _named(
        "before",
        lambda event, life: (
            event.kind.value in ENDS
            and life.id not in event.after
            and life.until is not None
            and life.until >= event.on
        ),
    ),
    "S107": _named(
        "after",
        lambda event, life: (
            event.kind.value in BEGINS
            and life.id not in event.before
            and life.since is not None
            and life.since < event.on
        ),
    ),
    "S108": _named(
        "before",
        lambda event, life: (
            event.kind.value in {*ENDS, "SPLIT"}
            and life.until is not None
            and life.until + timedelta(days=1) < event.on
        ),
    ),
    "S109": _named("after", lambda event, life: life.since is not None and life.since > event.on),
    "S110": _whole(_mixed),
    "S111": lambda data: {
        key for key, event, share in elements(data, "successions", "shares") if share.after not in event.after
    },
    "S112": _again("shares", lambda share: share.after),
    "S113": _whole(_not_whole),
    "S114": _whole(lambda _, event: event.kind.value == "DISSOLVED" and bool(event.after)),
}
