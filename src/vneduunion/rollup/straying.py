"""What counts nowhere: how much of it there is, what share of all, and the findings that tell it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, get_args

import narwhals.stable.v2 as nw
import polars as pl

from vneduunion.errors import Lang
from vneduunion.findings import Card, Finding, card
from vneduunion.model import MeasureDefinition
from vneduunion.rollup.asked import PERIOD
from vneduunion.rollup.calling import called
from vneduunion.rollup.closure import UNIT
from vneduunion.rollup.combining import Combining
from vneduunion.rollup.counting import Counting
from vneduunion.rollup.facts import HIGH, LOW, UNBOUNDED, Facts
from vneduunion.rollup.locating import CUT_OFF, NO_RECORD, NO_UNIT, OUTSIDE_LIFE, UNKNOWN_UNIT, WHY
from vneduunion.rollup.paths import Paths
from vneduunion.rollup.places import WEIGHT_HIGH
from vneduunion.rollup.sums import RECORDS
from vneduunion.structure import WHOLE
from vneduunion.tables import Tables
from vneduunion.tables.columns import RECORD, schemas
from vneduunion.tables.holder import Frame
from vneduunion.values.quantities import Quantity

LANGS: tuple[Lang, ...] = get_args(Lang)
Lives = Mapping[str, tuple[date | None, date | None]]
SOMEWHERE, NOWHERE, SHARE = "somewhere", "nowhere", "share"
PER_PERIOD = (UNIT, WHY, PERIOD)
PER_UNIT = (UNIT, WHY)
_CODES: Mapping[str, str] = {
    NO_UNIT: "R101",
    OUTSIDE_LIFE: "R102",
    UNKNOWN_UNIT: "X201",
    CUT_OFF: "R103",
    NO_RECORD: "R105",
}
"""An id that leads nowhere has one code, whoever meets it."""


def strays(way: Counting | Combining, facts: Facts, keys: Sequence[str]) -> Frame:
    """How much of one measure counts nowhere.

    Args:
        way: how it is counted or put together.
        facts: what is counted.
        keys: `PER_PERIOD`, or `PER_UNIT` for all periods together, each record once.

    Returns:
        Rows of the keys with `low`, `high` (missing where there is no upper bound) and `records`.
    """
    found = way.left_out(facts, keys)
    high = nw.when(nw.col(UNBOUNDED) == 0).then(nw.col(HIGH)).alias(HIGH)
    return found.select(*keys, LOW, high, RECORDS)


def accounted(counting: Counting, facts: Facts) -> Frame:
    """How many records of one measure count somewhere, and how many nowhere.

    Args:
        counting: how it is counted.
        facts: what is counted.

    Returns:
        One row of `somewhere` and `nowhere`: of the records that have something in the periods, those that
        count, perhaps in part, in some place, and the others.
    """
    counted = counting.things(facts).filter(nw.col(WEIGHT_HIGH) > 0).select(RECORD).unique()
    stray = counting.strays(facts).select(RECORD).unique().join(counted, on=RECORD, how="anti")
    none = nw.lit(0).cast(nw.Int64)
    one = counted.select(nw.len().cast(nw.Int64).alias(SOMEWHERE)).with_columns(none.alias(NOWHERE))
    other = stray.select(nw.len().cast(nw.Int64).alias(NOWHERE)).with_columns(none.alias(SOMEWHERE))
    both = nw.concat([one, other.select(SOMEWHERE, NOWHERE)], how="vertical")
    return both.select(*(nw.col(name).sum().cast(nw.Int64) for name in (SOMEWHERE, NOWHERE)))


def with_share(rows: pl.DataFrame) -> pl.DataFrame:
    """The part of all records that counts somewhere, in basis points.

    Args:
        rows: with `somewhere` and `nowhere`.

    Returns:
        The same with `share`, which is the whole only where nothing counts nowhere, and missing where there
        are no records.
    """
    together = pl.col(SOMEWHERE) + pl.col(NOWHERE)
    share = pl.when(together > 0).then(pl.col(SOMEWHERE) * WHOLE // together)
    return rows.with_columns(share.alias(SHARE))


def lives(columns: Tables, units: Iterable[str]) -> Lives:
    """The first and the last day of units.

    Args:
        columns: the records.
        units: their ids.
    """
    rows = columns["units"].filter(nw.col("id").is_in([*units])).select("id", "since", "until")
    return {unit: (since, until) for unit, since, until in rows.collect("polars").to_native().iter_rows()}


class Subject(NamedTuple):
    """What findings are about.

    Attributes:
        id: of the measure.
        called: what the measure is called in each language.
        table: where the records are.
        field: the field of their unit, if it is one.
        among: the tables that have a record of the id that stands there.
    """

    id: str
    called: Mapping[Lang, str]
    table: str
    field: str | None
    among: str = "units"

    @classmethod
    def of(cls, definition: MeasureDefinition) -> "Subject":
        """What is counted by a definition."""
        names: dict[Lang, str] = {lang: called(definition, lang) for lang in LANGS}
        return cls(definition.id, names, *_home(definition), _among(definition))


def findings_of(subject: Subject, rows: Iterable[Mapping[str, Any]], lives: Lives) -> Iterator[Finding]:
    """What counts nowhere as findings, one for each reason and unit.

    Args:
        subject: what they are about.
        rows: of `unit`, `why`, `low`, `high` and `records`.
        lives: the first and the last day of the units that are known.
    """
    for row in rows:
        rule = card(_CODES[row[WHY]])
        values = _told(subject, row) | _of_unit(subject, row[WHY], row[UNIT], lives)
        yield _found(rule, subject.table, subject.field, values)


def undated(subject: Subject, facts: Facts) -> Iterator[Finding]:
    """That nothing of a measure has a day, where there is no period for that reason.

    Args:
        subject: what the finding is about.
        facts: what is counted.
    """
    records = facts.counted(facts.events).select(RECORD).unique()
    number = _number(records)
    if number:
        values = {"measure": subject.id, "name": dict(subject.called), "records": number}
        yield _found(card("R104"), subject.table, None, values)


def doubled(columns: Tables, table: str) -> Iterator[Finding]:
    """That several records of a table bear one id.

    Args:
        columns: the records.
        table: the table.
    """
    ids = columns[table].select("id").filter(~nw.col("id").is_null())
    several = ids.group_by("id").agg(nw.len().cast(nw.Int64).alias(RECORDS)).filter(nw.col(RECORDS) > 1)
    found = several.select(nw.len().alias("ids"), nw.col(RECORDS).sum())
    number, records = found.collect("polars").row(0)
    if number:
        yield _found(card("R106"), table, "id", {"ids": int(number), "records": int(records), "table": table})


def _number(rows: Frame) -> int:
    return int(rows.select(nw.len()).collect("polars").row(0)[0])


def _found(rule: Card, table: str, field: str | None, values: Mapping[str, Any]) -> Finding:
    return Finding(
        code=rule.code, severity=rule.severity, table=table, field=field, values=dict(values), rule=rule
    )


def _told(subject: Subject, row: Mapping[str, Any]) -> dict[str, Any]:
    quantity = Quantity(low=row[LOW], high=row[HIGH])
    return {
        "measure": subject.id,
        "name": dict(subject.called),
        "records": row[RECORDS],
        "amount": {lang: quantity.in_words(lang) for lang in LANGS},
    }


def _of_unit(subject: Subject, why: str, unit: str | None, lives: Lives) -> dict[str, Any]:
    if why == UNKNOWN_UNIT:
        return {"found": unit, "tables": subject.among}
    if unit is None:
        return {}
    born, ended = (day and day.isoformat() for day in lives[unit])
    return {"whose": unit, "born": born, "ended": ended}


def _among(definition: MeasureDefinition) -> str:
    """The tables that have a record of an id that stands for a unit."""
    found: dict[str, None] = {}
    for path in Paths.of(definition).units:
        schema = path.home(definition.table)
        for home, name in ((schema, path.column), (schemas().get(path.table), path.found)):
            found |= dict.fromkeys(home.column(name).refers_to) if home else {}
    return ", ".join(found)


def _home(definition: MeasureDefinition) -> tuple[str, str | None]:
    """Where the unit stands: its table and field, or the table of the records where it may stand in several."""
    path, *others = Paths.of(definition).units
    if others:
        return definition.table, None
    own = f"{definition.table}.{path.part}" if path.part else definition.table
    table, column = (path.table, path.found) if path.table else (own, path.column)
    return table, next(each.field for each in schemas()[table].columns if each.name == column)
