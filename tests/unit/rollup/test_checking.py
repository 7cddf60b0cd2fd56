from typing import Any

import pytest
from attrs import evolve

from vneduunion.errors import LoadError, UnknownId
from vneduunion.model import Condition, Operator
from vneduunion.reference import measure_definitions
from vneduunion.rollup.checking import demand_known, demand_sound

RECOGNISED = measure_definitions()["initiatives.recognised"]


@pytest.mark.parametrize(
    ("changes", "place", "found", "known"),
    [
        ({"table": "colours"}, "table", "colours", "initiatives"),
        ({"when": "colour"}, "when", "colour", "recognitions.when"),
        ({"when": "recognitions.colour"}, "when", "recognitions.colour", "submitted"),
        ({"when": "submitted.colour"}, "when", "submitted.colour", "submitted"),
        ({"when": "ordinal"}, "when", "ordinal", "submitted"),
        ({"counted": "authors.colour"}, "counted", "authors.colour", "authors.person"),
        ({"counted": "colour"}, "counted", "colour", "authors.person"),
        ({"amount": "kind"}, "amount", "kind", "benefit"),
        ({"units": ("colour",)}, "units", "colour", "authors.unit"),
        ({"units": ("colour",)}, "units", "colour", "group>groups.unit"),
        ({"units": ("group>colours.unit",)}, "units", "colours", "groups"),
        ({"units": ("group>groups.colour",)}, "units", "group>groups.colour", "group>groups.unit"),
        ({"where": (Condition(column="colour", one_of=("RED",)),)}, "where", "colour", "kind"),
        ({"where": (Condition(column="colour", one_of=("RED",)),)}, "where", "colour", "recognitions.level"),
        ({"where": (Condition(column="group", table="colours"),)}, "where", "colours", "groups"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(
    changes: dict[str, Any], place: str, found: str, known: str
) -> None:
    with pytest.raises(LoadError) as caught:
        demand_sound([evolve(RECOGNISED, **changes)])
    (fault,) = caught.value.faults
    assert fault.place == f"initiatives.recognised.{place}"
    assert fault.values["found"] == repr(found)
    assert known in fault.values["known"].split(", ")


def test_the_message_names_what_is_wrong_and_what_may_be_meant() -> None:
    with pytest.raises(LoadError) as caught:
        demand_sound([evolve(RECOGNISED, when="recognised.when")])
    assert caught.value.text("en") == (
        "initiatives.recognised.when: 'recognised.when' is no column of initiatives that can stand here; "
        "close to it: recognitions.when; those that can: submitted, published, applied, recognitions.when"
    )


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
