"""Places in a workbook, as formulas of Excel name them."""

from pathlib import Path

import pytest

from vneduunion.errors import Fault, Words
from vneduunion.io.forms.places import At
from vneduunion.io.workbooks import Sheet


@pytest.mark.parametrize(
    ("sheet", "place"),
    [
        ("Sheet1", "Sheet1!D17"),
        ("Biểu", "Biểu!D17"),
        ("Mẫu 1-HĐCĐ", "'Mẫu 1-HĐCĐ'!D17"),
        ("a'b", "'a''b'!D17"),
    ],
)
def test_names_of_sheets_that_are_no_words_are_quoted(sheet: str, place: str) -> None:
    at = At(Path("kho", "mau-1.xlsx"), Sheet(name=sheet, cells={}))
    assert at.cell(17, 4) == place
    assert at.fault(17, 4, Fault("", "blank")).place == f"mau-1.xlsx, {place}"


def test_what_a_sheet_lacks() -> None:
    at = At(Path("mau-1.xlsx"), Sheet(name="A", cells={}))
    assert at.lacks(Words("năm", "a year")).text() == "mau-1.xlsx, A: expected a year, found nothing"
    found = at.lacks(Words("năm", "a year"), Words("hai", "two"))
    assert found.text("vi") == "mau-1.xlsx, A: cần năm, nhưng gặp hai"
