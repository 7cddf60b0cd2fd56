"""Rules of measures."""

import pytest

from tests.rule_checks import codes_of, dataset_of, found, on_duckdb, shows
from vneduunion.model import Counted
from vneduunion.validation import IMPORT, validate
from vneduunion.validation.rules.measures import CIRCLES, RULES

ALL = (*CIRCLES, *RULES)
CODES = codes_of("measures")


def measures(**by_id):
    said = {"counts": "GROUP", "timing": "FLOW"}
    return dataset_of(
        {"measures": [{**said, "id": id_, "name": {"vi": id_}, **more} for id_, more in by_id.items()]}
    )


def codes(data):
    findings = validate(data, ALL)
    assert validate(on_duckdb(data), ALL) == findings
    return [(item.code, item.record) for item in findings]


@pytest.mark.parametrize("code", CODES)
def test_a_card_shows_its_rule(code):
    shows(code, ALL)


def test_circles_are_looked_for_when_data_are_taken_in():
    assert set(CIRCLES) <= set(IMPORT)


def test_a_circle_over_a_presumption_is_told_once_and_apart_from_one_by_definition():
    data = measures(
        a={"part_of": ["b"]},
        b={"part_of": ["a"], "presumed_part_of": ["c"]},
        c={"presumed_part_of": ["c"]},
    )
    assert codes(data) == [("E101", "a"), ("E101", "b"), ("E102", "c")]


def test_turns_may_be_those_of_persons_or_members():
    turns = {"counts": "TURN", "turns_of": "b"}
    for people in ("PERSON", "MEMBER"):
        assert codes(measures(a=turns, b={"counts": people})) == []
    assert codes(measures(a=turns)) == []  # what is not there is another finding
    assert codes(measures(a={"turns_of": "b"}, b={"counts": "PERSON"})) == [("E103", "a")]
    assert codes(measures(a={"turns_of": "b"})) == [("E103", "a")]
    assert codes(measures(a={"counts": "TURN", "turns_of": "a"})) == [("E103", "a")]


@pytest.mark.parametrize("field", ["part_of", "presumed_part_of"])
@pytest.mark.parametrize("whole", Counted)
@pytest.mark.parametrize("part", Counted)
def test_money_and_shares_are_part_of_their_like_only(part, whole, field):
    expected = []
    if part is not whole and {part, whole} & {Counted.VND, Counted.SHARE}:
        expected = [("E105", "a")]
    elif part is Counted.TURN and whole in {Counted.PERSON, Counted.MEMBER}:
        expected = [("E106", "a")]
    data = measures(a={"counts": part.value, field: ["b"]}, b={"counts": whole.value})
    assert [(item.code, item.record) for item in validate(data, ALL)] == expected


def test_a_part_of_nothing_known_is_not_judged():
    assert codes(measures(a={"counts": "VND", "part_of": ["gone"]})) == []


def test_what_is_said_twice_is_told_at_the_presumption():
    data = measures(a={"part_of": ["b"], "presumed_part_of": ["c", "b"]}, b={}, c={})
    (place,) = found(validate(data, ALL), "E104")
    assert place == ("measures.presumed_part_of", "a", "$.measures[0].presumed_part_of[1]")


def test_shares_and_stocks_that_are_added():
    assert codes(measures(a={"counts": "SHARE", "over_time": "SUM"})) == [("E107", "a")]
    assert codes(measures(a={"counts": "SHARE", "timing": "STOCK", "over_time": "SUM"})) == [("E107", "a")]
    assert codes(measures(a={"counts": "SHARE", "over_units": "MEAN"})) == []
    assert codes(measures(a={"timing": "STOCK", "over_units": "SUM"})) == []
    assert codes(measures(a={"timing": "EXISTED", "over_time": "SUM"})) == []
