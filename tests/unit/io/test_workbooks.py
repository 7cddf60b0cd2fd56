"""Workbooks as grids: what cells hold, and every file that must be refused without a traceback."""

import struct
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from types import ModuleType, SimpleNamespace
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from tests.blank_form import Formula, Percent, put
from vneduunion.errors import UnreadableFile
from vneduunion.io import workbooks
from vneduunion.io.workbooks import (
    ErrorCell,
    MergedRange,
    Sheet,
    address,
    errors_at,
    limits,
    packing,
    percents_at,
    read_sheets,
    reading,
    scanning,
)

ROWS = [
    ["Tổng số lao động", 120.0, 12.5, True, None],
    [date(2025, 5, 31), "", "  ", 2.0**53, 2.0**60],
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.xlsx"


def write(path: Path, *rows: Iterable[object], change: Callable[..., None] | None = None) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("A")
        for number, values in enumerate(rows):
            for column, value in enumerate(values):
                put(book, sheet, number, column, value)
        if change:
            change(book, sheet)
    return path


def refit(
    path: Path, change: Callable[[str, bytes], bytes | None], more: Iterable[tuple[str, bytes]] = ()
) -> Path:
    """The same workbook with parts changed, left out or added."""
    with ZipFile(BytesIO(path.read_bytes())) as old, ZipFile(path, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in more:
            new.writestr(name, content)
    return path


def with_cell(path: Path, xml: str) -> Path:
    """A workbook whose first cell, the number 1, is written in another way."""
    write(path, [1, "một"])
    old = b'<c r="A1"><v>1</v></c>'
    return refit(path, lambda _, content: content.replace(old, xml.encode()))


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_sheets(path)
    assert caught.value.text("vi") != caught.value.text("en")
    return str(caught.value)


# --- what is read --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [
        (1, 1, "A1"),
        (17, 4, "D17"),
        (1, 26, "Z1"),
        (1, 27, "AA1"),
        (1, 702, "ZZ1"),
        (2**20, 2**14, "XFD1048576"),
    ],
)
def test_addresses(row: int, column: int, name: str) -> None:
    assert address(row, column) == name


def test_values_are_plain(path: Path) -> None:
    (sheet,) = read_sheets(write(path, *ROWS))
    assert sheet.row(1) == ("Tổng số lao động", 120, 12.5, True, None)
    assert sheet.row(2) == (date(2025, 5, 31), None, "  ", 2**53, 2.0**60)
    assert [type(value) for value in sheet.row(1)] == [str, int, float, bool, type(None)]
    assert type(sheet.value(2, 1)) is date
    assert isinstance(sheet.value(2, 5), float)
    assert (sheet.name, sheet.hidden, sheet.n_rows, sheet.n_columns) == ("A", False, 2, 5)


def test_a_time_within_a_day_stays_and_a_time_alone_is_text(path: Path) -> None:
    def times(book: xlsxwriter.Workbook, sheet: object) -> None:
        form = book.add_format({"num_format": "dd/mm/yy hh:mm"})
        sheet.write_datetime(0, 0, datetime(2025, 5, 31, 4, 5), form)  # noqa: DTZ001 Excel knows no zones
        sheet.write_datetime(0, 1, time(4, 5), book.add_format({"num_format": "hh:mm"}))
        sheet.write_datetime(0, 2, timedelta(hours=30), book.add_format({"num_format": "[h]:mm"}))

    (sheet,) = read_sheets(write(path, change=times))
    assert sheet.row(1) == (datetime(2025, 5, 31, 4, 5), "04:05:00", "1 day, 6:00:00")  # noqa: DTZ001 as above


def test_cells_keep_their_places_when_the_first_ones_are_empty(path: Path) -> None:
    (sheet,) = read_sheets(write(path, [], [None, None, "C2"]))
    assert sheet.cells == {(2, 3): "C2"}
    assert sheet.row(1) == (None, None, None)


def test_cells_without_an_address_stand_one_after_the_other(path: Path) -> None:
    (sheet,) = read_sheets(with_cell(path, "<c><v>1</v></c>"))
    assert sheet.row(1) == (1, "một")


