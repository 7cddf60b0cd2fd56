from fractions import Fraction

import pytest

from vneduunion.eligibility.facts import (
    RATINGS,
    UNRATED,
    Conditions,
    Fact,
    FactKind,
    Known,
    half_points,
    without_years,
)
from vneduunion.model import Influence, Rating, RecognitionLevel, Work

TOPICS = Conditions(Work.TOPIC, RecognitionLevel.PROVINCE, Influence.MINISTRY, applied=True)


@pytest.mark.parametrize(
    ("fact", "key"),
    [
        (Fact(FactKind.LEADER), "leader"),
        (Fact(FactKind.RATING, (), 2024, 2024), "rating@2024"),
        (Fact(FactKind.TITLE, ("advanced-worker",), 2023, 2023), "title:advanced-worker@2023"),
        (Fact(FactKind.TITLES, ("a", "b"), None, 2024), "titles:a+b@..2024"),
        (Fact(FactKind.DISCIPLINE, ("REPRIMAND",), 2022, 2024), "discipline:REPRIMAND@2022..2024"),
        (Fact(FactKind.MEMBERS_WITH_TITLE, ("a",), 2024, 2024), "members-with-title:a@2024"),
        (Fact(FactKind.SERVICE, ("TEACHING*100",)), "service:TEACHING*100"),
        (Fact(FactKind.WORKS, (), 2024, 2024, TOPICS), "works:topic+province+ministry+applied@2024"),
        (Fact(FactKind.WORKS, (), None, 2024, Conditions(Work.EITHER)), "works:either@..2024"),
    ],
)
def test_a_fact_is_called_by_what_it_tells_of_what_and_when(fact: Fact, key: str) -> None:
    assert fact.key == key


@pytest.mark.parametrize(
    ("key", "left"),
    [
        ("leader", "leader"),
        ("rating@2024", "rating@"),
        ("titles:a+b@..2024", "titles:a+b@.."),
        ("discipline:REPRIMAND@2022..2024", "discipline:REPRIMAND@.."),
        ("rating@24", "rating@24"),
        ("rating@2024x", "rating@2024x"),
        ("unread:law+2024-05-29", "unread:law+2024-05-29"),
    ],
)
def test_keys_of_other_years_are_alike(key: str, left: str) -> None:
    assert without_years(key) == left


def test_what_is_known_is_settled_when_one_number_is_left() -> None:
    assert Known(2, 2).settled
    assert not Known(1, 2).settled


def test_ratings_go_from_none_at_all_to_the_best() -> None:
    assert (UNRATED, *reversed(Rating)) == RATINGS


@pytest.mark.parametrize(
    ("share", "expected"),
    [(7_000, 14_000), (Fraction(20_000, 3), 13_333), (Fraction(1, 9), 1), (0, 0), (10_000, 20_000)],
)
def test_a_share_between_two_basis_points_is_the_half_above_the_lower(
    share: int | Fraction, expected: int
) -> None:
    assert half_points(share) == expected
