"""The tree of units through time, for look-ups."""

from vneduunion.structure.descent import Descent

__all__ = ["Descent"]
