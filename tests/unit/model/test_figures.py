import attrs
import pytest

from tests.small_world import figure
from vneduunion.cells import Cell
from vneduunion.errors import BadRecord


def test_a_figure_keeps_the_words_beside_their_meaning():
    groups = figure("press.000.groups", "over 534")
    assert str(groups.quantity) == "over 534"
    assert (groups.quantity.low, groups.quantity.high) == (534, None)


def test_the_quantity_takes_no_part_in_the_cell():
    first = figure("a", 10)
    assert Cell.of(first) == Cell.of(attrs.evolve(first, id="b", quantity=figure("c", 20).quantity))
    assert Cell.of(first) != Cell.of(attrs.evolve(first, scope=None))


def test_a_number_alone_is_no_quantity():
    with pytest.raises(BadRecord, match="Quantity"):
        attrs.evolve(figure("a", 10), quantity=10)
