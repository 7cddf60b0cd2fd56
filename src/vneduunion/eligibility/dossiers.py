"""Dossiers: the papers of each candidate, looked up by whom they are about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, final
from weakref import ReferenceType, ref

from attrs import field, frozen

from vneduunion.model import (
    Assessment,
    Award,
    Dataset,
    Discipline,
    Initiative,
    Qualification,
    Service,
    UnionMembership,
)

WHOSE = {
    "assessments": "subject",
    "awards": "recipient",
    "disciplines": "person",
    "qualifications": "person",
    "services": "person",
    "union_memberships": "person",
}
"""Of the tables whose papers are about one candidate each, the field that says about whom."""
_WORKS = "initiatives"
EVIDENCE = tuple(sorted((*WHOSE, _WORKS)))
"""The tables of a dataset that hold papers of candidates."""


@final
@frozen
class Dossier:
    """The papers of one candidate.

    Attributes:
        assessments: how its years were rated.
        awards: what it was given.
        initiatives: the work it has part in.
        services: what a person served in.
        disciplines: how a person was disciplined.
        qualifications: a person's degrees.
        union_memberships: where a person is a member.
        members: of a collective, the people in it, each with the days.
    """

    assessments: list[Assessment] = field(factory=list)
    awards: list[Award] = field(factory=list)
    initiatives: list[Initiative] = field(factory=list)
    services: list[Service] = field(factory=list)
    disciplines: list[Discipline] = field(factory=list)
    qualifications: list[Qualification] = field(factory=list)
    union_memberships: list[UnionMembership] = field(factory=list)
    members: list[Any] = field(factory=list)


def dossiers(data: Dataset) -> defaultdict[str, Dossier]:
    """The papers of all candidates by their ids; those of nobody are empty.

    Asked again for the same dataset, the same dossiers.

    Args:
        data: all records.
    """
    global _LAST  # noqa: PLW0603 one dataset is asked about many candidates
    last = _LAST
    if last is None or last[0]() is not data:
        last = _LAST = (ref(data), _sorted(data))
    return last[1]


_LAST: tuple[ReferenceType[Dataset], defaultdict[str, Dossier]] | None = None


def _sorted(data: Dataset) -> defaultdict[str, Dossier]:
    found: defaultdict[str, Dossier] = defaultdict(Dossier)
    for table in EVIDENCE:
        for record in getattr(data, table):
            for whom in _about(table, record):
                getattr(found[whom], table).append(record)
    for membership in data.union_memberships:
        if membership.unit is not None:
            found[membership.unit].members.append(membership)
    for group in data.groups:
        found[group.id].members.extend(group.members)
    return found


def _about(table: str, record: Any) -> Iterable[str]:
    """Whose paper it is; of a piece of work, everybody's who made it."""
    return dict.fromkeys(_makers(record)) if table == _WORKS else (getattr(record, WHOSE[table]),)


def _makers(work: Initiative) -> Iterator[str]:
    yield from (author.person for author in work.authors)
    yield from work.units
    if work.group is not None:
        yield work.group
