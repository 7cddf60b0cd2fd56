"""Yearly ratings in columns are read as those of one candidate."""

from tests.fact_columns import demand_alike
from vneduunion.eligibility.facts import Fact, FactKind
from vneduunion.model import Assessment, Dataset, Rating
from vneduunion.values.periods import Period

FACTS = [
    *(Fact(FactKind.RATING, (), year, year) for year in (2022, 2023, 2024)),
    *(Fact(FactKind.RATINGS, (rating.value,), None, 2024) for rating in Rating),
]
RATED = [
    ("hoa", Period.year(2024), Rating.GOOD),
    ("hoa", Period.year(2023), Rating.COMPLETED),
    ("hoa", Period.year(2023), Rating.EXCELLENT),
    ("hoa", Period.year(2019), Rating.EXCELLENT),
    ("an", Period.school_year(2023), Rating.GOOD),
    ("an", Period.month(2024, 1), Rating.GOOD),
    ("an", Period.year(2025), Rating.NOT_COMPLETED),
    ("other", Period.year(2024), Rating.GOOD),
]
DATA = Dataset(
    assessments=[Assessment(subject=who, period=when, rating=rating) for who, when, rating in RATED]
)


def test_each_fact_is_between_the_same_numbers():
    told = demand_alike(DATA, FACTS, ["an", "hoa", "binh"])
    assert told[1] == [(0, 4), (2, 4), (0, 4)]


def test_without_any_rating_too():
    assert demand_alike(Dataset(), FACTS, ["an"])[0] == [(0, 4)]
