from datetime import date

import polars as pl
import pytest

from vneduunion.model import TieKind
from vneduunion.reconciliation.at_scale.trees import NOBODY, Units
from vneduunion.structure import MANAGED, SECTOR_WIDE
from vneduunion.structure.descent import Days

YEAR = Days.between(date(2024, 1, 1), date(2024, 12, 31))
DAYS = {"since": pl.Date, "until": pl.Date}


def units(*ties, lives=()):
    """Units a to f; a tie is a child, a parent, a kind and its first and last day."""
    ends = {id_: (since, until) for id_, since, until in lives}
    rows = [(id_, *ends.get(id_, (None, None))) for id_ in "abcdef"]
    told = [
        (child, parent, kind.value, *days, *[None] * (2 - len(days))) for child, parent, kind, *days in ties
    ]
    return Units.of(
        pl.DataFrame(rows, schema={"id": pl.String, **DAYS}, orient="row"),
        pl.DataFrame(
            told, schema={"child": pl.String, "parent": pl.String, "kind": pl.String, **DAYS}, orient="row"
        ),
    )


def parents(tree):
    return {"abcdef"[at]: "abcdef"[above] for at, above in enumerate(tree.parent) if above != NOBODY}


def test_a_unit_stands_below_another_when_the_tie_holds_on_all_days():
    made = units(
        ("b", "a", TieKind.DIRECT),
        ("c", "a", TieKind.DIRECT, date(2024, 1, 1), date(2024, 12, 31)),
        ("d", "a", TieKind.DIRECT, date(2024, 2, 1)),
        ("e", "a", TieKind.COORDINATION),
    )
    tree = made.tree(SECTOR_WIDE, YEAR)
    assert parents(tree) == {"b": "a", "c": "a"}
    assert not tree.is_plain
    assert tree.is_below(1, 0)
    assert not tree.is_below(3, 0)
    assert made.tree(SECTOR_WIDE, YEAR) is tree


def test_days_on_which_the_lower_unit_did_not_live_do_not_count():
    founded = date(2024, 2, 1)
    tree = units(("d", "a", TieKind.DIRECT, founded), lives=[("d", founded, None)]).tree(SECTOR_WIDE, YEAR)
    assert parents(tree) == {"d": "a"}
    assert tree.is_plain


def test_ties_that_touch_are_one():
    made = units(
        ("b", "a", TieKind.DIRECT, None, date(2024, 6, 30)),
        ("b", "a", TieKind.DIRECT, date(2024, 7, 1)),
        ("c", "a", TieKind.DIRECT, None, date(2024, 6, 29)),
        ("c", "a", TieKind.DIRECT, date(2024, 7, 1)),
    )
    assert parents(made.tree(SECTOR_WIDE, YEAR)) == {"b": "a"}


def test_of_two_ties_the_tree_follows_the_direct_one_and_knows_the_other():
    made = units(
        ("d", "c", TieKind.GUIDANCE),
        ("d", "b", TieKind.DIRECT),
        ("b", "a", TieKind.DIRECT),
        ("c", "a", TieKind.DIRECT),
        ("e", "b", TieKind.DIRECT),
    )
    tree = made.tree(SECTOR_WIDE, YEAR)
    assert parents(tree) == {"d": "b", "b": "a", "c": "a", "e": "b"}
    assert tree.beside == {2: (3,)}
    assert tree.shared == {1: frozenset({2}), 2: frozenset({1})}
    assert tree.crossed == (0,)
    assert not tree.is_plain
    assert made.tree(MANAGED, YEAR).is_plain


def test_ties_that_run_in_a_circle_put_nobody_below_anybody():
    tree = units(("b", "c", TieKind.DIRECT), ("c", "b", TieKind.DIRECT), ("d", "a", TieKind.DIRECT)).tree(
        SECTOR_WIDE, YEAR
    )
    assert parents(tree) == {"d": "a"}


def test_all_that_ever_stood_above():
    made = units(
        ("c", "b", TieKind.DIRECT, None, date(2000, 1, 1)),
        ("b", "a", TieKind.GUIDANCE),
        ("a", "c", TieKind.DIRECT, date(2020, 1, 1)),
    )
    assert made.above([2]) == {0, 1, 2}
    assert [*zip(*(each.tolist() for each in made.pairs), strict=True)] == [
        (0, 1),
        (0, 2),
        (1, 0),
        (1, 2),
        (2, 0),
        (2, 1),
    ]
    assert made.parents == {0, 1, 2}
    assert made.ids([0, 5]) == ["a", "f"]
    assert made.number("e") == 4


@pytest.mark.parametrize("ties", [(), (("b", "nowhere", TieKind.DIRECT),)])
def test_units_without_known_ties_stand_alone(ties):
    tree = units(*ties).tree(SECTOR_WIDE, YEAR)
    assert parents(tree) == {}
    assert tree.levels == []
