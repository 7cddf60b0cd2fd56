"""Laws of folders of tables: nothing is lost on the way there and back, and no bytes are too strange."""

import io
import json
import tempfile
from pathlib import Path
from typing import Any, Literal

import polars as pl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vneduunion.codec import dump
from vneduunion.errors import VneduunionError
from vneduunion.findings import Findings
from vneduunion.io import read, scan, write
from vneduunion.model import TABLES, Dataset, Initiative, InitiativeKind, Person
from vneduunion.tables import schemas
from vneduunion.tables.headings import target_of
from vneduunion.tables.origins import ORIGIN
from vneduunion.testing import datasets
from vneduunion.values.quantities import Quantity

slow = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("form", ["csv", "parquet"])
@slow
@given(data=datasets(linked=False))
def test_a_dataset_comes_back_from_a_folder(form: Literal["csv", "parquet"], data: Dataset) -> None:
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder, "data")
        write(data, where, form=form)
        if any(True for _, rows in data.tables() if rows):
            back = read(where)
            assert back == data
            assert dump(back) == dump(data)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_quantity_that_says_nothing_comes_back(tmp_path: Path, form: Literal["csv", "parquet"]) -> None:
    work = Initiative(id="i", title="T", kind=InitiativeKind.TOPIC, benefit=Quantity())
    write(Dataset(initiatives=[work]), tmp_path / "data", form=form)
    assert read(tmp_path / "data").initiatives["i"].benefit == Quantity()


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool)


@slow
@given(
    note=texts
    | st.sampled_from(
        ["=1+1", "'=1+1", "''-x", "@a", "+84", "-5", "a;b", 'say "x"', "a\nb", "1e5", "NaN", "null"]
    )
)
def test_words_come_back_whatever_they_look_like(note: str) -> None:
    data = Dataset(persons=[Person(id="an", name=note, note=note)])
    with tempfile.TemporaryDirectory() as folder:
        write(data, Path(folder, "data"))
        assert read(Path(folder, "data")) == data
        cells = Path(folder, "data", "persons.csv").read_text(encoding="utf-8-sig").split(",")
        assert not any(cell.lstrip('"').startswith(("=", "+", "-", "@")) for cell in cells)


HEADS = ["id", "name", "Mã", "mark", "titles", "sources", "zz", "", "ordinal", "id"]
ODD_HEADS = ["*", "^.*$", "^i", "origin_row", "origin_file", "__text", "value", "record"]
"""What the engine underneath, or this library, could take for its own."""


@settings(slow, max_examples=150)
@given(
    heads=st.lists(st.sampled_from(HEADS + ODD_HEADS), max_size=5),
    rows=st.lists(
        st.lists(st.text(max_size=8) | st.sampled_from(["an", "=x", "CONFIRMED", "9" * 400]), max_size=6),
        max_size=4,
    ),
    separator=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1"]),
)
def test_no_table_is_too_strange(
    heads: list[str], rows: list[list[str]], separator: str, encoding: str
) -> None:
    text = "\n".join(separator.join(row) for row in [heads, *rows])
    _read_bytes("persons.csv", text.encode(encoding, errors="replace"))


@settings(slow, max_examples=150)
@given(
    heads=st.lists(st.sampled_from(HEADS + ODD_HEADS), min_size=1, max_size=5),
    rows=st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.floats(-9, 9), max_size=6
        ),
        max_size=4,
    ),
)
def test_no_sheet_is_too_strange(heads: list[str], rows: list[list[Any]]) -> None:
    made = io.BytesIO()
    quiet = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, quiet) as book:
        sheet = book.add_worksheet("persons")
        for number, row in enumerate([heads, *rows]):
            sheet.write_row(number, 0, row)
    _read_file("persons.xlsx", made.getvalue())


@slow
@given(
    heads=st.lists(
        st.sampled_from(ODD_HEADS) | st.text("^$.*[]+ab", min_size=1), min_size=1, max_size=5, unique=True
    ),
    suffix=st.sampled_from(["csv", "parquet"]),
)
def test_columns_that_mean_nothing_are_kept_whatever_they_are_called(heads: list[str], suffix: str) -> None:
    given_columns = {head: [str(n)] for n, head in enumerate(heads)}
    strange = [head for head in heads if target_of(schemas()["persons"], head) is None and head not in ORIGIN]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"persons.{suffix}")
        frame = pl.DataFrame({"id": ["an"], **{head: given_columns[head] for head in strange}})
        frame.write_csv(path) if suffix == "csv" else frame.write_parquet(path)
        kept = scan(folder).kept.get("persons", frame).lazy().collect()
    assert {head: kept[head].to_list() for head in strange} == {head: given_columns[head] for head in strange}


@settings(slow, max_examples=150)
@given(content=st.binary(max_size=200), name=st.sampled_from(["units.csv", "units.parquet", "figures.csv"]))
def test_no_bytes_are_too_strange(content: bytes, name: str) -> None:
    _read_bytes(name, content)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*TABLES, "id", "name", "x"]), inner)
    ),
    max_leaves=12,
)


@settings(slow, max_examples=200)
@given(body=PLAIN | PLAIN.map(lambda body: {"schema_version": 1, "persons": [body], "units": body}))
def test_no_json_is_too_strange(body: Any) -> None:
    _read_file("data.json", json.dumps(body).encode())


@settings(slow, max_examples=200)
@given(
    content=st.binary(max_size=60)
    | st.sampled_from([b"[" * 100_000, b'{"schema_version": 1' + b"0" * 10_000 + b"}"])
)
def test_no_bytes_are_too_strange_for_json(content: bytes) -> None:
    _read_file("data.json", content)


def _read_file(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        try:
            _, found = read(path, faults="collect")
            said = found.text("vi")
        except VneduunionError as error:
            said = error.text("vi")
        assert said != ""


def _read_bytes(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        try:
            data, found = read(folder, faults="collect")
        except VneduunionError as error:
            told = error.text("vi"), error.text("en")
            assert all(told)
        else:
            assert isinstance(data, Dataset)
            assert isinstance(found, Findings)
            assert found.text("vi")
        assert path.read_bytes() == content  # reading never writes
        assert [item.name for item in Path(folder).iterdir()] == [name]
