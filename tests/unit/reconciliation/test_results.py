"""What reconciling says as JSON and as a frame, and the way back."""

import json
from fractions import Fraction

import attrs
import polars as pl
import pytest

from tests.small_world import MEASURES, figure, measure, world
from vneduunion.cells import Cell
from vneduunion.errors import LoadError
from vneduunion.model import Counted, Scope, Source
from vneduunion.reconciliation import (
    Complete,
    ConflictKind,
    Disjoint,
    Exclusion,
    ExclusionReason,
    Linear,
    Reconciliation,
    Scoped,
    reconcile,
)
from vneduunion.reference import press

SOURCES = [Source(id="paper", title="Paper"), Source(id="again", title="Again", copies=("paper",))]
DATA = attrs.evolve(
    world(
        [
            figure("whole", "over 100", source="paper"),
            figure("f.again", "over 100", source="again"),
            figure("f.north", 80, unit="north", source="n"),
            figure("f.south", "about 90", unit="south", source="s", scope=None),
            figure("less", 50, source="late"),
            figure("f.share", 50, measure="share"),
            figure("lost", 50, measure="nobody-knows"),
            figure("calm", 5, measure="members", unit="university"),
            figure("tickets", 10**13, measure="vnd"),
        ],
        sources=SOURCES,
    ),
    measures=(*MEASURES, measure("vnd", Counted.VND)),
)
FACTS = (
    Complete(whole="whole", parts=("f.north", "f.south")),
    Disjoint(figures=("f.north", "f.south")),
    Scoped(figure="f.south", scope=Scope.SECTOR),
    Linear({"less": Fraction(3, 5), "f.north": -1}, Fraction(1, 3), weight=2),
    Linear.read("tickets <= 20000 whole", weight=1),
)
GIVEN = {"facts": FACTS, "fixed": ["f.north"], "weights": {"less": 2, "LIKELY": 3}}
RESULT = reconcile(DATA, **GIVEN)


def test_json_gives_an_equal_result_back() -> None:
    back = Reconciliation.from_json(RESULT.to_json(), DATA)
    assert back == RESULT
    assert back.given == RESULT.given
    assert [each.explain("vi") for each in back.conflicts] == [
        each.explain("vi") for each in RESULT.conflicts
    ]


def test_everything_is_put_to_the_test() -> None:
    """The result that goes there and back has something of each kind."""
    assert {each.kind for each in RESULT.conflicts} >= {ConflictKind.CONTRADICTION, ConflictKind.TENSION}
    assert any(each.rules for each in RESULT.conflicts)
    assert any(step.times != "1" for each in RESULT.conflicts for step in each.proof)
    assert any(choice.rules for each in RESULT.explanations for choice in each.choices)
    assert RESULT.accepted
    assert {each.reason for each in RESULT.excluded} == {
        ExclusionReason.NOT_COUNTED,
        ExclusionReason.UNKNOWN_REFERENCE,
    }
    assert RESULT.data.figures["f.south"].scope is Scope.SECTOR


@pytest.mark.parametrize(
    "asked",
    ["whole", {"whole": 1, "f.north": -1}, Cell.of(DATA.figures["whole"])],
    ids=["one", "sum", "cell"],
)
def test_bounds_are_those_of_the_first(asked) -> None:
    back = Reconciliation.from_json(RESULT.to_json(), DATA)
    assert back.bounds(asked) == RESULT.bounds(asked)
    assert back.bounds("f.north", assume=()) == RESULT.bounds("f.north", assume=())


def test_the_press_goes_there_and_back() -> None:
    result = reconcile(press())
    assert Reconciliation.from_json(result.to_json(), press()) == result


def test_what_is_not_complete_or_not_proved_stays_so() -> None:
    cut = attrs.evolve(RESULT, complete=False, unproved=("less",))
    back = Reconciliation.from_json(cut.to_json(), DATA)
    assert (back.complete, back.unproved) == (False, ("less",))
    assert back == cut != RESULT


def test_the_json_reads_well() -> None:
    body = json.loads(RESULT.to_json())
    assert body["given"]["facts"][3] == {
        "factors": {"less": "3/5", "f.north": "-1"},
        "limit": "1/3",
        "weight": 2,
    }
    assert body["given"]["weights"] == {"less": 2, "LIKELY": 3}
    assert body["given"]["fixed"] == ["f.north"]
    assert [each["kind"] for each in body["conflicts"]] == [each.kind.value for each in RESULT.conflicts]
    assert "sources" not in body


def test_bounds_that_stand_beside_are_passed_over() -> None:
    body = json.loads(RESULT.to_json()) | {"bounds": [{"low": 1}]}
    assert Reconciliation.from_json(json.dumps(body), DATA) == RESULT


