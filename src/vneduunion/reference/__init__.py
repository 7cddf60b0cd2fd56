"""Bundled facts with their origin."""

from vneduunion.reference.catalogue import About, about, bundled, catalogue
from vneduunion.reference.press import press

__all__ = ["About", "about", "bundled", "catalogue", "press"]
