"""Rules between figures of different cells, by the constraints that reconciling knows."""

import narwhals.stable.v2 as nw
import polars as pl

from tests.rule_checks import on_duckdb
from tests.small_world import TIES, UNITS, figure, tie, unit, world
from vneduunion.model import Scope, Status, TieKind
from vneduunion.tables import Tables, tables
from vneduunion.validation import validate
from vneduunion.validation.rules.figures_between import MOST_FIGURES, RULES
from vneduunion.values.periods import Period


def told(*figures, **more):
    data = world(figures, **more)
    findings = validate(data, RULES)
    assert validate(on_duckdb(data), RULES) == findings
    return [(item.code, item.record, item.values["parts"], item.values.get("assumed")) for item in findings]


def part(id_, number, **more):
    return figure(id_, number, **{"unit": "university", "scope": Scope.OWN, **more})


def test_a_lower_unit_above_its_upper_unit():
    assert told(part("a", 6), figure("b", 5)) == [("F121", "b", "a", None)]
    assert told(part("a", 5), figure("b", 5)) == []
    assert told(part("a", 6), figure("b", "hơn 4")) == []


def test_what_rests_on_assumptions_is_a_note():
    assert told(part("a", 6), figure("b", 5, scope=None)) == [("F122", "b", "a", "SCOPE")]
    assert told(part("a", 6, status=Status.PROVISIONAL), figure("b", 5)) == [("F122", "b", "a", "STATUS")]
    assert told(part("a", 6), figure("b", 5, status=Status.ESTIMATED)) == [("F122", "b", "a", "STATUS")]
    assert told(part("a", 6), figure("b", 5, scope=None, status=Status.ESTIMATED)) == [
        ("F122", "b", "a", "SCOPE, STATUS")
    ]


def test_likely_readings_are_for_reconciling():
    assert told(figure("a", 5, measure="groups.founded"), figure("b", "hơn 3", measure="groups")) == []


def test_sums_of_parts():
    two = (part("a", 3), part("c", 3, unit="north.school"))
    assert told(*two, figure("b", 5)) == [("F121", "b", "a, c", None)]
    assert told(*two, figure("b", 6)) == []
    assert told(two[0], part("c", 3, unit="north.school", status=Status.ESTIMATED), figure("b", 5)) == [
        ("F122", "b", "a, c", "STATUS")
    ]


def test_a_part_in_doubt_does_not_hide_that_the_others_are_too_many():
    doubted = part("d", 3, unit="south.school", status=Status.ESTIMATED)
    figures = (part("a", 3), part("c", 3, unit="north.school"), doubted, figure("b", 5))
    assert told(*figures) == [("F121", "b", "a, c", None)]


def test_the_same_certain_parts_are_told_once():
    doubted = [part(f"d{number}", 1, unit="south.school", status=Status.ESTIMATED) for number in range(2)]
    figures = (part("a", 3), part("c", 3, unit="north.school"), *doubted, figure("b", 5))
    assert told(*figures) == [("F121", "b", "a, c", None)]


def test_a_part_that_is_above_the_whole_by_itself_is_told_once():
    figures = (part("a", 6), part("c", 1, unit="north.school"), figure("b", 5))
    assert told(*figures) == [("F121", "b", "a", None)]


def test_the_parts_of_a_long_sum_are_named_in_part():
    schools = [unit(f"school{number}") for number in range(10)]
    ties = [tie(each.id, "nation", TieKind.DIRECT) for each in schools]
    figures = [part(f"p{number}", 1, unit=each.id) for number, each in enumerate(schools)]
    found = told(*figures, figure("b", 5), units=(*UNITS, *schools), ties=(*TIES, *ties))
    assert found == [("F121", "b", "p0, p1, p2, p3, p4, p5, p6, p7, …", None)]


def test_a_second_figure_of_the_whole_is_no_part_of_a_sum():
    figures = (part("a", 3, unit="north", part_of="b"), part("c", 3), part("b", 5))
    assert told(*figures) == []


def test_sums_over_time():
    halves = (
        figure("a", 3, period=Period.half_year(2024, 1)),
        figure("c", 3, period=Period.half_year(2024, 2)),
    )
    assert told(*halves, figure("b", 5)) == [("F121", "b", "a, c", None)]


def test_what_other_rules_tell_is_not_told_again():
    assert told(figure("a", 6), figure("b", 5, source="other")) == []
    assert told(part("a", 6, part_of="b"), figure("b", 5)) == []
    assert told(figure("a", 6, measure="persons"), figure("b", 5)) == []


def test_what_cannot_be_compared_is_left_out():
    assert told(part("a", 6, measure="share"), figure("b", 5, measure="share")) == []
    assert told(part("a", 6, measure="gone"), figure("b", 5, measure="gone")) == []


def test_a_figure_that_its_source_replaced_is_left_out():
    days = [Period.year(2025).first, Period.year(2026).first]
    figures = [part(f"a{number}", 6 - number, reported=day) for number, day in enumerate(days)]
    assert told(*figures, figure("b", 5)) == []


def test_a_row_that_is_no_record_is_left_out():
    frames = tables(world([part("a", 6), figure("b", 5), part("c", 7)]))
    faulty = frames.native("figures").with_columns(
        quantity_low=pl.when(pl.col("id") == "c").then(-7).otherwise("quantity_low")
    )
    changed = Tables(frames={**frames.frames, "figures": nw.from_native(faulty)}, origins=frames.origins)
    assert [item.values["parts"] for item in validate(changed, RULES)] == ["a"]


def test_too_many_figures_are_said_to_be_uncompared():
    data = world(part(f"f{number}", 9, activity=f"a{number}") for number in range(MOST_FIGURES))
    more = world([*data.figures, figure("b", 5)])
    (finding,) = validate(more, RULES)
    assert (finding.code, finding.record, finding.place) == ("F123", None, None)
    assert finding.values == {"n": MOST_FIGURES + 1, "limit": MOST_FIGURES}
    assert finding.where == "figures"
    assert "3,001 figures were not compared" in finding.text("en")
    assert "3.001 số liệu" in finding.text("vi")


def test_of_more_sums_than_can_be_formed_those_near_the_whole_are() -> None:
    """Twelve provinces of two communes each have 4,096 sums in one nation."""
    units, ties, figures = [unit("vn")], [], [figure("whole", 11, unit="vn", scope=Scope.SECTOR)]
    for at in range(12):
        below = [f"p{at}", f"p{at}.a", f"p{at}.b"]
        units += map(unit, below)
        ties += [tie(below[0], "vn", TieKind.DIRECT)]
        ties += [tie(commune, below[0], TieKind.DIRECT) for commune in below[1:]]
        numbers = zip(below, (1, 0, 0), strict=True)
        figures += [figure(f"f.{id_}", number, unit=id_, scope=Scope.SECTOR) for id_, number in numbers]
    (code, record, parts, assumed), *_ = told(*figures, units=units, ties=ties)
    assert (code, record, assumed) == ("F121", "whole", None)
    assert parts == "f.p0, f.p1, f.p10, f.p11, f.p2, f.p3, f.p4, f.p5, …"
