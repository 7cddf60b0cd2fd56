"""Names in the place of ids, in folders of CSV: what is decided, what is asked, what is left alone."""

from pathlib import Path

import pytest

from vneduunion.errors import LoadError
from vneduunion.findings import Findings
from vneduunion.io import Answer, Answers, open_questions, read, write
from vneduunion.io import naming as naming_module
from vneduunion.io.naming import Names, known_names
from vneduunion.io.scanning import scan
from vneduunion.model import Activity, ActivityKind, Dataset, Group, Person, Unit, UnitKind
from vneduunion.reference import catalogue
from vneduunion.validation import validate
from vneduunion.values.names import Name
from vneduunion.values.periods import Period

UNITS = "id,kind,name_vi\na.school,GRASSROOTS,Trường A\nb.school,GRASSROOTS,Trường B\n"


def folder(path: Path, **tables: str) -> Path:
    for name, text in tables.items():
        (path / f"{name.replace('__', '.')}.csv").write_text(text, encoding="utf-8")
    return path


def column(data: Path, table: str, name: str, **options) -> list:
    return scan(data, **options).native(table).collect()[name].to_list()


def of_code(found: Findings, code: str = "X141") -> list:
    return [item for item in found if item.code == code]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("a.school", "a.school"),
        (" a.school ", "a.school"),
        ("no.such-unit", "no.such-unit"),  # a dangling id is an id all the same
        ("Trường A", "a.school"),
        ("TRƯỜNG A", "a.school"),
        ("Trường Ơ Đâu Đó [no.such-unit]", "no.such-unit"),
        ("Trường A [b.school] ", "b.school"),
        ("CĐGD Việt Nam", "vetu"),
    ],
)
def test_a_reference_is_an_id_an_id_in_brackets_or_a_name(tmp_path, written, read_as):
    data = folder(tmp_path, units=UNITS, ties=f"child,parent,kind\n{written},a.school,DIRECT\n")
    assert column(data, "ties", "child") == [read_as]
    assert not of_code(scan(data).findings)


def test_what_is_not_decided_is_asked_and_told_where_it_stands(tmp_path):
    data = folder(tmp_path, units=UNITS, ties="child,parent,kind\nTruong A,vetu,DIRECT\n")
    found = scan(data).findings
    assert column(data, "ties", "child") == [None]
    assert [(item.place, item.table, item.field, item.row) for item in found] == [
        ("ties.csv:2: child", "ties", "child", 2)
    ]
    assert "Truong A" in found[0].text("vi")
    assert "a.school (Trường A)" in found[0].text("en")
    asked = open_questions(data)
    assert [(row.table, row.text, row.id) for row in asked.rows] == [("units", "Truong A", None)]


def test_a_name_that_nothing_is_near_to_has_no_candidates(tmp_path):
    data = folder(tmp_path, ties="child,parent,kind\nvetu,@@@,DIRECT\n")
    assert "–" in scan(data).findings[0].text("en")
    assert open_questions(data).rows[0].candidates == ""


def test_a_name_that_two_records_bear_is_asked(tmp_path):
    twice = UNITS + "c.school,GRASSROOTS,Trường A\n"
    data = folder(tmp_path, units=twice, ties="child,parent,kind\nTrường A,vetu,DIRECT\n")
    (asked,) = open_questions(data).rows
    assert asked.candidates == "a.school (Trường A) | c.school (Trường A)"


def test_one_finding_instead_of_those_of_a_missing_or_dangling_id(tmp_path):
    data = folder(tmp_path, units=UNITS, ties="child,parent,kind\nTruong A,b.school,DIRECT\n")
    assert {item.code for item in validate(scan(data)) if item.table == "ties"} == {"X141"}
    made, found = read(data, faults="collect")
    assert [item.code for item in found] == ["X141"]
    assert not made.ties
    with pytest.raises(LoadError, match="Truong A"):
        read(data)


