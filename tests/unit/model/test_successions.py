from datetime import date

import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import Share, Succession, SuccessionKind

DAY = date(2025, 7, 1)


def test_a_succession_is_called_by_what_was_what_came_and_when():
    merged = Succession(kind=SuccessionKind.MERGED, before=("a", "b"), after=("c",), on=DAY)
    ended = Succession(kind=SuccessionKind.DISSOLVED, before=("a",), on=DAY)
    assert merged.key == "a+b>c@2025-07-01"
    assert ended.key == "a>@2025-07-01"


def test_shares_of_a_split_do_not_pass_the_whole():
    shares = (Share(after="b", basis_points=6_000), Share(after="c", basis_points=6_000))
    with pytest.raises(BadRecord, match="12000"):
        Succession(kind=SuccessionKind.SPLIT, before=("a",), after=("b", "c"), on=DAY, shares=shares)


def test_shares_may_be_known_in_part():
    known = (Share(after="b", basis_points=6_000),)
    assert (
        Succession(kind=SuccessionKind.SPLIT, before=("a",), after=("b", "c"), on=DAY, shares=known).shares
        == known
    )


def test_a_succession_names_something():
    with pytest.raises(BadRecord, match="before, after"):
        Succession(kind=SuccessionKind.FOUNDED, on=DAY)
