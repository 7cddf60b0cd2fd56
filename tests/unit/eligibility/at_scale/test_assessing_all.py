"""`assess_all`: what is asked of it, and what it gives back."""

from datetime import date

import pandas as pd
import polars as pl
import pytest

from tests.rule_checks import on_duckdb
from tests.small_world import unit
from vneduunion.eligibility import Verdicts, assess, assess_all
from vneduunion.errors import BadRecord, LoadError, UnknownId
from vneduunion.model import (
    Assessment,
    Authorship,
    Award,
    Dataset,
    Group,
    Initiative,
    InitiativeKind,
    Membership,
    Person,
    Rating,
    RecipientKind,
    Recognition,
    RecognitionLevel,
    Service,
    ServiceKind,
    UnionMembership,
)
from vneduunion.tables import Tables, tables
from vneduunion.tables.door import tables_of
from vneduunion.values.periods import Period
from vneduunion.values.truth import Truth

FIGHTER, COLLECTIVE, MEDAL = (
    "grassroots-emulation-fighter",
    "advanced-labour-collective",
    "medal-cause-of-education",
)
FILED, YEAR = date(2024, 12, 20), Period.year(2024)
COMPLETE = ("awards", "assessments", "initiatives")
AFTER = "judged:achieved-after-the-end-of-any-discipline"
KNOWN = {"hold": False, AFTER: True, "judged:resourcefulness-in-combat": False}
RECOGNISED = Recognition(level=RecognitionLevel.GRASSROOTS, when=Period.day(date(2024, 6, 1)))
DATA = Dataset(
    persons=[Person(id=who, name=who.title()) for who in ("an", "binh", "hoa")],
    units=[unit("north"), unit("south")],
    groups=[Group(id="circle", unit="north", members=(Membership(person="an"),))],
    assessments=[
        Assessment(subject="hoa", period=YEAR, rating=Rating.EXCELLENT),
        Assessment(subject="an", period=YEAR, rating=Rating.COMPLETED),
    ],
    awards=[
        Award(id=f"{who}.worker", kind="advanced-worker", recipient=who, when=YEAR) for who in ("hoa", "binh")
    ],
    initiatives=[
        Initiative(
            id="work",
            title="Work",
            kind=InitiativeKind.TECHNICAL,
            authors=(Authorship(person="binh"),),
            recognitions=(RECOGNISED,),
        )
    ],
    services=[Service(person="an", role=ServiceKind.TEACHING, since=date(1990, 1, 1))],
    union_memberships=[UnionMembership(person=who, unit="north") for who in ("an", "hoa")],
)
HOW = {"under": "law", "complete": COMPLETE, "known": KNOWN}


def outcomes(found: Verdicts) -> dict[str, str]:
    return dict(found.table.select("candidate", "outcome").iter_rows())


WANTED = {"an": "FALSE", "binh": "TRUE", "hoa": "TRUE"}


@pytest.mark.parametrize("data", [DATA, tables(DATA), on_duckdb(DATA)], ids=["records", "polars", "duckdb"])
def test_a_dataset_and_tables_of_any_engine_say_the_same(data):
    found = assess_all(data, FIGHTER, FILED, **HOW)
    assert outcomes(found) == WANTED
    assert [found.verdict(who).outcome.name for who in WANTED] == [*WANTED.values()]
    assert found.verdict("binh") == assess(DATA, FIGHTER, "binh", FILED, **HOW)
    assert found.quotas["basis_low"].to_list() == [1, 0]
    assert len(found.conditions()) == len(found.questions)


def test_the_order_is_that_of_the_candidates_asked_for_each_once():
    found = assess_all(DATA, FIGHTER, FILED, candidates=["hoa", "an", "hoa"], **HOW)
    assert found.frame["candidate"].to_list() == ["hoa", "an"]
    assert found.counts == {Truth.TRUE: 1, Truth.UNKNOWN: 0, Truth.FALSE: 1}
    assert len(found) == 2


