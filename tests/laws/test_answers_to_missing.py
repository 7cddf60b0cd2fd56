"""A law of what is missing: answered as its JSON says, each set decides as it promises."""

import json
from datetime import date

import pytest

from tests.small_world import unit
from vneduunion.eligibility import assess
from vneduunion.model import Assessment, Award, Dataset, Person, Rating, RecipientKind, Service, ServiceKind
from vneduunion.reference import catalogue, rulebooks
from vneduunion.values.periods import Period

HOA, SCHOOL = "hoa", "school"
BARE = Dataset(persons=[Person(id=HOA, name="Hoa")], units=[unit(SCHOOL)])
DATA = Dataset(
    persons=BARE.persons,
    units=BARE.units,
    assessments=[Assessment(subject=HOA, period=Period.year(2021), rating=Rating.GOOD)],
    awards=[
        Award(id=f"{whom}.{kind}", kind=kind, recipient=whom, when=Period.year(2021))
        for kind, whom in (
            ("advanced-worker", HOA),
            ("grassroots-emulation-fighter", HOA),
            ("vgcl.certificate-of-merit", HOA),
            ("advanced-workers-collective", SCHOOL),
        )
    ],
    services=[Service(person=HOA, role=ServiceKind.TEACHING, since=date(2010, 3, 8))],
)
DAYS = (date(2016, 6, 1), date(2020, 6, 1), date(2022, 12, 31), date(2024, 12, 20), date(2026, 6, 1))
WHO = {RecipientKind.INDIVIDUAL: HOA, RecipientKind.COLLECTIVE: SCHOOL}


def candidates(award: str) -> list[str]:
    return [WHO[kind] for kind in catalogue().award_kinds[award].recipients if kind in WHO]


@pytest.mark.parametrize("data", [BARE, DATA], ids=["no papers", "some papers"])
@pytest.mark.parametrize("award", sorted(rulebooks()))
def test_what_is_missing_decides_as_it_promises(award: str, data: Dataset) -> None:
    asked = [(award, whom, day) for whom in candidates(award) for day in DAYS]
    assert asked
    for what in asked:
        told = json.loads(assess(data, *what).to_json())
        for missing in told["missing"]:
            known = {need["key"]: need["answer"] for need in missing["needs"]}
            assert assess(data, *what, known=known).outcome.name == missing["outcome"], known
