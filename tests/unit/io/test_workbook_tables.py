"""Sheets as tables of texts: what a cell becomes, and what is told of cells and sheets that are odd."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from vneduunion.errors import UnreadableFile
from vneduunion.findings import cards
from vneduunion.io.workbook_tables import workbook_tables
from vneduunion.tables.from_texts import typed
from vneduunion.tables.origins import ORIGIN_ROW

Rows = list[list[Any]]
OF_SHEETS = sorted(code for code, item in cards().items() if "sheets" in item.breaks)
ERROR, FORMULA, PERCENT = "error", "formula", "percent"
"""Cells that are more than a value: `{"error": "#N/A"}`, `{"formula": "=1+1"}`, `{"percent": 0.5}`."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bao-cao.xlsx"


def write(path: Path, sheets: dict[str, Rows], hidden=(), merged=None) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False}) as book:
        formats = {
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "percent": book.add_format({"num_format": "0.0%"}),
        }
        sheet = None
        for name, rows in {**sheets, **({"Hướng dẫn": []} if hidden else {})}.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    put(sheet, at, column, cell, formats)
            for cells in (merged or {}).get(name, ()):
                first = rows[int(cells[1]) - 1]["ABC".index(cells[0])]
                sheet.merge_range(cells, first)
        for name in hidden:
            sheet.activate()
            book.get_worksheet_by_name(name).hide()


def put(sheet: Any, row: int, column: int, cell: Any, formats: dict[str, Any]) -> None:
    match cell:
        case {"error": text}:
            sheet.write_formula(row, column, "=NA()", None, text)
        case {"formula": text}:
            sheet.write_formula(row, column, text, None, "")
        case {"percent": share}:
            sheet.write_number(row, column, share, formats["percent"])
        case {"day": text}:
            sheet.write_datetime(row, column, date.fromisoformat(text), formats["day"])
        case date():
            sheet.write_datetime(row, column, cell, formats["day"])
        case str():
            sheet.write_string(row, column, cell)
        case _:
            sheet.write(row, column, cell)


def only(path: Path, name: str, rows: Rows, **more):
    write(path, {name: rows}, **more)
    tables, findings = workbook_tables(path, path.name)
    assert len(tables) == 1
    return tables[0], findings


def column(path: Path, table: str, head: str, *cells: Any) -> list[str | None]:
    """What cells below one head become, beside an id."""
    rows = [["id", head], *([f"r{at}", cell] for at, cell in enumerate(cells))]
    found, findings = only(path, table, rows)
    assert not findings
    return found.texts[head].to_list()


# --- cards ---------------------------------------------------------------------------------------


def found_in(path: Path, example: Any) -> list[Any]:
    write(path, example["sheets"], example.get("hidden", ()), example.get("merged"))
    return workbook_tables(path, path.name)[1]


def test_there_are_cards_of_sheets():
    assert {"X131", "X132", "X133", "X134", "X135", "X137", "X138", "X139", "X140"} <= set(OF_SHEETS)


@pytest.mark.parametrize("code", OF_SHEETS)
def test_the_example_of_a_card_that_passes_has_nothing(code: str, path: Path):
    assert found_in(path, cards()[code].passes) == []


@pytest.mark.parametrize("code", OF_SHEETS)
def test_the_example_of_a_card_that_breaks_has_this_alone(code: str, path: Path):
    found = found_in(path, cards()[code].breaks)
    assert [(item.code, item.severity) for item in found] == [(code, cards()[code].severity)]
    assert found[0].place.startswith("bao-cao.xlsx, ")
    for lang in ("vi", "en"):
        assert "…" not in found[0].text(lang)


# --- cells ---------------------------------------------------------------------------------------


def test_texts_dates_numbers_and_truths_become_texts(path: Path):
    cells = ["An", "0012", date(2025, 6, 30), datetime(2025, 6, 30, 8, 5), 94000, -7, 12.5, True, False]  # noqa: DTZ001 sheets know no zones
    said = ["An", "0012", "2025-06-30", "2025-06-30 08:05:00", "94000", "-7", "12.5", "true", "false"]
    assert column(path, "persons", "name", *cells) == said


def test_the_sign_that_guards_a_text_from_being_computed_is_taken_away(path: Path):
    assert column(path, "persons", "name", "'=1+1", "''-", "'An", "=An") == ["=1+1", "'-", "'An", "=An"]


