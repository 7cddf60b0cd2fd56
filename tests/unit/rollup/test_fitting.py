import pytest
from attrs import evolve

from tests.figure_worlds import YEAR, day
from vneduunion import Period
from vneduunion.model import Operator
from vneduunion.rollup.fitting import Fitting, How
from vneduunion.structure.descent import Days

QUARTER = Period.quarter(2025, 2)
VAGUE = evolve(QUARTER, core_first=None, core_last=None)
FITTING = Fitting(periods=[YEAR, QUARTER], over_time=Operator.SUM)


def hows(period: Period, fitting: Fitting = FITTING, *, stock: bool = False) -> list[How | None]:
    """How a period lies to each of those asked for."""
    found = {fit.at: fit.how for fit in fitting.fitted(period, stock=stock).fits}
    return [found.get(at) for at in range(len(fitting.periods))]


@pytest.mark.parametrize(
    ("period", "answers"),
    [
        (YEAR, [How.SAME, How.AROUND]),
        (QUARTER, [How.INSIDE, How.SAME]),
        (Period.month(2025, 5), [How.INSIDE, How.INSIDE]),
        (Period.span(2024, 2026), [How.AROUND, How.AROUND]),
        (Period.year(2026), [None, None]),
        (Period.school_year(2024), [How.AROUND, How.AROUND]),
        (Period.work_year(2025), [How.OPEN, How.AROUND]),
        (VAGUE, [How.INSIDE, How.INSIDE]),
    ],
    ids=lambda value: value.code if isinstance(value, Period) else "",
)
def test_how_periods_lie(period: Period, answers: list[How | None]) -> None:
    assert hows(period) == answers


def test_nothing_but_itself_certainly_lies_in_a_period_without_certain_days() -> None:
    vague = evolve(FITTING, periods=[VAGUE])
    assert [hows(each, vague) for each in (VAGUE, QUARTER)] == [[How.SAME], [How.OPEN]]


def test_a_stock_is_of_the_end_of_its_period() -> None:
    at_end = [Period.as_of(day(6, 30)), Period.month(2025, 6), Period.quarter(2025, 2)]
    assert [hows(each, stock=True) for each in at_end] == [[How.INSIDE, How.SAME]] * 3
    assert hows(Period.as_of(day(4)), stock=True) == [How.INSIDE, How.INSIDE]
    assert hows(YEAR, stock=True) == [How.SAME, None]
    assert hows(evolve(YEAR, core_last=day(5)), stock=True) == [How.INSIDE, How.OPEN]


def test_periods_around_others_limit_nothing_but_sums() -> None:
    assert hows(YEAR, evolve(FITTING, over_time=Operator.DISTINCT)) == [How.SAME, How.AROUND]
    assert hows(YEAR, evolve(FITTING, over_time=Operator.MAX)) == [How.SAME, None]


@pytest.mark.parametrize(
    ("look_back", "over_time", "how"),
    [
        (31, Operator.LAST, How.BEFORE),
        (31, Operator.FIRST, How.BEFORE),
        (30, Operator.LAST, None),
        (None, Operator.LAST, None),
        (31, Operator.MAX, None),
    ],
)
def test_days_before_are_looked_back(look_back: int | None, over_time: Operator, how: How | None) -> None:
    fitting = Fitting(periods=[YEAR], over_time=over_time, look_back=look_back)
    assert hows(Period.as_of(day(12).replace(year=2024)), fitting, stock=True) == [how]


def test_what_has_no_end_is_not_looked_back_to() -> None:
    fitting = Fitting(periods=[YEAR, Period.span(None, 2023)], over_time=Operator.LAST, look_back=400)
    assert hows(Period.span(None, 2024), fitting) == [None, None]
    assert hows(Period.year(2026), fitting) == [None, None]


def test_two_periods_are_alike_when_they_may_mean_the_same_days() -> None:
    stage = Period.stage(2020, 2025)
    fitting = Fitting(periods=[Period.span(2020, 2025)], over_time=Operator.SUM)
    assert [(fit.how, fit.alike) for fit in fitting.fitted(stage, stock=False).fits] == [(How.INSIDE, True)]


def test_known_days_are_those_that_every_reading_has() -> None:
    fitted, life = FITTING.fitted(Period.work_year(2025), stock=False), Days.between(day(1), day(6, 30))
    assert fitted.known(How.OPEN, life) == life
    assert fitted.known(How.SAME, life) == life
    assert fitted.known(How.OPEN, Days.between(day(12), day(12, 31))) is None
    vague = FITTING.fitted(evolve(YEAR, core_first=None, core_last=None), stock=False)
    assert (vague.known(How.OPEN, life), vague.known(How.SAME, life)) == (None, life)
