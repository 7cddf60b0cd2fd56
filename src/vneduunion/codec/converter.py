"""The fast converter: cattrs compiles one function per class, with our strict hooks inside.

It stops at the first fault and does not say where; `collecting` does, when it has to.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

import attrs
from cattrs import Converter
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from vneduunion.codec.phrases import with_phrases
from vneduunion.codec.plain import MAPPING, refusal, sequence
from vneduunion.codec.scalars import SCALARS, Hook, choice_reader
from vneduunion.codec.versions import newest_tables, version_fault
from vneduunion.codec.worded import read_words
from vneduunion.errors import LoadError, VneduunionError
from vneduunion.model import TABLES, Dataset
from vneduunion.values.constraints import Checked, Shape, shapes

CONVERTER = Converter(
    detailed_validation=False, forbid_extra_keys=True, unstruct_collection_overrides={tuple: list}
)
"""Knows every class of records and values."""

REFUSALS = (VneduunionError, KeyError, ForbiddenExtraKeysError)
"""What it raises on plain data that it does not take; a `KeyError` is a missing field."""


def demand_class(cls: type) -> None:
    """Refuse a class that holds no plain data: a mistake of the program, not of the data.

    Raises:
        TypeError: `cls` is no class of records, parts or values.
    """
    if not issubclass(cls, (Checked, Dataset)):
        msg = f"{cls!r} is not a class of records"
        raise TypeError(msg)


TABLE_SHAPES = tuple(Shape(name=name, base=cls, many=True) for name, cls in TABLES.items())
"""What the fields of a `Dataset` hold on the plain side: lists of records."""


def _record_hook(cls: Any) -> Hook:
    fields = {shape.name: override(struct_hook=_field_hook(shape)) for shape in shapes(cls)}
    build = make_dict_structure_fn(cls, CONVERTER, **fields)  # type: ignore[arg-type]  # its flags are keywords too

    def read(value: Any, _: Any) -> Any:
        return build(with_phrases(cls, value), cls) if isinstance(value, Mapping) else read_words(value, cls)

    return read


@cache
def hook_of(base: type) -> Hook:
    """How a single value of a type is read; the second argument of the hook says nothing more."""
    if issubclass(base, StrEnum):
        return choice_reader(base)
    return SCALARS[base] if base in SCALARS else CONVERTER.get_structure_hook(base)


def _field_hook(shape: Shape) -> Hook:
    """How the value of a field is read; the constructor checks its constraints."""
    one = hook_of(shape.base)

    def many(value: Any, base: Any) -> Any:
        return tuple([one(item, base) for item in sequence(value)])

    read = many if shape.many else one
    return (lambda value, base: None if value is None else read(value, base)) if shape.optional else read


def _dataset_hook(_: Any) -> Hook:
    tables = {shape.name: override(struct_hook=_field_hook(shape)) for shape in TABLE_SHAPES}
    build = make_dict_structure_fn(Dataset, CONVERTER, **tables)  # type: ignore[arg-type]  # as above

    def read(value: Any, _: Any) -> Any:
        if not isinstance(value, Mapping):
            raise refusal(MAPPING, value)
        fault = version_fault(value)
        if fault is not None:
            raise LoadError([fault])
        return build(newest_tables(value), Dataset)

    return read


def _record_writer(cls: Any) -> Callable[[Any], dict[str, Any]]:
    write = make_dict_unstructure_fn(cls, CONVERTER, _cattrs_omit_if_default=True)
    names = tuple(shape.name for shape in shapes(cls))

    def ordered(record: Any) -> dict[str, Any]:
        plain = write(record)
        return {name: plain[name] for name in names if name in plain}

    return ordered


CONVERTER.register_structure_hook_factory(attrs.has, _record_hook)
CONVERTER.register_structure_hook_factory(lambda kind: kind is Dataset, _dataset_hook)
CONVERTER.register_unstructure_hook_factory(attrs.has, _record_writer)
CONVERTER.register_unstructure_hook(date, date.isoformat)
# cattrs leaves texts as they are, and members of these enumerations are texts.
CONVERTER.register_unstructure_hook(StrEnum, lambda member: member.value)
