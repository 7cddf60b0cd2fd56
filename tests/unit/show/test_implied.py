"""Bounds before and after: the numbers in the picture are those of the data."""

from typing import Any

import pytest

from tests.small_world import figure, world
from vneduunion.cells import Cell
from vneduunion.reconciliation import Bounds, Complete, reconcile
from vneduunion.show.implied import Ends, ImpliedDrawing, asserted_of, implied_rows
from vneduunion.show.ladder import Layout

DATA = world(
    [
        figure("w", "over 100"),
        figure("n", 80, unit="north"),
        figure("s", "at most 90", unit="south"),
        figure("g", "over 12,000", measure="groups"),
    ]
)
FOUND = reconcile(DATA, facts=[Complete(whole="w", parts=("n", "s"))])
LAYOUT = Layout.of(1_040, 0)


def bounds(*asked: Any) -> list[Bounds]:
    return [FOUND.bounds(each) for each in asked]


def drawn(several: list[Bounds], lang: Any = "en", layout: Layout = LAYOUT) -> dict[str, Any]:
    return ImpliedDrawing(implied_rows(several, lang, layout), layout, lang).spec()


def values(spec: dict[str, Any], kind: str, mark: str | None = None, **style: Any) -> list[dict[str, Any]]:
    return [
        row
        for layer in spec["layer"]
        if mark in {None, layer["mark"]["type"]} and style.items() <= layer["mark"].items()
        for row in layer["data"]["values"]
        if row.get("kind") == kind
    ]


@pytest.mark.parametrize(
    ("asked", "ends"),
    [
        ("w", (100, None)),
        ({"n": 1, "s": -1}, (-10, 80)),
        ({"n": -2, "s": 3}, (-160, 110)),
        ({"w": 1, "g": -1}, (None, None)),
        ({"n": 1, "w": -1}, (None, -20)),
    ],
)
def test_before_is_what_the_words_assert(asked: Any, ends: tuple[int | None, int | None]) -> None:
    (found,) = bounds(asked)
    assert asserted_of(found) == ends


def test_before_and_after_are_drawn_from_end_to_end() -> None:
    several = bounds("w", "s", {"w": 1, "s": -1})
    spec = drawn(several)
    before, after = values(spec, "Words assert"), values(spec, "Implied")
    assert {(row["low"], row["high"]) for row in before} == {(100, None), (0, 90), (10, None)}
    assert {(row["low"], row["high"]) for row in after} == {(each.low, each.high) for each in several}
    assert (several[0].low, several[0].high) == (100, 170)
    (whole,) = [row for row in values(spec, "Implied", "rect") if row["high"] == 170]
    assert (whole["x"], whole["x2"]) == (100, 170)
    (open_one,) = [row for row in values(spec, "Words assert", "rect") if row["low"] == 100]
    assert (open_one["x"], open_one["x2"]) == (100, spec["layer"][-1]["encoding"]["x"]["scale"]["domain"][1])


def test_arrows_are_where_there_is_no_end() -> None:
    spec = drawn(bounds({"w": 1, "g": -1}, "g"))
    left = values(spec, "Words assert", "point", shape="triangle-left")
    right = values(spec, "Words assert", "point", shape="triangle-right")
    assert [(row["low"], row["high"]) for row in left] == [(None, None)]
    assert [(row["low"], row["high"]) for row in right] == [(None, None), (12_000, None)]
    assert values(spec, "Implied", "point", shape="triangle-left")


def test_what_is_too_narrow_to_be_seen_is_a_diamond() -> None:
    spec = drawn(bounds("n"))
    (point,) = values(spec, "Implied", "point", shape="diamond")
    assert (point["x"], point["low"], point["high"]) == (80, 80, 80)
    assert values(spec, "Implied", "rect") == []


def test_an_axis_may_go_below_nothing() -> None:
    (found,) = bounds({"n": 1, "s": -1})
    spec = drawn([found])
    low, high = spec["layer"][-1]["encoding"]["x"]["scale"]["domain"]
    assert low < -10 < 80 < high
    ticks = spec["layer"][-1]["encoding"]["x"]["axis"]["values"]
    assert {-10, 0, 10} <= {*ticks}


def test_without_any_end_there_is_an_axis_all_the_same() -> None:
    silent = [figure("a", "many", measure="members"), figure("b", "many", measure="groups")]
    found = reconcile(world(silent)).bounds({"a": 1, "b": -1})
    assert asserted_of(found) == Ends(None, None)
    (bar, *_) = [layer for layer in drawn([found])["layer"] if layer["mark"]["type"] == "rect"]
    assert bar["encoding"]["x"]["scale"]["domain"] == [0, 4]


@pytest.mark.parametrize(
    ("lang", "kinds"), [("vi", ["Theo lời văn", "Suy ra"]), ("en", ["Words assert", "Implied"])]
)
def test_the_legend_tells_before_from_after(lang: Any, kinds: list[str]) -> None:
    spec = drawn(bounds("w"), lang)
    coloured = [layer["encoding"]["color"] for layer in spec["layer"] if "color" in layer["encoding"]]
    assert [colour["scale"]["domain"] for colour in coloured] == [kinds] * len(coloured)
    assert coloured[0]["scale"]["range"][0] != coloured[0]["scale"]["range"][1]


@pytest.mark.parametrize("width", [1_040, 340])
def test_rows_are_labelled_by_words_and_by_what_they_count(width: int) -> None:
    spec = drawn(bounds({"n": 1, "s": -2}), layout=Layout.of(width, 0))
    texts = [
        row["text"]
        for layer in spec["layer"]
        if layer["mark"]["type"] == "text"
        for row in layer["data"]["values"]
    ]
    assert texts[0] == "80 − 2 × at most 90"
    assert "turns · North" in texts[1]
    assert "turns · South" in texts[1]
    assert values(spec, "Implied")[0]["told"].startswith(
        "“80” (turns, North) − 2 × “at most 90” (turns, South): Implied"
    )


def test_numbers_that_nobody_reported_can_be_drawn() -> None:
    cell = Cell.of(figure("x", 1, unit="north.school"))
    (found,) = bounds(cell)
    assert asserted_of(found) == (0, None)
    assert {(row["low"], row["high"]) for row in values(drawn([found]), "Implied")} == {(0, 80)}
    assert "not reported" in implied_rows([found], "en", LAYOUT)[0].name