def test_a_per_cent_is_read_as_the_sheet_shows_it(path: Path):
    rows = [
        ["record", "person", "share"],
        ["i", "a", {PERCENT: 0.6}],
        ["i", "b", {PERCENT: 0.125}],
        ["j", "c", {PERCENT: 1}],
    ]
    found, findings = only(path, "initiatives.authors", rows)
    assert found.texts["share"].to_list() == ["60 %", "12.5 %", "100 %"]
    assert typed([found]).frames["initiatives.authors"]["share"].to_list() == [6000, 1250, 10000]
    assert not findings


@pytest.mark.parametrize(("share", "said"), [(1 / 3, "33.3333333333333"), (0.33333, "33.333")])
@pytest.mark.parametrize("head", ["quantity", "quantity_low"])
def test_a_per_cent_finer_than_its_hundredth_is_told(path: Path, head: str, share: float, said: str):
    found, findings = only(path, "figures", [["id", head], ["a", {PERCENT: share}], ["b", {PERCENT: 0.3333}]])
    assert found.texts[head].to_list() == [None, "33.33 %"]
    assert [(item.code, item.values["found"]) for item in findings] == [("X135", f"{said} %")]


@pytest.mark.parametrize(("number", "said"), [(0.1 * 3 * 10, "3"), (94.00000000000001, "94")])
def test_what_excel_computes_and_shows_as_a_whole_number_is_one(path: Path, number: float, said: str):
    assert column(path, "initiatives", "benefit", number) == [said]


def test_shares_that_excel_computes_are_what_it_shows(path: Path):
    assert column(path, "figures", "quantity", {PERCENT: 0.1 + 0.2}, {PERCENT: 1}, 1) == [
        "30 %",
        "100 %",
        "1",
    ]


def test_a_one_that_is_no_per_cent_is_one(path: Path):
    rows = [["id", "quantity"], ["a", 1], ["b", 6000]]
    assert only(path, "figures", rows)[0].texts["quantity"].to_list() == ["1", "6000"]


@pytest.mark.parametrize("cell", [70, 100, 1, 0.7, 33.3, "70", "0,7", " 0.7 ", "7.000"])
@pytest.mark.parametrize(
    ("table", "head"), [("initiatives.authors", "share"), ("successions.shares", "basis_points")]
)
def test_a_share_without_a_sign_of_per_cent_is_not_guessed(path: Path, table: str, head: str, cell: Any):
    found, findings = only(path, table, [["record", head], ["i", cell], ["i", "70%"]])
    assert found.texts[head].to_list() == [None, "70%"]
    assert [(item.code, item.place, item.record) for item in findings] == [
        ("X140", f"bao-cao.xlsx, {table}!B2", "i")
    ]
    assert findings[0].values == {"found": str(cell).strip()}


@pytest.mark.parametrize(("cell", "share"), [(0, 0), (101, 101), (7_000, 7_000), ("7000", 7_000), ("0", 0)])
def test_a_bare_number_that_can_only_be_basis_points_is_read(path: Path, cell: Any, share: int):
    found, findings = only(path, "initiatives.authors", [["record", "person", "share"], ["i", "a", cell]])
    assert not findings
    assert typed([found]).frames["initiatives.authors"]["share"].to_list() == [share]


@pytest.mark.parametrize("number", [94.5, 1.234, 2.0**60, 0.5])
@pytest.mark.parametrize("head", ["benefit", "benefit_low"])
def test_a_number_that_is_not_whole_or_not_exact_is_never_read_as_another(
    path: Path, head: str, number: float
):
    found, findings = only(path, "initiatives", [["id", head], ["i", number], ["j", 7]])
    assert [(item.code, item.record, item.place) for item in findings] == [
        ("X135", "i", "bao-cao.xlsx, initiatives!B2")
    ]
    assert findings[0].values == {"found": repr(number)}
    assert found.texts[head].to_list() == [None, "7"]


def test_keys_want_whole_numbers_too(path: Path):
    _, findings = only(path, "persons", [["id", "name", "ordinal"], ["an", "An", 1.5]])
    assert [(item.code, item.field) for item in findings] == [("X135", "ordinal")]


