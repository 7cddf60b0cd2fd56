from typing import Any

import pytest

from vneduunion.codec import load
from vneduunion.errors import Lang, LoadError
from vneduunion.model import Dataset, Figure, Initiative, Succession, Tie, Unit
from vneduunion.values.periods import Period

UNIT = {"id": "vetu", "kind": "CENTRAL_SECTOR_UNION", "name": {"vi": "Công đoàn Giáo dục Việt Nam"}}


def faults(cls: type, body: Any, lang: Lang = "en") -> list[str]:
    with pytest.raises(LoadError) as caught:
        load(cls, body)
    return caught.value.text(lang).splitlines()


def places(cls: type, body: Any) -> list[tuple[str, str]]:
    with pytest.raises(LoadError) as caught:
        load(cls, body)
    return [(fault.place, fault.code) for fault in caught.value.faults]


def without(body: dict[str, Any], *fields: str) -> dict[str, Any]:
    return {key: value for key, value in body.items() if key not in fields}


def test_every_fault_of_a_document_is_told_at_once_each_in_its_place(figure: dict[str, Any]) -> None:
    document = {
        "schema_version": 1,
        "units": [UNIT | {"level": 7, "since": "2025-07-01", "until": "2020-01-01"}, "vetu"],
        "figures": [
            figure,
            without(figure, "unit") | {"id": "press.001.groups", "quantity": "đông lắm", "scope": "WHOLE"},
            figure | {"id": "Press 001", "period": {"kind": "TERM"}, "place": 4, "colour": "red"},
        ],
        "figuers": [],
    }
    assert places(Dataset, document) == [
        ("$.units[0].level", "too_large"),
        ("$.units[0].until", "not_ordered"),
        ("$.units[1]", "wrong_type"),
        ("$.figures[1].unit", "missing"),
        ("$.figures[1].quantity", "bad_quantity"),
        ("$.figures[1].scope", "not_a_choice"),
        ("$.figures[2].id", "bad_slug"),
        ("$.figures[2].period.first", "none_given"),
        ("$.figures[2].place", "wrong_type"),
        ("$.figures[2].colour", "unknown_field"),
        ("$.figuers", "unknown_field"),
    ]


def test_sentences_are_ours_in_both_languages(figure: dict[str, Any]) -> None:
    body = figure | {"quantity": "đông lắm", "scope": "WHOLE"}
    english, vietnamese = faults(Figure, body), faults(Figure, body, "vi")
    assert english[0].startswith("$.quantity: cannot read a quantity from 'đông lắm': expected ")
    assert vietnamese[0].startswith("$.quantity: không đọc được số lượng từ 'đông lắm': cần ")
    assert english[1] == "$.scope: 'WHOLE' is not one of: OWN, DIRECT, SECTOR"
    assert vietnamese[1] == "$.scope: 'WHOLE' không có trong danh sách: OWN, DIRECT, SECTOR"


def test_an_unknown_field_is_told_with_the_known_ones() -> None:
    known = "child, parent, kind, since, until, document, sources, mark, note"
    tie = {"child": "hanoi", "parent": "vetu", "kind": "DIRECT", "form": "DIRECT", "đến": None}
    assert faults(Tie, tie) == [
        f"$.form: no such field; the fields are: {known}",
        f'$["đến"]: no such field; the fields are: {known}',
    ]


def test_a_key_that_is_no_text_is_an_unknown_field() -> None:
    assert places(Unit, UNIT | {7: "seven"}) == [('$["7"]', "unknown_field")]


def test_missing_fields_are_all_told() -> None:
    assert places(Unit, {}) == [("$.id", "missing"), ("$.kind", "missing"), ("$.name", "missing")]


@pytest.mark.parametrize("body", [None, "vetu", 7, [UNIT]])
def test_a_record_is_a_mapping(body: Any) -> None:
    assert places(Unit, body) == [("$", "wrong_type")]


