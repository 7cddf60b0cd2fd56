"""Rules of units: the level of each kind, a place in the line of management, and kinds bound in time."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from vneduunion.findings import card
from vneduunion.model import TieKind, UnitKind
from vneduunion.tables import Tables
from vneduunion.tables.columns import ORDINAL
from vneduunion.tables.holder import Frame
from vneduunion.tables.origins import ORIGIN_FILE, ORIGIN_ROW
from vneduunion.validation.operands import Plain, Row, pairs_allowed
from vneduunion.validation.rule import RowRule, Rule, TableRule
from vneduunion.validation.rules.lives import held_outside

DISTRICTS_END = date(2025, 6, 30)
"""The last day of the district level."""
COMMUNES_BEGIN = date(2025, 6, 12)
"""The day of the guidance on commune unions: there were none before."""
ENDED = (UnitKind.DISTRICT_FEDERATION, UnitKind.LOCAL_SECTOR_UNION, UnitKind.DISTRICT_EDUCATION_UNION)
"""The kinds that were abolished by the middle of 2025."""

LEVELS: Mapping[UnitKind, int] = {
    UnitKind.CONFEDERATION: 1,
    UnitKind.PROVINCIAL_FEDERATION: 2,
    UnitKind.CENTRAL_SECTOR_UNION: 2,
    UnitKind.CORPORATION_UNION_CENTRAL: 2,
    UnitKind.LOCAL_SECTOR_UNION: 3,
    UnitKind.DISTRICT_FEDERATION: 3,
    UnitKind.COMMUNE_UNION: 3,
    UnitKind.INDUSTRIAL_PARK_UNION: 3,
    UnitKind.UNIVERSITY_UNION_UPPER: 3,
    UnitKind.GRASSROOTS: 4,
    UnitKind.GUILD: 4,
}
"""The level of each kind that has one."""
_WRONG_LEVELS: Mapping[Plain, Sequence[int]] = {
    kind.value: [other for other in range(1, 5) if other != level] for kind, level in LEVELS.items()
}
_WITHOUT_LEVEL = [kind for kind in UnitKind if kind not in LEVELS]


def named(kinds: Iterable[UnitKind]) -> list[str]:
    """Kinds as cells have them.

    Args:
        kinds: members of the enumeration.
    """
    return [kind.value for kind in kinds]


def _wrong_level(row: Row) -> Any:
    return pairs_allowed(row["kind"], row["level"], _WRONG_LEVELS)


def _has_no_level(row: Row) -> Any:
    return row["kind"].one_of(named(_WITHOUT_LEVEL)) & ~row["level"].missing()


def _begun_late(row: Row) -> Any:
    return row["kind"].equals(UnitKind.DISTRICT_FEDERATION.value) & (row["since"] > DISTRICTS_END)


def _lives_late(row: Row) -> Any:
    """What U104 says of a district federation is not said again."""
    begins = row["kind"].one_of(named(ENDED[1:])) & (row["since"] > DISTRICTS_END)
    in_time = row["since"].missing() | (row["since"] <= DISTRICTS_END)
    district = row["kind"].equals(UnitKind.DISTRICT_FEDERATION.value) & in_time
    other = row["kind"].one_of(named(ENDED[1:]))
    return begins | ((district | other) & (row["until"] > DISTRICTS_END))


def _lives_early(row: Row) -> Any:
    early = (row["since"] < COMMUNES_BEGIN) | (row["until"] < COMMUNES_BEGIN)
    return row["kind"].equals(UnitKind.COMMUNE_UNION.value) & early


def _unmanaged(tables: Tables) -> Frame:
    """Units without a parent; a tie whose kind is missing may be the one."""
    ties = tables["ties"].with_columns(nw.lit(value=True).alias("some"))
    direct = ties.filter(nw.col("kind").is_null() | (nw.col("kind") == TieKind.DIRECT.value)).select("child")
    units = tables["units"].filter(nw.col("kind") != UnitKind.CONFEDERATION.value)
    units = units.select("id", "kind", ORDINAL, ORIGIN_ROW, ORIGIN_FILE, nw.lit(value=True).alias("some"))
    # Without any tie in the data, nothing is missing: nobody set out to give them.
    units = units.join(ties.select("some"), on="some", how="semi")
    return units.filter(~nw.col("id").is_null()).join(direct, left_on="id", right_on="child", how="anti")


_LIFE = {"kind": "kind", "since": "since", "until": "until"}

RULES: tuple[Rule, ...] = (
    RowRule(
        card=card("U101"),
        table="units",
        field="level",
        breaks=_wrong_level,
        values={"kind": "kind", "level": "level"},
    ),
    RowRule(
        card=card("U102"),
        table="units",
        field="level",
        breaks=_has_no_level,
        values={"kind": "kind", "level": "level"},
    ),
    TableRule(card=card("U103"), table="units", query=_unmanaged, values=("id", "kind")),
    RowRule(card=card("U104"), table="units", field="since", breaks=_begun_late, values={"since": "since"}),
    RowRule(card=card("U105"), table="units", field="until", breaks=_lives_late, values=_LIFE),
    RowRule(card=card("U106"), table="units", field="since", breaks=_lives_early, values=_LIFE),
    RowRule(
        card=card("U107"),
        table="units",
        field="territory",
        breaks=lambda row: held_outside(row, "territory"),
        values={
            "territory": "territory",
            "since": "since",
            "until": "until",
            "born": "territory.since",
            "ended": "territory.until",
        },
    ),
)
"""The rules of units."""
