"""`read` and `write`: the kind of a file is told by its suffix, and a folder holds tables."""

import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, NamedTuple, overload

from vneduunion.errors import Fault, UnreadableFile
from vneduunion.extras import require
from vneduunion.findings import Findings
from vneduunion.io.answers import Answers, GivenAnswers, given_answers
from vneduunion.io.reasons import unreadable
from vneduunion.model import Dataset

Collected = tuple[Dataset, Findings]


class _Kind(NamedTuple):
    """The module that reads and writes a kind of file, the options it takes, and what must be installed."""

    name: str
    takes: tuple[str, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()

    @property
    def module(self) -> Any:
        for extra, package in self.needs:
            require(extra, package)
        return import_module(f"vneduunion.io.{self.name}")

    def given(self, **options: Any) -> dict[str, Any]:
        """Those of some options that are given and mean something for this kind of file."""
        return {key: options[key] for key in self.takes if options[key] is not None}


_COLUMNS = (("tables", "narwhals"), ("tables", "polars"))
_WORKBOOKS = (("excel", "python_calamine"), ("excel", "openpyxl"), ("excel", "xlsxwriter"))
_NAMING = ("answers", "names_from")
_FOLDER = _Kind("table_files", ("encoding", *_NAMING), _COLUMNS)
_KINDS: Mapping[str, _Kind] = {
    ".json": _Kind("json_files"),
    ".csv": _FOLDER,
    ".parquet": _FOLDER,
    ".xlsx": _Kind("workbook_files", _NAMING, (*_COLUMNS, *_WORKBOOKS)),
}

_SINGLE = {suffix: kind for suffix, kind in _KINDS.items() if kind is not _FOLDER}
"""The kinds of a single file that holds a whole dataset."""


@overload
def read(
    path: str | os.PathLike[str],
    faults: Literal["raise"] = "raise",
    *,
    encoding: str | None = None,
    answers: GivenAnswers = None,
    names_from: Dataset | None = None,
) -> Dataset: ...
@overload
def read(
    path: str | os.PathLike[str],
    faults: Literal["collect"],
    *,
    encoding: str | None = None,
    answers: GivenAnswers = None,
    names_from: Dataset | None = None,
) -> Collected: ...
def read(
    path: str | os.PathLike[str],
    faults: Literal["raise", "collect"] = "raise",
    *,
    encoding: str | None = None,
    answers: GivenAnswers = None,
    names_from: Dataset | None = None,
) -> Dataset | Collected:
    r"""The dataset in a file or a folder; reading never writes.

    Args:
        path: a file whose suffix is `.json` or `.xlsx`; a folder with a `.csv` or `.parquet` file for
            each table (`units.csv`, `initiatives.authors.parquet`), or one such file. A workbook none
            of whose sheets is called after a table is read as a form 1-HĐCĐ or 2-HĐCĐ.
        faults: `"raise"` refuses what is not sound; `"collect"` takes the sound records and tells what
            was wrong with the others.
        encoding: the encoding of CSV files, where it is neither UTF-8 nor told by a mark.
        answers: which records the names in the place of ids stand for, in CSV files and workbooks; or
            the file that people have filled in.
        names_from: where such names are looked up beside the data itself; by default the catalogue with
            the bundled measures.

    Returns:
        The dataset, with all words as printed; where faults are collected, the dataset of the sound
        records and the findings.

    Raises:
        UnreadableFile: there is no such file, it is of an unknown kind, or is not what its suffix says.
        LoadError: its content cannot become a dataset; every fault is listed with its place.
        MissingExtra: what this kind of file needs is not installed.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "persons.csv").write_text("id,name\nan,An\n,Bình\n", encoding="utf-8")
        ...     data, found = read(folder, faults="collect")
        >>> data, found[0].place
        (<Dataset: 1 persons>, 'persons.csv:3: id')
    """
    where = Path(path)
    kind = _kind_of(where)
    options = kind.given(encoding=encoding, answers=answers, names_from=names_from)
    taken = kind.module.read_collected if faults == "collect" else kind.module.read_dataset
    return taken(where, **options)  # type: ignore[no-any-return]  # the modules are loaded by name


def open_questions(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    answers: GivenAnswers = None,
    names_from: Dataset | None = None,
) -> Answers:
    r"""The file of answers that a file or a folder asks for: what is answered, and what is open.

    Nothing is written; `Answers.write` does that, for somebody to fill in.

    Args:
        path: as for `read`. In JSON there are no names in the place of ids.
        encoding: as for `read`.
        answers: as for `read`; its rows come first.
        names_from: as for `read`.

    Raises:
        UnreadableFile: there is no such file, it is of an unknown kind, or is not what its suffix says.
        LoadError: a column of a Parquet file is not of its type, or the answers cannot be read.
        MissingExtra: what this kind of file needs is not installed.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     ties = Path(folder, "ties.csv")
        ...     _ = ties.write_text("child,parent,kind\nvetu,LĐLĐ An Giang,DIRECT\n", encoding="utf-8")
        ...     asked = open_questions(ties)
        >>> asked.rows[0].text, asked.rows[0].candidates
        ('LĐLĐ An Giang', 'an-giang.federation (LĐLĐ An Giang) | an-giang.federation.2025 (LĐLĐ An Giang)')
    """
    given = given_answers(answers)
    where = Path(path)
    kind = _kind_of(where)
    if not set(_NAMING) <= set(kind.takes):
        return given
    options = kind.given(encoding=encoding, answers=given, names_from=names_from)
    return given.with_questions(kind.module.reading(where, **options).questions)


def write(data: Dataset, path: str | os.PathLike[str], *, form: Literal["csv", "parquet"] = "csv") -> None:
    """Write a dataset; whatever goes wrong, what stood there before stays as it was.

    Args:
        data: the dataset.
        path: a file whose suffix is `.json` or `.xlsx`, or else a folder, which then holds one file
            for each table; what is around it must be there.
        form: the form of the files in a folder.

    Raises:
        UnreadableFile: the suffix is of an unknown kind.
        UnwritableFile: it cannot be written; it says why, and what to do.
        MissingExtra: what this kind of file needs is not installed.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from vneduunion.model import Person
        >>> data = Dataset(persons=[Person(id="nguyen-ngoc-an", name="Nguyễn Ngọc An")])
        >>> with TemporaryDirectory() as folder:
        ...     write(data, f"{folder}/people.json")
        ...     read(f"{folder}/people.json") == data
        True
    """
    where = Path(path)
    if where.is_dir() or not (where.suffix or where.name.startswith(".")):
        _FOLDER.module.write_dataset(data, where, form)
    else:
        _kind(where, _SINGLE).module.write_dataset(data, where)


def kind_of(path: Path) -> str:
    """The suffix that tells the kind of a file that is there; nothing for a folder.

    Raises:
        UnreadableFile: there is no such file, or it is of an unknown kind.
    """
    kind = _kind_of(path)
    return path.suffix.lower() if kind is not _FOLDER else ""


def _kind_of(path: Path) -> _Kind:
    """Nobody cares about the suffix of a file that is not there."""
    try:
        path.stat()
    except OSError as error:
        raise unreadable(path, error) from None
    return _FOLDER if path.is_dir() else _kind(path, _KINDS)


def _kind(path: Path, kinds: Mapping[str, _Kind]) -> _Kind:
    kind = kinds.get(path.suffix.lower())
    if kind is None:
        values = {"path": path, "known": ", ".join(kinds)}
        raise UnreadableFile(Fault("", "unknown_suffix", values))
    return kind
