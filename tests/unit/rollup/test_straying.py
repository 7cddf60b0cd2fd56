from datetime import date
from pathlib import Path

import polars as pl
import pytest
from attrs import evolve

from tests.rule_checks import codes_of, dataset_of, on_duckdb
from vneduunion import Dataset, Findings, Grid, Period, Tables, roll_up, scan
from vneduunion.findings import Severity, card
from vneduunion.model import (
    Activity,
    ActivityKind,
    Award,
    Group,
    Initiative,
    InitiativeKind,
    Person,
    Unit,
    UnitKind,
)
from vneduunion.reference import measure_definitions
from vneduunion.rollup.straying import with_share
from vneduunion.tables.door import tables_of
from vneduunion.values.names import Name
from vneduunion.values.quantities import Quantity

DAYS = dict.fromkeys(("since", "until", "period_first"), pl.Date)
YEAR, NEXT = Period.year(2025), Period.year(2026)
SUBMITTED, BENEFIT, HELD = "initiatives.submitted", "initiatives.benefit", "activities.held"
BOTH = Period.span(date(2025, 12, 1), date(2026, 1, 31))


def unit(id_: str, **more: object) -> Unit:
    return Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(en=id_.upper()), **more)


def work(id_: str, when: Period, *units: str, **more: object) -> Initiative:
    return Initiative(id=id_, title="T", kind=InitiativeKind.TOPIC, units=units, submitted=when, **more)


def on(month: int, year: int = 2025) -> Period:
    return Period.day(date(year, month, 1))


DATA = Dataset(
    units=[unit("a", until=date(2025, 6, 30)), unit("b")],
    initiatives=[
        work("outside", on(9), "a"),
        work("also", on(8), "a"),
        work("partly", on(9), "a", "b"),
        work("inside", on(3), "a"),
        work("unknown", on(3), "nobody"),
        work("nowhere", on(3)),
        work("later", on(3, 2027)),
    ],
    activities=[
        Activity(id="e", kind=ActivityKind.TRAINING, name=Name(en="E"), unit="nobody", period=on(3)),
    ],
)


def grid(data: Dataset = DATA, *measures: str, periods: tuple[Period, ...] = (YEAR, NEXT)) -> Grid:
    return roll_up(data, measures or [SUBMITTED], periods=periods)


def told(found: Findings) -> list[tuple[object, ...]]:
    return [
        (item.code, item.severity, item.values.get("whose", item.values.get("found")), item.values["records"])
        for item in found
    ]


def test_there_is_one_for_each_reason_and_unit_with_its_numbers() -> None:
    found = grid().findings
    assert told(found) == [
        ("R101", Severity.NOTE, None, 1),
        ("R102", Severity.WARNING, "a", 3),
        ("X201", Severity.ERROR, "nobody", 1),
    ]
    assert found[1].text("en") == (
        "left out of “Initiatives and topics submitted”: 3 (number of records: 3), since they lie outside "
        "the life of “a” (from … to 2025-06-30)"
    )
    assert "3 (số bản ghi: 3)" in found[1].text("vi")
    assert found[2].text("en") == "no record bears the id “nobody” (among units)"
    assert Findings.from_json(found.to_json()) == found


def test_a_record_counts_once_over_all_periods() -> None:
    data = evolve(DATA, initiatives=[work("i", BOTH)])
    strays = grid(data).strays
    assert strays["records"].to_list() == [1, 1]
    (item,) = grid(data).findings
    assert (item.values["records"], item.values["amount"]["en"]) == (1, "at most 1")


def test_each_measure_has_its_own_and_names_what_it_is_narrowed_to() -> None:
    topics = measure_definitions()[SUBMITTED].only("kind", "TOPIC")
    found = grid(DATA, SUBMITTED, topics, HELD, "groups.founded").findings
    assert [item.values["measure"] for item in found] == [*[SUBMITTED] * 3, *[topics.id] * 3, HELD]
    assert "topics submitted [Scientific research topic]”" in found[3].text()


@pytest.mark.parametrize(
    ("measure", "home"),
    [(SUBMITTED, ("initiatives", None)), (HELD, ("activities", "unit"))],
)
def test_it_stands_where_the_unit_does(measure: str, home: tuple[str, str | None]) -> None:
    item = grid(DATA, measure).findings[-1]
    assert (item.code, item.table, item.field) == ("X201", *home)


