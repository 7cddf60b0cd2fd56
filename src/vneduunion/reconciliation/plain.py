"""Results and what a caller gives as plain data, there and back, by the types that their classes declare."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, final, get_args, get_origin, get_type_hints

import attrs

from vneduunion.cells import Assumption, AssumptionKind, Linear
from vneduunion.codec.places import ROOT, field_place, item_place
from vneduunion.codec.plain import MAPPING, found, refusal, sequence
from vneduunion.codec.scalars import SCALARS, choice_reader, read_text
from vneduunion.errors import BadRule, Fault, LoadError, UnknownId, Words, bad_json
from vneduunion.model import Dataset
from vneduunion.reconciliation.doubts import Conflict
from vneduunion.reconciliation.given import Facts, Given
from vneduunion.reconciliation.steps import Step

T = TypeVar("T")
_NUMBER = re.compile(r"-?[0-9]{1,4000}(?:/0*[1-9][0-9]{,3999})?")
_FRACTION = Words("phân số viết thành chữ, như “3/5”", "a fraction as a text, such as “3/5”")
_RULE = Words(
    "quy tắc có số liệu, hệ số khác 0 và trọng số không âm",
    "a rule with figures, factors that are not 0 and no weight below 0",
)
_STEP = Words("một cận của số liệu, hoặc một quan hệ", "one bound of a figure, or a relation")
_BESIDE: Mapping[Any, tuple[str, ...]] = {Conflict: ("kind",)}
"""What follows from the fields of a class: it is written for whoever reads the JSON, and passed over."""
_PAIR = frozenset({AssumptionKind.SCOPE, AssumptionKind.PERIOD, AssumptionKind.CONTAINMENT})
_TOO_DEEP = Words("các lớp lồng nhau quá sâu", "it is nested too deeply")
_TOO_LONG = Words("có một số dài quá mức đọc được", "it has a number with too many digits")


def parsed(text: str) -> Any:
    """Plain data of a text in JSON.

    Raises:
        LoadError: it is no JSON.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise LoadError([bad_json(ROOT, error)]) from None
    except (RecursionError, ValueError) as error:  # the latter is Python's limit on digits
        reason = _TOO_DEEP if isinstance(error, RecursionError) else _TOO_LONG
        raise LoadError([Fault(ROOT, "unreadable_table", {"reason": reason})]) from None


def plain(value: Any) -> Any:
    """A value as plain data: fields at their defaults are left out, fractions are texts.

    Args:
        value: an instance of an attrs class whose fields have types that `Reader` reads; a dataset among
            them is left out.

    Example:
        >>> plain(Linear.read("c >= 0.6 t"))
        {'factors': {'c': '-1', 't': '3/5'}}
    """
    return _written(type(value), value)


def _written(kind: Any, value: Any) -> Any:
    if isinstance(value, Fraction | StrEnum):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple) and _pairs_of(kind) is not None:
        return {key: _written(object, item) for key, item in value}
    if isinstance(value, tuple):
        return [_written(object, item) for item in value]
    if isinstance(value, Mapping):
        return {key: _written(object, item) for key, item in value.items()}
    return _fields_written(value) if attrs.has(type(value)) else value


def _fields_written(value: Any) -> dict[str, Any]:
    cls: Any = type(value)
    optional = _defaults(cls)
    told = [(name, hint, getattr(value, name)) for name, hint in _fields(cls).items()]
    body = {name: _written(hint, each) for name, hint, each in told if optional.get(name, ...) != each}
    return body | {name: _written(object, getattr(value, name)) for name in _BESIDE.get(cls, ())}


@cache
def _fields(cls: Any) -> Mapping[str, Any]:
    """The fields of a class with their types, but for the dataset."""
    hints = get_type_hints(cls)
    return {each.name: hints[each.name] for each in attrs.fields(cls) if hints[each.name] is not Dataset}


@cache
def _defaults(cls: Any) -> Mapping[str, Any]:
    return {each.name: each.default for each in attrs.fields(cls) if each.default is not attrs.NOTHING}


def _pairs_of(kind: Any) -> tuple[Any, Any] | None:
    """What a tuple of pairs pairs; it is a mapping on the plain side."""
    inner = get_args(kind)[:1] if get_origin(kind) is tuple else ()
    pair = get_args(inner[0]) if inner and get_origin(inner[0]) is tuple else ()
    return (pair[0], pair[1]) if pair and pair[1] is not ... else None


