"""The slow pass over a document that could not be read: every fault, each in its place.

It reads single values by the hooks of the fast converter and checks them by the declarations that
the constructors compile, so that both passes agree: a document has a fault here exactly when the
fast converter refuses it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import SimpleNamespace
from typing import Any

import attrs

from vneduunion.codec.converter import REFUSALS, TABLE_SHAPES, hook_of
from vneduunion.codec.phrases import with_phrases
from vneduunion.codec.places import ROOT, field_place, item_place
from vneduunion.codec.plain import sequence
from vneduunion.codec.versions import VERSION_FIELD, newest_tables, version_fault
from vneduunion.errors import BadDocumentNumber, BadPeriod, BadQuantity, BadRecord, Fault, LoadError
from vneduunion.model import TABLES, Dataset
from vneduunion.values.constraints import Rule, Shape, field_faults, shapes


def collected(cls: type, body: Any) -> tuple[Fault, ...]:
    """All that is wrong with plain data.

    Args:
        cls: what they should become.
        body: any plain data.

    Returns:
        Faults with their JSON paths, in the order of the fields; empty when `body` can be read.
    """
    found = _Faults()
    if cls is Dataset and isinstance(body, Mapping):
        found.dataset(body)
    else:
        found.value(Shape(name="", base=cls), body, ROOT)
    return tuple(found.noted)


class _Faults:
    """The faults noted so far. What a method returns is of use only when it noted none."""

    def __init__(self) -> None:
        self.noted: list[Fault] = []

    def dataset(self, body: Mapping[str, Any]) -> None:
        """Note what is wrong with a dataset; of one in an unknown version nothing else is said."""
        fault = version_fault(body)
        if fault is not None:
            self.noted.append(fault)
            if VERSION_FIELD in body:
                return
        tables = newest_tables(body)
        self._fields(TABLE_SHAPES, tables, ROOT)
        self._unknown_fields((VERSION_FIELD, *TABLES), tables, ROOT)
        self.noted += _repeated_ids(tables)

    def value(self, shape: Shape, value: Any, place: str) -> Any:
        """A single value of a field, read and checked."""
        before = len(self.noted)
        if isinstance(value, Mapping) and attrs.has(shape.base):
            read = self._record(shape.base, value, place)
        else:
            hook = hook_of(shape.base)
            read = self._attempt(lambda: hook(value, shape.base), place)
        if len(self.noted) == before:
            self._note(field_faults(_single(shape), read), place)
        return read

    def _record(self, cls: Any, body: Mapping[str, Any], place: str) -> Any:
        try:
            return hook_of(cls)(body, cls)  # of a large document few records are faulty
        except REFUSALS:
            return self._faulty_record(cls, body, place)

    def _faulty_record(self, cls: Any, body: Mapping[str, Any], place: str) -> Any:
        declared = shapes(cls)
        sound = self._fields(declared, with_phrases(cls, body), place)
        self._unknown_fields([shape.name for shape in declared], body, place)
        omitted = {shape.name for shape in declared if not shape.required and shape.name not in body}
        if len(sound) + len(omitted) == len(declared):
            return self._attempt(lambda: cls(**sound), place)
        defaults = {name: attrs.fields_dict(cls)[name].default for name in omitted}
        partial = SimpleNamespace(**defaults, **sound)
        for rule in cls.RULES:
            self._note(_rule_faults(rule, partial), place)
        return None

    def _fields(self, declared: Iterable[Shape], body: Mapping[str, Any], place: str) -> dict[str, Any]:
        """The fields that are given and sound, by name."""
        sound = {}
        for shape in declared:
            before = len(self.noted)
            where = field_place(place, shape.name)
            if shape.name in body:
                read = self._field(shape, body[shape.name], where)
                if len(self.noted) == before:
                    sound[shape.name] = read
            elif shape.required:
                self.noted.append(Fault(where, "missing"))
        return sound

    def _field(self, shape: Shape, value: Any, place: str) -> Any:
        if value is None and shape.optional:
            return None
        if not shape.many:
            return self.value(shape, value, place)
        items = self._attempt(lambda: sequence(value), place) or ()
        self._note(field_faults(_length_alone(shape), tuple(items)), place)
        return tuple([self.value(shape, item, item_place(place, at)) for at, item in enumerate(items)])

    def _unknown_fields(self, known: Iterable[str], body: Mapping[str, Any], place: str) -> None:
        names = tuple(known)
        for key in body:
            if key not in names:
                fault = Fault(field_place(place, key), "unknown_field", {"known": ", ".join(names)})
                self.noted.append(fault)

    def _attempt(self, read: Callable[[], Any], place: str) -> Any:
        try:
            return read()
        except (LoadError, BadRecord) as error:
            self._note(error.faults, place)
        except (BadQuantity, BadPeriod, BadDocumentNumber) as error:
            self.noted.append(error.fault(place))
        return None

    def _note(self, faults: Iterable[Fault], place: str) -> None:
        self.noted += [fault.at(place) for fault in faults]


@cache
def _single(shape: Shape) -> Shape:
    """The shape of one element, without a name: its faults are put in their place by the caller."""
    return attrs.evolve(shape, name="", many=False, optional=False)


@cache
def _length_alone(shape: Shape) -> Shape:
    """The shape of a tuple of anything: only its length can be at fault."""
    return attrs.evolve(shape, name="", base=object, ids=(), constraints=())


def _rule_faults(rule: Rule, partial: Any) -> tuple[Fault, ...]:
    """What a rule between fields says of a record of which only some fields are sound."""
    try:
        return tuple(rule.faults(partial))
    except AttributeError:  # it needs a field that is not sound, so it cannot be tried
        return ()


def _repeated_ids(tables: Mapping[str, Any]) -> Iterator[Fault]:
    """Ids that several records bear, sound or not; `Dataset` refuses the same."""
    places: dict[str, list[str]] = defaultdict(list)
    for name, cls in TABLES.items():
        if "id" in attrs.fields_dict(cls):
            for id_, place in _ids(tables.get(name), field_place(ROOT, name)):
                places[id_].append(place)
    for id_, found in places.items():
        if len(found) > 1:
            values = {"id": repr(id_), "count": len(found), "records": ", ".join(found)}
            yield Fault(found[0], "duplicate_id", values)


def _ids(table: Any, place: str) -> Iterator[tuple[str, str]]:
    """The ids in a table that are texts, with the places of their records."""
    for at, item in enumerate(table if isinstance(table, list | tuple) else ()):
        id_ = item.get("id") if isinstance(item, Mapping) else None
        if type(id_) is str:
            yield id_, item_place(place, at)
