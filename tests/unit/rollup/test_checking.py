from typing import Any

import pytest
from attrs import evolve

from vneduunion.errors import LoadError, UnknownId
from vneduunion.model import Condition, Operator
from vneduunion.reference import measure_definitions
from vneduunion.rollup.checking import demand_known, demand_sound

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


def test_values_that_a_column_never_has_are_told_with_those_that_it_may_have() -> None:
    with pytest.raises(LoadError) as caught:
        demand_sound([RECOGNISED.only("kind", "TOPIC", "TOPICS").only("recognitions.grade", "A")])
    assert [(fault.place, fault.values["found"]) for fault in caught.value.faults] == [
        ("initiatives.recognised[kind=TOPIC|TOPICS,recognitions.grade=A].where", "'TOPICS'")
    ]


def test_operators_by_which_records_are_not_counted_are_refused() -> None:
    largest = evolve(
        RECOGNISED, measure=evolve(RECOGNISED.measure, over_units=Operator.MAX, over_time=Operator.SUM)
    )
    with pytest.raises(LoadError) as caught:
        demand_sound([largest])
    assert str(caught.value) == (
        "initiatives.recognised.measure.over_units: MAX is not one of: SUM, DISTINCT"
    )


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(LoadError) as caught:
        demand_sound([evolve(RECOGNISED, when="colour", units=("shape", "size"))])
    assert len(caught.value.faults) == 3


KNOWN = {"vetu", "vgcl", "vn34.lao-cai"}


def test_a_place_may_be_a_unit_or_a_territory() -> None:
    demand_known(["vetu", "vn34.lao-cai"], KNOWN)
    with pytest.raises(UnknownId, match="close to it: vetu"):
        demand_known(["vetu", "veto"], KNOWN)


def test_places_that_nobody_knows_are_told_at_once() -> None:
    with pytest.raises(LoadError) as caught:
        demand_known(["veto", "vgcl", "???"], KNOWN)
    assert [fault.place for fault in caught.value.faults] == ["units", "units"]
    assert str(caught.value).splitlines() == [
        "units: no Unit has the id 'veto'; close to it: vetu",
        "units: no Unit has the id '???'",
    ]
