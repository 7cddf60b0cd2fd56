import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from vneduunion.errors import LoadError, UnreadableFile, UnwritableFile
from vneduunion.io import read, write
from vneduunion.io.json_files import read_dataset
from vneduunion.model import Dataset, Mention, Source

PRESS = Dataset(
    sources=[Source(id="press.001", title="Tổng kết phong trào", publisher="Báo “Giáo dục”")],
    mentions=[Mention(source="press.001", subject="vetu", printed="CDGD", note="dòng 1\ndòng 2")],
)
LONE_SURROGATE = Dataset(sources=[Source(id="press.001", title="nửa ký tự: \ud83d")])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "press.json"


def refusal(path: Path, content: bytes) -> UnreadableFile:
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    return caught.value


def faults(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LoadError) as caught:
        read(path)
    return str(caught.value).splitlines()


def test_what_is_written_is_read_back(path: Path) -> None:
    write(PRESS, path)
    assert read(path) == PRESS


def test_the_file_is_utf8_with_letters_as_they_are_and_ends_with_a_line_end(path: Path) -> None:
    write(PRESS, path)
    content = path.read_bytes()
    assert "“Giáo dục”".encode() in content
    assert content.endswith(b"}\n")
    assert list(json.loads(content)) == ["schema_version", "sources", "mentions"]


def test_the_same_dataset_gives_the_same_bytes(path: Path) -> None:
    write(PRESS, path)
    first = path.read_bytes()
    write(read(path), path)
    assert path.read_bytes() == first


@pytest.mark.parametrize("data", [LONE_SURROGATE, object()], ids=["unwritable text", "no dataset"])
def test_a_failed_write_leaves_the_file_as_it_was(path: Path, data: Any) -> None:
    write(PRESS, path)
    before = path.read_bytes()
    with pytest.raises((UnwritableFile, TypeError)):
        write(data, path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_byte_order_mark_is_passed_over(path: Path) -> None:
    write(PRESS, path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read(path) == PRESS


def test_a_missing_file_is_said_to_be_missing(path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert str(caught.value) == f"cannot read the file {path}: there is no such file"
    assert caught.value.text("vi") == f"không đọc được tệp {path}: không có tệp này"


def test_half_a_surrogate_pair_is_told_in_both_languages(path: Path) -> None:
    with pytest.raises(UnwritableFile, match="has half of a surrogate pair") as caught:
        write(LONE_SURROGATE, path)
    assert "nửa cặp ký tự" in caught.value.text("vi")


def test_what_else_the_system_refuses_is_told_in_its_words(path: Path) -> None:
    path.touch()
    with pytest.raises(UnreadableFile, match="Not a directory"):
        read(path / "inside.json")


@pytest.mark.parametrize(("content", "place"), [("Tổng".encode("utf-16"), 0), (b'{"note": "T\xf4ng"}', 11)])
def test_another_encoding_is_refused_with_its_place(path: Path, content: bytes, place: int) -> None:
    assert str(refusal(path, content)).endswith(f"it is not UTF-8 at byte {place}")


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [(b"", 1, 1), (b'{"units": [\n  }', 2, 3), (b"{'units': []}", 1, 2), (b'{"units": []} x', 1, 15)],
)
def test_a_fault_of_json_is_told_by_line_and_column(
    path: Path, content: bytes, line: int, column: int
) -> None:
    error = refusal(path, content)
    assert str(error).startswith(f"{path}: not valid JSON, line {line} column {column}: ")
    assert error.text("vi").startswith(f"{path}: không phải JSON hợp lệ, dòng {line} cột {column}: ")


def test_endless_nesting_and_endless_numbers_are_refused(path: Path) -> None:
    assert "nested too deeply" in str(refusal(path, b"[" * 200_000))
    assert "too many digits" in str(refusal(path, b'{"schema_version": ' + b"1" * 5_000 + b"}"))


def test_every_repeated_key_is_told_with_its_place(path: Path) -> None:
    text = """{
        "schema_version": 1,
        "units": [{"id": "a", "name": {"vi": "A", "vi": "B", "vi": "C"}, "id": "a"}],
        "units": []
    }"""
    assert faults(path, text) == [
        "$.units: expected each field once, found it 2 times",
        "$.units[0].id: expected each field once, found it 2 times",
        "$.units[0].name.vi: expected each field once, found it 3 times",
    ]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "3.0"])
def test_a_number_that_is_not_whole_is_refused_in_its_place(path: Path, number: str) -> None:
    found = faults(
        path, f'{{"schema_version": 1, "sources": [{{"id": "a", "title": "A", "reliability": {number}}}]}}'
    )
    assert len(found) == 1
    assert found[0].startswith("$.sources[0].reliability: expected a whole number, found the decimal number ")


def test_a_whole_number_of_many_digits_is_read_exactly(path: Path) -> None:
    found = faults(path, f'{{"schema_version": {10**30}}}')
    assert found == [f"$.schema_version: unknown schema version {10**30}; this release reads: 1"]


def test_a_document_that_is_no_object_is_refused(path: Path) -> None:
    assert faults(path, "[]") == ["$: expected a mapping of fields, found a list"]


def test_a_file_that_the_system_does_not_give_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="it is a folder"):
        read_dataset(tmp_path)


@pytest.fixture
def searches() -> Iterator[list[str]]:
    """What the garbage collector does from now on."""
    phases: list[str] = []

    def note(phase: str, _: dict[str, int]) -> None:
        phases.append(phase)

    gc.callbacks.append(note)
    yield phases
    gc.callbacks.remove(note)


def test_garbage_is_searched_for_at_most_once_when_a_document_has_been_read(
    path: Path, searches: list[str]
) -> None:
    write(Dataset(sources=[Source(id=f"press.{number}", title="A") for number in range(5_000)]), path)
    gc.collect()
    searches.clear()
    data = read_dataset(path)
    assert len(data.sources) == 5_000
    assert searches.count("start") <= 1
    assert gc.isenabled()


def test_the_collector_goes_on_after_a_document_that_is_refused(path: Path) -> None:
    faults(path, "[]")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off(path: Path) -> None:
    write(PRESS, path)
    gc.disable()
    try:
        read(path)
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize("collect", [False, True])
def test_half_of_a_surrogate_pair_is_told_with_its_place(path: Path, collect: bool) -> None:  # noqa: FBT001 a case
    text = '{"schema_version": 1, "persons": [{"id": "an", "name": "\\ud83d\\ude00"}, {"id": "b", "name": "\\uD83dA"}]}'
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile) as caught:
        _ = read(path, faults="collect") if collect else read(path)
    assert str(caught.value) == (
        f"cannot read the file {path}: $.persons[1].name: '\\ud83dA' has half of a surrogate pair, "
        "which no file and no column can hold"
    )
    assert "$.persons[1].name" in caught.value.text("vi")


def test_a_whole_surrogate_pair_is_one_character(path: Path) -> None:
    path.write_text(
        '{"schema_version": 1, "persons": [{"id": "an", "name": "\\ud83d\\ude00"}]}', encoding="utf-8"
    )
    assert read(path).persons["an"].name == "\U0001f600"


def test_a_key_may_have_half_of_a_pair_too(path: Path) -> None:
    refused = refusal(path, b'{"schema_version": 1, "\\udc00": 1}')
    assert "half of a surrogate pair" in str(refused)
