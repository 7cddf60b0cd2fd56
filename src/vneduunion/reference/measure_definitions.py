"""How the measures of the trade are counted from records."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from vneduunion.codec import dump, load
from vneduunion.model import MeasureDefinition
from vneduunion.reference.catalogue import bundled, document


@cache
def measure_definitions() -> Mapping[str, MeasureDefinition]:
    """The definitions of measures that are counted from records, by the ids of their measures.

    Returns:
        Counts of initiatives, authors, groups, awards and activities by what happened to them, and the
        benefit of initiatives. A measure that newspapers report too bears the id that figures bear.

    Example:
        >>> definition = measure_definitions()["initiatives.recognised"]
        >>> definition.table, definition.when
        ('initiatives', 'recognitions.when')
    """
    rows = document("measure_definitions")["definitions"]
    found = (load(MeasureDefinition, {**row, "measure": _measure(row["measure"])}) for row in rows)
    return MappingProxyType({definition.id: definition for definition in found})


def _measure(given: Any) -> Any:
    """A measure in full, where only the id of one that figures bear is given."""
    return dump(bundled("measures").measures[given]) if isinstance(given, str) else given
