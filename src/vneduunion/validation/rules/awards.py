"""Rules of awards: who confers what on whom, and when."""

from collections.abc import Callable, Iterator
from typing import Any

import narwhals.stable.v2 as nw

from vneduunion.findings import card
from vneduunion.model import AwardFrequency, AwardLevel, RecipientKind, UnitKind
from vneduunion.tables import Tables
from vneduunion.tables.columns import RECORD, VALUE
from vneduunion.tables.holder import Frame
from vneduunion.validation.operands import Row
from vneduunion.validation.rule import RowRule, Rule, TableRule
from vneduunion.validation.rules.lives import days_happened, happened_after, happened_before, happened_outside
from vneduunion.validation.rules.pairs import OTHER, both_known, paired, repeated

_AWARDS = "awards"
_CONFEDERATION = UnitKind.CONFEDERATION.value
_SECTORAL = (UnitKind.CENTRAL_SECTOR_UNION.value, UnitKind.CORPORATION_UNION_CENTRAL.value)
_CENTRAL = (_CONFEDERATION, *_SECTORAL)
"""The kinds of unit that somebody may call central."""
_SECOND = (UnitKind.PROVINCIAL_FEDERATION.value, *_SECTORAL)
"""The kinds of unit right below the confederation."""
_STATE, _MINISTRY = AwardLevel.STATE.value, AwardLevel.MINISTRY.value
_CENTRAL_UNION, _PROVINCE = AwardLevel.CENTRAL_UNION.value, AwardLevel.PROVINCE.value
_RECEIVED_AS = {
    "persons": RecipientKind.INDIVIDUAL.value,
    "units": RecipientKind.COLLECTIVE.value,
    "groups": RecipientKind.COLLECTIVE.value,
}
"""As what a record of each table receives an award."""


def _of_recipients() -> Iterator[Rule]:
    for table in ("units", "groups"):
        life = f"recipient@{table}"
        values = days_happened("when", life)
        yield _recipient_rule("A102", life, happened_before, values)
        yield _recipient_rule("A103", life, happened_after, values)


def _recipient_rule(code: str, life: str, breaks: Callable[[Row, str, str], Any], values: Any) -> Rule:
    return RowRule(
        card=card(code),
        table=_AWARDS,
        field="recipient",
        breaks=lambda row: breaks(row, "when", life),
        values=values,
    )


def _not_the_confederation(row: Row) -> Any:
    return row["kind.level"].equals(_CENTRAL_UNION) & ~row["conferred_by.kind"].one_of(_CENTRAL)


def _unusual(row: Row) -> Any:
    """What a unit confers that the sources read do not say it confers."""
    level, kind = row["kind.level"], row["conferred_by.kind"]
    below = ~kind.equals(_CONFEDERATION)
    of_state = level.equals(_STATE) & row.there("conferred_by")
    of_centre = level.one_of((_MINISTRY, _CENTRAL_UNION)) & below & ~_not_the_confederation(row)
    return of_state | of_centre | (level.equals(_PROVINCE) & ~kind.one_of(_SECOND))


def _excluded(table: str) -> Rule:
    """Awards whose kind names its recipients, but not such as the records of a table."""

    def query(tables: Tables) -> Frame:
        listed = tables["award_kinds.recipients"]
        allowed = listed.filter(nw.col(VALUE) == _RECEIVED_AS[table]).select(RECORD)
        others = listed.select(RECORD).unique().join(allowed, on=RECORD, how="anti")
        rows = tables[_AWARDS].join(others, left_on="kind", right_on=RECORD, how="semi")
        return rows.join(tables[table].select("id"), left_on="recipient", right_on="id", how="semi")

    return TableRule(
        card=card("A106"),
        table=_AWARDS,
        field="recipient",
        query=query,
        values=("recipient", "kind"),
        constants={"received_as": _RECEIVED_AS[table]},
    )


def standing(tables: Tables) -> Frame:
    """Awards that were not taken back.

    Args:
        tables: where they are.
    """
    return tables[_AWARDS].filter(nw.col("revoked_kind").is_null())


def _comprehensive_and_thematic(tables: Tables) -> Frame:
    first, last = nw.col("when_first").dt.year(), nw.col("when_last").dt.year()
    dated = standing(tables).with_columns(first.alias("year"), last.alias("last_year"))
    within = dated.filter(nw.col("year") == nw.col("last_year"))
    opposite = nw.col("thematic") != nw.col(f"{OTHER}thematic")
    return paired(within, ("recipient", "conferred_by", "year"), ("id",), ("thematic",), opposite)


def _same_act(tables: Tables) -> Frame:
    one_day = (
        both_known("when_first") & both_known("when_last") & (nw.col("when_first") == nw.col("when_last"))
    )
    movement, other = nw.col("for_movement"), nw.col(f"{OTHER}for_movement")
    alike = movement.is_null() | other.is_null() | (movement == other)
    told = ("when_first", "when_last", "decision", "for_movement")
    meets = (one_day | both_known("decision")) & alike
    return paired(tables[_AWARDS], ("kind", "recipient"), ("id",), told, meets)


def _more_than_once(tables: Tables) -> Frame:
    once = tables["award_kinds.frequency"].filter(nw.col(VALUE) == AwardFrequency.ONCE.value).select(RECORD)
    rows = standing(tables).join(once, left_on="kind", right_on=RECORD, how="semi")
    return repeated(rows, ("kind", "recipient"))


RULES: tuple[Rule, ...] = (
    RowRule(
        card=card("A101"),
        table=_AWARDS,
        field="conferred_by",
        breaks=lambda row: happened_outside(row, "when", "conferred_by"),
        values=days_happened("when", "conferred_by"),
    ),
    *_of_recipients(),
    RowRule(
        card=card("A104"),
        table=_AWARDS,
        field="conferred_by",
        breaks=_not_the_confederation,
        values={"unit": "conferred_by", "unit_kind": "conferred_by.kind", "kind": "kind"},
    ),
    RowRule(
        card=card("A105"),
        table=_AWARDS,
        field="conferred_by",
        breaks=_unusual,
        values={"unit": "conferred_by", "unit_kind": "conferred_by.kind", "level": "kind.level"},
    ),
    *(_excluded(table) for table in _RECEIVED_AS),
    RowRule(
        card=card("A107"),
        table=_AWARDS,
        field="revoked",
        breaks=lambda row: row["revoked_last"] < row["when_first"],
        values={"revoked": "revoked_last", "conferred": "when_first"},
    ),
    TableRule(
        card=card("A108"),
        table=_AWARDS,
        field="thematic",
        query=_comprehensive_and_thematic,
        values=("recipient", "conferred_by", "year", "other_id"),
    ),
    TableRule(
        card=card("A109"),
        table=_AWARDS,
        field="when",
        query=_same_act,
        values=("kind", "recipient", "other_id"),
    ),
    TableRule(
        card=card("A110"),
        table=_AWARDS,
        field="kind",
        query=_more_than_once,
        values=("kind", "recipient", "count"),
    ),
    RowRule(
        card=card("A111"),
        table=_AWARDS,
        field="for_year",
        breaks=lambda row: row["for_year_first"] > row["when_last"],
        values={"year": "for_year_first", "conferred": "when_last"},
    ),
)
"""The rules of awards."""
