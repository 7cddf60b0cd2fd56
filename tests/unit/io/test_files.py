from pathlib import Path

import pytest

from vneduunion.errors import UnreadableFile
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
    with pytest.raises(UnreadableFile) as reading:
        read(path)
    with pytest.raises(UnreadableFile) as writing:
        write(PEOPLE, path)
    assert (str(reading.value), str(writing.value)) == (sentence, sentence)
    assert not path.exists()