def test_answers_of_single_candidates_and_of_all_are_put_together():
    how = {"under": "law", "complete": COMPLETE, "known": {"hold": False, AFTER: True}}
    key = "judged:resourcefulness-in-combat"
    answers = pl.DataFrame(
        {"candidate": ["an", "binh"], key: [True, False], "title:advanced-worker@2024": [None, None]}
    )
    found = assess_all(DATA, FIGHTER, FILED, answers=answers.drop("title:advanced-worker@2024"), **how)
    assert outcomes(found) == {"an": "UNKNOWN", "binh": "TRUE", "hoa": "TRUE"}
    assert found.verdict("an") == assess(
        DATA, FIGHTER, "an", FILED, **{**how, "known": {"hold": False, AFTER: True, key: True}}
    )
    assert found.verdict("hoa") == assess(DATA, FIGHTER, "hoa", FILED, **how)
    held = pl.DataFrame({"candidate": ["an", "hoa"], "hold": [False, True]})
    with pytest.raises(BadRecord, match="hold"):
        assess_all(DATA, FIGHTER, FILED, answers=held, **how)


def test_answers_that_other_days_ask_for_are_left_out_and_told():
    day, how = date(2023, 12, 31), {"under": "law", "complete": COMPLETE}
    answers = pl.DataFrame({"candidate": ["an"], "hold": [True], "rating@1999": ["GOOD"]})
    found = assess_all(DATA, FIGHTER, day, known={"hold": False}, answers=answers, **how)
    assert found.unused == ("hold", "rating@1999")
    assert outcomes(found) == outcomes(assess_all(DATA, FIGHTER, day, **how))
    assert found.verdict("an").unused == found.unused
    assert str(found).splitlines()[-1] == "Known, but not asked for by these rules: hold, rating@1999"
    with pytest.raises(BadRecord, match="hald"):
        assess_all(DATA, FIGHTER, day, answers=answers.rename({"hold": "hald"}), **how)


@pytest.mark.parametrize("data", [DATA, tables(DATA)], ids=["records", "tables"])
def test_answers_that_contradict_the_papers_of_a_candidate_are_refused(data):
    known = {**KNOWN, "title:advanced-worker@2024": False}
    with pytest.raises(BadRecord, match=r"title:advanced-worker@2024.*hoa\.worker|title.*binh\.worker"):
        assess_all(data, FIGHTER, FILED, under="law", known=known)


def test_units_are_the_candidates_of_awards_for_collectives_and_groups_where_they_are_named():
    found = assess_all(DATA, COLLECTIVE, FILED, under="law")
    assert found.recipient is RecipientKind.COLLECTIVE
    assert found.frame["candidate"].to_list() == ["north", "south"]
    named = assess_all(DATA, COLLECTIVE, FILED, candidates=["circle", "south"], under="law")
    assert outcomes(named) == {
        who: assess(DATA, COLLECTIVE, who, FILED, under="law").outcome.name for who in outcomes(named)
    }
    assert named.verdict("circle") == assess(DATA, COLLECTIVE, "circle", FILED, under="law")


@pytest.mark.parametrize(("award", "kind"), [(FIGHTER, "INDIVIDUAL"), (COLLECTIVE, "COLLECTIVE")])
def test_of_no_candidates_there_are_no_outcomes(award, kind):
    found = assess_all(DATA, award, FILED, candidates=[], under="law")
    assert (len(found), found.recipient.value) == (0, kind)
    assert len(assess_all(Dataset(), award, FILED, under="law")) == 0


def test_service_is_counted_as_for_one_candidate():
    found = assess_all(DATA, MEDAL, FILED, complete=("services",), known={"hold": False})
    assert outcomes(found) == {
        who: assess(DATA, MEDAL, who, FILED, complete=("services",), known={"hold": False}).outcome.name
        for who in ("an", "binh", "hoa")
    }


