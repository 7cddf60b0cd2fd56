"""Rows become records, or a fault at their place; of one id the first is taken."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from attrs import evolve

from vneduunion.errors import BadRecord, LoadError
from vneduunion.findings import Finding, Findings, Severity
from vneduunion.model import Activity, ActivityKind, Dataset, Initiative, InitiativeKind, Person
from vneduunion.tables import Origin, OriginKind, dataset, tables
from vneduunion.tables.door import tables_of
from vneduunion.tables.to_records import sound
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity


def columns(**frames: dict[str, list[Any]]) -> Any:
    named = {name.replace("__", "."): pl.DataFrame(given) for name, given in frames.items()}
    origins = {name: Origin(kind=OriginKind.LINES, file=f"{name}.csv") for name in named}
    numbered = {
        name: frame.with_columns(pl.int_range(2, pl.len() + 2).alias("origin_row"))
        for name, frame in named.items()
    }
    return tables_of(numbered, origins)


def test_of_records_that_bear_one_id_the_first_is_taken() -> None:
    given = columns(
        persons={"id": ["an", "an", "b"], "name": ["A", "B", "C"]},
        units={"id": ["b"], "kind": ["GUILD"], "name_vi": ["B"]},
    )
    data, told = sound(given)
    assert [person.name for person in data.persons] == ["A"]
    assert [(item.code, item.place) for item, _ in told] == [
        ("X202", "persons.csv:3: id"),
        ("X202", "persons.csv:4: id"),
    ]
    with pytest.raises(LoadError) as caught:
        dataset(given)
    assert [fault.place for fault in caught.value.faults] == ["persons.csv:3: id", "persons.csv:4: id"]


def test_every_fault_of_every_row_is_told() -> None:
    given = columns(
        units={"id": ["a", "B", None], "kind": ["GUILD", "CLUB", "GUILD"], "name_vi": ["A", "B", " "]},
        units__name_aliases={"record": ["a"], "ordinal": [0], "value": [None]},
    )
    data, told = sound(given)
    assert data == Dataset(units=data.units)
    assert [(item.code, item.place, item.record) for item, _ in told] == [
        ("X101", "units.name_aliases.csv:2: value", "a"),
        ("X103", "units.csv:3: kind", "B"),
        ("X106", "units.csv:3: id", "B"),
        ("X101", "units.csv:4: id", None),
        ("X108", "units.csv:4: name.vi", None),
    ]


def test_what_may_be_chosen_is_told_by_label_and_code() -> None:
    given = columns(persons={"id": ["a"], "name": ["A"], "mark": ["SURE"]})
    with pytest.raises(
        LoadError, match=r"persons.csv:2: mark: 'SURE' is not one of: Confirmed \(CONFIRMED\);"
    ):
        dataset(given)


def test_order_follows_the_positions_where_they_are_given() -> None:
    given = columns(persons={"id": ["b", "a"], "name": ["B", "A"], "ordinal": [1, 0]})
    assert dataset(given).persons.keys() == ("a", "b")


@pytest.mark.parametrize("number", [2**63, 10**400])
def test_numbers_that_no_column_holds_are_told(number: int) -> None:
    work = Initiative(id="i", title="T", kind=InitiativeKind.TOPIC, benefit=Quantity(low=number))
    with pytest.raises(BadRecord, match=r"initiatives\[0\]\.benefit\.low: … is above the greatest value"):
        tables(Dataset(initiatives=[work]))


def test_texts_that_no_column_holds_are_told() -> None:
    with pytest.raises(BadRecord, match=r"persons\[0\]\.name: .* has half of a surrogate pair"):
        tables(Dataset(persons=[Person(id="an", name="x\ud800")]))


def test_a_quantity_that_says_nothing_is_not_no_quantity() -> None:
    unsaid = Initiative(id="i", title="T", kind=InitiativeKind.TOPIC, benefit=Quantity())
    silent = Initiative(id="j", title="T", kind=InitiativeKind.TOPIC)
    data = Dataset(initiatives=[unsaid, silent])
    assert [item.benefit for item in dataset(tables(data)).initiatives] == [Quantity(), None]


def test_a_quantity_that_is_not_given_is_missing() -> None:
    cells = {
        "measure": "m",
        "unit": "u",
        "source": "s",
        "period_kind": "YEAR",
        "period_first": date(2024, 1, 1),
    }
    cells |= {"period_last": date(2024, 12, 31)}
    told = [(item.code, item.place) for item, _ in sound(columns(figures={"id": ["f"]} | listed(cells)))[1]]
    assert told == [("X101", "figures.csv:2: quantity")]
    unsaid = columns(figures={"id": ["f"], "quantity_given": [True]} | listed(cells))
    assert dataset(unsaid).figures["f"].quantity == Quantity()
    assert dataset(tables(dataset(unsaid))) == dataset(unsaid)


def listed(cells: dict[str, Any]) -> dict[str, list[Any]]:
    return {name: [value] for name, value in cells.items()}


def test_a_record_goes_with_the_rows_of_its_lists() -> None:
    given = columns(
        initiatives={"id": ["i", "j"], "title": ["T", "T"], "kind": ["TOPIC", "TOPIC"]},
        initiatives__authors={"record": ["i", "i", "j"], "ordinal": [0, 1, 0], "person": ["a", None, "a"]},
    )
    data, told = sound(given)
    assert data.initiatives.keys() == ("j",)
    assert [(item.code, item.record) for item, _ in told] == [("X101", "i")]


def test_what_reading_has_told_keeps_columns_from_becoming_a_dataset() -> None:
    error = Finding(code="X101", severity=Severity.ERROR, table="persons", place="persons.csv:2: since")
    given = columns(persons={"id": ["an"], "name": ["An"]})
    with pytest.raises(LoadError, match=r"persons\.csv:2: since"):
        dataset(evolve(given, findings=Findings(found=(error,))))


def test_what_many_rows_have_as_their_period_is_made_once() -> None:
    year = Period.year(2025)
    data = Dataset(
        activities=[
            Activity(id=id_, kind=ActivityKind.TRAINING, name=Name(en=id_), unit="u", period=year)
            for id_ in "ab"
        ]
    )
    one, other = dataset(tables(data)).activities
    assert one.period == year
    assert one.period is other.period
