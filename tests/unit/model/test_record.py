import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import Mark, Unit, UnitKind
from vneduunion.values.names import Name


def test_all_faults_of_one_record_are_reported_together():
    with pytest.raises(BadRecord) as caught:
        Unit(id="Công đoàn", kind="GRASSROOTS", level=7, name="x", since="2025-01-01", sources=["a"])
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [
        ("id", "bad_slug"),
        ("kind", "wrong_type"),
        ("level", "too_large"),
        ("name", "wrong_type"),
        ("since", "wrong_type"),
        ("sources", "wrong_type"),
    ]


def test_every_record_can_say_where_it_comes_from_and_how_far_it_is_known():
    unit = Unit(
        id="vetu",
        kind=UnitKind.CENTRAL_SECTOR_UNION,
        name=Name(en="VETU"),
        sources=("law.2024",),
        mark=Mark.INFERRED,
        note="By its level.",
    )
    assert (unit.sources, unit.mark, unit.note) == (("law.2024",), Mark.INFERRED, "By its level.")


def test_a_note_is_words_or_nothing():
    with pytest.raises(BadRecord, match="note"):
        Unit(id="vetu", kind=UnitKind.CENTRAL_SECTOR_UNION, name=Name(en="VETU"), note=" ")
