"""`json_schema`: what plain data may look like, as JSON Schema 2020-12.

It is made from the declarations that constructors check, and says what `load` takes, with three
exceptions that JSON Schema cannot or does not by itself say: `3.0` is a whole number to it, words
of quantities and periods are any text, and of the rules between fields only "at least one of" is
there. References are not its matter; `x-refers-to` names the tables an id is looked up in.
"""

import re
from datetime import date
from enum import Enum
from typing import Any

import annotated_types as at

from vneduunion.codec.converter import TABLE_SHAPES, demand_class
from vneduunion.codec.versions import SCHEMA_VERSION, VERSION_FIELD
from vneduunion.codec.worded import PARSERS
from vneduunion.errors import Lang
from vneduunion.model import Dataset
from vneduunion.values.constraints import OneOf, Shape, choices, pattern_of, shapes
from vneduunion.values.ids import REFERS_TO, SLUG
from vneduunion.values.quantities import Quantity
from vneduunion.wording import enum_label, field_label, record_label

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULL: Schema = {"type": "null"}
_DATE: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SIMPLE: dict[type, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: _DATE,
}
_BOUNDS = {
    at.Ge: ("ge", "minimum"),
    at.Gt: ("gt", "exclusiveMinimum"),
    at.Le: ("le", "maximum"),
    at.Lt: ("lt", "exclusiveMaximum"),
}
"""The attribute that holds the bound of a constraint, and the keyword that says it."""


def json_schema(cls: type, lang: Lang | None = None) -> Schema:
    """The JSON Schema of a class.

    Args:
        cls: `Dataset`, or a class of records, of their nested parts or of values.
        lang: `"vi"` or `"en"` adds the labels of classes, fields and choices as titles, for
            builders of forms; `None` leaves them out.

    Returns:
        A schema that stands alone: what it refers to is among its `$defs`.

    Raises:
        TypeError: `cls` is not such a class.

    Example:
        >>> from vneduunion.model import Unit
        >>> schema = json_schema(Unit)
        >>> schema["required"]
        ['id', 'kind', 'name']
        >>> schema["properties"]["territory"]["x-refers-to"]
        ['territories']
    """
    demand_class(cls)
    builder = _Builder(lang)
    schema = builder.dataset() if cls is Dataset else builder.whole(cls)
    return {"$schema": _DIALECT, **schema, "$defs": dict(sorted(builder.definitions.items()))}


class _Builder:
    """Makes the schemas of classes, and keeps those that others refer to."""

    def __init__(self, lang: Lang | None) -> None:
        self.lang: Lang | None = lang
        self.definitions: dict[str, Schema] = {}

    def dataset(self) -> Schema:
        """The schema of a dataset's document."""
        tables = {shape.name: self._titled(shape.base) | self._field(shape) for shape in TABLE_SHAPES}
        properties = {VERSION_FIELD: {"const": SCHEMA_VERSION}, **tables}
        return _object(properties, [VERSION_FIELD])

    def whole(self, cls: Any) -> Schema:
        """The schema of a class: of its fields, or where it may be given in words also of these."""
        declared = shapes(cls)
        fields = {shape.name: self._titled(cls, shape.name) | self._field(shape) for shape in declared}
        schema = _object(fields, [shape.name for shape in declared if shape.required])
        rules = [_any_given(rule, declared) for rule in cls.RULES if isinstance(rule, OneOf)]
        if rules:
            schema["allOf"] = rules
        return self._titled(cls) | ({"anyOf": [*self._in_words(cls), schema]} if cls in PARSERS else schema)

    def _in_words(self, cls: type) -> list[Schema]:
        """What may stand for a value that is not given field by field; a number is its low bound too."""
        numbers = [self._value(shape) for shape in shapes(cls) if cls is Quantity and shape.name == "low"]
        return [*numbers, {"type": "string"}]

    def _titled(self, cls: type, field: str | None = None) -> Schema:
        if self.lang is None:
            return {}
        return {"title": field_label(cls, field, self.lang) if field else record_label(cls, self.lang)}

    def _field(self, shape: Shape) -> Schema:
        value = self._value(shape)
        if shape.many:
            value = {"type": "array", "items": value} | ({"minItems": shape.length} if shape.length else {})
        return _nullable(value) if shape.optional else value

    def _value(self, shape: Shape) -> Schema:
        if shape.base not in _SIMPLE:
            return self._reference(shape.base)
        schema = dict(_SIMPLE[shape.base])
        for constraint in shape.constraints:
            schema |= _constraint(constraint)
        if shape.ids:
            schema["pattern"] = _anchored(SLUG)
            if shape.name != "id":
                schema["x-refers-to"] = [REFERS_TO[kind] for kind in shape.ids]
        return schema

    def _reference(self, cls: type) -> Schema:
        if cls.__name__ not in self.definitions:
            self.definitions[cls.__name__] = {}  # a class may hold others of itself
            self.definitions[cls.__name__] = self._choices(cls) if issubclass(cls, Enum) else self.whole(cls)
        return {"$ref": f"#/$defs/{cls.__name__}"}

    def _choices(self, kind: type[Enum]) -> Schema:
        if self.lang is None:
            return {"enum": list(choices(kind))}
        titled = [{"const": item.value, "title": enum_label(item, self.lang)} for item in kind]
        return {"type": "string", "oneOf": titled}


def _object(properties: Schema, required: list[str]) -> Schema:
    demanded: Schema = {"required": required} if required else {}
    return {"type": "object", "properties": properties, **demanded, "additionalProperties": False}


def _nullable(schema: Schema) -> Schema:
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, _NULL]}


def _constraint(constraint: Any) -> Schema:
    if isinstance(constraint, at.Predicate):
        return {"pattern": _anchored(pattern_of(constraint))}
    attribute, keyword = _BOUNDS[type(constraint)]
    bound = getattr(constraint, attribute)
    return {} if isinstance(bound, date) else {keyword: bound}  # JSON Schema has no bounds of dates


def _anchored(pattern: re.Pattern[str]) -> str:
    """A pattern as JSON Schema takes it: anchored."""
    return f"^(?:{pattern.pattern})$"


def _any_given(rule: OneOf, fields: tuple[Shape, ...]) -> Schema:
    """That one of the fields is there, and is neither null nor an empty list."""
    given = []
    for shape in fields:
        if shape.name in rule.fields:
            kept = {"minItems": 1} if shape.many else {"not": _NULL}
            given.append({"required": [shape.name], "properties": {shape.name: kept}})
    return {"anyOf": given}
