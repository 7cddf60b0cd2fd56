import json
from fractions import Fraction

import attrs
import pytest

from tests.small_world import YEAR, figure, world
from vneduunion.cells import AssumptionKind, Cell
from vneduunion.errors import UnknownId
from vneduunion.model import Scope, Source
from vneduunion.reconciliation import Linear, Operation, reconcile, replayed
from vneduunion.reference import press
from vneduunion.values.quantities import Quantity

NORTH = Cell(measure="turns", unit="north", scope=Scope.SECTOR, period=YEAR)
SCHOOL = Cell(measure="turns", unit="north.school", scope=Scope.SECTOR, period=YEAR)


def implied(*figures, what=NORTH, facts=(), fixed=(), **more):
    return reconcile(world(figures), facts=facts, fixed=fixed).bounds(what, **more)


def ends(bounds):
    return bounds.low, bounds.high


def test_a_number_that_nobody_reported_lies_between_its_parts_and_its_wholes():
    bounds = implied(figure("s", 20, unit="north.school"), figure("w", 100))
    assert ends(bounds) == (20, 100)
    assert bounds.tight
    assert bounds.complete
    assert (bounds.figures("low"), bounds.figures("high")) == (("s",), ("w",))
    assert bounds.figures() == ("s", "w")
    assert bounds.assumptions() == ()
    assert (str(bounds), repr(bounds)) == ("20..100", "<Bounds: 20..100>")


def test_what_others_take_is_left_out():
    bounds = implied(figure("o", 70, unit="south"), figure("w", 100))
    assert ends(bounds) == (0, 30)
    assert [line.step.constraint is None for line in bounds.reason("high").lines].count(False) == 1


def test_a_reported_number_may_be_known_better_than_its_words():
    bounds = implied(figure("a", "over 50", unit="north"), figure("w", 60), what="a")
    assert ends(bounds) == (50, 60)


def test_nothing_known_ends_nowhere():
    bounds = implied()
    assert ends(bounds) == (0, None)
    assert bounds.reason("high") is None
    assert str(bounds) == "0.."
    assert "No greatest value follows" in bounds.explain()
    difference = implied(what={NORTH: 1, SCHOOL: -1})
    assert ends(difference) == (0, None)
    assert ends(implied(what={SCHOOL: 1, NORTH: -1})) == (None, 0)
    assert str(implied(what={SCHOOL: 1, NORTH: -1})) == "..0"
    assert "Không suy ra được mức thấp nhất" in implied(what={SCHOOL: 1, NORTH: -1}).explain("vi")


def test_a_form_has_whole_factors():
    figures = [figure("s", 20, unit="north.school"), figure("w", 100)]
    bounds = implied(*figures, what={"w": 3, NORTH: -2})
    assert ends(bounds) == (100, 260)
    assert "3 × “100”" in bounds.explain()
    assert "− 2 × turns, North, 2024 (not reported)" in bounds.explain()


def test_assumptions_are_kept_as_far_as_they_are_asked_for():
    figures = [figure("w", 100, scope=None)]
    assert ends(implied(*figures, assume=())) == (0, None)
    bounds = implied(*figures)
    assert ends(bounds) == (0, 100)
    assert [each.kind for each in bounds.assumptions()] == [AssumptionKind.SCOPE]
    assert "Assuming" in bounds.explain()


def test_likely_readings_are_taken_only_where_they_are_asked_for():
    figures = [figure("w", "nearly 100")]
    assert ends(implied(*figures, what="w")) == (0, 100)
    assert ends(implied(*figures, what="w", assume=AssumptionKind)) == (90, 100)


def test_where_explanations_tie_the_bounds_of_each_and_their_hull_are_told():
    bounds = implied(figure("a", 10, unit="north"), figure("b", 15, unit="north", source="other"))
    assert {(way.given_up.figures, way.low, way.high) for way in bounds.ways} == {
        (("a",), 15, 15),
        (("b",), 10, 10),
    }
    assert ends(bounds) == (10, 15)
    assert bounds.reason("low").operation is Operation.HULL
    assert replayed(json.loads(json.dumps(bounds.plain()))["why_low"]) == 10
    assert "If this is given up: “15”" in bounds.explain()
    assert "Nếu bỏ “15”" in bounds.explain("vi")


def test_what_has_nothing_to_do_with_a_conflict_has_one_way():
    figures = [figure("a", 10), figure("b", 15, source="other"), figure("g", 7, measure="groups")]
    assert len(implied(*figures, what="g").ways) == 1


def test_fixed_figures_that_conflict_are_set_aside():
    bounds = implied(figure("a", 10), figure("b", 15, source="other"), what="a", fixed=("a", "b"))
    assert ends(bounds) == (0, None)


