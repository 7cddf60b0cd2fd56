"""What the picture of a lineage shows, read from its specification."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from tests.small_lineage import DAY, lineage
from vneduunion.model import Dataset
from vneduunion.reference import catalogue
from vneduunion.show import palette
from vneduunion.show.bands import LETTER, THICK, placed
from vneduunion.show.charts import lineage_spec
from vneduunion.show.families import Way, families
from vneduunion.show.lineage import Names, lineage_view
from vneduunion.structure import WHOLE


def layers(spec: dict[str, Any], mark: str) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The layers of one kind of mark: their style and what they draw."""
    (panel,) = spec["vconcat"]
    for layer in panel["layer"]:
        if layer["mark"]["type"] == mark:
            yield layer["mark"], layer["data"]["values"]


def rows(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    return [row for _, values in layers(spec, mark) for row in values]


def texts(spec: dict[str, Any]) -> list[str]:
    return [row["text"] for row in rows(spec, "text")]


ALL = lineage_spec(lineage(), DAY, "en", None, 760)
CASES = [(lineage(), DAY), (catalogue(), "vn-34"), (catalogue(), "vn-63"), (catalogue(), DAY)]


@pytest.mark.parametrize(("data", "to"), CASES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_band_says_and_measures_what_the_data_say(data: Dataset, to: Any, lang: Any) -> None:
    """Of each row of the table its bands, which are together as thick as its upper bound."""
    spec = lineage_spec(data, to, lang, None, 760)
    thick: dict[tuple[str, str, str], float] = defaultdict(float)
    seen = set()
    for row in rows(spec, "area"):
        assert row["told"] == f"{row['from']} → {row['to']}: {row['part']}"
        if row["band"] not in seen:
            thick[row["from"], row["to"], row["part"]] += row["y2"] - row["y"]
        seen.add(row["band"])
    told = lineage_view(data, to, lang).lines
    assert set(thick) == {(line.old, line.new, line.part) for line in told}
    high = defaultdict(float)
    for line in told:
        per_cent = line.part.split(" – ")[-1].removesuffix(" %").replace(",", ".")
        high[line.old, line.new, line.part] += float(per_cent) / 100 * THICK
    assert thick == pytest.approx(high, abs=0.11)


def test_bands_run_from_the_old_ones_to_the_new_ones_and_stay_as_thick() -> None:
    found = families(lineage(), DAY)
    wanted = placed(found, Names(found, lineage(), "en"), 760).bands
    points = defaultdict(list)
    for row in rows(ALL, "area"):
        points[row["band"]].append(row)
    assert len(points) == len(wanted)
    shift = points[0][0]["y"] - wanted[0].old_top
    for number, band in enumerate(wanted):
        first, last = points[number][0], points[number][-1]
        assert (first["x"], last["x"]) == pytest.approx((band.left, band.right), abs=0.06)
        assert (first["y"], last["y"]) == pytest.approx(
            (band.old_top + shift, band.new_top + shift), abs=0.11
        )
        assert {
            round(row["y2"] - row["y"] - band.piece.amount * THICK / WHOLE, 0) for row in points[number]
        } == {0}


def test_what_is_only_possible_is_dashed_and_all_else_is_not() -> None:
    dashed = {row["told"] for style, values in layers(ALL, "area") if "strokeDash" in style for row in values}
    solid = {
        row["told"] for style, values in layers(ALL, "area") if "strokeDash" not in style for row in values
    }
    assert dashed == {
        f"Union {old} → Union {new}: 0 % – 100 %" for old, new in ("hi", "hj", "kk", "kl", "oq")
    } | {"Union o → Union p: ended 2024-06-30, no successor: 0 % – 100 %"}
    assert "Union e → Union f: 30 %" in solid
    assert dashed.isdisjoint(solid)


def test_what_ended_stops_at_a_thick_line() -> None:
    thick = [row for row in rows(ALL, "rect") if row["x2"] - row["x"] == 5]
    ends: dict[str, float] = {}
    for row in rows(ALL, "area"):
        if "ended" in row["to"] or "until" in row["to"]:
            ends[row["to"]] = max(row["x"], ends.get(row["to"], 0))
    assert sorted(row["x"] + 2.5 for row in thick) == pytest.approx(sorted(ends.values()), abs=0.06)


def test_the_legend_names_the_ways_that_there_are() -> None:
    assert texts(ALL)[:4] == [
        "Went there for certain",
        "May have gone there",
        "Ended without a successor",
        "Not there yet",
    ]
    provinces = lineage_spec(catalogue(), "vn-34", "vi", None, 760)
    assert texts(provinces)[:2] == ["Giữ nguyên", "Chắc chắn về đó"]
    swatches = [(style["color"], len(values)) for style, values in layers(provinces, "rect")][:2]
    assert swatches == [(palette.MUTED.light, 1), (palette.CALM.light, 1)]


def test_one_way_needs_no_legend() -> None:
    assert texts(lineage_spec(catalogue(), "vn-34", "en", ["vn34.an-giang"], 760)) == [
        "An Giang",
        "Kien Giang",
        "An Giang",
    ]


def test_the_legend_breaks_where_there_is_no_room_and_covers_nothing() -> None:
    narrow = lineage_spec(lineage(), DAY, "vi", None, 340)
    entries = rows(narrow, "text")[:4]
    assert [row["x"] for row in entries].count(24) == len({row["y"] for row in entries}) == 3
    assert all(row["x"] + len(row["text"]) * LETTER <= 340 for row in entries)
    assert min(row["y"] for row in rows(narrow, "area")) > max(row["y"] for row in entries) + 12


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_it_has_a_title_and_a_description(lang: Any) -> None:
    spec = lineage_spec(lineage(), DAY, lang, None, 340)
    told = lineage_view(lineage(), DAY, lang)
    assert " ".join(spec["title"]["text"]) == told.title
    assert spec["description"] == f"{told.title}. {'; '.join(told.tally)}."
    said = " ".join(spec["title"]["subtitle"]).replace("\u00a0", " ")
    assert said == " · ".join(told.tally)


def test_words_are_dark_and_none_is_smaller_than_12() -> None:
    for style, _ in layers(ALL, "text"):
        assert style["color"] == palette.INK.light
        assert style["fontSize"] >= 12
    assert ALL["title"]["subtitleFontSize"] >= 12


def test_it_says_when_not_all_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vneduunion.show.bands.MOST_DRAWN", 5)
    assert "only the first 5 are drawn" in lineage_spec(lineage(), DAY, "en", None, 760)["description"]
    assert "drawn" not in ALL["description"]


def test_every_way_has_a_colour_that_is_on_the_palette() -> None:
    colours = {style["color"] for style, _ in layers(ALL, "area")}
    kept = {
        style["color"] for style, _ in layers(lineage_spec(catalogue(), "vn-34", "en", None, 760), "area")
    }
    assert colours | kept <= {shade.light for shade in palette.ALL}
    assert len(list(layers(ALL, "area"))) == len(Way) - 1  # nothing was kept as it was
