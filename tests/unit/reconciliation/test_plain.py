"""Plain data by the types of fields; whole results go there and back in `test_results`."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from tests.small_world import figure, world
from vneduunion.cells import Complete, Constraint, ConstraintKind, Disjoint, Linear
from vneduunion.errors import LoadError
from vneduunion.reconciliation.given import Given
from vneduunion.reconciliation.plain import Reader, parsed, plain
from vneduunion.reconciliation.steps import Step
from vneduunion.values.ids import FigureId

DATA = world([figure("a", 1), figure("b", 2), figure("a.b", 3)])


def read(kind, value):
    reader = Reader(DATA)
    found = reader.read(kind, value)
    reader.finished()
    return found


@pytest.mark.parametrize(
    ("kind", "value", "body"),
    [
        (Complete, Complete(whole="a", parts=("b",)), {"whole": "a", "parts": ["b"]}),
        (
            Linear,
            Linear({"a": "-2/3", "b": 10**30}, 5, equal=True),
            {"factors": {"a": "-2/3", "b": str(10**30)}, "limit": "5", "equal": True},
        ),
        (Step, Step(figure="a", low=0, likely=True), {"figure": "a", "low": 0, "likely": True}),
        (
            Step,
            Step(constraint=Constraint(kind=ConstraintKind.PARTS, left=("a", "b"), right="a.b"), times="1/2"),
            {"constraint": {"kind": "PARTS", "left": ["a", "b"], "right": "a.b"}, "times": "1/2"},
        ),
        (Step, Step(constraint=Linear({"a": 1})), {"constraint": {"factors": {"a": "1"}}}),
        (
            Given,
            Given(facts=[Disjoint(figures=("a", "b"))], fixed=["b", "a"], weights={"SCOPE": 0, "a.b": 7}),
            {"facts": [{"figures": ["a", "b"]}], "fixed": ["a", "b"], "weights": {"SCOPE": 0, "a.b": 7}},
        ),
        (Given, Given(), {}),
    ],
)
def test_values_go_there_and_back(kind, value, body) -> None:
    assert plain(value) == body
    assert read(kind, body) == value


def test_a_rule_may_be_said_in_words() -> None:
    assert read(Given, {"facts": ["a <= 0.5 b"]}).facts == (Linear({"a": 1, "b": Fraction(-1, 2)}),)


def test_what_may_be_missing_may_be_null() -> None:
    assert read(Step, {"figure": "a", "low": 3, "high": None, "constraint": None}) == Step(figure="a", low=3)


def test_nothing_is_coerced() -> None:
    with pytest.raises(LoadError) as refused:
        read(Step, {"figure": 7, "low": True, "likely": 1, "times": 1, "constraint": []})
    assert refused.value.text() == (
        "$.figure: expected text, found the whole number 7\n"
        "$.low: expected a whole number, found the value true\n"
        "$.likely: expected true or false, found the whole number 1\n"
        "$.constraint: expected a mapping of fields, found a list\n"
        "$.times: expected text, found the whole number 1"
    )


def test_ids_that_are_not_there_are_told_with_those_that_look_alike() -> None:
    with pytest.raises(LoadError) as refused:
        read(tuple[FigureId, ...], ["a", "a.c", 5])
    assert [fault.place for fault in refused.value.faults] == ["$[1]", "$[2]"]
    assert "close to it: a.b" in refused.value.text().splitlines()[0]


@pytest.mark.parametrize("rule", ["a <= c", "a <= ", "1/0 a <= b", "a <= 1" + "0" * 5_000])
def test_rules_that_cannot_be_read_are_faults(rule) -> None:
    with pytest.raises(LoadError) as refused:
        read(Linear, rule)
    assert [fault.place for fault in refused.value.faults] == ["$"]


@pytest.mark.parametrize("number", ["1/0", "0.5", "x", 5, None, "9" * 5_000])
def test_factors_are_fractions_in_words(number) -> None:
    with pytest.raises(LoadError) as refused:
        read(Linear, {"factors": {"a": number}})
    assert [(fault.place, fault.code) for fault in refused.value.faults] == [("$.factors.a", "wrong_type")]


def test_mappings_are_read_key_by_key() -> None:
    assert read(Mapping[FigureId, int], {"a": 1}) == {"a": 1}
    with pytest.raises(LoadError) as refused:
        read(Mapping[FigureId, int], {"x y": "1"})
    assert [(fault.place, fault.code) for fault in refused.value.faults] == [
        ('$["x y"]', "unknown_id"),
        ('$["x y"]', "wrong_type"),
    ]


def test_a_text_that_is_no_json_is_told_in_both_languages() -> None:
    with pytest.raises(LoadError, match="too many digits"):
        parsed("1" * 5_000)
    with pytest.raises(LoadError, match="nested too deeply"):
        parsed("[" * 100_000)
    with pytest.raises(LoadError) as refused:
        parsed("[1,")
    assert "dòng 1 cột 4" in refused.value.text("vi")
