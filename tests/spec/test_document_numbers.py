"""The page "Document numbers": every number that the sources of the domain print, and how it is read."""

import pytest

from tests.spec.spec_page import SpecPage, SpecTable
from vneduunion.errors import BadDocumentNumber
from vneduunion.values.document_numbers import DocumentNumber

READINGS = SpecTable(
    caption="What is read",
    columns=("printed", "family", "number", "year", "type", "body"),
    rows=[
        ("999/QĐ-TLĐ", "STATE", "999", "", "QĐ", "TLĐ"),
        ("1689/QĐ-TLĐ", "STATE", "1689", "", "QĐ", "TLĐ"),
        ("2106/QĐ-TLĐ", "STATE", "2106", "", "QĐ", "TLĐ"),
        ("1564/QĐ-TLĐ", "STATE", "1564", "", "QĐ", "TLĐ"),
        ("1454/QĐ-TLĐ", "STATE", "1454", "", "QĐ", "TLĐ"),
        ("139/QĐ-LĐLĐ", "STATE", "139", "", "QĐ", "LĐLĐ"),
        ("1268/QĐ-TTg", "STATE", "1268", "", "QĐ", "TTg"),
        ("1582/QĐ-CTN", "STATE", "1582", "", "QĐ", "CTN"),
        ("713/QĐ-UBND", "STATE", "713", "", "QĐ", "UBND"),
        ("2045/QĐ-BGDĐT", "STATE", "2045", "", "QĐ", "BGDĐT"),
        ("103/KH-CĐN", "STATE", "103", "", "KH", "CĐN"),
        ("06/KH-TLĐ", "STATE", "6", "", "KH", "TLĐ"),
        ("56/KH-TLĐ", "STATE", "56", "", "KH", "TLĐ"),
        ("649/HD-TLĐ", "STATE", "649", "", "HD", "TLĐ"),
        ("149/HD-TLĐ", "STATE", "149", "", "HD", "TLĐ"),
        ("122/HD-CĐNH", "STATE", "122", "", "HD", "CĐNH"),
        ("01/TTr-TLĐ", "STATE", "1", "", "TTr", "TLĐ"),
        ("5007/BNV-TĐKT", "LETTER", "5007", "", "", "BNV-TĐKT"),
        ("5651/BGDĐT-TĐKT", "LETTER", "5651", "", "", "BGDĐT-TĐKT"),
        ("4133/TLĐ-ToC", "LETTER", "4133", "", "", "TLĐ-ToC"),
        ("4173/TLĐ-ToC", "LETTER", "4173", "", "", "TLĐ-ToC"),
        ("270/TLĐ", "LETTER", "270", "", "", "TLĐ"),
        ("98/2023/NĐ-CP", "NORMATIVE", "98", "2023", "NĐ", "CP"),
        ("152/2025/NĐ-CP", "NORMATIVE", "152", "2025", "NĐ", "CP"),
        ("121/2005/NĐ-CP", "NORMATIVE", "121", "2005", "NĐ", "CP"),
        ("29/2023/TT-BGDĐT", "NORMATIVE", "29", "2023", "TT", "BGDĐT"),
        ("01/2024/TT-BNV", "NORMATIVE", "1", "2024", "TT", "BNV"),
        ("18/2013/TT-BKHCN", "NORMATIVE", "18", "2013", "TT", "BKHCN"),
        ("08/2019/TT-BLĐTBXH", "NORMATIVE", "8", "2019", "TT", "BLĐTBXH"),
        ("89/2025/QĐ-UBND", "NORMATIVE", "89", "2025", "QĐ", "UBND"),
        ("23/2015/TTLT-BGDĐT-BNV", "JOINT", "23", "2015", "TTLT", "BGDĐT-BNV"),
        ("06/2022/QH15", "LAW", "6", "2022", "", "QH15"),
        ("15/2003/QH11", "LAW", "15", "2003", "", "QH11"),
        ("202/2025/QH15", "LAW", "202", "2025", "", "QH15"),
        ("06/2026/QH16", "LAW", "6", "2026", "", "QH16"),
        ("05/VBHN-BGDĐT", "CONSOLIDATED", "5", "", "VBHN", "BGDĐT"),
        ("03/VBHN-VPQH", "CONSOLIDATED", "3", "", "VBHN", "VPQH"),
        ("57-NQ/TW", "PARTY", "57", "", "NQ", "TW"),
        ("60-NQ/TW", "PARTY", "60", "", "NQ", "TW"),
        ("157-KL/TW", "PARTY", "157", "", "KL", "TW"),
        ("05-CT/TW", "PARTY", "5", "", "CT", "TW"),
        ("127-QĐ/TW", "PARTY", "127", "", "QĐ", "TW"),
        ("36-HD/VPTW", "PARTY", "36", "", "HD", "VPTW"),
        ("24-BS/UBKTTU", "PARTY", "24", "", "BS", "UBKTTU"),
        ("777/2004/QĐ-TLĐ", "LEGACY", "777", "2004", "QĐ", "TLĐ"),
        ("337-QĐ/TCĐ", "LEGACY", "337", "", "QĐ", "TCĐ"),
        ("31-CP", "LEGACY", "31", "", "", "CP"),
        ("20-TTg", "LEGACY", "20", "", "", "TTg"),
    ],
)
DEPARTURES = SpecTable(
    caption="What is read although the printing departs from the custom, and the flag that says so",
    columns=("printed", "code", "family", "flag"),
    rows=[
        ("103/KH-CDN", "103/KH-CDN", "STATE", "PLAIN_D"),
        ("1454/QD-TLD", "1454/QD-TLD", "STATE", "PLAIN_D"),
        ("777/2004/QD-TLD", "777/2004/QD-TLD", "LEGACY", "PLAIN_D"),
        ("22/CT-TW", "22-CT/TW", "PARTY", "PARTY_AS_STATE"),
        ("195/HD.CĐCS", "195/HD-CĐCS", "STATE", "DOT_FOR_HYPHEN"),
        ("57 - NQ/TW", "57-NQ/TW", "PARTY", "SPACED"),
        ("05/Ctr-TLĐ", "05/CTr-TLĐ", "STATE", "OTHER_CASE"),
    ],
)
SURROUNDINGS = SpecTable(
    caption="Words before a number, and stops after it, are no part of it",
    columns=("text", "code"),
    rows=[
        ("số 103/KH-CĐN", "103/KH-CĐN"),
        ("Kế hoạch số: 103/KH-CĐN", "103/KH-CĐN"),
        ("Resolution No. 57-NQ/TW", "57-NQ/TW"),
        ("(Nghị quyết 60-NQ/TW)", "60-NQ/TW"),
        ("Decision 1689/QĐ-TLĐ.", "1689/QĐ-TLĐ"),
        ("NĐ 31-CP", "31-CP"),
    ],
)
EQUAL = SpecTable(
    caption="Whether two printings are one number",
    columns=("one", "other", "equal"),
    rows=[
        ("7/2026/TT-BGDĐT", "07/2026/TT-BGDĐT", "yes"),
        ("1/2024/TT-BNV", "01/2024/TT-BNV", "yes"),
        ("103/KH-CÐN", "103/KH-CĐN", "yes"),
        ("103–KH/TW", "103-KH/TW", "yes"),
        ("22/CT-TW", "22-CT/TW", "yes"),
        ("103/KH-CDN", "103/KH-CĐN", "no"),
        ("10/DA-TLĐ", "10/ĐA-TLĐ", "no"),
        ("10/HD-TLĐ", "10/HĐ-TLĐ", "no"),
        ("57-NQ/TW", "57/NQ-UBND", "no"),
        ("777/2004/QĐ-TLĐ", "777/QĐ-TLĐ", "no"),
        ("12/KH-CĐN", "12a/KH-CĐN", "no"),
    ],
)
NOT_NUMBERS = SpecTable(
    caption="What is not the number of a document",
    columns=("text", "why"),
    rows=[
        ("1-HĐCĐ", "a blank form for reports"),
        ("0/KH-CĐN", "numbers begin at 1"),
        ("103/KH", "no body"),
        ("103", "no symbol"),
        ("12/11/2019", "a day"),
        ("2024-2025", "a school year"),
        ("Công đoàn Giáo dục Việt Nam", "a name"),
        ("103/KH-CĐN và 104/KH-CĐN", "two numbers"),
        ("Quyết định 1689/QĐ-TLĐ ngày 12/11/2019", "a number with its date"),
    ],
)
PAGE = SpecPage(
    slug="document-numbers",
    title="Document numbers",
    intro=(
        "The number and symbol of a document tell its type, its body and the custom it follows. "
        "A number is kept as it is printed; what its letters say is read by the customs of Decree "
        "30/2020/NĐ-CP and of the Party's Guidance 36-HD/VPTW. The code is the canonical printing."
    ),
    tables=(READINGS, DEPARTURES, SURROUNDINGS, EQUAL, NOT_NUMBERS),
)


