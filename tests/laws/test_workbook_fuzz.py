"""Whatever a file holds, reading it gives an answer or the one error for files that cannot be read."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.blank_form import HEAD, HEADER, Formula, Percent, filled, put, write_form
from vneduunion.errors import Fault, UnreadableFile
from vneduunion.io.forms import read_form
from vneduunion.io.workbooks import read_sheets
from vneduunion.values.ids import SourceId, UnitId

HARD = settings(max_examples=150, deadline=None)


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("forms") / "mau-1.xlsx"
    return write_form(path, filled({1: 120, 2: 90, 3: Formula("#N/A"), 5: Percent(0.05)})).read_bytes()


def survives(content: bytes) -> None:
    """Both readers answer, or raise an error that can be said; so can all faults they found."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "mau.xlsx")
        path.write_bytes(content)
        for faults in (faults_of_sheets, faults_of_form):
            for fault in faults(path):
                assert fault.text("vi") != fault.text("en") or fault.place


def faults_of_sheets(path: Path) -> tuple[Fault, ...]:
    try:
        read_sheets(path)
    except UnreadableFile as error:
        return error.faults
    return ()


def faults_of_form(path: Path) -> tuple[Fault, ...]:
    try:
        return read_form(path, source=SourceId("s"), unit=UnitId("u")).faults
    except UnreadableFile as error:
        return error.faults


@HARD
@given(st.binary(max_size=2_000))
@example(b"PK\x05\x06" + bytes(18))
@example(b"PK\x03\x04" + bytes(300))
def test_random_bytes(content: bytes) -> None:
    survives(content)
    survives(b"PK\x03\x04" + content)


@HARD
@given(st.data())
def test_bytes_of_the_archive_changed(form: bytes, data: st.DataObject) -> None:
    content = bytearray(form)
    for at in data.draw(st.lists(st.integers(0, len(form) - 1), min_size=1, max_size=8)):
        content[at] = data.draw(st.integers(0, 255))
    survives(
        bytes(content[: data.draw(st.integers(1, len(form)))]) if data.draw(st.booleans()) else bytes(content)
    )


@HARD
@given(st.data())
def test_bytes_of_the_parts_changed(form: bytes, data: st.DataObject) -> None:
    """The archive is whole, so that the changes are seen by what reads the parts."""
    with ZipFile(BytesIO(form)) as archive:
        parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(parts[name]) - 1))
        new = data.draw(
            st.sampled_from([b"", b'"', b"<", b"9", b"-", b"e", b"999999999", b"/", b"\xff", b"&"])
        )
        parts[name][at : at + data.draw(st.integers(0, 3))] = new
        parts[name] = parts[name] or bytearray(b" ")
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, bytes(content))
    survives(target.getvalue())


LABELS = (
    "Tổng số lao động",
    "- Trong đó: nữ",
    "Giá trị làm lợi",
    "Tỷ lệ so với tổng số lao động",
    "NĂM:",
    "31/5",
    "x",
)
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
CELLS: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**6), 10**17),
    st.sampled_from((*LABELS, *HEAD, "người", "đồng", "%", "“", "1.234", "hơn 5 triệu")),
    st.sampled_from(("#N/A", "#REF!", "#DIV/0!")).map(Formula),
    st.floats(0, 2).map(Percent),
    TEXT,
)


@HARD
@given(st.lists(st.lists(CELLS, min_size=3, max_size=5), max_size=12), st.sampled_from((HEADER, ())))
def test_random_cells(rows: list[list[Any]], header: Sequence[Sequence[object]]) -> None:
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        sheet = book.add_worksheet("A")
        for number, values in enumerate([*header, HEAD, *rows]):
            for column, value in enumerate(values):
                put(book, sheet, number, column, value)
    survives(target.getvalue())
