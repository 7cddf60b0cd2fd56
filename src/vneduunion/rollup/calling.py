"""What measures are called where they are narrowed to some records."""

from vneduunion.errors import Lang
from vneduunion.model import TABLES, MeasureDefinition
from vneduunion.rollup.narrowing import REST, column_of, named_field
from vneduunion.values.quoting import parted, unquoted
from vneduunion.wording import enum_label, field_label, record_label, sentence


def called(definition: MeasureDefinition, lang: Lang) -> str:
    """The name of a measure, with the words for the kinds, levels and tables to which it is narrowed.

    Args:
        definition: how it is counted.
        lang: `"vi"` or `"en"`.

    Example:
        >>> from vneduunion.reference import measure_definitions
        >>> called(measure_definitions()["initiatives.submitted"].only("kind", "TOPIC"), "en")
        'Initiatives and topics submitted [Scientific research topic]'
    """
    name = definition.name.label(lang)
    if not definition.label:
        return name
    words = (_in_words(definition.table, part, lang) for part in parted(definition.label, ","))
    return f"{name} [{', '.join(words)}]"


def _in_words(table: str, part: str, lang: Lang) -> str:
    """A part of a label; what names no kind or table is told as it stands."""
    name, sign, values = part.partition("=")
    _, _, other = name.partition("@")
    if not sign:
        return record_label(TABLES[other], lang) if other in TABLES else part
    named = named_field(table, name)
    if values == REST and named:
        return sentence("grid.not_known", lang, field=field_label(*named, lang))
    column = column_of(table, name)
    words = tuple(map(unquoted, parted(values, "|")))
    if column is None or not {*words} <= {*column.choices}:
        return part
    return ", ".join(enum_label(column.shape.base(word), lang) for word in words)
