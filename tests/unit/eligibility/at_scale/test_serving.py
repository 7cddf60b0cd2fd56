"""Service in columns is counted as that of one candidate."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.fact_columns import demand_alike
from vneduunion.eligibility.facts import Fact, FactKind
from vneduunion.model import Dataset, Service, ServiceKind

PEOPLE = ["an", "binh", "chi", "hoa"]
TEACHING, MANAGING, EDUCATION = (
    ServiceKind.TEACHING,
    ServiceKind.EDUCATION_MANAGEMENT,
    ServiceKind.EDUCATION,
)
FACTS = [
    Fact(FactKind.SERVICE, ("TEACHING*100",)),
    Fact(FactKind.SERVICE, ("TEACHING*100", "EDUCATION*100", "EDUCATION_MANAGEMENT*150")),
    Fact(FactKind.TERMS, ("EDUCATION_MANAGEMENT",)),
    Fact(FactKind.TERMS, ("EDUCATION_MANAGEMENT", "consecutive")),
]
"""Asked by the end of 2024."""


@st.composite
def services(draw: st.DrawFn) -> Service:
    """Few starting days and lengths, so that services touch and overlap, months are short, and some are to come."""
    since = draw(
        st.none()
        | st.dates(date(2023, 11, 28), date(2024, 3, 2))
        | st.dates(date(2024, 12, 18), date(2024, 12, 22))
    )
    long = st.integers(0, 70) | st.sampled_from([364, 365, 366])
    until = None if since is None else draw(st.none() | st.builds(lambda n: since + timedelta(n), long))
    return Service(
        person=draw(st.sampled_from([*PEOPLE, "other"])),
        role=draw(st.sampled_from([TEACHING, MANAGING, EDUCATION])),
        since=since,
        until=until,
    )


@given(st.lists(services(), max_size=8))
def test_services_that_touch_overlap_and_go_on_are_counted_alike(held: list[Service]) -> None:
    demand_alike(Dataset(services=held), FACTS, PEOPLE)


def test_service_and_terms_of_several() -> None:
    told = [
        ("an", TEACHING, date(2000, 9, 1), None),
        ("an", MANAGING, date(2010, 9, 1), date(2015, 8, 31)),
        ("binh", MANAGING, None, None),
        ("chi", MANAGING, date(2010, 1, 1), date(2014, 12, 31)),
        ("chi", MANAGING, date(2015, 1, 1), None),
        ("other", MANAGING, date(2010, 1, 1), None),
    ]
    data = Dataset(
        services=[
            Service(person=who, role=role, since=since, until=until) for who, role, since, until in told
        ]
    )
    demand_alike(data, FACTS, PEOPLE)
    demand_alike(Dataset(), FACTS, PEOPLE)