def test_a_day_in_a_column_of_periods_is_read_as_that_day_and_told(path: Path):
    found, findings = only(path, "awards", [["id", "when"], ["a", date(2025, 6, 1)]])
    assert found.texts["when"].to_list() == ["2025-06-01"]
    assert [(item.code, item.field, item.record) for item in findings] == [("X138", "when", "a")]


@pytest.mark.parametrize("cell", [{ERROR: "#N/A"}, {ERROR: "#DIV/0!"}])
def test_a_cell_with_an_error_is_missing_and_told(path: Path, cell: Any):
    found, findings = only(path, "units", [["Mã *", "Tên: Tiếng Việt (*)"], ["a", cell], ["b", "B"]])
    assert found.texts["Tên: Tiếng Việt"].to_list() == [None, "B"]
    assert [(item.code, item.field, item.row) for item in findings] == [("X133", "name.vi", 2)]
    assert cell[ERROR] in findings[0].text("vi")


def test_a_formula_without_a_saved_result_is_told_and_an_empty_cell_is_not(path: Path):
    found, findings = only(
        path, "units", [["id", "kind", "level"], ["a", {FORMULA: "=B9"}, ""], ["b", "GUILD", 4]]
    )
    assert found.texts["kind"].to_list() == [None, "GUILD"]
    assert [(item.code, item.values["error"]) for item in findings] == [("X133", "=B9")]


def test_the_error_of_a_row_whose_id_is_faulty_has_no_record(path: Path):
    _, findings = only(path, "persons", [["id", "name"], [{ERROR: "#REF!"}, "An"]])
    assert [(item.record, item.place) for item in findings] == [(None, "bao-cao.xlsx, persons!A2")]


def test_the_error_of_a_row_without_an_id_has_no_record(path: Path):
    _, findings = only(path, "ties", [["child", "kind"], [{ERROR: "#REF!"}, "DIRECT"]])
    assert [(item.record, item.field) for item in findings] == [(None, "child")]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Hà Nội [vn34.ha-noi]", "vn34.ha-noi"),
        ("A [b] [c]", "c"),
        ("vn34.ha-noi", "vn34.ha-noi"),
        ("[x]", "x"),
        ("A (b)", "A (b)"),
    ],
)
def test_a_name_with_an_id_in_brackets_stands_for_the_id(path: Path, cell: str, said: str):
    assert column(path, "units", "territory", cell) == [said]


def test_ids_in_brackets_stand_for_themselves_in_lists_and_keys(path: Path):
    rows = [["id", "units", "Title"], ["i", "Trường A [a]; b;C [c]", "Nghiên cứu [a]"]]
    found, _ = only(path, "initiatives", rows)
    assert found.texts.row(0)[:3] == ("i", "a; b;c", "Nghiên cứu [a]")
    found, findings = only(
        path,
        "groups.members",
        [["record", "person", "since"], ["Tổ Toán [le-loi.toan]", "An [an]", {ERROR: "#N/A"}]],
    )
    assert found.texts.row(0)[:2] == ("le-loi.toan", "an")
    assert findings[0].record == "le-loi.toan"


# --- heads and rows ------------------------------------------------------------------------------


def test_the_heads_are_the_first_row_with_two_known_ones_and_findings_name_the_cell(path: Path):
    rows = [
        ["BÁO CÁO"],
        [],
        ["Mã", "(1)"],
        ["Mã *", "level", "Từ ngày"],
        [],
        ["a", 4, "dạo nọ"],
        ["", " "],
        ["b", "?", ""],
    ]
    write(path, {"Đơn vị công đoàn": rows})
    tables, findings = workbook_tables(path, "bao-cao.xlsx")
    assert not findings
    assert tables[0].texts[ORIGIN_ROW].to_list() == [6, 8]
    assert sorted(item.place for item in typed(tables).findings) == [
        "bao-cao.xlsx, Đơn vị công đoàn!B8",
        "bao-cao.xlsx, Đơn vị công đoàn!C6",
    ]


def test_one_known_head_is_enough_in_the_first_row_that_is_not_empty(path: Path):
    found, findings = only(path, "persons", [[], ["Mã"], ["an"]])
    assert found.texts.to_dict(as_series=False) == {"Mã": ["an"], ORIGIN_ROW: [3]}
    assert not findings


