"""Rules for data to be published: where each record comes from, and how far it is known."""

from vneduunion.findings import card
from vneduunion.model import TABLES, Mark
from vneduunion.validation.rule import RowRule, Rule

_SOURCELESS = (Mark.RECALLED.value, Mark.UNKNOWN.value)
_OWN = {"sources", "figures", "mentions"}
"""Tables whose records are sources, or name theirs in a field of their own."""


def _unsourced(table: str) -> Rule:
    """What is only recalled, or was looked for in vain, has no source to name."""
    return RowRule(
        card=card("X301"),
        table=table,
        field="sources",
        breaks=lambda row: (
            row.size("sources").missing() & ~(~row["mark"].missing() & row["mark"].one_of(_SOURCELESS))
        ),
    )


def _unmarked(table: str) -> Rule:
    return RowRule(card=card("X302"), table=table, field="mark", breaks=lambda row: row["mark"].missing())


RULES: tuple[Rule, ...] = (
    *(_unsourced(table) for table in TABLES if table not in _OWN),
    *(_unmarked(table) for table in TABLES if table not in _OWN),
)
"""What `STRICT` asks beside everything else."""
