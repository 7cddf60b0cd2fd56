"""What conditions find beside a row's own cells: the records it leads to, and its lists."""

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import polars as pl
import pytest

from vneduunion.findings import card
from vneduunion.model import (
    AuthorRole,
    Authorship,
    Dataset,
    Initiative,
    InitiativeKind,
    Tie,
    TieKind,
    Unit,
    UnitKind,
)
from vneduunion.tables import Tables, tables
from vneduunion.tables.columns import ORDINAL
from vneduunion.tables.door import tables_of
from vneduunion.tables.origins import ORIGIN_FILE, ORIGIN_ROW
from vneduunion.validation import RowRule, TableRule, validate
from vneduunion.values.names import Name

Engine = Callable[[dict[str, pl.DataFrame]], Tables]


def on_duckdb(frames: dict[str, pl.DataFrame]) -> Tables:
    connection = duckdb.connect()
    return tables_of({name: connection.from_arrow(frame.to_arrow()) for name, frame in frames.items()})


def on_polars(frames: dict[str, pl.DataFrame]) -> Tables:
    return tables_of({name: frame.lazy() for name, frame in frames.items()})


ENGINES = pytest.mark.parametrize("engine", [on_polars, on_duckdb], ids=["polars", "duckdb"])


def frames_of(data: Dataset) -> dict[str, pl.DataFrame]:
    columns = tables(data)
    return {name: columns.native(name).collect() for name in columns}


def rule(table: str, breaks: Callable[[Any], Any], **values: str) -> RowRule:
    return RowRule(card=card("X109"), table=table, field="id", breaks=breaks, values=values)


def unit(name: str, since: date) -> Unit:
    return Unit(id=name, kind=UnitKind.GRASSROOTS, name=Name(vi=name), since=since)


def work(name: str, *shares: int | None) -> Initiative:
    authors = (Authorship(person="an", role=AuthorRole.AUTHOR, share=share) for share in shares)
    return Initiative(id=name, title=name, kind=InitiativeKind.TOPIC, authors=tuple(authors))


def found(data: Tables, *rules: RowRule) -> list[tuple[str | None, dict[str, Any]]]:
    return [(item.record, dict(item.values)) for item in validate(data, rules)]


TIES = [
    Tie(child=child, parent="top", kind=TieKind.DIRECT, since=date(2000, 1, 1))
    for child in ("young", "double", "absent")
]
UNITS = [unit("young", date(2010, 1, 1)), unit("double", date(2010, 1, 1)), unit("top", date(1990, 1, 1))]


@ENGINES
def test_of_an_id_that_two_records_bear_it_is_known_only_that_it_is_there(engine: Engine) -> None:
    frames = frames_of(Dataset(units=UNITS, ties=TIES))
    frames["units"] = pl.concat([frames["units"], frames["units"].filter(pl.col("id") == "double")])
    younger = rule("ties", lambda row: row["since"] < row["child.since"], child="child", born="child.since")
    away = rule("ties", lambda row: row.there("child").missing(), child="child")
    data = engine(frames)
    assert found(data, younger) == [("young>top@2000-01-01", {"child": "young", "born": "2010-01-01"})]
    assert found(data, away) == [("absent>top@2000-01-01", {"child": "absent"})]


@ENGINES
def test_lists_are_judged_by_what_is_told_of_them(engine: Engine) -> None:
    works = [work("none"), work("one", 10_000), work("two", 4_000, None)]
    data = engine(frames_of(Dataset(initiatives=works)))
    little = rule(
        "initiatives", lambda row: row.total("authors", "share") < 5_000, total="#authors.total:share"
    )
    partly = rule("initiatives", lambda row: row.given("authors", "share") < row.size("authors"))
    empty = rule("initiatives", lambda row: row.size("authors").missing())
    mixed = rule("initiatives", lambda row: row["id"].equals("one") & ~row.size("authors").missing())
    assert found(data, little) == [("two", {"total": "4000"})]
    assert found(data, partly) == [("two", {})]
    assert found(data, empty) == [("none", {})]
    assert found(data, mixed) == [("one", {})]
    assert found(data, little, partly, empty, mixed) == [
        ("none", {}),
        ("one", {}),
        ("two", {}),
        ("two", {"total": "4000"}),
    ]


@ENGINES
def test_as_many_rules_about_tables_as_one_likes(engine: Engine) -> None:
    data = engine(frames_of(Dataset(units=UNITS)))
    keys = ["id", ORDINAL, ORIGIN_ROW, ORIGIN_FILE]
    rules = [
        TableRule(
            card=card("X109"),
            table="units",
            query=lambda given: given["units"].select(keys),
            constants={"n": n},
        )
        for n in range(70)
    ]
    told = validate(data, rules, cap=2)
    assert told.counts == {"X109": 210}
    assert sorted((item.values["n"], item.record) for item in told) == [
        (n, name) for n in range(70) for name in ("double", "young")
    ]
