"""Datasets in JSON files: UTF-8, one object, each of its keys once."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vneduunion.codec import dump, load
from vneduunion.codec.places import ROOT, field_place, item_place
from vneduunion.errors import Fault, LoadError, UnreadableFile, Words
from vneduunion.io.atomic import write_text
from vneduunion.io.reasons import unreadable
from vneduunion.model import Dataset

_TOO_DEEP = Words("các lớp lồng nhau quá sâu", "it is nested too deeply")
_TOO_LONG = Words("có một số dài quá mức đọc được", "it has a number with too many digits")


def read_json(path: Path) -> Dataset:
    """The dataset in a JSON file; a byte order mark at its start is passed over.

    Raises:
        UnreadableFile: the file cannot be read, or is not JSON in UTF-8.
        LoadError: a key is given twice, or the content cannot become a dataset.
    """
    return load(Dataset, _parsed(path, _text(path)))


def write_json(data: Dataset, path: Path) -> None:
    """Write a dataset as JSON: indented, letters as they are, the same bytes for the same dataset."""
    write_text(path, json.dumps(dump(data), ensure_ascii=False, indent=2) + "\n")


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise unreadable(path, error) from None
    except UnicodeDecodeError as error:
        reason = Words(f"không phải UTF-8 ở byte {error.start}", f"it is not UTF-8 at byte {error.start}")
        raise unreadable(path, reason) from None


def _parsed(path: Path, text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        values = {"line": error.lineno, "column": error.colno, "reason": error.msg}
        raise UnreadableFile(Fault(str(path), "bad_json", values)) from None
    except RecursionError:
        raise unreadable(path, _TOO_DEEP) from None
    except _RepeatedKeyError:
        raise LoadError(_repeated_keys(json.loads(text, object_pairs_hook=_Pairs), ROOT)) from None
    except ValueError:  # Python's limit on the digits of a whole number
        raise unreadable(path, _TOO_LONG) from None


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