@final
class Reader:
    """Reads plain data; what is wrong is noted, each fault at its place.

    Attributes:
        faults: what was noted so far; what a method gives is of use only where it noted nothing.
    """

    def __init__(self, data: Dataset) -> None:
        """Begin with no faults.

        Args:
            data: where figures are looked up; ids of others are faults.
        """
        self.data = data
        self.faults: list[Fault] = []

    def finished(self) -> None:
        """Refuse what was read, if anything was wrong.

        Raises:
            LoadError: every fault with its place.
        """
        if self.faults:
            raise LoadError(self.faults)

    def fields(self, kinds: Mapping[str, Any], value: Any, place: str, optional: Sequence[str] = ()) -> Any:
        """The fields of a mapping by their names, as far as they are given.

        Args:
            kinds: the names with their types.
            value: plain data.
            place: where they stand.
            optional: the names that need not be there.
        """
        if not isinstance(value, Mapping):
            return self._attempt(place, lambda: _refused(MAPPING, value)) or {}
        known = {"known": ", ".join(kinds)}
        for name in (*kinds, *(key for key in value if key not in kinds)):
            where = field_place(place, name)
            if name not in kinds:
                self.faults.append(Fault(where, "unknown_field", known))
            elif name not in value and name not in optional:
                self.faults.append(Fault(where, "missing"))
        return {
            name: self.read(kind, value[name], field_place(place, name))
            for name, kind in kinds.items()
            if name in value
        }

    def read(self, kind: Any, value: Any, place: str = ROOT) -> Any:
        """A value of a type.

        Args:
            kind: an attrs class, or the type of one of its fields.
            value: plain data.
            place: where they stand.
        """
        origin, within = get_origin(kind), get_args(kind)
        if origin in {Union, UnionType}:
            return self._one_of(within, value, place)
        pairs = within if origin is Mapping else _pairs_of(kind)
        if pairs is not None:
            return self._mapping(pairs[0], pairs[1], value, place)
        if origin in {tuple, frozenset}:
            items = self._attempt(place, lambda: sequence(value)) or ()
            read = (self.read(within[0], each, item_place(place, at)) for at, each in enumerate(items))
            return frozenset(read) if origin is frozenset else tuple(read)
        if kind is Linear and isinstance(value, str):
            return self._attempt(place, lambda: self._rule(value))
        if attrs.has(kind):
            return self._record(kind, value, place)
        return self._attempt(place, lambda: self._single(kind, value))

    def _one_of(self, kinds: Sequence[Any], value: Any, place: str) -> Any:
        """A value of the class that has most of the fields given."""
        if value is None and NoneType in kinds:
            return None
        chosen = [kind for kind in kinds if kind is not NoneType]
        if isinstance(value, str) and Linear in chosen:
            return self.read(Linear, value, place)
        if isinstance(value, str) and Fraction in chosen:
            return self.read(Fraction, value, place)
        if len(chosen) > 1 and isinstance(value, Mapping):
            chosen.sort(key=lambda kind: -len(value.keys() & _fields(kind).keys()))
        return self.read(chosen[0], value, place)

    def _mapping(self, key: Any, kind: Any, value: Any, place: str) -> Any:
        if not isinstance(value, Mapping):
            return self._attempt(place, lambda: _refused(MAPPING, value))
        places = {name: field_place(place, name) for name in value}
        return {
            self.read(key, name, places[name]): self.read(kind, each, places[name])
            for name, each in value.items()
        }

    def _record(self, cls: Any, value: Any, place: str) -> Any:
        before = len(self.faults)
        beside = _BESIDE.get(cls, ())
        kinds = {**_fields(cls), **dict.fromkeys(beside, object)}
        given = self.fields(kinds, value, place, [*_defaults(cls), *beside])
        if len(self.faults) > before:
            return None
        for name in beside:
            given.pop(name, None)
        if "data" in attrs.fields_dict(cls):
            given["data"] = self.data
        try:
            made = cls(**given)
        except ValueError:
            values = {"expected": _RULE, "found": found(value)}
            self.faults.append(Fault(place, "wrong_type", values))
            return None
        if cls in _CHECKS:
            self.faults += [fault.at(place) for fault in _CHECKS[cls](made, self.data)]
        return made

    def _single(self, kind: Any, value: Any) -> Any:
        if kind is object:
            return value
        if isinstance(kind, NewType):  # the only ids in results are those of figures
            return self.data.figures[read_text(value)].id
        if kind is Fraction:
            return _fraction(value)
        return choice_reader(kind)(value, kind) if issubclass(kind, StrEnum) else SCALARS[kind](value, kind)

    def _rule(self, value: str) -> Linear:
        rule = Linear.read(value)
        for figure in rule.figures:
            _ = self.data.figures[figure]
        return rule

    def _attempt(self, place: str, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except LoadError as error:
            self.faults += [fault.at(place) for fault in error.faults]
        except (BadRule, UnknownId) as error:
            self.faults.append(error.fault(place))
        return None


def _refused(expected: Words, value: Any) -> Any:
    raise refusal(expected, value)


def _fraction(value: Any) -> Fraction:
    if type(value) is str and _NUMBER.fullmatch(value):
        return Fraction(value)
    raise refusal(_FRACTION, value)


def _of_step(step: Step, _: Dataset) -> Iterator[Fault]:
    """A line without anything to say could not be told."""
    bound = step.figure is not None and (step.low is None) is not (step.high is None)
    if step.constraint is None and not bound:
        yield Fault("", "wrong_type", {"expected": _STEP, "found": MAPPING})


def _of_assumption(assumption: Assumption, _: Dataset) -> Iterator[Fault]:
    """Its sentence names one figure or two."""
    wanted, named = 2 if assumption.kind in _PAIR else 1, len(assumption.figures)
    if named != wanted:
        code = "too_short" if named < wanted else "too_large"
        yield Fault("figures", code, {"limit": wanted, "found": named})


def _of_given(given: Given | Facts, data: Dataset) -> Iterator[Fault]:
    """Weights are of figures that are there, or of kinds of assumptions, and not below zero; so is alterability."""
    for name, (key, weight) in (
        *(("weights", each) for each in given.weights.items()),
        *(("alterability", each) for each in given.alterability.items()),
    ):
        place = field_place(name, key)
        if weight < 0:
            yield Fault(place, "too_small", {"found": weight, "limit": 0})
        if name == "alterability" or key not in list(AssumptionKind):
            try:
                _ = data.figures[key]
            except UnknownId as error:
                yield error.fault(place)


_CHECKS: Mapping[Any, Callable[[Any, Dataset], Iterator[Fault]]] = {
    Step: _of_step,
    Assumption: _of_assumption,
    Given: _of_given,
    Facts: _of_given,
}
"""What classes ask beyond the types of their fields."""
