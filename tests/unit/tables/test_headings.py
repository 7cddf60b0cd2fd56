"""What the heads of columns and the names of tables mean."""

import pytest

from vneduunion.tables import schemas
from vneduunion.tables.headings import (
    LANGS,
    heading_label,
    repeated,
    table_label,
    table_named,
    target_of,
    targets,
)
from vneduunion.values.folding import fold


@pytest.mark.parametrize(
    ("table", "head", "name"),
    [
        ("units", "id", "id"),
        ("units", "Mã", "id"),
        ("units", "TỪ NGÀY", "since"),
        ("units", "since", "since"),
        ("units", "name_vi", "name_vi"),
        ("units", "Tên: tiếng Việt", "name_vi"),
        ("units", "sources", "sources"),
        ("units", "ordinal", "ordinal"),
        ("units", "Số thứ tự", "ordinal"),
        ("initiatives.authors", "number in order", "ordinal"),
        ("figures", "Số lượng", "quantity"),
        ("figures", "period_first", "period_first"),
        ("initiatives.authors", "record", "record"),
        ("initiatives.authors", "Đề tài, sáng kiến", "record"),
        ("persons.titles", "value", "value"),
        ("units", "name", None),  # its language is not known
        ("units", "colour", None),
    ],
)
def test_heads(table: str, head: str, name: str | None) -> None:
    found = target_of(schemas()[table], head)
    assert (found.name if found else None) == name


@pytest.mark.parametrize("name", list(schemas()))
def test_labels_lead_back_to_what_they_are_of(name: str) -> None:
    schema = schemas()[name]
    for lang in LANGS:
        assert table_named(table_label(schema, lang)) is schema
        for target in targets(schema):
            assert target_of(schema, heading_label(schema, target, lang)) == target


@pytest.mark.parametrize("name", list(schemas()))
def test_no_label_means_two_columns(name: str) -> None:
    schema = schemas()[name]
    for lang in LANGS:
        labels = [fold(heading_label(schema, target, lang)) for target in targets(schema)]
        assert len(labels) == len(set(labels))


def test_names_of_tables() -> None:
    assert table_named("units") is schemas()["units"]
    assert table_named("ĐƠN VỊ CÔNG ĐOÀN") is schemas()["units"]
    assert table_named("clubs") is None


def test_heads_that_stand_twice() -> None:
    assert repeated(["a", "b", "a", "c", "c"]) == ("a", "c")
