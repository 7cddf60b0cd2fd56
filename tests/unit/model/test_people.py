from datetime import date

import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import Office, OfficeRole, Person


def test_a_person_has_a_name():
    with pytest.raises(BadRecord, match="name"):
        Person(id="an", name="")


def test_an_office_is_called_by_person_unit_and_role():
    chair = Office(person="an", unit="vetu", role=OfficeRole.CHAIR, since=date(2023, 10, 12))
    assert chair.key == "an>vetu:CHAIR@2023-10-12"


def test_an_office_does_not_end_before_it_begins():
    with pytest.raises(BadRecord, match="until"):
        Office(
            person="an", unit="vetu", role=OfficeRole.CHAIR, since=date(2025, 7, 1), until=date(2025, 6, 30)
        )
