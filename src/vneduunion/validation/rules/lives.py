"""Conditions about the lives of units and groups: what happened, or held, outside of them."""

from collections.abc import Mapping
from typing import Any

from vneduunion.validation.operands import Row


def happened_outside(row: Row, when: str, life: str) -> Any:
    """Whether something certainly happened before a life began or after it ended.

    Args:
        row: the row of the condition.
        when: the field that has the period, e.g. `when` or `record.when`; its widest reading counts.
        life: the reference to the unit or group, e.g. `by` or `recipient@units`.
    """
    return happened_before(row, when, life) | happened_after(row, when, life)


def happened_before(row: Row, when: str, life: str) -> Any:
    """Whether something certainly happened before a life began.

    Args:
        row: the row of the condition.
        when: the field that has the period.
        life: the reference to the unit or group.
    """
    return row[f"{when}_last"] < row[f"{life}.since"]


def happened_after(row: Row, when: str, life: str) -> Any:
    """Whether something certainly happened after a life had ended.

    Args:
        row: the row of the condition.
        when: the field that has the period.
        life: the reference to the unit or group.
    """
    return row[f"{when}_first"] > row[f"{life}.until"]


def held_outside(row: Row, life: str) -> Any:
    """Whether what holds from `since` to `until` has no day in common with a life.

    Args:
        row: the row of the condition.
        life: the reference to the unit or group.
    """
    return (row["until"] < row[f"{life}.since"]) | (row["since"] > row[f"{life}.until"])


def held_beyond(row: Row, life: str) -> Any:
    """Whether what holds from `since` to `until` begins before a life or ends after it, but meets it.

    Args:
        row: the row of the condition.
        life: the reference to the unit or group.
    """
    since, until, born, ended = row["since"], row["until"], row[f"{life}.since"], row[f"{life}.until"]
    early = (since < born) & (until.missing() | (until >= born))
    late = (until > ended) & (since.missing() | (since <= ended))
    return early | late


def days_held(life: str) -> Mapping[str, str]:
    """The values that sentences about what holds name: its days, and those of the life.

    Args:
        life: the reference to the unit or group.
    """
    return {"since": "since", "until": "until", **days_of(life)}


def days_happened(when: str, life: str) -> Mapping[str, str]:
    """The values that sentences about what happened name: its days, and those of the life.

    Args:
        when: the field that has the period.
        life: the reference to the unit or group.
    """
    return {"first": f"{when}_first", "last": f"{when}_last", **days_of(life)}


def days_of(life: str) -> Mapping[str, str]:
    """The id of a unit or group and the days of its life, as values of a sentence.

    Args:
        life: the reference to it.
    """
    *way, last = life.split(".")
    name = ".".join((*way, last.partition("@")[0]))
    return {"whose": name, "born": f"{life}.since", "ended": f"{life}.until"}
