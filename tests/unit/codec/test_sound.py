"""The sound records of a document, beside what is wrong with the others."""

from typing import Any

import pytest

from vneduunion.codec import load_sound
from vneduunion.errors import LoadError
from vneduunion.model import Dataset, Person

AN = {"id": "an", "name": "An"}


def test_a_sound_document_has_no_faults() -> None:
    assert load_sound({"schema_version": 1, "persons": [AN]}) == (Dataset(persons=[Person(**AN)]), ())


def test_what_is_wrong_is_left_out_and_told() -> None:
    body = {
        "schema_version": 1,
        "persons": [AN, {"id": "b"}, AN | {"name": "B"}],
        "units": "none",
        "clubs": [],
    }
    data, faults = load_sound(body)
    assert data == Dataset(persons=[Person(**AN)])
    assert [(fault.place, fault.code) for fault in faults] == [
        ("$.units", "wrong_type"),
        ("$.persons[1].name", "missing"),
        ("$.clubs", "unknown_field"),
        ("$.persons[0]", "duplicate_id"),
    ]


def test_a_document_without_a_version_is_taken_for_the_newest() -> None:
    with pytest.raises(LoadError, match="schema_version"):
        load_sound({"persons": [AN]})


@pytest.mark.parametrize("body", [7, [], {"schema_version": 99}])
def test_what_is_no_document_is_refused(body: Any) -> None:
    with pytest.raises(LoadError):
        load_sound(body)
