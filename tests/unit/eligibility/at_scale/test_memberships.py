"""In which unit candidates are, by their membership of the union on a day."""

from datetime import date

import polars as pl
import pytest

from tests.fact_columns import FILED
from vneduunion.eligibility.at_scale.memberships import known_unit, memberships
from vneduunion.eligibility.at_scale.papers import Papers
from vneduunion.eligibility.filings import Filing
from vneduunion.model import Dataset, UnionMembership
from vneduunion.tables import tables
from vneduunion.values.periods import Period

PEOPLE = pl.Series(["an", "binh", "chi", "dung", "hoa"])
HELD = [
    ("an", "north", None, None),
    ("binh", "north", None, None),
    ("binh", "south", None, None),
    ("chi", None, None, None),
    ("dung", "south", None, date(2024, 12, 19)),
]


def held(rows, complete):
    members = [
        UnionMembership(person=who, unit=unit, since=since, until=until) for who, unit, since, until in rows
    ]
    filing = Filing(FILED, Period.year(2024), frozenset(complete))
    return memberships(Papers(tables(Dataset(union_memberships=members)), PEOPLE, ()), filing)


@pytest.mark.parametrize(("complete", "elsewhere"), [((), [2, 3, 4]), (("union_memberships",), [2])])
def test_units_that_are_certain_and_units_that_are_possible(complete, elsewhere):
    found = held(HELD, complete)
    assert sorted(found.units.select("at", "unit", "sure").rows()) == [
        (0, "north", True),
        (1, "north", False),
        (1, "south", False),
    ]
    assert found.elsewhere.to_list() == elsewhere
    assert known_unit(found, 5).to_list() == ["north", None, None, None, None]


def test_a_membership_that_is_told_twice_is_one():
    found = held([*HELD[:1], *HELD[:1]], ())
    assert found.units.select("at", "unit", "sure").rows() == [(0, "north", True)]
    assert known_unit(held([("hoa", "east", None, None)], ()), 5).to_list() == [None] * 4 + ["east"]
