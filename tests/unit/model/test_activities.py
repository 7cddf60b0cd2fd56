import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import Activity, ActivityKind
from vneduunion.values.names import Name


def test_an_activity_has_a_period():
    with pytest.raises(BadRecord) as caught:
        Activity(
            id="games", kind=ActivityKind.GAMES, name=Name(en="Games"), unit="hanoi.education", period="2024"
        )
    assert [fault.place for fault in caught.value.faults] == ["period"]
