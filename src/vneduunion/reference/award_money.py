"""Money that goes with awards, and the base salary by which it is reckoned."""

from datetime import date
from functools import cache

from vneduunion.codec import load
from vneduunion.model import BaseSalary, Bonus
from vneduunion.reference.catalogue import document


def award_money(*, on: date) -> tuple[Bonus, ...]:
    """The money that is known to go with awards on a day.

    An award that is not among them may have money too: of some, what the decree of the day gives was not read.

    Args:
        on: the day of the decision.

    Example:
        >>> from datetime import date
        >>> money = award_money(on=date(2025, 7, 1))
        >>> [bonus.hundredths for bonus in money if bonus.award_kind == "advanced-worker"]
        [30]
    """
    return tuple(bonus for bonus in _bonuses() if bonus.covers(on))


def base_salary(*, on: date) -> BaseSalary | None:
    """The base salary of a day.

    Args:
        on: the day of the decision.

    Returns:
        `None` for days of which it was not read.

    Example:
        >>> from datetime import date
        >>> base_salary(on=date(2025, 7, 1)).amount
        2340000
    """
    return next((salary for salary in _base_salaries() if salary.covers(on)), None)


@cache
def _bonuses() -> tuple[Bonus, ...]:
    return tuple(load(Bonus, row) for row in document("award_money")["bonuses"])


@cache
def _base_salaries() -> tuple[BaseSalary, ...]:
    return tuple(load(BaseSalary, row) for row in document("award_money")["base_salaries"])