def test_a_sheet_with_nothing_below_its_heads_is_a_table_without_rows(path: Path):
    found, findings = only(path, "persons", [["id", "name"]])
    assert found.texts.shape == (0, 3)
    assert not findings


def test_a_column_without_a_head_is_not_lost(path: Path):
    rows = [
        ["id", "name", "", 2025, "name", "origin_row", "id (G)", "id"],
        ["an", "An", "x", 1, "y", "z", "p", "q"],
    ]
    found, _ = only(path, "persons", rows)
    heads = ["id", "name", "#C", "2025", "name (E)", "origin_row (F)", "id (G)", "id (H)"]
    assert found.texts.columns == [*heads, ORIGIN_ROW]
    assert found.texts.row(0) == ("an", "An", "x", "1", "y", "z", "p", "q", 2)
    assert dict(found.origin.headings) == dict(zip(heads, range(1, 9), strict=True))


def test_two_equal_heads_are_told_with_their_cells(path: Path):
    rows = [["Danh sách"], ["Mã", "Họ và tên", "Giới tính", "Họ và tên"], ["an", "An", None, "B"]]
    found, _ = only(path, "persons", rows)
    told = [(item.code, item.place, item.values) for item in typed([found]).findings if item.code == "X118"]
    assert told == [
        ("X118", "bao-cao.xlsx, persons!2", {"heads": "B2 (Họ và tên), D2 (Họ và tên)"}),
    ]


def test_a_head_that_is_given_thrice_is_three_columns(path: Path):
    found, _ = only(path, "persons", [["id", "name (C)", "name (C)", "name"], ["an", "a", "b", "c"]])
    assert found.texts.columns[:4] == ["id", "name (C)", "name (C) (C)", "name"]


def test_merged_heads_and_merged_empty_cells_are_not_told(path: Path):
    rows = [["Danh sách", ""], ["id", "name"], ["an", "An"], ["", ""], ["binh", "Bình"]]
    write(path, {"persons": rows}, merged={"persons": ["A1:B1", "A4:B4"]})
    assert workbook_tables(path, "a.xlsx")[1] == []


def test_the_value_of_merged_cells_counts_for_the_first(path: Path):
    rows = [["id", "kind"], ["a", "GUILD"], ["b", ""]]
    found, findings = only(path, "units", rows, merged={"units": ["B2:B3"]})
    assert found.texts["kind"].to_list() == ["GUILD", None]
    assert [(item.place, item.values) for item in findings] == [
        ("bao-cao.xlsx, units!B2", {"range": "B2:B3", "found": "GUILD"})
    ]


def test_merged_cells_below_an_unknown_head_are_told_too(path: Path):
    rows = [["id", "name", "Nhóm"], ["an", "An", "A"], ["binh", "Bình", ""]]
    _, findings = only(path, "persons", rows, merged={"persons": ["C2:C3"]})
    assert [(item.code, item.field) for item in findings] == [("X134", "Nhóm")]


# --- sheets --------------------------------------------------------------------------------------


def test_instructions_lists_and_empty_sheets_are_passed_over(path: Path):
    person = [["id", "name"], ["an", "An"]]
    write(
        path,
        {"persons": person, "Hướng dẫn": [["Điền"]], "Sheet2": [], "Choices": [["a"]]},
        hidden=["Choices"],
    )
    tables, findings = workbook_tables(path, "a.xlsx")
    assert [table.schema.name for table in tables] == ["persons"]
    assert findings == []


def test_a_sheet_that_is_not_read_does_not_keep_others_from_being_read(path: Path):
    person = [["id", "name"], ["an", "An"]]
    write(
        path,
        {"Ghi chú": [["x"]], "persons": person, "Người": person, "units": person, "ties": [["x"]]},
        hidden=["units"],
    )
    tables, findings = workbook_tables(path, "a.xlsx")
    assert [table.schema.name for table in tables] == ["persons"]
    assert [(item.code, item.table, item.where) for item in findings] == [
        ("X131", "", "a.xlsx, Ghi chú"),
        ("X139", "persons", "a.xlsx, Người"),
        ("X132", "units", "a.xlsx, units"),
        ("X137", "ties", "a.xlsx, ties"),
    ]


def test_what_is_no_workbook_cannot_be_read(path: Path):
    path.write_text("id,name\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"bao-cao\.xlsx"):
        workbook_tables(path, "a.xlsx")
