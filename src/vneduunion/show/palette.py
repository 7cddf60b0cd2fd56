"""Colours of charts and pages, for light and dark surroundings.

Kinds of conflict differ in lightness as well as in hue, and no chart or page tells them apart by
colour alone.
"""

from collections.abc import Mapping
from typing import NamedTuple

from vneduunion.reconciliation import ConflictKind


class Shade(NamedTuple):
    """One colour, as it is on light and on dark ground."""

    light: str
    dark: str


SURFACE = Shade("#ffffff", "#171b22")
INK = Shade("#1b1f27", "#e9ecf1")
MUTED = Shade("#566072", "#a7b0be")
LINE = Shade("#dfe3ea", "#303845")
CALM = Shade("#1f6f8b", "#6cc4e0")
"""Figures that are in no conflict."""
GAP = Shade("#fde7ea", "#4a1f2b")
"""What two figures leave between them."""
OF_KIND: Mapping[ConflictKind, Shade] = {
    ConflictKind.CONTRADICTION: Shade("#a3123f", "#ff8fa8"),
    ConflictKind.CONDITIONAL: Shade("#b45309", "#fbb95c"),
    ConflictKind.TENSION: Shade("#6d3fc0", "#c3a6ff"),
}
ALL = (SURFACE, INK, MUTED, LINE, CALM, GAP, *OF_KIND.values())


def shade_of(kind: ConflictKind | None) -> Shade:
    """The colour of a figure by the hardest conflict it is in, if any."""
    return CALM if kind is None else OF_KIND[kind]
