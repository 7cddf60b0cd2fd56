"""Datasets in JSON files: UTF-8, one object, each of its keys once."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, final, get_args

from attrs import frozen

from vneduunion.codec import dump, load, load_sound
from vneduunion.codec.collector import collector_paused
from vneduunion.codec.places import ROOT, field_place, item_place
from vneduunion.errors import (
    Fault,
    Lang,
    LoadError,
    UnreadableFile,
    UnwritableFile,
    Words,
    bad_json,
    sentence,
)
from vneduunion.findings import Finding, Findings, finding_of_fault
from vneduunion.io.atomic import write_text
from vneduunion.io.reasons import unreadable
from vneduunion.model import Dataset, Records

_PLACE = re.compile(r"\$\.([a-z_]+)(?:\[([0-9]+)\])?(.*)", re.DOTALL)
_PERHAPS_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_HALF = re.compile("[\ud800-\udfff]")
TOO_DEEP = Words("các lớp lồng nhau quá sâu", "it is nested too deeply")
TOO_LONG = Words("có một số dài quá mức đọc được", "it has a number with too many digits")


def read_dataset(path: Path) -> Dataset:
    """The dataset in a JSON file; a byte order mark at its start is passed over.

    Raises:
        UnreadableFile: the file cannot be read, or is not JSON in UTF-8.
        LoadError: a key is given twice, or the content cannot become a dataset.
    """
    with collector_paused():
        return load(Dataset, _parsed(path, text_of(path)))


def read_collected(path: Path) -> tuple[Dataset, Findings]:
    """The sound records of a JSON file, and what is wrong with the others.

    Raises:
        UnreadableFile: the file cannot be read, or is not JSON in UTF-8.
        LoadError: a key is given twice, or it is no document of a dataset.
    """
    read = read_sound(path)
    return read.data, read.findings


@final
@frozen(kw_only=True)
class SoundFile:
    """What could be read of a JSON file.

    Attributes:
        data: the sound records.
        findings: what is wrong with the others.
        others: the ids that those bear, by table: a reference to one does lead somewhere.
        positions: where the sound records stand in the tables of which some are left out.
    """

    data: Dataset
    findings: Findings
    others: Mapping[str, list[str]]
    positions: Mapping[str, tuple[int, ...]]


def read_sound(path: Path) -> SoundFile:
    """The sound records of a JSON file, and what is told of the others.

    Raises:
        UnreadableFile: the file cannot be read, or is not JSON in UTF-8.
        LoadError: a key is given twice, or it is no document of a dataset.
    """
    with collector_paused():
        body = _parsed(path, text_of(path))
        data, faults, positions = load_sound(body)
    return SoundFile(
        data=data,
        findings=Findings(found=tuple(map(_finding, faults))),
        others={name: _other_ids(body.get(name), getattr(data, name)) for name in positions},
        positions=positions,
    )


def _other_ids(rows: Any, sound: Records[Any]) -> list[str]:
    """The ids in a table of a document that no sound record of it bears."""
    given = [row.get("id") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return [key for key in dict.fromkeys(item for item in given if isinstance(item, str)) if key not in sound]


def _finding(fault: Fault) -> Finding:
    """A fault of a document as a finding: the table, the index and the field stand in its path."""
    found = _PLACE.fullmatch(fault.place)
    table, at, path = found.groups() if found else ("", None, "")
    row = None if at is None else int(at)
    told = Fault(path.lstrip("."), fault.code, fault.values)
    return finding_of_fault(told, table, place=fault.place, row=row)


def write_dataset(data: Dataset, path: Path) -> None:
    """Write a dataset as JSON: indented, letters as they are, the same bytes for the same dataset.

    Raises:
        UnwritableFile: the file cannot be written, or a text has half of a surrogate pair.
    """
    try:
        write_text(path, json.dumps(dump(data), ensure_ascii=False, indent=2) + "\n")
    except UnicodeEncodeError as error:
        found = repr(error.object[error.start : error.start + 1])
        raise UnwritableFile(
            str(path), Words(*(sentence("not_unicode", lang, {"found": found}) for lang in get_args(Lang)))
        ) from None


def read_json(path: Path) -> Any:
    """What a JSON file holds, whatever it tells.

    Raises:
        UnreadableFile: the file cannot be read, or is not JSON in UTF-8.
        LoadError: a key is given twice.
    """
    return _parsed(path, text_of(path))


def text_of(path: Path) -> str:
    """The text of a file in UTF-8; a byte order mark at its start is passed over.

    Raises:
        UnreadableFile: the file cannot be read, or is not in UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise unreadable(path, error) from None
    except UnicodeDecodeError as error:
        reason = Words(f"không phải UTF-8 ở byte {error.start}", f"it is not UTF-8 at byte {error.start}")
        raise unreadable(path, reason) from None


def _parsed(path: Path, text: str) -> Any:
    body = _decoded(path, text)
    if _PERHAPS_HALF.search(text):
        for place, found in _halves(body, ROOT):
            said = Words(
                *(f"{place}: {sentence('not_unicode', lang, {'found': found})}" for lang in get_args(Lang))
            )
            raise unreadable(path, said)
    return body


def _halves(node: Any, place: str) -> Iterator[tuple[str, str]]:
    """The texts that have half of a surrogate pair, which no other file could say, with their places."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _halves(key, place)
            yield from _halves(value, field_place(place, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _halves(value, item_place(place, index))
    elif isinstance(node, str) and _HALF.search(node):
        yield place, ascii(node)


def _decoded(path: Path, text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise UnreadableFile(bad_json(str(path), error)) from None
    except RecursionError:
        raise unreadable(path, TOO_DEEP) from None
    except _RepeatedKeyError:
        raise LoadError(_repeated_keys(json.loads(text, object_pairs_hook=_Pairs), ROOT)) from None
    except ValueError:  # Python's limit on the digits of a whole number
        raise unreadable(path, TOO_LONG) from None


class _RepeatedKeyError(Exception):
    """Some object has a key twice. Where it stands is not known before the whole text is read."""


class _Pairs(tuple[tuple[str, Any], ...]):
    """The keys and values of an object as written, repeated keys included."""

    __slots__ = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keyed = dict(pairs)
    if len(keyed) < len(pairs):
        raise _RepeatedKeyError
    return keyed


def _repeated_keys(node: Any, place: str) -> Iterator[Fault]:
    if isinstance(node, _Pairs):
        yield from _repeated_here(node, place)
        for key, value in node:
            yield from _repeated_keys(value, field_place(place, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _repeated_keys(value, item_place(place, index))


def _repeated_here(node: _Pairs, place: str) -> Iterator[Fault]:
    for key, count in Counter(key for key, _ in node).items():
        if count > 1:
            expected = Words("mỗi trường chỉ một lần", "each field once")
            values = {"expected": expected, "found": Words(f"{count} lần", f"it {count} times")}
            yield Fault(field_place(place, key), "wrong_type", values)
