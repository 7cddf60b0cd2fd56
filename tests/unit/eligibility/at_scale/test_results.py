"""`Verdicts` in words and frames."""

from datetime import date

import pytest

from vneduunion.eligibility import assess_all
from vneduunion.errors import UnknownId
from vneduunion.model import (
    Assessment,
    Citation,
    Criterion,
    CriterionKind,
    Dataset,
    Mark,
    Person,
    Rating,
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
