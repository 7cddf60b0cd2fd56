import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vneduunion.errors import UnreadableFile
from vneduunion.io.answer_sheets import read_sheet, sheet_text

HEAD = ["a", "b"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "bảng.csv"


def rows_of(path):
    return [(number, cells["a"], cells["b"]) for number, cells in read_sheet(path, HEAD).rows]


def test_it_begins_with_a_byte_order_mark(path):
    path.write_text(sheet_text(HEAD, [["gần", "Đ"]]), encoding="utf-8")
    assert path.read_bytes().startswith(codecs.BOM_UTF8)
    assert rows_of(path) == [(2, "gần", "Đ")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separators_of_spreadsheets_are_read(path, separator):
    path.write_text(f"A{separator} B \n1{separator}x\n", encoding="utf-8")
    assert rows_of(path) == [(2, "1", "x")]


def test_rows_are_counted_as_a_spreadsheet_does(path):
    path.write_text('a,b\n"two\nlines",x\n\n,\n1,y\n', encoding="utf-8")
    assert rows_of(path) == [(2, "two\nlines", "x"), (5, "1", "y")]


def test_short_rows_end_in_empty_cells(path):
    path.write_text("a,b\n1\n", encoding="utf-8")
    assert rows_of(path) == [(2, "1", "")]


def test_long_rows_are_faults_unless_what_is_too_much_is_empty(path):
    path.write_text("a,b\n1,2,,\n1,2,3\n", encoding="utf-8")
    sheet = read_sheet(path, HEAD)
    assert [number for number, _ in sheet.rows] == [2]
    assert [fault.text() for fault in sheet.faults] == ["bảng.csv, A3: expected 2 cells, found 3 cells"]
    assert [fault.text("vi") for fault in sheet.faults] == ["bảng.csv, A3: cần 2 ô, nhưng gặp 3 ô"]


def test_cells_are_named_as_in_a_spreadsheet(path):
    path.write_text(",".join(f"c{n}" for n in range(30)) + "\n", encoding="utf-8")
    sheet = read_sheet(path, ["c3"])
    places = [sheet.place(3, name) for name in ("c0", "c25", "c26")]
    assert places == ["bảng.csv, A3 (c0)", "bảng.csv, Z3 (c25)", "bảng.csv, AA3 (c26)"]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+84", "'+84"),
        ("-x", "'-x"),
        ("@a", "'@a"),
        ("\ta", "'\ta"),
        ("2025-07-01", "'2025-07-01"),
        ("22/7", "'22/7"),
        ("'a", "''a"),
        ("a=1", "a=1"),
        ("1 triệu", "1 triệu"),
    ],
)
def test_what_would_be_computed_is_kept_as_text(path, cell, written):
    text = sheet_text(["a"], [[cell]])
    assert text.splitlines()[1] == written
    path.write_text(text, encoding="utf-8")
    assert read_sheet(path, ["a"]).rows == ((2, {"a": cell}),)


def test_an_apostrophe_before_ordinary_words_is_a_part_of_them(path):
    path.write_text("a\n'Hai tốt'\n", encoding="utf-8")
    assert read_sheet(path, ["a"]).rows[0][1]["a"] == "'Hai tốt'"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=3))
def test_every_text_comes_back(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("sheet") / "a.csv"
    names = [f"c{n}" for n in range(len(cells))]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(sheet_text([*names, "last"], [[*cells, "x"]]))
    assert [list(found.values())[:-1] for _, found in read_sheet(path, names).rows] == [cells]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "there is no such file"),
        (b"", "it needs the columns a, b"),
        (b"a,c\n1,2\n", "it needs the columns a, b"),
        (b"a,b\n\xff\n", "not utf-8 at byte 4; save it as"),
        (b'a,b\n"1"x,2\n', "not valid CSV at line 2"),
        (b'a,b\n"1', "not valid CSV at line 2"),
    ],
)
def test_what_is_no_such_table_is_refused(path, content, words):
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=words) as refused:
        read_sheet(path, HEAD)
    assert "không" in refused.value.text("vi")
    assert path.name in refused.value.text("vi")
