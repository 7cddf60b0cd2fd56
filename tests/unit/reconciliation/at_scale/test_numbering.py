from datetime import date
from fractions import Fraction

import narwhals.stable.v2 as nw
import pytest
from attrs import evolve

from tests.small_world import figure, world
from vneduunion import tables
from vneduunion.cells import Scoped
from vneduunion.errors import UnknownId
from vneduunion.model import Scope, Source, Status
from vneduunion.reconciliation import Given, duplicates, reconcile
from vneduunion.reconciliation.at_scale.numbering import numbered, repeated


def made(*figures, sources=(), **given):
    return numbered(tables(world(figures, sources=sources)), Given(**given))


def test_what_is_left_out_is_what_is_left_out_among_few():
    figures = (
        figure("kept", 5),
        figure("gone", 6, unit="nowhere"),
        figure("shares", 7, measure="share"),
        figure("old", 8, source="other", reported=date(2024, 1, 1)),
        figure("new", 9, source="other", reported=date(2024, 2, 1)),
    )
    data = world(figures)
    few, many = reconcile(data, exhaustive=True), reconcile(data, exhaustive=False)
    assert many.excluded == few.excluded
    assert many.used == few.used == 2
    assert {*many.accepted} == {*few.accepted}


def test_copies_of_a_claim_are_one_at_the_best_reliability():
    sources = [
        Source(id="first", title="First", reliability=3),
        Source(id="later", title="Later", reliability=7, copies=("first",)),
    ]
    figures = made(
        figure("b", 5, source="later"), figure("a", 5, source="first"), figure("c", 5), sources=sources
    )
    assert figures.ids(range(2)) == ["a", "c"]
    assert [figures.witness(at).figures for at in range(2)] == [("a", "b"), ("c",)]
    assert [*figures.costs] == [7, 5]
    assert figures.numbers(["b", "c", "nowhere"]) == {"b": 0, "c": 1}
    assert figures.used == 3
    assert {each.id for each in figures.excerpt([0]).figures} == {"a", "b"}


def test_weights_alterability_and_fixed_figures():
    figures = made(
        figure("a", 1),
        figure("b", 2, unit="north"),
        figure("c", 3, unit="south"),
        figure("d", 4, unit="university"),
        weights={"a": 2, "LIKELY": 3},
        alterability={"b": 2, "c": 0},
        fixed=["d"],
    )
    assert [*figures.costs] == [2, Fraction(5, 2), 5, 5]
    assert figures.held.tolist() == [False, False, True, True]


def test_copies_do_not_mind_what_is_given_of_other_figures():
    figures = made(
        figure("a", 5), figure("b", 5, source="o"), figure("c", 6, unit="north"), alterability={"c": 5}
    )
    assert figures.costs == [5, 5, 1]


def test_weights_below_zero_are_refused_of_assumptions_too():
    with pytest.raises(ValueError, match="below zero"):
        made(figure("a", 1), weights={"LIKELY": -1})


def test_what_is_named_must_be_there():
    with pytest.raises(UnknownId):
        made(figure("a", 1), fixed=["nowhere"])


def test_scopes_are_told_and_figures_with_one_cell_share_a_sheet():
    figures = made(
        figure("a", 1, scope=None),
        figure("b", 2, unit="north", status=Status.PROVISIONAL),
        facts=[Scoped(figure="a", scope=Scope.SECTOR)],
    )
    assert figures.sheet.tolist() == [0, 0]
    assert figures.unsettled.tolist() == [False, True]


def test_figures_of_one_cell_are_found_in_columns():
    figures = (
        figure("a", 5),
        figure("b", 5, source="o"),
        figure("c", 6, source="p", scope=None),
        figure("d", 1, unit="north"),
    )
    data = world(figures)
    assert {each.id for each in repeated(tables(data)).figures} == {"a", "b", "c"}
    assert duplicates(tables(data)) == duplicates(data)
    assert duplicates(data)


def test_sources_whose_reliability_is_not_told_have_the_usual_one():
    columns = tables(world([figure("a", 1)]))
    silent = columns["sources"].with_columns(reliability=nw.lit(None).cast(nw.Int64))
    figures = numbered(evolve(columns, frames={**columns.frames, "sources": silent}), Given())
    assert figures.costs == [5]
