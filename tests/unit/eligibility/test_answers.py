from fractions import Fraction

import pytest

from vneduunion.eligibility.answers import Answer, answered, heeded, unasked
from vneduunion.eligibility.facts import NEVER, UNBOUNDED, Fact, FactKind, Known
from vneduunion.errors import BadRecord
from vneduunion.model import QualificationBand, Rating
from vneduunion.values.quantities import Quantity

AMOUNTS = ["0", "1", "2", "..."]


def read(fact: Fact, answer: Answer) -> Known:
    return answered({fact.key: answer}, [fact])[fact]


def faults(answers: dict[str, Answer], *facts: Fact) -> list[str]:
    with pytest.raises(BadRecord) as caught:
        answered(answers, facts)
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
        (FactKind.RATING, ["good", "", 3, None, True, QualificationBand.UP_TO_COLLEGE], ["UNRATED", "GOOD"]),
        (FactKind.QUALIFICATION, ["COLLEGE", Rating.GOOD, None], ["UP_TO_COLLEGE, FROM_UNIVERSITY"]),
        (FactKind.GIVEN, ["2019", True, Fraction(2019)], ["2024, None"]),
        (FactKind.TITLES, [-1, True, None, "3", Fraction(3, 2)], AMOUNTS),
        (FactKind.SERVICE, [-1, False, "20", None], AMOUNTS),
        (FactKind.MEMBERS_SHARE_RATED, [Fraction(-1, 2), "70%"], AMOUNTS),
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
    assert unasked(keys, [LEADER], lambda: {"leader", "hold", "rating@"}) == expected


def test_other_days_are_looked_at_only_where_they_matter() -> None:
    assert unasked(["leader"], [LEADER], lambda: pytest.fail("there is no need")) == ()


def test_answers_are_heeded_as_far_as_they_are_asked_for() -> None:
    given: dict[str, Answer] = {"leader": True, "hold": False, "hald": True}
    assert heeded(given, [LEADER], lambda: {"hold"}) == ({"leader": True, "hald": True}, ("hold",))


def test_nothing_said_is_nothing_known() -> None:
    assert answered({}, [Fact(FactKind.LEADER)]) == {}
