import json

import pytest

from vneduunion.comparison import Difference
from vneduunion.errors import LoadError

CHANGE = {"table": "persons", "record": "an", "kind": "ADDED", "fields": []}
FIELD = {"field": "name", "old": None, "new": "An"}


def faults(body):
    with pytest.raises(LoadError) as refused:
        Difference.from_json(body if isinstance(body, str) else json.dumps(body))
    return [(fault.place, fault.code) for fault in refused.value.faults]


def test_what_is_sound_is_read():
    found = Difference.from_json(json.dumps({"changes": [CHANGE | {"fields": [FIELD]}]}))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{", [("$", "bad_json")]),
        ([], [("$", "wrong_type")]),
        ({}, [("$.changes", "missing")]),
        ({"changes": 1, "more": 2}, [("$.more", "unknown_field"), ("$.changes", "wrong_type")]),
        ({"changes": [1, CHANGE]}, [("$.changes[0]", "wrong_type")]),
        ({"changes": [CHANGE | {"record": 5}]}, [("$.changes[0].record", "wrong_type")]),
        (
            {"changes": [CHANGE | {"kind": "LOST", "table": "people", "fields": [FIELD]}]},
            [("$.changes[0].kind", "not_a_choice"), ("$.changes[0].table", "not_a_choice")],
        ),
        (
            {
                "changes": [
                    CHANGE | {"fields": [FIELD | {"field": "age"}, {"field": "name", "old": 1}, FIELD]}
                ]
            },
            [("$.changes[0].fields[0].field", "not_a_choice"), ("$.changes[0].fields[1].new", "missing")],
        ),
    ],
)
def test_every_fault_is_told_with_its_path(body, expected):
    assert faults(body) == expected
