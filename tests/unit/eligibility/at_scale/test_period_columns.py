"""Periods in columns say what periods say, of every kind of period to every stretch of days."""

from datetime import date

import polars as pl
import pytest

from vneduunion.eligibility.at_scale.period_columns import PeriodColumns, number_on
from vneduunion.eligibility.filings import Filing
from vneduunion.model import Assessment, Dataset, Rating
from vneduunion.tables import tables
from vneduunion.values.periods import Period

PERIODS = [
    Period.year(2023),
    Period.year(2024),
    Period.school_year(2023),
    Period.day(date(2024, 9, 1)),
    Period.day(date(2024, 8, 31)),
    Period.month(2023, 12),
    Period.stage(2022, 2024),
    Period.term(2018, 2023),
    Period.span(None, 2023),
    Period.span(2024, None),
    Period.span(date(2023, 1, 1), date(2024, 12, 20)),
]
STRETCHES = [
    Period.span(date(2023, 1, 1), date(2024, 12, 20)),
    Period.span(date(2024, 1, 1), date(2024, 12, 20)),
    Period.span(date(2023, 12, 31), date(2023, 12, 31)),
    Period.span(None, date(2023, 12, 31)),
    Period.span(date(2024, 1, 1), None),
]
ROWS = tables(
    Dataset(assessments=[Assessment(subject="an", period=each, rating=Rating.GOOD) for each in PERIODS])
).native("assessments")
WHEN = PeriodColumns("period")


def told(expression: pl.Expr) -> list:
    return ROWS.select(expression.alias("told")).collect()["told"].to_list()


@pytest.mark.parametrize("days", STRETCHES, ids=str)
def test_relations_to_a_stretch_of_days(days):
    assert told(WHEN.within(days)) == [each.within(days).value for each in PERIODS]
    assert told(WHEN.overlaps(days)) == [each.overlaps(days).value for each in PERIODS]


@pytest.mark.parametrize("year", [Period.year(2024), Period.school_year(2024)], ids=str)
def test_the_number_of_a_year_is_that_of_the_calendar_of_the_filing(year):
    filing = Filing(date(2024, 12, 20), year)
    assert told(WHEN.number(filing)) == [filing.number_of(each) for each in PERIODS]
    firsts = [each.first and filing.number_on(each.first) for each in PERIODS]
    assert told(number_on(WHEN.first, filing)) == firsts


def test_a_period_has_begun_by_a_day_unless_it_begins_later():
    day = date(2024, 1, 1)
    assert told(WHEN.begun(day)) == [each.first is None or each.first <= day for each in PERIODS]
    assert told(WHEN.given) == [True] * len(PERIODS)
    assert told(WHEN.last) == [each.last for each in PERIODS]
