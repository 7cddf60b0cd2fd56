"""Bundled facts with their origin, and the look-up of names in them."""

from vneduunion.reference.catalogue import About, about, bundled, catalogue
from vneduunion.reference.measure_definitions import measure_definitions
from vneduunion.reference.press import press
from vneduunion.reference.resolving import Candidate, Match, resolve

__all__ = [
    "About",
    "Candidate",
    "Match",
    "about",
    "bundled",
    "catalogue",
    "measure_definitions",
    "press",
    "resolve",
]
