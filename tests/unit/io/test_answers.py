from datetime import date

import pytest

from vneduunion.errors import LoadError, UnwritableFile
from vneduunion.io import Answer, Answers, Question, names_to_ids
from vneduunion.model import Dataset, Tie, Unit, UnitKind
from vneduunion.reference import resolve
from vneduunion.values.names import Name

DAY = date(2026, 1, 1)
UNION = "Công đoàn Lê Lợi"


def named(id_, name=UNION, **more):
    return Unit(id=id_, kind=UnitKind.GRASSROOTS, name=Name(vi=name), **more)


def question(text=UNION, on=None, candidates=()):
    return Question(table="units", text=text, on=on, candidates=candidates)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "tên gọi.csv"


# --- what is decided -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "on", "id_"),
    [
        ("Công đoàn Giáo dục Việt Nam", None, "vetu"),
        ("CĐGD tỉnh Nghệ An", None, "nghe-an.education"),
        (" hanoi.education ", None, "hanoi.education"),
        ("hanoi.education", DAY, "hanoi.education"),
        ("LĐLĐ An Giang", DAY, "an-giang.federation.2025"),
        ("LĐLĐ An Giang", date(2025, 1, 1), "an-giang.federation"),
    ],
)
def test_what_is_sure_is_decided(text, on, id_):
    assert names_to_ids(text, Unit, on) == id_


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("LĐLĐ An Giang", None),
        ("Cong doan Giao duc Ha Noi", None),
        ("CĐGD Hà Nội", DAY),
        ("Công đoàn của ai", None),
    ],
)
def test_what_is_not_sure_is_asked(text, on):
    asked = names_to_ids(text, Unit, on)
    assert asked == Question(table="units", text=text, on=on, candidates=resolve(text, Unit, on=on))


def test_an_abbreviation_of_two_names_is_asked():
    data = Dataset(units=[named("union", "Công đoàn Y tế"), named("college", "Cao đẳng Y tế")])
    asked = names_to_ids("CĐ Y tế", Unit, data=data)
    assert [found.id for found in asked.candidates] == ["college", "union"]


def test_answers_decide_what_is_not_sure():
    answers = Answers([Answer(table="units", text="LĐLĐ An Giang", id="an-giang.federation")])
    assert names_to_ids("lđlđ  an giang", Unit, answers=answers) == "an-giang.federation"


def test_answers_do_not_overrule_what_is_sure():
    answers = Answers([Answer(table="units", text="VETU", id="vgcl")])
    assert names_to_ids("VETU", Unit, answers=answers) == "vetu"


def test_answers_are_believed_even_where_the_data_lack_their_id():
    answers = Answers([Answer(table="units", text=UNION, id="le-loi")])
    assert names_to_ids(UNION, Unit, data=Dataset(), answers=answers) == "le-loi"
    assert names_to_ids("Công đoàn Lê Lai", Unit, data=Dataset(), answers=answers) == question(
        "Công đoàn Lê Lai"
    )


def test_a_blank_text_is_no_question():
    with pytest.raises(ValueError, match="names nothing"):
        names_to_ids(" ", Unit)


def test_a_class_without_names_is_refused():
    with pytest.raises(TypeError, match="have no name"):
        names_to_ids("a", Tie)


# --- answers by day --------------------------------------------------------------------------


def test_an_answer_for_the_day_goes_before_one_for_any_day():
    answers = Answers(
        [
            Answer(table="units", text=UNION, id="any"),
            Answer(table="units", text=UNION, on=DAY, id="then"),
            Answer(table="units", text=UNION, on=date(2024, 1, 1)),
        ]
    )
    assert answers.answer("units", UNION, DAY) == "then"
    assert answers.answer("units", UNION) == "any"
    assert answers.answer("units", UNION, date(2024, 1, 1)) == "any"
    assert answers.answer("movements", UNION) is None


# --- questions -------------------------------------------------------------------------------


def test_each_question_becomes_a_row_with_its_candidates():
    asked = names_to_ids("LĐLĐ An Giang", Unit)
    (row,) = Answers().with_questions([asked, asked]).rows
    assert (row.table, row.text, row.on, row.id) == ("units", "LĐLĐ An Giang", None, None)
    assert row.candidates == "an-giang.federation (LĐLĐ An Giang) | an-giang.federation.2025 (LĐLĐ An Giang)"


