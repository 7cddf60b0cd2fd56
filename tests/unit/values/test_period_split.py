"""Periods in pieces, and their length in years."""

from datetime import date

import pytest

from vneduunion.errors import BadPeriod, BadRecord
from vneduunion.values.period_split import Unit
from vneduunion.values.periods import Period, PeriodKind


def test_whole_units_keep_all_their_readings() -> None:
    assert Period.span(2023, 2025).split("year") == tuple(map(Period.year, (2023, 2024, 2025)))
    assert Period.school_year(2024).split("school_year") == (Period.school_year(2024),)
    assert Period.year(2024).split("quarter") == tuple(Period.quarter(2024, n) for n in (1, 2, 3, 4))
    assert Period.quarter(2024, 1).split("month") == tuple(Period.month(2024, n) for n in (1, 2, 3))


def test_units_are_cut_at_the_ends() -> None:
    term = Period.term(2023, 2028, opened=date(2023, 10, 12), closed=date(2025, 12, 30))
    assert [piece.code for piece in term.split("year")] == [
        "YEAR:2023-10-13..2023-12-31",
        "YEAR:2024-01-01..2024-12-31",
        "YEAR:2025-01-01..2025-12-30",
    ]
    assert [piece.code for piece in Period.year(2024).split("school_year")] == [
        "SCHOOL_YEAR:2024-01-01..2024-08-31",
        "SCHOOL_YEAR:2024-09-01..2024-12-31",
    ]


def test_pieces_have_the_kind_asked_for_and_no_label() -> None:
    pieces = Period.parse("năm học 2024-2025").split("year")
    assert {piece.kind for piece in pieces} == {PeriodKind.YEAR}
    assert {piece.label for piece in pieces} == {None}


def test_the_ends_of_the_calendar_can_be_split() -> None:
    assert len(Period.year(1000).split("school_year")) == 2
    assert len(Period.year(9998).split("school_year")) == 2


@pytest.mark.parametrize("period", [Period.span(None, 2030), Period.span(2017, None)])
@pytest.mark.parametrize("by", ["year", "month"])
def test_an_open_period_cannot_be_split_or_counted(period: Period, by: Unit) -> None:
    with pytest.raises(BadPeriod, match="an open one cannot be split"):
        period.split(by)
    with pytest.raises(BadPeriod, match="first and a last day"):
        period.years()


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(BadRecord, match="'week' is not one of: year, school_year, quarter, month"):
        Period.year(2025).split("week")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # what is tested


@pytest.mark.parametrize(
    ("period", "years"),
    [
        (Period.stage(2020, 2025), 6),
        (Period.school_year(2024), 1),
        (Period.semester(2024, 1), 0),
        (Period.day(date(2024, 2, 29)), 0),
        (Period.span(date(2020, 7, 25), date(2025, 9, 24)), 5),
        (Period.span(date(2020, 7, 25), date(2025, 7, 24)), 5),
        (Period.span(date(2020, 7, 25), date(2025, 7, 23)), 4),
    ],
)
def test_completed_years_are_counted(period: Period, years: int) -> None:
    assert period.years() == years
