"""The money of awards, typed again from the notes on the decrees: hundredths of the base salary."""

from datetime import date

import pytest

from vneduunion.model import Mark, RecipientKind
from vneduunion.reference import award_money, base_salary, catalogue

TITLES = {
    "national-emulation-fighter": 450,
    "ministerial-emulation-fighter": 300,
    "grassroots-emulation-fighter": 100,
    "advanced-worker": 30,
    "excellent-labour-collective": 150,
    "advanced-labour-collective": 80,
    "government-emulation-flag": 1_200,
}
OF_2023 = TITLES | {
    "ministerial-emulation-flag": 800,
    "labour-order.first": 900,
    "labour-order.second": 750,
    "labour-order.third": 450,
}
OF_2025 = TITLES | {
    "prime-minister.certificate-of-merit": 350,
    "ministerial.certificate-of-merit": 150,
    "medal-cause-of-education": 60,
    "medal-building-trade-union": 60,
}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 12, 31), {}),
        (date(2024, 1, 1), OF_2023),
        (date(2025, 6, 30), OF_2023),
        (date(2025, 7, 1), OF_2025),
        (date(2027, 3, 1), OF_2025),
        (date(2027, 3, 2), {}),
    ],
)
def test_what_each_decree_gives(day: date, expected: dict[str, int]) -> None:
    found = award_money(on=day)
    assert {bonus.award_kind: bonus.hundredths for bonus in found} == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2025, 7, 1)])
def test_it_goes_to_those_who_may_receive_the_award_and_names_what_is_there(day: date) -> None:
    facts = catalogue()
    for bonus in award_money(on=day):
        assert bonus.recipient in facts.award_kinds[bonus.award_kind].recipients
        assert bonus.citation.document in facts.documents
        assert set(bonus.sources) <= set(facts.sources.keys())
        collective = bonus.award_kind.endswith(("collective", "flag"))
        assert (bonus.recipient is RecipientKind.COLLECTIVE) is collective


def test_only_of_medals_the_most_is_told() -> None:
    found = award_money(on=date(2025, 7, 1))
    assert {bonus.award_kind for bonus in found if bonus.at_most} == {
        "medal-cause-of-education",
        "medal-building-trade-union",
    }
    assert {bonus.award_kind for bonus in found if bonus.mark is not Mark.CONFIRMED} == {
        "medal-building-trade-union"
    }


def test_a_base_salary_is_known_only_for_the_time_of_which_it_was_read() -> None:
    salary = base_salary(on=date(2025, 7, 1))
    assert salary is not None
    assert (salary.amount, salary.mark) == (2_340_000, Mark.CONFIRMED)
    assert salary.amount * TITLES["advanced-worker"] == 702_000 * 100
    assert base_salary(on=date(2025, 6, 30)) is None
