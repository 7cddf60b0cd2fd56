"""The law of constraints: the compiled check and the collecting check are one declaration."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from vneduunion.model import TABLES, Record
from vneduunion.testing import records
from vneduunion.values.constraints import Checked, _compiled, faults, shapes

BROKEN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 20_000),
    st.floats(allow_nan=False),
    st.sampled_from(["", " a", "Not An Id", "vetu", "công-đoàn", "RED"]),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.lists(st.sampled_from(["", "vetu", 5, None]), max_size=2),
    st.lists(st.sampled_from(["", "vetu", 5, None]), max_size=2).map(tuple),
)


def _unchecked(record: Checked, changes: dict[str, Any]) -> Checked:
    """A copy of a record with other values, made without its constructor."""
    copy = object.__new__(type(record))
    for shape in shapes(type(record)):
        object.__setattr__(copy, shape.name, changes.get(shape.name, getattr(record, shape.name)))
    return copy


@st.composite
def _half_broken(draw: st.DrawFn) -> Checked:
    kind: type[Record] = draw(st.sampled_from(list(TABLES.values())))
    record = draw(records(kind))
    names = [shape.name for shape in shapes(kind)]
    changed = draw(st.sets(st.sampled_from(names), max_size=2))
    return _unchecked(record, {name: draw(BROKEN) for name in sorted(changed)})


@settings(deadline=None)
@given(_half_broken())
def test_the_compiled_check_agrees_with_the_collecting_check(record: Checked) -> None:
    assert _compiled(type(record))(record) is (not [*faults(record)])