def test_merged_cells_share_their_value_on_request(path: Path) -> None:
    def merge(_: object, sheet: object) -> None:
        sheet.merge_range(1, 0, 2, 1, "gộp")
        sheet.merge_range(4, 0, 4, 1, "")
        sheet.write(1, 2, 7)

    (sheet,) = read_sheets(write(path, change=merge))
    assert sheet.merged == (MergedRange(2, 1, 3, 2), MergedRange(5, 1, 5, 2))
    assert sheet.row(2) == ("gộp", None, 7)
    assert sheet.row(2, spread=True) == ("gộp", "gộp", 7)
    assert sheet.row(3, spread=True) == ("gộp", "gộp", None)
    assert sheet.row(5, spread=True) == (None, None, None)


def test_hidden_and_empty_sheets_are_told_and_sheets_of_charts_are_not(path: Path) -> None:
    def more(book: xlsxwriter.Workbook, _: object) -> None:
        book.add_worksheet("ẩn").hide()
        book.add_worksheet("rất ẩn").very_hidden()
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=A!$A$1:$A$1"})
        book.add_chartsheet("biểu đồ").set_chart(chart)

    sheets = read_sheets(write(path, [1], change=more))
    assert [(sheet.name, sheet.hidden, sheet.n_rows) for sheet in sheets] == [
        ("A", False, 1),
        ("ẩn", True, 0),
        ("rất ẩn", True, 0),
    ]


def test_a_sheet_never_changes() -> None:
    given = {(1, 1): "a"}
    sheet = Sheet(name="A", cells=given)
    given[1, 1] = "b"
    assert sheet.value(1, 1) == "a"
    assert sheet.with_cells({(3, 2): 5}).row(3) == (None, 5)
    assert sheet.n_rows == 1


def test_pictures_and_old_drawings_are_passed_over(path: Path) -> None:
    write(path, [1])
    more = [("xl/media/image1.png", b"\x89PNG"), ("xl/drawings/vmlDrawing1.vml", b"<xml><br></xml>")]
    assert read_sheets(refit(path, lambda _, content: content, more))[0].value(1, 1) == 1


# --- a second look -------------------------------------------------------------------------------


def test_errors_and_formulas_never_worked_out_are_told_from_empty_cells(path: Path) -> None:
    write(path, [Formula("#N/A"), None, "chữ", 3])
    old = b"<v>3</v>"
    refit(path, lambda _, content: content.replace(old, b"<f>SUM(A2:A9)</f>"))
    (sheet,) = read_sheets(path)
    assert sheet.row(1) == (None, None, "chữ")
    found = errors_at(path, "A", {(1, 1), (1, 2), (1, 4), (9, 9)})
    assert found == {(1, 1): ErrorCell("#N/A"), (1, 4): ErrorCell("=SUM(A2:A9)")}


def test_numbers_shown_as_per_cents(path: Path) -> None:
    write(path, [Percent(0.125), 0.125])
    assert percents_at(path, "A", [(1, 1), (1, 2), (1, 3)]) == {(1, 1)}


def test_nothing_is_opened_for_no_cells(path: Path) -> None:
    assert errors_at(path, "A", []) == {}
    assert percents_at(path, "A", []) == frozenset()


def test_a_second_look_at_a_sheet_that_is_not_there(path: Path) -> None:
    with pytest.raises(UnreadableFile, match="it has no sheet 'B'"):
        errors_at(write(path, [1]), "B", [(1, 1)])


def test_a_second_look_that_fails_is_told_as_damage(path: Path) -> None:
    write(path, [1])
    refit(path, lambda name, content: b"<styleSheet><cellXfs><xf/>x" if "styles" in name else content)
    with pytest.raises(UnreadableFile, match="damaged"):
        errors_at(path, "A", [(1, 2)])


