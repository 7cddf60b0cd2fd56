"""Sheets and heads are found again by whatever they are called."""

import pytest

from vneduunion.io.workbook_names import (
    LONGEST_NAME,
    bare_head,
    head_of,
    is_our_own,
    schema_of_sheet,
    sheet_name,
)
from vneduunion.tables import schemas
from vneduunion.tables.headings import target_of, targets


@pytest.mark.parametrize("lang", [None, "vi", "en"])
def test_every_table_has_a_sheet_name_of_its_own_that_leads_back_to_it(lang):
    names = {name: sheet_name(schema, lang) for name, schema in schemas().items()}
    assert len({name.lower() for name in names.values()}) == len(names)
    assert {name: schema_of_sheet(said).name for name, said in names.items()} == {
        name: name for name in names
    }


@pytest.mark.parametrize("lang", [None, "vi", "en"])
def test_excel_allows_every_sheet_name(lang):
    for schema in schemas().values():
        name = sheet_name(schema, lang)
        assert 0 < len(name) <= LONGEST_NAME
        assert not set("[]:*?/\\") & set(name)
        assert not name.startswith("'")
        assert not name.endswith("'")


def test_a_long_name_is_cut_before_its_field_and_between_words():
    assert sheet_name(schemas()["initiatives.recognitions"], "vi") == "Đề tài, sá… - Các lần công nhận"
    assert sheet_name(schemas()["initiatives.authors"], "vi") == "Đề tài… - Tác giả, đồng tác giả"
    assert sheet_name(schemas()["measures.part_of"], "en") == "Measu… - Part of, by definition"


def test_sheets_are_found_by_full_labels_in_any_case_too():
    assert schema_of_sheet("ĐƠN VỊ CÔNG ĐOÀN").name == "units"
    assert schema_of_sheet("movement or campaign").name == "movements"
    assert schema_of_sheet("Sheet1") is None


def test_instructions_and_lists_are_known_in_both_languages():
    assert all(map(is_our_own, ("Hướng dẫn", "instructions", "Danh sách chọn", "Choices")))
    assert not is_our_own("units")


@pytest.mark.parametrize("lang", [None, "vi", "en"])
def test_every_head_leads_back_to_its_column(lang):
    for schema in schemas().values():
        for target in targets(schema):
            assert target_of(schema, head_of(schema, target, lang)) == target


def test_heads_are_labels_or_names():
    persons = schemas()["persons"]
    target = target_of(persons, "titles")
    assert [head_of(persons, target, lang) for lang in (None, "vi", "en")] == [
        "titles",
        "Học hàm, học vị, danh hiệu",
        "Titles",
    ]


@pytest.mark.parametrize("head", ["Mã", "Mã *", "Mã*", " Mã (*) ", "Mã\n*"])
def test_the_mark_of_required_columns_is_taken_away(head):
    assert bare_head(head) == "Mã"
