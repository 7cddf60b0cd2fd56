from fractions import Fraction

import pytest

from vneduunion.eligibility.answers import Answer, answered, as_answer, heeded, unasked
from vneduunion.eligibility.facts import NEVER, UNBOUNDED, Fact, FactKind, Known
from vneduunion.errors import BadRecord
from vneduunion.model import QualificationBand, Rating
from vneduunion.values.quantities import Quantity

AMOUNTS = ["0", "1", "2", "..."]
YEARS = ["20", "Fraction(41, 2)", "'20.5'", "'41/2'"]


def read(fact: Fact, answer: Answer) -> Known:
    return answered({fact.key: answer}, {fact.key: fact})[fact]


def faults(answers: dict[str, Answer], *facts: Fact) -> list[str]:
    with pytest.raises(BadRecord) as caught:
        answered(answers, {fact.key: fact for fact in facts})
    return [fault.text() for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("kind", "answer", "expected"),
    [
        (FactKind.RATING, "UNRATED", (0, 0)),
        (FactKind.RATING, "GOOD", (3, 3)),
        (FactKind.RATING, Rating.EXCELLENT, (4, 4)),
        (FactKind.QUALIFICATION, "UP_TO_COLLEGE", (0, 0)),
        (FactKind.QUALIFICATION, QualificationBand.FROM_UNIVERSITY, (1, 1)),
        (FactKind.GIVEN, 2019, (-2019, -2019)),
        (FactKind.GIVEN, None, (NEVER, NEVER)),
        (FactKind.TITLES, 3, (3, 3)),
        (FactKind.WORKS, Fraction(2), (2, 2)),
        (FactKind.ABSENCE, 0, (0, 0)),
        (FactKind.BENEFIT, Quantity.exact(80), (80, 80)),
        (FactKind.BENEFIT, Quantity.parse("hơn 80"), (80, UNBOUNDED)),
        (FactKind.BENEFIT, Quantity(high=80), (0, 80)),
        (FactKind.SERVICE, 20, (720_000, 720_000)),
        (FactKind.SERVICE, Fraction(1, 12), (3_000, 3_000)),
        (FactKind.SERVICE, Quantity(low=10), (360_000, UNBOUNDED)),
        (FactKind.MEMBERS_SHARE_RATED, 7_000, (14_000, 14_000)),
        (FactKind.MEMBERS_SHARE_WITH_TITLE, Fraction(10_000, 3), (6_667, 6_667)),
        (FactKind.RATING, "Hoàn thành tốt nhiệm vụ", (3, 3)),
        (FactKind.RATING, "good completion (GOOD)", (3, 3)),
        (FactKind.RATING, "không được xếp loại", (0, 0)),
        (FactKind.RATING, "Unrated", (0, 0)),
        (FactKind.QUALIFICATION, "Từ đại học trở lên", (1, 1)),
        (FactKind.BENEFIT, "hơn 80 triệu đồng", (80_000_000, UNBOUNDED)),
        (FactKind.BENEFIT, "80 triệu đồng", (80_000_000, 80_000_000)),
        (FactKind.BENEFIT, "120.000.000", (120_000_000, 120_000_000)),
        (FactKind.TITLES, "ít nhất 3", (3, UNBOUNDED)),
        (FactKind.SERVICE, "20", (720_000, 720_000)),
        (FactKind.SERVICE, "20,5", (738_000, 738_000)),
        (FactKind.SERVICE, " 20.5 ", (738_000, 738_000)),
        (FactKind.SERVICE, "41/2", (738_000, 738_000)),
        (FactKind.SERVICE, "20,5 năm", (738_000, 738_000)),
        (FactKind.SERVICE, "1 year", (36_000, 36_000)),
        (FactKind.SERVICE, "hơn 20 năm", (720_000, UNBOUNDED)),
        (FactKind.MEMBERS_SHARE_RATED, "70%", (14_000, 14_000)),
        (FactKind.MEMBERS_SHARE_RATED, "7.000", (14_000, 14_000)),
        (FactKind.MEMBERS_SHARE_RATED, "14001/2", (14_001, 14_001)),
        (FactKind.LEADER, False, (0, 0)),
        (FactKind.JUDGED, True, (1, 1)),
        (FactKind.UNREAD, True, (1, 1)),
    ],
)
def test_each_fact_is_answered_in_the_words_of_the_trade(
    kind: FactKind, answer: Answer, expected: tuple[int, int]
) -> None:
    assert read(Fact(kind), answer) == Known(*expected)


def test_which_rule_applies_is_told_by_its_name() -> None:
    rule = Fact(FactKind.RULE, ("law", "union"))
    assert read(rule, "union") == Known(1, 1)
    assert faults({rule.key: "decree"}, rule) == ["rule:law+union: 'decree' is not one of: law, union"]


