"""Every sentence and label in Vietnamese and English, and plain tables of results."""

from vneduunion.wording.criteria import format_citation, format_criterion
from vneduunion.wording.figures import counted, figure_name, record_name, words_of
from vneduunion.wording.labels import (
    enum_label,
    field_label,
    key_label,
    label_with_code,
    record_label,
    values_by_label,
)
from vneduunion.wording.periods import format_day, format_days, format_period
from vneduunion.wording.quantities import (
    asserted_bounds,
    format_bounds,
    likely_bounds,
    number,
    per_cent,
    rational,
    round_number,
)
from vneduunion.wording.sentences import count, sentence
from vneduunion.wording.tables import html_table, text_table

__all__ = [
    "asserted_bounds",
    "count",
    "counted",
    "enum_label",
    "field_label",
    "figure_name",
    "format_bounds",
    "format_citation",
    "format_criterion",
    "format_day",
    "format_days",
    "format_period",
    "html_table",
    "key_label",
    "label_with_code",
    "likely_bounds",
    "number",
    "per_cent",
    "rational",
    "record_label",
    "record_name",
    "round_number",
    "sentence",
    "text_table",
    "values_by_label",
    "words_of",
]
