"""Rules of territories: codes within a scheme, schemes in time, and the territory that each lies in."""

from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from vneduunion.findings import card
from vneduunion.model import TerritoryRank
from vneduunion.tables import Tables
from vneduunion.tables.holder import Frame
from vneduunion.validation.operands import Row
from vneduunion.validation.rule import RowRule, Rule, TableRule
from vneduunion.validation.rules.circles import circle_rule
from vneduunion.validation.rules.lives import held_beyond, held_outside
from vneduunion.validation.rules.pairs import OTHER, on_one_day, paired

OLD, NEW = "vn-63", "vn-34"
"""The lists of provinces before and since 1 July 2025."""
OLD_ENDS, NEW_BEGINS = date(2025, 6, 30), date(2025, 7, 1)
"""The last day of the one, and the first of the other."""
USED_AGAIN = ("15", "24", "44", "52", "80", "82", "91")
"""The province codes that stand for another province since that day."""
_PROVINCIAL = (TerritoryRank.PROVINCE.value, TerritoryRank.CITY.value)


def _same_code(tables: Tables) -> Frame:
    """Days missing on both sides do not tell two territories apart."""
    same, days = ("scheme", "code"), ("since", "until")
    found = paired(tables["territories"], same, ("id",), days, on_one_day())
    return found.with_columns(nw.col(f"{OTHER}id").alias("other"))


def _ambiguous(row: Row) -> Any:
    provincial = row["rank"].missing() | row["rank"].one_of(_PROVINCIAL)
    return ~row["scheme"].one_of((OLD, NEW)) & row["code"].one_of(USED_AGAIN) & provincial


def _wholly_outside(row: Row) -> Any:
    old = row["scheme"].equals(OLD) & (row["since"] > OLD_ENDS)
    return old | (row["scheme"].equals(NEW) & (row["until"] < NEW_BEGINS))


def _partly_outside(row: Row) -> Any:
    old = (
        row["scheme"].equals(OLD)
        & (row["until"] > OLD_ENDS)
        & (row["since"].missing() | (row["since"] <= OLD_ENDS))
    )
    in_time = row["until"].missing() | (row["until"] >= NEW_BEGINS)
    return old | (row["scheme"].equals(NEW) & (row["since"] < NEW_BEGINS) & in_time)


_LIFE = {"scheme": "scheme", "since": "since", "until": "until"}
_LIVES = {
    "since": "since",
    "until": "until",
    "parent": "parent",
    "born": "parent.since",
    "ended": "parent.until",
}

CIRCLES: tuple[Rule, ...] = (
    circle_rule(
        card("V106"), "territories", "parent", lambda tables: tables["territories"].select("id", "parent")
    ),
)
"""That no territory lies in itself."""

RULES: tuple[Rule, ...] = (
    TableRule(
        card=card("V101"),
        table="territories",
        field="code",
        query=_same_code,
        values=("scheme", "code", "other"),
    ),
    RowRule(
        card=card("V102"),
        table="territories",
        field="scheme",
        breaks=_ambiguous,
        values={"code": "code", "scheme": "scheme"},
    ),
    RowRule(
        card=card("V103"),
        table="territories",
        field="parent",
        breaks=lambda row: ~row["scheme"].equals(row["parent.scheme"]),
        values={"scheme": "scheme", "parent": "parent", "other": "parent.scheme"},
    ),
    RowRule(card=card("V104"), table="territories", field="scheme", breaks=_wholly_outside, values=_LIFE),
    RowRule(card=card("V105"), table="territories", field="scheme", breaks=_partly_outside, values=_LIFE),
    *CIRCLES,
    RowRule(
        card=card("V107"),
        table="territories",
        field="parent",
        breaks=lambda row: held_outside(row, "parent"),
        values=_LIVES,
    ),
    RowRule(
        card=card("V108"),
        table="territories",
        field="parent",
        breaks=lambda row: held_beyond(row, "parent"),
        values=_LIVES,
    ),
)
"""The rules of territories."""
