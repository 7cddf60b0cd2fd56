"""Evidence: what papers say about candidates for awards, beside the awards and the work they already have."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, final

from attrs import frozen

from vneduunion.model.record import Record
from vneduunion.values.constraints import Ordered, Rule
from vneduunion.values.ids import DocumentId, GroupId, PersonId, UnitId
from vneduunion.values.periods import Period


class Rating(StrEnum):
    """The four yearly ratings, the best first. Their words were read, their order is recalled."""

    EXCELLENT = "EXCELLENT"
    GOOD = "GOOD"
    COMPLETED = "COMPLETED"
    NOT_COMPLETED = "NOT_COMPLETED"


class ServiceKind(StrEnum):
    """What somebody served in, as the rules tell services apart."""

    EMPLOYED = "EMPLOYED"
    UNION_FULL_TIME = "UNION_FULL_TIME"
    UNION_PART_TIME = "UNION_PART_TIME"
    UNION_PART_TIME_NON_STATE = "UNION_PART_TIME_NON_STATE"
    UPPER_UNION_COMMITTEE = "UPPER_UNION_COMMITTEE"
    VGCL_PRESIDIUM = "VGCL_PRESIDIUM"
    UNION_PUBLIC_UNIT = "UNION_PUBLIC_UNIT"
    UNION_ENTERPRISE_LEADER = "UNION_ENTERPRISE_LEADER"
    OUTSIDE_LEADER = "OUTSIDE_LEADER"
    EDUCATION = "EDUCATION"
    EDUCATION_MANAGEMENT = "EDUCATION_MANAGEMENT"
    TEACHING = "TEACHING"
    DIFFICULT_AREA = "DIFFICULT_AREA"


class QualificationBand(StrEnum):
    """Up to a college degree, or from a university degree."""

    UP_TO_COLLEGE = "UP_TO_COLLEGE"
    FROM_UNIVERSITY = "FROM_UNIVERSITY"


class DisciplineForm(StrEnum):
    """Forms of discipline, the lightest first. The rules name the first two; GRAVER is any that is graver."""

    REPRIMAND = "REPRIMAND"
    WARNING = "WARNING"
    GRAVER = "GRAVER"


def _days(period: Period | None) -> str:
    """The widest days of a period as keys have them, whatever it was called: a calendar year by its number."""
    if period is None:
        return ""
    first, last = period.first, period.last
    if first and last and (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return str(first.year)
    return f"{first or ''}..{last or ''}"


@final
@frozen(kw_only=True)
class Assessment(Record):
    """How a year's work of a person or a collective was rated.

    Attributes:
        subject: a person, a unit or a group.
        period: the year, as it is counted there: a calendar year or a school year.
        rating: one of the four ratings.
        decision: the decision.
    """

    subject: PersonId | UnitId | GroupId
    period: Period
    rating: Rating
    decision: DocumentId | None = None

    @property
    def key(self) -> str:
        """The natural key, e.g. `hoa@2024`."""
        return f"{self.subject}@{_days(self.period)}"


@final
@frozen(kw_only=True)
class Service(Record):
    """That a person served, for a time, in a kind of service that rules tell apart.

    Attributes:
        person: who.
        unit: where.
        role: in what.
        since: first day.
        until: last day; `None` while it goes on.
        full_time: whether it was the person's whole work, where somebody says so.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("since", "until")),)

    person: PersonId
    unit: UnitId | None = None
    role: ServiceKind
    since: date | None = None
    until: date | None = None
    full_time: bool | None = None

    @property
    def key(self) -> str:
        """The natural key, e.g. `hoa>school-12:TEACHING@2004-09-01`."""
        return f"{self.person}>{self.unit or ''}:{self.role}@{self.since or ''}"


@final
@frozen(kw_only=True)
class Discipline(Record):
    """That a person was disciplined.

    Attributes:
        person: who.
        form: how gravely.
        since: the first day of the discipline.
        until: its last day; what is achieved counts again from the day after.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("since", "until")),)

    person: PersonId
    form: DisciplineForm
    since: date
    until: date | None = None

    @property
    def key(self) -> str:
        """The natural key, e.g. `hoa:WARNING@2021-03-05`."""
        return f"{self.person}:{self.form}@{self.since}"


@final
@frozen(kw_only=True)
class Qualification(Record):
    """In which band a person's highest degree is, from some time on.

    Attributes:
        person: who.
        level: the band of the highest degree.
        when: since when, as precise as the source; missing, since ever.
    """

    person: PersonId
    level: QualificationBand
    when: Period | None = None

    @property
    def key(self) -> str:
        """The natural key, e.g. `hoa:FROM_UNIVERSITY@2003`."""
        return f"{self.person}:{self.level}@{_days(self.when)}"


@final
@frozen(kw_only=True)
class UnionMembership(Record):
    """That a person is or was a member of the union.

    Attributes:
        person: who.
        unit: where.
        since: first day.
        until: last day; `None` while it goes on.
    """

    RULES: ClassVar[tuple[Rule, ...]] = (Ordered(("since", "until")),)

    person: PersonId
    unit: UnitId | None = None
    since: date | None = None
    until: date | None = None

    @property
    def key(self) -> str:
        """The natural key, e.g. `hoa>school-12@1999-09-05`."""
        return f"{self.person}>{self.unit or ''}@{self.since or ''}"
