"""CSV as spreadsheets of many countries write it."""

import codecs
from pathlib import Path

import pytest
from attrs import evolve

from tests.small_world import figure, world
from vneduunion.errors import UnreadableFile
from vneduunion.io import read, write
from vneduunion.io.csv_files import read_csv_table
from vneduunion.tables import dataset, schemas
from vneduunion.tables.door import tables_of
from vneduunion.tables.from_texts import typed
from vneduunion.values.quantities import Quantity

PERSONS = schemas()["persons"]


def rows(path: Path, content: bytes, encoding: str | None = None) -> list[dict[str, str | None]]:
    path.write_bytes(content)
    return read_csv_table(path, path.name, PERSONS, encoding).table.texts.drop("origin_row").to_dicts()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "persons.csv"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separators_encodings_and_line_ends(path: Path, separator: str, encoding: str, end: str) -> None:
    text = end.join([f"id{separator}name", f"an{separator}Nguyễn Ngọc Ân", ""])
    assert rows(path, text.encode(encoding)) == [{"id": "an", "name": "Nguyễn Ngọc Ân"}]


def test_another_encoding_is_read_where_it_is_named(path: Path) -> None:
    content = "id,name\nan,Trần Đ".encode("utf-16-le")
    assert rows(path, content, "utf-16-le") == [{"id": "an", "name": "Trần Đ"}]
    with pytest.raises(UnreadableFile):
        read(path.parent)
    assert read(path.parent, encoding="utf-16-le").persons["an"].name == "Trần Đ"


@pytest.mark.parametrize(
    ("content", "encoding", "words"),
    [
        (b"id,name\nan,Tr\xe9", None, "it is not utf-8 at byte 13; name its encoding"),
        ("id,name\nan,A".encode("utf-32"), None, "it is not utf-16 at byte 2; name its encoding"),
        (codecs.BOM_UTF32_BE + "id".encode("utf-32-be"), None, "it is not utf-8 at byte 2; name its"),
        ("id,name\nan,A".encode("utf-16-le"), None, "it is not utf-8 at byte 1; name its encoding"),
        ("id,name\nan,A".encode("utf-16-be"), None, "it is not utf-8 at byte 0; name its encoding"),
        (b"id,name\nan,A", "utf-99", "there is no encoding utf-99"),
        (b"\xff\xfea", None, "it is not utf-16"),
        (b"", None, "its first row must be the heads of columns"),
        (b"\n\n", None, "its first row must be the heads of columns"),
        (b'id,name\nan,"A', None, "it is not valid CSV at line 2"),
        (b"id,name\nan,\\ud800", "raw_unicode_escape", "it has a character that UTF-8 cannot say"),
        (b"id," + b"n" * 10_000_001, None, "it is not valid CSV at line 1"),
    ],
)
def test_what_is_no_csv_is_told(path: Path, content: bytes, encoding: str | None, words: str) -> None:
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        read_csv_table(path, path.name, PERSONS, encoding)
    assert words in str(caught.value)
    assert caught.value.text("vi") != caught.value.text("en")


def test_a_file_that_is_not_there(path: Path) -> None:
    with pytest.raises(UnreadableFile, match="there is no such file"):
        read_csv_table(path, path.name, PERSONS)


def test_cells_with_separators_quotes_and_lines(path: Path) -> None:
    content = 'id,name\nan,"Ân, ""Tư"""\nb,"hai\ndòng"\n'.encode()
    assert [row["name"] for row in rows(path, content)] == ['Ân, "Tư"', "hai\ndòng"]


def test_rows_are_numbered_as_a_spreadsheet_does(path: Path) -> None:
    path.write_bytes('id,name\nan,"hai\ndòng"\nb,B\n'.encode())
    table = read_csv_table(path, path.name, PERSONS).table
    assert table.texts["origin_row"].to_list() == [2, 3]


def test_a_row_with_more_cells_is_told_and_a_shorter_one_is_filled(path: Path) -> None:
    path.write_bytes(b"id,name\nan,A,x,y\nb\nc,C,,\n")
    found = read_csv_table(path, path.name, PERSONS)
    assert [(item.code, item.place, item.values) for item in found.findings] == [
        ("X119", "persons.csv:2", {"found": 4, "wanted": 2})
    ]
    assert found.table.texts.select("id", "name").rows() == [("an", "A"), ("b", None), ("c", "C")]


def test_heads_that_stand_twice_are_told(path: Path) -> None:
    path.write_bytes(b"id,name,name,\nan,A,B,\n")
    found = typed([read_csv_table(path, path.name, PERSONS).table]).findings
    assert [(item.code, item.severity, item.place, item.values.get("heads")) for item in found] == [
        ("X117", "WARNING", "persons.csv:1: #4", None),
        ("X118", "ERROR", "persons.csv:1", "B1 (name), C1 (name)"),
    ]


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''=1", "+84", "-5", "@x", "'", "''", "'a"])
def test_what_a_spreadsheet_would_compute_is_bared(path: Path, text: str) -> None:
    guarded = f"'{text}" if text.lstrip("'")[:1] in set("=+-@") else text
    assert rows(path, f"id,name\nan,{guarded}\n".encode()) == [{"id": "an", "name": text}]


def test_a_very_long_cell(path: Path) -> None:
    content = b"id,name\nan," + b"a" * 200_000 + b"\n"
    path.write_bytes(content)
    found = typed([read_csv_table(path, path.name, PERSONS).table])
    assert len(dataset(tables_of(found.frames)).persons["an"].name) == 200_000


def test_a_column_that_only_says_again_that_a_value_is_there_is_left_out(tmp_path: Path) -> None:
    data = world([figure("f", 5)])
    write(data, tmp_path / "known")
    assert "quantity_given" not in (tmp_path / "known" / "figures.csv").read_text("utf-8-sig")
    unknown = evolve(data.figures["f"], id="g", quantity=Quantity())
    some = data.with_figures([unknown])
    write(some, tmp_path / "unknown")
    assert "quantity_given" in (tmp_path / "unknown" / "figures.csv").read_text("utf-8-sig")
    assert read(tmp_path / "unknown") == some
