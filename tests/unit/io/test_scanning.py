"""`scan`: folders, frames and databases as columns, on the engine asked for."""

from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from vneduunion.errors import LoadError, UnreadableFile
from vneduunion.io import write
from vneduunion.io.parquet_files import scan_parquet_table
from vneduunion.io.scanning import scan
from vneduunion.model import Dataset
from vneduunion.reference import press
from vneduunion.tables import dataset
from vneduunion.validation import validate


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    root = tmp_path_factory.mktemp("press")
    for form in ("csv", "parquet"):
        write(press(), root / form, form=form)  # type: ignore[arg-type]  # they are the two forms
    return {form: root / form for form in ("csv", "parquet")}


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_folder_is_read_where_it_is_asked_for(folders: dict[str, Path], form: str, engine: str) -> None:
    found = scan(folders[form], engine="polars" if engine == "polars" else duckdb.connect())
    assert found.engine == engine
    assert dataset(found) == press()


def test_places_name_the_file_and_the_row(tmp_path: Path) -> None:
    units = pl.DataFrame({"id": ["a", "B"], "kind": ["GUILD", "GUILD"], "name_vi": ["A", "B"]})
    units.write_parquet(tmp_path / "units.parquet")
    for engine in ("polars", duckdb.connect()):
        assert validate(scan(tmp_path, engine=engine))[0].place == "units.parquet:2: id"


def test_part_files_of_one_table(tmp_path: Path) -> None:
    folder = tmp_path / "persons.parquet"
    folder.mkdir()
    for name in ("part-0", "part-1"):
        pl.DataFrame({"id": [name], "name": [" x"]}).write_parquet(folder / f"{name}.parquet")
    (folder / "_SUCCESS").touch()
    found = validate(scan(tmp_path))
    assert validate(scan(tmp_path, engine=duckdb.connect())) == found
    assert [item.place for item in found] == [
        "persons.parquet/part-0.parquet:1: name",
        "persons.parquet/part-1.parquet:1: name",
    ]


def test_a_database_gives_its_tables_and_views() -> None:
    connection = duckdb.connect()
    connection.sql("create table persons as select 'an' as id, 'An' as name")
    connection.sql(
        """create view "persons.titles" as select 'an' as record, 0::bigint as ordinal, 'Dr.' as value"""
    )
    connection.sql("create table clubs as select 1 as id")
    assert dataset(scan(connection)).persons["an"].titles == ("Dr.",)


def test_frames_by_the_names_of_tables() -> None:
    assert dataset(scan({"persons": pl.DataFrame({"id": ["an"], "name": ["An"]})})).persons.keys() == ("an",)


def test_what_is_none_of_these_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="scan takes a folder"):
        scan(7)
    write(Dataset(persons=press().persons), tmp_path / "data")
    for engine in ("spark", 7):
        with pytest.raises(TypeError, match="engine is 'polars'"):
            scan(tmp_path / "data", engine=engine)


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "the folder has no .csv or .parquet file called after a table"),
        ({"clubs.csv": b"id\n"}, "the folder has no"),
        (
            {"units.csv": b"id\n", "Union unit.csv": b"id\n"},
            "two files for one table: Union unit.csv, units.csv",
        ),
        ({"units.parquet": b"PAR1"}, "it is not a Parquet file"),
    ],
)
def test_folders_that_cannot_be_read(tmp_path: Path, files: dict[str, bytes], words: str) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        scan(tmp_path)
    assert words in str(caught.value)


def test_a_parquet_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="there is no such file"):
        scan_parquet_table(tmp_path / "units.parquet")


def test_an_empty_folder_of_parts(tmp_path: Path) -> None:
    (tmp_path / "units.parquet").mkdir()
    with pytest.raises(UnreadableFile, match="the folder has no Parquet file"):
        scan(tmp_path)


def test_columns_of_origins_are_taken(tmp_path: Path) -> None:
    pl.DataFrame({"id": ["a"], "origin_row": [1]}).write_parquet(tmp_path / "units.parquet")
    with pytest.raises(UnreadableFile, match="these names of columns are taken: origin_row"):
        scan(tmp_path)


def test_a_file_of_unknown_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text("id,name\nan,An\n", encoding="utf-8")
    (tmp_path / "people.csv").write_text("id,name\nan,An\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    assert [(item.code, item.place) for item in scan(tmp_path).findings] == [("X136", "people.csv")]


def test_columns_of_unknown_heads_are_kept(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text("id,name,colour\nan,An,red\n", encoding="utf-8")
    found = scan(tmp_path)
    assert [(item.code, item.place) for item in found.findings] == [("X117", "persons.csv:1: colour")]
    assert found.kept["persons"].rows() == [(2, "red")]
    assert [item.code for item in validate(found)] == ["X117"]


def test_a_single_file_must_be_called_after_a_table(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id\nan\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="it must be called after a table"):
        scan(path)


def test_columns_of_the_wrong_type_are_told_at_once(tmp_path: Path) -> None:
    pl.DataFrame({"id": [1], "since": ["2020-01-01"]}).write_parquet(tmp_path / "units.parquet")
    with pytest.raises(LoadError) as caught:
        scan(tmp_path)
    assert [fault.place for fault in caught.value.faults] == ["units.id", "units.since"]


@pytest.mark.parametrize("folder", ["missing"])
def test_a_folder_that_is_not_there(tmp_path: Path, folder: str) -> None:
    with pytest.raises(UnreadableFile):
        scan(tmp_path / folder / "units.csv")


def test_a_quote_in_the_name_of_a_file(tmp_path: Path) -> None:
    folder: Any = tmp_path / "it's"
    folder.mkdir()
    pl.DataFrame({"id": ["B"], "name": ["An"]}).write_parquet(folder / "persons.parquet")
    assert validate(scan(folder, engine=duckdb.connect()))[0].place == "persons.parquet:1: id"


def test_tables_that_duckdb_cannot_read_are_told_by_their_names() -> None:
    connection = duckdb.connect()
    connection.execute("create table t (id varchar, name varchar)")
    connection.execute("insert into t values ('an', 'x')")
    for name in ("persons", "groups"):
        rows = connection.sql("select id, cast(name as int)::varchar as name from t")
        rows.create_view(name)
    found = scan(connection)
    with pytest.raises(LoadError) as refused:
        validate(found)
    assert [fault.place for fault in refused.value.faults] == ["persons", "groups"]
    with pytest.raises(LoadError, match="persons: cannot read this table: DuckDB says: Conversion Error"):
        validate(Dataset(), against=found)
    connection.execute("drop table t")
    with pytest.raises(LoadError) as refused:
        scan(connection)
    assert (
        refused.value.faults[0].text("vi")
        == "persons: không đọc được bảng này: DuckDB báo lỗi CatalogException"
    )
    assert "DuckDB says: Catalog Error" in refused.value.text("en")
