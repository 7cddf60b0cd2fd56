"""Datasets in Excel workbooks: a sheet for each table, or one of the union's statistical forms."""

from pathlib import Path
from typing import Any

from attrs import evolve

from vneduunion.errors import UnreadableFile, Words
from vneduunion.findings import Findings
from vneduunion.io.answers import GivenAnswers
from vneduunion.io.form_tables import form_tables
from vneduunion.io.frames_written import frames_to_write
from vneduunion.io.naming import Names, Reading, resolved
from vneduunion.io.reasons import unreadable
from vneduunion.io.soundness import collected, demand_sound
from vneduunion.io.workbook_tables import workbook_tables
from vneduunion.io.workbook_writing import write_workbook
from vneduunion.model import Dataset
from vneduunion.tables.door import tables_of
from vneduunion.tables.from_texts import TextTable, typed

SUFFIX = ".xlsx"
_NEITHER = Words(
    "không trang tính nào mang tên một bảng, và cũng không có bảng của biểu 1-HĐCĐ hay 2-HĐCĐ "
    "(cột “Nội dung” và “Số lượng”) trên trang tính đang hiện",
    "no sheet is called after a table, and no sheet that is shown has the table of a form 1-HĐCĐ or 2-HĐCĐ "
    "(columns “Nội dung” and “Số lượng”)",
)


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook by its name."""
    return path.suffix.lower() == SUFFIX and not path.is_dir()


def read_workbook(path: Path, answers: GivenAnswers = None, names_from: Dataset | None = None) -> Reading:
    """The tables of a workbook, or the figures of a form, and the names that are not decided.

    A workbook is read as a form where no sheet of it is called after a table.

    Args:
        path: the workbook.
        answers: which records names stand for.
        names_from: where names are looked up beside the data; by default the catalogue.

    Raises:
        UnreadableFile: the file cannot be read, or is neither.
        MissingExtra: the extra `excel` is not installed.
    """
    texts, told = workbook_tables(path, path.name)
    if texts or any(item.table for item in told):
        return _of_texts(texts, Findings(found=tuple(told)), answers, names_from)
    try:
        return form_tables(path, answers, names_from)
    except UnreadableFile:  # its sheets could be read, so it is no form
        raise unreadable(path, _NEITHER) from None


def _of_texts(
    texts: list[TextTable], told: Findings, answers: GivenAnswers, names_from: Dataset | None
) -> Reading:
    columns = typed(texts)
    names = Names({name: frame.lazy() for name, frame in columns.frames.items()}, answers, names_from)
    read = resolved(columns, names)
    found = tables_of(read.frames, read.origins)
    tables = evolve(found, findings=told + read.findings, kept=columns.unknown, unread=read.unread)
    return Reading(tables=tables, questions=names.questions)


def reading(path: Path, **options: Any) -> Reading:
    """The tables of a workbook, and the names in them that are not decided: `read_workbook`."""
    return read_workbook(path, **options)


def read_dataset(path: Path, **options: Any) -> Dataset:
    """The dataset in a workbook.

    Args:
        path: the workbook.
        options: as for `read_workbook`.

    Raises:
        UnreadableFile: the file cannot be read, or holds neither tables nor a form.
        LoadError: something in it is wrong; every fault is listed with its place.
        MissingExtra: the extra `excel` is not installed.
    """
    return demand_sound(read_collected(path, **options))


def read_collected(path: Path, **options: Any) -> tuple[Dataset, Findings]:
    """The sound records of a workbook, and what was wrong with the others.

    Args:
        path: the workbook.
        options: as for `read_workbook`.

    Raises:
        UnreadableFile: the file cannot be read, or holds neither tables nor a form.
        MissingExtra: the extra `excel` is not installed.
    """
    return collected(read_workbook(path, **options).tables)


def write_dataset(data: Dataset, path: Path) -> None:
    """Write a dataset as a workbook with a sheet for each table that is not empty, and one in any case.

    Raises:
        UnwritableFile: the file cannot be written, or a table is larger than a sheet can be.
        BadRecord: a number is larger than a column holds.
        MissingExtra: the extra `excel` is not installed.
    """
    write_workbook(frames_to_write(data), path)
