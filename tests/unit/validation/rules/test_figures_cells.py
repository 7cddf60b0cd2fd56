"""Rules between figures of one cell, of one occasion, and of part and whole."""

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from tests.rule_checks import dataset_of, on_duckdb
from vneduunion.tables import Tables, tables
from vneduunion.validation import validate
from vneduunion.validation.rules.figures_cells import RULES, comparable, known, said

MEASURES = [
    {"id": "groups", "counts": "GROUP", "timing": "FLOW"},
    {"id": "founded", "counts": "GROUP", "timing": "FLOW", "part_of": ["groups"]},
    {"id": "persons", "counts": "PERSON", "timing": "FLOW"},
    {"id": "turns", "counts": "TURN", "timing": "FLOW", "turns_of": "persons"},
    {"id": "others", "counts": "TURN", "timing": "FLOW"},
    {"id": "share", "counts": "SHARE", "timing": "FLOW"},
    {"id": "mean", "counts": "GROUP", "timing": "FLOW", "over_units": "MEAN"},
    {"id": "best", "counts": "GROUP", "timing": "FLOW", "over_time": "MAX"},
    {"id": "registered", "counts": "TOPIC", "timing": "FLOW", "state": "REGISTERED"},
    {"id": "recognised", "counts": "TOPIC", "timing": "FLOW", "state": "RECOGNISED"},
    {"id": "rewarded", "counts": "TOPIC", "timing": "EXISTED", "state": "RECOGNISED"},
    {"id": "applied", "counts": "TOPIC", "timing": "FLOW", "state": "APPLIED"},
    {
        "id": "linked",
        "counts": "TOPIC",
        "timing": "FLOW",
        "state": "APPLIED",
        "presumed_part_of": ["recognised"],
    },
    {"id": "wide", "counts": "TOPIC", "timing": "FLOW", "state": "REGISTERED", "part_of": ["recognised"]},
]


def world(*figures):
    """Figures of `groups` of one unit itself in 2024, said by `s`, unless said otherwise."""
    said_ = {"measure": "groups", "unit": "u", "period": "2024", "source": "s", "quantity": 5, "scope": "OWN"}
    return dataset_of(
        {
            "units": [{"id": "u", "kind": "GRASSROOTS", "name": {"vi": "U"}}],
            "measures": [{**each, "name": {"vi": each["id"]}} for each in MEASURES],
            "figures": [{**said_, "id": f"f{number}", **each} for number, each in enumerate(figures)],
        }
    )


def told(*figures):
    findings = validate(world(*figures), RULES)
    assert validate(on_duckdb(world(*figures)), RULES) == findings
    return [(item.code, item.record) for item in findings]


def ids(frame):
    return sorted(frame.collect("polars").to_native()["id"])


def test_what_is_replaced_by_its_own_source_is_not_said():
    data = world(
        {"reported": "2025-01-01"},
        {"reported": "2025-02-01"},
        {},
        {"reported": "2025-01-01", "source": "t"},
        {"reported": "2025-01-01", "period": "2023"},
    )
    assert ids(said(tables(data))) == ["f1", "f2", "f3", "f4"]


def test_what_counts_nothing_is_not_compared():
    data = world(*({"measure": each["id"]} for each in MEASURES[:8]), {"measure": "gone"})
    assert ids(known(tables(data))) == [f"f{number}" for number in range(8)]
    assert ids(comparable(tables(data))) == ["f0", "f1", "f2", "f3", "f4"]


def test_rows_without_what_every_figure_has_are_left_out():
    frames = tables(world({}, {}))
    broken = frames.native("figures").with_columns(
        measure=pl.when(pl.col("id") == "f1").then(pl.col("measure"))
    )
    changed = Tables(frames={**frames.frames, "figures": nw.from_native(broken)}, origins=frames.origins)
    assert ids(said(changed)) == ["f1"]
    assert validate(changed, RULES).counts == {}


def test_one_cell_by_two_sources():
    high, low = {"quantity": 6}, {"quantity": 5, "source": "t"}
    assert told(high, low) == [("F113", "f0")]
    assert told(high, {**low, "status": "ESTIMATED"}) == [("F114", "f0")]
    assert told({**high, "scope": None}, {**low, "scope": None}) == [("F114", "f0")]
    assert told({**high, "scope": None}, low) == []
    assert told({**high, "measure": "share"}, {**low, "measure": "share"}) == []
    for other in (
        {"period": "2023"},
        {"unit": "v"},
        {"movement": "x"},
        {"activity": "x"},
        {"measure": "founded"},
    ):
        assert told(high, {**low, **other}) == []


def test_periods_of_one_label_are_one_whatever_the_words():
    assert told({"quantity": 6}, {"source": "t", "period": "in 2024"}) == [("F113", "f0")]


def test_each_source_that_says_less_is_named():
    findings = validate(world({"quantity": 9}, {"source": "t"}, {"source": "w", "quantity": 6}), RULES)
    assert [(item.record, item.values["other_source"], item.values["most"]) for item in findings] == [
        ("f0", "t", "5"),
        ("f0", "w", "6"),
        ("f2", "t", "5"),
    ]


def test_a_source_that_says_less_twice_is_named_once():
    less = [{"source": "t", "quantity": number, "scope": None} for number in (5, 4)]
    other = {"source": "t", "status": "ESTIMATED", "scope": None}
    findings = validate(world({"quantity": 9, "scope": None}, *less, other), RULES)
    assert [item.values["most"] for item in findings if item.code == "F114"] == ["4"]