def test_questions_that_fold_alike_are_one():
    assert len(Answers().with_questions([question(UNION), question(UNION.upper())]).rows) == 1
    assert len(Answers().with_questions([question(), question(on=DAY)]).rows) == 2


def test_an_answered_row_stays_as_it_is():
    answers = Answers([Answer(table="units", text=UNION, id="le-loi", candidates="as it was")])
    assert answers.with_questions([question(UNION.upper()), question(on=DAY)]) == answers


def test_an_open_row_keeps_its_place_and_gets_the_candidates_of_today():
    rows = [Answer(table="units", text=UNION, candidates="old"), Answer(table="units", text="B", id="b")]
    data = Dataset(units=[named("a"), named("b")])
    written = Answers(rows).with_questions([names_to_ids(UNION.upper(), Unit, data=data), question("C")])
    assert [row.text for row in written.rows] == [UNION, "B", "C"]
    assert written.rows[0].candidates == f"a ({UNION}) | b ({UNION})"


# --- the file --------------------------------------------------------------------------------


def test_what_is_written_comes_back(path):
    answers = Answers(
        [
            Answer(table="units", text="=SUM(A1)", on=DAY, id="a.b", candidates="-x"),
            Answer(table="movements", text="'Hai tốt', \"Two\nGoods\""),
            Answer(table="movements", text="22/7"),
        ]
    )
    answers.write(path)
    assert Answers.read(path) == answers
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[:2] == ["table,text,on,id,candidates", "units,'=SUM(A1),'2026-01-01,a.b,'-x"]


def test_no_answers_are_a_file_with_headings(path):
    Answers().write(path)
    assert Answers.read(path) == Answers()


def test_a_file_saved_by_a_spreadsheet_is_read(path):
    path.write_text("id;text;table\n a ; Công đoàn ;units\n;B;units\n", encoding="utf-8")
    assert Answers.read(path).rows == (
        Answer(table="units", text=" Công đoàn ", id="a"),
        Answer(table="units", text="B"),
    )


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(UnwritableFile):
        Answers().write(tmp_path / "missing" / "a.csv")


def test_reading_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names_to_ids("LĐLĐ An Giang", Unit, answers=Answers())
    Answers().with_questions([question()])
    assert list(tmp_path.iterdir()) == []


def test_every_fault_is_told_with_its_row_and_column(path):
    path.write_text(
        "table,text,on,id\nunit,a,,x\nunits, ,31/6/2025,x\nunits,b,2025-02-30,X!\nunits,c,,x,extra\n",
        encoding="utf-8",
    )
    with pytest.raises(LoadError) as refused:
        Answers.read(path)
    assert [(fault.place, fault.code) for fault in refused.value.faults] == [
        ("tên gọi.csv, A5", "wrong_type"),
        ("tên gọi.csv, A2 (table)", "not_a_choice"),
        ("tên gọi.csv, B3 (text)", "blank"),
        ("tên gọi.csv, C3 (on)", "bad_date"),
        ("tên gọi.csv, C4 (on)", "bad_date"),
        ("tên gọi.csv, D4 (id)", "bad_slug"),
    ]
    assert "không có trong danh sách: units, territories" in refused.value.text("vi")
    assert "is not one of: units, territories" in refused.value.text("en")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("day", ["2026-07-01", "1/7/2026", "01/07/2026"])
def test_days_and_encodings_are_read_as_those_of_data_files(path, encoding, day):
    path.write_text(f"table,text,on,id\nunits,Công đoàn Trường Đ,{day},x\n", encoding=encoding)
    assert Answers.read(path).answer("units", "Công đoàn Trường Đ", date(2026, 7, 1)) == "x"


def test_a_name_answered_twice_is_a_fault(path):
    path.write_text("table,text,id\nunits,A,x\nunits,a,\nunits,a,x\nunits, A,y\n", encoding="utf-8")
    with pytest.raises(LoadError) as refused:
        Answers.read(path)
    assert refused.value.text("en") == "tên gọi.csv, C5 (id): expected one id for each name, found x and y"
    assert refused.value.text("vi") == "tên gọi.csv, C5 (id): cần mỗi tên chỉ một mã, nhưng gặp x và y"
