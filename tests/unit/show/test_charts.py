"""What the charts show, read from their specifications."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs
import pytest

from tests.small_world import figure, measure, world
from vneduunion.cells import Complete
from vneduunion.errors import MissingExtra
from vneduunion.model import Counted, Dataset, Figure
from vneduunion.reconciliation import Linear, Reconciliation, reconcile
from vneduunion.reference import catalogue
from vneduunion.show import bounds_chart, conflict_chart, lineage_chart
from vneduunion.show.charts import bounds_spec, gap_of, implied_spec, lineage_spec
from vneduunion.show.ladder import MOST_DRAWN
from vneduunion.show.pictures import inline_svg


def layers(chart: Any) -> Iterator[dict[str, Any]]:
    """The layers of all panels, each with the rows it draws."""
    spec = chart.to_dict()
    for panel in spec["vconcat"]:
        for layer in panel["layer"]:
            values = (
                spec["datasets"][layer["data"]["name"]]
                if "name" in layer["data"]
                else layer["data"]["values"]
            )
            yield {"mark": layer["mark"], "encoding": layer["encoding"], "values": values}


def of_type(chart: Any, kind: str, **style: Any) -> list[dict[str, Any]]:
    """The rows of the layers of one kind of mark."""
    return [
        row
        for layer in layers(chart)
        if layer["mark"]["type"] == kind and style.items() <= layer["mark"].items()
        for row in layer["values"]
    ]


def figures() -> list[Figure]:
    return [
        figure("over", "over 534", measure="groups"),
        figure("more", 2_168, measure="groups", unit="north"),
        figure("vague", "thousands"),
        figure("near", "nearly 94,000", source="other"),
        figure("far", "over 200 billion", measure="vnd"),
    ]


def data() -> Dataset:
    return world(figures()).with_measures([measure("vnd", Counted.VND)])


@pytest.fixture(scope="module")
def result() -> Reconciliation:
    return reconcile(data())


def test_thick_bars_show_the_likely_reading(result: Reconciliation) -> None:
    thick = {
        row["words"]: (row["x"], row["x2"]) for row in of_type(bounds_chart(result), "rect", cornerRadius=2)
    }
    assert thick == {"thousands": (2_000, 9_999), "over 200 billion": (200 * 10**9, 300 * 10**9)}


def test_what_is_too_narrow_to_be_seen_is_a_diamond(result: Reconciliation) -> None:
    points = {row["words"]: row["x"] for row in of_type(bounds_chart(result), "point", shape="diamond")}
    assert points == {"over 534": 539, "2,168": 2_168, "nearly 94,000": 93_500}


def test_what_means_nothing_narrower_has_no_thick_bar() -> None:
    chart = bounds_chart(world([figure("a", "many"), figure("b", "at least 11")]))
    assert of_type(chart, "rect", cornerRadius=2) == of_type(chart, "point", shape="diamond") == []
    assert len(of_type(chart, "rect", opacity=0.75)) == 2


def test_thin_lines_run_as_far_as_the_words_allow(result: Reconciliation) -> None:
    thin = {
        row["words"]: (row["x"], row["x2"]) for row in of_type(bounds_chart(result), "rect", opacity=0.75)
    }
    assert thin["nearly 94,000"] == (0, 94_000)
    assert thin["over 534"] == (534, 1_000_000)


def test_arrows_are_where_the_words_set_no_limit(result: Reconciliation) -> None:
    arrows = {row["words"] for row in of_type(bounds_chart(result), "point", shape="triangle-right")}
    assert arrows == {"over 534", "thousands", "over 200 billion"}


@pytest.mark.parametrize(
    ("lang", "kinds"), [("en", ["Tension", "In no conflict"]), ("vi", ["Căng thẳng", "Không xung đột"])]
)
def test_conflicts_are_told_by_number_and_by_colour(
    result: Reconciliation, lang: Any, kinds: list[str]
) -> None:
    chart = bounds_chart(result, lang)
    discs = of_type(chart, "point", shape="circle")
    assert sorted(row["text"] for row in discs) == ["1", "1", "2", "2"]
    coloured = [
        layer["encoding"]["color"]["scale"] for layer in layers(chart) if "color" in layer["encoding"]
    ]
    assert {tuple(scale["domain"]) for scale in coloured} == {tuple(kinds)}


def test_one_colour_needs_no_legend() -> None:
    coloured = [layer["encoding"].get("color") for layer in layers(bounds_chart(data()))]
    assert {colour["legend"] for colour in coloured if colour} == {None}


@pytest.mark.parametrize("width", [1_040, 340])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_figure_is_labelled_by_its_words_its_measure_and_its_unit(
    result: Reconciliation, lang: Any, width: int
) -> None:
    texts = [
        row[field]
        for layer in layers(bounds_chart(result, lang, width=width))
        if layer["mark"]["type"] == "text"
        for field in [layer["encoding"]["text"]["field"]]
        for row in layer["values"]
    ]
    assert {"over 534", "thousands", "nearly 94,000", "over 200 billion"} <= set(texts)
    assert ("2.168" if lang == "vi" else "2,168") in texts
    assert any("groups" in text for text in texts)
    assert any("Nation" in text for text in texts)


@pytest.mark.parametrize(("lang", "label"), [("en", "100 billion"), ("vi", "100 tỷ")])
def test_axes_are_labelled_in_the_language(result: Reconciliation, lang: Any, label: str) -> None:
    axes = {
        layer["encoding"]["x"]["axis"]["labelExpr"]
        for layer in layers(bounds_chart(result, lang))
        if "axis" in layer["encoding"].get("x", {})
    }
    assert any(label in axis for axis in axes)


def test_no_more_figures_are_drawn_than_can_be_seen_and_those_in_conflict_come_first() -> None:
    loud = [figure("one", 10), figure("two", 11, source="other")]
    calm = [figure(f"calm.{n}", 7, measure="groups", unit="north") for n in range(MOST_DRAWN)]
    crowd = attrs.evolve(reconcile(world(loud)), data=world([*calm, *loud]))
    (panel,) = bounds_spec(crowd, "en", 1_040)["vconcat"]
    (lines,) = [layer["data"]["values"] for layer in panel["layer"] if layer["mark"].get("opacity") == 0.75]
    assert len(lines) == MOST_DRAWN
    assert {"10", "11"} <= {row["words"] for row in lines}


def test_figures_alone_can_be_drawn_and_none_too() -> None:
    assert len(of_type(bounds_chart(data()), "rect", opacity=0.75)) == len(figures())
    assert bounds_chart(Dataset()).to_dict()["vconcat"] == []


def test_a_conflict_is_shown_with_its_gap(result: Reconciliation) -> None:
    conflict = next(each for each in result.conflicts if "over" in each.figures)
    chart = conflict_chart(conflict)
    assert gap_of(conflict) == (544, 2_168)
    assert [row["text"] for row in of_type(chart, "text", fontWeight=700)] == ["≤ 544", "≥ 2,168"]
    assert {(row["x"], row.get("x2")) for row in of_type(chart, "rect", opacity=1)} == {(544, 2_168)}
    assert {row["words"] for row in of_type(chart, "rect", opacity=0.75)} == {"over 534", "2,168"}


def test_a_sum_leaves_no_gap_to_be_shown() -> None:
    found = reconcile(
        world([figure("n", 40, unit="north"), figure("s", 50, unit="south"), figure("w", 100)]),
        facts=[Complete(whole="w", parts=("n", "s"))],
    )
    (conflict,) = found.conflicts
    assert gap_of(conflict) is None
    assert len(of_type(conflict_chart(conflict, "vi"), "rect", opacity=0.75)) == 3


def test_a_conflict_of_rules_shows_their_figures_without_a_gap() -> None:
    rules = [Linear.read("near <= 0.5 far", weight=1), Linear.read("near >= 60", weight=1)]
    numbers = [figure("far", 100), figure("near", "many", measure="groups")]
    for conflict in reconcile(world(numbers), facts=rules).conflicts:
        assert gap_of(conflict) is None
        words = {row["words"] for row in of_type(conflict_chart(conflict), "rect", opacity=0.75)}
        assert words == {"100", "many"}


def test_bounds_are_shown_before_and_after(result: Reconciliation) -> None:
    one = result.bounds("over")
    chart = bounds_chart(one)
    assert {(row["low"], row["high"]) for row in of_type(chart, "rect")} >= {(534, None)}
    assert {(row["low"], row["high"]) for row in of_type(chart, "point", shape="diamond")} | {
        (row["low"], row["high"]) for row in of_type(chart, "rect")
    } >= {(one.low, one.high)}
    both = bounds_chart([one, result.bounds("more")], "vi", width=340)
    assert (
        len({row["name"] for row in of_type(both, "rect")} | {row["name"] for row in of_type(both, "point")})
        == 2
    )
    assert bounds_chart([]).to_dict()["vconcat"] == []


def test_bounds_become_a_picture() -> None:
    found = reconcile(data()).bounds({"over": 1, "more": -1})
    svg = inline_svg(implied_spec([found], "en", 760), "bounds", "b")
    assert "Implied" in svg
    assert "“over 534” (groups, Nation) − “2,168” (groups, North): Implied" in svg


def test_without_altair_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, result: Reconciliation) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingExtra, match="plots"):
        bounds_chart(result)


@pytest.mark.parametrize(("lang", "half"), [("vi", "0,5 %"), ("en", "0.5 %")])
def test_shares_are_drawn_in_per_cent(lang: Any, half: str) -> None:
    """Whatever a reader sees or points at: the axis, the words without a text, and the bounds."""
    data = world([figure("a", 50, measure="share"), figure("b", 9_001, measure="share")])
    said = json.dumps(bounds_chart(data, lang).to_dict(), ensure_ascii=False)
    for words in (half, "10 %", "100 %", "90,01 %" if lang == "vi" else "90.01 %"):
        assert words in said
    assert "9,001" not in said
    assert "9.001" not in said


# --- lineage ----------------------------------------------------------------------------------


def test_a_lineage_is_a_chart_that_draws_every_province() -> None:
    chart = lineage_chart(catalogue(), "vn-34", "vi", of=["vn63.kien-giang", "vn34.hue"])
    told = {row["told"] for row in of_type(chart, "area")}
    assert told == {"An Giang → An Giang: 100 %", "Kiên Giang → An Giang: 100 %", "Huế → Huế: 100 %"}
    assert chart.to_dict()["description"].startswith("3 đơn vị hành chính thành 2: cơ cấu ngày 01/07/2025.")


def test_a_lineage_of_nothing_can_be_drawn_too() -> None:
    assert of_type(lineage_chart(Dataset(), date(2025, 7, 1)), "area") == []


def test_a_lineage_becomes_a_picture_whose_bands_tell_their_words() -> None:
    svg = inline_svg(lineage_spec(catalogue(), "vn-34", "en", ["vn34.an-giang"], 760), "lineage", "l")
    assert "<title>Kien Giang → An Giang: 100 %</title>" in svg
    assert "0 units into 0" in inline_svg(
        lineage_spec(Dataset(), date(2025, 7, 1), "en", None, 760), "none", "n"
    )
