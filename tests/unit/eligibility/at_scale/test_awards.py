"""Awards in columns are read as those of one candidate."""

from datetime import date

import pytest

from tests.fact_columns import demand_alike
from vneduunion.eligibility.facts import Fact, FactKind
from vneduunion.model import Award, Dataset
from vneduunion.values.periods import Period

KINDS = (("a",), ("a", "b"))
FACTS = [
    *(
        Fact(kind, of, year, year)
        for kind in (FactKind.TITLE, FactKind.STANDARD, FactKind.AWARDED)
        for of in KINDS
        for year in (2021, 2023, 2024)
    ),
    *(Fact(FactKind.TITLES, of, None, year) for of in KINDS for year in (2022, 2024)),
    *(Fact(FactKind.GIVEN, of) for of in KINDS),
]
GIVEN = [
    ("hoa", "a", Period.year(2023), None, None),
    ("hoa", "a", Period.day(date(2024, 3, 1)), None, None),
    ("hoa", "b", Period.day(date(2024, 3, 1)), Period.year(2023), None),
    ("hoa", "b", Period.day(date(2022, 3, 1)), Period.school_year(2021), None),
    ("an", "a", Period.year(2024), None, None),
    ("an", "a", Period.day(date(2025, 1, 1)), Period.year(2024), None),
    ("an", "b", Period.year(2021), None, Period.year(2022)),
    ("an", "b", Period.year(2021), None, Period.year(2025)),
    ("binh", "a", Period.span(None, 2022), None, None),
    ("binh", "b", Period.span(2021, None), None, None),
    ("binh", "a", Period.stage(2021, 2023), None, None),
    ("chi", "a", Period.term(2018, 2023), None, None),
    ("chi", "c", Period.year(2024), None, None),
    ("chi", "b", Period.day(date(2023, 8, 31)), Period.span(2020, 2023), None),
]
DATA = Dataset(
    awards=[
        Award(id=f"a{at}", kind=kind, recipient=who, when=when, for_year=for_year, revoked=revoked)
        for at, (who, kind, when, for_year, revoked) in enumerate(GIVEN)
    ]
)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.key)
def test_each_fact_is_between_the_same_numbers(fact):
    demand_alike(DATA, [fact], ["an", "binh", "chi", "dung", "hoa"])


def test_all_facts_together_are_the_same():
    demand_alike(DATA, FACTS, ["hoa", "chi", "binh"])
