"""The rules of an award on a day, as a tree of questions."""

from datetime import date

import pytest
from attrs import evolve

from vneduunion.eligibility.asking import Asking
from vneduunion.eligibility.conditions import Need, all_of, any_of
from vneduunion.eligibility.facts import Fact, FactKind
from vneduunion.eligibility.questions import Question, Rules
from vneduunion.model import (
    Citation,
    Criterion,
    CriterionKind,
    Mark,
    Rating,
    RecipientKind,
    Rulebook,
    RuleVersion,
    Strand,
    StrandKind,
    Window,
    Work,
)
from vneduunion.values.names import Name
from vneduunion.values.truth import Truth

AWARD, FILED = "advanced-worker", date(2024, 12, 20)
LAW = Citation(document="06-2022-qh15", article="24")
PLACE = Citation(document="06-2022-qh15", article="24", clause="1")
MEMBER = Criterion(kind=CriterionKind.MEMBERSHIP)
LEADER = Criterion(kind=CriterionKind.POSITION, leader=True)
IS_MEMBER, IS_LEADER = Need(Fact(FactKind.MEMBER), 1), Need(Fact(FactKind.LEADER), 1)


def version(criteria: Criterion | None = MEMBER, mark: Mark = Mark.CONFIRMED, **more: object) -> RuleVersion:
    return RuleVersion(id="v", citations=(LAW,), mark=mark, criteria=criteria, **more)


def strand(id_: str = "law", *versions: RuleVersion, **more: object) -> Strand:
    return Strand(id=id_, name=Name(en=id_), versions=versions or (version(),), **more)


def rules(*strands: Strand, under: str | None = None, **more: object) -> Rules:
    told = {"recipient": RecipientKind.INDIVIDUAL, "filed_on": FILED, "allowed": (), "details": ()} | more
    book = Rulebook(award_kind=AWARD, strands=strands)
    return Rules(book=book, under=under, asking=Asking(AWARD, 2024, 3), **told)


def unread(*of: str) -> Need:
    return Need(Fact(FactKind.UNREAD, of), 1)


def recalled(*of: str) -> Need:
    return Need(Fact(FactKind.RECALLED, of), 1)


def test_one_rule_is_asked_with_its_name_its_place_and_its_mark() -> None:
    assert rules(strand()).question() == Question(
        condition=IS_MEMBER,
        kind=CriterionKind.MEMBERSHIP,
        criterion=MEMBER,
        rule="law/v",
        citations=(LAW,),
        mark=Mark.CONFIRMED,
    )


def test_details_and_principles_hold_beside_the_rule() -> None:
    detail = strand("detail", version(LEADER), kind=StrandKind.DETAIL)
    principle = strand("hold", version(Criterion(kind=CriterionKind.HOLD), since=date(2024, 1, 1)))
    whole = rules(strand(), detail, details=[principle])
    question = whole.question()
    assert (question.kind, question.joins) == (CriterionKind.ALL, True)
    assert [part.rule for part in question.parts] == ["law/v", "detail/v", "hold/v"]
    assert question.condition == all_of(*(part.condition for part in question.parts))
    assert evolve(whole, filed_on=date(2023, 12, 31)).question().parts[-1].rule == "detail/v"


def test_a_principle_without_a_first_day_is_not_known_of() -> None:
    assert rules(strand(), details=[strand("old")]).question().rule == "law/v"


def test_rules_about_others_are_left_out() -> None:
    of_schools = strand("schools", version(LEADER), recipients=(RecipientKind.COLLECTIVE,))
    of_people = strand("people", recipients=(RecipientKind.INDIVIDUAL,))
    assert rules(of_schools, of_people).question().rule == "people/v"
    nobody = rules(of_schools).question()
    assert (nobody.condition, nobody.mark) == (unread(AWARD), Mark.UNKNOWN)


def test_where_several_rules_may_apply_which_one_is_a_thing_to_know() -> None:
    choice = Fact(FactKind.RULE, ("law", "union"))
    question = rules(strand(), strand("union", version(LEADER))).question()
    assert (question.kind, question.joins) == (CriterionKind.ANY, False)
    assert question.condition == any_of(
        all_of(Need(choice, 0), Need(choice, 0, most=True), IS_MEMBER),
        all_of(Need(choice, 1), Need(choice, 1, most=True), IS_LEADER),
    )


