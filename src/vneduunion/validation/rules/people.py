"""Rules of persons' offices: inside the lives of their units, and none held twice at a time."""

from vneduunion.findings import card
from vneduunion.tables import Tables
from vneduunion.tables.columns import ORDINAL
from vneduunion.tables.holder import Frame
from vneduunion.validation.rule import RowRule, Rule, TableRule
from vneduunion.validation.rules.lives import days_held, held_beyond, held_outside
from vneduunion.validation.rules.pairs import on_one_day, paired

_OFFICES = "offices"


def _held_twice(tables: Tables) -> Frame:
    return paired(tables[_OFFICES], ("person", "unit", "role"), (ORDINAL,), ("since", "until"), on_one_day())


RULES: tuple[Rule, ...] = (
    RowRule(
        card=card("P101"),
        table=_OFFICES,
        field="unit",
        breaks=lambda row: held_outside(row, "unit"),
        values=days_held("unit"),
    ),
    RowRule(
        card=card("P102"),
        table=_OFFICES,
        field="unit",
        breaks=lambda row: held_beyond(row, "unit"),
        values=days_held("unit"),
    ),
    TableRule(
        card=card("P103"),
        table=_OFFICES,
        field="role",
        query=_held_twice,
        values=("person", "unit", "role", "others"),
    ),
)
"""The rules of offices."""
