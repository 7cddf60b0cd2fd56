"""Rules of successions: how many were before and came after, on which days, with which shares."""

from collections.abc import Callable
from typing import Any, Literal

import narwhals.stable.v2 as nw

from vneduunion.findings import card
from vneduunion.model import SuccessionKind
from vneduunion.tables import Tables
from vneduunion.tables.columns import ORDINAL, RECORD, VALUE
from vneduunion.tables.holder import Frame
from vneduunion.tables.origins import ORIGIN_FILE, ORIGIN_ROW
from vneduunion.validation.operands import Row
from vneduunion.validation.rule import RowRule, Rule, TableRule

Side = Literal["before", "after"]
_SIDES: tuple[Side, ...] = ("before", "after")
_OTHER: dict[Side, Side] = {"before": "after", "after": "before"}
_LIVING = ("units", "territories")

_ENDING = (
    SuccessionKind.RENAMED,
    SuccessionKind.MERGED,
    SuccessionKind.ABSORBED,
    SuccessionKind.DISSOLVED,
)
"""After these nothing of what was before goes on, unless it is named among what came.

What is split may end or go on: the word covers chia and tách.
"""
_BEGINNING = (SuccessionKind.FOUNDED, SuccessionKind.RENAMED, SuccessionKind.MERGED)
"""What comes out of these was not there before, unless it is named among what was.

Parts of what is split may go to a unit that is there already.
"""

_AT_MOST_ONE: dict[Side, tuple[SuccessionKind, ...]] = {
    "before": (SuccessionKind.RENAMED, SuccessionKind.SPLIT),
    "after": (SuccessionKind.RENAMED, SuccessionKind.MERGED, SuccessionKind.ABSORBED),
}
_AT_LEAST_ONE: dict[Side, tuple[SuccessionKind, ...]] = {
    "before": (*_AT_MOST_ONE["before"], SuccessionKind.ABSORBED, SuccessionKind.DISSOLVED),
    "after": (*_AT_MOST_ONE["after"], SuccessionKind.FOUNDED),
}
_AT_LEAST_TWO: dict[Side, SuccessionKind] = {"before": SuccessionKind.MERGED, "after": SuccessionKind.SPLIT}
_NEARLY_ALL = 9_900
"""Shares given in whole per cent may lose one in a hundred by rounding."""


def _too_many(row: Row, side: Side) -> Any:
    wrong = row["kind"].one_of(_named(*_AT_MOST_ONE[side])) & (row.size(side) > 1)
    founded = row["kind"].equals(SuccessionKind.FOUNDED.value) & ~row.size(side).missing()
    return wrong | founded if side == "before" else wrong


def _too_few(row: Row, side: Side) -> Any:
    none = row["kind"].one_of(_named(*_AT_LEAST_ONE[side])) & row.size(side).missing()
    lone = row.size(side).missing() | (row.size(side) < 2)  # noqa: PLR2004 several are two or more
    return none | (row["kind"].equals(_AT_LEAST_TWO[side].value) & lone)


def _named(*kinds: SuccessionKind) -> list[str]:
    return [kind.value for kind in kinds]


def _counted(code: str, side: Side, breaks: Callable[[Row, Side], Any]) -> Rule:
    return RowRule(
        card=card(code),
        table="successions",
        field=side,
        breaks=lambda row: breaks(row, side),
        values={"kind": "kind"},
        constants={"side": f"successions.{side}"},
    )


def _on_the_wrong_day(code: str, side: Side, table: str, breaks: Callable[[Row], Any], day: str) -> Rule:
    """About the life of what a succession names; its day stands in the record above."""
    name = f"{VALUE}@{table}"
    return RowRule(
        card=card(code),
        table=f"successions.{side}",
        field=VALUE,
        breaks=breaks,
        values={"named": VALUE, "on": f"{RECORD}.on", "day": f"{name}.{day}"},
    )


def _not_yet(table: str) -> Rule:
    breaks = lambda row: row[f"{VALUE}@{table}.since"] >= row[f"{RECORD}.on"]  # noqa: E731 as in the others
    return _on_the_wrong_day("S104", "before", table, breaks, "since")


def _no_more(table: str) -> Rule:
    breaks = lambda row: row[f"{VALUE}@{table}.until"] < row[f"{RECORD}.on"]  # noqa: E731 as in the others
    return _on_the_wrong_day("S105", "after", table, breaks, "until")


def _begins_late(table: str) -> Rule:
    breaks = lambda row: row[f"{VALUE}@{table}.since"] > row[f"{RECORD}.on"]  # noqa: E731 as in the others
    return _on_the_wrong_day("S109", "after", table, breaks, "since")


def _lives(tables: Tables) -> Frame:
    """Whatever may be named, each id once: of one that several records bear nothing is known."""
    found = [tables[name].select("id", "since", "until", nw.lit(name).alias("table")) for name in _LIVING]
    lives = nw.concat(found, how="vertical").filter(~nw.col("id").is_null())
    counted = lives.group_by("id").agg(
        nw.len().alias("n"), *(nw.col(name).max() for name in ("since", "until", "table"))
    )
    return counted.filter(nw.col("n") == 1).select("id", "since", "until", "table")


