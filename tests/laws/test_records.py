"""Laws of records: what the strategies make is valid, and one broken field is enough to be refused."""

from collections.abc import Iterator
from typing import Any

import annotated_types as at
import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vneduunion.errors import BadRecord
from vneduunion.model import TABLES, Authorship, Membership, Recognition, Share
from vneduunion.testing import records
from vneduunion.values.constraints import Checked, Shape, choices, faults, shapes
from vneduunion.values.names import Name

CLASSES = [*TABLES.values(), Authorship, Membership, Recognition, Share, Name]
every_class = pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)


@every_class
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_every_record_made_is_valid(cls: type[Checked], data: st.DataObject) -> None:
    record = data.draw(records(cls))
    assert [*faults(record)] == []
    assert attrs.evolve(record) == record
    assert hash(attrs.evolve(record)) == hash(record)


def _broken_values(shape: Shape) -> Iterator[Any]:
    """Values that the declaration of a field forbids."""
    if shape.many:
        yield []
        yield (object(),)
        yield from ((value,) for value in _broken_items(shape))
        return
    yield object()
    yield from _broken_items(shape)
    if not shape.optional:
        yield None


def _broken_items(shape: Shape) -> Iterator[Any]:
    if shape.ids:
        yield from ("", "Not An Id", "công-đoàn")
    elif shape.base is str:
        yield from ("", " framed", 5)
    elif shape.base is int:
        yield from (True, 1.0, "1")
        yield from (item.ge - 1 for item in shape.constraints if isinstance(item, at.Ge))
        yield from (item.le + 1 for item in shape.constraints if isinstance(item, at.Le))
    else:
        yield from choices(shape.base)
        yield "2025-01-01"


@every_class
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_one_broken_field_is_reported_where_it_stands(cls: type[Checked], data: st.DataObject) -> None:
    record = data.draw(records(cls))
    shape = data.draw(st.sampled_from(shapes(cls)))
    broken = data.draw(st.sampled_from([*_broken_values(shape)]))
    with pytest.raises(BadRecord) as caught:
        attrs.evolve(record, **{shape.name: broken})
    assert {fault.place.partition("[")[0] for fault in caught.value.faults} == {shape.name}
    assert caught.value.kind == cls.__name__


@every_class
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_all_broken_fields_are_reported_together(cls: type[Checked], data: st.DataObject) -> None:
    record = data.draw(records(cls))
    names = data.draw(st.sets(st.sampled_from([shape.name for shape in shapes(cls)]), min_size=1))
    with pytest.raises(BadRecord) as caught:
        attrs.evolve(record, **dict.fromkeys(names, object()))
    assert {fault.place for fault in caught.value.faults} == names
