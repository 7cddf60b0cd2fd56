from importlib.resources import files
from runpy import run_module
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from vneduunion.codec import dump, json_schema, load
from vneduunion.errors import Lang, LoadError
from vneduunion.model import (
    TABLES,
    Dataset,
    Figure,
    Initiative,
    Measure,
    Rulebook,
    Scope,
    Source,
    Succession,
    Unit,
)
from vneduunion.reference import rulebooks
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

CLASSES: list[type] = [Dataset, *TABLES.values(), Name, Quantity, Period, DocumentNumber]
UNIT = {"id": "vetu", "kind": "CENTRAL_SECTOR_UNION", "name": {"vi": "Công đoàn Giáo dục Việt Nam"}}
SOURCE = {"id": "press.001", "title": "Tổng kết"}
SUCCESSION = {"kind": "MERGED", "on": "2025-07-01", "after": ["vn34.lao-cai"]}


def fits(cls: type, body: Any, lang: Lang | None = None) -> bool:
    return Draft202012Validator(json_schema(cls, lang)).is_valid(body)


def loads(cls: type, body: Any) -> bool:
    try:
        load(cls, body)
    except LoadError:
        return False
    return True


@pytest.mark.parametrize("lang", [None, "vi", "en"])
@pytest.mark.parametrize("cls", CLASSES)
def test_every_schema_is_a_schema(cls: type, lang: Lang | None) -> None:
    Draft202012Validator.check_schema(json_schema(cls, lang))


@pytest.mark.parametrize("lang", [None, "vi", "en"])
@pytest.mark.parametrize(
    ("cls", "change"),
    [
        (Unit, {}),
        (Unit, {"level": 4, "since": "2025-07-01", "sources": ["press.001"], "note": "a\nb"}),
        (Unit, {"level": None, "mark": None, "territory": None}),
        (Unit, {"name": {"en": "VETU", "vi": None, "aliases": ["NEU"]}}),
        (Source, {"reliability": 9, "copies": ["press.000"]}),
        (Succession, {"before": ["a", "b"], "shares": [{"after": "c", "basis_points": 10_000}]}),
        (Figure, {}),
        (Figure, {"quantity": 534}),
        (Figure, {"quantity": {"low": 534, "likely_low": 534, "likely_high": 544}}),
        (Figure, {"period": {"kind": "SPAN", "first": "2025-01-01", "core_first": "2025-01-01"}}),
        (Figure, {"scope": "SECTOR", "reported": "2025-09-24"}),
    ],
)
def test_what_load_takes_fits(
    figure: dict[str, Any], cls: type, change: dict[str, Any], lang: Lang | None
) -> None:
    body = {Unit: UNIT, Source: SOURCE, Succession: SUCCESSION, Figure: figure}[cls] | change
    assert loads(cls, body)
    assert fits(cls, body, lang)


@pytest.mark.parametrize("lang", [None, "vi"])
@pytest.mark.parametrize(
    ("cls", "change"),
    [
        (Unit, {"id": "VETU"}),
        (Unit, {"id": 7}),
        (Unit, {"id": None}),
        (Unit, {"kind": "CLUB"}),
        (Unit, {"level": 5}),
        (Unit, {"level": 0}),
        (Unit, {"level": "4"}),
        (Unit, {"level": 3.5}),
        (Unit, {"level": True}),
        (Unit, {"name": "VETU"}),
        (Unit, {"name": {}}),
        (Unit, {"name": {"vi": None}}),
        (Unit, {"name": {"vi": " A"}}),
        (Unit, {"name": {"vi": ""}}),
        (Unit, {"since": "20250701"}),
        (Unit, {"sources": "press.001"}),
        (Unit, {"sources": ["Press 001"]}),
        (Unit, {"sources": None}),
        (Unit, {"colour": "red"}),
        (Source, {"reliability": 0}),
        (Source, {"reliability": None}),
        (Succession, {"after": []}),
        (Succession, {"shares": [{"after": "c", "basis_points": 10_001}]}),
        (Succession, {"shares": [{"after": "c"}]}),
        (Figure, {"quantity": 3.5}),
        (Figure, {"quantity": True}),
        (Figure, {"quantity": None}),
        (Figure, {"quantity": -1}),
        (Figure, {"quantity": {"low": "534"}}),
        (Figure, {"quantity": {"low": 534, "unit": "VND"}}),
        (Figure, {"period": 2025}),
        (Figure, {"period": {"kind": "AGE", "first": "2025-01-01"}}),
        (Figure, {"period": {"kind": "SPAN"}}),
    ],
)
def test_what_load_refuses_for_its_form_does_not_fit(
    figure: dict[str, Any], cls: type, change: dict[str, Any], lang: Lang | None
) -> None:
    body = {Unit: UNIT, Source: SOURCE, Succession: SUCCESSION, Figure: figure}[cls] | change
    assert not loads(cls, body)
    assert not fits(cls, body, lang)


