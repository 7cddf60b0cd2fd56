from datetime import date

import pytest

from vneduunion.eligibility.calendar import certain_year, possible_years
from vneduunion.eligibility.filings import Filing
from vneduunion.model import Award
from vneduunion.values.periods import Period

BY_YEAR = Filing(date(2024, 12, 20), Period.year(2024))
BY_SCHOOL_YEAR = Filing(date(2024, 12, 20), Period.school_year(2024))


def title(**dated: Period) -> Award:
    return Award(id="a", kind="advanced-worker", recipient="hoa", **{"when": Period.year(2024)} | dated)


@pytest.mark.parametrize(
    ("filing", "dated", "certain", "possible"),
    [
        (BY_YEAR, {}, 2024, [2024]),
        (BY_YEAR, {"for_year": Period.year(2023)}, 2023, [2023]),
        (BY_YEAR, {"when": Period.day(date(2024, 3, 1))}, None, [2023, 2024]),
        (BY_YEAR, {"when": Period.day(date(2024, 3, 1)), "for_year": Period.year(2023)}, 2023, [2023]),
        (BY_YEAR, {"for_year": Period.school_year(2023)}, None, [2023, 2024]),
        (BY_YEAR, {"when": Period.span(2020, 2021)}, None, [2019, 2020, 2021]),
        (BY_YEAR, {"when": Period.span(None, 2021)}, None, []),
        (BY_YEAR, {"when": Period.span(2021, None)}, None, []),
        (BY_SCHOOL_YEAR, {"for_year": Period.school_year(2023)}, 2023, [2023]),
        (BY_SCHOOL_YEAR, {"when": Period.day(date(2024, 8, 31))}, None, [2022, 2023]),
        (BY_SCHOOL_YEAR, {"when": Period.day(date(2024, 9, 1))}, None, [2023, 2024]),
        (BY_SCHOOL_YEAR, {"for_year": Period.year(2024)}, None, [2023, 2024]),
    ],
)
def test_a_title_is_for_the_year_it_names_or_for_one_near_its_decision(
    filing: Filing, dated: dict[str, Period], certain: int | None, possible: list[int]
) -> None:
    award = title(**dated)
    assert certain_year(award, filing) == certain
    assert [*possible_years(award, filing)] == possible
