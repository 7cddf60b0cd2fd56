"""`read` and `write`: the kind of a file is told by its suffix."""

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from vneduunion.errors import Fault, UnreadableFile
from vneduunion.io.json_files import read_json, write_json
from vneduunion.io.reasons import IS_FOLDER, unreadable
from vneduunion.model import Dataset


class _Kind(NamedTuple):
    read: Callable[[Path], Dataset]
    write: Callable[[Dataset, Path], None]


_KINDS: Mapping[str, _Kind] = {".json": _Kind(read_json, write_json)}


def read(path: str | os.PathLike[str]) -> Dataset:
    """The dataset in a file.

    Args:
        path: a file whose suffix is `.json`.

    Returns:
        The dataset, with all words as printed.

    Raises:
        UnreadableFile: there is no such file, it is of an unknown kind, or it is not JSON in UTF-8.
        LoadError: its content cannot become a dataset; every fault is listed with its JSON path.
    """
    _check_there(Path(path))
    return _kind(Path(path)).read(Path(path))


def write(data: Dataset, path: str | os.PathLike[str]) -> None:
    """Write a dataset to a file; whatever goes wrong, a file that was there stays as it was.

    Args:
        data: the dataset.
        path: a file whose suffix is `.json`; its folder must be there.

    Raises:
        UnreadableFile: the suffix is of an unknown kind.
        UnwritableFile: the file cannot be written; it says why, and what to do.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from vneduunion.model import Person
        >>> data = Dataset(persons=[Person(id="nguyen-ngoc-an", name="Nguyễn Ngọc An")])
        >>> with TemporaryDirectory() as folder:
        ...     write(data, f"{folder}/people.json")
        ...     read(f"{folder}/people.json") == data
        True
    """
    _kind(Path(path)).write(data, Path(path))


def _check_there(path: Path) -> None:
    """Nobody cares about the suffix of a file that is not there."""
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except OSError as error:
        raise unreadable(path, error) from None
    if is_folder:
        raise unreadable(path, IS_FOLDER)


def _kind(path: Path) -> _Kind:
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        values = {"path": path, "known": ", ".join(_KINDS)}
        raise UnreadableFile(Fault("", "unknown_suffix", values))
    return kind