def test_each_text_is_one_question_however_many_rows_have_it(tmp_path, monkeypatch):
    monkeypatch.setattr(naming_module, "CAP", 2)
    rows = "Truong A,vetu,DIRECT\n" * 3 + "TRUONG  A,vetu,DIRECT\n"
    data = folder(tmp_path, units=UNITS, ties=f"child,parent,kind\n{rows}")
    found = scan(data).findings
    assert (len(found), dict(found.counts)) == (2, {"X141": 4})
    assert len(open_questions(data).rows) == 1


def test_answers_are_believed_from_a_file_or_as_they_are(tmp_path):
    data = folder(tmp_path, units=UNITS, ties="child,parent,kind\nTruong A,vetu,DIRECT\n")
    answers = Answers([Answer(table="units", text="truong a", id="a.school")])
    assert column(data, "ties", "child", answers=answers) == ["a.school"]
    file = tmp_path / "names.txt"
    answers.write(file)
    assert read(data, answers=file).ties[0].child == "a.school"
    assert open_questions(data, answers=file) == answers


def test_names_are_looked_up_where_the_caller_says(tmp_path):
    data = folder(tmp_path, ties="child,parent,kind\nTrường Z,CĐGD Việt Nam,DIRECT\n")
    known = Dataset(units=[Unit(id="z.school", kind=UnitKind.GRASSROOTS, name=Name(vi="Trường Z"))])
    assert column(data, "ties", "child", names_from=known) == ["z.school"]
    assert column(data, "ties", "parent", names_from=known) == [None]
    assert [row.text for row in open_questions(data, names_from=known).rows] == ["CĐGD Việt Nam"]


def test_a_record_of_the_data_goes_before_one_of_its_id_elsewhere(tmp_path):
    own = "id,kind,name_vi\nvetu,CENTRAL_SECTOR_UNION,Tên riêng của tệp này\n"
    ties = "child,parent,kind\nTên riêng của tệp này,Công đoàn Giáo dục Việt Nam,DIRECT\n"
    data = folder(tmp_path, units=own, ties=ties)
    assert column(data, "ties", "child") == ["vetu"]
    assert column(data, "ties", "parent") == [None]


def test_a_row_with_other_faults_can_be_named_and_so_can_one_that_names_others(tmp_path):
    units = "id,kind,name_vi,territory,level\na.school,NONSENSE,Trường A,Tỉnh nào đó,99\n"
    data = folder(tmp_path, units=units, ties="child,parent,kind\nTrường A,vetu,DIRECT\n")
    assert column(data, "ties", "child") == ["a.school"]


def test_records_that_need_others_can_be_named(tmp_path):
    groups = "id,unit,name\ng,Trường A,Nhóm Toán\n"
    activities = "id,kind,name_vi,unit,period\nx,TRAINING,Tập huấn hè,???,2025\n"
    made = "id,title,kind,group\ni,Đề tài,TOPIC,Nhóm Toán\n"
    figures = "id,measure,unit,period,quantity,source,activity\nf,m,vetu,2025,5,s,Tập huấn hè\n"
    data = folder(
        tmp_path, units=UNITS, groups=groups, activities=activities, initiatives=made, figures=figures
    )
    assert column(data, "groups", "unit") == ["a.school"]
    assert column(data, "initiatives", "group") == ["g"]
    assert column(data, "figures", "activity") == ["x"]


def test_lists_of_ids_are_resolved_in_tables_of_their_own_and_in_cells(tmp_path):
    units = "id,kind,name_vi,sources\na.school,GRASSROOTS,Trường A,Báo Một; s2; Báo lạ\n"
    sources = "id,title\ns1,Báo Một\ns2,Báo Hai\n"
    measured = "record,ordinal,value\ns1,0,Báo Hai\n"
    data = folder(tmp_path, units=units, sources=sources, sources__copies=measured)
    assert column(data, "units.sources", "value") == ["s1", "s2", None]
    assert column(data, "sources.copies", "value") == ["s2"]
    (found,) = of_code(validate(scan(data)))
    assert (found.place, found.record) == ("units.csv:2: sources", "a.school")
    assert not of_code(validate(scan(data)), "X101")


