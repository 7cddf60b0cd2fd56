"""Records become columns; what these cannot hold is refused, or told where rules are to look at them."""

import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import Dataset, Initiative, InitiativeKind, Person
from vneduunion.tables import dataset, schemas, tables
from vneduunion.tables.from_records import LARGEST, cell, oversized, tables_to_judge, unlimited
from vneduunion.values.quantities import Quantity

BOUNDS = ("low", "high", "likely_low", "likely_high")


def work(id_: str, benefit: Quantity | None) -> Initiative:
    return Initiative(id=id_, title="T", kind=InitiativeKind.TOPIC, benefit=benefit)


def test_what_fits_is_judged_as_it_is() -> None:
    data = Dataset(initiatives=[work("i", Quantity.exact(LARGEST)), work("j", None)])
    columns = tables_to_judge(data)
    assert dataset(columns) == data
    assert not len(columns.findings)


def test_each_quantity_beyond_columns_is_one_finding() -> None:
    works = [work("i", Quantity.exact(5)), work("j", Quantity.exact(LARGEST + 1)), work("k", None)]
    (finding,) = tables_to_judge(Dataset(initiatives=works)).findings
    assert (finding.code, finding.table, finding.record) == ("X105", "initiatives", "j")
    assert (finding.field, finding.place, finding.row) == ("benefit", "$.initiatives[1].benefit", 1)
    assert finding.text("en") == f"… is above the greatest value {LARGEST}"


def test_only_the_bounds_that_no_column_holds_are_missing() -> None:
    given = Quantity(low=5, high=10**30, likely_high=9, text="từ 5")
    columns = tables_to_judge(Dataset(initiatives=[work("i", given)]))
    names = [f"benefit_{part}" for part in ("given", *BOUNDS, "text")]
    row = columns.native("initiatives").select(names).collect().row(0)
    assert row == (True, 5, None, 5, 9, "từ 5")


def test_a_record_has_the_cells_of_its_row() -> None:
    given = work("i", Quantity(low=5, high=10**30, likely_high=9))
    row = tables_to_judge(Dataset(initiatives=[given])).native("initiatives").collect().row(0, named=True)
    schema = schemas()["initiatives"]
    assert {column.name: cell(schema, column.name, given) for column in schema.columns}.items() <= row.items()
    assert oversized(schema, given) == ("benefit",)
    assert oversized(schema, work("j", None)) == ()


def test_only_quantities_may_be_of_any_size() -> None:
    found = {(name, column.path[0]) for name, schema in schemas().items() for column in unlimited(schema)}
    assert found == {("figures", "quantity"), ("initiatives", "benefit")}


def test_columns_that_become_records_again_leave_nothing_out() -> None:
    with pytest.raises(BadRecord) as caught:
        tables(Dataset(initiatives=[work("i", Quantity(low=10**30))]))
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [
        ("initiatives[0].benefit.low", "too_large"),
        ("initiatives[0].benefit.likely_low", "too_large"),
    ]


def test_texts_that_no_column_holds_are_refused_in_any_case() -> None:
    data = Dataset(persons=[Person(id="an", name="x\ud800")], initiatives=[work("i", Quantity.exact(10**30))])
    with pytest.raises(BadRecord) as caught:
        tables_to_judge(data)
    assert [fault.code for fault in caught.value.faults] == ["not_unicode"]
