"""The column of quantities: numbers as cells hold them and as Vietnamese print them."""

from datetime import date

import pytest

from vneduunion.errors import Fault
from vneduunion.io.forms.amounts import quantity_of
from vneduunion.io.forms.table import form_table
from vneduunion.io.workbooks import Cell, ErrorCell
from vneduunion.model import Counted
from vneduunion.values.quantities import Quantity

PERSON, VND, SHARE = Counted.PERSON, Counted.VND, Counted.SHARE
UNIT_OF = {PERSON: "người", VND: "đồng", SHARE: "%"}


def quantity(
    cell: Cell, counts: Counted = PERSON, unit: str = "", *, percent: bool = False
) -> Quantity | Fault:
    return quantity_of(cell, counts, form_table().units[unit or UNIT_OF[counts]], percent=percent)


def code(cell: Cell, counts: Counted = PERSON, unit: str = "", *, percent: bool = False) -> str:
    found = quantity(cell, counts, unit, percent=percent)
    return found.text() if isinstance(found, Fault) else found.code.split(";")[0]


@pytest.mark.parametrize(
    ("cell", "counts", "unit", "bounds"),
    [
        (0, PERSON, "người", "0..0"),
        (1_000, PERSON, "người", "1000..1000"),
        (7_345_678, VND, "đồng", "7345678..7345678"),
        (7_345_678.5, VND, "đồng", "7345678..7345679"),
        (7345.678, VND, "nghìn đồng", "7345678..7345678"),
        (12, VND, "triệu đồng", "12000000..12000000"),
        (0.1, VND, "triệu đồng", "100000..100000"),
        (1.5, VND, "tỷ đồng", "1500000000..1500000000"),
        (5, SHARE, "%", "500..500"),
        (33.33, SHARE, "%", "3333..3333"),
        (100 / 3, SHARE, "%", "3333..3334"),
    ],
)
def test_numbers_are_exact(cell: Cell, counts: Counted, unit: str, bounds: str) -> None:
    assert code(cell, counts, unit) == bounds
    assert not isinstance(found := quantity(cell, counts, unit), Fault)
    assert found.text is None


def test_a_number_that_excel_shows_as_a_per_cent() -> None:
    assert code(0.125, SHARE, percent=True) == "1250..1250"


@pytest.mark.parametrize(
    ("text", "counts", "unit", "bounds"),
    [
        ("1.234", PERSON, "người", "1234..1234"),
        ("1,234", PERSON, "người", "1234..1234"),
        ("47.000", PERSON, "người", "47000..47000"),
        (" 120 người ", PERSON, "người", "120..120"),
        ("hơn 534", PERSON, "người", "534.."),
        ("từ 5 đến 10", PERSON, "người", "5..10"),
        ("7.345.678", VND, "đồng", "7345678..7345678"),
        ("7.345,6", VND, "nghìn đồng", "7345600..7345600"),
        ("12", VND, "triệu đồng", "12000000..12000000"),
        ("hơn 500", VND, "triệu đồng", "500000000.."),
        ("5 triệu", VND, "triệu đồng", "5000000..5000000"),
        ("1,2 tỷ đồng", VND, "triệu đồng", "1200000000..1200000000"),
        ("500.000 đồng", VND, "triệu đồng", "500000..500000"),
        ("12,5", SHARE, "%", "1250..1250"),
        ("12,5 %", SHARE, "%", "1250..1250"),
        ("5 phần trăm", SHARE, "%", "500..500"),
    ],
)
def test_words_are_read_as_printed_in_vietnam_and_kept(
    text: str, counts: Counted, unit: str, bounds: str
) -> None:
    assert code(text, counts, unit) == bounds
    assert not isinstance(found := quantity(text, counts, unit), Fault)
    assert found.text == text.strip()


@pytest.mark.parametrize(
    ("cell", "counts", "fault"),
    [
        (-3, PERSON, "-3 is below the least value 0"),
        (-0.5, SHARE, "-0.5 is below the least value 0"),
        (None, PERSON, "None is below the least value 0"),
        (2.5, PERSON, "expected a whole number, found '2.5'"),
        (2**53, VND, "expected a number of 15 digits at most, found '9007199254740992'"),
        (True, PERSON, "expected a number that is not negative, found 'True'"),
        (date(2025, 5, 31), PERSON, "expected a number that is not negative, found '2025-05-31'"),
        (ErrorCell("#REF!"), PERSON, "expected a number that is not negative, found '#REF!'"),
        ("2,5", PERSON, "expected a whole number, found '2,5'"),
        ("50%", PERSON, "expected a number in the unit of the row, found '50%'"),
        ("5 phần trăm", VND, "expected a number in the unit of the row, found '5 phần trăm'"),
        ("12 đồng", PERSON, "expected a number in the unit of the row, found '12 đồng'"),
        ("12 lượt", PERSON, "expected a number in the unit of the row, found '12 lượt'"),
    ],
)
def test_what_is_no_quantity(cell: Cell, counts: Counted, fault: str) -> None:
    assert code(cell, counts) == fault


GOING_ON = ["10^400", "12 34", "10 x 5", "20%%", "12 nhóm, 15 nhóm", "12\0"]


@pytest.mark.parametrize("text", ["-", "", "không rõ", "-5", "#N/A", "năm 2025 có 30", "1 " * 101, *GOING_ON])
def test_words_that_cannot_be_read(text: str) -> None:
    found = quantity(text)
    assert isinstance(found, Fault)
    assert found.code == "bad_quantity"
    assert found.text("vi").startswith(f"không đọc được số lượng từ {text[:200]!r}"[:-1])
