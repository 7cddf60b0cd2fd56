"""The form of a rulebook's file as JSON Schema, for editors that check TOML while it is written."""

from typing import Any

from vneduunion.codec import json_schema
from vneduunion.errors import Lang
from vneduunion.model import CriterionKind, Mark, Rulebook, Window
from vneduunion.model.criteria import FOR_EVERY_KIND, TAKES


def rulebook_schema(lang: Lang | None = None) -> dict[str, Any]:
    """The JSON Schema of a file that `read_rulebooks` reads.

    It says more than `json_schema(Rulebook)`: which fields each kind of criterion takes, that an unknown version has no
    criteria and every other has, and that a file may tell where it comes from (`about`). Whether ids lead somewhere and
    whether versions overlap only `read_rulebooks` can tell.

    Args:
        lang: `"vi"` or `"en"` adds labels as titles.

    Returns:
        A schema that stands alone.

    Example:
        >>> rulebook_schema()["required"]
        ['award_kind', 'strands']
    """
    schema = json_schema(Rulebook, lang)
    definitions = {
        **schema["$defs"],
        "Criterion": schema["$defs"]["Criterion"] | {"allOf": [*map(_takes, CriterionKind), _LAST_YEARS]},
        "RuleVersion": schema["$defs"]["RuleVersion"] | {"allOf": [_CRITERIA]},
    }
    properties = {"about": {"type": "object"}, **schema["properties"]}
    return {**schema, "properties": properties, "$defs": definitions}


def _is(field: str, value: str) -> dict[str, Any]:
    return {"properties": {field: {"const": value}}, "required": [field]}


_LAST_YEARS = {"if": _is("window", Window.LAST_YEARS), "then": {"required": ["years"]}}
_CRITERIA = {
    "if": _is("mark", Mark.UNKNOWN),
    "then": {"not": {"required": ["criteria"]}},
    "else": {"required": ["criteria"]},
}


def _takes(kind: CriterionKind) -> dict[str, Any]:
    """The fields that a kind needs, and all that it may have."""
    needed, possible = (names.split() for names in TAKES[kind])
    known = [*FOR_EVERY_KIND, *needed, *possible]
    return {"if": _is("kind", kind), "then": {"required": needed, "propertyNames": {"enum": known}}}