@pytest.mark.parametrize("row", READINGS.rows, ids=lambda row: row[0])
def test_parts_of_real_numbers(row: tuple[str, ...]) -> None:
    printed, *parts = row
    read = DocumentNumber.parse(printed)
    assert [read.family.value, str(read.number), str(read.year or ""), read.type or "", read.body] == parts
    assert (read.text, read.code, read.flags) == (printed, printed, ())


@pytest.mark.parametrize(DEPARTURES.columns, DEPARTURES.rows)
def test_departures_are_flagged(printed: str, code: str, family: str, flag: str) -> None:
    read = DocumentNumber.parse(printed)
    assert (read.text, read.code, read.family.value, [*map(str, read.flags)]) == (
        printed,
        code,
        family,
        [flag],
    )


@pytest.mark.parametrize(SURROUNDINGS.columns, SURROUNDINGS.rows)
def test_words_around_a_number_are_left_out(text: str, code: str) -> None:
    assert DocumentNumber.parse(text).text == code


@pytest.mark.parametrize(EQUAL.columns, EQUAL.rows)
def test_equality(one: str, other: str, equal: str) -> None:
    assert (DocumentNumber.parse(one) == DocumentNumber.parse(other)) is (equal == "yes")


@pytest.mark.parametrize(NOT_NUMBERS.columns, NOT_NUMBERS.rows)
def test_other_things_are_refused(text: str, why: str) -> None:
    with pytest.raises(BadDocumentNumber):
        DocumentNumber.parse(text)
    assert why
