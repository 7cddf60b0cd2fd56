"""Rules of documents: what they replace and amend, and their days."""

import narwhals.stable.v2 as nw

from vneduunion.findings import card
from vneduunion.tables import Tables
from vneduunion.tables.columns import RECORD, VALUE
from vneduunion.tables.holder import Frame
from vneduunion.validation.rule import RowRule, Rule, TableRule
from vneduunion.validation.rules.circles import circle_rule

_DOCUMENTS = "documents"
_CHANGES = {"replaces": "D101", "amends": "D102"}
"""The fields that lead to earlier documents, each with the code of its circles."""


def _circle(field: str, code: str) -> Rule:
    return circle_rule(
        card(code), _DOCUMENTS, field, lambda tables: tables[f"{_DOCUMENTS}.{field}"].select(RECORD, VALUE)
    )


def _later(field: str) -> Rule:
    """That no document replaces or amends one that was issued after it."""
    return RowRule(
        card=card("D103"),
        table=f"{_DOCUMENTS}.{field}",
        field=VALUE,
        breaks=lambda row: row["record.issued"] < row[f"{VALUE}.issued"],
        values={"other": VALUE, "issued": "record.issued", "other_issued": f"{VALUE}.issued"},
    )


def _other_year(tables: Tables) -> Frame:
    dated = tables[_DOCUMENTS].with_columns(nw.col("issued").dt.year().alias("issued_year"))
    return dated.filter(nw.col("number_year") != nw.col("issued_year"))


CIRCLES: tuple[Rule, ...] = tuple(_circle(field, code) for field, code in _CHANGES.items())
"""That no document replaces or amends itself, at any remove."""

RULES: tuple[Rule, ...] = (
    *CIRCLES,
    *(_later(field) for field in _CHANGES),
    TableRule(
        card=card("D104"),
        table=_DOCUMENTS,
        field="number.year",
        query=_other_year,
        values=("number_year", "issued"),
    ),
    RowRule(
        card=card("D105"),
        table=_DOCUMENTS,
        field="issued",
        breaks=lambda row: row["in_force"] < row["issued"],
        values={"issued": "issued", "in_force": "in_force"},
    ),
)
"""The rules of documents."""
