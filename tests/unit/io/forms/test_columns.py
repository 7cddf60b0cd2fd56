"""The table of a form: its columns are found by their headings, wherever they stand."""

from collections.abc import Sequence

import pytest

from vneduunion.io.forms.columns import (
    Columns,
    find_columns,
    label_of,
    note_of,
    numbers_the_columns,
    unit_of,
)
from vneduunion.io.workbooks import MergedRange, Sheet


def sheet(*rows: Sequence[object], merged: Sequence[MergedRange] = ()) -> Sheet:
    cells = {
        (row, column): value
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if value is not None
    }
    return Sheet(name="A", cells=cells, merged=merged)


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (("TT", "Nội dung", "Đơn vị tính", "Số lượng", "Ghi chú"), Columns(2, 2, 4, 3, 5)),
        (("NỘI DUNG ", "ĐVT", "SỐ\nLƯỢNG"), Columns(2, 1, 3, 2, None)),
        ((None, "Nội dung:", None, "Số lượng"), Columns(2, 2, 4, None, None)),
        (("Nội dung", "Nội dung", "Số lượng", "Số lượng"), Columns(2, 1, 3, None, None)),
        (("Nội dung", "Ghi chú"), None),
        (("Nội dung", "số lượng " * 9), None),
        (("Nội dung", 5), None),
    ],
)
def test_columns(head: Sequence[object], columns: Columns | None) -> None:
    assert find_columns(sheet(("BÁO CÁO",), head)) == columns


def test_a_table_far_down_is_none_of_a_form() -> None:
    assert find_columns(sheet(*[("…",)] * 100, ("Nội dung", "Số lượng"))) is None
    assert find_columns(sheet()) is None


COLUMNS = Columns(head=1, content=2, quantity=4, unit=3, note=5)
HEAD = ("TT", "Nội dung", "Đơn vị tính", "Số lượng", "Ghi chú")


def test_labels() -> None:
    form = sheet(
        HEAD,
        ("I. Lao động",),
        (1, " Tổng số "),
        (2, 35),
        (3,),
        merged=[MergedRange(2, 1, 2, 2), MergedRange(3, 2, 4, 2), MergedRange(5, 1, 6, 1)],
    )
    assert [label_of(form, row, COLUMNS) for row in range(2, 7)] == ["I. Lao động", "Tổng số", "35", "", ""]


def test_a_label_over_two_rows_is_of_the_first() -> None:
    form = sheet(HEAD, (1, "Tổng số"), merged=[MergedRange(2, 2, 3, 2)])
    assert [label_of(form, row, COLUMNS) for row in (2, 3)] == ["Tổng số", ""]


def test_units_of_measure() -> None:
    form = sheet(
        HEAD,
        (1, "a", " người"),
        (2, "b", "“"),
        (3, "c", " '' "),
        (4, "d"),
        (5, "e", "đồng"),
        (6, "f"),
        (7, "g", "-nt-"),
        merged=[MergedRange(6, 3, 7, 3)],
    )
    assert [unit_of(form, row, COLUMNS) for row in range(2, 9)] == [
        "người",
        "người",
        "người",
        "",
        "đồng",
        "đồng",
        "đồng",
    ]
    assert unit_of(form, 2, COLUMNS._replace(unit=None)) == ""


def test_a_ditto_mark_with_nothing_above_it_says_nothing() -> None:
    assert unit_of(sheet(HEAD, (1, "a", "“")), 2, COLUMNS) == ""


def test_notes() -> None:
    form = sheet(HEAD, (1, "a", None, 5, " ước tính "), (2, "b", None, 5, 7), (3, "c", None, 5, " "))
    assert [note_of(form, row, COLUMNS) for row in (2, 3, 4)] == ["ước tính", "7", None]
    assert note_of(form, 2, COLUMNS._replace(note=None)) is None


@pytest.mark.parametrize(
    ("row", "is_numbering"),
    [
        (("A", "B", "C", 1, 2), True),
        (("(1)", "(2)", "(3)", "(4)"), True),
        ((1, "Tổng số", "người", 5), False),
        ((None, None, None, 5), False),
        ((), False),
    ],
)
def test_rows_that_count_the_columns(row: Sequence[object], *, is_numbering: bool) -> None:
    assert numbers_the_columns(sheet(HEAD, row), 2) is is_numbering
