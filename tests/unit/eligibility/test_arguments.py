"""What callers give is refused in one sentence where it is not of its kind."""

from datetime import date, datetime
from typing import Any

import pytest

from vneduunion.eligibility.arguments import demand_kinds
from vneduunion.reference import principles, rulebooks
from vneduunion.values.periods import Period

DAY = date(2024, 12, 20)


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("filed_on", "2024-12-20", "is a date such as date(2024, 12, 20), not str"),
        ("filed_on", None, "is a date such as date(2024, 12, 20), not NoneType"),
        ("filed_on", 20241220, "is a date such as date(2024, 12, 20), not int"),
        ("filed_on", datetime(2024, 12, 20), "is a date such as date(2024, 12, 20), not datetime"),  # noqa: DTZ001
        ("year", 2024, "is a Period such as Period.year(2024), not int"),
        ("year", "2024", "is a Period such as Period.year(2024), not str"),
        ("award", None, "is the id of an award such as 'advanced-worker', not NoneType"),
        ("candidate", 5, "is the id of a person, a unit or a group, not int"),
        ("under", ["law"], "is the id of one rule such as 'law', not list"),
        ("complete", "awards", "is a collection of names of tables such as ['awards'], not str"),
        ("complete", None, "is a collection of names of tables such as ['awards'], not NoneType"),
        ("allow", b"union/999", "is a collection of versions of rules such as ['union/2106'], not bytes"),
        ("allow", [5], "is a collection of versions of rules such as ['union/2106'], not a list of int"),
        (
            "known",
            [("hold", False)],
            "is a mapping of answers by the keys of facts such as {'leader': False}, not list",
        ),
        (
            "known",
            {"hold": False, 5: True},
            "is a mapping of answers by the keys of facts such as {'leader': False}, not a dict of int",
        ),
        (
            "parameters",
            [2],
            "is a mapping of numbers by the ids of local parameters such as {'co-authors': 2}, not list",
        ),
        (
            "candidates",
            "t1",
            "is a collection of ids of persons, or of units and groups, such as ['hoa', 'an'], not str",
        ),
        (
            "books",
            "law",
            "is a mapping of rulebooks by the ids of awards, as `rulebooks()` gives them, not str",
        ),
        ("book", None, "is a Rulebook, not NoneType"),
        (
            "principles",
            [1],
            "is a sequence of strands of rules, as `principles()` gives them, not a list of int",
        ),
    ],
)
def test_what_is_not_of_its_kind_is_told_with_what_it_must_be(name: str, given: Any, said: str) -> None:
    with pytest.raises(TypeError) as caught:
        demand_kinds(**{name: given})
    assert str(caught.value) == f"{name} {said}"


@pytest.mark.parametrize(
    "given",
    [
        {"filed_on": DAY, "award": "advanced-worker", "candidate": "hoa"},
        {"year": Period.year(2024), "under": "law", "complete": {"awards"}, "allow": ("union/999",)},
        {"year": None, "under": None, "complete": (), "candidates": None, "books": None, "principles": None},
        {"known": {"hold": False}, "parameters": {}, "candidates": ["hoa"]},
        {"books": rulebooks(), "principles": principles()},
        {"book": rulebooks()["advanced-worker"]},
    ],
)
def test_what_is_of_its_kind_is_taken(given: dict[str, Any]) -> None:
    demand_kinds(**given)
