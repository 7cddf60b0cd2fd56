"""Rows become records, or a fault at their place; of one id the first is taken."""

from typing import Any

import polars as pl
import pytest

from vneduunion.errors import BadRecord, LoadError
from vneduunion.model import Dataset, Initiative, InitiativeKind, Person
from vneduunion.tables import Origin, OriginKind, dataset, tables
from vneduunion.tables.door import tables_of
from vneduunion.tables.to_records import sound
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
