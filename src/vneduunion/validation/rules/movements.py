"""Rules of movements: their parents, their successors and their owners."""

from typing import Any

from vneduunion.findings import card
from vneduunion.validation.operands import Row
from vneduunion.validation.rule import RowRule, Rule
from vneduunion.validation.rules.circles import circle_rule
from vneduunion.validation.rules.lives import days_happened, happened_outside

_MOVEMENTS = "movements"


def _successor_first(row: Row) -> Any:
    """Every reading of the successor's period begins before the movement does."""
    begun = row["period_first"]
    return (row["successor.period_core_first"] < begun) | (row["successor.period_last"] < begun)


CIRCLES: tuple[Rule, ...] = (
    circle_rule(card("M101"), _MOVEMENTS, "parent", lambda tables: tables[_MOVEMENTS].select("id", "parent")),
    circle_rule(
        card("M102"), _MOVEMENTS, "successor", lambda tables: tables[_MOVEMENTS].select("id", "successor")
    ),
)
"""That no movement is its own content or its own successor, at any remove."""

RULES: tuple[Rule, ...] = (
    *CIRCLES,
    RowRule(
        card=card("M103"),
        table=_MOVEMENTS,
        field="successor",
        breaks=_successor_first,
        values={"successor": "successor", "first": "period_first", "began": "successor.period_first"},
    ),
    RowRule(
        card=card("M104"),
        table=_MOVEMENTS,
        field="owner",
        breaks=lambda row: happened_outside(row, "period", "owner"),
        values=days_happened("period", "owner"),
    ),
)
"""The rules of movements."""
