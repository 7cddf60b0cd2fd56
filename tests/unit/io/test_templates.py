"""Templates: what another reader than ours sees in them, and that what people fill in is read."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from vneduunion.errors import UnwritableFile
from vneduunion.findings import Findings
from vneduunion.io.template_choices import choice_of
from vneduunion.io.template_columns import ColumnKind, template_columns
from vneduunion.io.templates import write_template
from vneduunion.io.workbook_tables import workbook_tables
from vneduunion.model import (
    AuthorRole,
    Authorship,
    Dataset,
    Group,
    Membership,
    Movement,
    MovementKind,
    Scope,
    Source,
    Unit,
    UnitKind,
)
from vneduunion.reference import catalogue
from vneduunion.tables import dataset, schemas
from vneduunion.tables.door import tables_of
from vneduunion.tables.from_texts import typed
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

ALL = [name for name, schema in schemas().items() if schema.record is not None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bieu-mau.xlsx"


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, openpyxl.Workbook]:
    """The templates of the default tables in both languages, to look at only."""
    folder = tmp_path_factory.mktemp("templates")
    return {lang: made(folder / f"{lang}.xlsx", lang=lang) for lang in ("vi", "en")}


def made(path: Path, **options: Any) -> openpyxl.Workbook:
    write_template(path, **options)
    return openpyxl.load_workbook(path)


def rules(sheet: Worksheet) -> dict[str, Any]:
    """The input rule of each column, by its head."""
    by_column = {
        next(iter(rule.sqref.ranges)).min_col: rule for rule in sheet.data_validations.dataValidation
    }
    return {cell.value: by_column[cell.column] for cell in sheet[1]}


def filled(path: Path, sheets: dict[str, dict[str, list[Any]]], **options: Any) -> tuple[Dataset, Findings]:
    """What is read of a template after people filled in cells by their heads."""
    book = made(path, **options)
    for name, columns in sheets.items():
        heads = {cell.value: cell.column for cell in book[name][1]}
        for head, cells in columns.items():
            for row, value in enumerate(cells, start=2):
                cell = book[name].cell(row, heads[head])
                cell.value = value
                cell.number_format = (
                    book[name].column_dimensions[cell.column_letter].number_format
                )  # as Excel does
    book.save(path)
    texts, findings = workbook_tables(path, path.name)
    assert not findings
    read = typed(texts)
    return dataset(tables_of(read.frames, read.origins)), read.findings


# --- the workbook --------------------------------------------------------------------------------


def test_instructions_come_first_then_the_tables_people_fill_in_then_a_hidden_sheet(books):
    book = books["vi"]
    assert book.sheetnames == [
        "Hướng dẫn",
        "Đơn vị công đoàn",
        "Quan hệ trên dưới",
        "Người",
        "Chức vụ",
        "Nhóm nhà giáo",
        "Nhóm nhà giáo - Thành viên",
        "Đề tài, sáng kiến",
        "Đề tài… - Tác giả, đồng tác giả",
        "Đề tài, sá… - Các lần công nhận",
        "Lần khen thưởng",
        "Hoạt động",
        "Nguồn",
        "Số liệu",
        "Danh sách chọn",
    ]
    assert [sheet.sheet_state for sheet in book.worksheets] == [*["visible"] * 14, "hidden"]
    assert book.active.title == "Hướng dẫn"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_empty_template_has_no_records_and_nothing_wrong(path: Path, lang: str):
    write_template(path, lang=lang, tables=ALL)
    texts, findings = workbook_tables(path, path.name)
    assert not findings
    assert {table.schema.name for table in texts} == set(ALL)
    read = typed(texts)
    assert not read.findings.found
    assert dataset(tables_of(read.frames, read.origins)) == Dataset()


def test_tables_are_chosen_and_their_parts_go_along(path: Path):
    assert made(path, lang="en", tables=["groups", "persons.titles"]).sheetnames == [
        "Instructions",
        "Person - Titles",
        "Teachers' group",
        "Teachers' group - Members",
        "Choices",
    ]


def test_a_table_that_there_is_not_is_refused_and_nothing_is_written(path: Path):
    with pytest.raises(KeyError, match="people"):
        write_template(path, tables=["people"])
    assert not path.exists()


def test_a_template_that_cannot_be_written_says_why(path: Path):
    with pytest.raises(UnwritableFile, match="there is no folder"):
        write_template(path / "a.xlsx", tables=["persons"])


def test_the_same_template_is_the_same_bytes(path: Path):
    write_template(path, tables=["persons"])
    first = path.read_bytes()
    write_template(path, tables=["persons"])
    assert path.read_bytes() == first


def test_heads_are_locked_and_cells_to_fill_in_are_not(books):
    book = books["vi"]
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    for sheet in book.worksheets[1:-1]:
        assert sheet.freeze_panes == "B2"
        assert all(cell.protection.locked for cell in sheet[1])
        dimensions = sheet.column_dimensions.values()
        assert all(not dimension.protection.locked for dimension in dimensions)
        assert all(14 <= dimension.width <= 36 for dimension in dimensions)
        assert not sheet.protection.insertRows


def test_required_heads_are_marked_and_look_otherwise(books):
    heads = books["vi"]["Đơn vị công đoàn"][1]
    assert [cell.value for cell in heads[:5]] == [
        "Mã *",
        "Loại tổ chức *",
        "Cấp công đoàn (1-4)",
        "Tên: Tiếng Việt (*)",
        "Tên: Tiếng Anh (*)",
    ]
    assert heads[0].fill.fgColor.rgb == heads[3].fill.fgColor.rgb != heads[2].fill.fgColor.rgb
    assert all(cell.font.bold for cell in heads)


def test_required_cells_are_coloured_while_their_row_has_something_else(path: Path):
    found = made(path, tables=["ties"])["Quan hệ trên dưới"].conditional_formatting
    said = {str(area.sqref): area.rules[0].formula for area in found}
    assert said["B2:B1048576"] == ['AND(COUNTA($A2:$I2)>0,$B2="")']
    assert list(said) == ["A2:A1048576", "B2:B1048576", "C2:C1048576"]


def test_texts_are_never_taken_for_numbers_or_dates(books):
    book = books["vi"]
    formats = {
        cell.value: book["Số liệu"].column_dimensions[cell.column_letter].number_format
        for cell in book["Số liệu"][1]
    }
    assert formats["Thời gian *"] == formats["Số lượng *"] == formats["Mã *"] == "@"
    assert formats["Ngày báo cáo"] == "dd/mm/yyyy"
    authors = book["Đề tài… - Tác giả, đồng tác giả"]
    assert authors.column_dimensions["E"].number_format == "0.00%"
    assert book["Đơn vị công đoàn"].column_dimensions["C"].number_format == "0"
    assert books["en"]["Figure"].column_dimensions["K"].number_format == "yyyy-mm-dd"


# --- instructions --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "title", "needed"),
    [("vi", "Hướng dẫn điền", "có"), ("en", "How to fill in this workbook", "yes")],
)
def test_the_instructions_say_every_sheet_and_every_column(books, lang: str, title: str, needed: str):
    book = books[lang]
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[0][0] == title
    named = {row[0] for row in rows}
    assert named >= set(book.sheetnames[1:-1])
    marks = {" *": needed, "(*)": "(*)"}
    for sheet in book.worksheets[1:-1]:
        told = [(row[1], row[2]) for row in rows if row[0] == sheet.title and row[3]]
        heads = [str(cell.value) for cell in sheet[1]]
        assert told == [(head.removesuffix(" (*)").removesuffix(" *"), _mark(head, marks)) for head in heads]
    links = {cell.value: cell.hyperlink.location for cell in book.worksheets[0]["A"] if cell.hyperlink}
    assert list(links) == book.sheetnames[1:-1]
    assert links[book.sheetnames[5]] == {"vi": "'Nhóm nhà giáo'!A1", "en": "'Teachers'' group'!A1"}[lang]


def _mark(head: str, marks: dict[str, str]) -> str:
    return next((said for mark, said in marks.items() if head.endswith(mark)), "")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_column_says_how_to_fill_it_in_as_far_as_excel_shows(path: Path, lang: str):
    book = made(path, lang=lang, tables=ALL)
    for sheet in book.worksheets[1:-1]:
        for head, rule in rules(sheet).items():
            assert 0 < len(rule.promptTitle) <= 32
            assert head.startswith(rule.promptTitle)
            assert 0 < len(rule.prompt) < 255
            assert "{" not in rule.prompt
            assert rule.showInputMessage
            assert rule.error == rule.prompt


# --- rules ---------------------------------------------------------------------------------------


def test_choices_are_those_of_the_enumeration_in_the_language(books):
    book = books["vi"]
    rule = rules(book["Số liệu"])["Phạm vi"]
    assert (rule.type, rule.showErrorMessage) == ("list", True)
    assert offered(book, rule) == ["Bản thân đơn vị", "Khối trực thuộc", "Toàn ngành"]
    assert offered(book, rules(book["Lần khen thưởng"])["Khen theo chuyên đề"]) == ["có", "không"]


def offered(book: openpyxl.Workbook, rule: Any) -> list[Any]:
    sheet, cells = rule.formula1.replace("'", "").replace("$", "").split("!")
    return [cell.value for (cell,) in book[sheet][cells]]


def test_dates_numbers_shares_words_and_ids_have_their_rules(books):
    book = books["vi"]
    units, authors = rules(book["Đơn vị công đoàn"]), rules(book["Đề tài… - Tác giả, đồng tác giả"])
    level, day, share = units["Cấp công đoàn (1-4)"], units["Từ ngày"], authors["Phần đóng góp"]
    assert (level.type, level.operator, level.formula1, level.formula2) == ("whole", None, "1", "4")
    assert (day.type, day.formula1, day.formula2) == ("date", "1", "2958465")
    assert (share.type, share.formula1, share.formula2) == ("decimal", "0", "1")
    assert units["Mã *"].formula1 == 'AND(EXACT(A2,LOWER(A2)),ISERROR(FIND(" ",A2)))'
    words = rules(book["Số liệu"])["Số lượng *"]
    assert (words.type, words.operator, words.formula1) == ("textLength", "lessThanOrEqual", "2000")
    assert units["Ghi chú"].type is None


def test_records_of_the_catalogue_are_offered_by_name_and_id(books):
    book = books["vi"]
    rule = rules(book["Lần khen thưởng"])["Loại khen thưởng *"]
    assert not rule.showErrorMessage
    items = offered(book, rule)
    assert len(items) == len(catalogue().award_kinds)
    assert choice_of(catalogue().award_kinds[0], "vi") == items[0]
    territories = offered(book, rules(book["Đơn vị công đoàn"])["Địa bàn"])
    assert [item.rpartition("[")[2][:4] for item in (territories[0], territories[-1])] == ["vn34", "vn63"]
    measures = offered(book, rules(book["Số liệu"])["Chỉ tiêu thống kê *"])
    assert "Nhóm nhà giáo hoạt động [groups.operating]" in measures


def test_rows_filled_in_elsewhere_are_offered_behind_the_records_given(path: Path):
    reference = Dataset(units=[Unit(id="a", kind=UnitKind.GUILD, name=Name(vi="A"))])
    book = made(path, reference=reference, tables=["units", "offices"])
    rule = rules(book["Chức vụ"])["Đơn vị *"]
    assert (
        rule.formula1 == "OFFSET('Danh sách chọn'!$C$2,0,0,MAX(1,1+COUNTA('Đơn vị công đoàn'!$A$2:$A$501)),1)"
    )
    cells = [cell.value for cell in book["Danh sách chọn"]["C"]]
    key = "'Đơn vị công đoàn'!"
    assert cells[1:3] == ["A [a]", f'=IF({key}A2="","",{key}D2&" ["&{key}A2&"]")']
    assert cells[501] == f'=IF({key}A501="","",{key}D501&" ["&{key}A501&"]")'
    assert rule.showErrorMessage is False


def test_rows_without_a_name_are_offered_by_id(path: Path):
    book = made(path, reference=Dataset(), tables=["figures"])
    rule = rules(book["Số liệu"])["Trong đó, thuộc số liệu"]
    column = rule.formula1.partition("$")[2].partition("$")[0]
    assert book["Danh sách chọn"][f"{column}2"].value == "=IF('Số liệu'!A2=\"\",\"\",'Số liệu'!A2)"


def test_where_nothing_can_be_offered_ids_are_typed(path: Path):
    book = made(path, reference=Dataset(), tables=["awards"])
    award = rules(book["Lần khen thưởng"])
    assert award["Loại khen thưởng *"].type is None
    recipient = award["Tập thể, cá nhân được khen *"]
    assert recipient.type is None
    assert recipient.prompt.endswith("Người, Đơn vị công đoàn, Nhóm nhà giáo.")
    mentions = made(path, lang="en", tables=["mentions"], reference=Dataset())["Mention"]
    assert any(rule.prompt.endswith("any sheet.") for rule in rules(mentions).values())


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (Group(id="g", unit="a"), "g"),
        (Group(id="g", unit="a", name="Tổ Toán"), "Tổ Toán [g]"),
        (Movement(id="m", kind=MovementKind.PLAN, name=Name(en="Plan")), "Plan [m]"),
        (Source(id="s", title="x" * 81), f"{'x' * 79}… [s]"),
        (Source(id="s", title="x" * 80), f"{'x' * 80} [s]"),
    ],
)
def test_a_record_is_offered_by_what_it_is_called(record: Any, said: str):
    assert choice_of(record, "vi") == said


# --- columns -------------------------------------------------------------------------------------


def test_a_field_has_one_column_and_a_name_one_for_each_language():
    said = {
        column.target.name: (column.kind.value, column.mark)
        for column in template_columns(schemas()["awards"])
    }
    assert said == {
        "id": ("ID", " *"),
        "kind": ("REFERENCE", " *"),
        "recipient": ("ANY_ID", " *"),
        "conferred_by": ("REFERENCE", ""),
        "when": ("PERIOD", " *"),
        "for_movement": ("REFERENCE", ""),
        "initiatives": ("IDS", ""),
        "thematic": ("YES_NO", ""),
        "decision": ("REFERENCE", ""),
        "revoked": ("PERIOD", ""),
        "sources": ("IDS", ""),
        "mark": ("CHOICE", ""),
        "note": ("TEXT", ""),
    }
    names = [column.target.name for column in template_columns(schemas()["activities"])]
    assert names[:7] == ["id", "kind", "name_vi", "name_en", "name_aliases", "unit", "period"]


def test_one_of_several_fields_is_marked_and_rows_without_ids_are_numbered():
    columns = {column.target.name: column for column in template_columns(schemas()["successions"])}
    assert (columns["before"].mark, columns["after"].mark, columns["ordinal"].mark) == (" (*)", " (*)", " *")
    shares = template_columns(schemas()["successions.shares"])
    assert [(column.target.name, column.kind) for column in shares] == [
        ("record", ColumnKind.WHOLE),
        ("after", ColumnKind.ANY_ID),
        ("basis_points", ColumnKind.SHARE),
    ]


def test_every_required_column_is_one_that_a_record_cannot_be_without():
    marked = {
        name: [c.target.name for c in template_columns(schemas()[name]) if c.mark == " *"] for name in ALL
    }
    assert marked["figures"] == ["id", "measure", "unit", "period", "quantity", "source"]
    assert marked["initiatives.authors"] == ["record", "person"]
    assert marked["units"] == ["id", "kind"]


def test_a_list_of_choices_names_them():
    column = next(c for c in template_columns(schemas()["award_kinds"]) if c.target.name == "recipients")
    assert column.kind is ColumnKind.CHOICES
    assert "Cá nhân; Tập thể" in column.help("vi")


# --- filling in ----------------------------------------------------------------------------------


def test_what_people_fill_in_in_vietnamese_is_read(path: Path):
    data, findings = filled(
        path,
        {
            "Đơn vị công đoàn": {
                "Mã *": ["le-loi", "phu-nhuan"],
                "Loại tổ chức *": ["Công đoàn cơ sở", "Công đoàn xã, phường, đặc khu"],
                "Tên: Tiếng Việt (*)": ["Công đoàn Trường Lê Lợi", "Công đoàn phường Phú Nhuận"],
                "Tên: Các cách gọi khác": ["CĐ Lê Lợi; Lê Lợi", None],
                "Cấp công đoàn (1-4)": [4, None],
                "Từ ngày": [date(1990, 9, 5), None],
            },
            "Quan hệ trên dưới": {
                "Đơn vị cấp dưới *": ["Công đoàn Trường Lê Lợi [le-loi]"],
                "Đơn vị cấp trên *": ["phu-nhuan"],
                "Loại quan hệ *": ["Trực thuộc, quản lý trực tiếp"],
            },
            "Người": {
                "Mã *": ["an"],
                "Họ và tên *": ["Nguyễn Văn An"],
                "Học hàm, học vị, danh hiệu": ["ThS; GVC"],
            },
            "Nhóm nhà giáo": {
                "Mã *": ["toan"],
                "Thuộc công đoàn *": ["Lê Lợi [le-loi]"],
                "Tên nhóm": ["Tổ Toán"],
            },
            "Nhóm nhà giáo - Thành viên": {
                "Nhóm nhà giáo *": ["Tổ Toán [toan]"],
                "Người *": ["Nguyễn Văn An [an]"],
            },
            "Đề tài, sáng kiến": {
                "Mã *": ["dt-1"],
                "Tên đề tài, sáng kiến *": ["Dạy số học"],
                "Loại *": ["Đề tài nghiên cứu khoa học"],
                "Các đơn vị": ["le-loi; phu-nhuan"],
                "Thời gian nộp": ["6/2025"],
                "Giá trị làm lợi (đồng)": ["3,5 tỷ"],
            },
            "Đề tài… - Tác giả, đồng tác giả": {
                "Đề tài, sáng kiến *": ["Dạy số học [dt-1]"],
                "Người *": ["an"],
                "Vai trò": ["Đồng tác giả"],
                "Phần đóng góp": [0.6],
            },
            "Lần khen thưởng": {
                "Mã *": ["kt-1"],
                "Loại khen thưởng *": [choice_of(catalogue().award_kinds[0], "vi")],
                "Tập thể, cá nhân được khen *": ["an"],
                "Thời điểm khen *": ["năm học 2024-2025"],
                "Khen theo chuyên đề": ["không"],
            },
            "Số liệu": {
                "Mã *": ["sl-1", "sl-2"],
                "Chỉ tiêu thống kê *": ["Nhóm nhà giáo hoạt động [groups.operating]", "groups.operating"],
                "Đơn vị *": ["phu-nhuan", "le-loi"],
                "Thời gian *": ["năm 2025", "đến nay"],
                "Số lượng *": ["gần 94.000", 7],
                "Nguồn *": ["bc", "bc"],
                "Phạm vi": ["Toàn ngành", None],
                "Ngày báo cáo": [None, date(2025, 12, 31)],
            },
        },
    )
    assert not findings.found
    school = data.units["le-loi"]
    assert (school.kind, school.level, school.since) == (UnitKind.GRASSROOTS, 4, date(1990, 9, 5))
    assert school.name == Name(vi="Công đoàn Trường Lê Lợi", aliases=("CĐ Lê Lợi", "Lê Lợi"))
    assert [(tie.child, tie.parent) for tie in data.ties] == [("le-loi", "phu-nhuan")]
    assert data.persons["an"].titles == ("ThS", "GVC")
    assert data.groups["toan"].members == (Membership(person="an"),)
    topic = data.initiatives["dt-1"]
    assert topic.authors == (Authorship(person="an", role=AuthorRole.CO_AUTHOR, share=6000),)
    assert (topic.units, topic.submitted, topic.benefit) == (
        ("le-loi", "phu-nhuan"),
        Period.month(2025, 6),
        Quantity.exact(3_500_000_000),
    )
    award = data.awards["kt-1"]
    assert (award.kind, award.thematic, award.when) == (
        catalogue().award_kinds[0].id,
        False,
        Period.parse("năm học 2024-2025"),
    )
    first, second = data.figures
    assert (first.quantity.text, first.scope, first.measure) == (
        "gần 94.000",
        Scope.SECTOR,
        "groups.operating",
    )
    assert (second.quantity, second.period.last) == (Quantity.exact(7), date(2025, 12, 31))


def test_what_people_fill_in_in_english_is_read(path: Path):
    data, findings = filled(
        path,
        {
            "Activity": {
                "Id *": ["games-2025"],
                "Kind of activity *": ["Games"],
                "Name: English (*)": ["Teachers' games"],
                "Unit *": ["vetu"],
                "Period *": ["June 2025"],
            }
        },
        lang="en",
        tables=["activities"],
    )
    assert not findings.found
    assert data.activities["games-2025"].name.en == "Teachers' games"
    assert data.activities["games-2025"].period == Period.month(2025, 6)