def test_one_cell_by_one_source():
    assert told({"quantity": 6}, {"quantity": 5}) == [("F115", "f0")]
    assert told({}, {}, {}) == [("F116", "f1"), ("F116", "f2")]
    assert told({"quantity": "hơn 4"}, {}) == [("F116", "f1")]
    assert told({"quantity": "nhiều"}, {"quantity": "nhiều"}) == [("F116", "f1")]
    assert told({"quantity": 6, "reported": "2025-01-01"}, {"reported": "2025-01-02"}) == []
    assert told({"quantity": 6, "reported": "2025-01-01"}, {}) == [("F115", "f0")]
    assert told({"quantity": 6, "measure": "gone"}, {"measure": "gone"}) == [("F115", "f0")]


def test_a_figure_whose_number_is_not_known_repeats_nothing():
    silent = {"quantity": {}}
    assert told(silent, {}, silent) == []
    assert told(silent, {}, {}) == [("F116", "f2")]
    assert told({"quantity": {"likely_high": 9}}, {}) == [("F116", "f1")]
    for huge in (10**30, {"high": 10**30}):  # such as no column holds
        assert "F116" not in validate(world({"quantity": huge}, {}, {"quantity": huge}), RULES).counts


def test_figures_of_one_source_and_unlike_status():
    data = ({"quantity": 6, "status": "FINAL"}, {"status": "PROVISIONAL"})
    assert told(*data) == [("F117", "f0")]
    assert told({**data[0], "quantity": 5}, data[1]) == []
    (finding,) = validate(world({"quantity": 6}, {"status": "FINAL"}), RULES)
    assert finding.values == {"quantity_low": "6", "other_standing": "FINAL", "most": "5"}


def test_parts_above_their_whole():
    part, whole = {"quantity": 6, "measure": "founded", "part_of": "f1"}, {}
    assert told(part, whole) == [("F109", "f0")]
    assert told({**part, "quantity": 5}, whole) == []
    assert told(part, {"status": "PROVISIONAL"}) == [("F110", "f0")]
    assert told({**part, "quantity": "nhiều"}, {"quantity": 0}) == [("F109", "f0")]
    assert told(part, {"quantity": "hơn 5"}) == []


def test_parts_that_count_something_else():
    assert told({"part_of": "f1"}, {"measure": "founded"}) == [("F107", "f0")]
    assert told({"measure": "persons", "part_of": "f1"}, {"measure": "turns"}) == []
    assert told({"measure": "persons", "part_of": "f1"}, {"measure": "others"}) == [("F107", "f0")]
    assert told({"measure": "share", "part_of": "f1"}, {}) == [("F107", "f0")]
    assert told({"measure": "gone", "part_of": "f1"}, {}) == []
    assert told({"measure": "linked", "part_of": "f1"}, {"measure": "recognised"}) == []


def test_of_an_id_borne_twice_it_is_not_known_which_whole_is_meant():
    frames = tables(world({"quantity": 6, "measure": "founded", "part_of": "f1"}, {}))
    twice = pl.concat([frames.native("figures"), frames.native("figures").filter(pl.col("id") == "f1")])
    doubled = Tables(frames={**frames.frames, "figures": nw.from_native(twice)}, origins=frames.origins)
    assert set(validate(doubled, RULES).counts) <= {"F116"}


@pytest.mark.parametrize(
    ("persons", "turns", "code"),
    [
        ({}, {}, "F111"),
        ({"quantity": 5}, {}, None),
        ({"scope": None}, {}, "F112"),
        ({"scope": None}, {"scope": None}, "F112"),
        ({"scope": "SECTOR"}, {}, None),
        ({"status": "PROVISIONAL"}, {}, "F112"),
        ({}, {"status": "ESTIMATED"}, "F112"),
        ({}, {"status": "REVISED"}, "F111"),
        ({}, {"period": "2023"}, None),
        ({}, {"measure": "others"}, None),
        ({"activity": "a"}, {"measure": "others", "activity": "a"}, "F111"),
        ({"activity": "a"}, {"activity": "b"}, None),
        ({}, {"quantity": "hơn 5"}, None),
    ],
)
def test_persons_and_turns(persons, turns, code):
    found = told({"measure": "persons", "quantity": 6, **persons}, {"measure": "turns", **turns})
    assert found == ([(code, "f0")] if code else [])


@pytest.mark.parametrize(
    ("more", "than", "code"),
    [
        ("recognised", "registered", "F118"),
        ("registered", "recognised", None),
        ("rewarded", "registered", None),
        ("applied", "recognised", "F119"),
        ("applied", "registered", None),
        ("linked", "recognised", None),
        ("recognised", "wide", None),
    ],
)
def test_states(more, than, code):
    found = told({"measure": more, "quantity": 6}, {"measure": than})
    assert found == ([(code, "f0")] if code else [])


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({}, "F118"),
        ({"scope": None}, "F124"),
        ({"scope": "SECTOR"}, None),
        ({"status": "PROVISIONAL"}, "F124"),
    ],
)
def test_more_recognised_than_registered(other, code):
    found = told({"measure": "recognised", "quantity": 6, **other}, {"measure": "registered"})
    assert found == ([(code, "f0")] if code else [])


def test_without_any_measure_nothing_is_linked():
    figures = [{"id": "a", "measure": "m", "unit": "u", "period": "2024", "quantity": 1, "source": "s"}]
    assert validate(dataset_of({"figures": figures}), RULES).counts == {}
