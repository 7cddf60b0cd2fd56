"""Facts that no record tells, those of the people of collectives, and what the caller knows."""

from datetime import date

import polars as pl

from tests.fact_columns import FILED, demand_alike
from vneduunion.eligibility.at_scale.papers import Papers
from vneduunion.eligibility.at_scale.reading_all import ReadingAll
from vneduunion.eligibility.facts import Fact, FactKind, Known
from vneduunion.eligibility.filings import Filing
from vneduunion.model import (
    Assessment,
    Award,
    Dataset,
    Discipline,
    DisciplineForm,
    Group,
    Membership,
    Rating,
    UnionMembership,
)
from vneduunion.tables import Tables
from vneduunion.values.periods import Period

YEAR = Period.year(2024)
OF_THE_RULE = (FactKind.RECALLED, FactKind.RULE, FactKind.UNREAD)
FREE = (FactKind.ABSENCE, FactKind.LEADER, FactKind.HOLD, FactKind.JUDGED, *OF_THE_RULE)
DATA = Dataset(
    groups=[
        Group(
            id="circle",
            unit="north",
            members=(
                Membership(person="an"),
                Membership(person="an", since=date(2024, 1, 1)),
                Membership(person="hoa"),
            ),
        )
    ],
    union_memberships=[
        *(UnionMembership(person=who, unit="north") for who in ("an", "binh", "hoa")),
        UnionMembership(person="chi", unit="north", until=date(2024, 12, 19)),
    ],
    awards=[Award(id=who, kind="title", recipient=who, when=YEAR) for who in ("an", "chi")],
    assessments=[Assessment(subject="hoa", period=YEAR, rating=Rating.GOOD)],
    disciplines=[Discipline(person="binh", form=DisciplineForm.WARNING, since=date(2024, 5, 1))],
)


def test_of_what_no_record_tells_all_have_the_same_ends():
    found = demand_alike(Dataset(), [Fact(kind, ("a", "b", "c")) for kind in FREE], ["an", "hoa"])
    assert found[0] == [(0, 366), (0, 366)]


def test_the_people_of_collectives_are_counted_on_their_days():
    of_members = {
        FactKind.MEMBERS_WITH_TITLE: ("title",),
        FactKind.MEMBERS_SHARE_WITH_TITLE: ("title",),
        FactKind.MEMBERS_SHARE_RATED: ("GOOD",),
        FactKind.MEMBERS_DISCIPLINED: ("REPRIMAND",),
    }
    facts = [Fact(kind, of, 2024, 2024) for kind, of in of_members.items()]
    found = demand_alike(DATA, facts, ["circle", "nobody", "north"])
    assert found[5] == [(10_000, 10_000), (0, 20_000), (6_667, 6_667)]


def test_what_the_caller_knows_narrows_what_papers_say():
    leader, rating = Fact(FactKind.LEADER), Fact(FactKind.RATING, (), 2024, 2024)
    columns = pl.Series([None, 2, None]), pl.Series([None, 3, None])
    papers = Papers(Tables(frames={}), pl.Series(["an", "binh", "chi"]), (leader, rating))
    reading = ReadingAll(
        papers, Filing(FILED, YEAR), {leader: Known(1, 1), rating: Known(1, 4)}, {rating: columns}
    )
    assert reading.known(leader) == (1, 1)
    low, high = reading.known(rating)
    assert (low.to_list(), high.to_list()) == ([1, 2, 1], [4, 3, 4])
    assert reading.contradicted() is None


def test_the_first_candidate_whose_papers_contradict_is_told():
    rating = Fact(FactKind.RATING, (), 2024, 2024)
    papers = Papers(Tables(frames={}), pl.Series(["an", "binh"]), (rating,))
    said = pl.Series([None, 2]), pl.Series([None, 1])
    assert ReadingAll(papers, Filing(FILED, YEAR), {}, {rating: said}).contradicted() == 1
