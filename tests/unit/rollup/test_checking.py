from typing import Any

import pytest
from attrs import evolve

from vneduunion.errors import LoadError
from vneduunion.model import Condition
from vneduunion.reference import measure_definitions
from vneduunion.rollup.checking import demand_sound

RECOGNISED = measure_definitions()["initiatives.recognised"]


@pytest.mark.parametrize(
    ("changes", "place", "known"),
    [
        ({"table": "colours"}, "initiatives.recognised.table", "initiatives"),
        ({"when": "colour"}, "initiatives.recognised.when", "submitted"),
        ({"when": "recognitions.colour"}, "initiatives.recognised.when", "when"),
        ({"counted": "authors.colour"}, "initiatives.recognised.counted", "person"),
        ({"amount": "kind"}, "initiatives.recognised.amount", "benefit"),
        ({"units": ("colour",)}, "initiatives.recognised.units", "kind"),
        ({"units": ("group>colours.unit",)}, "initiatives.recognised.units", "groups"),
        ({"units": ("group>groups.colour",)}, "initiatives.recognised.units", "unit"),
        ({"where": (Condition(column="colour", one_of=("RED",)),)}, "initiatives.recognised.where", "kind"),
        ({"where": (Condition(column="group", table="colours"),)}, "initiatives.recognised.where", "groups"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(changes: dict[str, Any], place: str, known: str) -> None:
    with pytest.raises(LoadError) as caught:
        demand_sound([evolve(RECOGNISED, **changes)])
    assert [fault.place for fault in caught.value.faults] == [place]
    assert known in caught.value.faults[0].values["known"].split(", ")


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(LoadError) as caught:
        demand_sound([evolve(RECOGNISED, when="colour", units=("shape", "size"))])
    assert len(caught.value.faults) == 3
