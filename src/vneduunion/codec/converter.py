"""The fast pass: a compiled reader for every class that stops at the first fault, and the way back.

It does not say where a fault is; `collecting` does, when it has to. The way back, from records to
plain data, is cattrs'.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from vneduunion.codec.phrases import WITH_PHRASES, with_phrases
from vneduunion.codec.plain import MAPPING, refusal
from vneduunion.codec.readers import compiled_reader, remembering
from vneduunion.codec.scalars import SCALARS, Hook, choice_reader
from vneduunion.codec.versions import newest_tables, version_fault
from vneduunion.codec.worded import read_words
from vneduunion.errors import LoadError, VneduunionError
from vneduunion.model import TABLES, Dataset
from vneduunion.values.constraints import Checked, Shape, shapes
from vneduunion.values.periods import Period

CONVERTER = Converter(unstruct_collection_overrides={tuple: list})
"""Makes plain data of every class of records and values."""

REFUSALS = (VneduunionError, KeyError)
"""What reading raises on plain data that it does not take; a `KeyError` is a missing or unknown field."""


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


@cache
def hook_of(base: type) -> Hook:
    """How a single value of a type is read; the second argument of the hook says nothing more."""
    if issubclass(base, StrEnum):
        return choice_reader(base)
    if base in SCALARS:
        return SCALARS[base]
    return _dataset_hook() if base is Dataset else _record_hook(base)


def _record_hook(cls: Any) -> Hook:
    def within(base: type) -> Hook:
        # A class that holds others of itself has no reader yet while its own is being made.
        return (lambda value, kind: hook_of(kind)(value, kind)) if base is cls else hook_of(base)

    build = compiled_reader(cls, shapes(cls), within)
    if cls is Period:
        build = remembering(build)  # few periods are named in a document, each of them often

    worded = cls in WITH_PHRASES

    def read(value: Any, _: Any) -> Any:
        # Asking first for `dict`, which it nearly always is, spares what `Mapping` takes to answer.
        if type(value) is dict or isinstance(value, Mapping):
            return build(with_phrases(cls, value) if worded else value)
        return read_words(value, cls)

    return read


def _dataset_hook() -> Hook:
    build = compiled_reader(Dataset, TABLE_SHAPES, hook_of)

    def read(value: Any, _: Any) -> Any:
        if not isinstance(value, Mapping):
            raise refusal(MAPPING, value)
        fault = version_fault(value)
        if fault is not None:
            raise LoadError([fault])
        return build(newest_tables(value))

    return read


def _record_writer(cls: Any) -> Callable[[Any], dict[str, Any]]:
    write = make_dict_unstructure_fn(cls, CONVERTER, _cattrs_omit_if_default=True)
    names = tuple(shape.name for shape in shapes(cls))

    def ordered(record: Any) -> dict[str, Any]:
        plain = write(record)
        return {name: plain[name] for name in names if name in plain}

    return ordered


CONVERTER.register_unstructure_hook_factory(attrs.has, _record_writer)
CONVERTER.register_unstructure_hook(date, date.isoformat)
# cattrs leaves texts as they are, and members of these enumerations are texts.
CONVERTER.register_unstructure_hook(StrEnum, lambda member: member.value)
