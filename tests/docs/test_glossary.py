"""The glossary names what is in the library, and the library has no noun without a row."""

import re

import attrs
import pytest

import vneduunion
from tests.architecture.house import ROOT
from vneduunion import model, reconciliation
from vneduunion.model import Record

ROWS = re.findall(
    r"^\|(?:[^|]*\|){3} `([\w.]+)` \|", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.MULTILINE
)
RECORDS = [
    cls
    for cls in vars(model).values()
    if isinstance(cls, type) and issubclass(cls, Record) and cls is not Record
]
SAID_OTHERWISE = {"AwardKind", "Activity", "Person", "Mention", "Tie"}
"""Records that stand in the glossary by their kinds, fields or parts."""


@pytest.mark.parametrize("name", ROWS)
def test_each_row_names_something_there_is(name: str) -> None:
    owner_name, _, part = name.partition(".")
    owner = next(
        getattr(room, owner_name) for room in (vneduunion, model, reconciliation) if hasattr(room, owner_name)
    )
    fields = {field.name for field in attrs.fields(owner)} if attrs.has(owner) else set()
    assert not part or part in fields or hasattr(owner, part)


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_each_record_has_a_row(cls: type) -> None:
    assert cls.__name__ in {row.partition(".")[0] for row in ROWS} | SAID_OTHERWISE
