from datetime import date
from typing import Any

import pytest

from vneduunion.model import Citation, Mark, RuleVersion, Strand
from vneduunion.reference import Uneven, UnevenKind, gaps_and_overlaps
from vneduunion.values.names import Name


def strand(*lives: tuple[str, date | None, date | None]) -> Strand:
    told: dict[str, Any] = {"citations": (Citation(document="law"),), "mark": Mark.UNKNOWN}
    versions = tuple(RuleVersion(id=id_, since=since, until=until, **told) for id_, since, until in lives)
    return Strand(id="law", name=Name(en="Law"), versions=versions)


def test_versions_that_follow_one_another_leave_nothing() -> None:
    first, second = ("a", None, date(2023, 12, 31)), ("b", date(2024, 1, 1), None)
    assert gaps_and_overlaps(strand(second, first)) == ()
    assert gaps_and_overlaps(strand(first)) == ()


def test_a_gap_lies_between_its_neighbours() -> None:
    line = strand(("b", date(2024, 1, 3), None), ("a", None, date(2023, 12, 31)))
    days = {"first": date(2024, 1, 1), "last": date(2024, 1, 2)}
    assert gaps_and_overlaps(line) == (Uneven(kind=UnevenKind.GAP, versions=("a", "b"), **days),)


def test_one_day_may_be_left_out_or_claimed_twice() -> None:
    day = date(2024, 1, 1)
    [gap] = gaps_and_overlaps(strand(("a", None, date(2023, 12, 31)), ("b", date(2024, 1, 2), None)))
    [overlap] = gaps_and_overlaps(strand(("a", None, day), ("b", day, None)))
    assert (gap.first, gap.last, gap.kind) == (day, day, UnevenKind.GAP)
    assert (overlap.first, overlap.last, overlap.kind) == (day, day, UnevenKind.OVERLAP)


def test_stretches_are_parted_where_other_versions_hold() -> None:
    line = strand(("a", None, None), ("b", date(2024, 1, 1), date(2024, 1, 3)), ("c", date(2024, 1, 2), None))
    assert [(item.first, item.last, item.versions) for item in gaps_and_overlaps(line)] == [
        (date(2024, 1, 1), date(2024, 1, 1), ("a", "b")),
        (date(2024, 1, 2), date(2024, 1, 3), ("a", "b", "c")),
        (date(2024, 1, 4), None, ("a", "c")),
    ]


@pytest.mark.parametrize(
    ("lives", "vi", "en"),
    [
        (
            [("a", None, None), ("b", None, date(2024, 1, 1))],
            "nhiều phiên bản cùng có hiệu lực đến 01/01/2024: a, b",
            "several versions hold up to 2024-01-01: a, b",
        ),
        (
            [("a", None, None), ("b", date(2024, 1, 1), None)],
            "nhiều phiên bản cùng có hiệu lực từ 01/01/2024: a, b",
            "several versions hold from 2024-01-01: a, b",
        ),
        (
            [("a", None, None), ("b", None, None)],
            "nhiều phiên bản cùng có hiệu lực mọi ngày: a, b",
            "several versions hold on all days: a, b",
        ),
        (
            [("a", None, date(2023, 12, 31)), ("b", date(2024, 1, 3), None)],
            "không phiên bản nào có hiệu lực từ 01/01/2024 đến 02/01/2024, giữa: a, b",
            "no version holds from 2024-01-01 to 2024-01-02, between: a, b",
        ),
    ],
)
def test_it_is_told_in_both_languages(
    lives: list[tuple[str, date | None, date | None]], vi: str, en: str
) -> None:
    [uneven] = gaps_and_overlaps(strand(*lives))
    assert (uneven.text("vi"), uneven.text()) == (vi, en)
