from typing import Any

import pytest
from attrs import evolve

from vneduunion.errors import LoadError, UnknownId
from vneduunion.model import Condition, Operator, Timing
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


@pytest.mark.parametrize("timing", [Timing.EXISTED, Timing.STOCK])
@pytest.mark.parametrize("time", [Operator.MAX, Operator.MIN, Operator.MEAN, Operator.FIRST, Operator.NONE])
def test_what_lasts_has_no_value_of_one_day(timing: Timing, time: Operator) -> None:
    operating = measure_definitions()["groups.operating"]
    changed = evolve(operating.measure, timing=timing, over_units=Operator.MAX, over_time=time)
    with pytest.raises(LoadError) as caught:
        demand_sound([evolve(operating, measure=changed)])
    assert str(caught.value) == (
        f"groups.operating.measure.over_time: what lasts is not put together by {time} over time (and MAX over "
        "units): take SUM, DISTINCT, or LAST with the timing STOCK, or ask for days as periods"
    )


@pytest.mark.parametrize(
    ("timing", "amount", "time"),
    [
        (Timing.EXISTED, None, Operator.DISTINCT),
        (Timing.STOCK, None, Operator.LAST),
        (Timing.STOCK, "benefit", Operator.MEAN),
        (Timing.FLOW, None, Operator.MEAN),
    ],
)
def test_other_operators_are_sound(timing: Timing, amount: str | None, time: Operator) -> None:
    measure = evolve(RECOGNISED.measure, timing=timing, over_units=Operator.MAX, over_time=time)
    demand_sound([evolve(RECOGNISED, measure=measure, amount=amount)])


def test_what_existed_has_no_last_value() -> None:
    measure = evolve(RECOGNISED.measure, timing=Timing.EXISTED, over_time=Operator.LAST)
    with pytest.raises(LoadError, match="LAST over time"):
        demand_sound([evolve(RECOGNISED, measure=measure, amount="benefit")])


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
        "units: no union unit has the id 'veto'; close to it: vetu",
        "units: no union unit has the id '???'",
    ]
