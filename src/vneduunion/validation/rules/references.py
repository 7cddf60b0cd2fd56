"""Rules of every table: ids are unique, and references lead to records of the right class."""

from collections.abc import Callable, Iterator
from typing import Any

import narwhals.stable.v2 as nw

from vneduunion.findings import card
from vneduunion.model import TABLES
from vneduunion.tables import Column, Tables, TableSchema, schemas
from vneduunion.tables.columns import ORDINAL, RECORD
from vneduunion.tables.holder import Frame
from vneduunion.tables.origins import ORIGIN_FILE, ORIGIN_ROW
from vneduunion.validation.operands import Row
from vneduunion.validation.rule import RowRule, Rule, TableRule


def _dangling(schema: TableSchema, column: Column) -> Rule:
    paths = (
        [column.name]
        if len(column.refers_to) == 1
        else [f"{column.name}@{table}" for table in column.refers_to]
    )

    def breaks(row: Row) -> Any:
        wrong = ~row[column.name].missing()
        for path in paths:
            wrong = wrong & row.there(path).missing()
        return wrong

    return RowRule(
        card=card("X201"),
        table=schema.name,
        field=column.field,
        breaks=breaks,
        values={"found": column.name},
        constants={"tables": ", ".join(column.refers_to)},
    )


def _orphan(schema: TableSchema) -> Rule:
    """A row of a child table whose record is not there."""
    return RowRule(
        card=card("X203"),
        table=schema.name,
        field=RECORD,
        breaks=lambda row: ~row[RECORD].missing() & row.there(RECORD).missing(),
        values={"found": RECORD},
        constants={"parent": schema.parent},
    )


def _references() -> Iterator[Rule]:
    for schema in schemas().values():
        if schema.parent is not None:
            yield _orphan(schema)
        yield from (_dangling(schema, column) for column in schema.columns if column.refers_to)


def _repeated(table: str) -> Rule:
    return TableRule(
        card=card("X202"), table=table, field="id", query=_repeated_rows(table), values=("id", "count")
    )


def _repeated_rows(table: str) -> Callable[[Tables], Frame]:
    def query(tables: Tables) -> Frame:
        named = [name for name in TABLES if schemas()[name].has_id and name in tables]
        ids = nw.concat([tables[name].select("id") for name in named], how="vertical")
        counted = ids.filter(~nw.col("id").is_null()).group_by("id").agg(nw.len().alias("count"))
        twice = counted.filter(nw.col("count") > 1)
        rows = tables[table].select("id", ORDINAL, ORIGIN_ROW, ORIGIN_FILE)
        return rows.join(twice, on="id", how="inner")

    return query


RULES: tuple[Rule, ...] = (
    *_references(),
    *(_repeated(name) for name in TABLES if schemas()[name].has_id),
)
"""Every reference and every id."""
