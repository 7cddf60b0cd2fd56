from datetime import date

import pytest

from tests.small_world import figure, world
from vneduunion.cells import AssumptionKind, Containment
from vneduunion.cells.containment import instant
from vneduunion.model import Scope
from vneduunion.values.periods import Period

STAGE = Period.stage(2023, 2025)
DAY = Period.as_of(date(2024, 6, 21))


def assumed(part, whole):
    """The kinds of assumption needed, or None when the part is not contained."""
    found = Containment(world([part, whole])).assumptions(part, whole)
    return None if found is None else [assumption.kind.value for assumption in found]


def test_equal_cells_contain_one_another():
    assert assumed(figure("a", 1), figure("b", 2)) == []


@pytest.mark.parametrize(
    ("part", "whole", "answer"),
    [
        ("groups.founded", "groups", []),  # by definition
        ("groups", "groups.founded", None),
        ("groups", "turns", None),
    ],
)
def test_measures(part, whole, answer):
    assert assumed(figure("a", 1, measure=part), figure("b", 1, measure=whole)) == answer


def test_a_presumed_containment_is_an_assumption():
    listed = figure("a", 1, measure="groups.listed", period=DAY)
    assert assumed(listed, figure("b", 1, measure="groups")) == ["CONTAINMENT"]


@pytest.mark.parametrize(
    ("part", "whole", "answer"),
    [
        (Scope.OWN, Scope.OWN, []),
        (Scope.OWN, Scope.DIRECT, []),
        (Scope.OWN, None, []),
        (None, Scope.SECTOR, []),
        (Scope.DIRECT, Scope.OWN, None),
        (Scope.SECTOR, Scope.DIRECT, None),
        (None, None, ["SCOPE"]),
        (None, Scope.OWN, ["SCOPE"]),
        (Scope.SECTOR, None, ["SCOPE"]),
    ],
)
def test_scopes_of_one_unit(part, whole, answer):
    assert assumed(figure("a", 1, scope=part), figure("b", 1, scope=whole)) == answer


@pytest.mark.parametrize(
    ("unit", "part", "whole", "answer"),
    [
        ("north", None, Scope.SECTOR, []),  # guided units belong to the sector
        ("north.school", Scope.SECTOR, Scope.SECTOR, []),
        ("north", Scope.OWN, Scope.DIRECT, None),  # but are not managed
        ("university", Scope.OWN, Scope.DIRECT, []),
        ("university", Scope.DIRECT, Scope.DIRECT, []),
        ("university", None, Scope.DIRECT, ["SCOPE"]),
        ("university", Scope.SECTOR, Scope.DIRECT, None),
        ("university", Scope.OWN, Scope.OWN, None),  # nobody else is inside the unit itself
        ("north", None, None, ["SCOPE"]),
    ],
)
def test_scopes_of_a_lower_unit(unit, part, whole, answer):
    assert assumed(figure("a", 1, unit=unit, scope=part), figure("b", 1, scope=whole)) == answer


def test_an_upper_unit_is_not_contained_in_a_lower_one():
    assert assumed(figure("a", 1), figure("b", 1, unit="north")) is None


@pytest.mark.parametrize(
    ("part", "whole", "answer"),
    [
        (Period.month(2024, 3), Period.year(2024), []),
        (Period.year(2024), STAGE, []),
        (Period.year(2025), STAGE, ["PERIOD"]),
        (Period.year(2026), STAGE, None),
        (STAGE, STAGE, []),
    ],
)
def test_periods_of_flows(part, whole, answer):
    assert assumed(figure("a", 1, period=part), figure("b", 1, period=whole)) == answer


@pytest.mark.parametrize(
    ("whole", "answer"),
    [
        (Period.year(2024), ["CONTAINMENT"]),
        (Period.stage(2024, 2026), ["CONTAINMENT", "PERIOD"]),
        (Period.year(2025), None),
    ],
)
def test_a_stock_existed_when_its_day_is_in_the_period(whole, answer):
    part = figure("a", 1, measure="groups.listed", period=DAY)
    assert assumed(part, figure("b", 1, measure="groups", period=whole)) == answer


@pytest.mark.parametrize(
    "period", [Period.school_year(2024), Period.term(2023, 2028), Period.stage(2023, 2025)]
)
def test_a_stock_of_a_period_existed_in_that_period(period):
    part = figure("a", 1, measure="groups.listed", period=period)
    assert assumed(part, figure("b", 1, measure="groups", period=period)) == ["CONTAINMENT"]


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (DAY, DAY, []),
        (DAY, Period.as_of(date(2024, 6, 22)), None),
        (Period.as_of(date(2024, 12, 31)), Period.year(2024), []),  # a stock of a year is taken at its end
        (Period.school_year(2023), Period.school_year(2023), []),
        (Period.as_of(date(2024, 7, 15)), Period.school_year(2023), ["PERIOD"]),
        (Period.as_of(date(2024, 3, 1)), Period.school_year(2023), None),
    ],
)
def test_stocks_compare_on_one_day_only(one, other, answer):
    assert (
        assumed(
            figure("a", 1, measure="members", period=one), figure("b", 1, measure="members", period=other)
        )
        == answer
    )


def test_a_flow_is_not_contained_in_a_stock():
    flow = figure("a", 1, measure="groups.founded")
    assert Containment(world([flow])).period(flow, figure("b", 1, measure="groups.listed")).name == "FALSE"


def test_a_term_has_no_certain_end():
    whole = Period.term(2023, 2028)
    assert instant(whole).last == whole.last
    assert not instant(whole).has_core


def test_an_activity_is_part_of_all_activities_but_not_the_reverse():
    named = figure("a", 1, movement="good-teaching", activity="games")
    assert assumed(named, figure("b", 1)) == []
    assert assumed(figure("b", 1), named) is None


def test_a_measure_that_is_not_known_contains_nothing_more():
    stray = figure("a", 1, measure="unheard")
    assert Containment(world([stray])).wider("unheard", presumed=True) == frozenset()


def test_each_assumption_names_the_part_and_the_whole():
    part, whole = figure("a", 1, scope=None), figure("b", 1, scope=None)
    (assumption,) = Containment(world([part, whole])).assumptions(part, whole)
    assert assumption.kind is AssumptionKind.SCOPE
    assert assumption.figures == ("a", "b")