def _members(tables: Tables, side: Side) -> Frame:
    """What a side names, with its life, and the succession's kind and day."""
    events = tables["successions"].select(nw.col(ORDINAL).alias("event"), "kind", "on")
    rows = tables[f"successions.{side}"].select(RECORD, ORDINAL, VALUE, ORIGIN_ROW, ORIGIN_FILE)
    known = rows.join(events, left_on=RECORD, right_on="event", how="inner")
    return known.join(_lives(tables), left_on=VALUE, right_on="id", how="inner").with_columns(
        nw.col(VALUE).alias("named")
    )


def _only_on(tables: Tables, side: Side) -> Frame:
    other = tables[f"successions.{_OTHER[side]}"].select(RECORD, VALUE)
    return _members(tables, side).join(other, on=[RECORD, VALUE], how="anti")


def _lives_on(tables: Tables) -> Frame:
    rows = _only_on(tables, "before").filter(nw.col("kind").is_in(_named(*_ENDING)))
    return rows.filter(nw.col("until") >= nw.col("on")).with_columns(nw.col("until").alias("day"))


def _lived_already(tables: Tables) -> Frame:
    rows = _only_on(tables, "after").filter(nw.col("kind").is_in(_named(*_BEGINNING)))
    return rows.filter(nw.col("since") < nw.col("on")).with_columns(nw.col("since").alias("day"))


def _ended_early(tables: Tables) -> Frame:
    kinds = (*_ENDING, SuccessionKind.SPLIT)
    rows = _members(tables, "before").filter(nw.col("kind").is_in(_named(*kinds)))
    eve = nw.col("on").dt.offset_by("-1d")
    return rows.filter(nw.col("until") < eve).with_columns(nw.col("until").alias("day"))


def _on_days(code: str, side: Side, query: Callable[[Tables], Frame]) -> Rule:
    return TableRule(
        card=card(code), table=f"successions.{side}", field=VALUE, query=query, values=("named", "on", "day")
    )


def _mixed(tables: Tables) -> Frame:
    named = nw.concat(
        [tables[f"successions.{side}"].select(RECORD, VALUE) for side in _SIDES], how="vertical"
    )
    known = named.join(_lives(tables).select("id", "table"), left_on=VALUE, right_on="id", how="inner")
    several = known.group_by(RECORD).agg(
        nw.col("table").min().alias("one"), nw.col("table").max().alias("other")
    )
    mixed = several.filter(nw.col("one") != nw.col("other")).select(RECORD)
    rows = tables["successions"].select(ORDINAL, ORIGIN_ROW, ORIGIN_FILE)
    return rows.join(mixed, left_on=ORDINAL, right_on=RECORD, how="inner")


def _twice(side: Side) -> Rule:
    return TableRule(
        card=card("S103"),
        table=f"successions.{side}",
        field=VALUE,
        query=lambda tables: _repeated(tables, f"successions.{side}", VALUE),
        values=("named",),
        alike=(VALUE,),
    )


def _repeated(tables: Tables, table: str, column: str) -> Frame:
    """The rows of a list whose cell stands further up in the same list."""
    rows = tables[table].select(RECORD, ORDINAL, nw.col(column).alias("named"), ORIGIN_ROW, ORIGIN_FILE)
    first = rows.group_by(RECORD, "named").agg(nw.col(ORDINAL).min().alias("first"))
    again = rows.join(first, on=[RECORD, "named"], how="inner")
    return again.filter(nw.col(ORDINAL) > nw.col("first"))


def _of_nobody(tables: Tables) -> Frame:
    rows = tables["successions.shares"].filter(~nw.col("after").is_null() & ~nw.col(RECORD).is_null())
    heirs = tables["successions.after"].select(RECORD, VALUE)
    return rows.join(heirs, left_on=[RECORD, "after"], right_on=[RECORD, VALUE], how="anti").with_columns(
        nw.col("after").alias("named")
    )


def _shared_out(row: Row) -> Any:
    every = row.given("shares", "basis_points").equals(row.size("after"))
    return (
        row["kind"].equals(SuccessionKind.SPLIT.value)
        & every
        & (row.total("shares", "basis_points") < _NEARLY_ALL)
    )


RULES: tuple[Rule, ...] = (
    *(_counted("S101", side, _too_many) for side in _SIDES),
    *(_counted("S102", side, _too_few) for side in _SIDES),
    *(_twice(side) for side in _SIDES),
    *(_not_yet(table) for table in _LIVING),
    *(_no_more(table) for table in _LIVING),
    _on_days("S106", "before", _lives_on),
    _on_days("S107", "after", _lived_already),
    _on_days("S108", "before", _ended_early),
    *(_begins_late(table) for table in _LIVING),
    TableRule(card=card("S110"), table="successions", query=_mixed),
    TableRule(
        card=card("S111"),
        table="successions.shares",
        field="after",
        query=_of_nobody,
        values=("named",),
        alike=(),
    ),
    TableRule(
        card=card("S112"),
        table="successions.shares",
        field="after",
        query=lambda tables: _repeated(tables, "successions.shares", "after"),
        values=("named",),
        alike=("after",),
    ),
    RowRule(
        card=card("S113"),
        table="successions",
        field="shares",
        breaks=_shared_out,
        values={"total": "#shares.total:basis_points"},
    ),
    RowRule(
        card=card("S114"),
        table="successions",
        field="after",
        breaks=lambda row: row["kind"].equals(SuccessionKind.DISSOLVED.value) & ~row.size("after").missing(),
    ),
)
"""The rules of successions."""
