from collections.abc import Mapping
from typing import Any

import pytest

from vneduunion.codec import SCHEMA_VERSION
from vneduunion.codec.versions import newest_tables, version_fault


def rename_bodies(tables: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"units" if key == "bodies" else key: value for key, value in tables.items()}


def mark_units(tables: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**tables, "units": [{**unit, "mark": "RECALLED"} for unit in tables["units"]]}


STEPS = (rename_bodies, mark_units)


def test_this_release_writes_a_version_it_reads() -> None:
    assert version_fault({"schema_version": SCHEMA_VERSION}) is None


@pytest.mark.parametrize("version", [1, 2, 3])
def test_every_version_from_the_first_to_the_newest_is_read(version: int) -> None:
    assert version_fault({"schema_version": version}, STEPS) is None


@pytest.mark.parametrize("version", [0, -1, 4, "1", 1.0, True, None, [1]])
def test_another_version_is_refused_and_the_known_ones_are_listed(version: object) -> None:
    fault = version_fault({"schema_version": version}, STEPS)
    assert fault is not None
    assert fault.text("en") == (
        f"$.schema_version: unknown schema version {version!r}; this release reads: 1, 2, 3"
    )


def test_a_missing_version_is_refused_with_the_line_to_add() -> None:
    fault = version_fault({"units": []}, STEPS)
    assert fault is not None
    assert '"schema_version": 3' in fault.text("en")
    assert '"schema_version": 3' in fault.text("vi")


@pytest.mark.parametrize(
    ("document", "tables"),
    [
        ({"schema_version": 1, "bodies": [{"id": "a"}]}, {"units": [{"id": "a", "mark": "RECALLED"}]}),
        ({"schema_version": 2, "units": [{"id": "a"}]}, {"units": [{"id": "a", "mark": "RECALLED"}]}),
        ({"schema_version": 3, "units": [{"id": "a"}]}, {"units": [{"id": "a"}]}),
        ({"units": [{"id": "a"}]}, {"units": [{"id": "a"}]}),
    ],
)
def test_an_older_document_goes_through_the_steps_it_lacks(
    document: dict[str, Any], tables: dict[str, Any]
) -> None:
    before = dict(document)
    assert newest_tables(document, STEPS) == tables
    assert document == before