BODY = json.loads(reconcile(world([figure("a", 5), figure("b", 7, source="other")])).to_json())


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ("{", [("$", "bad_json")]),
        ("[" * 100_000, [("$", "unreadable_table")]),
        ("9" * 10_000, [("$", "unreadable_table")]),
        ([], [("$", "wrong_type")]),
        ({}, [(f"$.{name}", "missing") for name in BODY]),
        ({**BODY, "complete": 1}, [("$.complete", "wrong_type")]),
        ({**BODY, "more": 1}, [("$.more", "unknown_field")]),
        ({**BODY, "accepted": ["a", "z"], "unproved": "a"}, [("$.accepted[1]", "unknown_id"), ("$.unproved", "wrong_type")]),
        ({**BODY, "excluded": [{"figure": "a", "reason": "WHY"}]}, [("$.excluded[0].reason", "not_a_choice")]),
        ({**BODY, "given": {"weights": {"a": -1, "z": 1}}}, [("$.given.weights.a", "too_small"), ("$.given.weights.z", "unknown_id")]),
        ({**BODY, "given": {"facts": [{"factors": {"a": "0"}}, {"factors": {"a": "1/0"}}, {"factors": [1]}, 7]}}, [
            ("$.given.facts[0]", "wrong_type"),
            ("$.given.facts[1].factors.a", "wrong_type"),
            ("$.given.facts[2].factors", "wrong_type"),
            ("$.given.facts[3]", "wrong_type"),
        ]),
        ({**BODY, "conflicts": [{"figures": ["a"], "assumptions": [{"kind": "SCOPE", "figures": ["a"]}], "proof": []}]}, [("$.conflicts[0].assumptions[0].figures", "too_short")]),
        ({**BODY, "conflicts": [{"figures": ["a"], "assumptions": [{"kind": "LIKELY", "figures": ["a", "b"]}], "proof": []}]}, [("$.conflicts[0].assumptions[0].figures", "too_large")]),
        ({**BODY, "conflicts": [{"figures": ["a"], "assumptions": [], "proof": [{"figure": "a"}, {"low": 1}, {"figure": "a", "low": "5"}]}]}, [
            ("$.conflicts[0].proof[0]", "wrong_type"),
            ("$.conflicts[0].proof[1]", "wrong_type"),
            ("$.conflicts[0].proof[2].low", "wrong_type"),
        ]),
    ],
)  # fmt: skip
def test_what_tells_no_result_is_refused(changed, told) -> None:
    text = changed if isinstance(changed, str) else json.dumps(changed)
    with pytest.raises(LoadError) as refused:
        Reconciliation.from_json(text, world([figure("a", 5), figure("b", 7, source="other")]))
    assert [(fault.place, fault.code) for fault in refused.value.faults] == told
    assert refused.value.text("vi") != refused.value.text("en")


def test_a_frame_has_a_row_for_each_figure_of_each_conflict() -> None:
    frame = RESULT.to_frame()
    listed = [
        (number, each.kind.value, id_)
        for number, each in enumerate(RESULT.conflicts, 1)
        for id_ in each.figures
    ]
    assert frame.select("conflict", "kind", "figure").rows() == listed
    assert frame.schema["conflict"] == pl.Int64
    row = frame.filter(pl.col("figure") == "f.south").to_dicts()[0]
    assert (row["words"], row["unit"], row["measure"]) == ("about 90", "South", "turns")
    (conflict,) = (each for each in RESULT.conflicts if each == RESULT.conflicts[row["conflict"] - 1])
    about = [each.text("en", RESULT.data) for each in conflict.assumptions if "f.south" in each.figures]
    assert about
    assert row["assumed"] == "; ".join(about)


def test_a_frame_speaks_both_languages_and_no_other() -> None:
    data = world([figure("a", 7, scope=None), figure("b", 9, source="other")])
    told = {lang: reconcile(data).to_frame(lang)["assumed"][0] for lang in ("vi", "en")}
    assert told["vi"].startswith("Phạm vi của “")
    assert told["en"].startswith("The scope of “")
    with pytest.raises(ValueError, match="lang is 'vi' or 'en', not 'fr'"):
        RESULT.to_frame("fr")


def test_rules_that_no_figure_supports_have_a_row_too() -> None:
    rules = [Linear.read("a >= 4", weight=1), Linear.read("a <= 3", weight=1)]
    result = reconcile(world([figure("a", "many")]), facts=rules)
    frame = result.to_frame()
    assert frame.select("conflict", "figure").rows() == [(1, None)]
    assert frame["assumed"][0].count("by the rule given") == 2


def test_no_conflict_is_an_empty_frame() -> None:
    frame = reconcile(world([])).to_frame()
    assert (frame.height, frame.columns[0]) == (0, "conflict")


def test_what_is_excluded_goes_there_and_back() -> None:
    back = Reconciliation.from_json(RESULT.to_json(), DATA)
    assert (
        Exclusion(figure="lost", reason=ExclusionReason.UNKNOWN_REFERENCE, detail="nobody-knows")
        in back.excluded
    )
