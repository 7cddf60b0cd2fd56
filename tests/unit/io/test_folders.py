"""A folder is written as a whole or not at all, and never over other things."""

from pathlib import Path

import pytest

from vneduunion.errors import UnreadableFile, UnwritableFile
from vneduunion.io import read, write
from vneduunion.io.folders import files_of, write_folder
from vneduunion.model import Dataset, Person, Source

PEOPLE = Dataset(persons=[Person(id="an", name="An", titles=("Dr.",))])
SOURCES = Dataset(sources=[Source(id="s", title="T")])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_stood_there_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "data"
    write(PEOPLE, target)
    assert names(target) == ["persons.csv", "persons.titles.csv"]
    write(SOURCES, target)
    assert names(target) == ["sources.csv"]
    assert read(target) == SOURCES
    assert names(tmp_path) == ["data"]


def test_other_things_are_never_replaced(tmp_path: Path) -> None:
    write(PEOPLE, tmp_path / "data")
    (tmp_path / "data" / "notes.txt").touch()
    with pytest.raises(UnwritableFile, match=r"the folder holds other things: notes\.txt; name a new folder"):
        write(SOURCES, tmp_path / "data")
    assert names(tmp_path / "data") == ["notes.txt", "persons.csv", "persons.titles.csv"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(UnwritableFile, match="it is a file; name a folder"):
        write(PEOPLE, tmp_path / "data")


def test_the_folder_around_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="there is no folder"):
        write(PEOPLE, tmp_path / "missing" / "data")


def test_what_goes_wrong_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    write(PEOPLE, tmp_path / "data")
    with pytest.raises(UnwritableFile):
        write_folder(tmp_path / "data", {"persons.csv": b"", "no/such/place.csv": b""})
    assert read(tmp_path / "data") == PEOPLE
    assert names(tmp_path) == ["data"]


def test_a_folder_that_may_not_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(UnreadableFile, match="Permission denied"):
        files_of(tmp_path)


def test_a_folder_that_cannot_be_moved_away_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(PEOPLE, tmp_path / "data")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.suffix == ".part":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(UnwritableFile):
        write(SOURCES, tmp_path / "data")
    assert read(tmp_path / "data") == PEOPLE
