from datetime import date

import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import Group, Membership


def test_members_come_and_go():
    first = Membership(person="an", role="leader", until=date(2024, 5, 31))
    second = Membership(person="binh", role="leader", since=date(2024, 6, 1))
    assert Group(id="maths", unit="school", members=(first, second)).members[1].person == "binh"


def test_a_membership_does_not_end_before_it_begins():
    with pytest.raises(BadRecord, match="until"):
        Membership(person="an", since=date(2024, 6, 1), until=date(2024, 5, 31))


def test_a_group_belongs_to_a_unit():
    with pytest.raises(BadRecord) as caught:
        Group(id="maths", unit=None)
    assert [fault.place for fault in caught.value.faults] == ["unit"]
