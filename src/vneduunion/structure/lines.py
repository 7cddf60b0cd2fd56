"""Lines: along what one thing stands above another."""

from vneduunion.model import TieKind

Line = TieKind | str
"""DIRECT or GUIDANCE ties, or a scheme of territories such as `"vn-34"`."""

MANAGED = frozenset({TieKind.DIRECT})
"""The ties along which a unit manages others."""
SECTOR_WIDE = frozenset({TieKind.DIRECT, TieKind.GUIDANCE})
"""The ties along which the whole sector stands below a unit."""


def ties_of(line: Line) -> frozenset[TieKind]:
    """The kinds of ties that a line follows; none for a scheme of territories.

    Args:
        line: GUIDANCE follows DIRECT ties too: whom a unit manages it also guides.

    Raises:
        ValueError: the line is COORDINATION, from which no containment follows.

    Example:
        >>> sorted(ties_of(TieKind.GUIDANCE))
        [<TieKind.DIRECT: 'DIRECT'>, <TieKind.GUIDANCE: 'GUIDANCE'>]
    """
    if line is TieKind.COORDINATION:
        message = "no unit contains another along COORDINATION: choose DIRECT, GUIDANCE or a scheme"
        raise ValueError(message)
    if not isinstance(line, TieKind):
        return frozenset()
    return MANAGED if line is TieKind.DIRECT else SECTOR_WIDE
