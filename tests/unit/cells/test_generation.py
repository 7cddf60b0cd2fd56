from tests.small_world import figure, world
from vneduunion.cells import Complete, ConstraintKind, Disjoint, constraints_between
from vneduunion.model import Scope
from vneduunion.values.periods import Period


def related(*figures, facts=()):
    """The constraints as text: `a <= b`, `a + b <= w`; those with assumptions end with their kinds."""
    data = world(figures)
    return {said(constraint) for constraint in constraints_between(data, data.figures, facts)}


def said(constraint):
    left = " + ".join(constraint.left)
    sides = (
        (constraint.right, left) if constraint.kind is ConstraintKind.COMPLETE else (left, constraint.right)
    )
    kinds = sorted(assumption.kind.value for assumption in constraint.assumptions)
    return " ".join([f"{sides[0]} <= {sides[1]}", *kinds])


def test_equal_cells_are_equal_numbers():
    assert related(figure("a", 1), figure("b", 2)) == {"a <= b", "b <= a"}


def test_units_below_add_up_to_at_most_the_unit_above():
    found = related(figure("n", 1, unit="north"), figure("s", 1, unit="south"), figure("w", 1))
    assert found == {"n <= w", "s <= w", "n + s <= w"}


def test_nested_units_are_not_added():
    found = related(figure("n", 1, unit="north"), figure("school", 1, unit="north.school"), figure("w", 1))
    assert found == {"n <= w", "school <= w", "school <= n"}


def test_a_unit_itself_and_the_units_below_it_are_not_the_same_things():
    found = related(
        figure("own", 1, scope=Scope.OWN),
        figure("uni", 1, unit="university", scope=Scope.OWN),
        figure("w", 1),
    )
    assert "own + uni <= w" in found


def test_managed_parts_of_two_units_are_apart_when_no_managed_unit_is_shared():
    found = related(
        figure("n", 1, unit="north", scope=Scope.DIRECT),
        figure("s", 1, unit="south", scope=Scope.DIRECT),
        figure("w", 1),
    )
    assert "n + s <= w" in found


def test_distinct_persons_of_several_units_are_not_added():
    persons = {"measure": "persons"}
    found = related(
        figure("n", 1, unit="north", **persons),
        figure("s", 1, unit="south", **persons),
        figure("w", 1, **persons),
    )
    assert found == {"n <= w", "s <= w"}


def test_flows_of_disjoint_periods_are_added_and_stocks_are_not():
    first, second = {"period": Period.quarter(2024, 1)}, {"period": Period.quarter(2024, 2)}
    assert "a + b <= w" in related(figure("a", 1, **first), figure("b", 1, **second), figure("w", 1))
    groups = {"measure": "groups"}
    found = related(
        figure("a", 1, **first, **groups), figure("b", 1, **second, **groups), figure("w", 1, **groups)
    )
    assert found == {"a <= w", "b <= w"}


def test_periods_that_may_overlap_are_not_added():
    found = related(
        figure("a", 1, period=Period.school_year(2022)),
        figure("b", 1, period=Period.stage(2020, 2023)),
        figure("w", 1, period=Period.span(2010, 2030)),
    )
    assert "a + b <= w" not in found


def test_of_which_is_never_added_unless_declared_disjoint():
    parts = (
        figure("women", 1, measure="persons", part_of="all"),
        figure("men", 1, measure="persons", part_of="all"),
    )
    whole = figure("all", 1, measure="persons")
    plain = related(*parts, whole)
    assert {"women <= all", "men <= all"} <= plain
    assert "men + women <= all" not in plain
    assert "men + women <= all" in related(*parts, whole, facts=[Disjoint(figures=("women", "men"))])


def test_of_which_from_elsewhere_is_not_added_to_the_whole_itself():
    """The guest is a part by word alone: the whole's own cell, printed twice, has it too."""
    found = related(
        figure("whole", 9, unit="north"),
        figure("again", 9, unit="north"),
        figure("guest", 1, unit="south", part_of="whole"),
    )
    assert found == {"again <= whole", "whole <= again", "guest <= whole"}


def test_of_which_of_a_figure_that_is_not_there_says_nothing():
    assert related(figure("a", 1, part_of="gone")) == set()


def test_a_complete_list_of_units_adds_up():
    parts = (figure("n", 1, unit="north"), figure("s", 1, unit="south"))
    found = related(*parts, figure("w", 1), facts=[Complete(whole="w", parts=("n", "s"))])
    assert {"n + s <= w", "w <= n + s"} <= found


def test_a_complete_list_of_periods_adds_up():
    parts = (
        figure("a", 1, period=Period.half_year(2024, 1)),
        figure("b", 1, period=Period.half_year(2024, 2)),
    )
    assert "w <= a + b" in related(*parts, figure("w", 1), facts=[Complete(whole="w", parts=("a", "b"))])


def test_a_complete_list_that_does_not_add_bounds_the_whole_from_above_only():
    persons = {"measure": "persons"}
    parts = (figure("n", 1, unit="north", **persons), figure("s", 1, unit="south", **persons))
    found = related(*parts, figure("w", 1, **persons), facts=[Complete(whole="w", parts=("n", "s"))])
    assert "w <= n + s" in found
    assert "n + s <= w" not in found


def test_facts_about_unknown_figures_are_passed_over():
    facts = [Complete(whole="w", parts=("gone",)), Complete(whole="gone", parts=("w",))]
    assert related(figure("w", 1), facts=facts) == set()


def test_persons_are_not_more_than_their_turns():
    assert "p <= t" in related(figure("p", 1, measure="persons"), figure("t", 1))


def test_persons_of_another_unit_or_scope_are_not_compared_with_turns():
    assert related(figure("p", 1, measure="persons", unit="north"), figure("t", 1)) == set()
    assert related(figure("p", 1, measure="persons", scope=Scope.OWN), figure("t", 1)) == set()


def test_persons_and_turns_without_a_printed_scope_need_the_assumption():
    found = related(figure("p", 1, measure="persons", scope=None), figure("t", 1, scope=None))
    assert found == {"p <= t SCOPE"}


def test_persons_and_turns_of_one_activity_need_it_too():
    at_games = {"activity": "games", "scope": None}
    found = related(figure("p", 1, measure="groups", **at_games), figure("t", 1, **at_games))
    assert found == set()
    found = related(figure("p", 1, measure="persons", **at_games), figure("t", 1, **at_games))
    assert found == {"p <= t SCOPE"}


def test_a_unit_itself_is_apart_from_the_units_below_it():
    found = related(
        figure("o", 1, unit="north", scope=Scope.OWN),
        figure("c", 1, unit="north.school"),
        figure("n", 1, unit="north"),
    )
    assert "c + o <= n" in found


def test_parts_that_need_assumptions_are_summed_with_them():
    found = related(
        figure("n", 1, unit="north", period=Period.year(2025)),
        figure("s", 1, unit="south"),
        figure("w", 1, period=Period.stage(2023, 2025)),
    )
    assert "n + s <= w PERIOD" in found