def test_cases_are_told_where_whole_numbers_need_them():
    figures = [
        figure(name, 0, measure="members", unit=unit)
        for name, unit in zip("abcd", ("nation", "north", "south", "university"), strict=True)
    ]
    figures = [attrs.evolve(each, quantity=Quantity(low=0, high=9), scope=Scope.OWN) for each in figures]
    rules = [Linear.read(f"{one} + {other} <= 1") for one in "abcd" for other in "abcd" if one < other]
    bounds = reconcile(world(figures), facts=rules).bounds(dict.fromkeys("abcd", 1))
    assert ends(bounds) == (0, 1)
    assert bounds.reason("high").operation is Operation.CASES
    assert replayed(json.loads(json.dumps(bounds.plain()))["why_high"]) == -1
    assert "- If “" in bounds.explain()
    assert "is more than 0:" in bounds.explain()
    assert "The case that is looked at" in bounds.explain()


def test_amounts_of_dong_stand_beside_counts_of_one():
    rules = [Linear.read("money <= 1000000000000 count")]
    figures = [figure("money", 9_999_999_999_999), figure("count", "over 5", measure="groups")]
    bounds = reconcile(world(figures), facts=rules).bounds("count")
    assert ends(bounds) == (10, None)
    assert bounds.reason("low").lines[0].times == "1/1000000000000"


def test_a_part_that_belongs_to_a_sum_under_an_assumption_is_told():
    figures = [
        figure("o", 70, unit="south"),
        figure("n", 20, unit="north.school"),
        figure("w", 100, scope=None),
    ]
    bounds = implied(*figures)
    assert ends(bounds) == (20, 30)
    assert {each.kind for each in bounds.assumptions("high")} == {AssumptionKind.SCOPE}
    assert replayed(json.loads(json.dumps(bounds.plain()))["why_high"]) == -30


def test_a_copy_is_the_number_of_its_claim():
    sources = [Source(id="first", title="First"), Source(id="again", title="Again", copies=("first",))]
    figures = [figure("a", "over 5", source="first"), figure("b", "over 5", source="again")]
    found = reconcile(world(figures, sources=sources))
    assert ends(found.bounds({"a": 1, "b": -1})) == (0, 0)
    assert ends(found.bounds({"a": 1, "b": 1})) == (10, None)


@pytest.mark.parametrize(
    "what", ["nobody", attrs.evolve(NORTH, unit="west"), attrs.evolve(NORTH, measure="smiles"), {"nobody": 1}]
)
def test_what_is_asked_for_must_be_there(what):
    with pytest.raises(UnknownId):
        implied(figure("a", 10), what=what)


def test_groups_of_the_national_union_less_those_of_hanoi():
    """Read for one stage: between none and 45,724, since Hanoi had established 2,168."""
    data = press()
    stage = data.figures["press.001.groups"].period
    hanoi = Cell(measure="groups.operating", unit="hanoi.education", scope=Scope.SECTOR, period=stage)
    bounds = reconcile(data).bounds({"press.001.groups": 1, hanoi: -1})
    assert ends(bounds) == (0, 45_724)
    assert bounds.tight
    assert bounds.complete
    assert bounds.figures() == ("press.001.groups", "press.003.groups")
    assert {each.kind.value for each in bounds.assumptions("high")} == {"CONTAINMENT", "PERIOD"}
    assert {each.kind.value for each in bounds.assumptions("low")} == {"SCOPE"}


def test_products_before_2023():
    """If what was applied from 2023 on is among the products of the groups, 872 at most are older."""
    rule = Linear.read("press.000.topics-initiatives <= press.001.groups-products")
    found = reconcile(press(), facts=[rule])
    bounds = found.bounds({"press.001.groups-products": 1, "press.000.topics-initiatives": -1})
    assert ends(bounds) == (0, 872)
    assert set(bounds.figures()) == {"press.001.groups-products", "press.000.topics-initiatives"}
    assert len(bounds.ways) == 2


@pytest.mark.parametrize("factor", [0.5, Fraction(1, 2), "2"])
def test_factors_are_whole(factor):
    with pytest.raises(TypeError, match="ask for a multiple"):
        implied(figure("a", 10), what={"a": factor})


def test_a_figure_may_bear_any_id_beside_the_cells_asked_for():
    bounds = implied(figure("cell-1", 10), figure("s", 3, unit="north.school"), what={NORTH: 1, "cell-1": 1})
    assert ends(bounds) == (13, 20)


def test_what_somebody_reported_without_a_number_is_not_called_unreported():
    vague = attrs.evolve(figure("a", 1), quantity=Quantity(low=0))
    assert "(not reported)" not in implied(vague, figure("b", 5, source="other"), what="a").explain()
