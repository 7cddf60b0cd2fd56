"""The sound records of a document, beside what is wrong with the others."""

from typing import Any

import pytest

from vneduunion.codec import load_sound
from vneduunion.errors import LoadError
from vneduunion.model import Dataset, Person, Unit, UnitKind
from vneduunion.values.names import Name

AN = {"id": "an", "name": "An"}


def test_a_sound_document_has_no_faults() -> None:
    assert load_sound({"schema_version": 1, "persons": [AN]}) == (Dataset(persons=[Person(**AN)]), (), {})


def test_what_is_wrong_is_left_out_and_told() -> None:
    body = {
        "schema_version": 1,
        "persons": [AN, {"id": "b"}, AN | {"name": "B"}],
        "units": "none",
        "clubs": [],
    }
    data, faults, positions = load_sound(body)
    assert data == Dataset(persons=[Person(**AN)])
    assert positions == {"persons": (0,)}
    assert [(fault.place, fault.code) for fault in faults] == [
        ("$.units", "wrong_type"),
        ("$.persons[1].name", "missing"),
        ("$.clubs", "unknown_field"),
        ("$.persons[0]", "duplicate_id"),
    ]


def test_a_record_is_read_without_the_fields_that_it_does_not_have() -> None:
    strange = {"vi": "A", "q": 2}
    unit = {"id": "a", "kind": "GRASSROOTS", "name": strange, "foo": 1, "đơn vị": {}, "sources": ["s"]}
    data, faults, _ = load_sound({"schema_version": 1, "units": [unit]})
    assert data.units["a"] == Unit(id="a", kind=UnitKind.GRASSROOTS, name=Name(vi="A"), sources=("s",))
    assert [(fault.place, fault.code) for fault in faults] == [
        ("$.units[0].name.q", "unknown_field"),
        ("$.units[0].foo", "unknown_field"),
        ('$.units[0]["đơn vị"]', "unknown_field"),
    ]


def test_what_is_wrong_beside_unknown_fields_is_told_with_them() -> None:
    period = {"kind": "DATES", "first": "2024-01-01", "last": "2023-01-01", "zz": 1}
    data, faults, _ = load_sound(
        {"schema_version": 1, "movements": [{"id": "m", "kind": "X", "period": period}]}
    )
    assert data == Dataset()
    assert {fault.code for fault in faults} > {"unknown_field", "not_ordered"}


def test_a_document_without_a_version_is_taken_for_the_newest() -> None:
    with pytest.raises(LoadError, match="schema_version"):
        load_sound({"persons": [AN]})


@pytest.mark.parametrize("body", [7, [], {"schema_version": 99}])
def test_what_is_no_document_is_refused(body: Any) -> None:
    with pytest.raises(LoadError):
        load_sound(body)
