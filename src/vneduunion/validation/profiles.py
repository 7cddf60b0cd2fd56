"""Profiles: tuples of rules for a purpose."""

from collections.abc import Iterable
from typing import final

from vneduunion.validation.fields import field_rules
from vneduunion.validation.rule import Rule
from vneduunion.validation.rules import (
    activities,
    awards,
    commendation,
    documents,
    evidence,
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


@final
class Profile(tuple[Rule, ...]):  # noqa: SLOT001 a tuple has no room for slots with contents
    """Rules for a purpose: a tuple that is shown by its name, for there are hundreds of rules.

    Args:
        name: what it is called, e.g. `ALL`.
        rules: its rules, in their order.

    Example:
        >>> ALL
        ALL
        >>> Profile("FEW", ALL[:2])
        FEW
    """

    name: str

    def __new__(cls, name: str, rules: Iterable[Rule]) -> "Profile":
        """The profile of a name."""
        made = super().__new__(cls, tuple(rules))
        made.name = name
        return made

    def __getnewargs__(self) -> tuple[str, tuple[Rule, ...]]:
        return self.name, tuple(self)

    def __repr__(self) -> str:
        return self.name


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

IMPORT = Profile("IMPORT", _TAKEN_IN)
"""What must hold before data are taken in: every field, unique ids, references that lead somewhere and
do not run in circles."""

ALL = Profile(
    "ALL",
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
            *commendation.RULES,
            *activities.RULES,
            *documents.RULES,
            *sources.RULES,
            *measures.RULES,
            *figures.RULES,
            *evidence.RULES,
        )
    ),
)
"""Everything that the law, the unions' own rules or the sense of the figures says must hold."""

STRICT = Profile("STRICT", (*ALL, *provenance.RULES))
"""All of it, and what data to be published should have: sources and marks."""
