"""Datasets in folders of tables, in CSV or Parquet, and in a single such file."""

from pathlib import Path
from typing import Any, Literal

from vneduunion.findings import Findings
from vneduunion.io.csv_files import csv_bytes
from vneduunion.io.folders import write_folder
from vneduunion.io.frames_written import frames_to_write
from vneduunion.io.naming import Reading
from vneduunion.io.parquet_files import parquet_bytes
from vneduunion.io.scanning import read_folder
from vneduunion.io.soundness import collected, demand_sound
from vneduunion.model import Dataset

_CONTENTS = {"csv": csv_bytes, "parquet": parquet_bytes}


def reading(path: Path, **options: Any) -> Reading:
    """The tables of a folder, and the names in them that are not decided.

    Args:
        path: the folder, or one file of it.
        options: as for `read_folder`.

    Raises:
        UnreadableFile: it holds no tables, or a file is not what its suffix says.
        LoadError: a column of a Parquet file is not of the type of its schema.
    """
    return read_folder(path, **options)


def read_dataset(path: Path, **options: Any) -> Dataset:
    """The dataset in a folder of tables.

    Args:
        path: the folder, or one file of it.
        options: as for `read_folder`.

    Raises:
        UnreadableFile: it holds no tables, or a file is not what its suffix says.
        LoadError: something in it is wrong; every fault is listed with its place.
    """
    return demand_sound(read_collected(path, **options))


def read_collected(path: Path, **options: Any) -> tuple[Dataset, Findings]:
    """The sound records of a folder of tables, and what was wrong with the others.

    Args:
        path: the folder, or one file of it.
        options: as for `read_folder`.

    Raises:
        UnreadableFile: it holds no tables, or a file is not what its suffix says.
        LoadError: a column of a Parquet file is not of the type of its schema.
    """
    return collected(read_folder(path, **options).tables)


def write_dataset(data: Dataset, path: Path, form: Literal["csv", "parquet"] = "csv") -> None:
    """Write a dataset as a folder with one file for each table that is not empty, and one in any case.

    Args:
        data: the dataset.
        path: the folder.
        form: `"csv"` or `"parquet"`.

    Raises:
        UnwritableFile: the folder cannot be written, or holds something else.
        BadRecord: a number is larger than a column holds.
    """
    frames = frames_to_write(data)
    write_folder(path, {f"{name}.{form}": _CONTENTS[form](frame) for name, frame in frames.items()})
