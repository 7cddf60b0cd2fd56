"""What no workbook can hold is refused before anything is written."""

from pathlib import Path

import pytest

from vneduunion.errors import UnwritableFile
from vneduunion.io.workbook_texts import LAST_ROW, LONGEST_TEXT, as_written, demand_rows, demand_text

PATH = Path("out/a.xlsx")


def test_a_sheet_may_be_full():
    demand_rows(PATH, "units", LAST_ROW)
    with pytest.raises(UnwritableFile, match=r"out/a\.xlsx.*units takes 1,048,577 rows") as caught:
        demand_rows(PATH, "units", LAST_ROW + 1)
    assert "cần 1.048.577 dòng, Excel chỉ có 1.048.576" in caught.value.text("vi")


@pytest.mark.parametrize("text", ["", "x" * LONGEST_TEXT, "😀" * (LONGEST_TEXT // 2), "<" * 1000])
def test_a_cell_may_be_full(text: str):
    demand_text(PATH, "units!A2", text)


@pytest.mark.parametrize(
    "text",
    [
        "x" * (LONGEST_TEXT + 1),
        "😀" * (LONGEST_TEXT // 2 + 1),
        "<r>" + "&" * (LONGEST_TEXT // 4),
        "_x0041_x0041_" * 900,
    ],
)
def test_a_text_that_is_too_long_as_excel_counts_is_refused(text: str):
    with pytest.raises(UnwritableFile, match=r"units!A2 takes more than 32,767 characters") as caught:
        demand_text(PATH, "units!A2", text)
    assert "units!A2 cần hơn 32.767 ký tự" in caught.value.text("vi")


@pytest.mark.parametrize(("sign", "code"), [("\ufffe", "U+FFFE"), ("\uffff", "U+FFFF")])
def test_a_character_that_xml_does_not_allow_is_refused(sign: str, code: str):
    with pytest.raises(UnwritableFile, match=r"units!A2") as caught:
        demand_text(PATH, "units!A2", f"a{sign}b")
    assert code in caught.value.text("vi")
    assert code in caught.value.text("en")


@pytest.mark.parametrize("text", ["An", "<r", "a <r>b</r>", "_x0041_", "_x0041_ x0042_"])
def test_most_texts_are_given_as_they_are(text: str):
    assert as_written(text) == text
