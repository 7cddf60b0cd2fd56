"""A dataset written as a workbook and read back is the same dataset, printed words included."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vneduunion.codec import dump
from vneduunion.errors import UnwritableFile
from vneduunion.io.workbook_tables import workbook_tables
from vneduunion.io.workbook_writing import write_workbook
from vneduunion.model import Dataset, Person
from vneduunion.tables import dataset, tables
from vneduunion.tables.door import tables_of
from vneduunion.tables.from_texts import typed
from vneduunion.testing import datasets

LANGS = st.sampled_from([None, "vi", "en"])
ODD = [
    "=",
    "+",
    "-",
    "@",
    "'",
    ";",
    "\t",
    "\r",
    "\n",
    "<r>",
    "</r>",
    "_x0041_",
    "x005F_",
    "&",
    "[a]",
    "7",
    " ",
]
ODD_TEXTS = st.lists(st.sampled_from([*ODD, "a", "Đ", "😀"]), min_size=1).map(
    lambda parts: "".join(parts).strip()
)
"""Pieces that mean something to spreadsheets, to XML, or to the lists of a cell."""
NO_CHARACTERS = ("\ufffe", "\uffff")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workbooks") / "a.xlsx"


def there_and_back(data: Dataset, path: Path, lang: str | None) -> Dataset:
    columns = tables(data)
    write_workbook({name: columns[name].collect("polars").to_native() for name in columns}, path, lang=lang)
    texts, findings = workbook_tables(path, path.name)
    read = typed(texts)
    assert not findings
    assert not read.findings.found
    return dataset(tables_of(read.frames, read.origins))


@settings(max_examples=60)
@given(data=datasets(linked=False), lang=LANGS)
def test_a_workbook_gives_its_dataset_back(data: Dataset, lang: str | None, path: Path):
    if holds_no_characters(dump(data)):
        with pytest.raises(UnwritableFile):
            there_and_back(data, path, lang)
        return
    found = there_and_back(data, path, lang)
    assert found == data
    assert dump(found) == dump(data)


def holds_no_characters(body: object) -> bool:
    if isinstance(body, dict):
        return any(map(holds_no_characters, body.values()))
    if isinstance(body, list):
        return any(map(holds_no_characters, body))
    return isinstance(body, str) and any(sign in body for sign in NO_CHARACTERS)


@given(name=ODD_TEXTS.filter(bool), titles=st.lists(ODD_TEXTS.filter(bool), max_size=3), lang=LANGS)
def test_texts_that_mean_something_to_others_stay_as_they_are(
    name: str, titles: list[str], lang: str | None, path: Path
):
    data = Dataset(persons=[Person(id="an", name=name, titles=tuple(titles)), Person(id="binh", name="B")])
    assert there_and_back(data, path, lang) == data
