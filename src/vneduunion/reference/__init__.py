"""Bundled facts with their origin, and the look-up of names in them."""

from vneduunion.reference.award_money import award_money, base_salary
from vneduunion.reference.catalogue import About, about, bundled, catalogue
from vneduunion.reference.coverage import Uneven, UnevenKind, gaps_and_overlaps
from vneduunion.reference.in_force import in_force
from vneduunion.reference.measure_definitions import measure_definitions
from vneduunion.reference.press import press
from vneduunion.reference.resolving import Candidate, Match, resolve
from vneduunion.reference.rulebook_schema import rulebook_schema
from vneduunion.reference.rulebooks import principles, read_rulebooks, rulebooks

__all__ = [
    "About",
    "Candidate",
    "Match",
    "Uneven",
    "UnevenKind",
    "about",
    "award_money",
    "base_salary",
    "bundled",
    "catalogue",
    "gaps_and_overlaps",
    "in_force",
    "measure_definitions",
    "press",
    "principles",
    "read_rulebooks",
    "resolve",
    "rulebook_schema",
    "rulebooks",
]
