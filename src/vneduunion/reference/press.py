"""The press dataset: every claim of five newspaper articles about the union."""

from functools import cache

from vneduunion.model import Dataset
from vneduunion.reference.catalogue import bundled, catalogue


@cache
def press() -> Dataset:
    """What five articles of 2025 and 2026 claim, with the catalogue that their names lead to.

    Every counted claim is a `Figure`, every name a `Mention`; both keep what was printed. The
    numbers do not all agree, and none is repaired.

    Returns:
        The catalogue, with measures, figures, mentions, activities, and the person and his work.

    Example:
        >>> figures = press().figures
        >>> str(figures["press.003.groups"].quantity)
        '2,168'
        >>> figures["press.000.groups"].quantity.code
        '534..;534..544'
    """
    return catalogue().merge(bundled("measures", "press"))
