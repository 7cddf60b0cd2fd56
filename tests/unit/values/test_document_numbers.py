import pickle
import tomllib
import unicodedata
from importlib import resources
from typing import Any

import pytest

from vneduunion.errors import BadDocumentNumber, BadRecord
from vneduunion.values.document_numbers import TYPES, DocumentFamily, DocumentNumber, NumberFlag


def test_str_is_the_printing_or_the_code() -> None:
    printed = DocumentNumber.parse("7/2026/TT-BGDĐT")
    assert str(printed) == "7/2026/TT-BGDĐT"
    made = DocumentNumber(number=7, year=2026, type="TT", body="BGDĐT", family=DocumentFamily.NORMATIVE)
    assert str(made) == "07/2026/TT-BGDĐT"
    assert made == printed
    assert hash(made) == hash(printed)


def test_decomposed_and_eth_printings_are_kept_and_read() -> None:
    printed = unicodedata.normalize("NFD", "số 12/BGDÐT-TÂN")
    read = DocumentNumber.parse(printed)
    assert read.body == "BGDĐT-TÂN"
    assert read.text == unicodedata.normalize("NFD", "12/BGDÐT-TÂN")


def test_ordinances_are_laws_with_a_type() -> None:
    read = DocumentNumber.parse("08/2011/PL-UBTVQH12")
    assert (read.family, read.type, read.body) == (DocumentFamily.LAW, "PL", "UBTVQH12")


def test_a_small_letter_behind_the_number_is_kept() -> None:
    read = DocumentNumber.parse("12a/KH-CĐN")
    assert (read.number, read.suffix, read.code) == (12, "a", "12a/KH-CĐN")


def test_types_unknown_to_the_table_are_read_where_the_form_leaves_no_doubt() -> None:
    assert DocumentNumber.parse("01/2008/NQLT-BNV").type == "NQLT"
    assert DocumentNumber.parse("15-TTR/TU").type == "TTr"
    assert DocumentNumber.parse("15-XYZ/TU").type == "XYZ"


def test_a_party_body_with_a_year_is_not_taken_for_a_party_number() -> None:
    assert DocumentNumber.parse("22/2022/CT-TW").family is DocumentFamily.NORMATIVE


def test_flags_of_a_number_without_its_printing_are_those_of_its_letters() -> None:
    made = DocumentNumber(number=103, type="KH", body="CDN", family=DocumentFamily.STATE)
    assert made.flags == (NumberFlag.PLAIN_D,)


def test_all_departures_of_one_printing_are_flagged() -> None:
    read = DocumentNumber.parse("22 / Ctr . TW")
    assert read.flags == (
        NumberFlag.PARTY_AS_STATE,
        NumberFlag.DOT_FOR_HYPHEN,
        NumberFlag.SPACED,
        NumberFlag.OTHER_CASE,
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", None),
        ("103", None),
        ("103/", None),
        ("Kế hoạch", 3),
        ("số 103", None),
        ("số 103/kế", 7),
        ("QĐ 0/KH-CĐN", 3),
        ("103/2019/KH", 9),
        ("-103/KH-CĐN", 0),
        ("103\x0b/KH-CĐN", 3),
    ],
)
def test_errors_tell_the_place(text: str, place: int | None) -> None:
    with pytest.raises(BadDocumentNumber) as caught:
        DocumentNumber.parse(text)
    assert (caught.value.found, caught.value.place) == (text, place)
    assert "103/KH-CĐN" in caught.value.text("vi")
    assert "103/KH-CĐN" in caught.value.text("en")


@pytest.mark.parametrize(
    "wrong",
    [
        {"family": DocumentFamily.PARTY, "type": None},
        {"family": DocumentFamily.LETTER},
        {"family": DocumentFamily.NORMATIVE},
        {"family": DocumentFamily.LAW},
        {"family": DocumentFamily.STATE, "year": 2004},
        {"family": DocumentFamily.STATE, "type": "VBHN"},
        {"family": DocumentFamily.STATE, "body": "TW"},
        {"family": DocumentFamily.LEGACY, "type": None},
        {"family": DocumentFamily.STATE, "type": "XYZ"},
        {"family": DocumentFamily.STATE, "type": "Qđ"},
    ],
)
def test_parts_must_make_a_number_of_their_family(wrong: dict[str, Any]) -> None:
    parts = {"number": 103, "type": "KH", "body": "CĐN", **wrong}
    with pytest.raises(BadRecord) as caught:
        DocumentNumber(**parts)
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [("family", "bad_document_number")]


@pytest.mark.parametrize(
    ("wrong", "place", "code"),
    [
        ({"number": 0}, "number", "too_small"),
        ({"number": 1_000_000}, "number", "too_large"),
        ({"suffix": "A"}, "suffix", "bad_pattern"),
        ({"year": 1899}, "year", "too_small"),
        ({"type": "quyết định"}, "type", "bad_pattern"),
        ({"body": "CÐN"}, "body", "bad_pattern"),
        ({"text": " "}, "text", "blank"),
        ({"family": "STATE"}, "family", "wrong_type"),
    ],
)
def test_each_part_is_checked(wrong: dict[str, Any], place: str, code: str) -> None:
    parts = {"number": 103, "type": "KH", "body": "CĐN", "family": DocumentFamily.STATE, **wrong}
    with pytest.raises(BadRecord) as caught:
        DocumentNumber(**parts)
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [(place, code)]


def test_numbers_survive_pickling() -> None:
    read = DocumentNumber.parse("57-NQ/TW")
    copy = pickle.loads(pickle.dumps(read))  # noqa: S301 made in this line
    assert (copy, copy.text) == (read, "57-NQ/TW")


def test_the_table_of_types_names_each_type_and_its_families() -> None:
    data = resources.files("vneduunion") / "reference" / "data" / "document_types.toml"
    table = tomllib.loads(data.read_text(encoding="utf-8"))
    assert [row["abbreviation"] for row in table["types"]] == list(TYPES)
    assert all(row["vi"] and row["en"] for row in table["types"])
    assert {family for row in table["types"] for family in row["families"]} <= {
        item.value for item in DocumentFamily
    }
    assert {"origin", "taken", "licence"} <= table["about"].keys()
