"""`scan`: columns out of a folder, of the frames that a caller has, or of a database."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
from attrs import evolve

from vneduunion.errors import LoadError
from vneduunion.extras import package_of
from vneduunion.findings import Finding, Findings
from vneduunion.io.answers import GivenAnswers
from vneduunion.io.csv_files import read_csv_table
from vneduunion.io.folders import file_of, files_of
from vneduunion.io.naming import Names, Reading, resolved
from vneduunion.io.parquet_files import parquet_parts, scan_parquet_table
from vneduunion.io.reasons import MISSING, unreadable
from vneduunion.io.workbook_files import is_workbook, read_workbook
from vneduunion.model import Dataset
from vneduunion.tables import Origin, OriginKind, Tables, schemas
from vneduunion.tables.door import tables_of
from vneduunion.tables.from_texts import TextTable, typed
from vneduunion.tables.holder import unreadable_table
from vneduunion.tables.origins import ORIGIN_FILE, ORIGIN_ROW


def scan(
    source: Any,
    *,
    engine: Any = "polars",
    encoding: str | None = None,
    answers: GivenAnswers = None,
    names_from: Dataset | None = None,
) -> Tables:
    """Columns that are read when they are needed, for the verbs that take `Tables`.

    Args:
        source: a folder of CSV or Parquet files called after the tables, one such file or an Excel
            workbook; a mapping of names of tables to frames of polars, pandas, pyarrow, DuckDB or Spark; or a DuckDB connection, whose tables
            and views are taken by their names.
        engine: where a folder is read: `"polars"` (in this process), a DuckDB connection, or a Spark
            session. A workbook is always read in this process.
        encoding: the encoding of CSV files, where it is neither UTF-8 nor told by a mark.
        answers: which records the names in CSV files and workbooks stand for, or the file of it.
        names_from: where such names are looked up beside the data; by default the catalogue.

    Returns:
        Tables; what could not be read of CSV and of workbooks stands in their `findings`, which `validate` tells with
        its own.

    Raises:
        UnreadableFile: there is no such folder, or a file is not what its name says.
        LoadError: frames are not in the form of their schemas, or DuckDB cannot read a table.
        TypeError: `source` or `engine` is none of these.

    Example:
        >>> import polars as pl
        >>> scan({"persons": pl.DataFrame({"id": ["an"], "name": ["An"]})})
        <Tables on polars: persons>
    """
    if isinstance(source, Mapping):
        return tables_of(source)
    if isinstance(source, str | os.PathLike):
        return _scanned(Path(source), engine, encoding, answers, names_from).tables
    if package_of(source) == "duckdb":
        return tables_of(_relations(source))
    msg = f"scan takes a folder, frames by the names of tables or a DuckDB connection, not {type(source).__name__}"
    raise TypeError(msg)


def _engine(engine: Any) -> str:
    name = engine if engine == "polars" else package_of(engine)
    if name not in {"polars", "duckdb", "pyspark"}:
        msg = f"engine is 'polars', a DuckDB connection or a Spark session, not {engine!r}"
        raise TypeError(msg)
    return str(name)


def _relations(connection: Any) -> dict[str, Any]:
    names = connection.sql(
        "select table_name from duckdb_tables() union select view_name from duckdb_views()"
    )
    there = {name for (name,) in names.fetchall()}
    found, faults = {}, []
    for name in filter(there.__contains__, schemas()):
        try:
            found[name] = connection.table(f'"{name}"')
        except Exception as error:  # noqa: BLE001 whatever DuckDB says of the table
            faults.append(unreadable_table(name, error))
    if faults:
        raise LoadError(faults)
    return found


def _scanned(
    path: Path, engine: Any, encoding: str | None, answers: GivenAnswers, names_from: Dataset | None
) -> Reading:
    if is_workbook(path):
        return read_workbook(path, answers=answers, names_from=names_from)
    return read_folder(path, engine, encoding=encoding, answers=answers, names_from=names_from)


def read_folder(
    folder: Path,
    engine: Any = "polars",
    *,
    encoding: str | None = None,
    answers: GivenAnswers = None,
    names_from: Dataset | None = None,
) -> Reading:
    """The tables of a folder, or of one file of it, names replaced by ids in CSV.

    Args:
        folder: the folder or the file.
        engine: as for `scan`.
        encoding: the encoding of CSV files.
        answers: which records names stand for.
        names_from: where names are looked up beside the data.

    Raises:
        UnreadableFile: it holds no tables, or a file is not what its suffix says.
        LoadError: a column of a Parquet file is not of the type of its schema.
    """
    if not folder.exists():
        raise unreadable(folder, MISSING)
    found, strangers = files_of(folder) if folder.is_dir() else (file_of(folder), [])
    texts, findings = _texts(found, encoding)
    told = typed(texts)
    own = {name: frame.lazy() for name, frame in told.frames.items()}
    names = Names({**own, **_stored(found)} if own else {}, answers, names_from)
    read = resolved(told, names)
    frames = {
        **{name: _placed(frame, engine) for name, frame in read.frames.items()},
        **{name: _parquet(path, engine) for name, path in found.items() if path.suffix.lower() == ".parquet"},
    }
    lines = {name: Origin(kind=OriginKind.LINES, file=found[name].name) for name in found}
    tables = tables_of(frames, {**lines, **read.origins})
    everything = Findings(found=(*strangers, *findings)) + read.findings
    return Reading(
        tables=evolve(tables, findings=everything, kept={**tables.kept, **told.unknown}, unread=read.unread),
        questions=names.questions,
    )


def _stored(found: Mapping[str, Path]) -> dict[str, pl.LazyFrame]:
    """The Parquet tables beside tables of texts, which may name their records."""
    return {
        name: scan_parquet_table(path) for name, path in found.items() if path.suffix.lower() == ".parquet"
    }


def _texts(found: Mapping[str, Path], encoding: str | None) -> tuple[list[TextTable], list[Finding]]:
    texts, findings = [], list[Finding]()
    for name, path in found.items():
        if path.suffix.lower() == ".csv":
            table = read_csv_table(path, path.name, schemas()[name], encoding)
            texts.append(table.table)
            findings += table.findings
    return texts, findings


def _parquet(path: Path, engine: Any) -> Any:
    rows = scan_parquet_table(path)  # refuses what is no Parquet, in our words, for every engine
    readers = {"polars": lambda *_: rows, "duckdb": _duckdb_rows, "pyspark": _spark_rows}
    return readers[_engine(engine)](path, engine)


def _duckdb_rows(path: Path, connection: Any) -> Any:
    parts = [str(part) for part in parquet_parts(path)]
    rows = connection.read_parquet(parts, file_row_number=True, filename=True, union_by_name=True)
    name = f"{_before(path)} || parse_filename(filename)"
    return rows.project(
        f"* exclude (file_row_number, filename), file_row_number + 1 as {ORIGIN_ROW}, {name} as {ORIGIN_FILE}"
    )


def _spark_rows(path: Path, session: Any) -> Any:
    """The rows with what Spark knows of each beside its columns."""
    rows = session.read.option("mergeSchema", value=True).parquet(*map(str, parquet_parts(path)))
    name = f"concat({_before(path)}, _metadata.file_name)"
    return rows.selectExpr("*", f"_metadata.row_index + 1 as {ORIGIN_ROW}", f"{name} as {ORIGIN_FILE}")


def _before(path: Path) -> str:
    """What stands before the name of a file, as a text of SQL: the folder of a table's part files."""
    folder = f"{path.name}/" if path.is_dir() else ""
    return "'" + folder.replace("'", "''") + "'"


def _placed(frame: pl.DataFrame, engine: Any) -> Any:
    """A frame in memory, or on the engine asked for."""
    if _engine(engine) == "polars":
        return frame
    arrow = frame.to_arrow()
    return engine.from_arrow(arrow) if _engine(engine) == "duckdb" else engine.createDataFrame(arrow)
