"""Profiles: tuples of rules for a purpose."""

from vneduunion.validation.fields import field_rules
from vneduunion.validation.rule import Rule
from vneduunion.validation.rules import (
    activities,
    awards,
    documents,
    figures,
    groups,
    initiatives,
    measures,
    movements,
    people,
    provenance,
    references,
    sources,
    successions,
    territories,
    ties,
    units,
)

_TAKEN_IN: tuple[Rule, ...] = (
    *field_rules(),
    *references.RULES,
    *ties.CIRCLES,
    *territories.CIRCLES,
    *movements.CIRCLES,
    *documents.CIRCLES,
    *sources.CIRCLES,
    *measures.CIRCLES,
    *figures.CIRCLES,
)

IMPORT: tuple[Rule, ...] = _TAKEN_IN
"""What must hold before data are taken in: every field, unique ids, references that lead somewhere and
do not run in circles."""

ALL: tuple[Rule, ...] = tuple(
    dict.fromkeys(
        (
            *_TAKEN_IN,
            *units.RULES,
            *ties.RULES,
            *successions.RULES,
            *territories.RULES,
            *people.RULES,
            *movements.RULES,
            *groups.RULES,
            *initiatives.RULES,
            *awards.RULES,
            *activities.RULES,
            *documents.RULES,
            *sources.RULES,
            *measures.RULES,
            *figures.RULES,
        )
    )
)
"""Everything that the law, the unions' own rules or the sense of the figures says must hold."""

STRICT: tuple[Rule, ...] = (*ALL, *provenance.RULES)
"""All of it, and what data to be published should have: sources and marks."""
