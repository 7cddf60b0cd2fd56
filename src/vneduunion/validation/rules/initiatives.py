"""Rules of initiatives: the order of their states, their authors and their recognitions."""

from typing import Any

import narwhals.stable.v2 as nw

from vneduunion.findings import card
from vneduunion.model import InitiativeKind
from vneduunion.tables import Tables
from vneduunion.tables.columns import RECORD, VALUE
from vneduunion.tables.holder import Frame
from vneduunion.validation.operands import Row, any_of
from vneduunion.validation.rule import RowRule, Rule, TableRule
from vneduunion.validation.rules.lives import days_happened, days_of, happened_before, happened_outside
from vneduunion.validation.rules.pairs import repeated

_INITIATIVES, _AUTHORS = "initiatives", "initiatives.authors"
_UNITS, _RECOGNITIONS = "initiatives.units", "initiatives.recognitions"
STATUTORY = (
    InitiativeKind.TECHNICAL.value,
    InitiativeKind.EXPERIENCE.value,
    InitiativeKind.SOLUTION.value,
)
"""The kinds that the law's words on initiatives are about; topics, products and writings have other ways."""
_WHOLE, _HALF_A_PER_CENT = 10_000, 50
_MOST_AUTHORS = 20
"""Of so many authors shares rounded to whole per cents still tell a missing part from rounding."""


def _submitted_before(table: str, field: str, life: str, when: str = "record.submitted") -> Rule:
    """A unit or a group that began only after the work was handed in."""
    return RowRule(
        card=card("I102"),
        table=table,
        field=field,
        breaks=lambda row: happened_before(row, when, life),
        values={"last": f"{when}_last", **days_of(life)},
    )


def _recognised_first(row: Row) -> Any:
    return row["record.kind"].one_of(STATUTORY) & (row["when_last"] < row["record.applied_first"])


def _never_applied(row: Row) -> Any:
    recognised = ~row.size("recognitions").missing()
    return row["kind"].one_of(STATUTORY) & row["applied_kind"].missing() & recognised


def _part_missing(row: Row) -> Any:
    """All shares are given, and their sum is less than rounding to whole per cents explains."""
    size, total = row.size("authors"), row.total("authors", "share")
    short = any_of(
        [size.equals(n) & (total < _WHOLE - n * _HALF_A_PER_CENT) for n in range(1, _MOST_AUTHORS + 1)]
    )
    return row.given("authors", "share").equals(size) & short


def _author_twice(tables: Tables) -> Frame:
    return repeated(tables[_AUTHORS], (RECORD, "person"))


def _recognised_twice(tables: Tables) -> Frame:
    on_a_day = tables[_RECOGNITIONS].filter(nw.col("when_first") == nw.col("when_last"))
    return repeated(on_a_day, (RECORD, "level", "by", "when_first"))


RULES: tuple[Rule, ...] = (
    RowRule(
        card=card("I101"),
        table=_RECOGNITIONS,
        field="by",
        breaks=lambda row: happened_outside(row, "when", "by"),
        values=days_happened("when", "by"),
    ),
    _submitted_before(_AUTHORS, "unit", "unit"),
    _submitted_before(_UNITS, VALUE, VALUE),
    _submitted_before(_INITIATIVES, "group", "group", "submitted"),
    RowRule(
        card=card("I103"),
        table=_RECOGNITIONS,
        field="when",
        breaks=_recognised_first,
        values={"recognised": "when_last", "applied": "record.applied_first"},
    ),
    RowRule(card=card("I104"), table=_INITIATIVES, field="applied", breaks=_never_applied),
    RowRule(
        card=card("I105"),
        table=_RECOGNITIONS,
        field="when",
        breaks=lambda row: row["when_last"] < row["record.submitted_first"],
        values={"recognised": "when_last", "submitted": "record.submitted_first"},
    ),
    RowRule(
        card=card("I106"),
        table=_INITIATIVES,
        field="authors",
        breaks=_part_missing,
        values={"total": "#authors.total:share"},
    ),
    TableRule(
        card=card("I107"),
        table=_AUTHORS,
        field="person",
        query=_author_twice,
        values=("person", "count"),
        alike=("person",),
    ),
    TableRule(
        card=card("I108"),
        table=_RECOGNITIONS,
        field="when",
        query=_recognised_twice,
        values=("level", "by", "when_first", "count"),
        alike=("level", "by"),
    ),
)
"""The rules of initiatives."""