@pytest.mark.parametrize("field", ["id", "measure", "unit", "period", "quantity", "source"])
def test_a_required_field_is_required(figure: dict[str, Any], field: str) -> None:
    del figure[field]
    assert not fits(Figure, figure)


@pytest.mark.parametrize(
    "document",
    [
        {"units": [UNIT]},
        {"schema_version": 2},
        {"schema_version": 1, "units": UNIT},
        {"schema_version": 1, "units": [SOURCE]},
        {"schema_version": 1, "halls": []},
    ],
)
def test_the_schema_of_a_dataset_demands_its_version_and_its_tables(document: Any) -> None:
    assert fits(Dataset, {"schema_version": 1, "units": [UNIT]})
    assert not loads(Dataset, document)
    assert not fits(Dataset, document)


def test_references_name_the_tables_they_lead_to() -> None:
    properties = json_schema(Initiative)["properties"]
    assert properties["movement"]["x-refers-to"] == ["movements"]
    assert properties["units"]["items"]["x-refers-to"] == ["units"]
    after = json_schema(Succession)["properties"]["after"]["items"]
    assert after["x-refers-to"] == ["units", "territories"]


def test_the_own_id_of_a_record_is_no_reference() -> None:
    assert "x-refers-to" not in json_schema(Unit)["properties"]["id"]


def test_with_a_language_classes_fields_and_choices_have_titles() -> None:
    schema = json_schema(Figure, "vi")
    assert schema["title"] == "Số liệu"
    assert schema["properties"]["unit"]["title"] == "Đơn vị"
    assert {"const": "SECTOR", "title": "Toàn ngành"} in schema["$defs"]["Scope"]["oneOf"]
    assert json_schema(Figure, "en")["properties"]["id"]["title"] == "Id"


def test_tables_are_titled_by_their_records() -> None:
    assert json_schema(Dataset, "vi")["properties"]["figures"]["title"] == "Số liệu"


def test_without_a_language_there_are_no_titles() -> None:
    assert "'title': '" in str(json_schema(Measure, "en"))
    assert "'title': '" not in str(json_schema(Measure))


def test_the_order_of_fields_is_that_of_their_declaration() -> None:
    assert list(json_schema(Unit)["properties"])[:4] == ["id", "kind", "level", "name"]


@pytest.mark.parametrize("cls", [int, dict, Scope])
def test_another_class_is_a_mistake_of_the_program(cls: type) -> None:
    with pytest.raises(TypeError, match="is not a class of records"):
        json_schema(cls)


def test_the_schema_that_ships_is_what_the_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    run_module("vneduunion.codec", run_name="__main__")
    shipped = files("vneduunion.codec").joinpath("dataset.schema.json").read_text(encoding="utf-8")
    assert capsys.readouterr().out == shipped, (
        "run: python -m vneduunion.codec > src/vneduunion/codec/dataset.schema.json"
    )


def test_a_class_may_hold_others_of_itself() -> None:
    """Criteria are trees; the schema of a rulebook takes them at any depth, and so does the reader."""
    for book in rulebooks().values():
        body = dump(book)
        assert fits(Rulebook, body)
        assert load(Rulebook, body) == book
    wrong = {"kind": "ANY", "of": [{"kind": "ALL", "of": [{"kind": "SOME"}]}]}
    body["strands"][0]["versions"][0]["criteria"] = wrong
    assert not fits(Rulebook, body)
    assert not loads(Rulebook, body)
