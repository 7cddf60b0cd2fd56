from itertools import pairwise
from typing import Any

import pytest

from tests.small_world import figure, measure, world
from vneduunion.model import Counted, Dataset, Figure
from vneduunion.reconciliation import ConflictKind, reconcile
from vneduunion.show.ladder import Bar, Layout, Panel, around, figure_rows, near_domain, panels
from vneduunion.show.marks import Marks
from vneduunion.values.quantities import Quantity

WIDE, NARROW = Layout.of(1_040, 1), Layout.of(340, 1)


def drawn(*figures: Figure, data: Dataset | None = None, layout: Layout = WIDE) -> tuple[Panel, ...]:
    return panels(figures, data or world(figures), Marks(), "en", layout)


@pytest.mark.parametrize(("width", "beside"), [(1_040, True), (720, True), (719, False), (340, False)])
def test_labels_stand_beside_the_bars_where_there_is_room(width: int, beside: bool) -> None:  # noqa: FBT001 a column of the table
    layout = Layout.of(width, 2)
    assert (layout.labels > 0) is beside
    assert 0 < layout.labels + layout.plot < width
    assert layout.bar < layout.row


def test_more_conflicts_take_room_from_the_plot() -> None:
    assert Layout.of(1_040, 3).plot < Layout.of(1_040, 1).plot


def test_money_and_shares_have_axes_of_their_own() -> None:
    figures = [
        figure("v", "over 200 billion", measure="vnd"),
        figure("t", 5),
        figure("s", 900, measure="share"),
    ]
    data = world(figures)
    money = measure("vnd", Counted.VND)
    found = drawn(*figures, data=data.with_measures([money]))
    assert [[row.measure for row in panel.rows] for panel in found] == [["turns"], ["vnd"], ["share"]]
    assert [panel.heads[0].text for panel in found] == ["Turns", "VND", "Share"]


def test_groups_follow_what_is_counted_and_measures_stay_together() -> None:
    figures = [
        figure("1", 9, measure="turns"),
        figure("2", 7, measure="groups.founded"),
        figure("3", 6, measure="groups"),
        figure("4", 5, measure="groups.founded"),
    ]
    (panel,) = drawn(*figures)
    assert [head.text for head in panel.heads] == ["Teachers' groups", "Turns"]
    assert [row.words for row in panel.rows] == ["6", "5", "7", "9"]


def test_what_nobody_knows_to_count_comes_last() -> None:
    (panel,) = drawn(figure("a", 3, measure="unheard-of"), figure("b", 4))
    assert [head.text for head in panel.heads] == ["Turns", "Not known what is counted"]
    assert panel.rows[-1].measure == "unheard-of"


@pytest.mark.parametrize("layout", [WIDE, NARROW])
def test_rows_do_not_overlap_and_stay_inside(layout: Layout) -> None:
    (panel,) = drawn(*(figure(str(n), n) for n in range(1, 9)), layout=layout)
    assert all(below.top - above.top >= layout.row for above, below in pairwise(panel.rows))
    assert panel.rows[-1].top + layout.row <= panel.height


@pytest.mark.parametrize(
    ("words", "domain"),
    [
        (["over 534", "2,168"], (100, 10_000)),
        (["nearly 94,000"], (0, 1_000_000)),
        (["over 200 billion"], (10**11, 10**12)),
        ([0], (0, 100)),
    ],
)
def test_the_axis_runs_between_powers_of_ten_with_room_on_the_right(
    words: list[Any], domain: tuple[int, int]
) -> None:
    (panel,) = drawn(*(figure(str(n), said) for n, said in enumerate(words)))
    assert panel.domain == domain


def test_an_axis_has_a_few_round_values() -> None:
    far = Panel(heads=(), rows=(), height=10, domain=(0, 1_000))
    near = Panel(heads=(), rows=(), height=10, domain=(136.0, 8_672))
    assert far.ticks() == (0, 1, 10, 100, 1_000)
    assert near.ticks() == (200, 500, 1_000, 2_000, 5_000)
    below = Panel(heads=(), rows=(), height=10, domain=(-40, 320))
    assert below.ticks() == (-10, -1, 0, 1, 10, 100)


def test_a_value_has_its_place_on_the_axis() -> None:
    panel = Panel(heads=(), rows=(), height=10, domain=(0, 999))
    assert (panel.place(0), panel.place(999)) == (0, 1)
    assert panel.place(31) == pytest.approx(0.5, abs=0.01)
    below = Panel(heads=(), rows=(), height=10, domain=(-99, 99))
    assert [below.place(value) for value in (-99, 0, 99)] == [0, 0.5, 1]
    assert below.place(-9) == pytest.approx(0.25)


def test_a_near_axis_holds_what_it_must() -> None:
    bars = [Bar.of(Quantity.parse("over 534")), Bar.of(Quantity.exact(2_168))]
    low, high = near_domain(bars, (544, 2_168))
    assert 0 < low < 534
    assert high > 2_168
    assert near_domain([Bar.of(Quantity.parse("at most 1"))], ()) == (0, 4)


@pytest.mark.parametrize(
    ("values", "ends"), [([8, 100], (2, 400)), ([1, 5], (0, 20)), ([0], (0, 4)), ([-10, -5], (-40, 4))]
)
def test_an_axis_is_close_around_what_it_holds(values: list[int], ends: tuple[float, float]) -> None:
    assert around(values) == ends


def test_bounds_are_drawn_from_nothing_on() -> None:
    assert Bar.of(Quantity()) == Bar(low=0, high=None, likely_low=0, likely_high=None)
    assert list(Bar.of(Quantity.parse("over 534")).highs()) == [544]


def test_rows_know_their_conflicts() -> None:
    figures = [figure("a", 10), figure("b", 11, source="other")]
    data = world(figures)
    rows = figure_rows(data.figures, data, Marks(reconcile(data).conflicts), "vi", WIDE)
    assert [(row.numbers, row.kind) for row in rows] == [((1,), ConflictKind.CONTRADICTION)] * 2
    assert [row.top for row in rows] == [0, WIDE.row]
