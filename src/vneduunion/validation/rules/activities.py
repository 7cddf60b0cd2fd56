"""Rules of activities: held in the lives of their units."""

from vneduunion.findings import card
from vneduunion.validation.rule import RowRule, Rule
from vneduunion.validation.rules.lives import days_happened, happened_outside

RULES: tuple[Rule, ...] = (
    RowRule(
        card=card("C101"),
        table="activities",
        field="unit",
        breaks=lambda row: happened_outside(row, "period", "unit"),
        values=days_happened("period", "unit"),
    ),
)
"""The rules of activities."""
