"""Law of datasets made to be consistent: no ERROR is found in them, and they are not all alike."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.rule_checks import AllSeen
from vneduunion.codec import dump, load
from vneduunion.findings import Severity
from vneduunion.model import Dataset, TieKind
from vneduunion.testing import consistent_datasets
from vneduunion.validation import STRICT, validate


@settings(max_examples=60)
@given(consistent_datasets())
def test_no_error_is_found(data: Dataset) -> None:
    assert validate(data, STRICT).at_least(Severity.ERROR).found == ()


@settings(max_examples=20)
@given(consistent_datasets())
def test_what_is_made_can_be_written_and_read(data: Dataset) -> None:
    assert load(Dataset, dump(data)) == data


CASES: dict[str, Callable[[Dataset], bool]] = {
    "offices": lambda data: len(data.offices) > 1,
    "groups": lambda data: len(data.groups) > 1,
    "initiatives": lambda data: len(data.initiatives) > 1,
    "activities": lambda data: len(data.activities) > 1,
    "units that ended": lambda data: any(unit.until for unit in data.units),
    "units of four kinds": lambda data: len({unit.kind for unit in data.units}) > 3,
    "guidance": lambda data: any(tie.kind is TieKind.GUIDANCE for tie in data.ties),
    "members of groups": lambda data: any(group.members for group in data.groups),
    "shares": lambda data: any(author.share for work in data.initiatives for author in work.authors),
    "recognitions": lambda data: any(work.recognitions for work in data.initiatives),
    "awards of units": lambda data: any(award.recipient in data.units for award in data.awards),
    "awards by nobody in particular": lambda data: any(award.conferred_by is None for award in data.awards),
    "awards taken back": lambda data: any(award.revoked for award in data.awards),
    "awards for a year": lambda data: any(award.for_year for award in data.awards),
    "assessments of units": lambda data: any(item.subject in data.units for item in data.assessments),
    "services": lambda data: len(data.services) > 1,
    "services in no unit": lambda data: any(item.unit is None for item in data.services),
    "disciplines that ended": lambda data: any(item.until for item in data.disciplines),
    "qualifications since ever": lambda data: any(item.when is None for item in data.qualifications),
    "memberships": lambda data: len(data.union_memberships) > 1,
    "two figures of one unit": lambda data: len({figure.unit for figure in data.figures}) < len(data.figures),
}


@cache
def seen() -> set[str]:
    """The cases that occur among the first datasets, the same ones on each run."""
    found = set[str]()

    @settings(max_examples=3_000, derandomize=True, database=None, phases=(Phase.generate,))
    @given(consistent_datasets())
    def look(data: Dataset) -> None:
        found.update(case for case, holds in CASES.items() if holds(data))
        if len(found) == len(CASES):
            raise AllSeen

    with suppress(AllSeen):
        look()
    return found


@pytest.mark.parametrize("case", CASES)
def test_such_are_among_them(case: str) -> None:
    assert case in seen()


@settings(max_examples=20)
@given(st.data())
def test_the_most_units_can_be_said(data: st.DataObject) -> None:
    assert len(data.draw(consistent_datasets(max_units=2)).units) <= 2
