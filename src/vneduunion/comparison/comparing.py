"""`diff`: what became of the records of one dataset in another."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

import attrs

from vneduunion.codec import dump
from vneduunion.comparison.results import Change, ChangeKind, Difference, FieldChange
from vneduunion.model import TABLES, Dataset, Record
from vneduunion.values.constraints import shapes

_Plain = dict[str, Any]


def diff(old: Dataset, new: Dataset) -> Difference:
    """What was added, dropped and changed from one dataset to another.

    Records are compared in plain form, printed words included: a quantity whose bounds stayed but
    whose words changed is a change, although the quantities are equal. Records of one id are one
    record; those without an id go by their natural key, and of several that share it equal ones
    are set off against each other first. The order of records does not matter.

    Args:
        old: the dataset before.
        new: the dataset after.

    Returns:
        The changes by table and by key.

    Example:
        >>> from vneduunion.model import Person
        >>> old = Dataset(persons=[Person(id="an", name="An"), Person(id="hoa", name="Hoa")])
        >>> new = Dataset(persons=[Person(id="an", name="Nguyễn Ngọc An")])
        >>> print(diff(old, new).text("en"))
        0 records added, 1 record dropped, 1 record changed
        <BLANKLINE>
        Changed: Person an
          Full name: An → Nguyễn Ngọc An
        Dropped: Person hoa
    """
    changes = (
        change
        for (table, before), (_, after) in zip(old.tables(), new.tables(), strict=True)
        for change in _of_table(table, before, after)
    )
    return Difference(changes)


def _of_table(table: str, old: Iterable[Record], new: Iterable[Record]) -> Iterator[Change]:
    before, after = _by_key(old), _by_key(new)
    for key in sorted(before.keys() | after.keys()):
        for left, right in _pairs(before.get(key, ()), after.get(key, ())):
            yield _change(table, key, left, right)


def _by_key(records: Iterable[Record]) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.key].append(record)
    return found


def _pairs(old: Iterable[Record], new: Iterable[Record]) -> Iterator[tuple[_Plain | None, _Plain | None]]:
    """The records of one key that are not alike on both sides, each with its counterpart."""
    before, after = Counter(map(_canonical, old)), Counter(map(_canonical, new))
    gone, come = sorted((before - after).elements()), sorted((after - before).elements())
    for left, right in zip_longest(gone, come):
        yield _parsed(left), _parsed(right)


def _parsed(text: str | None) -> _Plain | None:
    plain: _Plain | None = None if text is None else json.loads(text)
    return plain


def _canonical(record: Record) -> str:
    """Equal for records that are alike in everything, printed words included."""
    return json.dumps(dump(record), ensure_ascii=False)


def _change(table: str, key: str, old: _Plain | None, new: _Plain | None) -> Change:
    one_sided = ChangeKind.ADDED if old is None else ChangeKind.DROPPED
    kind = one_sided if old is None or new is None else ChangeKind.CHANGED
    return Change(table=table, record=key, kind=kind, fields=tuple(_fields(TABLES[table], old, new)))


def _fields(cls: type[Record], old: _Plain | None, new: _Plain | None) -> Iterator[FieldChange]:
    """The fields that differ; of a record that is on one side only, those that are given."""
    for shape in shapes(cls):
        if any(plain is not None and shape.name in plain for plain in (old, new)):
            left, right = _value(cls, shape.name, old), _value(cls, shape.name, new)
            if left != right:
                yield FieldChange(field=shape.name, old=left, new=right)


def _value(cls: type[Record], field: str, plain: _Plain | None) -> Any:
    """A field in plain form: as given, or its default, which `dump` leaves out."""
    if plain is None or field in plain:
        return plain and plain[field]
    default = attrs.fields_dict(cls)[field].default
    return list(default) if isinstance(default, tuple) else default
