"""The header of a form: names, year and the box that is ticked, in the ways people fill them in."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.blank_form import HEADER
from vneduunion.errors import Fault
from vneduunion.io.forms.headers import CutOff, FormHeader, read_header, reporting_cell
from vneduunion.io.forms.places import At
from vneduunion.io.forms.table import FormKind
from vneduunion.io.workbooks import Sheet
from vneduunion.model import Timing
from vneduunion.values.periods import Period


def header(*rows: Sequence[object]) -> tuple[FormHeader, tuple[Fault, ...]]:
    cells = {
        (row, column): value
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if value is not None
    }
    return read_header(At(Path("mau.xlsx"), Sheet(name="A", cells=cells)), len(rows) + 1)


def test_the_published_layout() -> None:
    found, faults = header(*HEADER)
    assert found == FormHeader(
        kind=FormKind.GRASSROOTS,
        superior="Công đoàn Giáo dục Việt Nam",
        reporting="Công đoàn Trường A",
        year=2025,
        cut_off=CutOff.NOVEMBER,
    )
    assert faults == ()


def test_a_blank_header_says_all_that_is_missing() -> None:
    found, faults = header(
        ("Công đoàn cấp trên :………", None, "MẪU SỐ"),
        ("Đơn vị báo cáo :", None, "(Dùng cho công đoàn cơ sở)"),
        ("NĂM ........",),
        ("(Số liệu tính đến ngày : ☐ 31/5 ☐ 30/11)",),
    )
    assert found == FormHeader()
    assert [fault.text() for fault in faults] == [
        "mau.xlsx, A: expected the number of the form, 1-HĐCĐ or 2-HĐCĐ, in the header, found nothing",
        "mau.xlsx, A!A3: expected the year of the report in the header, found nothing",
        "mau.xlsx, A!A4: expected one day ticked, 31/5 or 30/11, found nothing",
    ]


# --- which form ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("MẪU SỐ 1-HĐCĐ", FormKind.GRASSROOTS),
        ("Mẫu số 01 – HĐCĐ", FormKind.GRASSROOTS),
        ("Mau so 2-HDCD", FormKind.SUMMARY),
        ("2HĐCĐ", FormKind.SUMMARY),
        ("BÁO CÁO TỔNG HỢP SỐ LIỆU VỀ HOẠT ĐỘNG CÔNG ĐOÀN", FormKind.SUMMARY),
        ("Báo cáo  hoạt động công đoàn\ncơ sở", FormKind.GRASSROOTS),
        ("MẪU SỐ 3-HĐCĐ", None),
        ("MẪU SỐ 12-HĐCĐ", None),
        ("BÁO CÁO TÀI CHÍNH", None),
    ],
)
def test_which_form_it_is(text: str, kind: FormKind | None) -> None:
    assert header((text,))[0].kind is kind


def test_a_number_against_the_title() -> None:
    found, faults = header(("MẪU SỐ 2-HĐCĐ", "BÁO CÁO HOẠT ĐỘNG CÔNG ĐOÀN CƠ SỞ"))
    assert found.kind is None
    assert "found 1-HĐCĐ, 2-HĐCĐ" in str(faults[0].text())


# --- who reports ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        ("Đơn vị báo cáo: CĐCS Trường A",),
        ("ĐƠN VỊ BÁO CÁO", "CĐCS Trường A"),
        ("Đơn vị báo cáo:", None, None, "CĐCS Trường A"),
        ("Công đoàn cấp trên: B\nĐơn vị báo cáo: .....CĐCS  Trường A…..",),
    ],
)
def test_the_reporting_unit(row: tuple[object, ...]) -> None:
    assert header(row)[0].reporting == "CĐCS Trường A"


@pytest.mark.parametrize(
    "beside", ["MẪU SỐ 1-HĐCĐ", "(Dùng cho công đoàn cơ sở)", "Công đoàn cấp trên: B", 2025, "....."]
)
def test_what_else_the_form_prints_is_no_name(beside: object) -> None:
    assert header(("Đơn vị báo cáo:", beside))[0].reporting is None


# --- which year ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        ("NĂM : 2025",),
        ("Năm 2025",),
        ("NĂM ......2025......",),
        ("năm công tác 2025",),
        ("BÁO CÁO HOẠT ĐỘNG CÔNG ĐOÀN CƠ SỞ\nNĂM 2025",),
        ("NĂM:", 2025),
        ("NĂM:", None, " 2025 "),
        ("Năm 2025", "Năm 2025"),
    ],
)
def test_the_year(row: tuple[object, ...]) -> None:
    assert header(row)[0].year == 2025


@pytest.mark.parametrize(
    "row",
    [
        ("NĂM:",),
        ("NĂM:", "hai nghìn"),
        ("NĂM:", 25),
        ("NĂM:", 2025.5),
        ("NĂM: 1025",),
        ("Năm học 2024-2025",),
        ("Năm 20256",),
        ("Hà Nội, ngày 5 tháng 6 năm 2025",),
        ("(Ban hành theo Quyết định số 1454/QĐ-TLĐ năm 2014)",),
        (2025,),
    ],
)
def test_no_year(row: tuple[object, ...]) -> None:
    assert header(row)[0].year is None


def test_two_years_are_none() -> None:
    found, faults = header(("Năm 2024", "Năm 2025"))
    assert found.year is None
    assert faults[1].text("vi") == "mau.xlsx, A!A1: cần năm báo cáo ở phần đầu, nhưng gặp 2024, 2025"


def test_what_stands_far_behind_in_a_long_text_is_no_header() -> None:
    assert header(("a" * 300 + " năm 2025",))[0].year is None


# --- which cut-off -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "ticked"),
    [
        (("(Số liệu tính đến ngày : ☒ 31/5 ☐ 30/11)",), CutOff.MAY),
        (("31/5 ☐ 30/11 ☑",), CutOff.NOVEMBER),
        (("31/05/2025: [ ]   30/11/2025: [x]",), CutOff.NOVEMBER),
        (("x 31/5   30/11",), CutOff.MAY),
        (("31/5 X", "30/11"), CutOff.MAY),
        (("31/5", None, "30/11", "x"), CutOff.NOVEMBER),
        (("31/5", True, "30/11", False), CutOff.MAY),
        ((False, "31/5", True, "30/11"), CutOff.NOVEMBER),
        ((date(2025, 5, 31), "✓", date(2025, 11, 30)), CutOff.MAY),
        (("\uf0fe 31/5  \uf0a8 30/11",), CutOff.MAY),
        (("31-5 x x", "30-11"), CutOff.MAY),
        (("☐ 31/5 ☐ 30/11",), None),
        (("☒ 31/5 ☒ 30/11",), None),
        (("31/5 30/11",), None),
        (("131/5 x",), None),
        (("31/5 hoặc xa hơn",), None),
        (("x", "1/5"), None),
        (("☒ ☐ 31/5",), CutOff.MAY),
    ],
)
def test_the_box_that_is_ticked(row: tuple[object, ...], ticked: CutOff | None) -> None:
    found, faults = header(row)
    assert found.cut_off is ticked
    assert (len(faults) == 2) == (ticked is not None)


def test_boxes_in_two_rows() -> None:
    assert header(("31/5", "☐"), ("30/11", "☒"))[0].cut_off is CutOff.NOVEMBER


def test_both_ticked_are_told() -> None:
    assert header(("☒ 31/5 ☒ 30/11",))[1][2].text() == (
        "mau.xlsx, A!A1: expected one day ticked, 31/5 or 30/11, found 30/11, 31/5"
    )


def test_a_tick_behind_the_last_day_in_a_line_of_boxes_before_them_is_of_no_day() -> None:
    assert header(("☒ 31/5 ☐ 30/11 x",))[0].cut_off is CutOff.MAY


# --- periods -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cut_off", "timing", "period"),
    [
        (CutOff.MAY, Timing.STOCK, Period.as_of(date(2025, 5, 31))),
        (CutOff.NOVEMBER, Timing.STOCK, Period.as_of(date(2025, 11, 30))),
        (CutOff.MAY, Timing.FLOW, Period.span(date(2024, 12, 1), date(2025, 5, 31))),
        (CutOff.MAY, Timing.EXISTED, Period.span(date(2024, 12, 1), date(2025, 5, 31))),
        (CutOff.NOVEMBER, Timing.FLOW, Period.work_year(2025)),
        (CutOff.NOVEMBER, Timing.EXISTED, Period.work_year(2025)),
    ],
)
def test_periods(cut_off: CutOff, timing: Timing, period: Period) -> None:
    assert cut_off.period(2025, timing) == period


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([("MẪU SỐ",)], None),
        ([(None,), (None, "Đơn vị báo cáo : ……")], (2, 2)),
        ([("Đơn vị báo cáo : Công đoàn Trường A", "Công đoàn cấp trên: B")], (1, 1)),
        ([("Đơn vị báo cáo :", None, "Công đoàn Trường A")], (1, 3)),
        ([("Đơn vị báo cáo :", "(Dùng cho công đoàn cơ sở)")], (1, 1)),
    ],
)  # fmt: skip
def test_the_cell_that_names_who_reports_or_asks_for_it(rows: Any, cell: Any) -> None:
    cells = {
        (number, column): value
        for number, row in enumerate(rows, 1)
        for column, value in enumerate(row, 1)
        if value is not None
    }
    at = At(Path("mau.xlsx"), Sheet(name="A", cells=cells))
    assert reporting_cell(at, len(rows) + 1) == cell
