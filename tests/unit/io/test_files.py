from pathlib import Path

import pytest

from vneduunion.errors import UnreadableFile, UnwritableFile
from vneduunion.io import read, write
from vneduunion.model import Dataset, Person

PEOPLE = Dataset(persons=[Person(id="nguyen-ngoc-an", name="Nguyễn Ngọc An")])


@pytest.mark.parametrize("name", ["people.json", "PEOPLE.JSON", "people.2025.json"])
def test_the_suffix_tells_the_kind(tmp_path: Path, name: str) -> None:
    write(PEOPLE, tmp_path / name)
    assert read(tmp_path / name) == PEOPLE
    assert read(str(tmp_path / name)) == PEOPLE


@pytest.mark.parametrize("name", ["people", "people.xml", "people.json.bak", ".json"])
def test_another_suffix_is_refused_and_the_known_ones_are_listed(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    sentence = f"unknown kind of file {path}; known kinds: .json"
    with pytest.raises(UnreadableFile) as writing:
        write(PEOPLE, path)
    assert not path.exists()
    path.write_bytes(b"{}")
    with pytest.raises(UnreadableFile) as reading:
        read(path)
    assert (str(reading.value), str(writing.value)) == (sentence, sentence)
    assert path.read_bytes() == b"{}"


@pytest.mark.parametrize("name", ["nope", "nope.xlsx", "nope.json"])
def test_a_missing_file_is_missing_whatever_its_suffix(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with pytest.raises(UnreadableFile) as refused:
        read(path)
    assert refused.value.text("vi") == f"không đọc được tệp {path}: không có tệp này"
    assert refused.value.text("en") == f"cannot read the file {path}: there is no such file"


@pytest.mark.parametrize("name", ["figures", "figures.json"])
def test_a_folder_is_called_a_folder_whatever_its_suffix(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.mkdir()
    with pytest.raises(UnreadableFile) as refused:
        read(path)
    assert refused.value.text("vi") == f"không đọc được tệp {path}: đây là thư mục"
    assert refused.value.text("en") == f"cannot read the file {path}: it is a folder"


def test_a_path_through_a_file_is_told_in_the_words_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnreadableFile, match="Not a directory"):
        read(tmp_path / "file" / "figures.json")


def test_writing_into_a_missing_folder_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match=r"there is no folder .*; make it first"):
        write(PEOPLE, tmp_path / "missing" / "people.json")
