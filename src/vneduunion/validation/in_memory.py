"""Rules that Python judges, and where their findings stand."""

from collections.abc import Iterator, Sequence
from typing import Any

import narwhals.stable.v2 as nw

from vneduunion.tables import Tables, schemas
from vneduunion.tables.columns import ORDINAL
from vneduunion.tables.origins import ORIGIN_FILE, ORIGIN_ROW
from vneduunion.validation.on_tables import Hit, Located, findings_of
from vneduunion.validation.rule import Breach, MemoryRule


def memory_findings(rule: MemoryRule, tables: Tables, beside: Tables, cap: int) -> tuple[list[Located], int]:
    """What breaks a rule, the first of it by the order of keys, and how much there is.

    Args:
        rule: what must hold.
        tables: the tables judged.
        beside: these with tables from elsewhere that they do not have.
        cap: how many findings come back at the most.
    """
    if rule.table not in tables:
        return [], 0
    breaches = sorted(rule.check(beside), key=_order)
    kept = breaches[:cap]
    return list(findings_of(list(_hits(rule, kept, tables)), tables)), len(breaches)


def _order(breach: Breach) -> tuple[Any, ...]:
    """By key, what is about the whole table first; keys of one table are of one type."""
    key = () if breach.key is None else (breach.key,)
    return key, str(breach.field), sorted(map(str, breach.values.items()))


def _hits(rule: MemoryRule, breaches: Sequence[Breach], tables: Tables) -> Iterator[Hit]:
    places = _places(rule.table, [item.key for item in breaches if item.key is not None], tables)
    for item in breaches:
        row, file = places.get(item.key, (None, None))
        yield Hit(
            rule=rule,
            key=None if item.key is None else str(item.key),
            at=None,
            row=row,
            file=file,
            values=dict(item.values),
            field=item.field or rule.field,
            count=len(breaches),
        )


def _places(table: str, keys: list[Any], tables: Tables) -> dict[Any, tuple[int | None, str | None]]:
    """The row and the file of some records, where these are known."""
    if not keys:
        return {}
    key = "id" if schemas()[table].has_id else ORDINAL
    rows = (
        tables[table]
        .filter(nw.col(key).is_in(list(dict.fromkeys(keys))))
        .select(key, ORIGIN_ROW, ORIGIN_FILE)
    )
    found = rows.collect("polars").to_native().sort(key, ORIGIN_FILE, ORIGIN_ROW, descending=True)
    return {row[key]: (row[ORIGIN_ROW], row[ORIGIN_FILE]) for row in found.iter_rows(named=True)}
