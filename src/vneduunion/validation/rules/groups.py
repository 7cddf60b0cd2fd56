"""Rules of teachers' groups: inside the lives of their units, and members inside those of groups."""

from vneduunion.findings import card
from vneduunion.tables import Tables
from vneduunion.tables.columns import ORDINAL, RECORD
from vneduunion.tables.holder import Frame
from vneduunion.validation.rule import RowRule, Rule, TableRule
from vneduunion.validation.rules.lives import days_held, held_beyond, held_outside
from vneduunion.validation.rules.pairs import on_one_day, paired

_GROUPS, _MEMBERS = "groups", "groups.members"


def _member_twice(tables: Tables) -> Frame:
    return paired(tables[_MEMBERS], (RECORD, "person"), (RECORD, ORDINAL), ("since", "until"), on_one_day())


RULES: tuple[Rule, ...] = (
    RowRule(
        card=card("G101"),
        table=_GROUPS,
        field="unit",
        breaks=lambda row: held_outside(row, "unit"),
        values=days_held("unit"),
    ),
    RowRule(
        card=card("G102"),
        table=_GROUPS,
        field="unit",
        breaks=lambda row: held_beyond(row, "unit"),
        values=days_held("unit"),
    ),
    RowRule(
        card=card("G103"),
        table=_MEMBERS,
        field="since",
        breaks=lambda row: held_outside(row, RECORD),
        values={"person": "person", **days_held(RECORD)},
    ),
    RowRule(
        card=card("G104"),
        table=_MEMBERS,
        field="since",
        breaks=lambda row: held_beyond(row, RECORD),
        values={"person": "person", **days_held(RECORD)},
    ),
    TableRule(
        card=card("G105"),
        table=_MEMBERS,
        field="person",
        query=_member_twice,
        values=("person", "others"),
        alike=("person",),
    ),
)
"""The rules of groups and their members."""
