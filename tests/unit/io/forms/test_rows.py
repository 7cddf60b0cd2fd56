"""The rows of a form: which are figures of what, which are unknown, and which are wrong."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.blank_form import HEAD, ROWS, Formula, Percent, Row, filled, write_form
from vneduunion.errors import Fault
from vneduunion.io.forms.columns import find_columns
from vneduunion.io.forms.places import At
from vneduunion.io.forms.rows import Amount, UnrecognisedRow, read_rows
from vneduunion.io.workbooks import ErrorCell, read_sheets
from vneduunion.values.quantities import Quantity


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mau-1.xlsx"


def read(path: Path, *rows: Sequence[object]) -> tuple[list[Amount], list[UnrecognisedRow], list[Fault]]:
    (sheet,) = read_sheets(write_form(path, rows, header=()))
    columns = find_columns(sheet)
    assert columns is not None
    return read_rows(At(path, sheet), columns)


def measured(path: Path, *rows: Sequence[object]) -> list[tuple[int, str, str | None]]:
    amounts, unrecognised, faults = read(path, *rows)
    assert (unrecognised, faults) == ([], [])
    return [(amount.row, amount.measure.id, amount.part_of) for amount in amounts]


def test_a_filled_form(path: Path) -> None:
    values = filled({1: 120, 2: 90, 3: 6, 4: 4, 5: 5, 6: 7_345_678, 7: 119, 8: 3, 9: 0})
    assert measured(path, *values) == [
        (3, "hdcd.workers", None),
        (4, "hdcd.workers.women", "hdcd.workers"),
        (5, "hdcd.underemployed", None),
        (6, "hdcd.underemployed.women", "hdcd.underemployed"),
        (7, "hdcd.underemployed.share", None),
        (8, "hdcd.pay", None),
        (9, "hdcd.pay.persons", None),
        (10, "hdcd.housing.provided", None),
        (11, "hdcd.housing.rented", None),
    ]


def test_a_blank_form_says_nothing(path: Path) -> None:
    assert read(path, *ROWS) == ([], [], [])


def test_the_summary_form_speaks_of_women_in_rows_of_their_own(path: Path) -> None:
    rows = [
        (2, "Số lao động thiếu việc làm", "người", 60),
        (None, "+ Tỷ lệ so với tổng số lao động", "%", "5,5"),
        (3, "Số lao động nữ thiếu việc làm", "người", 40),
        (None, "+ Tỷ lệ so với tổng số lao động nữ", "%", 6),
    ]
    assert [found[1:] for found in measured(path, *rows)] == [
        ("hdcd.underemployed", None),
        ("hdcd.underemployed.share", None),
        ("hdcd.underemployed.women", "hdcd.underemployed"),
        ("hdcd.underemployed.women.share", None),
    ]


def test_what_stands_under_a_row_that_is_not_known_is_handed_back_with_it(path: Path) -> None:
    rows = [
        (4, "Tiền lương bình quân tháng trong một khối khác", "triệu đồng", 8.5),
        (None, "+ Số người được tính", "người", 900),
    ]
    figures, unrecognised, faults = read(path, *rows)
    assert ([*figures], [row.value for row in unrecognised], [*faults]) == ([], [8.5, 900], [])


def test_a_line_that_only_opens_the_parts_changes_nothing(path: Path) -> None:
    rows = [(1, "Tổng số đoàn viên", "người", 118), (None, "Trong đó:"), (None, "- Nữ", None, 90)]
    assert [found[1:] for found in measured(path, *rows)] == [
        ("hdcd.members", None),
        ("hdcd.members.women", "hdcd.members"),
    ]


def test_women_under_a_row_that_is_not_known_are_not_known(path: Path) -> None:
    rows = [
        (1, "Tổng số lao động", "người", 120),
        (2, "Đảng viên", "người", 30),
        (None, "Trong đó: nữ", None, 9),
    ]
    amounts, unrecognised, faults = read(path, *rows)
    assert [amount.measure.id for amount in amounts] == ["hdcd.workers"]
    assert unrecognised == [
        UnrecognisedRow(address="Sheet1!D3", text="Đảng viên", value=30),
        UnrecognisedRow(address="Sheet1!D4", text="Trong đó: nữ", value=9),
    ]
    assert faults == []


def test_a_value_without_a_label_and_an_error_in_an_unknown_row_are_handed_back(path: Path) -> None:
    _, unrecognised, _ = read(path, (None, None, None, 7), (1, "Số buổi họp", "buổi", Formula("#REF!")))
    assert [(row.address, row.text, row.value) for row in unrecognised] == [
        ("Sheet1!D2", "", 7),
        ("Sheet1!D3", "Số buổi họp", ErrorCell("#REF!")),
    ]


def test_a_row_that_is_known_but_becomes_nothing_says_why(path: Path) -> None:
    _, (row,), _ = read(path, (1, "Thỏa ước lao động tập thể", "bản", 1))
    assert row.note is not None
    assert row.note.en == "no thing counted fits a dialogue or an agreement"
    assert row.note.vi != row.note.en


def test_a_row_that_counts_the_columns_is_none(path: Path) -> None:
    assert measured(path, ("A", "B", "C", 1, 2), (1, "Tổng số lao động", "người", 5)) == [
        (3, "hdcd.workers", None)
    ]


def test_an_error_is_told_with_its_place(path: Path) -> None:
    amounts, _, faults = read(
        path, (1, "Tổng số lao động", "người", Formula("#N/A")), (2, "Tổng số đoàn viên", None, -1)
    )
    assert amounts == []
    assert [fault.text() for fault in faults] == [
        "mau-1.xlsx, Sheet1!D2: expected a number that is not negative, found '#N/A'",
        "mau-1.xlsx, Sheet1!D3: -1 is below the least value 0",
    ]


def test_a_share_shown_as_a_per_cent_and_one_in_words(path: Path) -> None:
    above = (2, "Số lao động thiếu việc làm", "người", 6)
    label = "Tỷ lệ so với tổng số lao động"
    for value in (Percent(0.055), 5.5, "5,5", "5,5 %"):
        amounts, _, _ = read(path, above, (None, label, None, value))
        assert amounts[1].quantity == Quantity(low=550, high=550)


@pytest.mark.parametrize(
    ("label", "unit", "place"),
    [
        ("Tổng số lao động", "lượt người", "C2"),
        ("Tổng số lao động", "đồng", "C2"),
        ("Giá trị làm lợi", "người", "C2"),
        ("Giá trị làm lợi", None, "C2"),
        ("Giá trị làm lợi", "cái", "C2"),
    ],
)
def test_a_unit_of_measure_that_does_not_fit(path: Path, label: str, unit: str | None, place: str) -> None:
    amounts, _, (fault,) = read(path, (1, label, unit, 5))
    assert amounts == []
    assert fault.code == "not_a_choice"
    assert fault.place == f"mau-1.xlsx, Sheet1!{place}"


def test_money_in_a_form_without_a_column_of_units(path: Path) -> None:
    write_form(path, [("Giá trị làm lợi", 5)], header=(), head=("Nội dung", "Số lượng"))
    (sheet,) = read_sheets(path)
    columns = find_columns(sheet)
    assert columns is not None
    _, _, (fault,) = read_rows(At(path, sheet), columns)
    assert fault.place == "mau-1.xlsx, Sheet1!B2"


def test_money_is_counted_in_dong(path: Path) -> None:
    amounts, _, _ = read(
        path, (1, "Giá trị làm lợi", "Triệu đồng", 12.5), (2, "Tiền thưởng", "1.000 đồng", "500")
    )
    assert [amount.quantity.low for amount in amounts] == [12_500_000, 500_000]


def test_the_note_beside_a_row_is_kept(path: Path) -> None:
    amounts, _, _ = read(path, Row(1, "Tổng số lao động", "người", 5, "ước tính"))
    assert amounts[0].note == "ước tính"
    assert len(HEAD) == 5
