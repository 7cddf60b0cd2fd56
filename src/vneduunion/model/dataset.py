"""`Dataset`: the immutable root that holds all records, one tuple per class."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Generic, Self, SupportsIndex, TypeVar, cast, final, overload

import attrs
from attrs import field, frozen

from vneduunion.errors import BadRecord, DuplicateId, Fault, UnknownId
from vneduunion.model.activities import Activity
from vneduunion.model.awards import Award, AwardKind
from vneduunion.model.documents import Document
from vneduunion.model.evidence import Assessment, Discipline, Qualification, Service, UnionMembership
from vneduunion.model.figures import Figure
from vneduunion.model.groups import Group
from vneduunion.model.initiatives import Initiative
from vneduunion.model.measures import Measure
from vneduunion.model.movements import Movement
from vneduunion.model.people import Office, Person
from vneduunion.model.record import Record
from vneduunion.model.sources import Mention, Source
from vneduunion.model.successions import Succession
from vneduunion.model.territories import Territory
from vneduunion.model.units import Tie, Unit

R = TypeVar("R", bound=Record)


def _close_to(key: str, known: Iterable[str]) -> list[str]:
    # Only a failing look-up needs difflib, and every user would pay for importing it.
    from difflib import get_close_matches  # noqa: PLC0415

    return get_close_matches(key, list(known), n=3)


class Records(tuple[R, ...], Generic[R]):  # noqa: SLOT001 the index is kept on the instance
    """A tuple of records of one class that can also be asked by id.

    Example:
        >>> from vneduunion.model import Person
        >>> people = Records([Person(id="nguyen-ngoc-an", name="Nguyễn Ngọc An")])
        >>> people["nguyen-ngoc-an"].name
        'Nguyễn Ngọc An'
    """

    _index: dict[str, R]

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> R: ...
    @overload
    def __getitem__(self, key: slice, /) -> tuple[R, ...]: ...
    @overload
    def __getitem__(self, key: str, /) -> R: ...
    def __getitem__(self, key: str | SupportsIndex | slice, /) -> R | tuple[R, ...]:
        """A record by id (or natural key) or by position.

        Raises:
            UnknownId: no record bears the id; the error lists ids close to it.
        """
        if not isinstance(key, str):
            return super().__getitem__(key)
        index = self._by_key()
        if key not in index:
            kind = type(self[0]).__name__ if self else ""
            raise UnknownId(key, kind, _close_to(key, index))
        return index[key]

    def __contains__(self, item: object) -> bool:
        """Whether a record, or a record of the id given as text, is here."""
        return item in self._by_key() if isinstance(item, str) else super().__contains__(item)

    def get(self, key: str) -> R | None:
        """The record of an id, or `None`: for verbs that leave out what dangles and list it."""
        return self._by_key().get(key)

    def keys(self) -> tuple[str, ...]:
        """The ids (or natural keys), in the order of the records."""
        return tuple(record.key for record in self)

    def _by_key(self) -> dict[str, R]:
        try:
            return self._index
        except AttributeError:
            self._index = {record.key: record for record in self}
            return self._index

    def __repr__(self) -> str:
        name = type(self[0]).__name__ if self else "no"
        return f"<{len(self)} {name} records>"


@final
@frozen(kw_only=True, repr=False)
class Dataset:
    """All records of one body of knowledge, linked by ids.

    It holds nouns only: verbs such as `reconcile` are functions that take it. References that lead
    nowhere are allowed (they are findings, and verbs leave out what depends on them); one id borne
    by two different records is not.

    Raises:
        BadRecord: something in a field is not a record of its class.
        DuplicateId: two records bear one id, whatever their classes; all such ids are listed.

    Example:
        >>> from vneduunion.model import Person
        >>> data = Dataset(persons=[Person(id="nguyen-ngoc-an", name="Nguyễn Ngọc An")])
        >>> data
        <Dataset: 1 persons>
    """

    units: Records[Unit] = field(factory=Records[Unit], converter=Records[Unit])
    ties: Records[Tie] = field(factory=Records[Tie], converter=Records[Tie])
    territories: Records[Territory] = field(factory=Records[Territory], converter=Records[Territory])
    successions: Records[Succession] = field(factory=Records[Succession], converter=Records[Succession])
    persons: Records[Person] = field(factory=Records[Person], converter=Records[Person])
    offices: Records[Office] = field(factory=Records[Office], converter=Records[Office])
    movements: Records[Movement] = field(factory=Records[Movement], converter=Records[Movement])
    groups: Records[Group] = field(factory=Records[Group], converter=Records[Group])
    initiatives: Records[Initiative] = field(factory=Records[Initiative], converter=Records[Initiative])
    award_kinds: Records[AwardKind] = field(factory=Records[AwardKind], converter=Records[AwardKind])
    awards: Records[Award] = field(factory=Records[Award], converter=Records[Award])
    activities: Records[Activity] = field(factory=Records[Activity], converter=Records[Activity])
    documents: Records[Document] = field(factory=Records[Document], converter=Records[Document])
    sources: Records[Source] = field(factory=Records[Source], converter=Records[Source])
    mentions: Records[Mention] = field(factory=Records[Mention], converter=Records[Mention])
    measures: Records[Measure] = field(factory=Records[Measure], converter=Records[Measure])
    figures: Records[Figure] = field(factory=Records[Figure], converter=Records[Figure])
    assessments: Records[Assessment] = field(factory=Records[Assessment], converter=Records[Assessment])
    services: Records[Service] = field(factory=Records[Service], converter=Records[Service])
    disciplines: Records[Discipline] = field(factory=Records[Discipline], converter=Records[Discipline])
    qualifications: Records[Qualification] = field(
        factory=Records[Qualification], converter=Records[Qualification]
    )
    union_memberships: Records[UnionMembership] = field(
        factory=Records[UnionMembership], converter=Records[UnionMembership]
    )

    def __attrs_post_init__(self) -> None:
        wrong = list(_misplaced(self))
        if wrong:
            raise BadRecord(wrong, "Dataset")
        repeated = list(_repeated(self))
        if repeated:
            raise DuplicateId(repeated)

    def tables(self) -> Iterator[tuple[str, Records[Any]]]:
        """Each field's name with its records, in the order of the fields."""
        for name in TABLES:
            yield name, getattr(self, name)

    def record(self, id: str) -> Record:  # noqa: A002 the field's name
        """The record that bears an id, whatever its class.

        Raises:
            UnknownId: no record bears it.
        """
        for _, records in self.tables():
            if id in records:
                return cast(Record, records[id])
        keys = [key for _, records in self.tables() for key in records.keys()]  # noqa: SIM118 not a dict
        raise UnknownId(id, close=_close_to(id, keys))

    def merge(self, other: "Dataset") -> "Dataset":
        """The records of both; equal records collapse into one.

        Args:
            other: another dataset.

        Returns:
            A new dataset: the records of this one, then those only the other has.

        Raises:
            DuplicateId: an id stands for unequal records in the two.
        """
        return self._with(**dict(other.tables()))

    def _with(self, **added: Iterable[Any]) -> Self:
        changed = {name: dict.fromkeys((*getattr(self, name), *records)) for name, records in added.items()}
        return attrs.evolve(self, **changed)

    def __repr__(self) -> str:
        counts = [f"{len(records):,} {name}" for name, records in self.tables() if records]
        return f"<Dataset: {', '.join(counts) or 'empty'}>"

    def with_units(self, units: Iterable[Unit]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(units=units)

    def with_ties(self, ties: Iterable[Tie]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(ties=ties)

    def with_territories(self, territories: Iterable[Territory]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(territories=territories)

    def with_successions(self, successions: Iterable[Succession]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(successions=successions)

    def with_persons(self, persons: Iterable[Person]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(persons=persons)

    def with_offices(self, offices: Iterable[Office]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(offices=offices)

    def with_movements(self, movements: Iterable[Movement]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(movements=movements)

    def with_groups(self, groups: Iterable[Group]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(groups=groups)

    def with_initiatives(self, initiatives: Iterable[Initiative]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(initiatives=initiatives)

    def with_award_kinds(self, award_kinds: Iterable[AwardKind]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(award_kinds=award_kinds)

    def with_awards(self, awards: Iterable[Award]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(awards=awards)

    def with_activities(self, activities: Iterable[Activity]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(activities=activities)

    def with_documents(self, documents: Iterable[Document]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(documents=documents)

    def with_sources(self, sources: Iterable[Source]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(sources=sources)

    def with_mentions(self, mentions: Iterable[Mention]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(mentions=mentions)

    def with_measures(self, measures: Iterable[Measure]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(measures=measures)

    def with_figures(self, figures: Iterable[Figure]) -> Self:
        """A dataset that also holds these; equal ones collapse, unequal ones of one id raise."""
        return self._with(figures=figures)

    def with_assessments(self, assessments: Iterable[Assessment]) -> Self:
        """A dataset that also holds these; equal ones collapse."""
        return self._with(assessments=assessments)

    def with_services(self, services: Iterable[Service]) -> Self:
        """A dataset that also holds these; equal ones collapse."""
        return self._with(services=services)

    def with_disciplines(self, disciplines: Iterable[Discipline]) -> Self:
        """A dataset that also holds these; equal ones collapse."""
        return self._with(disciplines=disciplines)

    def with_qualifications(self, qualifications: Iterable[Qualification]) -> Self:
        """A dataset that also holds these; equal ones collapse."""
        return self._with(qualifications=qualifications)

    def with_union_memberships(self, union_memberships: Iterable[UnionMembership]) -> Self:
        """A dataset that also holds these; equal ones collapse."""
        return self._with(union_memberships=union_memberships)


TABLES: dict[str, type[Record]] = {
    "units": Unit,
    "ties": Tie,
    "territories": Territory,
    "successions": Succession,
    "persons": Person,
    "offices": Office,
    "movements": Movement,
    "groups": Group,
    "initiatives": Initiative,
    "award_kinds": AwardKind,
    "awards": Award,
    "activities": Activity,
    "documents": Document,
    "sources": Source,
    "mentions": Mention,
    "measures": Measure,
    "figures": Figure,
    "assessments": Assessment,
    "services": Service,
    "disciplines": Discipline,
    "qualifications": Qualification,
    "union_memberships": UnionMembership,
}
"""Which class of record stands in which field of a `Dataset`."""


def _misplaced(data: Dataset) -> Iterator[Fault]:
    for name, records in data.tables():
        expected = TABLES[name]
        for index, record in enumerate(records):
            if type(record) is not expected:
                values = {"expected": expected.__name__, "found": type(record).__name__}
                yield Fault(f"{name}[{index}]", "wrong_type", values)


def _repeated(data: Dataset) -> Iterator[Fault]:
    places: dict[str, list[str]] = defaultdict(list)
    for name, records in data.tables():
        if hasattr(TABLES[name], "id"):
            for index, record in enumerate(records):
                places[record.key].append(f"{name}[{index}]")
    for key, found in places.items():
        if len(found) > 1:
            values = {"id": repr(key), "count": len(found), "records": ", ".join(found)}
            yield Fault(found[0], "duplicate_id", values)
