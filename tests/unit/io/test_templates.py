"""Templates: what another reader than ours sees in them, and that what people fill in is read."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.computed_sheets import ComputedSheets
from vneduunion.errors import UnwritableFile
from vneduunion.findings import Findings
from vneduunion.io.template_choices import choice_of
from vneduunion.io.template_columns import ColumnKind, template_columns
from vneduunion.io.templates import write_template
from vneduunion.io.workbook_names import sheet_name
from vneduunion.io.workbook_tables import workbook_tables
from vneduunion.model import (
    AuthorRole,
    Authorship,
    Dataset,
    Group,
    Membership,
    Movement,
    MovementKind,
    Person,
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

GUILD = Unit(id="a", kind=UnitKind.GUILD, name=Name(vi="A"))
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


def write(book: openpyxl.Workbook, name: str, columns: dict[str, list[Any]]) -> None:
    """What people do: fill in cells of a sheet by their heads."""
    heads = {cell.value: cell.column for cell in book[name][1]}
    for head, cells in columns.items():
        for row, value in enumerate(cells, start=2):
            cell = book[name].cell(row, heads[head])
            cell.value = value
            formats = book[name].column_dimensions[cell.column_letter]
            cell.number_format = formats.number_format  # as Excel does


def filled(path: Path, sheets: dict[str, dict[str, list[Any]]], **options: Any) -> tuple[Dataset, Findings]:
    """What is read of a template after people filled in cells by their heads."""
    book = made(path, **options)
    for name, columns in sheets.items():
        write(book, name, columns)
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
    assert ComputedSheets(book).offered(rule) == ["Bản thân đơn vị", "Khối trực thuộc", "Toàn ngành"]
    assert ComputedSheets(book).offered(rules(book["Lần khen thưởng"])["Khen theo chuyên đề"]) == [
        "có",
        "không",
    ]


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
    items = ComputedSheets(book).offered(rule)
    assert len(items) == len(catalogue().award_kinds)
    assert choice_of(catalogue().award_kinds[0], "vi") == items[0]
    territories = ComputedSheets(book).offered(rules(book["Đơn vị công đoàn"])["Địa bàn"])
    assert [item.rpartition("[")[2][:4] for item in (territories[0], territories[-1])] == ["vn34", "vn63"]
    measures = ComputedSheets(book).offered(rules(book["Số liệu"])["Chỉ tiêu thống kê *"])
    assert "Nhóm nhà giáo hoạt động [groups.operating]" in measures


def test_rows_filled_in_elsewhere_are_offered_behind_the_records_given(path: Path):
    book = made(path, reference=Dataset(units=[GUILD]), tables=["units", "offices"])
    rule = rules(book["Chức vụ"])["Đơn vị *"]
    assert rule.showErrorMessage is False
    assert ComputedSheets(book).offered(rule) == ["A [a]"]
    write(book, "Đơn vị công đoàn", {"Mã *": ["b", "c"], "Tên: Tiếng Việt (*)": ["B", "C"]})
    assert ComputedSheets(book).offered(rule) == ["A [a]", "B [b]", "C [c]"]


def test_of_a_sheet_as_many_rows_are_offered_as_a_list_has_room_for(path: Path):
    book = made(path, reference=Dataset(), tables=["persons", "offices"])
    write(book, "Người", {"Mã *": [f"p{number}" for number in range(501)]})
    items = ComputedSheets(book).offered(rules(book["Chức vụ"])["Người *"])
    assert (len(items), items[-1]) == (500, " [p499]")


def test_rows_without_a_name_are_offered_by_id(path: Path):
    book = made(path, reference=Dataset(), tables=["figures"])
    rule = rules(book["Số liệu"])["Trong đó, thuộc số liệu"]
    assert ComputedSheets(book).offered(rule) == [""]
    write(book, "Số liệu", {"Mã *": ["sl-1", "sl-2"]})
    assert ComputedSheets(book).offered(rule) == ["sl-1", "sl-2"]


def test_records_of_several_tables_are_offered_in_one_list_without_gaps(path: Path):
    book = made(path, reference=Dataset(units=[GUILD]), tables=["awards", "persons", "units", "groups"])
    rule = rules(book["Lần khen thưởng"])["Tập thể, cá nhân được khen *"]
    assert (rule.type, rule.showErrorMessage) == ("list", False)
    assert ComputedSheets(book).offered(rule) == ["A [a]"]
    write(book, "Nhóm nhà giáo", {"Mã *": ["toan"], "Tên nhóm": ["Tổ Toán"]})
    assert ComputedSheets(book).offered(rule) == ["A [a]", "Tổ Toán [toan]"]
    write(book, "Người", {"Mã *": ["an", "binh"], "Họ và tên *": ["An", "Bình"]})
    write(book, "Đơn vị công đoàn", {"Mã *": ["b"], "Tên: Tiếng Việt (*)": ["B"]})
    items = ComputedSheets(book).offered(rule)
    assert items == ["A [a]", "An [an]", "Bình [binh]", "B [b]", "Tổ Toán [toan]"]


def test_records_of_several_tables_are_offered_where_one_of_these_has_a_sheet_or_none(path: Path):
    some = Dataset(units=[GUILD], persons=[Person(id="an", name="An")])
    book = made(path, reference=some, tables=["awards", "persons"])
    rule = rules(book["Lần khen thưởng"])["Tập thể, cá nhân được khen *"]
    write(book, "Người", {"Mã *": ["binh"], "Họ và tên *": ["Bình"]})
    assert ComputedSheets(book).offered(rule) == ["An [an]", "A [a]", "Bình [binh]"]
    book = made(path, reference=some, tables=["awards"])
    rule = rules(book["Lần khen thưởng"])["Tập thể, cá nhân được khen *"]
    assert ComputedSheets(book).offered(rule) == ["An [an]", "A [a]"]


def test_a_mention_may_be_of_a_record_of_any_table(path: Path):
    book = made(path, lang="en", reference=Dataset(units=[GUILD]), tables=["mentions", "persons", "figures"])
    rule = rules(book["Mention"])["Subject *"]
    assert not rule.showErrorMessage
    write(book, "Figure", {"Id *": ["f"]})
    write(book, "Person", {"Id *": ["an"], "Full name *": ["An"]})
    assert ComputedSheets(book).offered(rule) == ["A [a]", "An [an]", "f"]


def test_several_sheets_together_are_offered_as_far_as_a_list_has_room(path: Path, monkeypatch: Any):
    monkeypatch.setattr("vneduunion.io.template_choices.OFFERED_ROWS", 3)
    monkeypatch.setattr("vneduunion.io.template_choices._OFFERED_TOGETHER", 4)
    book = made(path, reference=Dataset(), tables=["awards", "persons", "groups"])
    write(book, "Người", {"Mã *": ["a", "b", "c"]})
    write(book, "Nhóm nhà giáo", {"Mã *": ["d", "e"]})
    rule = rules(book["Lần khen thưởng"])["Tập thể, cá nhân được khen *"]
    assert ComputedSheets(book).offered(rule) == [" [a]", " [b]", " [c]", " [d]"]


def test_programs_that_do_not_compute_what_they_open_see_the_same(path: Path):
    made(path, reference=Dataset(units=[GUILD]), tables=["awards", "persons", "units"])
    shown = openpyxl.load_workbook(path, data_only=True)["Danh sách chọn"]
    computed = ComputedSheets(openpyxl.load_workbook(path))
    cells = [cell for row in shown.iter_rows() for cell in row]
    said = {cell.coordinate: "" if cell.value is None else cell.value for cell in cells}
    assert said == {name: computed.value(shown.title, name) for name in said}


@pytest.mark.parametrize(
    ("lang", "sheet", "head", "told"),
    [
        ("vi", "Đề tài, sáng kiến", "Các nguồn", "ngăn bằng dấu chấm phẩy"),
        ("en", "Topic or initiative", "Sources", "part several by semicolons"),
    ],
)
def test_of_several_ids_the_list_offers_one_and_refuses_nothing(
    books, lang: str, sheet: str, head: str, told: str
):
    rule = rules(books[lang][sheet])[head]
    assert (rule.type, rule.showErrorMessage, rule.showInputMessage) == ("list", False, True)
    assert told in rule.prompt
    bundled = catalogue().sources
    assert len(ComputedSheets(books[lang]).offered(rule)) == len(bundled)
    steps = [str(cell.value) for cell in books[lang].worksheets[0]["A"]]
    assert any("le-loi; phu-nhuan" in step for step in steps)


def test_of_several_words_the_list_offers_one_and_refuses_nothing(path: Path):
    book = made(path, lang="en", tables=["award_kinds"])
    rule = rules(book["Kind of award"])["Recipients"]
    assert (rule.type, rule.showErrorMessage) == ("list", False)
    assert ComputedSheets(book).offered(rule) == ["Individual", "Collective", "Household"]


def test_where_nothing_can_be_offered_ids_are_typed(path: Path):
    book = made(path, reference=Dataset(), tables=["awards"])
    award = rules(book["Lần khen thưởng"])
    assert award["Loại khen thưởng *"].type is None
    recipient = award["Tập thể, cá nhân được khen *"]
    assert (recipient.type, award["Các nguồn"].type) == (None, None)
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
        (Source(id="s", title="Tin; ảnh [1]"), "Tin, ảnh (1) [s]"),
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
        "recipient": ("REFERENCE", " *"),
        "conferred_by": ("REFERENCE", ""),
        "when": ("PERIOD", " *"),
        "for_year": ("PERIOD", ""),
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


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            "assessments",
            {"subject": "REFERENCE *", "period": "PERIOD *", "rating": "CHOICE *", "decision": "REFERENCE"},
        ),
        (
            "services",
            {
                "person": "REFERENCE *",
                "unit": "REFERENCE",
                "role": "CHOICE *",
                "since": "DAY",
                "until": "DAY",
                "full_time": "YES_NO",
            },
        ),
        ("disciplines", {"person": "REFERENCE *", "form": "CHOICE *", "since": "DAY *", "until": "DAY"}),
        ("qualifications", {"person": "REFERENCE *", "level": "CHOICE *", "when": "PERIOD"}),
        ("union_memberships", {"person": "REFERENCE *", "unit": "REFERENCE", "since": "DAY", "until": "DAY"}),
    ],
)
def test_evidence_is_filled_in_like_everything_else(table, said):
    columns = template_columns(schemas()[table])
    found = {column.target.name: column.kind.value + column.mark for column in columns}
    assert found == {**said, "sources": "IDS", "mark": "CHOICE", "note": "TEXT"}


def test_evidence_that_was_filled_in_is_read(path):
    rated = {"Cá nhân, tập thể được xếp loại *": ["hoa"], "Thời gian *": ["năm học 2023-2024"]}
    sheets = {
        "Người": {"Mã *": ["hoa"], "Họ và tên *": ["Trần Thị Hoa"]},
        "Kết quả xếp loại": rated | {"Mức xếp loại *": ["Hoàn thành tốt nhiệm vụ"]},
        "Kỷ luật": {
            "Người *": ["hoa"],
            "Hình thức kỷ luật *": ["Nặng hơn cảnh cáo"],
            "Từ ngày *": [date(2021, 3, 5)],
        },
    }
    data, findings = filled(
        path, sheets, tables=["persons", "assessments", "disciplines"], reference=Dataset()
    )
    assert not findings
    assert [*data.assessments.keys(), *data.disciplines.keys()] == [
        "hoa@2023-09-01..2024-08-31",
        "hoa:GRAVER@2021-03-05",
    ]


def test_one_of_several_fields_is_marked_and_rows_without_ids_are_numbered():
    columns = {column.target.name: column for column in template_columns(schemas()["successions"])}
    assert (columns["before"].mark, columns["after"].mark, columns["ordinal"].mark) == (" (*)", " (*)", " *")
    shares = template_columns(schemas()["successions.shares"])
    assert [(column.target.name, column.kind) for column in shares] == [
        ("record", ColumnKind.WHOLE),
        ("after", ColumnKind.REFERENCE),
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


@pytest.mark.parametrize(
    ("cell", "ids"),
    [
        ("Tin, ảnh (1) [s-1]", ("s-1",)),
        ("Tin, ảnh (1) [s-1]; Báo cáo [s-2]", ("s-1", "s-2")),
        ("s-2; Tin, ảnh (1) [s-1]", ("s-2", "s-1")),
    ],
)
def test_what_a_list_offers_may_stand_beside_other_ids_whatever_it_is_called(
    path: Path, cell: str, ids: tuple[str, ...]
):
    data, findings = filled(
        path,
        {
            "Nguồn": {"Mã *": ["s-1", "s-2"], "Tiêu đề *": ["Tin; ảnh [1]", "Báo cáo"]},
            "Người": {"Mã *": ["an"], "Họ và tên *": ["An"], "Các nguồn": [cell]},
        },
        tables=["sources", "persons"],
    )
    assert not findings.found
    book = openpyxl.load_workbook(path)
    offered = ComputedSheets(book).offered(rules(book["Người"])["Các nguồn"])
    assert offered[-2:] == ["Tin, ảnh (1) [s-1]", "Báo cáo [s-2]"]
    assert data.persons["an"].sources == ids


@pytest.mark.parametrize(("lang", "number"), [("vi", "Số thứ tự *"), ("en", "Number in order *")])
def test_rows_without_ids_are_numbered_and_named_by_their_numbers(path: Path, lang: str, number: str):
    whole, shares = schemas()["successions"], schemas()["successions.shares"]
    heads = {c.target.name: c.head(lang) for c in template_columns(whole)}
    of_shares = {c.target.name: c.head(lang) for c in template_columns(shares)}
    assert heads["ordinal"] == number
    data, findings = filled(
        path,
        {
            sheet_name(whole, lang): {
                number: [2, 1],
                heads["kind"]: ["SPLIT", "SPLIT"],
                heads["before"]: ["a", "b"],
                heads["after"]: ["c; d", "e; f"],
                heads["on"]: [date(2025, 7, 1), date(2025, 7, 1)],
            },
            sheet_name(shares, lang): {
                of_shares["record"]: [1, 1],
                of_shares["after"]: ["e", "f"],
                of_shares["basis_points"]: [0.6, 0.4],
            },
        },
        lang=lang,
        tables=["successions"],
    )
    assert not findings.found
    assert [(item.before, [share.after for share in item.shares]) for item in data.successions] == [
        (("b",), ["e", "f"]),
        (("a",), []),
    ]