def test_frames_are_of_the_kind_of_the_caller():
    frames = {
        name: tables(DATA).native(name).collect().to_pandas() for name in ("persons", "assessments", "awards")
    }
    found = assess_all(
        tables_of(frames),
        FIGHTER,
        FILED,
        under="law",
        answers=pd.DataFrame({"candidate": ["an"], "hold": [True]}),
    )
    assert all(
        isinstance(each, pd.DataFrame)
        for each in (found.frame, found.quotas, found.tied, found.conditions(), found.to_frame("vi"))
    )
    assert found.verdict("an").outcome is Truth.FALSE


def test_who_is_not_known_is_told():
    with pytest.raises(UnknownId, match="hoo"):
        assess_all(DATA, FIGHTER, FILED, candidates=["hoo", "an"])
    with pytest.raises(LoadError) as caught:
        assess_all(DATA, FIGHTER, FILED, candidates=["hoo", "ann", "an"])
    assert len(caught.value.faults) == 2
    with pytest.raises(UnknownId, match="fighter"):
        assess_all(DATA, "fighter", FILED)


def test_candidates_of_two_kinds_are_refused():
    with pytest.raises(BadRecord, match="candidates: 'hoa' is a person, and 'north' is a unit or a group"):
        assess_all(DATA, FIGHTER, FILED, candidates=["hoa", "north"])


@pytest.mark.parametrize(
    ("award", "candidates", "said"),
    [
        (FIGHTER, ["north", "south"], "is for persons, and 'north' is a collective"),
        (COLLECTIVE, ["an", "hoa"], "is for collectives .*, and 'an' is a person"),
    ],
)
def test_candidates_for_whom_the_award_is_not_are_refused(award, candidates, said):
    with pytest.raises(BadRecord, match=said):
        assess_all(DATA, award, FILED, candidates=candidates)


@pytest.mark.parametrize("data", [[DATA], {"persons": []}, None, "x.json"])
def test_data_of_another_type_are_refused(data):
    with pytest.raises(
        TypeError, match=r"data are a Dataset or Tables, not .*: `read` gives the one, `scan`"
    ):
        assess_all(data, FIGHTER, FILED)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"candidates": "hoa"}, "candidates is a collection of ids .*, not str"),
        ({"candidates": ["hoa", 5]}, "candidates is a collection of ids .*, not a list of int"),
        ({"candidates": iter([5])}, "candidates is a collection of ids .*, not a list of int"),
        ({"filed_on": "2024-12-20"}, "filed_on is a date"),
        ({"award": []}, "award is the id of an award .*, not list"),
        ({"year": 2024}, "year is a Period"),
        ({"complete": "awards"}, "complete is a collection"),
        ({"allow": "union/999"}, "allow is a collection"),
        ({"known": [("hold", False)]}, "known is a mapping"),
        ({"parameters": ["co-authors"]}, "parameters is a mapping"),
        ({"books": []}, "books is a mapping"),
        ({"principles": "hold"}, "principles is a sequence"),
        ({"answers": {"candidate": ["hoa"]}}, "answers are a frame of any kind, .*, not dict"),
    ],
)
def test_arguments_of_another_type_are_refused(given, said):
    with pytest.raises(TypeError, match=said):
        assess_all(DATA, **{"award": FIGHTER, "filed_on": FILED} | given)


def test_candidates_may_be_given_one_by_one():
    assert outcomes(assess_all(DATA, FIGHTER, FILED, candidates=iter(WANTED), **HOW)) == WANTED


def test_rows_that_are_no_records_are_refused():
    broken = (
        tables(DATA).frames["assessments"].to_native().with_columns(pl.lit("FINE").alias("rating")).collect()
    )
    columns = {name: tables(DATA).native(name) for name in ("persons", "awards")} | {
        "assessments": broken.lazy()
    }
    with pytest.raises(LoadError, match="rating"):
        assess_all(tables_of(columns), FIGHTER, FILED)


def test_tables_without_rows_are_of_nobody():
    assert len(assess_all(Tables(frames={}), FIGHTER, FILED)) == 0
