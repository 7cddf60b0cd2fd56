"""Computes the value of an exported reason anew, from its plain data alone.

This file uses nothing else of the library, so that whoever gets the JSON can check it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil
from typing import Any


def replayed(reason: Mapping[str, Any]) -> int | None:
    """The greatest value that a reason proves for the sum of its factors times their numbers.

    All numbers are whole and none is negative.

    Args:
        reason: as `Reason.plain` gives it, perhaps by way of JSON.

    Returns:
        The value; `None` where no numbers satisfy all lines.

    Raises:
        ValueError: the lines do not add up to a least value, or nothing grants one of them.

    Example:
        >>> line = {"times": "1", "factors": {"a": -1}, "at_most": -5, "figure": "a"}
        >>> replayed({"operation": "SUM", "factors": {"a": 1}, "lines": [line]})
        5
    """
    return _value(reason, ())


Granted = tuple[Mapping[str, Any], ...]


def _value(reason: Mapping[str, Any], granted: Granted) -> int | None:
    if reason["operation"] == "SUM":
        return _added(reason["factors"], reason["lines"], granted)
    inputs = reason["inputs"]
    more: list[Granted] = [granted] * len(inputs)
    if reason["operation"] == "CASES":
        more = [(*granted, each) for each in _cases(reason["split"])]
    values = [_value(each, told) for each, told in zip(inputs, more, strict=True)]
    return min((value for value in values if value is not None), default=None)


def _cases(split: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """That a number is at most so much, and that it is more: one of the two holds."""
    name, limit = split["number"], split["at_most"]
    return [{"factors": {name: 1}, "at_most": limit}, {"factors": {name: -1}, "at_most": -limit - 1}]


def _added(factors: Mapping[str, int], lines: Iterable[Mapping[str, Any]], granted: Granted) -> int | None:
    left: dict[str, Fraction] = defaultdict(Fraction)
    limit = Fraction(0)
    for line in lines:
        times = Fraction(line["times"])
        _demand_granted(line, times, granted)
        limit += times * line["at_most"]
        for name, factor in line["factors"].items():
            left[name] += times * factor
    if limit < 0 and all(value >= 0 for value in left.values()):
        return None
    short = [name for name in {*left, *factors} if left[name] + factors.get(name, 0) < 0]
    if short:
        message = f"the lines say too little of {', '.join(sorted(short))}"
        raise ValueError(message)
    return ceil(-limit)


def _demand_granted(line: Mapping[str, Any], times: Fraction, granted: Granted) -> None:
    """A line is counted positively, and is a bound, a relation, or one of the cases that stand above it."""
    says = {key: line[key] for key in ("factors", "at_most")}
    if times <= 0 or not ("figure" in line or "relation" in line or says in granted):
        message = f"nothing grants the line {says}, counted {times} times"
        raise ValueError(message)
