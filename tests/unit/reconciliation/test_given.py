"""What a caller gives, in Python and in a file."""

import pytest

from tests.small_world import figure, world
from vneduunion.cells import Complete, Disjoint, Linear, Scoped
from vneduunion.errors import LoadError, UnknownId
from vneduunion.model import Scope
from vneduunion.reconciliation import Facts, Given
from vneduunion.reconciliation.plain import Reader

DATA = world([figure("a", 1), figure("b", 2), figure("c", 3)])
BODY = {
    "rules": ["c >= 0.6 b", {"factors": {"a": "1"}, "limit": "5", "weight": 2}],
    "complete": [{"whole": "c", "parts": ["a", "b"]}],
    "disjoint": [["a", "b"], ["b", "c"]],
    "scopes": {"a": "SECTOR"},
    "fixed": ["b"],
    "weights": {"c": 9, "SCOPE": 0},
}


def read(body) -> Given:
    reader = Reader(DATA)
    facts = reader.read(Facts, body)
    reader.finished()
    return facts.given()


def test_a_file_says_what_a_caller_would_give():
    assert read(BODY) == Given(
        facts=[
            Linear.read("c >= 0.6 b"),
            Linear.read("a <= 5", weight=2),
            Complete(whole="c", parts=("a", "b")),
            Disjoint(figures=("a", "b")),
            Disjoint(figures=("b", "c")),
            Scoped(figure="a", scope=Scope.SECTOR),
        ],
        fixed=["b"],
        weights={"c": 9, "SCOPE": 0},
    )
    assert read({}) == Given()


def test_every_fault_is_told_with_its_place():
    body = {
        "rules": ["c > b", "z <= 1", {"factors": {}}, 7],
        "complete": [{"whole": "z"}],
        "disjoint": [["a", 1], "ab"],
        "scopes": {"z": "WIDE"},
        "fixed": "a",
        "weights": {"z": 1, "a": -1, "b": 1.5},
        "facts": [],
    }
    with pytest.raises(LoadError) as refused:
        read(body)
    assert [(fault.place, fault.code) for fault in refused.value.faults] == [
        ("$.facts", "unknown_field"),
        ("$.rules[0]", "bad_rule"),
        ("$.rules[1]", "unknown_id"),
        ("$.rules[2]", "wrong_type"),
        ("$.rules[3]", "wrong_type"),
        ("$.complete[0].parts", "missing"),
        ("$.complete[0].whole", "unknown_id"),
        ("$.disjoint[0][1]", "wrong_type"),
        ("$.disjoint[1]", "wrong_type"),
        ("$.scopes.z", "unknown_id"),
        ("$.scopes.z", "not_a_choice"),
        ("$.fixed", "wrong_type"),
        ("$.weights.b", "wrong_type"),
    ]
    with pytest.raises(LoadError) as refused:
        read({"weights": {"z": 1, "a": -1}})
    assert [(fault.place, fault.code) for fault in refused.value.faults] == [
        ("$.weights.z", "unknown_id"),
        ("$.weights.a", "too_small"),
    ]


@pytest.mark.parametrize(
    "given", [Given(fixed=["z"]), Given(weights={"z": 1}), Given(facts=[Linear({"z": 1})])]
)
def test_what_is_named_must_be_there(given):
    with pytest.raises(UnknownId):
        given.demand_known(DATA)


def test_weights_are_not_below_zero():
    with pytest.raises(ValueError, match="below zero"):
        Given(weights={"SCOPE": -1}).demand_known(DATA)


def test_what_is_given_is_copied():
    weights = {"a": 1}
    given = Given(weights=weights)
    weights["a"] = 2
    assert given.weights == {"a": 1}
