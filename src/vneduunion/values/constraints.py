"""Constraints: declared once on a field, used wherever the field is met.

A field says what it holds by its annotation: a type, `| None`, a tuple of these, and constraints
of `annotated_types` in `Annotated[...]`. A class says what must hold between its fields in
`RULES`. Both are read once per class into `Shape`s and compiled into one expression that the
constructor calls; the JSON Schema, the codec, the column checks and the Hypothesis strategies
read the same shapes.
"""

import operator
import re
import types
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from functools import cache
from itertools import combinations
from typing import (
    Annotated,
    Any,
    ClassVar,
    NewType,
    Protocol,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import annotated_types as at
import attrs
from attrs import Attribute, frozen

from vneduunion.errors import BadRecord, Fault
from vneduunion.values.ids import SLUG

CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""The inside of a class of characters: control characters but tabs and the ends of lines."""
_CONTROL = re.compile(f"[{CONTROLS}]")
_TEXT = re.compile(rf"[^\s{CONTROLS}](?:[^{CONTROLS}]*[^\s{CONTROLS}])?")


def matching(pattern: str | re.Pattern[str]) -> at.Predicate:
    """The constraint that a text matches a pattern from its first character to its last.

    Args:
        pattern: a regular expression; checker, JSON Schema and Hypothesis strategies read it.

    Example:
        >>> from typing import Annotated
        >>> Letter = Annotated[str, matching("[a-z]")]
    """
    return at.Predicate(cast(Callable[[Any], bool], re.compile(pattern).fullmatch))


def holds_controls(text: str) -> bool:
    """Whether a text holds control characters other than tabs and ends of lines.

    Args:
        text: any text.
    """
    return _CONTROL.search(text) is not None


Text = Annotated[str, matching(_TEXT)]
"""Words that are neither empty nor framed by white space, without control characters."""
_BASIS_POINTS = at.Interval(ge=0, le=10_000)
BasisPoints = Annotated[int, _BASIS_POINTS]
"""A share in hundredths of a per cent: 10,000 is the whole."""


@frozen
class Shape:
    """What one field may hold.

    Attributes:
        name: the field's name.
        base: the type of a single value: `str`, `int`, `bool`, `date`, an enumeration, or a class
            of values or nested records.
        ids: the id types a string may be, empty where it is no id.
        many: whether the field holds a tuple of such values.
        optional: whether `None` is allowed.
        required: whether the constructor demands the field.
        constraints: the `annotated_types` constraints of a single value.
        length: the least number of elements of a tuple.
    """

    name: str
    base: type
    ids: tuple[Any, ...] = ()
    many: bool = False
    optional: bool = False
    required: bool = False
    constraints: tuple[Any, ...] = ()
    length: int = 0

    @property
    def is_share(self) -> bool:
        """Whether the field holds shares in basis points."""
        return set(_BASIS_POINTS) <= set(self.constraints)


@frozen
class Ordered:
    """The named fields, where given, must not decrease from one to the next."""

    fields: tuple[str, ...]

    def faults(self, record: Any) -> Iterator[Fault]:
        """The neighbouring pairs out of order."""
        first, low = "", None
        for second in self.fields:
            high = getattr(record, second)
            if high is None:
                continue
            if low is not None and low > high:
                values = {"first": first, "low": low, "second": second, "high": high}
                yield Fault(second, "not_ordered", values)
            first, low = second, high


@frozen
class OneOf:
    """At least one of the named fields must be given."""

    fields: tuple[str, ...]

    def faults(self, record: Any) -> Iterator[Fault]:
        """One fault when all of them are missing or empty."""
        if all(getattr(record, name) in (None, ()) for name in self.fields):
            yield Fault(self.fields[0], "none_given", {"fields": ", ".join(self.fields)})


@frozen
class SumAtMost:
    """The values of `part` over the tuple `parts`, where given, must not pass `limit`."""

    parts: str
    part: str
    limit: int

    def faults(self, record: Any) -> Iterator[Fault]:
        """One fault when the sum is too large."""
        total = sum(getattr(item, self.part) or 0 for item in getattr(record, self.parts))
        if total > self.limit:
            values = {"fields": f"{self.parts}.{self.part}", "found": total, "limit": self.limit}
            yield Fault(self.parts, "sum_too_large", values)


class Rule(Protocol):
    """What must hold between the fields of one record: `Ordered`, `OneOf`, `SumAtMost` or a value's own."""

    def faults(self, record: Any, /) -> Iterator[Fault]:
        """What is wrong between the fields, each of which holds by itself."""
        ...


@frozen(kw_only=True)
class Checked:
    """A class whose instances are checked against its declarations when they are made.

    Raises:
        BadRecord: some field breaks its declaration; all faults are reported together.
    """

    RULES: ClassVar[tuple[Rule, ...]] = ()

    def __attrs_post_init__(self) -> None:
        if not _compiled(type(self))(self):  # type: ignore[arg-type]  # mypy takes the instances' hash
            raise BadRecord(faults(self), type(self).__name__)


def faults(record: Checked) -> Iterator[Fault]:
    """All that is wrong with one record, in the order of its fields.

    Args:
        record: an instance of a class derived from `Checked`.

    Yields:
        One `Fault` per broken constraint; rules between fields are tried only when each field
        holds by itself.
    """
    sound = True
    for shape in shapes(type(record)):
        for fault in field_faults(shape, getattr(record, shape.name)):
            sound = False
            yield fault
    if sound:
        for rule in type(record).RULES:
            yield from rule.faults(record)


def field_faults(shape: Shape, value: Any) -> Iterator[Fault]:
    """All that is wrong with the value of one field.

    Args:
        shape: what the field may hold.
        value: what it holds.

    Yields:
        Faults placed at the field's name, or at `name[i]` for the elements of a tuple.
    """
    if value is None and shape.optional:
        return
    if not shape.many:
        yield from _value_faults(shape, shape.name, value)
        return
    if type(value) is not tuple:
        yield Fault(shape.name, "wrong_type", {"expected": "tuple", "found": _shown(value)})
        return
    if len(value) < shape.length:
        yield Fault(shape.name, "too_short", {"limit": shape.length, "found": len(value)})
    for index, item in enumerate(value):
        yield from _value_faults(shape, f"{shape.name}[{index}]", item)


def _value_faults(shape: Shape, place: str, value: Any) -> Iterator[Fault]:
    if not _is_a(shape.base, value):
        yield Fault(place, "wrong_type", {"expected": shape.base.__name__, "found": _shown(value)})
        return
    for constraint in _element_constraints(shape):
        if not _holds(constraint, value):
            yield _broken(place, constraint, value)


def _shown(value: Any) -> str:
    return f"{type(value).__name__} {value!r}"


def _is_a(base: type, value: Any) -> bool:
    if base in (str, int, bool, date):
        return type(value) is base
    return isinstance(value, base)


def _element_constraints(shape: Shape) -> tuple[Any, ...]:
    return (_ID, *shape.constraints) if shape.ids else shape.constraints


_ID = matching(SLUG)


@frozen
class _Bound:
    attribute: str
    symbol: str
    holds: Callable[[Any, Any], bool]
    code: str


_BOUNDS: dict[type, _Bound] = {
    at.Ge: _Bound("ge", ">=", operator.ge, "too_small"),
    at.Gt: _Bound("gt", ">", operator.gt, "too_small"),
    at.Le: _Bound("le", "<=", operator.le, "too_large"),
    at.Lt: _Bound("lt", "<", operator.lt, "too_large"),
}


def _holds(constraint: Any, value: Any) -> bool:
    if isinstance(constraint, at.Predicate):
        return constraint.func(value) is not None
    bound = _BOUNDS[type(constraint)]
    return bound.holds(value, getattr(constraint, bound.attribute))


def _broken(place: str, constraint: Any, value: Any) -> Fault:
    if isinstance(constraint, at.Predicate):
        pattern = pattern_of(constraint)
        if pattern is SLUG:
            return Fault(place, "bad_slug", {"found": repr(value)})
        if pattern is _TEXT:
            return Fault(place, "blank", {"found": value})
        return Fault(place, "bad_pattern", {"found": repr(value), "pattern": pattern.pattern})
    bound = _BOUNDS[type(constraint)]
    return Fault(place, bound.code, {"found": value, "limit": getattr(constraint, bound.attribute)})


def pattern_of(constraint: at.Predicate) -> re.Pattern[str]:
    """The regular expression behind a `Predicate(re.compile(...).fullmatch)`."""
    owner: re.Pattern[str] = constraint.func.__self__  # type: ignore[attr-defined]  # a bound method has it
    return owner


def shapes(cls: type) -> tuple[Shape, ...]:
    """What the fields of a class may hold: its own fields first, then those of every record.

    Args:
        cls: an attrs class whose fields are annotated as this module says.

    Returns:
        One `Shape` per field.
    """
    return _shapes(cls)


@cache
def _shapes(cls: type) -> tuple[Shape, ...]:
    hints = get_type_hints(cls, include_extras=True)
    found: tuple[Attribute[Any], ...] = attrs.fields(cls)
    ordered = sorted((item for item in found if item.init), key=lambda item: item.inherited)  # type: ignore[attr-defined]  # the stubs lack it
    return tuple(_shape(item, hints[item.name]) for item in ordered)


def _shape(item: "Attribute[Any]", hint: Any) -> Shape:
    shape = Shape(name=item.name, base=object, required=item.default is attrs.NOTHING)
    return _read(shape, hint)


def _read(shape: Shape, hint: Any) -> Shape:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(_read(shape, args[0]), args[1:])
    if origin in (Union, types.UnionType):
        chosen = [arg for arg in args if arg is not type(None)]
        shape = attrs.evolve(shape, optional=len(chosen) < len(args))
        for arg in chosen:
            shape = _read(shape, arg)
        return shape
    if origin is tuple:
        return attrs.evolve(_read(shape, args[0]), many=True)
    if isinstance(hint, NewType):
        return attrs.evolve(shape, base=str, ids=(*shape.ids, hint))
    return attrs.evolve(shape, base=hint)


def _annotated(shape: Shape, metadata: tuple[Any, ...]) -> Shape:
    for item in metadata:
        for constraint in item if isinstance(item, at.GroupedMetadata) else (item,):
            if isinstance(constraint, at.MinLen):
                shape = attrs.evolve(shape, length=constraint.min_length)
            else:
                shape = attrs.evolve(shape, constraints=(*shape.constraints, constraint))
    return shape


@cache
def _compiled(cls: type) -> Callable[[Any], bool]:
    """One expression over a record that is true when no field breaks its declaration.

    A compiled expression costs half a microsecond an object, attrs' validators two to three.
    """
    env: dict[str, Any] = {}
    rules: tuple[Rule, ...] = cls.RULES  # type: ignore[attr-defined]  # of Checked
    parts = [_field_condition(shape, env) for shape in shapes(cls)]
    parts += [_rule_condition(rule, env) for rule in rules]
    source = "lambda r: " + (" and ".join(f"({part})" for part in parts) or "True")
    check: Callable[[Any], bool] = eval(source, env)  # noqa: S307 the text is made here from declarations
    return check


def _rule_condition(rule: Rule, env: dict[str, Any]) -> str:
    # A kind of rule derived from these may say more than they do, and is asked for its faults.
    if type(rule) is Ordered:
        pairs = combinations(rule.fields, 2)
        return " and ".join(f"(r.{a} is None or r.{b} is None or r.{a} <= r.{b})" for a, b in pairs)
    if type(rule) is OneOf:
        return " or ".join(f"r.{name} not in (None, ())" for name in rule.fields)
    if type(rule) is SumAtMost:
        return f"sum([i.{rule.part} or 0 for i in r.{rule.parts}]) <= {rule.limit}"
    return f"next({_named(rule.faults, env)}(r), None) is None"


def _field_condition(shape: Shape, env: dict[str, Any]) -> str:
    value = f"r.{shape.name}"
    if shape.many:
        each = _value_condition(shape, "i", env)
        # Most tuples are empty, and `all` costs as much as some checks of other fields.
        held = f"len({value}) >= {shape.length} and all([{each} for i in {value}])"
        text = f"type({value}) is tuple and ({held} if {value} else {shape.length == 0})"
    else:
        text = _value_condition(shape, value, env)
    return f"{value} is None or ({text})" if shape.optional else text


def _value_condition(shape: Shape, value: str, env: dict[str, Any]) -> str:
    base = _named(shape.base, env)
    exact = shape.base in (str, int, bool, date)
    parts = [f"type({value}) is {base}" if exact else f"isinstance({value}, {base})"]
    parts += [_condition(constraint, value, env) for constraint in _element_constraints(shape)]
    return " and ".join(parts)


def _condition(constraint: Any, value: str, env: dict[str, Any]) -> str:
    if isinstance(constraint, at.Predicate):
        return f"{_named(constraint.func, env)}({value}) is not None"
    bound = _BOUNDS[type(constraint)]
    return f"{value} {bound.symbol} {_named(getattr(constraint, bound.attribute), env)}"


def _named(thing: Any, env: dict[str, Any]) -> str:
    name = f"_{len(env)}"
    env[name] = thing
    return name


def choices(base: type) -> tuple[str, ...]:
    """The values of an enumeration as they are written; empty for other types."""
    return tuple(str(item.value) for item in base) if issubclass(base, Enum) else ()
