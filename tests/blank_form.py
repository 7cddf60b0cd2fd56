"""A form 1-HĐCĐ or 2-HĐCĐ as the published workbooks are laid out, blank or filled, for tests."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

HEAD = ("TT", "Nội dung", "Đơn vị tính", "Số lượng", "Ghi chú")
FIRST = 9
"""The row in which the first block of `ROWS` stands."""


class Row(NamedTuple):
    """One row of the table."""

    number: object = None
    label: object = None
    unit: object = None
    quantity: object = None
    note: object = None


ROWS = (
    Row(None, "I. Tình hình lao động"),
    Row(1, " Tổng số lao động", "người"),
    Row(None, "- Trong đó: nữ"),
    Row(2, "Số lao động thiếu việc làm", "người"),
    Row(None, "- Trong đó :  nữ"),
    Row(None, "+ Tỷ lệ so với tổng số lao động", "%"),
    Row(3, "Tiền lương bình quân tháng của 1 người lao động", " đồng"),
    Row(None, "        + Số người được tính", "người"),
    Row(4, "Số người được nhà nước, cơ quan, doanh nghiệp bố trí nhà ở", "người"),
    Row(5, "Số người phải tự thuê nhà ở", " “"),
)
HEADER = (
    ("Công đoàn cấp trên : Công đoàn Giáo dục Việt Nam", None, None, "MẪU SỐ 1-HĐCĐ"),
    ("Đơn vị báo cáo :", "Công đoàn Trường A", None, "(Dùng cho công đoàn cơ sở và nghiệp đoàn)"),
    (),
    ("BÁO CÁO HOẠT ĐỘNG CÔNG ĐOÀN CƠ SỞ",),
    ("NĂM : 2025",),
    ("(Số liệu tính đến ngày :   ☐ 31/5      ☒ 30/11)",),
    (),
)


def filled(values: Mapping[int, object], rows: Sequence[Row] = ROWS) -> list[Row]:
    """The rows with some quantities, by their place in `rows`."""
    return [row._replace(quantity=values.get(place, row.quantity)) for place, row in enumerate(rows)]


def write_form(
    path: Path,
    rows: Sequence[Row] = ROWS,
    *,
    header: Sequence[Sequence[object]] = HEADER,
    head: Sequence[object] = HEAD,
    sheets: Sequence[tuple[str, bool]] = (("Sheet1", False),),
) -> Path:
    """Write a form into each of some sheets, given by name and whether they are hidden."""
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        for name, hidden in sheets:
            sheet = book.add_worksheet(name)
            for number, values in enumerate((*header, head, *rows)):
                for column, value in enumerate(values):
                    put(book, sheet, number, column, value)
            if hidden:
                sheet.hide()
    return path


class Percent(float):
    """A number that is shown as a per cent."""


class Formula(str):
    """A formula with the error it shows."""

    __slots__ = ()


def put(book: Any, sheet: Any, row: int, column: int, value: object) -> None:
    """Write one cell, counted from 0."""
    if isinstance(value, Formula):
        sheet.write_formula(row, column, "=NA()", None, str(value))
    elif isinstance(value, Percent):
        sheet.write_number(row, column, float(value), book.add_format({"num_format": "0.0%"}))
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, book.add_format({"num_format": "dd/mm"}))
    elif value is not None:
        sheet.write(row, column, value)
