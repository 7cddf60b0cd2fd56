"""Walks over the records of a dataset, with the place of each as findings name it."""

from collections.abc import Iterator
from typing import Any

from vneduunion.model import Dataset

Key = tuple[str, str, str]


def records(data: Dataset, table: str) -> Iterator[tuple[Key, Any]]:
    """Every record of a table."""
    for index, record in enumerate(getattr(data, table)):
        yield (table, record.key, f"$.{table}[{index}]"), record


def elements(data: Dataset, table: str, field: str) -> Iterator[tuple[Key, Any, Any]]:
    """Every element of a list, with the record that has it."""
    for (_, key, place), record in records(data, table):
        for at, item in enumerate(getattr(record, field)):
            yield (f"{table}.{field}", key, f"{place}.{field}[{at}]"), record, item


def certainly_outside(period: Any, life: Any) -> bool:
    """No day that the period may mean is a day of a life."""
    return certainly_before(period, life) or certainly_after(period, life)


def certainly_before(period: Any, life: Any) -> bool:
    """Every day that the period may mean is before a life."""
    return _known(period, life) and _less(period.last, life.since)


def certainly_after(period: Any, life: Any) -> bool:
    """Every day that the period may mean is after a life."""
    return _known(period, life) and _less(life.until, period.first)


def certainly_earlier(first: Any, second: Any) -> bool:
    """One period is over, in any reading, before another one can have begun."""
    return _known(first, second) and _less(first.last, second.first)


def _known(*things: Any) -> bool:
    return all(thing is not None for thing in things)


def _less(low: Any, high: Any) -> bool:
    return low is not None and high is not None and low < high


def days(span: Any) -> tuple[int, int]:
    """The first and the last day of what holds, as numbers; far away where they are not given."""
    since = -1 if span.since is None else span.since.toordinal()
    until = 10**7 if span.until is None else span.until.toordinal()
    return since, until


def together(one: Any, other: Any) -> bool:
    """Two spans have a day in common."""
    (since, until), (other_since, other_until) = days(one), days(other)
    return max(since, other_since) <= min(until, other_until)


def sticks_out(span: Any, life: Any) -> bool:
    """A span meets a life, and a day of it that is given lies outside."""
    given = [day.toordinal() for day in (span.since, span.until) if day is not None]
    born, ended = days(life)
    return together(span, life) and any(not born <= day <= ended for day in given)


def on_circles(edges: Any) -> set[str]:
    """The nodes that a walk of at least one step leads back to."""
    ways: dict[str, set[str]] = {}
    for start, end in edges:
        ways.setdefault(start, set()).add(end)
    return {node for node in ways if node in _reached(node, ways)}


def _reached(node: str, ways: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(ways[node])
    while waiting:
        step = waiting.pop()
        if step not in seen:
            seen.add(step)
            waiting += ways.get(step, ())
    return seen