@pytest.mark.parametrize(
    ("kind", "answers", "choices"),
    [
        (FactKind.RATING, ["best", "", 3, None, True, QualificationBand.UP_TO_COLLEGE], ["UNRATED", "GOOD"]),
        (FactKind.QUALIFICATION, ["COLLEGE", Rating.GOOD, None], ["UP_TO_COLLEGE, FROM_UNIVERSITY"]),
        (FactKind.GIVEN, ["2019", True, Fraction(2019)], ["2024, None"]),
        (FactKind.TITLES, [-1, True, None, "3/2", "30%", "titles", Fraction(3, 2)], AMOUNTS),
        (FactKind.BENEFIT, ["", "phần trăm 3", "10^4", 80.0], AMOUNTS),
        (
            FactKind.SERVICE,
            [-1, False, None, 20.5, "41/0", "24 tháng", "20 năm 6 tháng", "nine months", "5%"],
            YEARS,
        ),
        (FactKind.MEMBERS_SHARE_RATED, [Fraction(-1, 2), 0.7], AMOUNTS),
        (FactKind.MEMBER, [1, 0, "yes", None], ["True, False"]),
    ],
)
def test_a_wrong_answer_is_refused_with_what_it_may_be(
    kind: FactKind, answers: list[Answer], choices: list[str]
) -> None:
    for answer in answers:
        (told,) = faults({kind.value.lower().replace("_", "-"): answer}, Fact(kind))
        assert f"{answer!r} is not one of: " in told
        assert all(choice in told for choice in choices)


def test_what_the_rules_do_not_need_is_refused_with_what_looks_like_it() -> None:
    rating, leader = Fact(FactKind.RATING, (), 2024, 2024), Fact(FactKind.LEADER)
    assert faults({"rating@2023": "GOOD", "x": True}, rating, leader) == [
        "rating@2023: 'rating@2023' is not one of: rating@2024",
        "x: 'x' is not one of: leader, rating@2024",
    ]


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert (
        len(
            faults({"leadr": True, "member": 1, "leader": True}, Fact(FactKind.LEADER), Fact(FactKind.MEMBER))
        )
        == 2
    )


LEADER = Fact(FactKind.LEADER)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([], ()),
        (["leader"], ()),
        (["leader", "hold", "rating@2015"], ("hold", "rating@2015")),
        (["hald", "rating", "rating@15", "hold@2024", "rating@..2015"], ()),
    ],
)
def test_what_the_rules_ask_for_on_other_days_is_told_from_what_they_never_do(
    keys: list[str], expected: tuple[str, ...]
) -> None:
    assert unasked(keys, {LEADER.key: LEADER}, lambda: {"leader", "hold", "rating@"}) == expected


def test_other_days_are_looked_at_only_where_they_matter() -> None:
    assert unasked(["leader"], {LEADER.key: LEADER}, lambda: pytest.fail("there is no need")) == ()


def test_answers_are_heeded_as_far_as_they_are_asked_for() -> None:
    given: dict[str, Answer] = {"leader": True, "hold": False, "hald": True}
    assert heeded(given, {LEADER.key: LEADER}, lambda: {"hold"}) == (
        {"leader": True, "hald": True},
        ("hold",),
    )


def test_nothing_said_is_nothing_known() -> None:
    assert answered({}, {LEADER.key: LEADER}) == {}


# --- and back ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "value", "expected"),
    [
        (Fact(FactKind.RATING), 0, "UNRATED"),
        (Fact(FactKind.QUALIFICATION), 1, "FROM_UNIVERSITY"),
        (Fact(FactKind.RULE, ("law", "union")), 1, "union"),
        (Fact(FactKind.GIVEN), -2019, 2019),
        (Fact(FactKind.GIVEN), NEVER, None),
        (Fact(FactKind.TITLES), 3, 3),
        (Fact(FactKind.BENEFIT), 80_000_000, 80_000_000),
        (Fact(FactKind.SERVICE), 720_000, 20),
        (Fact(FactKind.SERVICE), 719_999, "719999/36000"),
        (Fact(FactKind.MEMBERS_SHARE_RATED), 14_000, 7_000),
        (Fact(FactKind.MEMBERS_SHARE_RATED), 14_001, "14001/2"),
        (Fact(FactKind.LEADER), 0, False),
        (Fact(FactKind.JUDGED), 1, True),
    ],
)
def test_a_number_is_told_as_the_answer_that_says_so(fact: Fact, value: int, expected: Answer) -> None:
    answer = as_answer(fact, value)
    assert (answer, type(answer)) == (expected, type(expected))
    assert read(fact, answer) == Known(value, value)
