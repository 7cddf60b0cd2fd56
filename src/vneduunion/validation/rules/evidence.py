"""Rules of evidence: nothing said twice or against itself, and all of it inside the lives of units and groups."""

from collections.abc import Callable, Mapping
from typing import Any

import narwhals.stable.v2 as nw

from vneduunion.findings import card
from vneduunion.model import QualificationBand, ServiceKind
from vneduunion.tables import Tables, schemas
from vneduunion.tables.columns import ORDINAL
from vneduunion.tables.holder import Frame
from vneduunion.validation.operands import Row
from vneduunion.validation.rule import RowRule, Rule, TableRule
from vneduunion.validation.rules.lives import (
    days_happened,
    days_held,
    happened_outside,
    held_beyond,
    held_outside,
)
from vneduunion.validation.rules.pairs import OTHER, on_one_day, paired, same_or_missing
from vneduunion.values.periods import PeriodKind

_ASSESSMENTS, _SERVICES, _MEMBERSHIPS = "assessments", "services", "union_memberships"
_DISCIPLINES, _QUALIFICATIONS = "disciplines", "qualifications"
_YEARS = (PeriodKind.YEAR.value, PeriodKind.SCHOOL_YEAR.value, PeriodKind.WORK_YEAR.value)
_NO_YEARS = tuple(kind.value for kind in PeriodKind if kind.value not in _YEARS)
_ONE_FACT: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    _ASSESSMENTS: (("subject", "period_first", "period_last", "rating"), ()),
    _SERVICES: (("person", "role"), ("unit",)),
    _DISCIPLINES: (("person", "form"), ()),
    _QUALIFICATIONS: (("person", "level"), ("when_first", "when_last")),
    _MEMBERSHIPS: (("person",), ("unit",)),
}
"""For each table the columns in which two entries of one fact agree, and those where both may say nothing."""
_WHEN = ("when_kind", "when_first", "when_last")
_FULL_TIME = ServiceKind.UNION_FULL_TIME.value
_PART_TIME = (ServiceKind.UNION_PART_TIME.value, ServiceKind.UNION_PART_TIME_NON_STATE.value)


def _said_twice(table: str) -> Rule:
    """That one fact is given once, and what has days is not given twice for one day."""
    same, either = _ONE_FACT[table]
    days = ("since", "until") if "since" in schemas()[table].storages else ()

    def query(tables: Tables) -> Frame:
        meets = same_or_missing(*either) & (on_one_day() if days else nw.lit(value=True))
        return paired(tables[table], same, (ORDINAL,), (*either, *days), meets).with_columns(
            nw.col(same[0]).alias("whose")
        )

    return TableRule(card=card("H101"), table=table, field=same[-1], query=query, values=("whose", "others"))


def _rated_otherwise(tables: Tables) -> Frame:
    years = tables[_ASSESSMENTS].filter(nw.col("period_kind").is_in(_YEARS))
    return paired(
        years,
        ("subject", "period_last"),
        (ORDINAL,),
        ("rating",),
        nw.col("rating") != nw.col(f"{OTHER}rating"),
    )


def _became_lower(tables: Tables) -> Frame:
    """Entries of the lower band that hold from a day on which a higher one was held."""
    college, university = QualificationBand.UP_TO_COLLEGE.value, QualificationBand.FROM_UNIVERSITY.value
    falls = (nw.col("level") == college) & (nw.col(f"{OTHER}level") == university)
    since_ever = nw.all_horizontal(*(nw.col(OTHER + name).is_null() for name in _WHEN), ignore_nulls=False)
    no_later = since_ever | (nw.col(f"{OTHER}when_last") <= nw.col("when_first"))
    return paired(
        tables[_QUALIFICATIONS], ("person",), (ORDINAL,), ("level", *_WHEN), falls & no_later
    ).with_columns(nw.col("when_first").alias("since"))


def _against_full_time(row: Row) -> Any:
    whole = row["full_time"].equals(True)  # noqa: FBT003 a cell's value
    return (row["role"].equals(_FULL_TIME) & ~whole) | (row["role"].one_of(_PART_TIME) & whole)


def _rated_in_life(table: str) -> Rule:
    """That a unit or a group is rated for a year in which it lived."""
    life = f"subject@{table}"
    return RowRule(
        card=card("H104"),
        table=_ASSESSMENTS,
        field="period",
        breaks=lambda row: happened_outside(row, "period", life),
        values=days_happened("period", life),
    )


def _held_in_life(table: str, code: str, breaks: Callable[[Row, str], Any]) -> Rule:
    """That a person serves in a unit, or is a member of it, while it lives."""
    return RowRule(
        card=card(code),
        table=table,
        field="unit",
        breaks=lambda row: breaks(row, "unit"),
        values=days_held("unit"),
    )


RULES: tuple[Rule, ...] = (
    *map(_said_twice, _ONE_FACT),
    TableRule(
        card=card("H102"),
        table=_ASSESSMENTS,
        field="rating",
        query=_rated_otherwise,
        values=("subject", "rating", "others"),
    ),
    RowRule(
        card=card("H103"),
        table=_ASSESSMENTS,
        field="period",
        breaks=lambda row: row["period_kind"].one_of(_NO_YEARS),
        values={"kind": "period_kind"},
    ),
    *map(_rated_in_life, ("units", "groups")),
    *(_held_in_life(table, "H105", held_outside) for table in (_SERVICES, _MEMBERSHIPS)),
    *(_held_in_life(table, "H106", held_beyond) for table in (_SERVICES, _MEMBERSHIPS)),
    RowRule(
        card=card("H107"),
        table=_DISCIPLINES,
        field="until",
        breaks=lambda row: row["until"].missing(),
        values={"person": "person", "since": "since"},
    ),
    TableRule(
        card=card("H108"),
        table=_QUALIFICATIONS,
        field="level",
        query=_became_lower,
        values=("person", "level", "since", "others"),
    ),
    RowRule(
        card=card("H109"),
        table=_SERVICES,
        field="full_time",
        breaks=_against_full_time,
        values={"role": "role"},
    ),
)
"""The rules of evidence."""
