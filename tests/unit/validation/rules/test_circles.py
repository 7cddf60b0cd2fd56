import random

import narwhals.stable.v2 as nw
import networkx as nx
import polars as pl
import pytest

from tests.rule_checks import dataset_of, on_duckdb
from vneduunion.findings import card
from vneduunion.tables import Tables
from vneduunion.validation import validate
from vneduunion.validation.rules.circles import circle_rule, circle_text, circles


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([], {}),
        ([("a", "b"), ("b", "c")], {}),
        ([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")], {}),
        ([("a", "a")], {"a": ("a",)}),
        ([("c", "a"), ("b", "c"), ("a", "b")], dict.fromkeys("abc", ("a", "b", "c"))),
        ([("a", "c"), ("c", "b"), ("b", "a")], dict.fromkeys("abc", ("a", "c", "b"))),
        ([("x", "a"), ("a", "b"), ("b", "a"), ("b", "y")], dict.fromkeys("ab", ("a", "b"))),
        ([("a", "b"), ("b", "a"), ("a", "b")], dict.fromkeys("ab", ("a", "b"))),
        (
            [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "c")],
            {**dict.fromkeys("ab", ("a", "b")), **dict.fromkeys("cd", ("c", "d"))},
        ),
        (
            [("a", "b"), ("b", "a"), ("a", "c"), ("c", "a"), ("b", "c")],
            dict.fromkeys("abc", ("a", "b", "c")),
        ),
    ],
)
def test_circles(edges, expected) -> None:
    assert circles(edges) == expected
    assert circles(reversed(edges)) == expected


def test_the_nodes_come_circle_by_circle() -> None:
    assert list(circles([("z", "b"), ("b", "z"), ("d", "c"), ("c", "d")])) == ["b", "z", "c", "d"]


def test_deep_circles_need_no_deep_stack() -> None:
    size = 20_000
    deep = circles((f"{n:05}", f"{(n + 1) % size:05}") for n in range(size))
    assert len(deep) == size
    assert deep["00007"] == tuple(f"{n:05}" for n in range(size))


@pytest.mark.parametrize("seed", range(30))
def test_circles_are_what_networkx_finds_strongly_connected(seed: int) -> None:
    chance = random.Random(seed)
    edges = [(chance.choice("abcdefghij"), chance.choice("abcdefghij")) for _ in range(chance.randint(1, 18))]
    graph = nx.DiGraph(edges)
    expected = {
        node: set(members)
        for members in nx.strongly_connected_components(graph)
        for node in members
        if len(members) > 1 or graph.has_edge(node, node)
    }
    found = circles(edges)
    assert {node: set(circle) for node, circle in found.items()} == expected
    assert all(len(set(circle)) == len(circle) and circle[0] == min(circle) for circle in found.values())


def test_a_long_circle_is_named_by_its_beginning() -> None:
    assert circle_text(tuple("abcdefgh")) == "a, b, c, d, e, f, g, h"
    assert circle_text(tuple("abcdefghi")) == "a, b, c, d, e, f, g, h, …"


RULE = circle_rule(
    card("V106"), "territories", "parent", lambda tables: tables["territories"].select("id", "parent")
)
RING = dataset_of(
    {
        "territories": [
            {"id": one, "scheme": "s", "code": one, "name": {"vi": one}, "parent": other}
            for one, other in [("a", "b"), ("b", "a"), ("c", "a"), ("d", None), ("e", "nobody"), ("f", "f")]
        ]
    }
)


def test_a_circle_rule_finds_the_records_on_circles() -> None:
    findings = validate(RING, (RULE,))
    assert [(item.record, item.values["circle"], item.place) for item in findings] == [
        ("a", "a, b", "$.territories[0].parent"),
        ("b", "a, b", "$.territories[1].parent"),
        ("f", "f", "$.territories[5].parent"),
    ]
    assert validate(on_duckdb(RING), (RULE,)) == findings


def test_missing_ids_are_on_no_circle() -> None:
    columns = {"id": ["a", None, "b"], "parent": [None, "a", None]}
    rows = pl.DataFrame(columns, schema={"id": pl.String, "parent": pl.String})
    tables = Tables(frames={"territories": nw.from_native(rows.lazy())})
    assert list(RULE.check(tables)) == []
