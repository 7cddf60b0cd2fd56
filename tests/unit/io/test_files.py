from pathlib import Path
from typing import Literal

import pytest

from vneduunion import io
from vneduunion.errors import UnreadableFile, UnwritableFile
from vneduunion.io import Answer, Answers, open_questions, read, write
from vneduunion.io.scanning import scan
from vneduunion.io.templates import write_template
from vneduunion.model import Dataset, Person

PEOPLE = Dataset(persons=[Person(id="nguyen-ngoc-an", name="Nguyễn Ngọc An")])


@pytest.mark.parametrize("name", ["people.json", "PEOPLE.JSON", "people.2025.json"])
def test_the_suffix_tells_the_kind(tmp_path: Path, name: str) -> None:
    write(PEOPLE, tmp_path / name)
    assert read(tmp_path / name) == PEOPLE
    assert read(str(tmp_path / name)) == PEOPLE


@pytest.mark.parametrize("name", ["people.xml", "people.json.bak", ".json"])
def test_another_suffix_is_refused_and_the_known_ones_are_listed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with pytest.raises(UnreadableFile) as writing:
        write(PEOPLE, path)
    assert str(writing.value) == f"unknown kind of file {path}; known kinds: .json, .xlsx"
    assert not path.exists()
    path.write_bytes(b"{}")
    with pytest.raises(UnreadableFile) as reading:
        read(path)
    assert str(reading.value) == f"unknown kind of file {path}; known kinds: .json, .csv, .parquet, .xlsx"
    assert path.read_bytes() == b"{}"


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_name_without_a_suffix_is_a_folder(tmp_path: Path, form: Literal["csv", "parquet"]) -> None:
    write(PEOPLE, tmp_path / "people", form=form)
    assert [path.name for path in (tmp_path / "people").iterdir()] == [f"persons.{form}"]
    assert read(tmp_path / "people") == PEOPLE
    assert read(tmp_path / "people" / f"persons.{form}") == PEOPLE


def test_sound_records_can_be_had_beside_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "people.json").write_text(
        '{"schema_version": 1, "persons": [{"id": "an"}, {"id": "b", "name": "B"}, {"id": "b", "name": "C"}], "clubs": []}',
        encoding="utf-8",
    )
    data, found = read(tmp_path / "people.json", faults="collect")
    assert data == Dataset(persons=[Person(id="b", name="B")])
    assert [(item.code, item.place, item.row) for item in found] == [
        ("X101", "$.persons[0].name", 0),
        ("X117", "$.clubs", None),
        ("X202", "$.persons[1]", 1),
    ]


@pytest.mark.parametrize("name", ["nope", "nope.xlsx", "nope.json"])
def test_a_missing_file_is_missing_whatever_its_suffix(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with pytest.raises(UnreadableFile) as refused:
        read(path)
    assert refused.value.text("vi") == f"không đọc được tệp {path}: không có tệp này"
    assert refused.value.text("en") == f"cannot read the file {path}: there is no such file"


@pytest.mark.parametrize("name", ["figures", "figures.json"])
def test_a_folder_without_tables_says_which_there_could_be(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.mkdir()
    with pytest.raises(
        UnreadableFile, match=r"the folder has no \.csv or \.parquet file called after a table: units"
    ):
        read(path)


def test_a_path_through_a_file_is_told_in_the_words_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnreadableFile, match="Not a directory"):
        read(tmp_path / "file" / "figures.json")


def test_writing_into_a_missing_folder_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match=r"there is no folder .*; make it first"):
        write(PEOPLE, tmp_path / "missing" / "people.json")


def test_json_has_ids_only_so_that_options_of_other_kinds_mean_nothing(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    write(PEOPLE, path)
    answers = Answers([Answer(table="persons", text="An", id="an")])
    assert read(path, encoding="cp1258", answers=answers, names_from=PEOPLE) == PEOPLE
    assert open_questions(path, answers=answers) == answers
    assert open_questions(path) == Answers()


def test_csv_in_another_encoding_is_read_where_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "persons.csv"
    path.write_text("id,name\nb,Bà Ba\n", encoding="cp1252")
    with pytest.raises(UnreadableFile, match="name its encoding"):
        read(path)
    assert read(path, encoding="cp1252").persons["b"].name == "Bà Ba"
    assert open_questions(path, encoding="cp1252") == Answers()


@pytest.mark.parametrize("name", ["none.json", "none.xlsx", "csv", "parquet"])
def test_a_dataset_without_records_comes_back(tmp_path: Path, name: str) -> None:
    write(Dataset(), tmp_path / name, form="parquet" if name == "parquet" else "csv")
    assert read(tmp_path / name) == Dataset()


def test_what_works_with_columns_is_fetched_when_it_is_asked_for() -> None:
    assert io.scan is scan
    assert io.write_template is write_template
    with pytest.raises(AttributeError, match="no attribute 'scam'"):
        _ = io.scam  # type: ignore[attr-defined]  # that it is missing is the test
