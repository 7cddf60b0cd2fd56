"""Ties of a part of the days, and beside the trees: single figures against single figures above."""

from datetime import date

import pytest

from tests.small_world import figure, tie, unit, world
from vneduunion.cells import Cell
from vneduunion.model import Scope, TieKind
from vneduunion.reconciliation import reconcile
from vneduunion.values.periods import Period

MOVED = date(2024, 7, 1)
UNITS = [unit("school"), unit("old"), unit("new")]
TIES = [
    tie("school", "old", TieKind.DIRECT, until=date(2024, 6, 30)),
    tie("school", "new", TieKind.GUIDANCE, since=MOVED),
]


def found(*figures, exhaustive=False):
    return reconcile(world(figures, units=UNITS, ties=TIES), exhaustive=exhaustive)


def test_a_tie_of_half_the_period_says_nothing_of_all_of_it():
    figures = figure("s", 9, unit="school"), figure("w", 5, unit="old")
    assert found(*figures).conflicts == ()
    assert not found(*figures).complete


def test_a_tie_of_an_uncertain_part_of_the_period_does_so_under_an_assumption():
    stage = Period.span(date(2024, 5, 1), date(2024, 8, 1))
    unsure = Period(kind=stage.kind, first=stage.first, last=stage.last)
    figures = figure("s", 9, unit="school", period=unsure), figure("w", 5, unit="old", period=unsure)
    (conflict,) = found(*figures).conflicts
    assert [each.kind for each in conflict.assumptions] == ["PERIOD"]
    assert found(*figures, exhaustive=True).conflicts == (conflict,)


@pytest.mark.parametrize(("scope", "conflicts"), [(Scope.SECTOR, 1), (Scope.DIRECT, 0)])
def test_figures_of_the_half_year_are_part_of_the_year_above(scope, conflicts):
    half = figure("s", 9, unit="school", period=Period.half_year(2024, 2), scope=Scope.OWN)
    assert len(found(half, figure("w", 5, unit="new", scope=scope)).conflicts) == conflicts


def test_bounds_come_through_such_ties_too():
    half = Period.half_year(2024, 2)
    result = found(figure("w", 5, unit="new"), figure("other", 50, unit="old"))
    cell = Cell(measure="turns", unit="school", scope=Scope.OWN, period=half)
    assert str(result.bounds(cell)) == "0..5"
    assert not result.bounds(cell).complete
