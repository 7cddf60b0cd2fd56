import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import Condition, InitiativeKind
from vneduunion.reference import measure_definitions

RECOGNISED = measure_definitions()["initiatives.recognised"]


def test_only_some_records_are_counted_under_a_name_that_says_which() -> None:
    topics = RECOGNISED.only("kind", "TOPIC", "PAPER").only("recognitions.grade", "A")
    assert topics.id == "initiatives.recognised[kind=TOPIC|PAPER,recognitions.grade=A]"
    assert topics.where == (
        Condition(column="kind", one_of=("TOPIC", "PAPER")),
        Condition(column="recognitions.grade", one_of=("A",)),
    )
    assert topics.measure == RECOGNISED.measure
    assert RECOGNISED.where == ()


def test_members_of_an_enumeration_are_their_words() -> None:
    assert RECOGNISED.only("kind", InitiativeKind.TOPIC) == RECOGNISED.only("kind", "TOPIC")
    with pytest.raises(BadRecord, match="one_of"):
        RECOGNISED.only("kind", 5)  # type: ignore[arg-type]


def test_values_that_hold_what_parts_them_stand_in_quotation_marks() -> None:
    assert RECOGNISED.only("recognitions.grade", "A", "B, C").label == 'recognitions.grade=A|"B, C"'


def test_a_condition_says_something() -> None:
    with pytest.raises(BadRecord, match="one_of"):
        Condition(column="kind")
