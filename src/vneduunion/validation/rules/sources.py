"""Rules of sources: copies lead from the later to the earlier."""

from vneduunion.findings import card
from vneduunion.tables.columns import RECORD, VALUE
from vneduunion.validation.rule import RowRule, Rule
from vneduunion.validation.rules.circles import circle_rule

_COPIES = "sources.copies"

CIRCLES: tuple[Rule, ...] = (
    circle_rule(card("Q101"), "sources", "copies", lambda tables: tables[_COPIES].select(RECORD, VALUE)),
)
"""That no source repeats itself, at any remove."""

RULES: tuple[Rule, ...] = (
    *CIRCLES,
    RowRule(
        card=card("Q102"),
        table=_COPIES,
        field=VALUE,
        breaks=lambda row: row["record.published"] < row[f"{VALUE}.published"],
        values={"other": VALUE, "published": "record.published", "other_published": f"{VALUE}.published"},
    ),
)
"""The rules of sources."""