def test_a_unit_may_stand_in_a_part_or_in_another_record() -> None:
    submitted = measure_definitions()[SUBMITTED]
    data = evolve(
        DATA, groups=[Group(id="g", unit="nobody")], initiatives=[work("i", on(3), "nobody", group="g")]
    )
    homes = {
        path: [
            (item.code, item.table, item.field)
            for item in grid(data, evolve(submitted, units=(path,))).findings
        ]
        for path in ("units", "group>groups.unit")
    }
    assert homes == {
        "units": [("X201", "initiatives.units", "value")],
        "group>groups.unit": [("X201", "groups", "unit")],
    }


def test_amounts_are_told_with_their_bounds() -> None:
    gains = (Quantity.exact(3_500_000_000), Quantity(low=500_000_000))
    data = evolve(
        DATA,
        initiatives=[work(f"i{at}", on(3), applied=on(3), benefit=gain) for at, gain in enumerate(gains)],
    )
    (item,) = grid(data, BENEFIT).findings
    assert item.values["amount"]["en"] == "at least 4,000,000,000"
    assert "at least 4,000,000,000 (number of records: 2)" in item.text()


def test_the_share_that_counts_somewhere_is_told() -> None:
    found = grid(DATA, SUBMITTED, HELD, "groups.founded").accounted
    assert found.rows() == [(HELD, 0, 1, 0), ("groups.founded", 0, 0, None), (SUBMITTED, 2, 4, 3_333)]
    assert found.columns == ["measure", "somewhere", "nowhere", "share"]


def test_it_is_the_whole_only_where_nothing_is_left_out() -> None:
    rows = pl.DataFrame({"somewhere": [20_000, 20_000, 0], "nowhere": [0, 1, 0]})
    assert with_share(rows)["share"].to_list() == [10_000, 9_999, None]


def test_where_nothing_is_left_out_nothing_is_found() -> None:
    assert grid(evolve(DATA, initiatives=[work("i", on(3), "b")])).findings == Findings()


def test_duckdb_says_the_same() -> None:
    measures = (SUBMITTED, HELD, BENEFIT)
    one, other = (roll_up(data, measures, periods=[YEAR, NEXT]) for data in (DATA, on_duckdb(DATA)))
    assert one.findings == other.findings
    assert len(one.findings) == 4
    assert one.accounted.equals(other.accounted)
    assert one.accounted.schema == {
        "measure": pl.String,
        "somewhere": pl.Int64,
        "nowhere": pl.Int64,
        "share": pl.Int64,
    }


@pytest.mark.parametrize("code", codes_of("rollup"))
def test_the_examples_of_cards_do_what_they_say(code: str) -> None:
    for kind in ("passes", "breaks"):
        body = {**getattr(card(code), kind)}
        measures = body.pop("roll_up")
        given = body.pop("tables", {}).items()
        rows = tables_of({name: pl.DataFrame(each, schema_overrides=DAYS) for name, each in given})
        found = roll_up(rows if given else dataset_of(body), measures).findings
        assert [item.code for item in found] == ([code] if kind == "breaks" else [])


def scanned(tmp_path: Path, **files: str) -> Tables:
    for name, text in files.items():
        (tmp_path / f"{name.replace('__', '.')}.csv").write_text(text, encoding="utf-8")
    return scan(tmp_path)


UNITS = "id,kind,name_vi\nschool,GRASSROOTS,A\n"
INITIATIVES = "id,title,kind,submitted\none,T,TOPIC,2025\n"


def test_rows_of_lists_without_their_record_are_told(tmp_path: Path) -> None:
    """In the periods of their own days, or in all where the record would have told the day."""
    columns = scanned(
        tmp_path,
        units=UNITS,
        initiatives=INITIATIVES,
        initiatives__authors="record,ordinal,person,unit\none,0,an,school\ngone,0,an,school\ngone,1,binh,school\n",
        groups="id,unit\ng,school\n",
        groups__members="record,ordinal,person,since,until\ng,0,an,2025-01-01,\nlost,0,an,2025-01-01,2025-02-01\n",
        initiatives__recognitions="record,ordinal,level,when\ngone,0,GRASSROOTS,2026\n",
    )
    found = roll_up(
        columns,
        [
            SUBMITTED,
            "groups.members",
            "groups.memberships",
            "initiatives.recognised[recognitions.level=STATE]",
        ],
        periods=[YEAR, NEXT],
    )
    assert found.strays.select("measure", "unit", "why", "period", "low", "high", "records").rows() == [
        ("groups.members", None, "NO_RECORD", 0, 1, 1, 1),
        ("groups.memberships", None, "NO_RECORD", 0, 1, 1, 1),
        ("initiatives.recognised[recognitions.level=STATE]", None, "NO_RECORD", 0, 0, 1, 1),
        ("initiatives.recognised[recognitions.level=STATE]", None, "NO_RECORD", 1, 0, 1, 1),
        (SUBMITTED, None, "NO_RECORD", 0, 0, 1, 1),
        (SUBMITTED, None, "NO_RECORD", 1, 0, 1, 1),
    ]
    assert [item.code for item in found.findings] == ["R105"] * 4
    assert found.findings[0].text() == (
        "left out of “Initiatives and topics submitted”: at most 1 (number of records: 1), since rows of lists "
        "belong to records that are not there"
    )


