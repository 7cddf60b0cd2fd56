import json
from datetime import date
from typing import Any

import pytest

from vneduunion.codec import SCHEMA_VERSION, dump, load
from vneduunion.model import (
    Authorship,
    Award,
    Dataset,
    Figure,
    Initiative,
    InitiativeKind,
    Mark,
    Person,
    Scope,
    Source,
    Unit,
    UnitKind,
)
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity


def figure(**more: Any) -> Figure:
    return Figure(
        id="press.001.products",
        measure="products",
        unit="vetu",
        period=Period.parse("giai đoạn 2020 - 2025"),
        quantity=Quantity.parse("nearly 94,000"),
        source="press.001",
        **more,
    )


def test_a_record_becomes_plain_data_in_the_order_of_its_fields() -> None:
    plain = dump(
        figure(scope=Scope.SECTOR, reported=date(2025, 9, 24), mark=Mark.CONFIRMED, sources=("a", "b"))
    )
    assert list(plain.items()) == [
        ("id", "press.001.products"),
        ("measure", "products"),
        ("unit", "vetu"),
        (
            "period",
            {
                "kind": "STAGE",
                "label": "giai đoạn 2020 - 2025",
                "first": "2020-01-01",
                "last": "2025-12-31",
                "core_first": "2020-12-31",
                "core_last": "2025-01-01",
            },
        ),
        (
            "quantity",
            {"low": 0, "high": 94_000, "likely_low": 93_000, "likely_high": 94_000, "text": "nearly 94,000"},
        ),
        ("source", "press.001"),
        ("scope", "SECTOR"),
        ("reported", "2025-09-24"),
        ("sources", ["a", "b"]),
        ("mark", "CONFIRMED"),
    ]


def test_plain_data_are_of_plain_types_only() -> None:
    plain = dump(figure(scope=Scope.SECTOR, reported=date(2025, 9, 24)))
    assert json.loads(json.dumps(plain)) == plain
    assert type(plain["scope"]) is str


def test_fields_at_their_defaults_are_left_out_and_others_kept() -> None:
    source = Source(id="press.001", title="Tổng kết")
    assert dump(source) == {"id": "press.001", "title": "Tổng kết"}
    assert dump(Source(id="press.001", title="Tổng kết", reliability=9))["reliability"] == 9


def test_false_is_not_left_out() -> None:
    award = Award(id="a", kind="b", recipient="c", when=Period.year(2025), thematic=False)
    assert dump(award)["thematic"] is False
    assert load(Award, dump(award)).thematic is False


def test_nested_parts_and_names_become_mappings() -> None:
    work = Initiative(
        id="topic",
        title="Đề tài",
        kind=InitiativeKind.TOPIC,
        authors=(Authorship(person="an", share=10_000),),
    )
    assert dump(work)["authors"] == [{"person": "an", "share": 10_000}]
    unit = Unit(id="vetu", kind=UnitKind.CENTRAL_SECTOR_UNION, name=Name(en="VETU", aliases=("NEU",)))
    assert dump(unit)["name"] == {"en": "VETU", "aliases": ["NEU"]}


def test_printed_words_survive_although_equality_passes_them_over() -> None:
    again = load(Figure, dump(figure()))
    assert again == figure()
    assert (again.quantity.text, again.period.label) == ("nearly 94,000", "giai đoạn 2020 - 2025")
    number = DocumentNumber.parse("số 7/2026/TT-BGDĐT")
    assert load(DocumentNumber, dump(number)).text == number.text == "7/2026/TT-BGDĐT"


def test_a_dataset_begins_with_its_version_and_leaves_out_empty_tables() -> None:
    data = Dataset(figures=[figure()], persons=[Person(id="nguyen-ngoc-an", name="Nguyễn Ngọc An")])
    plain = dump(data)
    assert list(plain) == ["schema_version", "persons", "figures"]
    assert plain["schema_version"] == SCHEMA_VERSION
    assert plain["figures"] == [dump(figure())]
    assert dump(Dataset()) == {"schema_version": SCHEMA_VERSION}


@pytest.mark.parametrize("thing", [None, 7, {"id": "vetu"}, Scope.OWN, Figure])
def test_another_thing_is_a_mistake_of_the_program(thing: object) -> None:
    with pytest.raises(TypeError, match="is not a record"):
        dump(thing)
