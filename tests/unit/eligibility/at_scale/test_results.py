"""`Verdicts` in words and frames."""

import json
from datetime import date

import pytest

from vneduunion.eligibility import assess_all
from vneduunion.errors import UnknownId
from vneduunion.model import (
    Assessment,
    Authorship,
    Award,
    Citation,
    Criterion,
    CriterionKind,
    Dataset,
    Initiative,
    InitiativeKind,
    Mark,
    Person,
    Rating,
    Recognition,
    RecognitionLevel,
    Rulebook,
    RuleVersion,
    Strand,
    UnionMembership,
)
from vneduunion.values.names import Name
from vneduunion.values.periods import Period

FILED = date(2024, 12, 20)
DATA = Dataset(
    persons=[Person(id="an", name="An"), Person(id="hoa", name="Hoa")],
    assessments=[Assessment(subject="hoa", period=Period.year(2024), rating=Rating.COMPLETED)],
    union_memberships=[UnionMembership(person="an", unit="north")],
)
FOUND = assess_all(DATA, "advanced-worker", FILED, under="law")


def test_it_tells_itself_shortly():
    assert repr(FOUND) == "<Verdicts: advanced-worker, TRUE: 0, UNKNOWN: 1, FALSE: 1>"


def test_it_prints_the_tally_and_the_first_candidates():
    first, heads, _, *rows = str(FOUND).splitlines()
    assert (
        first
        == "“Advanced Worker”, files received on 2024-12-20, proposed for 2024: 0 may be proposed, 1 may not, 1 not known"
    )
    assert heads.split()[:4] == ["Candidate", "Unit", "Outcome", "law/2022"]
    assert [row.split()[:3] for row in rows] == [["an", "north", "Unknown"], ["hoa", "False", "False"]]
    assert FOUND.tally("vi").endswith("0 có thể được đề nghị, 1 không thể, 1 chưa biết")


MANY = Dataset(persons=[Person(id=f"p{number}", name="P") for number in range(23)])


def test_candidates_that_are_not_printed_are_counted():
    many = assess_all(MANY, "advanced-worker", FILED, under="law")
    assert len(str(many).splitlines()) == 3 + 20 + 1
    assert str(many).endswith("\n3 more are not shown here")
    assert many._repr_html_().endswith("<p>3 more are not shown here</p>")
    assert "\ncòn 21 mục không hiện ở đây\n" in many.text("vi", 2)
    assert "not shown" not in many.text()
    assert "not shown" not in str(FOUND)


def passing():
    """Two who may be proposed, of whom a quota may let one through, or none."""
    year, people = Period.year(2022), ("an", "hoa")
    recognised = Recognition(level=RecognitionLevel.GRASSROOTS, when=year)
    data = Dataset(
        persons=DATA.persons,
        awards=[Award(id=f"{who}.1", kind="advanced-worker", recipient=who, when=year) for who in people],
        initiatives=[
            Initiative(
                id=f"{who}.2",
                title="W",
                kind=InitiativeKind.TECHNICAL,
                authors=(Authorship(person=who),),
                recognitions=(recognised,),
            )
            for who in people
        ],
        union_memberships=[UnionMembership(person=who, unit="north") for who in people],
    )
    known = {"under": "law", "complete": ("awards", "initiatives", "union_memberships")}
    return assess_all(data, "grassroots-emulation-fighter", date(2022, 12, 31), **known)


def test_all_of_it_is_told_in_tables():
    found = passing()
    candidates, conditions, quotas, tied = found.text("en").split("\n\n")
    assert candidates == str(found)
    caption, *rows = conditions.splitlines()
    assert (caption, len(rows)) == ("What the columns ask", 2 + len(found.questions))
    assert quotas.splitlines()[0] == "Quotas"
    assert quotas.splitlines()[-1].startswith("north  law/2017  1")
    assert tied.splitlines()[0].startswith("More are eligible than a quota lets through")
    assert [row.split()[-2:] for row in tied.splitlines()[3:]] == [["an", "True"], ["hoa", "True"]]
    assert found.html("vi").count("<caption>") == 4


def test_tables_without_rows_are_left_out():
    assert "somebody must choose" not in FOUND.text()
    assert FOUND.html().count("<caption>") == 3


def test_json_tells_all_of_it():
    found = passing()
    told = json.loads(found.to_json())
    assert (told["award"], told["recipient"]) == ("grassroots-emulation-fighter", "INDIVIDUAL")
    assert date.fromisoformat(told["filed_on"]) == found.filed_on
    assert Period.parse(told["year"]) == found.year
    assert told["counts"] == {"TRUE": 2, "UNKNOWN": 0, "FALSE": 0}
    assert told["text"] == {lang: found.tally(lang) for lang in ("vi", "en")}
    assert told["candidates"] == found.frame.to_dicts()
    assert [each["condition"] for each in told["conditions"]] == [*found.questions]
    assert [each["text"]["vi"] for each in told["conditions"]] == found.conditions("vi")["text"].to_list()
    assert told["quotas"] == found.quotas.to_dicts()
    assert told["tied"] == found.tied.to_dicts()


def test_notebooks_show_the_same_as_a_table():
    assert FOUND._repr_html_().startswith("<table><caption>“Advanced Worker”")


def test_what_the_columns_ask_is_told_in_words():
    told = FOUND.conditions("vi")
    assert told.columns == ["condition", "kind", "text", "mark"]
    assert told["condition"].to_list() == FOUND.frame.columns[3:]
    assert told["text"][1].startswith("Số năm xếp loại từ")
    assert told["mark"][0] == "CONFIRMED"


def test_for_people_there_are_labels_and_words():
    told = FOUND.to_frame("vi")
    assert told.columns[:3] == ["Ứng viên", "Đơn vị", "Kết quả"]
    assert told["Kết quả"].to_list() == ["Chưa rõ", "Sai"]
    assert told.columns[4].startswith("law/2022/1: Số năm xếp loại từ")


def test_of_rules_that_were_not_found_or_are_only_recalled_the_words_say_so():
    criteria = Criterion(kind=CriterionKind.MEMBERSHIP)
    version = {"citations": (Citation(document="06-2022-qh15"),)}
    recalled = RuleVersion(id="recalled", mark=Mark.RECALLED, criteria=criteria, **version)
    unknown = RuleVersion(id="unknown", mark=Mark.UNKNOWN, **version)
    strands = tuple(
        Strand(id=each.id, name=Name(en=each.id), versions=(each,)) for each in (recalled, unknown)
    )
    book = Rulebook(award_kind="advanced-worker", strands=strands)
    found = assess_all(DATA, "advanced-worker", FILED, books={"advanced-worker": book}, principles=())
    told = dict(found.conditions().select("condition", "text").iter_rows())
    assert "only recalled" in told["recalled/recalled"]
    assert "not known" in told["unknown/unknown"]


def test_only_candidates_have_verdicts():
    assert FOUND.verdict("hoa").outcome.name == "FALSE"
    with pytest.raises(UnknownId, match="binh"):
        FOUND.verdict("binh")