def test_the_caller_may_say_which_rule_applies() -> None:
    assert rules(strand(), strand("union"), under="union").question().rule == "union/v"


@pytest.mark.parametrize(
    ("versions", "name", "citations"),
    [
        ((version(None, Mark.UNKNOWN),), "v", (LAW,)),
        ((version(until=date(2024, 12, 19)),), "2024-12-20", ()),
    ],
    ids=["its text was not found", "no version covers the day"],
)
def test_a_rule_that_nobody_knows_is_one_more_thing_to_know(
    versions: tuple[RuleVersion, ...], name: str, citations: tuple[Citation, ...]
) -> None:
    question = rules(strand("law", *versions)).question()
    assert question.condition == unread("law", name)
    assert (question.rule, question.citations) == (f"law/{name}", citations)
    assert (question.kind, question.mark) == (CriterionKind.UNREAD, Mark.UNKNOWN)


def test_a_version_that_is_only_recalled_decides_if_it_is_allowed_by_name() -> None:
    asked = rules(strand("law", version(mark=Mark.RECALLED)))
    question = asked.question()
    assert (question.condition, question.mark) == (recalled("law", "v", "criteria"), Mark.RECALLED)
    assert question.citations == (LAW,)
    allowed = evolve(asked, allowed=("law/v",)).question()
    assert (allowed.condition, allowed.mark) == (IS_MEMBER, Mark.RECALLED)


def test_so_does_a_single_part_which_is_told_with_its_place() -> None:
    part = Criterion(kind=CriterionKind.POSITION, leader=True, mark=Mark.RECALLED, citation=PLACE)
    asked = rules(strand("law", version(Criterion(kind=CriterionKind.ALL, of=(MEMBER, part)))))
    _, told = asked.question().parts
    assert told.condition == recalled("law", "v", "criteria.of[1]")
    assert (told.criterion, told.citations, told.mark) == (part, (PLACE,), Mark.RECALLED)
    _, allowed = evolve(asked, allowed=("law/v",)).question().parts
    assert allowed.condition == IS_LEADER


def test_a_part_that_was_not_read_stays_so_though_its_version_is_allowed() -> None:
    part = Criterion(kind=CriterionKind.UNREAD, what=Name(en="The rest"), mark=Mark.UNKNOWN)
    asked = rules(strand("law", version(part)))
    for each in (asked, evolve(asked, allowed=("law/v",))):
        assert each.question().condition == unread("the-rest")


def test_lists_keep_their_parts_and_join_their_answers() -> None:
    either = Criterion(kind=CriterionKind.ANY, of=(MEMBER, LEADER))
    question = rules(strand("law", version(either))).question()
    assert [part.criterion for part in question.parts] == [MEMBER, LEADER]
    assert question.joins
    assert question.joined([Truth.FALSE, Truth.TRUE]) is Truth.TRUE
    both = evolve(question, kind=CriterionKind.ALL)
    assert both.joined([Truth.FALSE, Truth.TRUE]) is Truth.FALSE


def test_years_of_a_run_are_read_in_the_list_that_asks_for_one() -> None:
    """Also in a list ANY inside of it, which asks for none itself."""
    run = Criterion(
        kind=CriterionKind.RATING_YEARS,
        rating=Rating.GOOD,
        at_least=2,
        consecutive=True,
        window=Window.UP_TO_PROPOSAL,
    )
    inside = Criterion(kind=CriterionKind.INITIATIVES, work=Work.EITHER, at_least=1, window=Window.RUN)
    either = Criterion(kind=CriterionKind.ANY, of=(inside, MEMBER))
    whole = Criterion(kind=CriterionKind.ALL, of=(run, either))
    _, below = rules(strand("law", version(whole))).question().parts
    asked = below.parts[0].condition
    assert [need.fact.key for need in asked.parts[0].parts[0].parts] == ["rating@2024", "rating@2023"]