def test_the_amount_of_a_record_that_is_not_there_is_not_known(tmp_path: Path) -> None:
    columns = scanned(
        tmp_path,
        units=UNITS,
        initiatives=INITIATIVES,
        initiatives__units="record,ordinal,value\ngone,0,school\n",
    )
    (row,) = roll_up(columns, [BENEFIT], periods=[YEAR]).strays.select("low", "high", "records").rows()
    assert row == (0, None, 1)


@pytest.mark.parametrize("engine", [lambda columns: columns, on_duckdb], ids=["polars", "duckdb"])
def test_records_of_one_id_are_told_once_for_their_table(tmp_path: Path, engine) -> None:
    columns = engine(
        scanned(
            tmp_path,
            units=UNITS,
            initiatives=f"{INITIATIVES}one,T,PAPER,2025\ntwo,T,PAPER,2025\ntwo,T,PAPER,2025\nthree,T,PAPER,2025\n",
            initiatives__units="record,ordinal,value\none,0,school\ntwo,0,school\nthree,0,school\n",
        )
    )
    grid = roll_up(columns, [SUBMITTED, "initiatives.submitted[kind]", HELD], missing="ZERO")
    assert {cell.measure: cell.quantity.low for cell in grid} == {
        SUBMITTED: 3,
        "initiatives.submitted[kind=TOPIC]": 1,
        "initiatives.submitted[kind=PAPER]": 3,
    }
    (item,) = grid.findings
    assert (item.code, item.table, item.field) == ("R106", "initiatives", "id")
    assert item.text().startswith("records of initiatives that share an id: 4, of 2 ids. An id counts once")


def test_where_nothing_has_a_day_there_is_no_period_and_that_is_told() -> None:
    data = evolve(DATA, groups=[Group(id="g", unit="b"), Group(id="h", unit="b")])
    grid = roll_up(data, ["groups.operating", "groups.founded"])
    assert (grid.periods, len(grid)) == ((), 0)
    (item,) = grid.findings
    assert (item.code, item.values["measure"], item.values["records"]) == ("R104", "groups.operating", 2)
    assert not roll_up(data, ["groups.operating"], periods=[YEAR]).findings


def test_an_award_of_a_person_is_none_of_a_collective() -> None:
    """And one of nobody who is known is told as that."""
    awards = [
        Award(id=id_, kind="k", recipient=who, conferred_by="b", when=on(3))
        for id_, who in (("one", "an"), ("two", "b"), ("three", "nobody"), ("four", "an"))
    ]
    data = evolve(DATA, persons=[Person(id="an", name="An")], awards=awards)
    grid = roll_up(data, ["awards.received"], periods=[YEAR], missing="ZERO")
    assert [(cell.unit, cell.quantity) for cell in grid] == [("b", Quantity.exact(1))]
    assert grid.accounted.rows() == [("awards.received", 1, 1, 5_000)]
    (item,) = grid.findings
    assert (item.code, item.text()) == (
        "X201",
        "no record bears the id “nobody” (among persons, units, groups)",
    )


def test_things_and_records_are_told_apart() -> None:
    """Two awards of one person are one person awarded."""
    awards = [
        Award(id=id_, kind="k", recipient="an", conferred_by="nobody", when=on(3)) for id_ in ("one", "two")
    ]
    data = evolve(DATA, persons=[Person(id="an", name="An")], awards=awards)
    (item,) = roll_up(data, ["persons.awarded"], periods=[YEAR]).findings
    assert (item.values["amount"]["en"], item.values["records"]) == ("1", 2)
