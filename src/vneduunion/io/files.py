"""`read` and `write`: the kind of a file is told by its suffix."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from vneduunion.errors import Fault, UnreadableFile
from vneduunion.io.json_files import read_json, write_json
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
    return _kind(Path(path)).read(Path(path))


def write(data: Dataset, path: str | os.PathLike[str]) -> None:
    """Write a dataset to a file; whatever goes wrong, a file that was there stays as it was.

    Args:
        data: the dataset.
        path: a file whose suffix is `.json`; its folder must be there.

    Raises:
        UnreadableFile: the suffix is of an unknown kind.
        OSError: the file cannot be written.

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


def _kind(path: Path) -> _Kind:
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        values = {"path": path, "known": ", ".join(_KINDS)}
        raise UnreadableFile(Fault("", "unknown_suffix", values))
    return kind