def test_the_record_of_a_row_may_stand_in_brackets_and_is_no_name(tmp_path):
    titles = "record,ordinal,value\nNguyễn Văn An [an],0,TS.\nNguyễn Văn An,0,TS.\n"
    data = folder(tmp_path, persons="id,name\nan,Nguyễn Văn An\n", persons__titles=titles)
    assert column(data, "persons.titles", "record") == ["an", "Nguyễn Văn An"]
    assert not scan(data).findings


def test_records_of_several_classes_may_be_meant(tmp_path):
    persons = "id,name\nan,Nguyễn Văn An\nsame,Trường A\n"
    awards = "id,kind,recipient,when\nw1,k,Nguyễn Văn An,2025\nw2,k,Trường B,2025\nw3,k,Trường A,2025\n"
    data = folder(tmp_path, units=UNITS, persons=persons, awards=awards)
    assert column(data, "awards", "recipient") == ["an", "b.school", None]
    (asked,) = open_questions(data).rows
    assert (asked.table, asked.candidates) == ("units", "a.school (Trường A) | same (Trường A)")
    answers = Answers([Answer(table=asked.table, text=asked.text, id="same")])
    assert column(data, "awards", "recipient", answers=answers) == ["an", "b.school", "same"]


def test_a_record_of_any_class_may_be_meant(tmp_path):
    mentions = "source,subject,printed\ns,Trường A,A\ns,Dạy tốt - Học tốt,B\ns,không có gì như thế,C\n"
    data = folder(tmp_path, units=UNITS, mentions=mentions)
    assert column(data, "mentions", "subject") == ["a.school", "good-teaching-good-learning", None]


@pytest.mark.parametrize("text", ["Số liệu đầu", "\u200b", "a" + " b" * 300])
def test_what_can_be_no_name_is_left_as_it_is(text):
    names = Names({})
    tables = ["figures"] if text == "Số liệu đầu" else ["units"]
    assert names.ask(text, tables) is None
    assert names.questions == ()


def test_a_text_that_can_be_no_name_stays_a_bad_id(tmp_path):
    figures = "id,measure,unit,period,quantity,source,part_of\nf,m,vetu,2025,5,s,Số liệu đầu\n"
    data = folder(tmp_path, figures=figures)
    assert column(data, "figures", "part_of") == ["Số liệu đầu"]
    assert "X106" in validate(scan(data)).counts


def test_parquet_beside_csv_can_be_named_and_its_own_cells_are_ids(tmp_path):
    unit = Unit(id="z.school", kind=UnitKind.GRASSROOTS, name=Name(vi="Trường Z", aliases=("Trường Zê",)))
    write(Dataset(units=[unit]), tmp_path / "data", form="parquet")
    data = folder(tmp_path / "data", ties="child,parent,kind\nTrường Zê,vetu,DIRECT\n")
    assert column(data, "ties", "child") == ["z.school"]


def test_after_very_many_likenings_questions_come_without_candidates(monkeypatch):
    monkeypatch.setattr(naming_module, "MOST_LIKENED", 3)
    units = [Unit(id=f"u{n}", kind=UnitKind.GRASSROOTS, name=Name(vi=f"Trường số {n}")) for n in range(2)]
    names = Names({}, names_from=Dataset(units=units))
    first, second = (names.ask(text, ["units"]) for text in ("Truong so 0", "Truong so 1"))
    assert (len(first.candidates), len(second.candidates)) == (2, 0)
    assert names.questions == (first, second)


def test_without_the_data_of_a_table_the_catalogue_is_looked_at():
    assert known_names() is known_names()
    assert set(catalogue().units) <= set(known_names().units)
    assert Names({}).ask("Công đoàn Giáo dục Việt Nam", ["units"]) == "vetu"


def test_a_dataset_with_every_kind_of_named_record_comes_back_through_its_names(tmp_path):
    data = Dataset(
        units=[Unit(id="u", kind=UnitKind.GRASSROOTS, name=Name(vi="Trường U"))],
        persons=[Person(id="an", name="An An")],
        groups=[Group(id="g", unit="u", name="Nhóm G")],
        activities=[
            Activity(
                id="x", kind=ActivityKind.TRAINING, name=Name(vi="Lớp X"), unit="u", period=Period.year(2025)
            )
        ],
    )
    write(data, tmp_path / "out")
    assert read(tmp_path / "out") == data
