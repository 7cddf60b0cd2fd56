"""What the rules of people, works and acts say of the library's own data, and of the day of a profile."""

from vneduunion.findings import Severity
from vneduunion.model import Dataset
from vneduunion.reference import press
from vneduunion.tables import tables
from vneduunion.validation import ALL, IMPORT, validate
from vneduunion.validation.rules import (
    activities,
    awards,
    documents,
    groups,
    initiatives,
    movements,
    people,
    sources,
)

MODULES = (activities, awards, documents, groups, initiatives, movements, people, sources)
RULES = tuple(rule for module in MODULES for rule in module.RULES)


def test_nothing_in_the_press_dataset_is_an_error() -> None:
    assert not validate(press(), RULES).at_least(Severity.ERROR)


def test_all_rules_are_in_the_profile_once() -> None:
    assert set(RULES) <= set(ALL)
    assert len(set(ALL)) == len(ALL)


def test_only_circles_are_looked_for_when_data_are_taken_in() -> None:
    codes = {rule.card.code for rule in IMPORT} & {rule.card.code for rule in RULES}
    assert codes == {"D101", "D102", "M101", "M102", "Q101"}


def test_tables_without_any_rows_are_in_order() -> None:
    assert not validate(Dataset(), RULES)
    assert not validate(
        tables(press()).without({"units", "persons", "groups", "award_kinds"}), RULES
    ).at_least(Severity.ERROR)
