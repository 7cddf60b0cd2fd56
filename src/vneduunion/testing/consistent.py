"""Strategies for datasets in which nothing contradicts anything else.

Everything is made around a hidden truth: a tree of units by the kinds that may stand below each other,
their lives, and for each unit how many things of its own there were. What is reported are totals of the
tree, exactly or as bounds around them; what happened, happened while its units lived.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, final

from vneduunion.extras import require
from vneduunion.model import (
    Activity,
    ActivityKind,
    Assessment,
    Authorship,
    Award,
    AwardCategory,
    AwardKind,
    AwardLevel,
    Counted,
    Dataset,
    Discipline,
    DisciplineForm,
    Figure,
    Group,
    Initiative,
    InitiativeKind,
    Measure,
    Membership,
    Office,
    OfficeRole,
    Person,
    Qualification,
    QualificationBand,
    Rating,
    RecipientKind,
    Recognition,
    RecognitionLevel,
    Scope,
    Service,
    ServiceKind,
    Source,
    Tie,
    TieKind,
    Timing,
    UnionMembership,
    Unit,
    UnitKind,
)
from vneduunion.values.ids import (
    ActivityId,
    AwardId,
    AwardKindId,
    FigureId,
    GroupId,
    InitiativeId,
    MeasureId,
    PersonId,
    SourceId,
    UnitId,
)
from vneduunion.values.names import Name
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

if TYPE_CHECKING:
    from hypothesis import strategies as st
else:
    st = require("testing", "hypothesis.strategies")

_FIRST, _LAST = date(1990, 1, 1), date(2030, 12, 31)
_WHOLE = 10_000
_PAIRS = {"works.applied": "works", "training.persons": "training.turns"}
"""The lesser of two measures, and the greater one."""
_MEASURES = (
    Measure(
        id=MeasureId("works"),
        name=Name(vi="Sáng kiến", en="Initiatives"),
        counts=Counted.INITIATIVE,
        timing=Timing.FLOW,
    ),
    Measure(
        id=MeasureId("works.applied"),
        name=Name(vi="Sáng kiến được áp dụng", en="Initiatives applied"),
        counts=Counted.INITIATIVE,
        timing=Timing.FLOW,
        part_of=(MeasureId("works"),),
    ),
    Measure(
        id=MeasureId("training.persons"),
        name=Name(vi="Người được tập huấn", en="Persons trained"),
        counts=Counted.PERSON,
        timing=Timing.FLOW,
    ),
    Measure(
        id=MeasureId("training.turns"),
        name=Name(vi="Lượt người tập huấn", en="Turns of training"),
        counts=Counted.TURN,
        timing=Timing.FLOW,
        turns_of=MeasureId("training.persons"),
    ),
)
_KINDS_OF_AWARD = (
    AwardKind(
        id=AwardKindId("award-kind.individual"),
        name=Name(vi="Bằng khen", en="Certificate"),
        category=AwardCategory.FORM,
        recipients=(RecipientKind.INDIVIDUAL,),
        level=AwardLevel.CENTRAL_UNION,
    ),
    AwardKind(
        id=AwardKindId("award-kind.collective"),
        name=Name(vi="Cờ", en="Flag"),
        category=AwardCategory.FORM,
        recipients=(RecipientKind.COLLECTIVE,),
        level=AwardLevel.CENTRAL_UNION,
    ),
    AwardKind(
        id=AwardKindId("award-kind.any"),
        name=Name(vi="Giấy khen", en="Commendation"),
        category=AwardCategory.FORM,
    ),
)
_ROOT = 0


class _Days(NamedTuple):
    """The days on which something is there, missing ones at the ends of the calendar."""

    first: date = _FIRST
    last: date = _LAST

    def both(self, other: "_Days") -> "_Days | None":
        """The days that two things share."""
        shared = _Days(max(self.first, other.first), min(self.last, other.last))
        return shared if shared.first <= shared.last else None


def consistent_datasets(*, max_units: int = 6) -> "st.SearchStrategy[Dataset]":
    """Small datasets in which `validate` finds no ERROR.

    They have units of kinds that may stand below each other, with ties inside their lives; and some of
    persons, offices, groups, initiatives, awards and evidence for them, activities and figures. What is only a
    WARNING or a NOTE,
    such as an initiative of which no application is known, may be in them. They need the extras `testing`
    and `tables`.

    Args:
        max_units: the most units, the confederation among them.

    Example:
        >>> from hypothesis import given, settings
        >>> from vneduunion.findings import Severity
        >>> from vneduunion.validation import validate
        >>> @settings(max_examples=5, deadline=None)
        ... @given(consistent_datasets())
        ... def holds(data):
        ...     assert not len(validate(data).at_least(Severity.ERROR))
        >>> holds()
    """
    return _consistent(max_units)


@st.composite
def _consistent(draw: "st.DrawFn", max_units: int) -> Dataset:
    world = _World(draw, max_units)
    persons = [
        Person(id=PersonId(f"person.{at}"), name=f"Nguyễn Văn {at}") for at in range(draw(st.integers(1, 4)))
    ]
    people = [person.id for person in persons]
    groups = [world.group(at, people) for at in world.some()]
    initiatives = [world.initiative(at, people, groups) for at in world.some()]
    sources = [Source(id=SourceId(f"source.{at}"), title=f"Báo cáo {at}") for at in range(2)]
    return Dataset(
        units=world.units,
        ties=world.ties,
        persons=persons,
        offices=[world.office(at, people) for at in world.some()],
        groups=groups,
        initiatives=initiatives,
        award_kinds=_KINDS_OF_AWARD,
        awards=[world.award(at, people, groups, initiatives) for at in world.some()],
        activities=[world.activity(at) for at in world.some()],
        sources=sources,
        measures=_MEASURES,
        figures=world.figures([source.id for source in sources]),
        assessments=[world.assessment(people, groups) for _ in world.some()],
        services=[world.service(people) for _ in world.some()],
        disciplines=[world.discipline(people) for _ in world.some()],
        qualifications=[world.qualification(people) for _ in world.some()],
        union_memberships=[world.membership(people) for _ in world.some()],
    )


def _days_of(kind: UnitKind) -> _Days:
    """The days on which there were units of a kind."""
    from vneduunion.validation.rules.units import COMMUNES_BEGIN, DISTRICTS_END, ENDED  # noqa: PLC0415 as below

    first = COMMUNES_BEGIN if kind is UnitKind.COMMUNE_UNION else _FIRST
    return _Days(first, DISTRICTS_END if kind in ENDED else _LAST)


@final
class _World:
    """The units with their lives and ties, and what happens among them."""

    def __init__(self, draw: "st.DrawFn", max_units: int) -> None:
        self.draw = draw
        self.units: list[Unit] = []
        self.ties: list[Tie] = []
        self.lives: list[_Days] = []
        self.parents: list[int | None] = []
        for at in range(draw(st.integers(1, max_units))):
            self._found(at)
        for at in range(len(self.units)):
            self._guide(at)

    def some(self) -> range:
        """The numbers of some records."""
        return range(self.draw(st.integers(0, 3)))

    # --- units -----------------------------------------------------------------------------------

    def _found(self, at: int) -> None:
        """One more unit below one that is there already."""
        # What may stand below what is stated once, among the rules, which need the extra `tables`.
        from vneduunion.validation.rules.ties import PARENTS  # noqa: PLC0415
        from vneduunion.validation.rules.units import LEVELS  # noqa: PLC0415

        below = {
            above: [kind for kind, parents in PARENTS.items() if unit.kind in parents]
            for above, unit in enumerate(self.units)
        }
        managing = [above for above, kinds in below.items() if kinds]
        above = self.draw(st.sampled_from(managing)) if managing else None
        kind = UnitKind.CONFEDERATION if above is None else self.draw(st.sampled_from(below[above]))
        level = self.draw(st.sampled_from((None, LEVELS.get(kind))))
        whole = _days_of(kind)
        since, until = self.held(whole)
        name = Name(vi=f"Công đoàn {at}", en=f"Union {at}")
        self.units.append(
            Unit(id=UnitId(f"unit.{at}"), kind=kind, level=level, name=name, since=since, until=until)
        )
        self.lives.append(_Days(since or whole.first, until or whole.last))
        self.parents.append(above)
        if above is not None:
            self._tie(at, above, TieKind.DIRECT)

    def _guide(self, at: int) -> None:
        """A tie to a unit that guides such as this one, where there is one."""
        from vneduunion.validation.rules.ties import GUIDES  # noqa: PLC0415 as above

        kinds = GUIDES.get(self.units[at].kind, ())
        guides = [other for other, unit in enumerate(self.units) if unit.kind in kinds]
        guide = self.draw(st.none() | st.sampled_from(guides)) if guides else None
        if guide is not None:
            self._tie(at, guide, TieKind.GUIDANCE)

    def _tie(self, child: int, parent: int, kind: TieKind) -> None:
        shared = self.lives[child].both(self.lives[parent])
        since, until = (None, None) if shared is None else self.held(shared)
        lower, upper = self.units[child].id, self.units[parent].id
        self.ties.append(Tie(child=lower, parent=upper, kind=kind, since=since, until=until))

    # --- days ------------------------------------------------------------------------------------

    def held(self, within: _Days) -> tuple[date | None, date | None]:
        """The first and the last day of what holds within some days; either may not be said."""
        days = st.dates(within.first, within.last)
        first, last = sorted((self.draw(days), self.draw(days)))
        said = self.draw(st.sampled_from(((True, True), (True, False), (False, True), (False, False))))
        return (first if said[0] else None), (last if said[1] else None)

    def happened(self, within: _Days) -> Period:
        """When something happened of which one day at least is among some days."""
        day = self.draw(st.dates(within.first, within.last))
        makers = {
            "day": lambda: Period.day(day),
            "month": lambda: Period.month(day.year, day.month),
            "quarter": lambda: Period.quarter(day.year, (day.month + 2) // 3),
            "year": lambda: Period.year(day.year),
            "until": lambda: Period.span(None, day),
            "since": lambda: Period.span(day, None),
        }
        return makers[self.draw(st.sampled_from(sorted(makers)))]()

    def unit(self) -> int:
        """The number of one of the units."""
        return self.draw(st.integers(0, len(self.units) - 1))

    # --- what people do --------------------------------------------------------------------------

    def office(self, at: int, people: Sequence[Any]) -> Office:
        """An office during the life of its unit."""
        unit = self.unit()
        since, until = self.held(self.lives[unit])
        role = tuple(OfficeRole)[at]
        person = self.draw(st.sampled_from(people))
        return Office(person=person, unit=self.units[unit].id, role=role, since=since, until=until)

    def group(self, at: int, people: Sequence[Any]) -> Group:
        """A group during the life of its unit, with members during its own."""
        unit = self.unit()
        since, until = self.held(self.lives[unit])
        own = _Days(since or self.lives[unit].first, until or self.lives[unit].last)
        members = []
        for person in self.draw(st.lists(st.sampled_from(people), unique=True, max_size=3)):
            begun, ended = self.held(own)
            members.append(Membership(person=person, since=begun, until=ended))
        id_ = GroupId(f"group.{at}")
        return Group(id=id_, unit=self.units[unit].id, since=since, until=until, members=tuple(members))

    def initiative(self, at: int, people: Sequence[Any], groups: Sequence[Group]) -> Initiative:
        """A work whose authors share the whole, recognised by units that lived then."""
        authors = self.draw(st.lists(st.sampled_from(people), unique=True, max_size=3))
        shared = self.draw(st.booleans())
        parts = [_WHOLE // len(authors)] * len(authors) if authors and shared else [None] * len(authors)
        made = (Authorship(person=person, share=part) for person, part in zip(authors, parts, strict=True))
        applied = self.draw(st.none() | st.just(_Days()))
        return Initiative(
            id=InitiativeId(f"initiative.{at}"),
            title=f"Sáng kiến {at}",
            kind=self.draw(st.sampled_from(InitiativeKind)),
            authors=tuple(made),
            units=(self.units[self.unit()].id,),
            group=self.draw(st.none() | st.sampled_from([group.id for group in groups])) if groups else None,
            submitted=self.happened(_Days()),
            applied=None if applied is None else self.happened(applied),
            recognitions=tuple(self._recognition() for _ in self.some()),
            benefit=self.draw(st.none() | st.integers(0, 10**9).map(Quantity.exact)),
        )

    def _recognition(self) -> Recognition:
        by = self.unit()
        level, when = self.draw(st.sampled_from(RecognitionLevel)), self.happened(self.lives[by])
        return Recognition(level=level, by=self.units[by].id, when=when)

    def award(
        self, at: int, people: Sequence[Any], groups: Sequence[Group], initiatives: Sequence[Initiative]
    ) -> Award:
        """An award for somebody who was there, conferred by the confederation or by any unit."""
        kind = self.draw(st.sampled_from(_KINDS_OF_AWARD))
        recipient, life = self._somebody({*kind.recipients} or {*RecipientKind}, people, groups)
        by = self.unit() if kind.level is None else _ROOT
        shared = self.lives[by].both(life)
        when = self.happened(life if shared is None else shared)
        works = self.draw(st.lists(st.sampled_from(initiatives), unique=True)) if initiatives else []
        return Award(
            id=AwardId(f"award.{at}"),
            kind=kind.id,
            recipient=recipient,
            conferred_by=None if shared is None else self.units[by].id,
            when=when,
            for_year=self.draw(st.none() | st.just(Period.year(when.first.year))) if when.first else None,
            initiatives=tuple(work.id for work in works),
            revoked=self.draw(st.none() | st.just(Period.span(when.first, None))) if when.first else None,
        )

    def _somebody(
        self, who: Collection[RecipientKind], people: Sequence[Any], groups: Sequence[Group]
    ) -> tuple[Any, _Days]:
        """A person, a unit or a group, with its life."""
        units = [(unit.id, life) for unit, life in zip(self.units, self.lives, strict=True)]
        several = [(group.id, _Days(group.since or _FIRST, group.until or _LAST)) for group in groups]
        persons = [(person, _Days()) for person in people]
        collectives = [*units, *several] if RecipientKind.COLLECTIVE in who else []
        individuals = persons if RecipientKind.INDIVIDUAL in who else []
        chosen: tuple[Any, _Days] = self.draw(st.sampled_from([*individuals, *collectives]))
        return chosen

    def activity(self, at: int) -> Activity:
        """An activity held while its unit lived."""
        unit = self.unit()
        kind, when = self.draw(st.sampled_from(ActivityKind)), self.happened(self.lives[unit])
        name = Name(vi=f"Hoạt động {at}", en=f"Activity {at}")
        return Activity(
            id=ActivityId(f"activity.{at}"), kind=kind, name=name, unit=self.units[unit].id, period=when
        )

    # --- evidence --------------------------------------------------------------------------------

    def assessment(self, people: Sequence[Any], groups: Sequence[Group]) -> Assessment:
        """A rating of somebody who was there in the year."""
        subject, life = self._somebody(tuple(RecipientKind), people, groups)
        day = self.draw(st.dates(life.first, life.last))
        year = self.draw(st.sampled_from((Period.year, Period.work_year)))(day.year)
        return Assessment(subject=subject, period=year, rating=self.draw(st.sampled_from(Rating)))

    def service(self, people: Sequence[Any]) -> Service:
        """A service in a unit during its life, or in none that is named."""
        person, unit, since, until = self._time_in_unit(people)
        role = self.draw(st.sampled_from(ServiceKind))
        return Service(person=person, unit=unit, role=role, since=since, until=until)

    def membership(self, people: Sequence[Any]) -> UnionMembership:
        """Membership in a unit during its life, or in none that is named."""
        person, unit, since, until = self._time_in_unit(people)
        return UnionMembership(person=person, unit=unit, since=since, until=until)

    def _time_in_unit(self, people: Sequence[Any]) -> tuple[Any, UnitId | None, date | None, date | None]:
        person, at = self.draw(st.sampled_from(people)), self.unit()
        unit = self.draw(st.sampled_from((self.units[at].id, None)))
        return person, unit, *self.held(self.lives[at])

    def discipline(self, people: Sequence[Any]) -> Discipline:
        """A discipline, mostly with its last day."""
        since = self.draw(st.dates(_FIRST, _LAST))
        until = self.draw(st.none() | st.dates(since, _LAST))
        person, form = self.draw(st.sampled_from(people)), self.draw(st.sampled_from(DisciplineForm))
        return Discipline(person=person, form=form, since=since, until=until)

    def qualification(self, people: Sequence[Any]) -> Qualification:
        """A degree, since some time or ever."""
        when = self.happened(_Days()) if self.draw(st.booleans()) else None
        person, level = self.draw(st.sampled_from(people)), self.draw(st.sampled_from(QualificationBand))
        return Qualification(person=person, level=level, when=when)

    # --- figures ---------------------------------------------------------------------------------

    def figures(self, sources: Sequence[Any]) -> list[Figure]:
        """What was reported of units and years: totals of the truth, or bounds around them."""
        asked = st.tuples(
            st.sampled_from([measure.id for measure in _MEASURES]),
            st.integers(0, len(self.units) - 1),
            st.sampled_from((Scope.OWN, Scope.DIRECT, None)),
            st.sampled_from(sources),
            st.integers(2020, 2022),
        )
        made, truth = [], dict[int, Mapping[str, Sequence[int]]]()
        for at, (measure, unit, scope, source, year) in enumerate(
            self.draw(st.lists(asked, unique=True, max_size=5))
        ):
            period = Period.year(year)
            if self.lives[unit].both(_Days(date(year, 1, 1), date(year, 12, 31))) is None:
                continue
            if year not in truth:
                truth[year] = self._truth()
            number = self._total(truth[year][measure], unit, own=scope is Scope.OWN)
            made.append(
                Figure(
                    id=FigureId(f"figure.{at}"),
                    measure=measure,
                    unit=self.units[unit].id,
                    period=period,
                    quantity=self._reported(number),
                    source=source,
                    scope=scope,
                )
            )
        return made

    def _truth(self) -> Mapping[str, Sequence[int]]:
        """How many things each unit had of its own."""
        numbers: dict[str, Sequence[int]] = {}
        for lesser, greater in _PAIRS.items():
            numbers[greater] = [self.draw(st.integers(0, 500)) for _ in self.units]
            numbers[lesser] = [self.draw(st.integers(0, most)) for most in numbers[greater]]
        return numbers

    def _total(self, own_numbers: Sequence[int], unit: int, *, own: bool) -> int:
        """A unit's number, with those of the units below it unless it is its own."""
        below = [at for at, parent in enumerate(self.parents) if parent == unit]
        rest = 0 if own else sum(self._total(own_numbers, at, own=False) for at in below)
        return own_numbers[unit] + rest

    def _reported(self, number: int) -> Quantity:
        low, high = number - self.draw(st.integers(0, number)), number + self.draw(st.integers(0, 50))
        vague = Quantity(low=low, likely_low=low, likely_high=high, high=high)
        return self.draw(st.sampled_from((Quantity.exact(number), vague, Quantity(low=low, likely_low=low))))
