"""Rules of documents: what they replace and amend, and their days."""

from vneduunion.findings import card
from vneduunion.tables.columns import RECORD, VALUE
from vneduunion.validation.rule import RowRule, Rule
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


CIRCLES: tuple[Rule, ...] = tuple(_circle(field, code) for field, code in _CHANGES.items())
"""That no document replaces or amends itself, at any remove."""

RULES: tuple[Rule, ...] = (
    *CIRCLES,
    *(_later(field) for field in _CHANGES),
    RowRule(
        card=card("D104"),
        table=_DOCUMENTS,
        field="number.year",
        breaks=lambda row: ~row["number_year"].equals(row["issued"].year()),
        values={"number_year": "number_year", "issued": "issued"},
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
