"""Cases of facts that are wanted on both sides."""

from datetime import date

import polars as pl
import pytest

from vneduunion.eligibility.applying import Applied
from vneduunion.eligibility.at_scale import judging
from vneduunion.eligibility.at_scale.judging import Judging
from vneduunion.eligibility.at_scale.papers import Papers
from vneduunion.eligibility.at_scale.reading_all import ReadingAll
from vneduunion.eligibility.conditions import Need, all_of, any_of, needs
from vneduunion.eligibility.deciding import two_sided
from vneduunion.eligibility.facts import Fact, FactKind, Known
from vneduunion.eligibility.filings import Filing
from vneduunion.eligibility.questions import Question
from vneduunion.model import CriterionKind
from vneduunion.tables import Tables
from vneduunion.values.periods import Period

LEADER, ABSENCE = Fact(FactKind.LEADER), Fact(FactKind.ABSENCE, (), 2024, 2024)
WORK, DEGREE = Fact(FactKind.JUDGED, ("work",)), Fact(FactKind.QUALIFICATION)
BY_RANK = any_of(all_of(Need(LEADER, 1), Need(WORK, 1)), Need(LEADER, 0, most=True))
BY_DAYS = all_of(Need(ABSENCE, 2), Need(ABSENCE, 40, most=True))
ANY = any_of(Need(LEADER, 1), Need(LEADER, 0, most=True))


def codes(condition, **answers) -> list[int]:
    question = Question(condition, CriterionKind.JUDGED)
    facts = tuple(dict.fromkeys(need.fact for need in needs(condition)))
    applied = Applied(question, two_sided(condition), facts, {})
    given = {
        fact: tuple(map(pl.Series, answers[fact.kind.value])) for fact in facts if fact.kind.value in answers
    }
    papers = Papers(Tables(frames={}), pl.Series(["an", "binh", "chi", "dung"]), facts)
    filing = Filing(date(2024, 12, 20), Period.year(2024))
    alike = {WORK: Known(0, 0)} if "alike" in answers else {}
    return Judging(applied, ReadingAll(papers, filing, alike, given)).codes(question).to_list()


GIVEN = {"LEADER": ([0, 1, 0, 1], [1, 1, 0, 1]), "JUDGED": ([1, 0, 0, 1], [1, 0, 1, 1])}


@pytest.mark.parametrize("most", [4_096, 1])
def test_each_candidate_has_the_cases_that_are_open_for_him(most, monkeypatch):
    monkeypatch.setattr(judging, "MOST_CASES", most)
    assert codes(BY_RANK, **GIVEN) == [2, 0, 2, 2]
    assert codes(BY_RANK) == [1] * 4
    assert codes(ANY) == [2] * 4
    assert codes(BY_RANK, alike=True) == [1] * 4


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (([0, 3, 41, 2], [366, 3, 366, 40]), [1, 2, 0, 2]),
        (([0, 0, 1, 40], [1, 2, 40, 41]), [0, 1, 1, 1]),
    ],
)
def test_stretches_end_where_an_answer_turns(days, wanted):
    assert codes(BY_DAYS, ABSENCE=days) == wanted


def test_stretches_in_which_nobody_is_are_left_out():
    assert codes(BY_RANK, LEADER=([1] * 4, [1] * 4), JUDGED=([1, 0, 0, 1], [1, 0, 1, 1])) == [2, 0, 1, 2]