@pytest.mark.parametrize("sources", ["press.001", {"press.001": 1}, None, 7])
def test_a_list_is_a_list_and_a_text_is_not_a_list_of_letters(sources: Any) -> None:
    assert places(Unit, UNIT | {"sources": sources}) == [("$.sources", "wrong_type")]


def test_each_element_of_a_list_has_its_own_faults() -> None:
    body = UNIT | {"sources": ["press.001", "", 7, "Press 001", None]}
    assert places(Unit, body) == [
        ("$.sources[1]", "bad_slug"),
        ("$.sources[2]", "wrong_type"),
        ("$.sources[3]", "bad_slug"),
        ("$.sources[4]", "wrong_type"),
    ]


def test_nested_parts_have_faults_in_their_own_places() -> None:
    body = {
        "id": "topic",
        "title": " ",
        "kind": "TOPIC",
        "authors": [{"person": "an", "share": 10_001}, {"unit": "vetu", "role": "BOSS"}],
        "recognitions": [{"level": "STATE", "when": "31/6/2025"}],
    }
    assert places(Initiative, body) == [
        ("$.title", "blank"),
        ("$.authors[0].share", "too_large"),
        ("$.authors[1].person", "missing"),
        ("$.authors[1].role", "not_a_choice"),
        ("$.recognitions[0].when", "bad_period"),
    ]


def test_a_rule_between_fields_is_tried_as_soon_as_its_own_fields_are_sound() -> None:
    body = UNIT | {"kind": "CLUB", "since": "2025-07-01", "until": "2020-01-01"}
    assert places(Unit, body) == [("$.kind", "not_a_choice"), ("$.until", "not_ordered")]


def test_a_rule_takes_fields_left_out_at_their_defaults() -> None:
    succession = {"kind": "MERGED", "on": "tomorrow"}
    assert places(Succession, succession) == [("$.on", "bad_date"), ("$.before", "none_given")]


def test_a_rule_that_needs_an_unsound_field_is_not_tried() -> None:
    body = UNIT | {"since": "yesterday", "until": "2020-01-01"}
    assert places(Unit, body) == [("$.since", "bad_date")]


def test_rules_of_values_are_told_in_place() -> None:
    period = {"kind": "SPAN", "first": "2025-01-01", "last": "2020-01-01"}
    assert [place for place, _ in places(Period, period)] == ["$.last"]


def test_ids_borne_twice_are_told_with_all_their_places(figure: dict[str, Any]) -> None:
    document = {"schema_version": 1, "units": [UNIT], "figures": [figure, figure, figure | {"id": "vetu"}]}
    assert faults(Dataset, document) == [
        "$.units[0]: the id 'vetu' is used 2 times: $.units[0], $.figures[2]",
        "$.figures[0]: the id 'press.001.products' is used 2 times: $.figures[0], $.figures[1]",
    ]


def test_ids_borne_twice_are_told_beside_other_faults(figure: dict[str, Any]) -> None:
    document = {"schema_version": 1, "figures": [figure, without(figure, "unit"), {}, 7], "units": "none"}
    codes = [code for _, code in places(Dataset, document)]
    assert codes.count("duplicate_id") == 1
    assert codes.count("missing") == 7


def test_of_a_document_in_an_unknown_version_nothing_else_is_said() -> None:
    assert places(Dataset, {"schema_version": 99, "halls": []}) == [("$.schema_version", "unknown_version")]


def test_a_document_without_a_version_is_read_as_the_newest_for_its_other_faults() -> None:
    assert places(Dataset, {"units": [7]}) == [
        ("$.schema_version", "unknown_version"),
        ("$.units[0]", "wrong_type"),
    ]


@pytest.mark.parametrize("body", [None, [], "units"])
def test_a_dataset_is_a_mapping(body: Any) -> None:
    assert places(Dataset, body) == [("$", "wrong_type")]
