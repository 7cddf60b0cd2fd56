"""How tables lie in a workbook, seen by another reader than ours."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import polars as pl
import pytest

from vneduunion.errors import UnwritableFile
from vneduunion.io.workbook_tables import workbook_tables
from vneduunion.io.workbook_writing import workbook_bytes, write_workbook
from vneduunion.model import (
    Award,
    AwardCategory,
    AwardFrequency,
    AwardKind,
    Dataset,
    Initiative,
    InitiativeKind,
    Person,
    Share,
    Succession,
    SuccessionKind,
    Tie,
    TieKind,
    Unit,
    UnitKind,
)
from vneduunion.tables import dataset, tables
from vneduunion.tables.door import tables_of
from vneduunion.tables.from_texts import typed
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.xlsx"


def frames(data: Dataset) -> dict[str, pl.DataFrame]:
    columns = tables(data)
    return {name: columns[name].collect("polars").to_native() for name in columns}


def sheets(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def written(path: Path, data: Dataset, lang=None) -> dict[str, list[tuple[object, ...]]]:
    """The sheets of a dataset, which must be read back as it was."""
    write_workbook(frames(data), path, lang=lang)
    texts, findings = workbook_tables(path, path.name)
    read = typed(texts)
    assert not findings
    assert not read.findings.found
    assert dataset(tables_of(read.frames, read.origins)) == data
    return sheets(path)


def test_a_sheet_has_the_columns_that_are_not_empty_and_lists_in_cells(path: Path):
    people = [Person(id="an", name="An", titles=("Dr.", "MSc")), Person(id="binh", name="Bình")]
    assert written(path, Dataset(persons=people)) == {
        "persons": [("id", "name", "titles"), ("an", "An", "Dr.; MSc"), ("binh", "Bình", None)]
    }


def test_a_list_whose_elements_have_semicolons_has_a_sheet(path: Path):
    people = [Person(id="an", name="An", titles=("a; b", "c")), Person(id="binh", name="Bình", titles=("d",))]
    assert written(path, Dataset(persons=people)) == {
        "persons": [("id", "name"), ("an", "An"), ("binh", "Bình")],
        "persons.titles": [("record", "value"), ("an", "a; b"), ("an", "c"), ("binh", "d")],
    }


def test_a_list_that_is_too_long_for_a_cell_has_a_sheet(path: Path):
    titles = ("x" * 20_000, "y" * 20_000)
    found = written(path, Dataset(persons=[Person(id="an", name="An", titles=titles)]))
    assert found["persons.titles"] == [("record", "value"), *(("an", title) for title in titles)]


def test_labels_stand_at_heads_on_tabs_and_for_choices(path: Path):
    kinds = [
        AwardKind(
            id="a", name=Name(vi="A", aliases=("B",)), category=AwardCategory.FORM,
            frequency=(AwardFrequency.ANNUAL, AwardFrequency.MERIT),
        ),
        AwardKind(id="b", name=Name(en="B"), category=AwardCategory.TITLE),
    ]  # fmt: skip
    found = written(path, Dataset(award_kinds=kinds), "vi")
    assert list(found) == ["Loại khen thưởng"]
    heads = dict(zip(*found["Loại khen thưởng"][:2], strict=True))
    assert heads == {
        "Mã": "a",
        "Tên: Tiếng Việt": "A",
        "Tên: Tiếng Anh": None,
        "Tên: Các cách gọi khác": "B",
        "Nhóm khen thưởng": "Hình thức khen thưởng",
        "Dịp khen thưởng": "Hằng năm; Theo công trạng",
    }
    assert list(written(path, Dataset(award_kinds=kinds), "en")) == ["Kind of award"]


def test_dates_numbers_and_truths_are_what_spreadsheets_compute_with(path: Path):
    data = Dataset(
        initiatives=[
            Initiative(
                id="i", title="T", kind=InitiativeKind.TOPIC, benefit=Quantity(low=10**15 - 1, high=10**15)
            )
        ],
        units=[
            Unit(id="a", kind=UnitKind.GUILD, level=4, name=Name(vi="A"), since=date(2025, 6, 30)),
            Unit(id="b", kind=UnitKind.GUILD, name=Name(vi="B"), since=date(1900, 2, 28)),
            Unit(id="c", kind=UnitKind.GUILD, name=Name(vi="C"), since=date(1900, 3, 1)),
        ],
        awards=[Award(id="w", kind="k", recipient="an", when=Period.year(2025), thematic=False)],
    )
    write_workbook(frames(data), path)
    book = openpyxl.load_workbook(path)
    days = [book["units"].cell(row, 5) for row in (2, 3, 4)]
    assert [(cell.data_type, cell.number_format) for cell in days] == [
        ("d", "yyyy-mm-dd"),
        ("s", "General"),
        ("d", "yyyy-mm-dd"),
    ]
    found = written(path, data)
    assert dict(zip(*found["initiatives"], strict=True)) == {
        "id": "i", "title": "T", "kind": "TOPIC", "benefit_low": 10**15 - 1, "benefit_high": str(10**15),
        "benefit_likely_low": 10**15 - 1, "benefit_likely_high": str(10**15),
    }  # fmt: skip
    assert dict(zip(*found["awards"], strict=True))["thematic"] is False
    assert written(path, data, "vi")["Đơn vị công đoàn"][2][4] == "1900-02-28"
    assert openpyxl.load_workbook(path)["Đơn vị công đoàn"].cell(2, 5).number_format == "dd/mm/yyyy"


def test_a_quantity_of_which_nothing_is_known_is_not_lost(path: Path):
    works = [
        Initiative(id="i", title="T", kind=InitiativeKind.TOPIC, benefit=Quantity()),
        Initiative(id="j", title="T", kind=InitiativeKind.TOPIC, benefit=Quantity.exact(7)),
        Initiative(id="k", title="T", kind=InitiativeKind.TOPIC),
    ]
    found = written(path, Dataset(initiatives=works))["initiatives"]
    assert [row[found[0].index("benefit")] for row in found[1:]] == ["..;..", None, None]
    assert "benefit" not in written(path, Dataset(initiatives=works[1:]))["initiatives"][0]


def test_nothing_in_a_text_is_computed_or_becomes_a_link(path: Path):
    texts = ["=1+1", "+84", "-1", "@a", "http://a.b", "mailto:a@b", "7", "2025-06-30", "<r><t>x</t></r>"]
    people = [Person(id=f"p{at}", name=text) for at, text in enumerate(texts)]
    written(path, Dataset(persons=people))
    cells = [openpyxl.load_workbook(path)["persons"].cell(row, 2) for row in range(2, len(texts) + 2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells[:4]] == ["'=1+1", "'+84", "'-1", "'@a"]
    assert [cell.hyperlink for cell in cells] == [None] * len(texts)
    with ZipFile(path) as archive:
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml")


def test_rows_without_ids_keep_their_position_where_others_name_it(path: Path):
    shares = (Share(after="c", basis_points=6000), Share(after="d", basis_points=4000))
    splits = [
        Succession(kind=SuccessionKind.MERGED, before=("a", "b"), after=("c",), on=date(2025, 7, 1)),
        Succession(
            kind=SuccessionKind.SPLIT, before=("c",), after=("c", "d"), on=date(2026, 1, 1), shares=shares
        ),
    ]
    found = written(path, Dataset(successions=splits))
    assert [row[0] for row in found["successions"]] == ["ordinal", 0, 1]
    assert [row[0] for row in found["successions.shares"]] == ["record", 1, 1]
    assert written(path, Dataset(successions=splits[:1]))["successions"][0][0] == "kind"
    labelled = written(path, Dataset(successions=splits), lang="vi")
    assert [row[0] for row in labelled["Sự kế thừa"]] == ["Số thứ tự", 0, 1]


def test_rows_are_written_in_their_order(path: Path):
    given = {
        "persons": pl.DataFrame({"ordinal": [1, 0], "id": ["a", "b"], "name": ["A", "B"]}),
        "persons.titles": pl.DataFrame(
            {"record": ["a", "b", "b"], "ordinal": [0, 1, 0], "value": ["x;", "z", "y"]}
        ),
    }
    write_workbook(given, path)
    assert sheets(path) == {
        "persons": [("id", "name"), ("b", "B"), ("a", "A")],
        "persons.titles": [("record", "value"), ("a", "x;"), ("b", "y"), ("b", "z")],
    }


@pytest.mark.parametrize(
    ("ids", "record", "value"),
    [
        (["a", "a"], "a", "x"),
        (["a", "b"], "c", "x"),
        (["a", "b"], None, "x"),
        (["a", "b"], "a", None),
        (["a", "b"], "a", " x"),
        (["a", "b"], "a", " "),
    ],
    ids=["two records of one id", "no such record", "of no record", "no value", "framed by space", "blank"],
)
def test_a_list_that_a_cell_would_not_give_back_has_a_sheet(
    path: Path, ids: list[str], record: str | None, value: str | None
):
    persons = pl.DataFrame({"ordinal": [0, 1], "id": ids, "name": ["A", "B"]})
    titles = pl.DataFrame({"record": [record, "b"], "ordinal": [0, 0], "value": [value, "y"]})
    write_workbook({"persons": persons, "persons.titles": titles}, path)
    assert list(sheets(path)) == ["persons", "persons.titles"]
    assert ("b", "y") in {row[-2:] for row in sheets(path)["persons.titles"]}


def test_a_list_without_its_records_has_a_sheet(path: Path):
    titles = pl.DataFrame({"record": ["a"], "ordinal": [0], "value": ["x"], "origin_row": [3]})
    write_workbook(
        {"persons.titles": titles, "persons": pl.DataFrame({"id": []}, schema={"id": pl.String})}, path
    )
    assert sheets(path) == {"persons.titles": [("record", "ordinal", "value"), ("a", 0, "x")]}


def test_an_empty_dataset_says_so_in_a_sheet_that_is_not_read(path: Path):
    assert written(path, Dataset()) == {"Instructions": [("This dataset has no records.",)]}
    assert written(path, Dataset(), "vi") == {"Hướng dẫn": [("Tập dữ liệu này không có bản ghi nào.",)]}


def test_heads_stay_in_view_and_columns_are_wide_enough(path: Path):
    people = [Person(id="an", name="N" * 40), Person(id="binh", name="B", note="x" * 500)]
    write_workbook(frames(Dataset(persons=people)), path)
    sheet = openpyxl.load_workbook(path)["persons"]
    assert sheet.freeze_panes == "A2"
    assert [round(sheet.column_dimensions[letter].width) for letter in "ABC"] == [7, 43, 61]
    assert sheet["A1"].font.bold


def test_the_same_dataset_is_the_same_bytes(path: Path):
    data = frames(Dataset(ties=[Tie(child="a", parent="b", kind=TieKind.DIRECT)]))
    assert workbook_bytes(data, path) == workbook_bytes(data, path)


def test_what_does_not_fit_leaves_the_old_file(path: Path):
    path.write_bytes(b"old")
    many = pl.DataFrame({"ordinal": [0], "id": ["a"], "name": ["A"]}).select(
        pl.all().repeat_by(1_048_576).explode()
    )
    with pytest.raises(UnwritableFile, match="persons takes 1,048,577 rows"):
        write_workbook({"persons": many}, path)
    with pytest.raises(UnwritableFile, match=r"persons!B3 has the character U\+FFFF"):
        write_workbook(
            frames(Dataset(persons=[Person(id="a", name="A"), Person(id="b", name="\uffff")])), path
        )
    assert path.read_bytes() == b"old"
    with pytest.raises(UnwritableFile, match="there is no folder"):
        write_workbook({}, path / ".." / "none" / "a.xlsx")