def test_a_second_look_at_parts_that_only_the_other_library_minds(path: Path) -> None:
    write(path, [1])
    refit(path, lambda _, content: content.replace(b'sheetId="1"', b'sheetId="one"'))
    assert read_sheets(path)[0].value(1, 1) == 1
    with pytest.raises(UnreadableFile, match="damaged"):
        errors_at(path, "A", [(1, 2)])


# --- what is refused -----------------------------------------------------------------------------


def test_a_file_that_is_not_there(path: Path) -> None:
    assert refusal(path).endswith("there is no such file")


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).endswith("it is a folder")


@pytest.mark.parametrize("content", [b"", b"TT;N\xe1\xbb\x99i dung", b"%PDF-1.7"])
def test_a_file_of_another_kind(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refusal(path).endswith("it is no Excel workbook (.xlsx)")


def test_an_archive_of_another_kind(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert "no Excel workbook" in refusal(path)


def test_an_old_workbook_and_one_under_a_password(path: Path) -> None:
    path.write_bytes(packing._COMPOUND + bytes(600))
    assert "save it as .xlsx" in refusal(path)
    path.write_bytes(packing._COMPOUND + bytes(600) + packing._PACKAGE_UNDER_PASSWORD)
    assert "password" in refusal(path)


@pytest.mark.parametrize("kept", [2, 100, 3_000, -1])
def test_a_file_cut_short(path: Path, kept: int) -> None:
    path.write_bytes(write(path, *ROWS).read_bytes()[:kept])
    assert "damaged or cut short" in refusal(path)


def test_an_archive_under_a_password(path: Path) -> None:
    content = bytearray(write(path, [1]).read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    path.write_bytes(content)
    assert "password" in refusal(path)


def test_a_way_of_packing_that_excel_does_not_know(path: Path) -> None:
    with ZipFile(path, "w", ZIP_BZIP2) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "damaged" in refusal(path)


def test_a_part_given_twice(path: Path) -> None:
    write(path, [1])
    refit(path, lambda _, content: content, [("XL/workbook.xml", b"<workbook/>")])
    assert "damaged" in refusal(path)


def test_a_file_that_is_too_large(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "MAX_PACKED_BYTES", 100)
    assert "too large" in refusal(write(path, [1]))


def test_a_bomb(path: Path) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(limits.RATIO_COUNTS_FROM + 1))
    assert path.stat().st_size < 2**15
    assert "too large when unpacked" in refusal(path)


def test_a_bomb_that_lies_about_its_size(path: Path) -> None:
    write(path, [1])
    refit(path, lambda _, content: content, [("xl/bomb.xml", b"<a>" + b" " * 2**20 + b"</a>")])
    content = path.read_bytes()
    path.write_bytes(content.replace(struct.pack("<L", 2**20 + 7), struct.pack("<L", 9)))
    assert "damaged" in refusal(path)


@pytest.mark.parametrize(("name", "limit"), [("MAX_UNPACKED_BYTES", 100), ("MAX_PARTS", 3)])
def test_too_much_inside(path: Path, monkeypatch: pytest.MonkeyPatch, name: str, limit: int) -> None:
    monkeypatch.setattr(packing, name, limit)
    assert "too large" in refusal(write(path, [1]))


@pytest.mark.parametrize(
    "xml",
    [
        '<c r="XFD1048576"><v>1</v></c>',
        '<c r="XFE1"><v>1</v></c>',
        '<c r="A1048577"><v>1</v></c>',
        '<c r="A0"><v>1</v></c>',
        '<c r="?"><v>1</v></c>',
    ],
)
def test_cells_far_out(path: Path, xml: str) -> None:
    assert "its cells spread over more" in refusal(with_cell(path, xml))


def test_a_row_without_end(path: Path) -> None:
    write(path, [1])
    refit(path, lambda _, content: content.replace(b'<row r="1"', b'<row r="99999999"'))
    assert "its cells spread over more" in refusal(path)


def test_cells_that_only_have_a_format_do_not_count(path: Path) -> None:
    (sheet,) = read_sheets(with_cell(path, '<c r="A1"><v>1</v></c><c r="XFD1" s="0"/>'))
    assert sheet.row(1)[0] == 1


def test_too_many_merged_ranges(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "MAX_MERGED", 0)
    assert "its cells spread" in refusal(
        write(path, change=lambda _, sheet: sheet.merge_range(0, 0, 1, 1, "a"))
    )


def test_merged_ranges_on_top_of_each_other(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def merge(_: object, sheet: object) -> None:
        sheet.merge_range(0, 0, 9, 0, "a")
        sheet.merge_range(0, 1, 10**6, 1, "b")
        sheet.write(9, 2, "c")

    monkeypatch.setattr(reading, "MAX_MERGED_ROWS", 20)
    assert read_sheets(write(path, change=merge))[0].value(10, 2, spread=True) == "b"
    monkeypatch.setattr(reading, "MAX_MERGED_ROWS", 19)
    assert "its cells spread" in refusal(path)


def test_one_part_behind_many_sheets_is_counted_as_often(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_CELLS", 3)
    write(path, [1, 2], change=lambda book, _: book.add_worksheet("B"))
    assert len(read_sheets(path)) == 2
    refit(
        path,
        lambda name, content: (
            content.replace(b"sheet2.xml", b"sheet1.xml") if name.endswith("book.xml.rels") else content
        ),
    )
    assert "its cells spread" in refusal(path)


def test_a_text_that_all_cells_show(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, *[["a" * 1_000] * 10] * 10)
    assert len(read_sheets(path)[0].cells) == 100
    monkeypatch.setattr(scanning, "MAX_TEXT", 99_999)
    assert "the text of its cells is too long" in refusal(path)


@pytest.mark.parametrize("index", ["7", "-1", "9" * 40])
def test_a_text_that_is_not_there_counts_as_the_longest(
    path: Path, monkeypatch: pytest.MonkeyPatch, index: str
) -> None:
    monkeypatch.setattr(scanning, "MAX_TEXT", 5)
    assert "too long" in refusal(with_cell(path, f'<c r="A1" t="s"><v>{index}</v></c>'))


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ("<c", "damaged"),
        ('<c r="A1" t="s"><v>99</v></c>', "damaged"),
        ('<c r="A1" t="zz"><v>1</v></c>', "damaged"),
        ('<c r="A1"><v>1e400</v></c>', "the cell A!A1 has a number beyond all bounds"),
        ('<c r="A1"><v>NaN</v></c>', "the cell A!A1 has a number beyond all bounds"),
        ('<c r="A1" t="inlineStr"><is><t>&#xD83D;</t></is></c>', "damaged"),
    ],
)
def test_cells_that_cannot_be(path: Path, xml: str, reason: str) -> None:
    assert reason in refusal(with_cell(path, xml))


def test_entities_that_grow(path: Path) -> None:
    write(path, [1])
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    refit(path, lambda name, content: bomb if name.endswith("sheet1.xml") else content)
    assert "damaged" in refusal(path)


def test_a_workbook_without_any_value(path: Path) -> None:
    assert "no sheet of it has a cell with a value" in refusal(write(path))


# --- the library ---------------------------------------------------------------------------------


class PanicException(BaseException):
    """What a panic in Rust is in Python: no `Exception`."""


def broken(error: BaseException) -> Callable[[str, str], ModuleType]:
    def open_(_: object) -> None:
        raise error

    library = SimpleNamespace(CalamineWorkbook=SimpleNamespace(from_filelike=open_))
    return lambda *_: library


@pytest.mark.parametrize("error", [PanicException("index out of bounds"), MemoryError(), ValueError("what")])
def test_what_goes_wrong_inside_a_library_is_told_as_damage(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    write(path, [1])
    monkeypatch.setattr(reading, "require", broken(error))
    assert "damaged" in refusal(path)


def test_an_interruption_goes_through(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(path, [1])
    monkeypatch.setattr(reading, "require", broken(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        read_sheets(path)


def test_the_room_names_what_it_offers() -> None:
    assert all(hasattr(workbooks, name) for name in workbooks.__all__)
