from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from vneduunion.codec import load
from vneduunion.errors import Fault, LoadError
from vneduunion.model import Authorship, Award, Dataset, Figure, Initiative, Mark, Scope, Unit
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity


def test_a_record_is_made_of_plain_data(figure: dict[str, Any]) -> None:
    body = figure | {
        "scope": "SECTOR",
        "reported": "2025-09-24",
        "sources": ["press.001", "press.000"],
        "mark": "CONFIRMED",
    }
    assert load(Figure, body) == Figure(
        id="press.001.products",
        measure="products",
        unit="vetu",
        period=Period.stage(2020, 2025),
        quantity=Quantity.parse("nearly 94,000"),
        source="press.001",
        scope=Scope.SECTOR,
        reported=date(2025, 9, 24),
        sources=("press.001", "press.000"),
        mark=Mark.CONFIRMED,
    )


def test_none_stands_for_a_field_left_out(figure: dict[str, Any]) -> None:
    assert load(Figure, figure | {"scope": None, "reported": None, "note": None}) == load(Figure, figure)


def test_nested_parts_are_made_too() -> None:
    body = {
        "id": "topic",
        "title": "Đề tài",
        "kind": "TOPIC",
        "authors": [{"person": "an", "role": "DIRECTOR", "share": 6000}, {"person": "binh"}],
    }
    authors = load(Initiative, body).authors
    assert [type(author) for author in authors] == [Authorship, Authorship]
    assert [author.share for author in authors] == [6000, None]


def test_an_id_of_one_of_several_classes_is_a_text() -> None:
    body = {"id": "award", "kind": "certificate", "recipient": "le-loi.group.maths", "when": "2025"}
    assert load(Award, body).recipient == "le-loi.group.maths"


def test_any_mapping_and_any_sequence_will_do() -> None:
    body = MappingProxyType(
        {"id": "vetu", "kind": "CENTRAL_SECTOR_UNION", "name": {"vi": "A", "aliases": ("B",)}}
    )
    assert load(Unit, body).name == Name(vi="A", aliases=("B",))


def test_a_dataset_maps_tables_to_lists(figure: dict[str, Any]) -> None:
    data = load(Dataset, {"schema_version": 1, "figures": [figure], "units": []})
    assert data == Dataset(figures=[load(Figure, figure)])


def test_references_that_lead_nowhere_are_no_fault_of_the_document(figure: dict[str, Any]) -> None:
    assert load(Dataset, {"schema_version": 1, "figures": [figure]}).units.get("vetu") is None


@pytest.mark.parametrize("cls", [int, dict, str, Scope, Fault])
def test_another_class_is_a_mistake_of_the_program(cls: type) -> None:
    with pytest.raises(TypeError, match="is not a class of records"):
        load(cls, {})


def test_the_error_hides_no_traceback_of_a_library(figure: dict[str, Any]) -> None:
    with pytest.raises(LoadError) as caught:
        load(Figure, figure | {"colour": "red"})
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
